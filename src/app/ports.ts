import type { EventChoice, NewsmarkDocument, Operation, UserTables } from '../core';

/**
 * What the use cases need of the machine they run on. The command line gives the file system of Node, the editor its
 * own.
 *
 * A path is whatever the host understands, a path of the file system or a URI; what is added at its end belongs to the
 * name of the file. Each method rejects with the host's own error, which `fileProblem` can read.
 */
export interface Files {
  /** The bytes of a regular file; of one that is larger than `most` bytes, that many and at least one more. */
  read(path: string, most: number): Promise<Uint8Array>;
  /** The first bytes of a regular file, at most `length`. */
  head(path: string, length: number): Promise<Uint8Array>;
  /** What stands at a path, through links. Something missing is an answer, not an error. */
  inspect(path: string): Promise<FileState>;
  /** The names of what is in a folder. */
  list(folder: string): Promise<readonly string[]>;
  /**
   * Creates a file that was not there; one that is there, a link that leads nowhere too, is the error `EEXIST`. Its
   * folder exists.
   */
  create(path: string): Promise<FileSink>;
  /** Opens a device or a pipe to write to. */
  openSpecial(path: string): Promise<ByteSink>;
  /** Moves a file in its folder, over the one that is there. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; one that is missing is no error. */
  remove(path: string): Promise<void>;
  /** Creates a folder and its parents; one that exists is no error. */
  createFolder(path: string): Promise<void>;
  /**
   * Makes sure that the files that were moved into their places and the folders that were made are there after a power
   * failure too. Hosts whose file system cannot be told do nothing.
   */
  flush(): Promise<void>;
  /** The path of `name`, a single part, in a folder. */
  join(folder: string, name: string): string;
  /** The folder of a path, and the name in it. */
  split(path: string): { readonly folder: string; readonly name: string };
  /** A piece of a file name that no other writer uses now: letters, digits and `-`. */
  uniqueName(): string;
  /** Whether the writer that made the file at `path`, with `unique` in its name, has gone and will not finish it. */
  isAbandoned(path: string, unique: string): Promise<boolean>;
}

/** `special`: a device or a pipe, which is written to and never replaced, and never read as a text. */
export interface FileState {
  readonly kind: 'missing' | 'file' | 'folder' | 'special';
  /** In bytes; 0 for what is no file. */
  readonly size: number;
  readonly writable: boolean;
  /**
   * The same for all paths that lead to this very file, such as its device and inode; undefined where the host has
   * none.
   */
  readonly identity?: string;
  /** The path without links, where it is another one: what is written there must not take the place of the link. */
  readonly real?: string;
  /** A link that leads nowhere: `kind` is `missing`, but the name is taken. */
  readonly dangling?: boolean;
}

/** Takes bytes in order. `write` resolves when more may come. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** A file that is being written. */
export interface FileSink extends ByteSink {
  /** Resolves when what was written would survive a power failure. Hosts that flush as they close do nothing. */
  flush(): Promise<void>;
}

/** Hears of everything that a person should know of, one sentence or two a message. */
export interface Log {
  error(message: string): void;
  warn(message: string): void;
}

/** Hears how far a run has come. */
export interface Progress {
  report(state: ProgressState): void;
}

export interface ProgressState {
  /** Documents annotated and written. */
  readonly documents: number;
  readonly failed: number;
  /** UTF-16 code units annotated. */
  readonly length: number;
  /** The document that was last worked on. */
  readonly name: string;
}

/** A text to annotate, with what is known of it beforehand. */
export interface SourceText {
  readonly id: string;
  readonly uri: string | null;
  /** Where the file lies that it was read from, as whoever asked for it finds it. */
  readonly path?: string;
  readonly text: string;
  /** The day of publication, YYYY-MM-DD, where the caller knows it. */
  readonly date: string | null;
  /** Tables of a user's own. */
  readonly tables?: UserTables;
  /** Which events its document has. */
  readonly events?: EventChoice;
  /** What people did to the annotations. */
  readonly corrections?: readonly Operation[];
  /** Its document, where it is made already and only to be handed on. */
  readonly document?: NewsmarkDocument;
}

/** A text that was read, or why it could not be: a message that names it and says what to do. */
export type Source =
  | { readonly ok: true; readonly source: SourceText; readonly folder?: string; readonly warning?: string }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** What is made of each text of a run. It may run elsewhere; it does not throw on any text. */
export type TextWork<Made> = (source: SourceText) => Made | Promise<Made>;

/** The engine. */
export type AnnotateText = TextWork<NewsmarkDocument>;
