import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotations, Engine, EngineUpdate } from '../../../../src/app/engine';
import { EngineError } from '../../../../src/app/engine';
import { mapAnnotations } from '../../../../src/app/engineMapping';
import { EngineSession, type SessionChange } from '../../../../src/app/session/engineSession';
import { applyEdit, type TextEdit } from '../../../../src/core/text/edit';

/** Finds every word in capitals: enough of an annotator to see whether spans are right. */
function capitals(text: string): Annotations {
  const entities = [...text.matchAll(/\b[A-Z]+\b/g)].map((m, i) => ({
    id: `T${i + 1}`,
    start: m.index,
    end: m.index + m[0].length,
    text: m[0],
    label: 'ORG' as const,
    cluster: `C${i + 1}`,
    confidence: 1,
    origin: 'machine' as const,
  }));
  const clusters = entities.map(e => ({ id: e.cluster, label: e.label, name: e.text, mentions: [e.id] }));
  const zones = [{ start: 0, end: text.length, kind: 'headline' as const }];
  return {
    register: 'standard',
    language: 'en',
    date: null,
    entities,
    clusters,
    zones,
    figures: [],
    events: [],
    kinds: {},
    headlines: {},
    values: {},
    orphans: [],
    worded: true,
  };
}

/** An engine whose answers come when the test says so. */
function slowEngine() {
  const texts = new Map<string, string>();
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  let failing: EngineError | undefined;
  let hasty = false;
  const answer = (key: string, text: string, version: number, worded = true): Promise<EngineUpdate> => {
    texts.set(key, text);
    return new Promise((resolve, reject) =>
      waiting.push(() => {
        if (failing) reject(failing);
        else resolve({ version, length: text.length, annotations: { ...capitals(text), worded }, ms: 1 });
      }),
    );
  };
  const engine: Engine = {
    open(key, text, version) {
      asked.push('open');
      return answer(key, text, version);
    },
    edit(key, edits, version, length) {
      asked.push(`edit ${edits.length}`);
      const text = edits.reduce(applyEdit, texts.get(key) ?? '');
      if (!texts.has(key) || text.length !== length) return Promise.reject(new EngineError('outOfStep', key));
      return answer(key, text, version, !hasty || edits.length === 0);
    },
    correct(key, corrections) {
      asked.push(`correct ${corrections.length}`);
      if (!texts.has(key)) return Promise.reject(new EngineError('outOfStep', key));
      return answer(key, texts.get(key) ?? '', 0);
    },
    displaced: () => Promise.resolve([]),
    close: key => void texts.delete(key),
    annotate: () => Promise.reject(new EngineError('failed', 'not asked for')),
    checkTables: () => Promise.reject(new EngineError('failed', 'not asked for')),
    eventTypes: () => Promise.resolve([]),
    readSchema: () => Promise.reject(new EngineError('failed', 'not asked for')),
    dispose: () => {},
  };
  const settle = () => new Promise<void>(resolve => setTimeout(resolve, 0));
  return {
    engine,
    asked,
    forget: () => texts.clear(),
    hurry: () => {
      hasty = true;
    },
    fail: (error: EngineError | undefined) => {
      failing = error;
    },
    async release() {
      waiting.shift()?.();
      await settle();
    },
    settle,
  };
}

function live(text: string) {
  const state = { text, version: 1 };
  const slow = slowEngine();
  const changes: SessionChange[] = [];
  const session = new EngineSession(
    slow.engine,
    { key: 'k', text: () => state.text, version: () => state.version },
    {},
    change => changes.push(change),
  );
  const type = (edit: TextEdit): void => {
    state.text = applyEdit(state.text, edit);
    state.version++;
    session.edited([edit]);
  };
  const words = (): string[] | undefined => session.annotations?.entities.map(e => e.text);
  const honest = (): boolean =>
    session.annotations?.entities.every(e => state.text.slice(e.start, e.end) === e.text) ?? true;
  return { session, slow, type, words, honest, changes, state };
}

describe('a session', () => {
  test('has annotations when the first answer is in', async () => {
    const { session, slow, words } = live('the NATO and the EU');
    session.open();
    expect(session.state).toBe('loading');
    expect(session.settled).toBe(false);
    await slow.release();
    expect(session.state).toBe('ready');
    expect(session.settled).toBe(true);
    expect(words()).toEqual(['NATO', 'EU']);
  });

  test('moves what an edit does not touch and hides what it touches, at once', async () => {
    const { session, slow, type, words, honest, changes } = live('the NATO and the EU');
    session.open();
    await slow.release();
    type({ start: 6, end: 6, text: 'x' });
    expect(words()).toEqual(['EU']);
    expect(honest()).toBe(true);
    expect(changes.at(-1)).toEqual({ kind: 'moved', dropped: true });
    await slow.release();
    expect(honest()).toBe(true);
    expect(session.settled).toBe(true);
  });

  test('asks one question at a time and puts together what was typed meanwhile', async () => {
    const { session, slow, type, words } = live('the EU');
    session.open();
    await slow.release();
    type({ start: 0, end: 0, text: 'A ' });
    type({ start: 0, end: 0, text: 'B ' });
    type({ start: 0, end: 0, text: 'C ' });
    expect(slow.asked).toEqual(['open', 'edit 1']);
    await slow.release();
    expect(slow.asked).toEqual(['open', 'edit 1', 'edit 1']);
    await slow.release();
    expect(words()).toEqual(['C', 'B', 'A', 'EU']);
  });

  test('has a long text put in words when the person pauses', async () => {
    const { session, slow, type, changes } = live('the EU');
    session.open();
    await slow.release();
    slow.hurry();
    type({ start: 0, end: 0, text: 'A ' });
    await slow.release();
    expect(session.settled).toBe(false);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(slow.asked).toEqual(['open', 'edit 1', 'edit 0']);
    await slow.release();
    expect(session.settled).toBe(true);
    expect(changes.at(-1)?.kind).toBe('annotated');
  });

  test('opens the text again when the engine has lost it', async () => {
    const { session, slow, type, words } = live('the EU');
    session.open();
    await slow.release();
    slow.forget();
    type({ start: 0, end: 0, text: 'UN ' });
    await slow.settle();
    expect(slow.asked).toEqual(['open', 'edit 1', 'open']);
    await slow.release();
    expect(words()).toEqual(['UN', 'EU']);
  });

  test('tells a failure, shows nothing, and tries again at the next edit', async () => {
    const { session, slow, type, words, changes } = live('the EU');
    session.open();
    slow.fail(new EngineError('failed', 'a bug'));
    await slow.release();
    expect(session.state).toBe('failed');
    expect(changes.at(-1)?.kind).toBe('failed');
    slow.fail(undefined);
    type({ start: 0, end: 0, text: 'UN ' });
    await slow.release();
    expect(session.state).toBe('ready');
    expect(words()).toEqual(['UN', 'EU']);
  });

  test('asks no more for a text that took its worker down, until it is opened again', async () => {
    const { session, slow, type, words } = live('the EU');
    session.open();
    slow.fail(new EngineError('killed', 'out of memory'));
    await slow.release();
    expect([session.state, session.settled]).toEqual(['failed', true]);
    type({ start: 0, end: 0, text: 'UN ' });
    await slow.settle();
    expect(slow.asked).toEqual(['open']);
    slow.fail(undefined);
    session.open();
    await slow.release();
    expect(words()).toEqual(['UN', 'EU']);
    type({ start: 0, end: 0, text: 'A ' });
    await slow.release();
    expect(words()).toEqual(['A', 'UN', 'EU']);
  });

  test('says nothing any more after its end', async () => {
    const { session, slow, changes } = live('the EU');
    session.open();
    session.close();
    await slow.release();
    expect(changes).toEqual([]);
  });

  test('never shows a span that is not there, however edits and answers mix', async () => {
    const step = fc.oneof(
      fc.record({ at: fc.nat(60), cut: fc.nat(5), text: fc.constantFrom('', 'A', ' EU ', 'x', 'NATO', '\n') }),
      fc.constant('answer' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        const { session, slow, type, honest, state, words } = live('the NATO and the EU met in OSLO');
        session.open();
        for (const s of steps) {
          if (s === 'answer') await slow.release();
          else {
            const start = Math.min(s.at, state.text.length);
            type({ start, end: Math.min(start + s.cut, state.text.length), text: s.text });
          }
          expect(honest()).toBe(true);
        }
        for (let i = 0; i < 60 && !session.settled; i++) await slow.release();
        expect(session.settled).toBe(true);
        expect(words()).toEqual(capitals(state.text).entities.map(e => e.text));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a long text', () => {
  const opened = async (words = 2000) => {
    const it = live('A b '.repeat(words));
    it.session.open();
    await it.slow.release();
    return it;
  };

  test('is typed into, and the engine is asked at the pause', async () => {
    const { session, slow, type, honest } = await opened();
    for (let i = 0; i < 300; i++) type({ start: 41 + i, end: 41 + i, text: 'x' });
    expect(slow.asked).toEqual(['open']);
    expect(session.settled).toBe(false);
    await new Promise(resolve => setTimeout(resolve, 320));
    expect(slow.asked).toEqual(['open', 'edit 1']);
    await slow.release();
    expect(session.settled).toBe(true);
    expect(honest()).toBe(true);
  });

  test('shows what stands in it whenever somebody looks', async () => {
    const { session, type, honest } = await opened();
    for (let i = 0; i < 10; i++) {
      type({ start: 44 + i, end: 44 + i, text: 'X' });
      expect(honest()).toBe(true);
    }
    expect(session.annotations?.entities).toHaveLength(1999);
  });

  test('says of each key whether it touched an annotation, and shows what lies in a window', async () => {
    const { session, type, changes, state } = await opened();
    // "A b A b …": behind a "b", then right at an "A"
    for (const [at, dropped] of [
      [403, false],
      [404, false],
      [410, true],
      [100, true],
    ] as const) {
      type({ start: at, end: at, text: ' ' });
      expect(changes.at(-1)).toEqual({ kind: 'moved', dropped });
    }
    expect(session.isMoving).toBe(true);
    const found = session.near([{ start: 396, end: 416 }])?.annotations.entities ?? [];
    expect(found.length).toBeGreaterThan(3);
    expect(found.every(({ start, end, text }) => state.text.slice(start, end) === text)).toBe(true);
    expect(session.isMoving).toBe(true);
    expect(session.annotations?.entities).toHaveLength(1998);
    expect(session.isMoving).toBe(false);
  });

  test('of very many annotations is asked about after a longer pause', async () => {
    const { slow, type } = await opened(12_000);
    type({ start: 41, end: 41, text: 'x' });
    await new Promise(resolve => setTimeout(resolve, 320));
    expect(slow.asked).toEqual(['open']);
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(slow.asked).toEqual(['open', 'edit 1']);
  });
});

describe('annotations moved through an edit', () => {
  const before: Annotations = {
    ...capitals('NATO met the EU in OSLO'),
    events: [
      {
        id: 'E1',
        type: 'Contact.Meet',
        plover: null,
        trigger: { start: 5, end: 8, text: 'met' },
        arguments: [
          { role: 'Participant', target: 'T1' },
          { role: 'Participant', target: 'T2' },
        ],
        time: null,
        place: 'T3',
        polarity: 'positive',
        modality: 'asserted',
        source: null,
        salience: 0.7,
        tier: 'news',
      },
    ],
  };

  test('leave out roles, places and mentions that are hidden', () => {
    const after = mapAnnotations(before, { start: 20, end: 21, text: 'z' });
    expect(after.events[0].place).toBeNull();
    expect(after.events[0].arguments.map(a => a.target)).toEqual(['T1', 'T2']);
    expect(after.clusters[2].mentions).toEqual([]);
  });

  test('move the words of those who are not named, and leave them out when they are touched', () => {
    const [event] = before.events;
    const unnamed = { role: 'Participant', span: { start: 9, end: 15, text: 'the EU' } };
    const told = { ...before, events: [{ ...event, arguments: [unnamed] }] };
    expect(mapAnnotations(told, { start: 0, end: 0, text: 'So ' }).events[0].arguments).toEqual([
      { role: 'Participant', span: { start: 12, end: 18, text: 'the EU' } },
    ]);
    expect(mapAnnotations(told, { start: 11, end: 12, text: 'n' }).events[0].arguments).toEqual([]);
  });

  test('leave out an event whose trigger is touched', () => {
    expect(mapAnnotations(before, { start: 6, end: 6, text: 'l' }).events).toEqual([]);
  });

  test('let a zone grow with what is typed in it', () => {
    const after = mapAnnotations(before, { start: 9, end: 9, text: 'great ' });
    expect(after.zones[0]).toMatchObject({ start: 0, end: 29 });
  });
});
