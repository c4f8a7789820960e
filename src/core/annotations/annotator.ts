import type { Block, PlacedBlock } from '../blocks/block';
import type { Span } from '../text/span';
import type {
  AnyLabel,
  Attributes,
  EntityLabel,
  EventTier,
  FigureLabel,
  FigureValue,
  Modality,
  Origin,
  OwnLabel,
  Place,
  Polarity,
  QuotedSpan,
  Zone,
  ZoneKind,
} from './model';

/**
 * One kind of annotation in two passes.
 *
 * `annotateBlock` looks at one block alone. Its result is cached with the block and used again wherever the block's
 * text comes again, so it must depend on nothing but its arguments. All its offsets are relative to the block.
 *
 * `resolve` looks at the whole document and runs after every edit, so it must be linear with a small constant: no
 * tokenising, no tagging, only what needs other blocks. All its offsets are the document's.
 *
 * Neither throws on any text.
 */
export interface Annotator<Local, Result, BlockBefore, DocumentBefore> {
  readonly name: string;
  annotateBlock(block: Block, before: BlockBefore): Local;
  resolve(document: DocumentContext, locals: readonly Local[], before: DocumentBefore, last?: Last<Result>): Result;
}

/**
 * Which blocks of a document are those of its last version, with the same locals: the first `head` and the last `tail`
 * ones. The latter have moved by `by` code units.
 */
export interface Kept {
  readonly head: number;
  readonly tail: number;
  readonly by: number;
}

/**
 * The result of the last version of a document. It spares work and changes nothing: without it, the result is the same.
 */
export interface Last<Result> {
  readonly kept: Kept;
  readonly result: Result;
}

/** What is known of a document before entities, figures and events are resolved. `blocks[i]` goes with `locals[i]`. */
export interface DocumentContext {
  readonly text: string;
  readonly blocks: readonly PlacedBlock[];
  readonly register: 'standard' | 'caseless';
  /** YYYY-MM-DD, or null when nothing tells the day of publication. Never the system clock. */
  readonly date: string | null;
  readonly zones: readonly Zone[];
}

// ---- what a pass may build on

/** For the entities of a block. */
export interface BeforeEntities {
  readonly zones: readonly LocalZone[];
}

/** For the figures of a block: its mentions, as tagged. */
export interface BeforeFigures extends BeforeEntities {
  readonly mentions: readonly LocalMention[];
}

/** For the events of a block: mentions and figures that do not overlap any more. */
export interface BeforeEvents extends BeforeFigures {
  readonly figures: readonly LocalFigureSpan[];
}

/** For the entities of a document: the figures of each block, which no new mention may overlap. */
export interface DocumentBeforeEntities {
  readonly figures: readonly (readonly LocalFigureSpan[])[];
}

/** For the events of a document. */
export interface DocumentBeforeEvents {
  readonly entities: EntityResult;
  readonly figures: FigureResult;
}

// ---- what a user's own rules say

/** What a rule of a user's says of a span of a block: a pattern, a list of names, a dictionary. */
export interface RuleFind extends Span {
  /** Undefined: these words are no annotation. */
  readonly label: AnyLabel | undefined;
  readonly confidence: number;
  readonly evidence: string;
  readonly origin: 'rule' | 'machine';
}

/** Runs the rules. Its result depends on nothing but its arguments, is in no order, and may overlap. */
export interface RuleFinder {
  find(block: Block, before: BeforeEvents): readonly RuleFind[];
}

// ---- zones: what kind of line a block is

export interface LocalZone extends Span {
  readonly kind: ZoneKind;
  readonly speaker?: QuotedSpan;
  readonly time?: string;
}

// ---- entities

export interface LocalMention extends Span {
  readonly label: EntityLabel;
  /** The label of a user's own that is shown in place of `label`. */
  readonly own?: OwnLabel | undefined;
  readonly confidence: number;
  readonly evidence?: string;
  /** Whether the words beside it tell its label, which then counts for more than what others of its name have. */
  readonly told?: boolean;
}

export interface ResolvedMention extends LocalMention {
  /** An index into `EntityResult.clusters`. */
  readonly cluster: number;
  /** Where a person put it right or a rule of a user's found it, and the id that it has then. */
  readonly origin?: Exclude<Origin, 'machine'>;
  readonly id?: string;
  readonly attributes?: Attributes;
}

export interface ResolvedCluster {
  readonly label: EntityLabel;
  readonly own?: OwnLabel | undefined;
  readonly name: string;
  /** Indices into `EntityResult.mentions`, ascending. */
  readonly mentions: readonly number[];
  readonly reason?: string;
  readonly place?: Place;
  readonly note?: string;
  /** Where a person named or joined it, and the name that it had before, of which its id is made. */
  readonly origin?: 'human';
  readonly machineName?: string;
}

export interface EntityResult {
  /** Sorted by start, not overlapping. */
  readonly mentions: readonly ResolvedMention[];
  readonly clusters: readonly ResolvedCluster[];
}

// ---- figures

/** What the other annotators may know of a figure before it is resolved. */
export interface LocalFigureSpan extends Span {
  readonly label: FigureLabel;
  readonly own?: OwnLabel | undefined;
}

export interface ResolvedFigure extends Span {
  readonly label: FigureLabel;
  readonly own?: OwnLabel | undefined;
  readonly value: FigureValue;
  readonly confidence?: number;
  readonly evidence?: string;
  readonly origin?: Exclude<Origin, 'machine'>;
  readonly id?: string;
  readonly attributes?: Attributes;
}

export interface FigureResult {
  /** Sorted by start, not overlapping. */
  readonly figures: readonly ResolvedFigure[];
}

// ---- events

/** Points at a resolved mention or figure by its number; see `EventPlace`. */
export type Target = { readonly kind: 'entity' | 'figure'; readonly index: number };

/** Words of a clause, in code units counted from the start of the event's trigger; they may stand before it. */
export interface TellingPhrase extends Span {
  /** The preposition that joins it; empty for an object. */
  readonly lead: string;
  /** Whether it may be left out, with all behind it, where the line is too long. */
  readonly loose?: boolean;
}

/** How a clause tells its event: what a headline is made of. */
export interface Telling {
  /** The verb's lemma; null where a noun or an adjective tells it and no verb carries that. */
  readonly verb: string | null;
  /** The words right behind the verb that belong to it: "off". */
  readonly particle: string;
  readonly passive: boolean;
  /** The first modal of the verb: "may". */
  readonly modal: string | null;
  /** Whether the text leaves it to others that it is so: "allegedly", "is accused of". */
  readonly alleged?: 'allegedly' | 'reportedly';
  /** The lemma of the verb by which the same party only tries, wants or hopes to do it. */
  readonly frame?: string;
  /** The phrases of the subject, counted as those of a `TellingPhrase`. */
  readonly subjects: readonly Span[];
  readonly plural: boolean;
  /**
   * The noun itself where that tells it; then objects, prepositional phrases and infinitives, in the order of the text.
   */
  readonly rest: readonly TellingPhrase[];
  /** Whether a sum, a share, a measure or a count stands in it. */
  readonly counts: boolean;
  /** Whether the clause says by itself who did what: its verb has its subject and what it says nothing without. */
  readonly whole: boolean;
  /** The words of the text that stand for the headline, where who did it is not certain; counted like the others. */
  readonly verbatim?: TellingPhrase;
  /** Adverbs before the verb without which it would say something else: "wrongly". */
  readonly adverb?: string;
  /** Pronouns that are its subject or its only object: nobody knows who that is, unless the event does. */
  readonly pronouns: readonly Span[];
  /** Of what a speaker says of himself, "we hit them hard", the words as they are, for where the speaker is known. */
  readonly quote?: TellingPhrase;
}

/**
 * Where events stand in a document. What of an event only moves or is numbered anew is told here, so that the event
 * itself stays the same object from version to version.
 */
export interface EventPlace {
  /** What the spans of an event count from. */
  readonly start: number;
  /** What its numbers of mentions and of figures count from, where they are 0 or more. */
  readonly mention: number;
  readonly figure: number;
  /** The mentions and the figures that the numbers -1, -2 and so on stand for. */
  readonly outerMentions: readonly number[];
  readonly outerFigures: readonly number[];
}

/**
 * What fills a role, counted as the event is: a mention or a figure, with the words for it where they are others; or
 * words only.
 */
export type ResolvedArgument =
  | {
      readonly role: string;
      readonly target: Target;
      readonly via?: Span;
      /** How sure it is that `via` stands for the target (0 to 1), where it is a pronoun. */
      readonly confidence?: number;
      readonly span?: undefined;
    }
  | { readonly role: string; readonly span: Span; readonly target?: undefined; readonly via?: undefined };

/** An event, its spans and numbers counted from its place; see `EventPlace`. */
export interface ResolvedEvent {
  readonly type: string;
  readonly plover: string | null;
  readonly trigger: Span;
  readonly arguments: readonly ResolvedArgument[];
  /** The number of a figure. */
  readonly time: number | null;
  /** The number of an entity mention. */
  readonly place: number | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** Whether somebody tried it, and the text leaves open whether it came about. */
  readonly attempted?: true;
  /** The number of an entity mention. */
  readonly source: number | null;
  readonly sourceText?: Span;
  readonly confidence?: number;
  readonly evidence?: string;
  readonly telling?: Telling;
}

export interface EventResult {
  /** Sorted by the start of the trigger in the document. */
  readonly events: readonly ResolvedEvent[];
  /** The place of each event. */
  readonly places: readonly EventPlace[];
  /** For each event the index of the first that is the same, smaller than its own; -1 where it is the first itself. */
  readonly sameAs: Int32Array;
  /** How much of news each is in the document, 0 to 1, and what that makes it. */
  readonly salience: Float64Array;
  readonly tier: readonly EventTier[];
  /** For each event the index of the one whose row in an outline tells it as well; -1 where it has its own. */
  readonly partOf: Int32Array;
  /** The index of the event that is the news of the document; -1 where none is. */
  readonly lead: number;
}
