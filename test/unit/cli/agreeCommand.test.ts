import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main';
import { createNodeFiles } from '../../../src/cli/nodeFiles';
import { annotate, type NewsmarkDocument, toDocument } from '../../../src/core';
import { annotateText, createFakeTerminal, engineOf } from './fakeTerminal';

const OSLO = 'Ada Lindqvist met Olof Berg in Oslo on 3 May 2024.';
const LIMA = 'The port of Lima paid $4.2 million on Monday.';

/** A folder of two people's files; what is not text is written as JSON. */
function folderOf(files: Readonly<Record<string, unknown>>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'newsmark-agree-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
    writeFileSync(join(folder, name), bytes);
  }
  return name => join(folder, name);
}

const documentOf = (id: string, text: string): NewsmarkDocument => toDocument(annotate(text, { id, uri: `${id}.txt` }));
const withoutFirst = (document: NewsmarkDocument): NewsmarkDocument => ({
  ...document,
  entities: document.entities.slice(1),
});

async function agree(...argv: string[]) {
  const terminal = createFakeTerminal();
  const code = await main(['agree', ...argv], engineOf(annotateText), terminal, createNodeFiles());
  return { code, out: terminal.out(), errors: terminal.errors() };
}

describe('newsmark agree', () => {
  test('compares the documents of two files or folders by their ids, and says what each marked', async () => {
    const oslo = documentOf('oslo', OSLO);
    const at = folderOf({
      'a/oslo.newsmark.json': oslo,
      'a/deep/lima.newsmark.json': documentOf('lima', LIMA),
      'b.jsonl': [withoutFirst(oslo), documentOf('lima', LIMA)].map(d => JSON.stringify(d)).join('\n'),
      'texts/oslo.txt': OSLO,
      'texts/lima.txt': LIMA,
    });
    const { code, out, errors } = await agree(at('a'), at('b.jsonl'), '--texts', at('texts'), '--format', 'json');
    expect([code, errors]).toEqual([0, '']);
    const { documents, rows } = JSON.parse(out);
    expect(documents).toBe(2);
    const persons = rows.find((row: { label: string }) => row.label === 'PERSON');
    expect(persons).toMatchObject({ a: 2, b: 1, same: 1 });
    expect(persons.kappa).toBeGreaterThan(0);
  });

  test('annotates texts, with the corrections beside them', async () => {
    const at = folderOf({ 'a/oslo.txt': OSLO, 'b/oslo.newsmark.json': documentOf('oslo', OSLO) });
    const { code, out } = await agree(at('a'), at('b'), '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).rows.find((row: { label: string | null }) => row.label === null)).toMatchObject({ f1: 1 });
  });

  test('names documents that only one of the two has, or that are of two texts; -q does not', async () => {
    const at = folderOf({
      'a/oslo.newsmark.json': documentOf('oslo', OSLO),
      'a/mine.newsmark.json': documentOf('mine', LIMA),
      'a/two.newsmark.json': documentOf('two', LIMA),
      'b/oslo.newsmark.json': documentOf('oslo', OSLO),
      'b/yours.newsmark.json': documentOf('yours', LIMA),
      'b/two.newsmark.json': documentOf('two', OSLO),
    });
    const { code, out, errors } = await agree(at('a'), at('b'));
    expect(code).toBe(0);
    expect(out).toMatch(/^1 document\n/);
    expect(errors).toContain('mine: only the first has this document.');
    expect(errors).toContain('yours: only the second has this document.');
    expect(errors).toContain('two: the two are of different texts');
    expect((await agree('-q', at('a'), at('b'))).errors).toBe('');
  });

  test('fails where nothing can be compared, and says why', async () => {
    const at = folderOf({ 'a.json': documentOf('oslo', OSLO), 'b.json': documentOf('lima', LIMA) });
    const { code, out, errors } = await agree(at('a.json'), at('b.json'));
    expect([code, out]).toEqual([1, '']);
    expect(errors).toContain('have no document in common');
  });

  test('names what cannot be read, compares the rest, and exits with 1', async () => {
    const at = folderOf({
      'a/oslo.newsmark.json': documentOf('oslo', OSLO),
      'a/crawl.json': { crawler: 1 },
      'a/latin.txt': Uint8Array.of(0x5a, 0xfc, 0x72),
      'a/latin.json': Uint8Array.of(0x22, 0xfc, 0x22),
      'b/oslo.newsmark.json': documentOf('oslo', OSLO),
      'b/oslo.corrections.jsonl': '{"format":"newsmark-corrections/1"}\n',
    });
    const { code, out, errors } = await agree(at('a'), at('b'));
    expect(code).toBe(1);
    expect(out).toMatch(/^1 document\n/);
    expect(errors).toContain(`${at('a/crawl.json')}: this is no newsmark/1 document.`);
    expect(errors).toMatch(/latin\.txt[^\n]*UTF-8/);
    expect(errors).toMatch(/latin\.json[^\n]*UTF-8/);
    expect(errors).not.toContain('corrections.jsonl');
    const missing = await agree(at('a/oslo.newsmark.json'), at('nowhere'));
    expect(missing.code).toBe(1);
    expect(missing.errors).toContain('nowhere: there is no such file or folder.');
  });
});
