import { describe, expect, test } from 'vitest';
import { readSource } from '../../../src/app/readSource';
import { addToSidecar, createSidecarFinder, readSidecar } from '../../../src/app/sidecars';
import { anchorOf, type Operation, placeCorrections } from '../../../src/core';
import { createMemoryFiles } from './memoryFiles';

const TEXT = 'Ada Lund met Tomas Reke in Port Selby.';
const at = (words: string) => anchorOf(TEXT, { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const reject = (id: string, words: string): Operation => ({ id, op: 'reject', at: at(words) });
const HEAD = '{"format":"newsmark-corrections/1"}';
const ids = (operations: readonly Operation[]) => operations.map(({ id }) => id).sort();

describe('the sidecar of a text', () => {
  test('lies beside it, and is obeyed with what is mirrored', async () => {
    const line = (operation: Operation) => `${HEAD}\n${JSON.stringify(operation)}\n`;
    const files = createMemoryFiles({
      '/corpus/north/a.txt': TEXT,
      '/corpus/north/a.corrections.jsonl': line(reject('1', 'Ada Lund')),
      '/corpus/.newsmark/north/a.corrections.jsonl': line(reject('2', 'Port Selby')),
    });
    await files.createFolder('/corpus/.newsmark');
    const finder = createSidecarFinder(files);
    expect(ids((await finder.find('/corpus/north/a.txt')).sidecar.operations)).toEqual(['1', '2']);
    expect(await finder.placesOf('/corpus/north/a.txt')).toEqual({
      beside: '/corpus/north/a.corrections.jsonl',
      mirrored: '/corpus/.newsmark/north/a.corrections.jsonl',
    });
    const source = await readSource(
      files,
      { path: '/corpus/north/a.txt', id: 'a', uri: null, folder: '' },
      null,
      finder,
    );
    expect(source.ok && source.source.corrections?.length).toBe(2);
    expect(source.ok && source.warning).toBeUndefined();
  });

  test('says what of it could not be used, and is used nevertheless', async () => {
    const lost: Operation = {
      id: '3',
      op: 'reject',
      at: { ...at('Reke'), exact: 'Berg', prefix: 'of old', suffix: '!' },
    };
    const lines = [HEAD, '{"id":', JSON.stringify(reject('1', 'Ada Lund')), JSON.stringify(lost)].join('\n');
    const files = createMemoryFiles({ '/a.txt': TEXT, '/a.corrections.jsonl': lines });
    const file = { path: '/a.txt', id: 'a', uri: null, folder: '' };
    const countOrphans = (text: string, all: readonly Operation[]) => placeCorrections(text, all).orphans.length;
    const reader = { ...createSidecarFinder(files), countOrphans };
    const source = await readSource(files, file, null, reader);
    expect(source.ok && source.warning).toMatch(/line 2: this is no JSON object\. .*1 correction has lost the words/);
    expect(source.ok && source.source.corrections?.length).toBe(2);
  });
});

describe('saving', () => {
  test('merges with what somebody else wrote meanwhile, and keeps what it cannot read', async () => {
    const files = createMemoryFiles({
      '/a.corrections.jsonl': `${HEAD}\n{"broken\n${JSON.stringify(reject('1', 'Ada Lund'))}\n`,
    });
    const saved = await addToSidecar(files, '/a.corrections.jsonl', [reject('2', 'Port Selby')]);
    expect(saved.ok && ids(saved.sidecar.operations)).toEqual(['1', '2']);
    expect(files.content.get('/a.corrections.jsonl')).toContain('{"broken\n');
    expect([...files.content.keys()]).toEqual(['/a.corrections.jsonl']);
  });

  test('of many at once loses none', async () => {
    const files = createMemoryFiles();
    const all = Array.from({ length: 12 }, (_, i) => reject(`o${i}`, 'Ada Lund'));
    await Promise.all(all.map(operation => addToSidecar(files, '/a.corrections.jsonl', [operation])));
    expect(ids((await readSidecar(files, '/a.corrections.jsonl')).sidecar.operations)).toEqual(ids(all));
  });

  test('of two, one of whom was taken for gone while it wrote, loses none', async () => {
    const files = createMemoryFiles();
    let other: Promise<unknown> | undefined;
    const slow: typeof files = {
      ...files,
      async create(path) {
        // its own file is begun when it has read what is there; then it stands still
        if (!path.includes('.lock') && other === undefined) {
          await files.remove('/.a.corrections.jsonl.lock');
          other = addToSidecar(files, '/a.corrections.jsonl', [reject('2', 'Port Selby')]);
          await other;
        }
        return files.create(path);
      },
    };
    const saved = await addToSidecar(slow, '/a.corrections.jsonl', [reject('1', 'Ada Lund')]);
    expect(saved.ok && ids(saved.sidecar.operations)).toEqual(['1', '2']);
    expect(ids((await readSidecar(files, '/a.corrections.jsonl')).sidecar.operations)).toEqual(['1', '2']);
    expect([...files.content.keys()]).toEqual(['/a.corrections.jsonl']);
  });

  test.each([
    ['a full disk', 'write', 'ENOSPC'],
    ['a folder that cannot be written to', 'create', 'EACCES'],
    ['a move that fails', 'rename', 'EPERM'],
  ] as const)('says so and leaves the file as it was with %s', async (_, failing, code) => {
    const before = `${HEAD}\n${JSON.stringify(reject('1', 'Ada Lund'))}\n`;
    const files = createMemoryFiles({ '/a.corrections.jsonl': before }, (operation, path) =>
      operation === failing && !path.includes('.lock') ? Object.assign(new Error(code), { code }) : undefined,
    );
    const saved = await addToSidecar(files, '/a.corrections.jsonl', [reject('2', 'Port Selby')]);
    expect(saved.ok).toBe(false);
    expect(!saved.ok && saved.problem.message).toContain('/a.corrections.jsonl');
    expect(files.content.get('/a.corrections.jsonl')).toBe(before);
  });

  test('replaces no file that is another program’s, and none of a later version', async () => {
    for (const [content, says] of [
      ['{"format":"newsmark-corrections/9"}\n', /later version/],
      ['name;place\nAda;Oslo\n', /./],
    ] as const) {
      const files = createMemoryFiles({ '/a.corrections.jsonl': content });
      const saved = await addToSidecar(files, '/a.corrections.jsonl', [reject('2', 'Port Selby')]);
      expect(!saved.ok && saved.problem.message).toMatch(says);
      expect(files.content.get('/a.corrections.jsonl')).toBe(content);
    }
  });
});
