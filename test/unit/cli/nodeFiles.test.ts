import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createNodeFiles, openRegular } from '../../../src/cli/nodeFiles';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (value: Uint8Array): string => new TextDecoder().decode(value);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmark-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (...parts: string[]): string => join(folder, ...parts);

describe('the file system of Node', () => {
  test('reads whole files, and no more than one byte past what was asked for', async () => {
    const files = createNodeFiles();
    writeFileSync(at('a'), 'x'.repeat(200_000));
    expect(await files.read(at('a'), 300_000)).toHaveLength(200_000);
    expect(await files.read(at('a'), 1000)).toHaveLength(1001);
    expect(text(await files.head(at('a'), 5))).toBe('xxxxx');
    writeFileSync(at('b'), '');
    expect(await files.read(at('b'), 10)).toHaveLength(0);
    expect(await files.head(at('b'), 10)).toHaveLength(0);
    await expect(files.read(at('none'), 10)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(openRegular(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });

  test.runIf(process.platform === 'linux')('reads files that tell no size, and does not read devices', async () => {
    const files = createNodeFiles();
    expect(text(await files.read('/proc/self/status', 1_000_000))).toContain('Name:');
    await expect(files.read('/dev/zero', 10)).rejects.toMatchObject({ code: 'ESPECIAL' });
    expect(await files.inspect('/dev/null')).toMatchObject({ kind: 'special', size: 0 });
  });

  test('says what stands at a path, and where links lead', async () => {
    const files = createNodeFiles();
    writeFileSync(at('a'), 'abc');
    const { dev, ino } = statSync(at('a'), { bigint: true });
    const identity = `${dev}:${ino}`;
    expect(await files.inspect(at('a'))).toMatchObject({ kind: 'file', size: 3, writable: true, identity });
    expect(await files.inspect(folder)).toMatchObject({ kind: 'folder', size: 0 });
    expect(await files.inspect(at('none'))).toEqual({ kind: 'missing', size: 0, writable: true });
    if (process.platform === 'win32') return;
    symlinkSync(at('a'), at('link'));
    symlinkSync(at('nowhere'), at('dangling'));
    expect(await files.inspect(at('link'))).toMatchObject({
      kind: 'file',
      identity,
      real: (await files.inspect(at('a'))).real ?? at('a'),
    });
    expect(await files.inspect(at('dangling'))).toMatchObject({ kind: 'missing', dangling: true });
    await expect(files.inspect(at('a', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  test.skipIf(process.platform === 'win32')('flushes each file and each folder that a name was put into', async () => {
    const handle = await open(folder, 'r');
    const sync = vi.spyOn(Object.getPrototypeOf(handle), 'sync');
    await handle.close();
    const files = createNodeFiles();
    const sink = await files.create(at('a.partial'));
    await sink.write(bytes('whole'));
    await sink.flush();
    expect(sync).toHaveBeenCalledTimes(1);
    await sink.close();
    await files.rename(at('a.partial'), at('a'));
    await files.flush();
    expect(sync).toHaveBeenCalledTimes(2);
    sync.mockRestore();
  });

  test('creates files that are not there, flushes them and moves them', async () => {
    const files = createNodeFiles();
    const sink = await files.create(at('x'));
    await sink.write(bytes('abc'));
    await sink.flush();
    await sink.close();
    await expect(files.create(at('x'))).rejects.toMatchObject({ code: 'EEXIST' });
    writeFileSync(at('y'), 'old');
    await files.rename(at('x'), at('y'));
    await files.createFolder(at('p/q/r'));
    await files.createFolder(at('p/q'));
    await files.flush();
    await files.flush();
    expect([readFileSync(at('y'), 'utf8'), existsSync(at('x')), existsSync(at('p/q/r'))]).toEqual(['abc', false, true]);
    await files.remove(at('y'));
    await files.remove(at('y'));
    expect((await files.list(folder)).length).toBe(1);
    expect(files.split(files.join(folder, 'z'))).toEqual({ folder, name: 'z' });
  });

  test.runIf(process.platform !== 'win32')(
    'flushes the folders that names were put into, and says what is wrong',
    async () => {
      const files = createNodeFiles();
      mkdirSync(at('d'));
      await (await files.create(at('d/x'))).close();
      await files.rename(at('d/x'), at('d/y'));
      rmSync(at('d'), { recursive: true });
      await expect(files.flush()).rejects.toMatchObject({ code: 'ENOENT' });
      // what was told once is not told again
      await files.flush();
      await files.createFolder(at('p/q'));
      rmSync(folder, { recursive: true });
      await expect(files.flush()).rejects.toMatchObject({ code: 'ENOENT' });
      mkdirSync(folder);
    },
  );

  test('removes at once what is being written, and nothing else', async () => {
    const files = createNodeFiles();
    const name = (stem: string): string => at(`${stem}.${files.uniqueName()}.partial`);
    const [moved, removed, open] = [name('a'), name('b'), name('c')];
    const sinks = await Promise.all([moved, removed, open, at('plain')].map(path => files.create(path)));
    await Promise.all(sinks.slice(0, 2).map(sink => sink.close()));
    await files.rename(moved, at('kept'));
    await files.remove(removed);
    writeFileSync(moved, 'of another');
    writeFileSync(removed, 'of another');
    await expect(files.create(moved)).rejects.toMatchObject({ code: 'EEXIST' });
    files.removeTemporaries();
    files.removeTemporaries();
    await Promise.all(sinks.slice(2).map(sink => sink.close()));
    expect(readdirSync(folder).sort()).toEqual(
      [moved, removed, at('kept'), at('plain')].map(p => p.slice(folder.length + 1)).sort(),
    );
  });

  test('knows whose temporary files are abandoned', async () => {
    const files = createNodeFiles();
    const path = at('x.partial');
    writeFileSync(path, '');
    const own = files.uniqueName();
    const [machine, pid, run] = own.split('-');
    expect(files.uniqueName()).not.toBe(own);
    expect(await files.isAbandoned(path, own)).toBe(false);
    expect(await files.isAbandoned(path, `${machine}-${pid}-ffffff-1`)).toBe(true);
    expect(await files.isAbandoned(path, `${machine}-${process.ppid}-${run}0-1`)).toBe(false);
    expect(await files.isAbandoned(path, `${machine}-${process.ppid}-aaaaaa-1`)).toBe(false);
    expect(await files.isAbandoned(path, `${machine}-999999999-aaaaaa-1`)).toBe(true);
    expect(await files.isAbandoned(path, '000000-1-aaaaaa-1')).toBe(false);
  });
});
