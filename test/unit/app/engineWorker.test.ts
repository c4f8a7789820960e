import { describe, expect, test } from 'vitest';
import { EngineError } from '../../../src/app/engine';
import { serveEngine } from '../../../src/app/engineServer';
import { createEngineWithFallback, type EngineWithFallback } from '../../../src/app/engineWithFallback';
import { createEngineWithTables } from '../../../src/app/engineWithTables';
import { connectEngine } from '../../../src/app/engineWorker';
import type { UserTables } from '../../../src/core/text/userTables';
import { channelPair, local, overChannel, TEXT } from './engineParts';

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
