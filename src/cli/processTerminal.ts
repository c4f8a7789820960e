import { constants } from 'node:os';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import type { ByteSink } from '../app/ports';
import type { Terminal } from './terminal';

/** The terminal of this process, and the signal that ended it, if one did. */
export interface ProcessTerminal extends Terminal {
  /** 128 and the number of the signal that asked the command to end; undefined when none did. */
  endedBySignal(): number | undefined;
  /** Lets the process end though nobody has read standard input to its end. */
  release(): void;
}

/** Listens to the signals that end a command. A second one ends the process at once. */
export function createProcessTerminal(): ProcessTerminal {
  const abort = new AbortController();
  let code: number | undefined;
  const end = (name: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void => {
    code = 128 + constants.signals[name];
    abort.abort();
    process.stdin.destroy();
  };
  process.once('SIGINT', end).once('SIGTERM', end).once('SIGHUP', end);
  return {
    stdin: process.stdin,
    stdout: createStreamSink(process.stdout),
    stderr: {
      write: text => {
        process.stderr.write(text);
      },
      isTerminal: process.stderr.isTTY === true,
    },
    signal: abort.signal,
    pause: () => setImmediate(),
    now: () => performance.now(),
    endedBySignal: () => code,
    release: () => {
      process.stdin.destroy();
    },
  };
}

/** A writable stream as a sink: each write waits until the stream has taken the bytes, so a slow reader slows the writer. */
function createStreamSink(stream: NodeJS.WriteStream): ByteSink {
  // Errors come to the callback of each write; without a listener they would also end the process.
  stream.on('error', () => undefined);
  return {
    write: bytes =>
      new Promise((resolve, reject) => {
        stream.write(bytes, error => (error ? reject(error) : resolve()));
      }),
    close: async () => undefined,
  };
}
