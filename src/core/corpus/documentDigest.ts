import type { FigureLabel, FigureValue } from '../annotations/model';
import type { Span } from '../text/span';
import type { ConflictKind } from './model';

/** What the corpus keeps of a document: what is compared across documents, without its text. */
export interface DocumentDigest {
  readonly id: string;
  readonly uri: string | null;
  /** As in its document: null where it is not English. */
  readonly language: 'en' | null;
  /** YYYY-MM-DD, or null. */
  readonly date: string | null;
  /** How often each stem stands in the text, names and what is not told by grammar alone. */
  readonly terms: ReadonlyMap<string, number>;
  readonly names: readonly NameDigest[];
  readonly events: readonly EventDigest[];
  readonly figures: readonly FigureDigest[];
  /** What in its own figures does not agree. */
  readonly conflicts: readonly SelfConflict[];
}

/** A mention, half-open UTF-16 offsets into the text of its document. */
export interface MentionDigest extends Span {
  readonly id: string;
}

/** An entity of a document. */
export interface NameDigest {
  readonly label: string;
  /** What is compared: names of different families are never one. */
  readonly family: string;
  readonly name: string;
  readonly key: string;
  /** Its forms, most frequent first. */
  readonly aliases: readonly string[];
  /** For a place: the country and the kind of place. */
  readonly place?: string;
  readonly mentions: readonly MentionDigest[];
  /** Whether the opening of its document names it. */
  readonly opens: boolean;
}

/** An event of a document, with what all its mentions tell. */
export interface EventDigest {
  readonly type: string;
  /** The stem of the word that it goes by. */
  readonly word: string;
  /** The words of its trigger. */
  readonly label: string;
  /** Indices of the names that take part, ascending. */
  readonly participants: readonly number[];
  /** The days it can be of, where its document dates it. */
  readonly days: readonly [first: string, last: string] | null;
  /** The index of the name that places it. */
  readonly place: number | null;
  readonly negative: boolean;
  /** Whether its type is no news of itself: statements, states, movements of the mind. */
  readonly plain: boolean;
  /** Whether the opening of its document tells it. */
  readonly opens: boolean;
  readonly mentions: readonly MentionDigest[];
}

/** A figure that can be compared with others. */
export interface FigureDigest extends MentionDigest {
  readonly label: FigureLabel;
  readonly text: string;
  readonly value: FigureValue;
  /** Stems of what is counted, its head last: "north", "korean", "labor". */
  readonly counted: readonly string[];
  /** Stems of the other words of its sentence. */
  readonly around: ReadonlySet<string>;
  /** Indices of the names in its sentence. */
  readonly names: readonly number[];
  /** Whether its sentence tells of another time than its document's. */
  readonly isPast: boolean;
}

/** Figures of one document that contradict each other, or one that contradicts itself. */
export interface SelfConflict {
  readonly kind: ConflictKind;
  readonly message: string;
  readonly figures: readonly MentionDigest[];
}
