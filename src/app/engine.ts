import type {
  AnyLabel,
  Displaced,
  EntityCluster,
  EntityMention,
  EventAnnotation,
  Figure,
  LabelInfo,
  Lost,
  NewsmarkDocument,
  Operation,
  SchemaAttribute,
  SchemaProblem,
  TextEdit,
  UserTables,
  Zone,
} from '../core';

/** What was found in one version of a text. Offsets are UTF-16 code units of that version, half-open. */
export interface Annotations {
  readonly register: 'standard' | 'caseless';
  /** Null where the text is not English, from which no events are read. */
  readonly language: 'en' | null;
  /** The day of publication, YYYY-MM-DD, or null. */
  readonly date: string | null;
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  readonly events: readonly EventAnnotation[];
  readonly clusters: readonly EntityCluster[];
  readonly zones: readonly Zone[];
  /** The types of the events, by their names: made by the engine, which has the ontology. */
  readonly kinds: Readonly<Record<string, EventKind>>;
  /** Who does what in each event, by its id: "Kim Jong-un meets Vladimir Putin". */
  readonly headlines: Readonly<Record<string, string>>;
  /** What each figure says, by its id: made by the engine, which has the units. */
  readonly values: Readonly<Record<string, FigureWords>>;
  /** Corrections whose words cannot be found in this text, by the ids of their operations. */
  readonly orphans: readonly OrphanNote[];
  /** Whether the headlines and values are there. In a long text they come when the person pauses. */
  readonly worded: boolean;
}

/** A correction that has no place. */
export interface OrphanNote {
  readonly id: string;
  readonly lost: Lost;
}

/** What a figure says. */
export interface FigureWords {
  /** In one line: "more than 10,000 North Korean labourers". */
  readonly words: string;
  /** Conversions, the weekday, how it was read. */
  readonly details: readonly string[];
}

/** A type of events. */
export interface EventKind {
  /** Plain words for an event of its type: "meeting". */
  readonly noun: string;
  /** A codicon. */
  readonly icon: string;
  /** `news`, what somebody `said`, or `minor` background. */
  readonly rank: 'news' | 'said' | 'minor';
}

/** A type of events that a person may give. */
export interface EventTypeInfo extends EventKind {
  /** "Contact.Meet" */
  readonly type: string;
  /** What belongs here, in one line. */
  readonly guideline: string;
  /** The roles that it knows, each once. */
  readonly roles: readonly string[];
}

/** The annotations of a version of an open text. */
export interface EngineUpdate {
  readonly version: number;
  /** Length of the text that was annotated, in UTF-16 code units. */
  readonly length: number;
  readonly annotations: Annotations;
  /** Time the annotators took, in milliseconds, without the way to the engine and back. */
  readonly ms: number;
}

/** What is known of a text besides its words. */
export interface EngineOptions {
  readonly id?: string;
  readonly uri?: string | null;
  /** The day of publication, YYYY-MM-DD, where the caller knows it. */
  readonly date?: string | null;
  /** Tables of a user's own, the same object for all texts. */
  readonly tables?: UserTables;
  /** What people did to the annotations. */
  readonly corrections?: readonly Operation[];
}

/** What a schema says that is shown without a text, and what is wrong in it. */
export interface SchemaReport {
  readonly labels: readonly LabelInfo[];
  readonly problems: readonly SchemaProblem[];
  readonly attributes: readonly SchemaAttribute[];
  /** Labels that were renamed or joined to others: old and new. */
  readonly migrate: readonly (readonly [from: AnyLabel, to: AnyLabel])[];
}

/**
 * Annotates texts, somewhere: in this thread or in a worker. Every promise may reject with an `EngineError` and with
 * nothing else.
 */
export interface Engine {
  /** Annotates a text and keeps it under `key`, in place of what was there. */
  open(key: string, text: string, version: number, options: EngineOptions): Promise<EngineUpdate>;
  /**
   * Annotates the next version of the text under `key`. The edits apply one after the other; `length` is that of the
   * text after them, and an engine that arrives at another one rejects with `outOfStep`. Without edits, everything is
   * worded.
   */
  edit(key: string, edits: readonly TextEdit[], version: number, length: number): Promise<EngineUpdate>;
  /**
   * Annotates the text under `key` with other corrections: all that there are, not those that are new. Rejects with
   * `outOfStep` where no text is open under `key`.
   */
  correct(key: string, corrections: readonly Operation[]): Promise<EngineUpdate>;
  /**
   * The corrections of the text under `key` that would not be found where they stand if it were read anew. Rejects with
   * `outOfStep` where no text is open under `key`.
   */
  displaced(key: string): Promise<readonly Displaced[]>;
  /** Forgets the text under `key`. */
  close(key: string): void;
  /** The `newsmark/1` document of a text that need not be open; nothing is kept of it. */
  annotate(text: string, options: EngineOptions): Promise<NewsmarkDocument>;
  /** Every type of events that there is, with those of a user's tables. */
  eventTypes(tables?: UserTables): Promise<readonly EventTypeInfo[]>;
  /** The labels of a schema, and everything that is wrong in it. */
  readSchema(text: string): Promise<SchemaReport>;
  /** What in a user's tables cannot be read: a sentence each, with the line and what to do. */
  checkTables(tables: UserTables): Promise<readonly string[]>;
  dispose(): void;
}

/**
 * Why an engine rejected: `outOfStep`, it does not have the text that the edit belongs to (open it again); `lost`, its
 * worker is gone; `killed`, its worker died over this very question, most likely for want of memory, and would die
 * again; `failed`, the annotators threw, which is a bug.
 */
export type EngineFailure = 'outOfStep' | 'lost' | 'killed' | 'failed';

export class EngineError extends Error {
  readonly reason: EngineFailure;

  constructor(reason: EngineFailure, message: string) {
    super(message);
    this.name = 'EngineError';
    this.reason = reason;
  }

  static is(error: unknown, reason?: EngineFailure): error is EngineError {
    return error instanceof EngineError && (reason === undefined || error.reason === reason);
  }
}
