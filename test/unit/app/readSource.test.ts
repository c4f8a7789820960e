import { describe, expect, test } from 'vitest';
import { LARGEST_TEXT } from '../../../src/app/decodeText';
import { readSource } from '../../../src/app/readSource';
import { createMemoryFiles, errorOf, type Operation } from './memoryFiles';

const file = { path: 'folder/a.txt', id: 'a', uri: 'a.txt', folder: '' };
const read = (content: string | Uint8Array) => readSource(createMemoryFiles({ 'folder/a.txt': content }), file, null);
const text = async (content: string | Uint8Array): Promise<string | undefined> => {
  const source = await read(content);
  return source.ok ? source.source.text : undefined;
};
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.of(...parts.flatMap(p => (typeof p === 'string' ? [...new TextEncoder().encode(p)] : p)));

describe('reading a text', () => {
  test('keeps every character but a byte-order mark', async () => {
    expect(await text('')).toBe('');
    expect(await text('a\r\nb\rc\u2028é😀قال\u202b')).toBe('a\r\nb\rc\u2028é😀قال\u202b');
    expect(await text(bytes([0xef, 0xbb, 0xbf], 'a\ufeffb'))).toBe('a\ufeffb');
  });

  test('takes a line of 20 MB', async () => {
    const line = 'ab c '.repeat(4_000_000);
    expect(await text(new TextEncoder().encode(line))).toHaveLength(20_000_000);
  });

  test.each([
    ['Latin-1', bytes('f', [0xfc], 'r')],
    ['a NUL byte', 'a\0b'],
    ['a cut sequence', bytes('a', [0xf0, 0x9f, 0x98])],
    ['a surrogate in UTF-8', bytes([0xed, 0xa0, 0x80])],
    ['an image', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xc0])],
  ])('refuses %s, names the file and says what to do', async (_, content) => {
    const source = await read(content);
    expect(source).toMatchObject({ ok: false, name: 'folder/a.txt' });
    if (!source.ok) expect(source.message).toMatch(/^folder\/a\.txt: .*UTF-8.*\./);
  });

  test.each<[Operation, string, string]>([
    ['read', 'ENOENT', 'there is no such file. Check the path'],
    ['read', 'EACCES', 'no permission to read it. Change its permissions'],
    ['read', 'EISDIR', 'this is a folder'],
    ['inspect', 'ENOTDIR', 'a part of the path is a file'],
    ['inspect', 'ENAMETOOLONG', 'the name is too long'],
    ['read', 'EMFILE', 'too many files are open. Raise the limit (ulimit -n)'],
    ['read', 'EBUSY', 'another program holds it'],
    ['read', 'ELOOP', 'its links lead in a circle'],
    ['read', 'EBADF', 'it is closed, or was not opened to read it'],
    ['read', 'ESPECIAL', 'not a regular file'],
    ['read', 'EIO', 'could not read it'],
  ])('says what to do when %s fails with %s', async (operation, code, says) => {
    const files = createMemoryFiles({ 'folder/a.txt': 'x' }, asked =>
      asked === operation ? errorOf(code) : undefined,
    );
    const source = await readSource(files, file, null);
    expect(source).toMatchObject({ ok: false, message: expect.stringContaining(`folder/a.txt: ${says}`) });
  });

  test('says that a file has vanished since it was listed', async () => {
    const source = await readSource(createMemoryFiles(), file, null);
    expect(source).toMatchObject({ ok: false, message: expect.stringContaining('may have been moved or deleted') });
  });

  test('does not begin to read what is too large', async () => {
    let reads = 0;
    const files = createMemoryFiles({}, operation => {
      if (operation === 'read') reads++;
      return undefined;
    });
    const large = {
      ...files,
      inspect: async () => ({ kind: 'file', size: LARGEST_TEXT + 1, writable: true }) as const,
    };
    expect(await readSource(large, file, null)).toMatchObject({
      ok: false,
      message: 'folder/a.txt: larger than 128 MB. Split it into articles and run again.',
    });
    expect(reads).toBe(0);
  });
});
