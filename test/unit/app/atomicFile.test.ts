import { describe, expect, test } from 'vitest';
import { isTemporaryName, openAtomicFile, sweepLeftovers, type WriteRules } from '../../../src/app/atomicFile';
import type { Files } from '../../../src/app/ports';
import { createMemoryFiles, errorOf } from './memoryFiles';

const OURS = '{\n  "format": "newsmark/1",\n  "generator": {}\n}\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Writes "new" to a path, and says what came of it. */
async function write(files: Files, path: string, rules: WriteRules = {}): Promise<string> {
  const opened = await openAtomicFile(files, path, rules);
  if (!opened.ok) return opened.problem.message;
  const problem = (await opened.file.write(bytes('new'))) ?? (await opened.file.commit());
  return problem?.message ?? 'written';
}

describe('a file in the way', () => {
  test.each([
    ['a document of ours', OURS, true],
    ['lines of ours', '{"format":"newsmark/1","generator":{}}\n{"format":"newsmark/1"}\n', true],
    ['nothing in it', '', true],
    ['another program’s JSON', '{"url":"https://example.org","format":"newsmark/1"}', false],
    ['a later format', '{"format":"newsmark/12"}', false],
    ['text', 'notes of mine', false],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0), false],
  ])('is replaced or not: %s', async (_, content, replaced) => {
    const files = createMemoryFiles({ 'd/a.json': content });
    const before = files.content.get('d/a.json');
    const said = await write(files, 'd/a.json');
    expect(files.content.get('d/a.json')).toBe(replaced ? 'new' : before);
    expect([...files.content.keys()]).toEqual(['d/a.json']);
    if (replaced) expect(said).toBe('written');
    else
      expect(said).toMatch(
        /^d\/a\.json: a file that is not of Newsmark is in the way.*Choose another place or name\.$/,
      );
    if (!replaced) expect(files.opened).toEqual([]);
  });

  test('is replaced when the person says so, and the message tells how', async () => {
    const files = createMemoryFiles({ 'a.json': 'mine' });
    expect(await write(files, 'a.json', { remedy: 'or give --force' })).toContain('name, or give --force.');
    expect(await write(files, 'a.json', { force: true })).toBe('written');
    expect(files.content.get('a.json')).toBe('new');
  });

  test('is never replaced while it is read, even by force, whatever it is named', async () => {
    const files = createMemoryFiles({ 'a.json': OURS });
    const asked: string[] = [];
    const isInput = async (identity: string) => asked.push(identity) > 0;
    expect(await write(files, 'a.json', { force: true, isInput })).toMatch(/^a\.json: this is also an input/);
    expect(asked).toEqual(['file a.json']);
    expect(files.content.get('a.json')).toBe(OURS);
  });

  test('is known by other formats in their own way', async () => {
    const files = createMemoryFiles({ 'a.ann': 'T1\tPERSON 0 3\tAda' });
    expect(await write(files, 'a.ann')).toContain('not of Newsmark');
    expect(await write(files, 'a.ann', { isOurs: head => head.startsWith('T1\t') })).toBe('written');
  });

  test('that came while ours was written is left as it is', async () => {
    const files = createMemoryFiles();
    const opened = await openAtomicFile(files, 'a.json');
    if (!opened.ok) throw new Error('not opened');
    await opened.file.write(bytes('new'));
    await (await files.create('a.json')).write(bytes('theirs'));
    expect((await opened.file.commit())?.message).toContain('not of Newsmark');
    expect(Object.fromEntries(files.content)).toEqual({ 'a.json': 'theirs' });
  });
});

describe('writing', () => {
  test('flushes the file before it is moved into its place', async () => {
    const done: string[] = [];
    const files = createMemoryFiles({}, operation => {
      done.push(operation);
      return undefined;
    });
    await write(files, 'a.json');
    expect(done).toEqual(['inspect', 'create', 'write', 'flush', 'close', 'inspect', 'rename']);
  });

  test('leaves no file when it cannot be flushed', async () => {
    const files = createMemoryFiles({ 'a.json': OURS }, operation =>
      operation === 'flush' ? errorOf('EIO') : undefined,
    );
    expect(await write(files, 'a.json')).toContain('could not write it (EIO');
    expect(Object.fromEntries(files.content)).toEqual({ 'a.json': OURS });
  });

  test('goes through a link to the file itself, beside which the temporary file lies', async () => {
    const files = createMemoryFiles({ 'far/a.json': OURS });
    const linked: Files = {
      ...files,
      inspect: async path => ({
        ...(await files.inspect('far/a.json')),
        ...(path === 'a.json' ? { real: 'far/a.json' } : {}),
      }),
      head: (_, length) => files.head('far/a.json', length),
    };
    expect(await write(linked, 'a.json')).toBe('written');
    expect(files.opened).toEqual(['far/a.json.u1.partial']);
    expect(Object.fromEntries(files.content)).toEqual({ 'far/a.json': 'new' });
  });

  test('does not put a file in the place of a link that leads nowhere', async () => {
    const files = createMemoryFiles();
    const dangling: Files = {
      ...files,
      inspect: async () => ({ kind: 'missing', size: 0, writable: true, dangling: true }),
    };
    expect(await write(dangling, 'a.json')).toContain('a file of this name is in the way');
    expect(files.opened).toEqual([]);
  });

  test('takes another name when its temporary file is there already, and gives up in the end', async () => {
    const files = createMemoryFiles({ 'a.json.u1.partial': 'x', 'a.json.u2.partial': 'y' });
    expect(await write(files, 'a.json')).toBe('written');
    expect(files.content.get('a.json.u1.partial')).toBe('x');
    const full = createMemoryFiles({}, operation => (operation === 'create' ? errorOf('EEXIST') : undefined));
    expect(await write(full, 'a.json')).toContain('a file of this name is in the way');
  });

  test('gives long names temporary files that are no longer than file systems take', async () => {
    const files = createMemoryFiles();
    const name = `${'é😀'.repeat(62)}.json`;
    expect(await write(files, `d/${name}`)).toBe('written');
    const [temporary] = files.opened;
    expect(bytes(temporary).length).toBeLessThan(255);
    expect(temporary).toMatch(/^d\/é(?:😀é)*😀?\.u1\.partial$/u);
  });

  test('writes to a device or a pipe directly, and leaves it there', async () => {
    const files = createMemoryFiles();
    const said: string[] = [];
    const device: Files = {
      ...files,
      inspect: async () => ({ kind: 'special', size: 0, writable: true }),
      openSpecial: async () => ({
        write: async more => void said.push(new TextDecoder().decode(more)),
        close: async () => void said.push('closed'),
      }),
      remove: async () => void said.push('removed'),
    };
    expect(await write(device, '/dev/x')).toBe('written');
    expect(said).toEqual(['new', 'closed']);
    const opened = await openAtomicFile(device, '/dev/x');
    if (opened.ok) await opened.file.discard();
    expect(said).toEqual(['new', 'closed', 'closed']);
  });

  test('does nothing when it is discarded after its end, and leaves nothing when before', async () => {
    const files = createMemoryFiles();
    const opened = await openAtomicFile(files, 'a.json');
    if (!opened.ok) throw new Error('not opened');
    await opened.file.commit();
    await opened.file.discard();
    expect([...files.content.keys()]).toEqual(['a.json']);
    const other = await openAtomicFile(files, 'b.json');
    if (other.ok) await other.file.discard();
    expect([...files.content.keys()]).toEqual(['a.json']);
  });
});

describe('what killed runs left', () => {
  const left = {
    'd/a.newsmark.json.gone-1.partial': 'x',
    'd/b.newsmark.json.gone-2.partial': 'x',
    'd/c.newsmark.json.here-3.partial': 'x',
    'd/notes.partial': 'mine',
    'd/a.partial.txt': 'mine',
    'd/a.json': 'mine',
  };

  test('is removed from a folder, but not what is being written, nor what is not ours', async () => {
    const files = createMemoryFiles(left);
    await sweepLeftovers(files, 'd');
    expect([...files.content.keys()].sort()).toEqual(
      ['d/a.json', 'd/a.partial.txt', 'd/c.newsmark.json.here-3.partial', 'd/notes.partial'].sort(),
    );
  });

  test('is removed for one target only where that is all that is written', async () => {
    const files = createMemoryFiles(left);
    await sweepLeftovers(files, 'd', 'b.newsmark.json');
    expect([...files.content.keys()]).toHaveLength(5);
    expect(files.content.has('d/b.newsmark.json.gone-2.partial')).toBe(false);
  });

  test('stays without a word where the folder cannot be read', async () => {
    const files = createMemoryFiles(left, operation => (operation === 'list' ? errorOf('EACCES') : undefined));
    await sweepLeftovers(files, 'd');
    expect([...files.content.keys()]).toHaveLength(6);
  });

  test('has names that are told from others', () => {
    expect(['a.json.ab12-3-x.partial', 'x.partial', 'a.partial.json', 'a.A.partial'].map(isTemporaryName)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
