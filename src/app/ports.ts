import type { NewsmarkDocument, UserTables } from '../core';

/**
 * What the use cases need of the machine they run on. The command line gives the file system of Node, the editor its own.
 *
 * A path is whatever the host understands, a path of the file system or a URI; what is added at its end belongs to the name of
 * the file. Each method rejects with the host's own error, which `fileProblem` can read.
 */
export interface Files {
  read(path: string): Promise<Uint8Array>;
  /** What stands at a path. Something missing is an answer, not an error. */
  inspect(path: string): Promise<FileState>;
  /** Creates a file, or empties it. Its folder exists. */
  create(path: string): Promise<ByteSink>;
  /** Moves a file in its folder, over the one that is there. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; one that is missing is no error. */
  remove(path: string): Promise<void>;
  /** Creates a folder and its parents; one that exists is no error. */
  createFolder(path: string): Promise<void>;
  /** The path of `name`, a single part, in a folder. */
  join(folder: string, name: string): string;
  /** A piece of a file name that no other writer uses now. */
  uniqueName(): string;
}

/** `special`: a device or a pipe, which is written to and never replaced. */
export interface FileState {
  readonly kind: 'missing' | 'file' | 'folder' | 'special';
  /** In bytes; 0 for what is no file. */
  readonly size: number;
  readonly writable: boolean;
}

/** Takes bytes in order. `write` resolves when more may come. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
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
  readonly text: string;
  /** The day of publication, YYYY-MM-DD, where the caller knows it. */
  readonly date: string | null;
  /** Tables of a user's own. */
  readonly tables?: UserTables;
}

/** A text that was read, or why it could not be: a message that names it and says what to do. */
export type Source =
  | { readonly ok: true; readonly source: SourceText; readonly folder?: string; readonly warning?: string }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** What is made of each text of a run. It may run elsewhere; it does not throw on any text. */
export type TextWork<Made> = (source: SourceText) => Made | Promise<Made>;

/** The engine. */
export type AnnotateText = TextWork<NewsmarkDocument>;
