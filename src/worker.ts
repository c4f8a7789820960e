import type { Engine, EventKind, EventTypeInfo } from './app/engine';
import type { EngineChannel } from './app/engineChannel';
import { createLocalEngine, kindsOf } from './app/engineLocal';
import { serveEngine } from './app/engineServer';
import { platformInflate } from './app/platformInflate';
import { AnnotationIndex } from './app/queries/annotationIndex';
import { type DocumentOutline, documentOutline } from './app/queries/documentOutline';
import {
  type Annotated,
  annotate,
  buildCorpus,
  checkTables,
  type DocumentDigest,
  describeFigure,
  digestOf,
  eventHeadlines,
  eventTypes,
  hasPatterns,
  type Inflate,
  type PatternLibrary,
  prepare as prepareWith,
  readSchema,
  reannotate,
  recorrect,
  toDocument,
  type UserTables,
  usePatterns,
} from './core';

/** What the corpus keeps of an annotated text, with every event: the least of them tells which of two is meant. */
export function toDigest(annotated: Annotated): DocumentDigest {
  const { text, options } = annotated;
  return digestOf(toDocument({ ...annotated, options: { ...options, events: 'all' } }), text);
}

export { annotate, buildCorpus, checkTables, digestOf, toDocument };

/**
 * Unpacks what the first text needs, by the means of the host where it has better ones than every platform has; never
 * rejects.
 */
export async function prepare(inflate: Inflate = platformInflate, tables?: UserTables): Promise<void> {
  await Promise.all([prepareWith(inflate), hasPatterns(tables) ? loadPatterns() : undefined]);
}

/** Runs the library of patterns, which is part of this bundle, but costs nothing before somebody needs it. */
function loadPatterns(): Promise<void> {
  patterns ??= import('compromise/two').then(({ default: library }) =>
    usePatterns(library as unknown as PatternLibrary),
  );
  return patterns;
}

let patterns: Promise<void> | undefined;

/**
 * The engine's own bundle: everything heavy is in here. The hosts load it by name, into a worker (where they call
 * `serve`) or, where there is none, into their own thread; so does the command.
 */
export function createEngine(): Engine {
  return createLocalEngine(
    {
      prepare: tables => prepare(platformInflate, tables),
      annotate,
      reannotate,
      recorrect,
      toDocument,
      eventHeadlines,
      eventKind,
      checkTables,
      describeFigure,
      eventTypes: typesOf,
      readSchema: text => {
        const { schema, problems } = readSchema(text);
        return { labels: schema.labels, attributes: schema.attributes, problems, migrate: [...schema.migrate] };
      },
    },
    () => performance.now(),
  );
}

/** The outline of an annotated text. */
export function toOutline(annotated: Annotated): DocumentOutline {
  const { register, language, date, entities, figures, clusters, events, zones, options } = annotated;
  const headlineOf = eventHeadlines(annotated);
  const headlines = Object.fromEntries(events.map(event => [event.id, headlineOf(event)]));
  const kinds = kindsOf(annotated, eventKind);
  const found = { register, language, date, entities, figures, clusters, events, zones };
  const index = new AnnotationIndex({ ...found, kinds, headlines, orphans: [], values: {}, worded: true });
  return documentOutline(options.id ?? 'document', index);
}

/** Answers over `channel`, from inside a worker. */
export function serve(channel: EngineChannel): void {
  serveEngine(channel, createEngine());
}

function eventKind(type: string, tables: UserTables | undefined): EventKind | undefined {
  const known = eventTypes(tables).get(type);
  return known && { noun: known.noun, icon: known.icon, rank: known.rank };
}

function typesOf(tables: UserTables | undefined): readonly EventTypeInfo[] {
  return [...eventTypes(tables).values()].map(({ name, noun, icon, rank, guideline, roles }) => ({
    ...{ type: name, noun, icon, rank, guideline },
    roles: [...new Set(roles.values())],
  }));
}
