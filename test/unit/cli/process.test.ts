import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
