import { prepareWordClasses } from './english/classes/wordClasses';
import { createEntityAnnotator, type EntityAnnotator, prepareEntityData } from './entities/entityAnnotator';
import { createEventAnnotator } from './events/eventAnnotator';
import { eventTables } from './events/lexicon/eventTables';
import type { BlockTelling } from './events/sentence/localEvent';
import { findDocumentDate } from './figures/document/documentDate';
import type { LocalFigure } from './figures/document/localFigure';
import { createFigureAnnotator } from './figures/figureAnnotator';
import { type Annotators, createPipeline, type Pipeline } from './pipeline';
import { knowledgeOf } from './schema/knowledge';
import type { PatternLibrary } from './schema/patternLibrary';
import { createRuleFinder } from './schema/ruleFinder';
import type { Inflate } from './text/packedData';
import { USER_TABLE_NAMES, type UserTables } from './text/userTables';
import { findZones, localZones } from './zones/zones';

/** The annotators of the product, with a user's own tables; new ones, but for those that take long to load. */
export function productAnnotators(own?: UserTables): Annotators<LocalFigure, BlockTelling> {
  entities ??= createEntityAnnotator();
  const { labels, schema, tables } = knowledgeOf(own);
  const rules = createRuleFinder({ schema, dictionary: tables.dictionary, labels, library });
  return {
    zones: { local: localZones, resolve: findZones },
    entities: own?.names === undefined ? entities : createEntityAnnotator(undefined, own.names),
    figures: createFigureAnnotator(tables),
    events: createEventAnnotator(tables),
    ploverOf: type => eventTables(tables).types.get(type)?.plover ?? null,
    documentDate: findDocumentDate,
    labels,
    ...(rules === undefined ? {} : { rules }),
  };
}

/**
 * The pipeline of the product, with a user's own tables where there are any. Made at the first call (its tables and
 * weights take a while to load), and kept; of those with tables of a user, the last one.
 */
export function newsmarkPipeline(own?: UserTables): Pipeline {
  const key = own === undefined ? '' : `${hasPatterns(own) && library !== undefined}${JSON.stringify(own, KEY_NAMES)}`;
  if (key === '' || key === 'false{}') {
    pipeline ??= createPipeline(productAnnotators());
    return pipeline;
  }
  if (owned?.key !== key) owned = { key, pipeline: createPipeline(productAnnotators(own)) };
  return owned.pipeline;
}

const KEY_NAMES: (string | number)[] = [...USER_TABLE_NAMES, 'schema', 'dictionary'];

/** Whether patterns are among a user's tables, which somebody must run: see `usePatterns`. */
export function hasPatterns(own: UserTables | undefined): boolean {
  return own?.schema !== undefined && knowledgeOf(own).schema.patterns.length > 0;
}

/** Has patterns run by this library from now on. Without one they find nothing. */
export function usePatterns(run: PatternLibrary): void {
  library = run;
}

let library: PatternLibrary | undefined;

let entities: EntityAnnotator | undefined;
let pipeline: Pipeline | undefined;
let owned: { readonly key: string; readonly pipeline: Pipeline } | undefined;

/**
 * Has the platform's own `inflate` unpack the data of the pipeline, so that the first text waits less. Needed by
 * nobody: without it the first text unpacks them itself. Never rejects; later calls cost nothing.
 */
export function prepare(inflate: Inflate): Promise<void> {
  prepared ??= Promise.all([prepareEntityData(inflate), prepareWordClasses(inflate)]).then(() => undefined);
  return prepared;
}

let prepared: Promise<void> | undefined;
