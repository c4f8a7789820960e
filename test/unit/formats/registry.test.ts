import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  annotate,
  FORMATS,
  type Format,
  findFormat,
  formatOfFile,
  isOneFile,
  mainEnding,
  OWN_FORMATS,
  toDocument,
  USUAL_FORMAT,
} from '../../../src/core';
import { sentencesOf } from '../../../src/core/formats/sentencesOf';

const TEXT = 'Ada Brun met Olof Berg in Oslo. They “talked”.\r\n\r\n😀 It cost $4 million.';
const document = toDocument(annotate(TEXT, { id: 'x' }));

describe('the registry of formats', () => {
  test('lists every file of the folder that makes a format', async () => {
    const folder = path.resolve(import.meta.dirname, '../../../src/core/formats');
    const made: Format[] = [];
    for (const name of readdirSync(folder)) {
      const module: Readonly<Record<string, unknown>> = await import(path.join(folder, name));
      made.push(...Object.values(module).filter(isFormat));
    }
    expect(made.map(f => f.id).sort()).toEqual(FORMATS.map(f => f.id).sort());
    expect(new Set(made)).toEqual(new Set(FORMATS));
  });

  test('tells formats apart by id, by the endings of their files and by the names people give', () => {
    const endings = FORMATS.flatMap(f => [
      ...f.files.filter(({ isText }) => isText !== true).map(({ ending }) => ending),
      ...(isOneFile(f) && f.files.length === 0 ? [mainEnding(f)] : []),
    ]);
    const known = FORMATS.flatMap(f => f.knownBy);
    for (const names of [FORMATS.map(f => f.id), endings, known]) expect(new Set(names).size).toBe(names.length);
    for (const { id } of FORMATS) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    for (const ending of [...endings, ...known]) expect(ending).toMatch(/^\.[a-z0-9.]+$/);
    for (const format of FORMATS.filter(f => f.knownBy.length > 0))
      expect(formatOfFile(`a${format.knownBy[0]}`)).toBe(format);
  });

  test('finds a format by what a person typed, and nothing by anything else', () => {
    expect(findFormat('jsonl')?.title).toBe('JSON Lines');
    for (const odd of ['', 'JSON', 'toString', undefined, 3, {}]) expect(findFormat(odd)).toBeUndefined();
    expect(formatOfFile('A.JSON')?.id).toBe('json');
    expect(formatOfFile('a.json.ndjson')?.id).toBe('jsonl');
    expect(formatOfFile('json')).toBeUndefined();
  });

  test('has a usual format for one document and for many', () => {
    expect([USUAL_FORMAT.one.holds, USUAL_FORMAT.many.holds]).toEqual(['one', 'many']);
  });

  test.each(FORMATS.map(f => [f.id, f] as const))('%s writes every document', (_, format) => {
    const empty = { document: toDocument(annotate('', { id: 'empty' })), text: '' };
    for (const input of [{ document, text: TEXT }, empty]) {
      for (const file of format.files) expect(() => [...file.write(input)]).not.toThrow();
      for (const file of format.whole ?? []) {
        const gathering = file.open({});
        expect(() => [...gathering.add(input), ...gathering.end()]).not.toThrow();
      }
    }
    expect(format.inOnly === true || format.files.length + (format.whole ?? []).length > 0).toBe(true);
  });

  test.each(OWN_FORMATS.map(f => [f.id, f] as const))('%s ends its lines', (_, format) => {
    for (const file of format.files) expect([...file.write({ document, text: TEXT })].join('')).toMatch(/\n$/);
  });
});

test('sentences and tokens of a text are spans of it', () => {
  const sentences = [...sentencesOf(TEXT)];
  expect(sentences.map(s => TEXT.slice(s.start, s.end))).toEqual([
    'Ada Brun met Olof Berg in Oslo.',
    'They “talked”.',
    '😀 It cost $4 million.',
  ]);
  expect(sentences[2].tokens.map(t => TEXT.slice(t.start, t.end))).toEqual([
    '😀',
    'It',
    'cost',
    '$',
    '4',
    'million',
    '.',
  ]);
});

function isFormat(value: unknown): value is Format {
  return typeof value === 'object' && value !== null && 'files' in value && 'knownBy' in value;
}
