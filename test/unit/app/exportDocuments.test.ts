import { describe, expect, test } from 'vitest';
import { exportDocuments } from '../../../src/app/exportDocuments';
import { annotate, type NewsmarkDocument, toDocument } from '../../../src/core';
import { createMemoryFiles, errorOf, type Operation } from './memoryFiles';

const documents = ['a', 'b', 'c'].map(id => ({ document: toDocument(annotate(`Text ${id}.`, { id })) }));
const failing =
  (operation: Operation, code: string, times = 1) =>
  (asked: Operation): unknown =>
    asked === operation && times-- > 0 ? errorOf(code) : undefined;
const idsIn = (lines: string | undefined): string[] =>
  (lines ?? '')
    .split('\n')
    .filter(line => line !== '')
    .map(line => (JSON.parse(line) as NewsmarkDocument).document.id);

describe('exporting to one file', () => {
  test('writes JSON Lines, and the file appears under its name only at the end', async () => {
    const files = createMemoryFiles({ 'out.jsonl': 'old' });
    let during: string | undefined;
    const items = (async function* () {
      yield* documents;
      during = files.content.get('out.jsonl');
    })();
    const result = await exportDocuments(files, items, { kind: 'file', path: 'out.jsonl', format: 'jsonl' });
    expect(result).toEqual({ outcome: 'done', documents: 3, failures: [] });
    expect(during).toBe('old');
    expect(idsIn(files.content.get('out.jsonl'))).toEqual(['a', 'b', 'c']);
    expect([...files.content.keys()]).toEqual(['out.jsonl']);
  });

  test('writes one document of JSON, and refuses a second', async () => {
    const files = createMemoryFiles();
    const target = { kind: 'file', path: 'out.json', format: 'json' } as const;
    expect(await exportDocuments(files, documents.slice(0, 1), target)).toMatchObject({ outcome: 'done' });
    expect(JSON.parse(files.content.get('out.json') ?? '').document.id).toBe('a');
    const several = await exportDocuments(createMemoryFiles(), documents, target);
    expect(several).toMatchObject({ outcome: 'failed', message: expect.stringContaining('holds one document') });
  });

  test.each<[Operation, string, string]>([
    ['create', 'ENOENT', 'its folder does not exist'],
    ['create', 'EACCES', 'no permission to write it'],
    ['create', 'EROFS', 'it is read-only'],
    ['write', 'ENOSPC', 'the disk is full'],
    ['close', 'ENOSPC', 'the disk is full'],
    ['close', 'EDQUOT', 'the disk is full'],
    ['rename', 'EBUSY', 'another program holds it'],
    ['rename', 'EISDIR', 'a folder of this name is in the way'],
    ['write', 'EIO', 'could not write it'],
  ])('leaves no file and names it when %s fails with %s', async (operation, code, says) => {
    const files = createMemoryFiles({ 'out.jsonl': 'old' }, failing(operation, code));
    const result = await exportDocuments(files, documents, { kind: 'file', path: 'out.jsonl', format: 'jsonl' });
    expect(result).toMatchObject({ outcome: 'failed', message: expect.stringContaining(`out.jsonl: ${says}`) });
    expect(Object.fromEntries(files.content)).toEqual({ 'out.jsonl': 'old' });
  });

  test('does not touch a read-only file', async () => {
    const files = createMemoryFiles({ 'read-only.jsonl': 'old' });
    const result = await exportDocuments(files, documents, { kind: 'file', path: 'read-only.jsonl', format: 'jsonl' });
    expect(result).toMatchObject({ outcome: 'failed', message: expect.stringContaining('it is read-only') });
    expect(files.content.get('read-only.jsonl')).toBe('old');
    expect(files.opened).toEqual([]);
  });

  test.each([0, 1, 2, 3])('leaves nothing when cancelled after %i documents', async after => {
    const files = createMemoryFiles({ 'out.jsonl': 'old' });
    const abort = new AbortController();
    let count = 0;
    if (after === 0) abort.abort();
    const progress = {
      report: () => {
        if (++count === after) abort.abort();
      },
    };
    const run = { signal: abort.signal, progress };
    const result = await exportDocuments(files, documents, { kind: 'file', path: 'out.jsonl', format: 'jsonl' }, run);
    expect(result).toEqual({ outcome: 'cancelled', documents: after, failures: [] });
    expect(Object.fromEntries(files.content)).toEqual({ 'out.jsonl': 'old' });
  });

  test('leaves nothing when the source of the documents fails', async () => {
    const files = createMemoryFiles();
    const items = (async function* () {
      yield documents[0];
      throw new Error('the engine stopped');
    })();
    const target = { kind: 'file', path: 'out.jsonl', format: 'jsonl' } as const;
    await expect(exportDocuments(files, items, target)).rejects.toThrow('the engine stopped');
    expect([...files.content.keys()]).toEqual([]);
  });
});

describe('exporting to a folder', () => {
  test('writes a file for each document, as the texts lie', async () => {
    const files = createMemoryFiles();
    const items = [documents[0], { ...documents[1], folder: 'x/y' }, documents[0]];
    const result = await exportDocuments(files, items, { kind: 'folder', path: 'out' });
    expect(result).toMatchObject({ outcome: 'done', documents: 3 });
    expect([...files.content.keys()].sort()).toEqual(['out/a-2.json', 'out/a.json', 'out/x/y/b.json']);
  });

  test('names the document that could not be written, and writes the others', async () => {
    const files = createMemoryFiles({}, (operation, path) =>
      operation === 'create' && path.startsWith('out/b.json') ? errorOf('EACCES') : undefined,
    );
    const result = await exportDocuments(files, documents, { kind: 'folder', path: 'out' });
    expect(result).toMatchObject({ outcome: 'done', documents: 2 });
    expect(result.failures).toEqual([expect.stringContaining('out/b.json: no permission to write it')]);
    expect([...files.content.keys()].sort()).toEqual(['out/a.json', 'out/c.json']);
  });

  test('stops at a full disk, with the complete files kept and no other left', async () => {
    let writes = 0;
    const files = createMemoryFiles({}, operation =>
      operation === 'write' && ++writes > 1 ? errorOf('ENOSPC') : undefined,
    );
    const result = await exportDocuments(files, documents, { kind: 'folder', path: 'out' });
    expect(result).toMatchObject({ outcome: 'failed', documents: 1, message: expect.stringContaining('disk is full') });
    expect([...files.content.keys()]).toEqual(['out/a.json']);
  });

  test('says that the folder cannot be made', async () => {
    const files = createMemoryFiles({}, failing('createFolder', 'EEXIST'));
    const result = await exportDocuments(files, documents, { kind: 'folder', path: 'out' });
    expect(result).toMatchObject({ outcome: 'failed', message: expect.stringContaining('out: a file of this name') });
  });
});
