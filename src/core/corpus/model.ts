import type { Span } from '../text/span';

/** A mention in one document of the corpus; half-open UTF-16 offsets into its text. */
export interface CorpusMention extends Span {
  /** The id of the document. */
  readonly document: string;
  /** The id of the annotation in its document. */
  readonly id: string;
}

/** One thing across documents. */
export interface CorpusEntity {
  readonly id: string;
  readonly label: string;
  /** The canonical name. */
  readonly name: string;
  /** Its other forms, most frequent first. */
  readonly aliases: readonly string[];
  readonly mentions: readonly CorpusMention[];
}

/** One event across documents. */
export interface CorpusEvent {
  readonly id: string;
  readonly type: string;
  /** The words that it is most often told by. */
  readonly label: string;
  /** YYYY-MM-DD, or two of them with a slash for the days it can be of; null where no document dates it. */
  readonly date: string | null;
  /** The name of its place. */
  readonly place: string | null;
  /** Ids of the corpus entities that take part. */
  readonly participants: readonly string[];
  readonly mentions: readonly CorpusMention[];
}

/** What does not agree: figures of one thing whose values and bounds cannot all hold. */
export type ConflictKind = 'counts' | 'weekday' | 'share' | 'part' | 'change';

export interface CorpusConflict {
  readonly id: string;
  readonly kind: ConflictKind;
  /** What does not agree, in words for people. */
  readonly message: string;
  /** The figures, in the order of the documents; two at least, but where one contradicts itself. */
  readonly figures: readonly CorpusMention[];
}

/** The format `newsmark-corpus/1`: what many documents tell together. */
export interface Corpus {
  readonly format: 'newsmark-corpus/1';
  readonly documents: readonly { readonly id: string; readonly date: string | null }[];
  readonly entities: readonly CorpusEntity[];
  readonly events: readonly CorpusEvent[];
  readonly conflicts: readonly CorpusConflict[];
}
