import {
  type Annotated,
  type AnnotateOptions,
  applyEdit,
  diffTexts,
  displacedCorrections,
  type EventAnnotation,
  type Figure,
  type NewsmarkDocument,
  type Operation,
  type TextEdit,
  type UserTables,
} from '../core';
import {
  type Annotations,
  type Engine,
  EngineError,
  type EngineOptions,
  type EngineUpdate,
  type EventKind,
  type EventTypeInfo,
  type FigureWords,
  type SchemaReport,
} from './engine';

/** The part of the core that an engine runs. */
export interface EnginePipeline {
  /** Gets ready what a text with these tables needs; never rejects. Everything that is asked waits for it, in order. */
  prepare(tables?: UserTables): Promise<void>;
  annotate(text: string, options: AnnotateOptions): Annotated;
  reannotate(previous: Annotated, edit: TextEdit, steps: readonly TextEdit[]): Annotated;
  recorrect(previous: Annotated, corrections: readonly Operation[]): Annotated;
  toDocument(annotated: Annotated): NewsmarkDocument;
  /** Names the events of one annotated text. */
  eventHeadlines(annotated: Annotated): (event: EventAnnotation) => string;
  /** The type of that name; undefined for one that neither the ontology nor a user's tables have. */
  eventKind(type: string, tables: UserTables | undefined): EventKind | undefined;
  /** Every type of events, with those of a user's tables. */
  eventTypes(tables: UserTables | undefined): readonly EventTypeInfo[];
  readSchema(text: string): SchemaReport;
  /** What in a user's tables cannot be read. */
  checkTables(tables: UserTables): readonly string[];
  /** Says a figure in words; `documentDate` is YYYY-MM-DD or null. */
  describeFigure(figure: Figure, documentDate: string | null): FigureWords;
}

/** Most figures whose words are kept: they are the same ones after nearly every edit. */
const KEPT = 10_000;
/** Up to so many events and figures, each answer to an edit says all of them in words. */
const MANY = 1000;
const UNKNOWN: EventKind = { noun: '', icon: 'circle-filled', rank: 'minor' };

/**
 * An engine in this very thread. `now` is a clock in milliseconds for `EngineUpdate.ms`.
 */
export function createLocalEngine(pipeline: EnginePipeline, now: () => number): Engine {
  const texts = new Map<string, { readonly annotated: Annotated; readonly version: number }>();
  const say = createSayer(pipeline);
  const prepared = inTurn(pipeline);

  function timed(key: string, version: number, haste: boolean, work: () => Annotated): EngineUpdate {
    const started = now();
    const annotated = guarded(() => {
      const made = work();
      // They are resolved when first asked for, which belongs to the time that the annotators take.
      void made.events;
      return made;
    });
    const ms = now() - started;
    texts.set(key, { annotated, version });
    const annotations = say(annotated, haste);
    return { version, length: annotated.text.length, annotations, ms };
  }

  function openText(key: string): { readonly annotated: Annotated; readonly version: number } {
    const open = texts.get(key);
    if (!open) throw new EngineError('outOfStep', `no text is open under ${key}`);
    return open;
  }

  return {
    async open(key, text, version, options) {
      await prepared(options.tables);
      return timed(key, version, false, () => pipeline.annotate(text, options));
    },

    async edit(key, edits, version, length) {
      await prepared();
      const { annotated: previous } = openText(key);
      const text = edits.reduce(applyEdit, previous.text);
      if (text.length !== length) {
        texts.delete(key);
        throw new EngineError('outOfStep', `the text under ${key} has ${text.length} code units, not ${length}`);
      }
      const edit = diffTexts(previous.text, text);
      const work = () => (edit ? pipeline.reannotate(previous, edit, edits) : previous);
      return timed(key, version, edits.length > 0, work);
    },

    async correct(key, corrections) {
      await prepared();
      const { annotated, version } = openText(key);
      return timed(key, version, true, () => pipeline.recorrect(annotated, corrections));
    },

    async displaced(key) {
      await prepared();
      const { annotated } = openText(key);
      return guarded(() => displacedCorrections(annotated.corrections, annotated.text));
    },

    close(key) {
      // after what was asked before and still waits
      void prepared().then(() => texts.delete(key));
    },

    async annotate(text: string, options: EngineOptions) {
      await prepared(options.tables);
      return guarded(() => pipeline.toDocument(pipeline.annotate(text, options)));
    },

    ...knowing(pipeline),

    dispose() {
      texts.clear();
    },
  };
}

/** What an engine knows without a text. */
function knowing(pipeline: EnginePipeline): Pick<Engine, 'eventTypes' | 'readSchema' | 'checkTables'> {
  return {
    eventTypes: async tables => guarded(() => pipeline.eventTypes(tables)),
    readSchema: async text => guarded(() => pipeline.readSchema(text)),
    checkTables: async tables => guarded(() => pipeline.checkTables(tables)),
  };
}

/** Waits for what a text needs and for what was asked before, whatever that needed. */
function inTurn(pipeline: EnginePipeline): (tables?: UserTables) => Promise<void> {
  let turn: Promise<void> = Promise.resolve();
  return tables => {
    turn = turn.then(() => pipeline.prepare(tables));
    return turn;
  };
}

/** Makes of an annotated text what an engine answers; `haste` leaves the words of a long text for later. */
function createSayer(pipeline: EnginePipeline): (annotated: Annotated, haste: boolean) => Annotations {
  const wordsOf = createWords(pipeline);
  return (annotated, haste) => {
    const { register, language, date, entities, figures, events, clusters, zones } = annotated;
    const worded = !haste || events.length + figures.length <= MANY;
    const words = worded ? wordsOf(annotated) : { headlines: {}, values: {} };
    const kinds = kindsOf(annotated, pipeline.eventKind);
    const orphans = annotated.corrections.orphans.map(({ operation: { id }, lost }) => ({ id, lost }));
    return { register, language, date, entities, figures, events, clusters, zones, kinds, orphans, ...words, worded };
  };
}

/** Puts events and figures into words; what figures say is kept, since most come again. */
function createWords(pipeline: EnginePipeline): (annotated: Annotated) => Pick<Annotations, 'headlines' | 'values'> {
  const said = new Map<string, FigureWords>();

  function saidOf(figure: Figure, date: string | null): FigureWords {
    const exactness = figure.value.modifier === null ? '' : figure.text;
    const key = JSON.stringify([figure.label, figure.value, figure.evidence, exactness, date]);
    let words = said.get(key);
    if (!words) {
      if (said.size >= KEPT) said.clear();
      words = pipeline.describeFigure(figure, date);
      said.set(key, words);
    }
    return words;
  }

  return annotated => {
    const headlineOf = pipeline.eventHeadlines(annotated);
    return {
      headlines: Object.fromEntries(annotated.events.map(event => [event.id, headlineOf(event)])),
      values: Object.fromEntries(annotated.figures.map(figure => [figure.id, saidOf(figure, annotated.date)])),
    };
  };
}

/** The types of the events of a text, by their names. */
export function kindsOf({ events, options }: Annotated, kindOf: EnginePipeline['eventKind']): Annotations['kinds'] {
  const types = new Set(events.map(e => e.type));
  return Object.fromEntries([...types].map(type => [type, kindOf(type, options.tables) ?? UNKNOWN]));
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new EngineError('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
