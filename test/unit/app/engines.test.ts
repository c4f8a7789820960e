import { describe, expect, test } from 'vitest';
import { type Engine, EngineError, type EngineUpdate } from '../../../src/app/engine';
import type { EngineChannel } from '../../../src/app/engineChannel';
import { createLocalEngine } from '../../../src/app/engineLocal';
import { serveEngine } from '../../../src/app/engineServer';
import { createEngineWithFallback, type EngineWithFallback } from '../../../src/app/engineWithFallback';
import { createEngineWithTables } from '../../../src/app/engineWithTables';
import { connectEngine } from '../../../src/app/engineWorker';
import { entityLabels } from '../../../src/core/entities/tables/nameTable';
import { eventHeadlines } from '../../../src/core/events/headline/headline';
import { eventTables } from '../../../src/core/events/lexicon/eventTables';
import { describeFigure } from '../../../src/core/figures/describe/describeFigure';
import { anchorOf, annotate, reannotate, recorrect, toDocument } from '../../../src/core/index';
import { checkUserTables, type UserTables } from '../../../src/core/text/userTables';

const TEXT =
  'Ada Lindqvist met Olof Berg in Oslo on 3 May 2024.\n\nThe port paid $4.2 million, 12% more than in 2023.\n';

const eventKind = (type: string) => eventTables().types.get(type);
const checkTables = (tables: UserTables) => checkUserTables(tables, eventTables().types.keys(), entityLabels());
const ready = () => Promise.resolve();
const local = (): Engine =>
  createLocalEngine(
    {
      prepare: ready,
      annotate,
      reannotate,
      recorrect,
      toDocument,
      eventHeadlines,
      eventKind,
      checkTables,
      eventTypes: () => [],
      readSchema: () => ({ labels: [], attributes: [], problems: [], migrate: [] }),
      describeFigure,
    },
    () => 0,
  );

/** Both ends of a channel, as far apart as a worker: messages are copied and arrive later. */
function channelPair(): {
  readonly near: EngineChannel;
  readonly far: EngineChannel;
  readonly die: (why: string) => void;
} {
  const ends = [0, 1].map(() => ({ hear: (_: unknown) => {}, gone: (_: string) => {} }));
  let open = true;
  const channel = (here: number): EngineChannel => ({
    post(message) {
      const copy: unknown = structuredClone(message);
      if (open) setTimeout(() => ends[1 - here].hear(copy), 0);
    },
    listen(hear, gone) {
      ends[here] = { hear, gone };
    },
    close() {
      open = false;
    },
  });
  return {
    near: channel(0),
    far: channel(1),
    die(why) {
      open = false;
      ends[0].gone(why);
    },
  };
}

async function overChannel(onLost: (why: string) => void = () => {}): Promise<{ engine: Engine; die: () => void }> {
  const { near, far, die } = channelPair();
  const engine = connectEngine(near, 1000, onLost);
  serveEngine(far, local());
  return { engine: await engine, die: () => die('killed') };
}

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
  const broken = {
    prepare: ready,
    annotate: () => {
      throw new Error('a bug');
    },
    reannotate,
    recorrect,
    toDocument,
    eventHeadlines,
    eventKind,
    checkTables,
    eventTypes: () => [],
    readSchema: () => ({ labels: [], attributes: [], problems: [], migrate: [] }),
    describeFigure,
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

describe('an engine in a worker', () => {
  test('is given up when it says nothing in time', async () => {
    const { near } = channelPair();
    const error = await connectEngine(near, 5, () => {}).catch(e => e);
    expect(EngineError.is(error, 'lost')).toBe(true);
  });

  test('says that a text could not be handed over', async () => {
    const { near, far } = channelPair();
    const connecting = connectEngine(
      {
        ...near,
        post: () => {
          throw new Error('too long');
        },
      },
      1000,
      () => {},
    );
    serveEngine(far, local());
    const error = await (await connecting).annotate(TEXT, {}).catch(e => e);
    expect([error.reason, error.message]).toEqual(['failed', expect.stringContaining('too long')]);
  });

  test('rejects what waits when it is ended, closes its channel once, and tells nobody of a loss', async () => {
    const lost: string[] = [];
    let closed = 0;
    const { near, far } = channelPair();
    const counting = {
      ...near,
      close: () => {
        closed++;
        near.close();
      },
    };
    const connecting = connectEngine(counting, 1000, why => lost.push(why));
    serveEngine(far, local());
    const engine = await connecting;
    const waiting = engine.annotate(TEXT, {}).catch(e => e);
    engine.dispose();
    engine.dispose();
    engine.close('a');
    expect(EngineError.is(await waiting, 'lost')).toBe(true);
    expect([closed, lost]).toEqual([1, []]);
  });

  test('closes its channel when it is given up or dies', async () => {
    for (const how of ['silent', 'dead']) {
      let closed = 0;
      const { near, far, die } = channelPair();
      const counting = {
        ...near,
        close: () => {
          closed++;
          near.close();
        },
      };
      const connecting = connectEngine(counting, how === 'silent' ? 5 : 1000, () => {});
      if (how === 'dead') {
        serveEngine(far, local());
        await connecting;
        die('gone');
      }
      await connecting.catch(() => undefined);
      expect([how, closed]).toEqual([how, 1]);
    }
  });

  test('rejects what waits when the worker dies', async () => {
    let told = '';
    const { engine, die } = await overChannel(why => {
      told = why;
    });
    const waiting = engine.open('a', TEXT, 1, {}).catch(e => e);
    const behind = engine.open('b', TEXT, 1, {}).catch(e => e);
    die();
    expect(EngineError.is(await waiting, 'killed')).toBe(true);
    expect(EngineError.is(await behind, 'lost')).toBe(true);
    expect(told).toBe('killed');
    expect(EngineError.is(await engine.annotate(TEXT, {}).catch(e => e), 'lost')).toBe(true);
  });
});

describe('an engine with tables', () => {
  test('gives a user’s own to each text that is opened or annotated, and hands the rest on', async () => {
    const calls: unknown[] = [];
    const tell =
      (name: string) =>
      (...args: unknown[]) => {
        calls.push([name, ...args]);
        return new Promise<never>(() => undefined);
      };
    const inner = {
      open: tell('open'),
      edit: tell('edit'),
      annotate: tell('annotate'),
      checkTables: tell('check'),
      eventTypes: tell('types'),
      readSchema: tell('schema'),
      correct: tell('correct'),
      displaced: tell('displaced'),
    };
    const rest = {
      close: (key: string) => void calls.push(['close', key]),
      dispose: () => void calls.push(['dispose']),
    };
    let tables: UserTables | undefined = { units: 'mine' };
    const engine = createEngineWithTables({ ...inner, ...rest }, async () => tables);
    void engine.open('a', 'text', 1, { id: 'a' });
    void engine.annotate('text', { id: 'b' });
    await new Promise(resolve => setTimeout(resolve, 0));
    tables = undefined;
    void engine.annotate('text', { id: 'c' });
    void engine.edit('a', [], 2, 4);
    void engine.checkTables({ units: 'x' });
    engine.close('a');
    engine.dispose();
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(calls).toEqual(
      expect.arrayContaining([
        ['open', 'a', 'text', 1, { id: 'a', tables: { units: 'mine' } }],
        ['annotate', 'text', { id: 'b', tables: { units: 'mine' } }],
        ['annotate', 'text', { id: 'c' }],
        ['edit', 'a', [], 2, 4],
        ['check', { units: 'x' }],
        ['close', 'a'],
        ['dispose'],
      ]),
    );
    expect(calls).toHaveLength(7);
  });
});

describe('the fallback', () => {
  test('works in this thread when the worker does not start, and says so', async () => {
    const said: string[] = [];
    const engine = createEngineWithFallback({
      inWorker: () => Promise.reject(new Error('no workers here')),
      here: async () => local(),
      warn: message => said.push(message),
    });
    expect((await engine.open('a', TEXT, 1, {})).length).toBe(TEXT.length);
    expect(engine.place).toBe('here');
    expect(said.join()).toContain('no workers here');
  });

  /** Workers one after the other, each of which the test can kill; nothing may be loaded into this thread. */
  function workers(): {
    engine: EngineWithFallback;
    kill: () => void;
    started: () => number;
    said: string[];
    fail: () => void;
  } {
    const said: string[] = [];
    let kill = () => {};
    let started = 0;
    let failing = false;
    const engine = createEngineWithFallback({
      inWorker: async onLost => {
        if (failing) throw new Error('no memory for it');
        started++;
        const { engine: inWorker, die } = await overChannel(onLost);
        kill = die;
        return inWorker;
      },
      here: () => Promise.reject(new Error('never in this thread')),
      warn: message => said.push(message),
    });
    return { engine, kill: () => kill(), started: () => started, said, fail: () => (failing = true) };
  }

  test('gives up the text over which the worker died, and starts a new one for those behind it', async () => {
    const { engine, kill, started, said } = workers();
    await engine.open('a', TEXT, 1, {});
    expect(engine.place).toBe('worker');
    const killer = engine.open('b', TEXT, 1, {}).catch(e => e);
    const behind = [engine.annotate(TEXT, { id: 'c' }), engine.open('d', TEXT, 1, {})] as const;
    const edit = engine.edit('a', [], 2, TEXT.length).catch(e => e.reason);
    await new Promise(resolve => setTimeout(resolve, 0));
    kill();
    const error = await killer;
    expect(EngineError.is(error, 'killed')).toBe(true);
    expect(error.message).toBe('the engine stopped over this text (killed). Split it and try again.');
    expect((await behind[0]).document.id).toBe('c');
    expect((await behind[1]).length).toBe(TEXT.length);
    // The new engine does not have the old text: whoever edits it must open it again.
    expect(await edit).toBe('outOfStep');
    expect([engine.place, started(), said.length]).toEqual(['worker', 2, 1]);
  });

  test('starts a new worker when one died with nothing to do, for the next question', async () => {
    const { engine, kill, started } = workers();
    await engine.open('a', TEXT, 1, {});
    kill();
    expect([engine.place, started()]).toEqual(['none', 1]);
    expect((await engine.annotate(TEXT, {})).document.length).toBe(TEXT.length);
    expect(started()).toBe(2);
  });

  test('does not go on in this thread when there is no memory for a new worker, and tries again later', async () => {
    const { engine, kill, fail } = workers();
    await engine.open('a', TEXT, 1, {});
    kill();
    fail();
    const error = await engine.annotate(TEXT, {}).catch(e => e);
    expect(EngineError.is(error, 'failed')).toBe(true);
    expect(error.message).toBe('no new annotation worker (no memory for it). Try again.');
    expect(engine.place).toBe('none');
  });

  test('says nothing of a worker that it has ended itself', async () => {
    const { engine, kill, said } = workers();
    await engine.open('a', TEXT, 1, {});
    engine.dispose();
    kill();
    expect(said).toEqual([]);
    expect(EngineError.is(await engine.annotate(TEXT, {}).catch(e => e), 'lost')).toBe(true);
  });

  test('loads nothing before the first question', () => {
    let loads = 0;
    createEngineWithFallback({
      inWorker: undefined,
      here: async () => {
        loads++;
        return local();
      },
      warn: () => {},
    });
    expect(loads).toBe(0);
  });

  test('tries again after it could not load', async () => {
    let tries = 0;
    const engine = createEngineWithFallback({
      inWorker: undefined,
      here: async () => {
        tries++;
        if (tries === 1) throw new Error('not now');
        return local();
      },
      warn: () => {},
    });
    expect(EngineError.is(await engine.annotate(TEXT, {}).catch(e => e), 'failed')).toBe(true);
    expect((await engine.annotate(TEXT, {})).document.length).toBe(TEXT.length);
  });
});
