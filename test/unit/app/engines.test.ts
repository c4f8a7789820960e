import { describe, expect, test } from 'vitest';
import { type Engine, EngineError, type EngineUpdate } from '../../../src/app/engine';
import { createLocalEngine, type EnginePipeline } from '../../../src/app/engineLocal';
import { serveEngine } from '../../../src/app/engineServer';
import { createEngineWithFallback } from '../../../src/app/engineWithFallback';
import { connectEngine } from '../../../src/app/engineWorker';
import { anchorOf, annotate, toDocument } from '../../../src/core/index';
import { channelPair, local, overChannel, PIPELINE, TEXT } from './engineParts';

const engines: readonly (readonly [string, () => Promise<Engine>])[] = [
  ['in this thread', async () => local()],
  ['over a channel', async () => (await overChannel()).engine],
  [
    'with a fallback, in a worker',
    async () =>
      createEngineWithFallback({
        inWorker: async onLost => (await overChannel(onLost)).engine,
        here: () => Promise.reject(new Error('not needed')),
        warn: () => {},
      }),
  ],
  [
    'with a fallback, without workers',
    async () => createEngineWithFallback({ inWorker: undefined, here: async () => local(), warn: () => {} }),
  ],
];

describe.each(engines)('an engine %s', (_, create) => {
  test('gives what the pipeline gives', async () => {
    const engine = await create();
    const update = await engine.open('a', TEXT, 7, { id: 'a' });
    const { entities, figures, events, clusters, zones, register, language, date } = annotate(TEXT, { id: 'a' });
    expect(update.version).toBe(7);
    expect(update.length).toBe(TEXT.length);
    const { headlines, values, kinds, worded, orphans: _, ...found } = update.annotations;
    expect(found).toEqual({ entities, figures, events, clusters, zones, register, language, date });
    expect(Object.keys(values)).toEqual(figures.map(f => f.id));
    expect(worded).toBe(true);
    expect(Object.keys(kinds).sort()).toEqual([...new Set(events.map(e => e.type))].sort());
    expect(Object.keys(headlines)).toEqual(events.map(e => e.id));
    engine.dispose();
  });

  test('gives for edits what it gives for the edited text', async () => {
    const engine = await create();
    await engine.open('a', TEXT, 1, {});
    const edits = [
      { start: 0, end: 3, text: 'Eva' },
      { start: 0, end: 0, text: '\n' },
    ];
    const after = `\nEva${TEXT.slice(3)}`;
    const edited = await engine.edit('a', edits, 2, after.length);
    const opened = await engine.open('b', after, 2, {});
    expect(edited.annotations).toEqual(opened.annotations);
    engine.dispose();
  });

  test('obeys corrections, through edits too, and says which have lost their words', async () => {
    const engine = await create();
    await engine.open('a', TEXT, 1, {});
    const start = TEXT.indexOf('Oslo');
    const relabel = { id: '1', op: 'relabel', label: 'ORG', at: anchorOf(TEXT, { start, end: start + 4 }) } as const;
    const lost = { id: '2', op: 'reject', at: { ...relabel.at, exact: 'Bergen', prefix: 'far from', suffix: '?!' } };
    const oslo = ({ annotations }: EngineUpdate) => annotations.entities.find(e => e.text === 'Oslo');
    const corrected = await engine.correct('a', [relabel, lost]);
    expect(oslo(corrected)).toMatchObject({ label: 'ORG', origin: 'human' });
    expect(corrected.annotations.orphans).toEqual([{ id: '2', lost: 'gone' }]);
    expect(corrected.version).toBe(1);
    const edited = await engine.edit('a', [{ start: 0, end: 0, text: 'So ' }], 2, TEXT.length + 3);
    expect(oslo(edited)).toMatchObject({ label: 'ORG', origin: 'human' });
    expect(oslo(await engine.correct('a', []))?.origin).toBe('machine');
    await expect(engine.correct('unknown', [])).rejects.toMatchObject({ reason: 'outOfStep' });
    engine.dispose();
  });

  test('puts a long text in words when nothing is edited', async () => {
    const engine = await create();
    const long = TEXT.repeat(400);
    expect((await engine.open('a', long, 1, {})).annotations.worded).toBe(true);
    const hasty = await engine.edit('a', [{ start: 0, end: 3, text: 'Eva' }], 2, long.length);
    expect(hasty.annotations.worded).toBe(false);
    const { annotations } = await engine.edit('a', [], 2, long.length);
    expect(annotations.worded).toBe(true);
    expect(Object.keys(annotations.values)).toHaveLength(annotations.figures.length);
    engine.dispose();
  });

  test('answers an edit that changes nothing', async () => {
    const engine = await create();
    await engine.open('a', TEXT, 1, {});
    const update = await engine.edit('a', [{ start: 3, end: 3, text: '' }], 2, TEXT.length);
    expect(update.version).toBe(2);
    engine.dispose();
  });

  test('rejects an edit of a text that it does not have', async () => {
    const engine = await create();
    const reason = await engine.edit('a', [], 1, 0).catch(error => EngineError.is(error) && error.reason);
    expect(reason).toBe('outOfStep');
    engine.dispose();
  });

  test('rejects an edit that leads to another length, and forgets the text', async () => {
    const engine = await create();
    await engine.open('a', TEXT, 1, {});
    const edit = () => engine.edit('a', [{ start: 0, end: 0, text: 'x' }], 2, 5).catch(error => error.reason);
    expect(await edit()).toBe('outOfStep');
    expect(await edit()).toBe('outOfStep');
    engine.dispose();
  });

  test('forgets a text that is closed', async () => {
    const engine = await create();
    await engine.open('a', TEXT, 1, {});
    engine.close('a');
    expect(await engine.edit('a', [], 2, TEXT.length).catch(error => error.reason)).toBe('outOfStep');
    engine.dispose();
  });

  test('makes documents of texts that are not open', async () => {
    const engine = await create();
    const document = await engine.annotate(TEXT, { id: 'x', uri: 'x.txt' });
    expect(document).toEqual(toDocument(annotate(TEXT, { id: 'x', uri: 'x.txt' })));
    engine.dispose();
  });

  test('takes lone surrogates, NUL and right-to-left text', async () => {
    const engine = await create();
    const hostile = 'a\ud800b \0 \u202eתל אביב\u202c 10\u00a0000 \r x \r\n😀 y';
    const update = await engine.open('h', hostile, 1, {});
    expect(update.length).toBe(hostile.length);
    for (const e of [...update.annotations.entities, ...update.annotations.figures]) {
      expect(hostile.slice(e.start, e.end)).toBe(e.text);
    }
    engine.dispose();
  });

  test('rejects what is asked after its end', async () => {
    const engine = await create();
    await engine.open('a', TEXT, 1, {});
    engine.dispose();
    const reason = await engine.edit('a', [], 2, TEXT.length).catch(error => error.reason);
    expect(['lost', 'outOfStep']).toContain(reason);
  });
});

describe('an engine whose annotators throw', () => {
  const broken: EnginePipeline = {
    ...PIPELINE,
    annotate: () => {
      throw new Error('a bug');
    },
  };

  test('rejects with the reason', async () => {
    const engine = createLocalEngine(broken, () => 0);
    const error = await engine.open('a', TEXT, 1, {}).catch(e => e);
    expect(EngineError.is(error, 'failed')).toBe(true);
    expect(error.message).toContain('a bug');
  });

  test('tells the reason across a channel', async () => {
    const { near, far } = channelPair();
    const connecting = connectEngine(near, 1000, () => {});
    serveEngine(
      far,
      createLocalEngine(broken, () => 0),
    );
    const error = await (await connecting).open('a', TEXT, 1, {}).catch(e => e);
    expect(EngineError.is(error, 'failed')).toBe(true);
    expect(error.message).toContain('a bug');
  });
});
