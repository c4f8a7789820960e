import { describe, expect, test } from 'vitest';
import { fileSink, folderSink } from '../../../src/app/documentSink';
import { annotate, type ExportFile, type Format, toDocument, USUAL_FORMAT } from '../../../src/core';
import { createMemoryFiles, errorOf } from './memoryFiles';

const documents = ['a', 'b'].map(id => toDocument(annotate(`Text ${id}.`, { id })));

/** A table of all documents, with a head and an end. */
const table: ExportFile = {
  name: '.ids.csv',
  open: ({ mark = ';' }) => {
    let count = 0;
    return {
      add: ({ document }) => [count++ === 0 ? 'id\n' : '', document.document.id, new TextEncoder().encode(`${mark}\n`)],
      end: () => [`${count}\n`],
    };
  },
  isOurs: head => head.startsWith('id\n'),
};
const alone: Format = { ...USUAL_FORMAT.one, id: 'table', files: [], whole: [table] };
const both: Format = { ...USUAL_FORMAT.one, whole: [{ ...table, name: 'ids.csv' }] };

async function put(opened: Awaited<ReturnType<typeof folderSink>>, finish = true): Promise<unknown> {
  if (!opened.ok) return opened.problem.message;
  for (const document of documents) {
    const result = await opened.sink.put(document, '', 'Text.');
    if (!result.ok) return result.problem.message;
  }
  return finish ? opened.sink.finish() : opened.sink.abandon();
}

describe('a file that all documents become together', () => {
  test('is written as they come, and ended', async () => {
    const files = createMemoryFiles();
    expect(await put(await fileSink(files, 'out.csv', alone, { options: { mark: '!' } }))).toBeUndefined();
    expect(Object.fromEntries(files.content)).toEqual({ 'out.csv': 'id\na!\nb!\n2\n' });
  });

  test('lies in the folder of those of each document', async () => {
    const files = createMemoryFiles();
    expect(await put(await folderSink(files, 'out', both))).toBeUndefined();
    expect([...files.content.keys()].sort()).toEqual(['out/a.newsmark.json', 'out/b.newsmark.json', 'out/ids.csv']);
    expect(files.content.get('out/ids.csv')).toBe('id\na;\nb;\n2\n');
    expect(await put(await folderSink(files, 'out', both))).toBeUndefined();
  });

  test('is refused before anything is written where another is in its way', async () => {
    const files = createMemoryFiles({ 'out/ids.csv': 'name;age\n' });
    expect(await put(await folderSink(files, 'out', both))).toMatch(/ids\.csv: a file that is not of Newsmark/);
    expect(Object.fromEntries(files.content)).toEqual({ 'out/ids.csv': 'name;age\n' });
  });

  test('is not there when the export was given up, or could not be written', async () => {
    const given = createMemoryFiles();
    await put(await folderSink(given, 'out', both), false);
    expect([...given.content.keys()].sort()).toEqual(['out/a.newsmark.json', 'out/b.newsmark.json']);
    const full = createMemoryFiles({}, (operation, path) =>
      operation === 'write' && path.includes('ids.csv') ? errorOf('ENOSPC') : undefined,
    );
    expect(await put(await folderSink(full, 'out', both))).toMatch(/the disk is full/);
    expect([...full.content.keys()].filter(path => path.includes('ids'))).toEqual([]);
  });
});
