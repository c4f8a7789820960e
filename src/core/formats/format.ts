import type { NewsmarkDocument } from '../annotations/model';

/** What a document is written from. A format that is made of sentences or tokens cuts them by `sentencesOf`. */
export interface FormatInput {
  readonly document: NewsmarkDocument;
  /** The text exactly as read, after a byte-order mark: what the offsets of the document count in. */
  readonly text: string;
}

/** A file that a document becomes. */
export interface FormatFile {
  /** What stands behind the document's name in the name of the file: ".newsmark.json". */
  readonly ending: string;
  /** Its text, piece by piece: the whole of a huge document is more than one string may hold. */
  write(input: FormatInput): Iterable<string>;
  /**
   * Whether the beginning of a file in the way, its first 4096 bytes as text, shows that we wrote it, so that a later
   * run may replace it; without it, whether it is `newsmark/1`. Where nothing in a file tells, leave it out: a file of
   * another program is never replaced.
   */
  isOurs?(head: string): boolean;
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
  readonly files: readonly [FormatFile, ...FormatFile[]];
  /** Whether a file holds one document, or any number one behind the other. */
  readonly holds: 'one' | 'many';
  /** By which endings a file that a person named is known to be of this format; the first is the usual one. */
  readonly knownBy: readonly [string, ...string[]];
}

/** The files of a format that makes one of each document. */
export function oneFile(ending: string, write: FormatFile['write']): Format['files'] {
  return [{ ending, write }];
}
