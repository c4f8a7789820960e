import type { ByteSink } from '../app/ports';

/** Everything a command touches of its process, so that a test can be the process. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: ByteSink;
  readonly stderr: Messages;
  /** Aborted when the person or the system asks the command to end. */
  readonly signal: AbortSignal;
  /** Resolves when signals and timers have had their turn. */
  pause(): Promise<void>;
  /** Milliseconds since some moment. */
  now(): number;
}

export interface Messages {
  write(text: string): void;
  /** Whether a person watches, so that a line may be written over. */
  readonly isTerminal: boolean;
}

/** The exit codes of every command. A command ended by another signal exits with 128 and the number of that signal. */
export const EXIT = { ok: 0, someFailed: 1, usage: 2, interrupted: 130 } as const;
