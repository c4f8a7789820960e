import type { ByteSink } from '../app/ports';

/** Everything a command touches of its process, so that a test can be the process. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: ByteSink;
  readonly stderr: Messages;
  /** What standard input and standard output lead to. */
  readonly streams: { readonly stdin: StreamState; readonly stdout: StreamState };
  /** Aborted when the person or the system asks the command to end. */
  readonly signal: AbortSignal;
  /** Resolves when signals and timers have had their turn. */
  pause(): Promise<void>;
  /** Milliseconds since some moment. */
  now(): number;
}

export interface StreamState {
  /** Of the file, as `FileState.identity`; undefined for what is no regular file. */
  readonly identity?: string;
  /**
   * `nowhere`: it was closed when the command began, or leads to nothing; nothing can be read, and what is written is
   * lost.
   */
  readonly kind: 'open' | 'nowhere' | 'folder';
}

export interface Messages {
  /** What cannot be written, because nobody reads it or the disk is full, is lost without a word. */
  write(text: string): void;
  /** Whether a person watches, so that a line may be written over. */
  readonly isTerminal: boolean;
}

/** The exit codes of every command. A command ended by another signal exits with 128 and the number of that signal. */
export const EXIT = { ok: 0, someFailed: 1, usage: 2, interrupted: 130 } as const;
