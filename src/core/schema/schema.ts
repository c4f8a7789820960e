import type { AnyLabel, LabelInfo } from '../annotations/labels';

/** What a user's schema adds to the engine, as far as it could be read. */
export interface Schema {
  /** New labels, and labels of the engine that are called or look otherwise. */
  readonly labels: readonly LabelInfo[];
  /** Names that are always under a label, in the order of the file. */
  readonly names: readonly SchemaName[];
  readonly eventTypes: readonly SchemaEventType[];
  readonly attributes: readonly SchemaAttribute[];
  readonly patterns: readonly SchemaPattern[];
  /** Labels that were renamed or joined to others: old to new. */
  readonly migrate: ReadonlyMap<AnyLabel, AnyLabel>;
}

export interface SchemaName {
  readonly name: string;
  readonly label: AnyLabel;
}

export interface SchemaEventType {
  /** "Sport.Transfer": family and name. */
  readonly type: string;
  /** Plain words for an event of this type, and for what its agent does. */
  readonly noun: string;
  readonly verb: string;
  readonly rank: 'news' | 'said' | 'minor';
  readonly icon: string;
  /** Roles by grammatical slot. */
  readonly roles: readonly (readonly [slot: string, role: string])[];
  readonly guideline: string;
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
}

/** Something that people may say of an annotation besides its label. */
export interface SchemaAttribute {
  readonly attribute: string;
  readonly name: string;
  /** The labels whose annotations have it; none: all. */
  readonly of: readonly AnyLabel[];
  readonly values: readonly string[];
  readonly guideline: string | undefined;
}

export interface SchemaPattern {
  /** In compromise's match syntax. */
  readonly pattern: string;
  readonly label: AnyLabel;
  /** The group of the pattern that is marked; undefined for all of it. */
  readonly group: string | undefined;
  /** What it is for. */
  readonly note: string | undefined;
}

export const NO_SCHEMA: Schema = {
  labels: [],
  names: [],
  eventTypes: [],
  attributes: [],
  patterns: [],
  migrate: new Map(),
};

/** What is wrong in a schema, as a sentence. An `error` keeps it from being used, a `warning` does not. */
export interface SchemaProblem {
  readonly severity: 'error' | 'warning';
  /** Where, in UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
  /** The same as line and column, both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ReadSchema {
  readonly schema: Schema;
  readonly problems: readonly SchemaProblem[];
}

/** The name of the file that holds a workspace's schema. */
export const SCHEMA_FILE = 'newsmark.schema.json';
export const SCHEMA_FORMAT = 'newsmark-schema/1';
/** Most characters that a schema may have. */
export const LARGEST_SCHEMA = 1_000_000;
