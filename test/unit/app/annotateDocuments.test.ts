import { describe, expect, test } from 'vitest';
import { annotateDocuments } from '../../../src/app/annotateDocuments';
import type { DocumentSink } from '../../../src/app/documentSink';
import type { AnnotateText, Source } from '../../../src/app/ports';
import { annotate, toDocument } from '../../../src/core';

const later = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
const sourceOf = (id: string): Source => ({ ok: true, source: { id, uri: null, text: `Text ${id}.`, date: null } });
const documentOf: AnnotateText = ({ text, ...options }) => toDocument(annotate(text, options));

interface Kept extends DocumentSink {
  readonly ids: string[];
  readonly ends: string[];
}
function keep(): Kept {
  const ids: string[] = [];
  const ends: string[] = [];
  return {
    ids,
    ends,
    async put(document) {
      ids.push(document.document.id);
      return { ok: true };
    },
    async finish() {
      ends.push('finished');
      return undefined;
    },
    async abandon() {
      ends.push('abandoned');
    },
  };
}
const quiet = { error: () => undefined, warn: () => undefined };

describe('annotateDocuments', () => {
  test('keeps the order of the texts when later ones are done first, with no more at work than asked for', async () => {
    const sink = keep();
    let working = 0;
    let most = 0;
    const slow: AnnotateText = async source => {
      most = Math.max(most, ++working);
      await later(Number(source.id) % 3 === 0 ? 12 : 1);
      working--;
      return documentOf(source);
    };
    const all = Array.from({ length: 20 }, (_, i) => String(i));
    const sources = (async function* () {
      for (const id of all) yield sourceOf(id);
    })();
    const summary = await annotateDocuments(sources, slow, sink, { log: quiet, jobs: 3 });
    expect(summary).toMatchObject({ outcome: 'done', documents: 20, failed: 0 });
    expect(sink.ids).toEqual(all);
    expect(sink.ends).toEqual(['finished']);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
  });

  test('hands a document on while the next text is still awaited', async () => {
    const sink = keep();
    let release: () => void = () => undefined;
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const sources = (async function* () {
      yield sourceOf('a');
      await gate;
      yield sourceOf('b');
    })();
    const run = annotateDocuments(sources, documentOf, sink, { log: quiet, jobs: 4 });
    await later(20);
    expect(sink.ids).toEqual(['a']);
    release();
    expect((await run).documents).toBe(2);
  });

  test.each([
    ['out of memory', 'Split it and run again.'],
    [
      'Worker initialization failure: EMFILE',
      'Too many files are open: raise the limit (ulimit -n), or close other programs, and run again.',
    ],
    ['x is undefined', 'This is a defect of Newsmark: leave the text out, and report it with a text that shows it.'],
  ])('names a text that the engine could not annotate (%s), says what to do, and goes on', async (reason, advice) => {
    const sink = keep();
    const errors: string[] = [];
    const failing: AnnotateText = async source => {
      if (source.id === 'b') throw new Error(reason);
      return documentOf(source);
    };
    const sources = (async function* () {
      for (const id of ['a', 'b', 'c']) yield sourceOf(id);
    })();
    const log = { error: (message: string) => errors.push(message), warn: () => undefined };
    const summary = await annotateDocuments(sources, failing, sink, { log });
    expect(summary).toMatchObject({ outcome: 'done', documents: 2, failed: 1 });
    expect(errors).toEqual([`b: could not be annotated (${reason}). ${advice}`]);
  });

  test('says that the inputs broke off, and finishes what there is', async () => {
    const sink = keep();
    const errors: string[] = [];
    const sources = (async function* () {
      yield sourceOf('a');
      throw new Error('the pipe broke');
    })();
    const log = { error: (message: string) => errors.push(message), warn: () => undefined };
    expect(await annotateDocuments(sources, documentOf, sink, { log })).toMatchObject({ documents: 1, failed: 1 });
    expect(errors.join()).toContain('the pipe broke');
  });

  test.each(['while a text is awaited', 'while one is annotated'])('ends when cancelled %s', async when => {
    const sink = keep();
    const abort = new AbortController();
    const never = new Promise<never>(() => undefined);
    const sources = (async function* () {
      yield sourceOf('a');
      if (when.includes('awaited')) await never;
      yield sourceOf('b');
    })();
    const engine: AnnotateText = source => (source.id === 'b' ? never : documentOf(source));
    const run = annotateDocuments(sources, engine, sink, { log: quiet, signal: abort.signal });
    await later(10);
    abort.abort();
    expect(await run).toMatchObject({ outcome: 'cancelled', documents: 1 });
    expect(sink.ends).toEqual(['abandoned']);
  });

  test('tells nobody of an output that broke off because of the cancellation', async () => {
    const sink = keep();
    const abort = new AbortController();
    const breaking: Kept = {
      ...sink,
      async put() {
        abort.abort();
        return { ok: false, fatal: true, problem: { kind: 'other', message: 'broken off' } };
      },
    };
    const sources = (async function* () {
      yield sourceOf('a');
    })();
    const summary = await annotateDocuments(sources, documentOf, breaking, { log: quiet, signal: abort.signal });
    expect(summary).toEqual({ outcome: 'cancelled', documents: 0, failed: 0, length: 0 });
    expect(sink.ends).toEqual(['abandoned']);
  });

  test('does nothing when it was cancelled before it began', async () => {
    const sink = keep();
    const sources = (async function* () {
      yield sourceOf('a');
    })();
    const summary = await annotateDocuments(sources, documentOf, sink, { log: quiet, signal: AbortSignal.abort() });
    expect(summary).toMatchObject({ outcome: 'cancelled', documents: 0 });
    expect(sink.ends).toEqual(['abandoned']);
  });
});
