import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder = '';
let script = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsmark-process-'));
  script = join(folder, 'cli.js');
  await build({
    entryPoints: ['cli', 'worker'].map(name => join(import.meta.dirname, `../../../src/${name}.ts`)),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    loader: { '.bin': 'base64', '.tsv': 'text' },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...argv: string[]): ChildProcessWithoutNullStreams => {
  const child = spawn(process.execPath, [script, 'annotate', ...argv]);
  child.stdin.on('error', () => undefined);
  return child;
};
const ended = async (child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; errors: string }> => {
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  const [code] = await once(child, 'close');
  return { code, errors };
};
const line = (id: number): string =>
  `${JSON.stringify({ id: String(id), text: 'Kim met Putin on Friday. '.repeat(20) })}\n`;

describe('the newsmark process', () => {
  test('opens no connection and starts no program, nor does a thread of it', () => {
    const told = join(folder, 'told');
    const hook = join(folder, 'hook.js');
    const text = join(folder, 'network.txt');
    writeFileSync(text, 'Kim met Putin on Friday. '.repeat(20));
    writeFileSync(told, '');
    writeFileSync(
      hook,
      `const { appendFileSync } = require('node:fs');
       const tell = what => appendFileSync(${JSON.stringify(told)}, what + '\\n');
       const watch = (where, name) => {
         const real = where[name];
         where[name] = function (...args) { tell(name); return real.apply(this, args); };
       };
       watch(require('node:net').Socket.prototype, 'connect');
       for (const name of ['lookup', 'resolve']) watch(require('node:dns'), name);
       for (const name of ['request', 'get']) { watch(require('node:http'), name); watch(require('node:https'), name); }
       for (const name of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync']) watch(require('node:child_process'), name);
       watch(require('node:dgram'), 'createSocket');
       watch(globalThis, 'fetch');
       tell('thread ' + require('node:worker_threads').isMainThread);`,
    );
    const run = (...argv: string[]) => spawnSync(process.execPath, ['--require', hook, ...argv], { encoding: 'utf8' });
    for (const command of ['annotate', 'outline']) {
      expect(run(script, command, text, text, '--jobs', '1').status).toBe(0);
    }
    const lines = readFileSync(told, 'utf8').trim().split('\n');
    expect([...new Set(lines)].sort()).toEqual(['thread false', 'thread true']);
    // what is watched would be told
    run('-e', "fetch('http://127.0.0.1:9/').catch(() => {}); require('node:net').connect(9).on('error', () => {});");
    expect(readFileSync(told, 'utf8')).toMatch(/fetch[\s\S]*connect/);
  });

  test('ends with 0 and without a word when its reader leaves early', async () => {
    const child = start('-', '--input', 'jsonl');
    const end = ended(child);
    child.stdin.end(Array.from({ length: 2000 }, (_, i) => line(i)).join(''));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await end).toEqual({ code: 0, errors: '' });
  });

  test('gives each document on as soon as it is done', async () => {
    const child = start('-', '--input', 'jsonl');
    const end = ended(child);
    for (const id of [1, 2, 3]) {
      child.stdin.write(line(id));
      const [chunk] = await once(child.stdout, 'data');
      expect(JSON.parse(String(chunk)).document.id).toBe(String(id));
    }
    child.stdin.end();
    expect((await end).code).toBe(0);
  });

  test.skipIf(process.platform === 'win32').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends at %s with %i and leaves no half-written file', async (signal, code) => {
    const out = join(folder, `${signal}.jsonl`);
    const child = start('-', '--input', 'jsonl', '--out', out);
    const end = ended(child);
    child.stdin.write(line(1));
    const partial = (): string[] => readdirSync(folder).filter(name => name.startsWith(signal));
    while (partial().length === 0) await new Promise(resolve => setTimeout(resolve, 20));
    child.kill(signal);
    expect(await end).toEqual({ code, errors: '' });
    expect(partial()).toEqual([]);
  });

  test('keeps the order of documents that are annotated side by side', async () => {
    const child = start('-', '--input', 'jsonl', '--jobs', '3');
    const end = ended(child);
    let out = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
    });
    const text = (id: number): string => 'Kim met Putin on Friday. '.repeat(id % 4 === 0 ? 2000 : 1);
    const all = Array.from({ length: 40 }, (_, id) => id);
    child.stdin.end(all.map(id => `${JSON.stringify({ id, text: text(id) })}\n`).join(''));
    expect(await end).toEqual({ code: 0, errors: '' });
    const documents = out.trim().split('\n');
    expect(documents.map(json => JSON.parse(json).document.id)).toEqual(all.map(String));
    expect(documents.map(json => JSON.parse(json).document.length)).toEqual(all.map(id => text(id).length));
  });

  test.skipIf(process.platform === 'win32')('can be interrupted in the middle of a huge text', async () => {
    const child = start('-');
    const end = ended(child);
    child.stdin.end('Kim met Putin on Friday, and 10,000 people came. '.repeat(400_000));
    await once(child.stdin, 'finish');
    await new Promise(resolve => setTimeout(resolve, 300));
    const asked = performance.now();
    child.kill('SIGINT');
    expect(await end).toEqual({ code: 130, errors: '' });
    expect(performance.now() - asked).toBeLessThan(3000);
  });

  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends soon after one %s, though nobody reads its output and a thread is at work',
    async signal => {
      const texts = join(folder, `texts-${signal}`);
      mkdirSync(texts);
      for (let i = 0; i < 40; i++) writeFileSync(join(texts, `${i}.txt`), 'Kim met Putin on Friday. '.repeat(400));
      const child = start(texts, '--format', 'jsonl', '--jobs', '2');
      child.stdout.pause();
      await once(child.stdout, 'readable');
      await new Promise(resolve => setTimeout(resolve, 100));
      const asked = performance.now();
      const exit = once(child, 'exit');
      child.kill(signal);
      const [code, by] = await exit;
      expect(performance.now() - asked).toBeLessThan(2500);
      expect(by ?? code).toBeOneOf([signal, 128 + constants.signals[signal]]);
      child.stdout.destroy();
    },
  );

  test.skipIf(process.platform === 'win32')('takes a signal that comes twice at once for one', async () => {
    const out = join(folder, 'twice.jsonl');
    const child = start('-', '--input', 'jsonl', '--out', out);
    const end = ended(child);
    child.stdin.write(line(1));
    while (readdirSync(folder).filter(name => name.startsWith('twice')).length === 0) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    child.kill('SIGINT');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    // of several that wait, the system may deliver any first
    expect(await end).toEqual({ code: expect.toBeOneOf([130, 143]), errors: '' });
    expect(readdirSync(folder).filter(name => name.startsWith('twice'))).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full'))('goes on when standard error is full, and when nobody reads it', async () => {
    const texts = join(folder, 'bad');
    mkdirSync(texts);
    for (let i = 0; i < 30; i++) writeFileSync(join(texts, `b${i}.txt`), Uint8Array.of(0xff));
    writeFileSync(join(texts, 'z.txt'), 'Kim met Putin on Monday.');
    for (const how of ['full', 'gone']) {
      const out = join(folder, `bad-${how}`);
      const full = how === 'full' ? openSync('/dev/full', 'w') : 'pipe';
      const child = spawn(process.execPath, [script, 'annotate', texts, '--out', out], {
        stdio: ['ignore', 'ignore', full],
      });
      child.stderr?.destroy();
      const [code] = await once(child, 'exit');
      expect([how, code, readdirSync(out)]).toEqual([how, 1, ['z.newsmark.json']]);
    }
  });

  test.skipIf(!existsSync('/proc/self/fdinfo'))('names standard streams that are closed or are folders', async () => {
    const text = join(folder, 'closed.txt');
    writeFileSync(text, 'Kim met Putin on Monday.');
    const shell = (redirect: string, ...argv: string[]) =>
      spawnSync('sh', ['-c', `exec "$0" "$@" ${redirect}`, process.execPath, script, 'annotate', ...argv], {
        encoding: 'utf8',
      });
    expect(shell('>&-', text)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('output is closed or leads'),
    });
    expect(shell('>/dev/null', text)).toMatchObject({ status: 0, stderr: '' });
    expect(shell('<&-', '-')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('input: it is closed or leads'),
    });
    expect(shell(`<${folder}`, '-')).toMatchObject({ status: 1, stderr: expect.stringContaining('it is a folder') });
    expect(shell('2>&-', join(folder, 'none.txt')).status).toBe(1);
    expect(shell(`1<${text}`, join(folder, 'none.txt'), '--out', join(folder, 'o')).status).toBe(1);
    const appended = shell(`>>${text}`, text);
    expect(appended).toMatchObject({ status: 2, stderr: expect.stringContaining('standard output is also an input') });
    expect(readFileSync(text, 'utf8')).toBe('Kim met Putin on Monday.');
  });

  test.skipIf(!existsSync('/dev/full'))(
    'says that the disk is full, where there is a /dev/full to try it',
    async () => {
      const text = join(folder, 'a.txt');
      writeFileSync(text, 'x');
      const named = start(text, '--out', '/dev/full');
      expect(await ended(named)).toEqual({ code: 1, errors: expect.stringContaining('/dev/full: the disk is full') });
      const child = spawn(process.execPath, [script, 'annotate', text], {
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      });
      let errors = '';
      child.stderr?.on('data', (more: Buffer) => {
        errors += more.toString();
      });
      const [code] = await once(child, 'close');
      expect([code, errors]).toEqual([1, expect.stringContaining('standard output: the disk is full')]);
    },
  );
});
