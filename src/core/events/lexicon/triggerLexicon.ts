import type { FormIndex } from '../../english/formIndex';
import type { NounClass } from '../../english/nounClasses';
import type { VerbForms } from '../../english/verbs';
import type { RoleMap } from './ontology';

/** What a condition asks about; see the head of triggers.tsv. */
export const CONDITION_KINDS = [
  'form',
  'voice',
  'obj',
  'noobj',
  'subj',
  'near',
  'next',
  'prev',
  'prep',
  'inf',
  'of',
  'topic',
] as const;

export interface Condition {
  readonly kind: (typeof CONDITION_KINDS)[number];
  /** Words in lower case, or entity and figure labels in capitals. */
  readonly values: ReadonlySet<string>;
  /** Classes of nouns. */
  readonly classes: readonly NounClass[];
  /** Whether it must not hold. */
  readonly negated: boolean;
}

/** One sense of a trigger. */
export interface Sense {
  /** The name of a type, or `Skip`. */
  readonly type: string;
  readonly conditions: readonly Condition[];
  /** Roles that differ from the type's. */
  readonly roles: RoleMap;
  /**
   * Whether it tells of an event only where something anchors it: a time, a place, a participant, a verb that carries
   * it.
   */
  readonly weak: boolean;
  /** Whether a user gave it: it goes before the others. */
  readonly own: boolean;
}

/** One lemma: its first word's form is the key of the index it stands in. */
export interface TriggerEntry {
  readonly lemma: string;
  /** The words after the first one: a particle, or the rest of a fixed phrase. */
  readonly rest: readonly string[];
  /** For verbs, how this form can be used: letters of `VerbForm`. */
  readonly use: string;
  /** A user's own senses first, and of each those with conditions, in the order of the table. */
  readonly senses: readonly Sense[];
}

/** A lemma with its senses, in the order of the table. */
export type TriggerLemma = readonly [lemma: string, senses: readonly Sense[]];

/** Form of the first word → entries, those with more words first. */
export type TriggerIndex = FormIndex<TriggerLemma, TriggerEntry[]>;

/** Words that tell of events, by part of speech, and those that help to. */
export interface TriggerLexicon {
  readonly verbs: TriggerIndex;
  readonly nouns: TriggerIndex;
  readonly adjectives: TriggerIndex;
  /** Forms of every verb that news uses, whether it has a type or not, with their uses and lemmas. */
  readonly anyVerb: VerbForms;
  /** Forms of verbs that only carry an event noun: "held talks". */
  readonly light: ReadonlySet<string>;
  /** Forms of verbs whose subject is the one that the event noun befalls: "faces charges", "underwent surgery". */
  readonly undergo: ReadonlySet<string>;
  /** Forms of verbs whose first object may be the one that the second is given to: "granted her a pardon". */
  readonly gives: ReadonlySet<string>;
  /** Offices that somebody may hold: "secretary", "governor". */
  readonly posts: ReadonlySet<string>;
}
