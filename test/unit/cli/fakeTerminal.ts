import type { AnnotateText } from '../../../src/app/ports';
import type { CommandEngine } from '../../../src/cli/runTexts';
import type { Terminal } from '../../../src/cli/terminal';
import { annotate, buildCorpus, checkTables, toDocument } from '../../../src/core';
import { toDigest, toOutline } from '../../../src/worker';

/** A process that a test can look into. */
export interface FakeTerminal extends Terminal {
  readonly out: () => string;
  readonly errors: () => string;
  readonly abort: () => void;
}

export function createFakeTerminal(
  given: {
    readonly stdin?: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | string;
    readonly isTerminal?: boolean;
    readonly streams?: Partial<Terminal['streams']>;
    readonly write?: (bytes: Uint8Array) => Promise<void>;
  } = {},
): FakeTerminal {
  const decoder = new TextDecoder();
  const abort = new AbortController();
  let out = '';
  let errors = '';
  let time = 0;
  const { stdin = '', isTerminal = false } = given;
  const chunks = typeof stdin === 'string' ? [new TextEncoder().encode(stdin)] : stdin;
  return {
    stdin: (async function* () {
      yield* chunks;
    })(),
    stdout: {
      async write(bytes) {
        await given.write?.(bytes);
        out += decoder.decode(bytes);
      },
      close: async () => undefined,
    },
    stderr: {
      write(text) {
        errors += text;
      },
      isTerminal,
    },
    streams: { stdin: { kind: 'open' }, stdout: { kind: 'open' }, ...given.streams },
    signal: abort.signal,
    pause: async () => undefined,
    now: () => {
      time += 1000;
      return time;
    },
    out: () => out,
    errors: () => errors,
    abort: () => abort.abort(),
  };
}

/** An engine that has no threads: what would run in one runs here, one text at a time. */
export function engineOf(annotateText: AnnotateText): CommandEngine {
  const here: CommandEngine['here'] = {
    annotate: annotateText,
    outline: ({ text, ...options }) => toOutline(annotate(text, options)),
    digest: ({ text, ...options }) => toDigest(annotate(text, options)),
  };
  return {
    here,
    buildCorpus,
    serveMcp: async () => undefined,
    checkTables,
    inThreads: task => ({ work: here[task], close: async () => undefined }),
    threads: 1,
  };
}

/** The engine of the product. */
export const annotateText: AnnotateText = ({ text, ...options }) => toDocument(annotate(text, options));
