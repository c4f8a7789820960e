import type { Attributes, FigureValue, Modality, Origin, Polarity } from '../annotations/model';
import type { Span } from '../text/span';
import type { FormatOptions } from './options';

/** A file to read: its name as a person knows it, and its text without a byte-order mark. */
export interface InputFile {
  readonly name: string;
  readonly text: string;
}

/** How a format is read. */
export interface FormatReader {
  /** By which endings of names a folder's files are taken for its own. */
  readonly endings: readonly string[];
  /**
   * Reads the documents of a file. What is wrong comes back as problems, with line and column where there are such;
   * it never throws. `beside` gives the text of the file of the same name with another ending, or of that name, where
   * there is one.
   */
  read(file: InputFile, beside: (endingOrName: string) => string | undefined, options: FormatOptions): ReadResult;
  /** Which files `beside` may be asked for, by their endings or names. */
  readonly asksFor?: (file: InputFile) => readonly string[];
}

export interface ReadResult {
  readonly documents: readonly ReadDocument[];
  readonly problems: readonly ReadProblem[];
}

/** What is wrong with a file that is read. With an error nothing of the document is used. */
export interface ReadProblem {
  readonly severity: 'error' | 'warning';
  /** Counted from 1. */
  readonly line?: number;
  /** In UTF-16 code units, counted from 1. */
  readonly column?: number;
  /** What is wrong and what to do: sentences, the first word in lower case. */
  readonly message: string;
}

/**
 * What a file of any format says of a text. Offsets are UTF-16 code units, half-open. What a format does not say is
 * undefined.
 */
export interface ReadDocument {
  readonly id: string;
  /** Undefined where the file does not hold it and none lies beside it. */
  readonly text: string | undefined;
  /** The name of the file of the text, where the file names one. */
  readonly source?: string;
  readonly date?: string;
  readonly marks: readonly ReadMark[];
  readonly events: readonly ReadEvent[];
  readonly clusters: readonly ReadCluster[];
}

/** An annotated span. */
export interface ReadMark extends Span {
  readonly id: string;
  /** As the file names it, which may be no label of ours. */
  readonly label: string;
  readonly value?: FigureValue;
  readonly confidence?: number;
  readonly origin?: Origin;
  readonly author?: string;
  readonly attributes?: Attributes;
  readonly note?: string;
}

export interface ReadEvent {
  readonly id: string;
  readonly type: string;
  readonly trigger: Span;
  readonly arguments: readonly ReadArgument[];
  /** The ids of marks. */
  readonly time?: string;
  readonly place?: string;
  readonly source?: string;
  readonly polarity?: Polarity;
  readonly modality?: Modality;
  readonly sameAs?: string;
  readonly origin?: Origin;
  readonly author?: string;
  readonly note?: string;
}

/** `target` is the id of a mark; or `span` has the words. */
export interface ReadArgument {
  readonly role: string;
  readonly target?: string;
  readonly span?: Span;
}

/** Mentions of one thing, by the ids of their marks. */
export interface ReadCluster {
  readonly name?: string;
  readonly mentions: readonly string[];
}
