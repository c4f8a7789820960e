import { describe, expect, test } from 'vitest';
import { annotateDocuments, type Run } from '../../../src/app/annotateDocuments';
import { type DocumentSink, fileSink, folderSink } from '../../../src/app/documentSink';
import type { Files, Source } from '../../../src/app/ports';
import { annotate, type Format, type NewsmarkDocument, toDocument, USUAL_FORMAT } from '../../../src/core';
import { createMemoryFiles, errorOf, type Operation } from './memoryFiles';

/** What an earlier run wrote. */
const OLD = '{"format":"newsmark/1","document":{"id":"old"}}\n';

type Item = Extract<Source, { readonly ok: true }>;
const items: readonly Item[] = ['a', 'b', 'c'].map(id => ({
  ok: true,
  source: { id, uri: null, text: `Text ${id}.`, date: null },
}));

const { one, many } = USUAL_FORMAT;

type Target =
  | { readonly file: string; readonly format: Format }
  | { readonly folder: string; readonly format?: Format };

async function openSink(
  files: Files,
  to: Target,
): Promise<
  { readonly ok: true; readonly sink: DocumentSink } | { readonly ok: false; readonly problem: { message: string } }
> {
  return 'folder' in to ? folderSink(files, to.folder, to.format ?? one) : fileSink(files, to.file, to.format);
}

/** Annotates the items into a sink, and gathers what was said. */
async function write(
  files: Files,
  from: Iterable<Item> | AsyncIterable<Item>,
  to: Target,
  run: Partial<Run> = {},
): Promise<{ outcome: string; documents: number; said: string[] }> {
  const said: string[] = [];
  const say = (message: string): void => {
    said.push(message);
  };
  const opened = await openSink(files, to);
  if (!opened.ok) return { outcome: 'stopped', documents: 0, said: [opened.problem.message] };
  const sources = (async function* () {
    yield* from;
  })();
  const summary = await annotateDocuments(
    sources,
    ({ text, ...options }) => toDocument(annotate(text, options)),
    opened.sink,
    { log: { error: say, warn: say }, ...run },
  );
  if (summary.problem !== undefined) say(summary.problem.message);
  return { outcome: summary.outcome, documents: summary.documents, said };
}

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
    const files = createMemoryFiles({ 'out.jsonl': OLD });
    let during: string | undefined;
    const from = (async function* () {
      yield* items;
      during = files.content.get('out.jsonl');
    })();
    const result = await write(files, from, { file: 'out.jsonl', format: many });
    expect(result).toEqual({ outcome: 'done', documents: 3, said: [] });
    expect(during).toBe(OLD);
    expect(idsIn(files.content.get('out.jsonl'))).toEqual(['a', 'b', 'c']);
    expect([...files.content.keys()]).toEqual(['out.jsonl']);
  });

  test('writes one document of JSON, and refuses a second', async () => {
    const files = createMemoryFiles();
    const target = { file: 'out.json', format: one };
    expect(await write(files, items.slice(0, 1), target)).toMatchObject({ outcome: 'done' });
    expect(JSON.parse(files.content.get('out.json') ?? '').document.id).toBe('a');
    const several = await write(createMemoryFiles(), items, target);
    expect(several).toMatchObject({ outcome: 'stopped', said: [expect.stringContaining('holds one document')] });
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
    const files = createMemoryFiles({ 'out.jsonl': OLD }, failing(operation, code));
    const result = await write(files, items, { file: 'out.jsonl', format: many });
    expect(result).toMatchObject({ outcome: 'stopped', said: [expect.stringContaining(`out.jsonl: ${says}`)] });
    expect(Object.fromEntries(files.content)).toEqual({ 'out.jsonl': OLD });
  });

  test('has the folder flushed after the file, and says so when it cannot be', async () => {
    const files = createMemoryFiles({}, failing('flushFolders', 'EIO'));
    const result = await write(files, items, { file: 'out.jsonl', format: many });
    expect(result).toMatchObject({
      outcome: 'stopped',
      said: [expect.stringContaining('out.jsonl: could not write it')],
    });
  });

  test('removes what killed runs left of it', async () => {
    const files = createMemoryFiles({ 'd/out.jsonl.gone-1.partial': '', 'd/other.jsonl.gone-1.partial': '' });
    await write(files, items, { file: 'd/out.jsonl', format: many });
    expect([...files.content.keys()].sort()).toEqual(['d/other.jsonl.gone-1.partial', 'd/out.jsonl']);
  });

  test('does not touch a read-only file', async () => {
    const files = createMemoryFiles({ 'read-only.jsonl': OLD });
    const result = await write(files, items, { file: 'read-only.jsonl', format: many });
    expect(result).toMatchObject({ outcome: 'stopped', said: [expect.stringContaining('it is read-only')] });
    expect(files.content.get('read-only.jsonl')).toBe(OLD);
    expect(files.opened).toEqual([]);
  });

  test.each([0, 1, 2, 3])('leaves nothing when cancelled after %i documents', async after => {
    const files = createMemoryFiles({ 'out.jsonl': OLD });
    const abort = new AbortController();
    let count = 0;
    if (after === 0) abort.abort();
    const progress = {
      report: () => {
        if (++count === after) abort.abort();
      },
    };
    const run = { signal: abort.signal, progress };
    const result = await write(files, items, { file: 'out.jsonl', format: many }, run);
    expect(result).toEqual({ outcome: 'cancelled', documents: after, said: [] });
    expect(Object.fromEntries(files.content)).toEqual({ 'out.jsonl': OLD });
  });
});

describe('exporting to a folder', () => {
  test('writes a file for each document, as the texts lie', async () => {
    const files = createMemoryFiles();
    const from = [items[0], { ...items[1], folder: 'x/y' }, items[0]];
    const result = await write(files, from, { folder: 'out' });
    expect(result).toMatchObject({ outcome: 'done', documents: 3 });
    expect([...files.content.keys()].sort()).toEqual([
      'out/a-2.newsmark.json',
      'out/a.newsmark.json',
      'out/x/y/b.newsmark.json',
    ]);
  });

  test('writes every file of a format that makes several of a document', async () => {
    const pair: Format = {
      ...one,
      files: [
        { ending: '.words', write: ({ text }) => [text, '\n'] },
        { ending: '.id', write: ({ document }) => [document.document.id] },
      ],
    };
    const files = createMemoryFiles();
    await write(files, [items[0], items[0]], { folder: 'out', format: pair });
    expect(Object.fromEntries(files.content)).toEqual({
      'out/a.words': 'Text a.\n',
      'out/a.id': 'a',
      'out/a-2.words': 'Text a.\n',
      'out/a-2.id': 'a',
    });
  });

  test('names the document that could not be written, and writes the others', async () => {
    const files = createMemoryFiles({}, (operation, path) =>
      operation === 'create' && path.startsWith('out/b.newsmark.json') ? errorOf('EACCES') : undefined,
    );
    const result = await write(files, items, { folder: 'out' });
    expect(result).toMatchObject({ outcome: 'done', documents: 2 });
    expect(result.said).toEqual([expect.stringContaining('out/b.newsmark.json: no permission to write it')]);
    expect([...files.content.keys()].sort()).toEqual(['out/a.newsmark.json', 'out/c.newsmark.json']);
  });

  test('stops at a full disk, with the complete files kept and no other left', async () => {
    let writes = 0;
    const files = createMemoryFiles({}, operation =>
      operation === 'write' && ++writes > 1 ? errorOf('ENOSPC') : undefined,
    );
    const result = await write(files, items, { folder: 'out' });
    expect(result).toMatchObject({ outcome: 'stopped', documents: 1, said: [expect.stringContaining('disk is full')] });
    expect([...files.content.keys()]).toEqual(['out/a.newsmark.json']);
  });

  test('does not replace what is not ours, names it, and writes the others', async () => {
    const files = createMemoryFiles({
      'out/a.newsmark.json': 'mine',
      'out/b.newsmark.json': OLD,
      'out/c.json': 'mine',
    });
    const result = await write(files, items, { folder: 'out' });
    expect(result).toMatchObject({ outcome: 'done', documents: 2 });
    expect(result.said).toEqual([expect.stringContaining('out/a.newsmark.json: a file that is not of Newsmark')]);
    expect(files.content.get('out/a.newsmark.json')).toBe('mine');
    expect(files.content.get('out/b.newsmark.json')).toContain('"id": "b"');
    expect(files.content.get('out/c.json')).toBe('mine');
  });

  test('keeps documents apart on a file system without case, which takes accents for one however they are written', async () => {
    const files = createMemoryFiles();
    const folded = (path: string): string => path.normalize('NFD').toLowerCase();
    const folding: Files = {
      ...files,
      inspect: path => files.inspect(folded(path)),
      head: (path, length) => files.head(folded(path), length),
      create: path => files.create(folded(path)),
      rename: (from, to) => files.rename(folded(from), folded(to)),
      remove: path => files.remove(folded(path)),
    };
    const ids = ['a', 'A', 'zürich', 'zu\u0308rich', 'ZÜRICH', 'strasse', 'Straße'];
    const from = ids.map(id => ({ ...items[0], source: { ...items[0].source, id } }));
    expect(await write(folding, from, { folder: 'out' })).toMatchObject({ outcome: 'done', documents: ids.length });
    const kept = [...files.content.values()].map(json => (JSON.parse(json) as NewsmarkDocument).document.id);
    expect(kept.sort()).toEqual([...ids].sort());
  });

  test('says once, before anything is annotated, that nothing can be written there', async () => {
    const files = createMemoryFiles({}, failing('create', 'EACCES', 1000));
    expect(await write(files, items, { folder: 'out' })).toEqual({
      outcome: 'stopped',
      documents: 0,
      said: ['out: no permission to write it. Change its permissions, or choose another place.'],
    });
  });

  test('removes what killed runs left in the folders that it writes to', async () => {
    const files = createMemoryFiles({
      'out/x.gone-1.partial': '',
      'out/y/x.gone-1.partial': '',
      'x.gone-1.partial': '',
    });
    await write(files, [{ ...items[0], folder: 'y' }], { folder: 'out' });
    expect([...files.content.keys()].sort()).toEqual(['out/y/a.newsmark.json', 'x.gone-1.partial']);
  });

  test.each(['done', 'cancelled'])('has the folders flushed at the end when %s', async outcome => {
    const done: string[] = [];
    const files = createMemoryFiles({}, operation => {
      if (operation === 'flushFolders' || operation === 'rename') done.push(operation);
      return undefined;
    });
    const abort = new AbortController();
    const progress = { report: () => (outcome === 'cancelled' ? abort.abort() : undefined) };
    expect(await write(files, items.slice(0, 1), { folder: 'out' }, { signal: abort.signal, progress })).toMatchObject({
      outcome,
    });
    expect(done).toEqual(['rename', 'flushFolders']);
  });

  test('says so when the folders cannot be flushed', async () => {
    const files = createMemoryFiles({}, failing('flushFolders', 'EIO'));
    expect(await write(files, items, { folder: 'out' })).toMatchObject({
      outcome: 'stopped',
      documents: 3,
      said: [expect.stringContaining('out: could not write it (EIO')],
    });
  });

  test('says that the folder cannot be made', async () => {
    const files = createMemoryFiles({}, failing('createFolder', 'EEXIST'));
    const result = await write(files, items, { folder: 'out' });
    expect(result).toMatchObject({ outcome: 'stopped', said: [expect.stringContaining('out: a file of this name')] });
  });
});
