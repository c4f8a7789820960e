import type { NewsmarkDocument } from '../annotations/model';
import type { Aspect } from './aspects';
import type { FormatOption, FormatOptions } from './options';
import type { FormatReader, ReadDocument } from './reading';
import type { Story } from './story';

/** What a file is made of: text, which is written as UTF-8, or bytes as they are. */
export type Piece = string | Uint8Array;

/** What a document is written from. A format that is made of sentences or tokens cuts them by `sentencesOf`. */
export interface FormatInput {
  readonly document: NewsmarkDocument;
  /** The text exactly as read, after a byte-order mark: what the offsets of the document count in. */
  readonly text: string;
  /** What a person chose of the format's `options`; see `chosen`. */
  readonly options?: FormatOptions;
  /** The name of its files without an ending, where several files have to name each other. */
  readonly name?: string;
  /** What it tells, in rows, where it is known: what `newsmark outline` writes of it. */
  readonly outline?: Story;
}

/** A file that a document becomes. */
export interface FormatFile {
  /** What stands behind the document's name in the name of the file: ".newsmark.json". */
  readonly ending: string;
  /** It is the text itself: one that is there already, the same to the byte, is left as it is. */
  readonly isText?: true;
  /** What it holds, piece by piece: the whole of a huge document is more than one string may hold. */
  write(input: FormatInput): Iterable<Piece>;
  /**
   * Whether the beginning of a file in the way, its first 4096 bytes as text, shows that we wrote it, so that a later
   * run may replace it; without it, whether it is `newsmark/1`. Where nothing in a file tells, leave it out: a file of
   * another program is never replaced.
   */
  isOurs?(head: string): boolean;
}

/** A file that all documents of an export become together: a table, a graph, a list of the labels that were used. */
export interface ExportFile {
  /** Its name, or what stands behind the name that a person gave to a format of this one file alone. */
  readonly name: string;
  /** Begins it; one that gathers nothing writes what it always does. */
  open(options: FormatOptions): Gathering;
  /** As that of `FormatFile`. */
  isOurs?(head: string): boolean;
}

/**
 * A file that is being made of documents, one after the other. What is given is written at once: what a format can
 * write as it goes, it does not keep.
 */
export interface Gathering {
  add(input: FormatInput): Iterable<Piece>;
  /** What stands behind the last document. */
  end(): Iterable<Piece>;
}

/** How much of something is lost. */
export interface Loss {
  readonly aspect: Aspect;
  readonly count: number;
}

/**
 * A form in which documents are written. One file of this folder says all that there is to say of one, and
 * `registry.ts` lists it: the command line, the editor's pickers and settings and the tables of README come from there.
 *
 * What more a format can do is told by members that the others leave out.
 */
export interface Format {
  /** As on the command line and in settings: lower-case letters, digits and hyphens. */
  readonly id: string;
  /** Its name for people: "JSON Lines". */
  readonly title: string;
  /** What a person gets: "a readable file for each document". */
  readonly about: string;
  /** The name of a codicon. */
  readonly icon: string;
  /** The files that each document becomes; the first is the one to open. */
  readonly files: readonly FormatFile[];
  /** The files that an export becomes as a whole, besides those of its documents or without any. */
  readonly whole?: readonly ExportFile[];
  /** Whether a file holds one document, or any number one behind the other. */
  readonly holds: 'one' | 'many';
  /** By which endings a file that a person named is known to be of this format; the first is the usual one. */
  readonly knownBy: readonly string[];
  /** What it can hold. What a document says besides is counted, and told before it is written. */
  readonly keeps: ReadonlySet<Aspect>;
  /** The same where it depends on what was chosen. */
  keepsWith?(options: FormatOptions): ReadonlySet<Aspect>;
  /** What it loses though it holds such things: spans that cut a token, where it is made of tokens. */
  alsoLoses?(input: FormatInput): readonly Loss[];
  /**
   * What of a document comes back when it is read again, where `keeps` does not tell it all: labels as it spells them,
   * only spans that do not cut a token.
   */
  holding?(document: ReadDocument, text: string, options: FormatOptions): ReadDocument;
  readonly options?: readonly FormatOption[];
  /** How its files are read, where they can be. */
  readonly reader?: FormatReader;
  /** It is only read: nobody writes it. */
  readonly inOnly?: true;
}

/** The files of a format that makes one of each document. */
export function oneFile(ending: string, write: FormatFile['write'], isOurs?: FormatFile['isOurs']): Format['files'] {
  return [{ ending, write, ...(isOurs && { isOurs }) }];
}

/** Whether an export of a format is one file, however many documents it has. */
export function isOneFile({ files, whole = [], holds }: Format): boolean {
  return files.length === 0 ? whole.length === 1 : files.length === 1 && whole.length === 0 && holds === 'many';
}

/** The end of the name of the file of a format that a person opens. */
export function mainEnding({ files, whole = [] }: Format): string {
  return files[0]?.ending ?? whole[0]?.name ?? '';
}

/** What a format can hold with these options. */
export function keptBy(format: Format, options: FormatOptions = {}): ReadonlySet<Aspect> {
  return format.keepsWith?.(options) ?? format.keeps;
}
