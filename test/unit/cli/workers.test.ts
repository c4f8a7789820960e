import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceText } from '../../../src/app/ports';
import { createWorkers, type Workers } from '../../../src/cli/workers';

let folder = '';
let script = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmark-workers-'));
  script = join(folder, 'worker.js');
  writeFileSync(
    script,
    `const { parentPort, threadId, workerData } = require('node:worker_threads');
     parentPort.on('message', ({ text }) => {
       if (text === 'exit') process.exit(3);
       if (text === 'throw') throw new Error('a bug');
       if (text === 'never') for (;;);
       if (text === 'memory') { const all = []; for (;;) all.push(new Array(100_000).fill(Math.random())); }
       setTimeout(() => parentPort.postMessage(workerData + ' ' + text + ' ' + threadId), 5);
     });`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (text: string): SourceText => ({ id: text, uri: null, text, date: null });
const ask = async (workers: Workers<string>, text: string): Promise<string> =>
  Promise.resolve(workers.work(textOf(text))).catch((error: Error) => `failed: ${error.message}`);
const thread = (answer: string): string => answer.split(' ')[2];

describe('threads of the engine', () => {
  test('are no more than asked for, and each does one text at a time', async () => {
    const workers = createWorkers<string>(script, 'do', 2);
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(text => ask(workers, text)));
    expect(answers.map(answer => answer.slice(0, 4))).toEqual(['do a', 'do b', 'do c', 'do d', 'do e']);
    expect(new Set(answers.map(thread)).size).toBe(2);
    const again = await Promise.all(['f', 'g'].map(text => ask(workers, text)));
    expect(again.map(thread).every(id => answers.map(thread).includes(id))).toBe(true);
    await workers.close();
  });

  test.each([
    ['exit', 'a thread of the engine ended with 3'],
    ['throw', 'a bug'],
    ['memory', 'out of memory'],
  ])('that die over a text (%s) fail it alone, and are replaced', async (text, message) => {
    const workers = createWorkers<string>(script, 'do', 1, 32);
    const [before, killer, behind] = await Promise.all(['a', text, 'b'].map(each => ask(workers, each)));
    expect([before.slice(0, 4), behind.slice(0, 4)]).toEqual(['do a', 'do b']);
    expect(killer).toMatch(/^failed: /);
    expect(killer).toContain(message);
    expect(thread(behind)).not.toBe(thread(before));
    expect((await ask(workers, 'c')).slice(0, 4)).toBe('do c');
    await workers.close();
  });

  test('end whatever they are at, and no text starts one after that', async () => {
    const workers = createWorkers<string>(script, 'do', 2);
    void ask(workers, 'never');
    await ask(workers, 'a');
    await workers.close();
    expect(await ask(workers, 'b')).toBe('failed: the engine has ended');
  });
});
