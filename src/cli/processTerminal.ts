import { fstatSync, readFileSync, readlinkSync } from 'node:fs';
import { constants } from 'node:os';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import type { ByteSink } from '../app/ports';
import type { StreamState, Terminal } from './terminal';

/** The terminal of this process, and the end of the process. */
export interface ProcessTerminal extends Terminal {
  /**
   * Ends the process with `code`, or with 128 and the number of the signal that asked for the end, whatever is still
   * open.
   */
  finish(code: number): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type EndSignal = (typeof SIGNALS)[number];

/** How long the command may take to clean up after a signal, in milliseconds. */
const GRACE = 3000;
/** How long what is open may take to close by itself when everything is done. */
const CLOSING = 300;
/** Signals that follow so soon are the same one, which reaches the command twice when a parent hands its own on. */
const ECHO = 500;

/**
 * Listens to the signals that end a command: `signal` is aborted, and if the command has not ended after some seconds,
 * or at a second signal, the process ends by the very signal. `dying` is called before that; it must not wait.
 */
export function createProcessTerminal(dying: () => void): ProcessTerminal {
  const abort = new AbortController();
  let stdin: NodeJS.ReadStream | undefined;
  let ending: EndSignal | undefined;
  let since = 0;

  const die = (): void => {
    dying();
    for (const name of SIGNALS) process.removeAllListeners(name);
    // Not process.exit: that waits for every thread, also for one that waits for a pipe.
    process.kill(process.pid, ending);
  };
  const end = (name: EndSignal): void => {
    if (ending !== undefined) {
      if (performance.now() - since > ECHO) die();
      return;
    }
    ending = name;
    since = performance.now();
    abort.abort();
    stdin?.destroy();
    setTimeout(die, GRACE).unref();
  };
  for (const name of SIGNALS) process.on(name, end);

  // Without listeners, an error of a stream ends the process. Those of standard output come to the callback of each
  // write.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return {
    get stdin() {
      stdin ??= process.stdin;
      return stdin;
    },
    stdout: createStreamSink(process.stdout, abort.signal),
    stderr: {
      write: text => {
        process.stderr.write(text);
      },
      isTerminal: process.stderr.isTTY === true,
    },
    streams: { stdin: stateOf(0), stdout: stateOf(1) },
    signal: abort.signal,
    pause: () => setImmediate(),
    now: () => performance.now(),
    finish(code) {
      process.exitCode = ending === undefined ? code : 128 + constants.signals[ending];
      // Nobody may have read it to its end.
      stdin?.destroy();
      if (ending !== undefined) setTimeout(die, CLOSING).unref();
    },
  };
}

/**
 * A writable stream as a sink: each write waits until the stream has taken the bytes, so a slow reader slows the
 * writer. When `signal` is aborted, it waits no longer and rejects.
 */
function createStreamSink(stream: NodeJS.WriteStream, signal: AbortSignal): ByteSink {
  return {
    write: bytes =>
      new Promise((resolve, reject) => {
        const leave = (): void => reject(signal.reason);
        signal.addEventListener('abort', leave, { once: true });
        stream.write(bytes, error => {
          signal.removeEventListener('abort', leave);
          if (error) reject(error);
          else resolve();
        });
      }),
    close: async () => undefined,
  };
}

/**
 * What a standard stream leads to. Node.js opens /dev/null to read and write in place of a stream that is closed; so do
 * some parents for streams that they ignore, which comes to the same.
 */
function stateOf(descriptor: 0 | 1): StreamState {
  try {
    const found = fstatSync(descriptor, { bigint: true });
    if (found.isFile()) return { identity: `${found.dev}:${found.ino}`, kind: 'open' };
    if (found.isDirectory()) return { kind: 'folder' };
    return { kind: found.isCharacterDevice() && isStandIn(descriptor) ? 'nowhere' : 'open' };
  } catch {
    return { kind: 'nowhere' };
  }
}

function isStandIn(descriptor: number): boolean {
  try {
    if (readlinkSync(`/proc/self/fd/${descriptor}`) !== '/dev/null') return false;
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0';
    return (Number.parseInt(flags, 8) & 3) === 2;
  } catch {
    return false;
  }
}
