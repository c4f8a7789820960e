import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findAbove } from '../../../src/app/findAbove';
import { learnDictionary } from '../../../src/app/learnedDictionary';
import { main } from '../../../src/cli/main';
import { createNodeFiles } from '../../../src/cli/nodeFiles';
import type { NameVerdict, NewsmarkDocument } from '../../../src/core';
import { annotateText, createFakeTerminal, engineOf } from '../cli/fakeTerminal';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmark-dictionary-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name = 'newsmark.dictionary.tsv') => join(folder, name);
const said: readonly NameVerdict[] = [1, 2].map(() => ({ name: 'Tarn', label: 'ORG', author: '', confirms: false }));
const files = createNodeFiles();

async function annotated(...more: string[]): Promise<{ code: number; labels: readonly string[]; errors: string }> {
  mkdirSync(path('deep'), { recursive: true });
  writeFileSync(path('deep/a.txt'), 'Labour won in Tarn on Friday.\n');
  const terminal = createFakeTerminal();
  const argv = ['annotate', path('deep/a.txt'), '--format', 'jsonl', ...more];
  const code = await main(argv, engineOf(annotateText), terminal, files);
  const documents = terminal.out() === '' ? [] : [JSON.parse(terminal.out()) as NewsmarkDocument];
  const labels = documents.flatMap(d => d.entities.filter(({ text }) => text === 'Tarn').map(({ label }) => label));
  return { code, labels, errors: terminal.errors() };
}

test('a dictionary is written when there is something to learn, and the command obeys it above its texts', async () => {
  expect(await learnDictionary(files, path(), said.slice(1))).toEqual({ ok: true, text: undefined });
  expect((await annotated()).labels).not.toContain('ORG');
  expect((await learnDictionary(files, path(), said)).ok).toBe(true);
  expect(readFileSync(path(), 'utf8')).toContain('Tarn\tORG\t2');
  expect(await findAbove(files, path('deep'), 'newsmark.dictionary.tsv')).toBe(path());
  expect((await annotated()).labels).toEqual(['ORG']);
  expect((await annotated('--no-corrections')).labels).not.toContain('ORG');
  await learnDictionary(files, path(), []);
  expect((await annotated()).labels).not.toContain('ORG');
});

test('the command takes a dictionary by its name, and does nothing where there is none', async () => {
  await learnDictionary(files, path('names.tsv'), said);
  expect((await annotated('--dictionary', path('names.tsv'))).labels).toEqual(['ORG']);
  const { code, errors } = await annotated('--dictionary', path('other.tsv'));
  expect([code, errors]).toEqual([2, expect.stringContaining('there is no such file')]);
});

test('a file of that name that is none of ours is not replaced', async () => {
  writeFileSync(path(), 'word\tmeaning\nTarn\ta lake\n');
  expect((await learnDictionary(files, path(), said)).ok).toBe(false);
  expect(readFileSync(path(), 'utf8')).toBe('word\tmeaning\nTarn\ta lake\n');
});
