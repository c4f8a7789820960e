import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ASPECTS, FORMATS, LABEL_SET, OPERATIONS } from '../../src/core';
import { files, read, withoutComments } from '../support/sourceFiles';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (name: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(path.join(root, name), 'utf8'));

/** The first argument of each call of `t` in a piece of code, as it is written. */
function* translated(code: string): Generator<string> {
  for (const { index, 0: call } of code.matchAll(/[^\w]t\(/g)) {
    let depth = 0;
    let quoted = false;
    const from = index + call.length;
    for (let at = from; at < code.length; at++) {
      const c = code[at];
      if (c === "'" && code[at - 1] !== '\\') quoted = !quoted;
      if (quoted) continue;
      if (c === '(') depth++;
      if ((c === ',' || c === ')') && depth === 0) {
        yield code.slice(from, at);
        break;
      }
      if (c === ')') depth--;
    }
  }
}

/** The words that the editor shows: what `t(…)` is given, and what the registries say. */
function shownWords(): readonly string[] {
  const called = files
    .filter(file => /^(?:vscode|app)\//.test(file))
    .flatMap(file => [...translated(withoutComments(read(file)))])
    .map(first => first.replace(/[!=]== '[^']*'/g, ''))
    .flatMap(first => [...first.matchAll(/'((?:[^'\\]|\\.)+)'/g)].map(m => m[1].replaceAll("\\'", "'")));
  const labels = LABEL_SET.all.flatMap(({ words }) => [words.one, words.many]);
  return [
    ...new Set([
      ...called,
      ...labels,
      ...FORMATS.map(({ about }) => about),
      ...ASPECTS.flatMap(({ one, many }) => [one, many]),
      ...OPERATIONS.map(({ title }) => title),
    ]),
  ].sort();
}

const bundle = readJson('l10n/bundle.l10n.de.json');
const texts = readJson('package.nls.json');
const german = readJson('package.nls.de.json');
const placeholders = (text: string) => [...text.matchAll(/\{\d\}/g)].map(m => m[0]).sort();
const commands = (text: string) => [...text.matchAll(/\((command:[^)]*)\)/g)].map(m => m[1]);

describe('the German interface', () => {
  test('has all that the editor shows, and nothing else', () => {
    const words = shownWords();
    expect(words.length).toBeGreaterThan(150);
    expect(words.filter(each => !(each in bundle))).toEqual([]);
    expect(Object.keys(bundle).filter(each => !words.includes(each))).toEqual([]);
  });

  test('has all texts of the manifest, and nothing else', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(texts).sort());
  });

  test('keeps what is filled in, and the commands of links', () => {
    for (const [english, translated] of Object.entries(bundle)) {
      expect(placeholders(translated), english).toEqual(placeholders(english));
    }
    for (const key of Object.keys(texts)) {
      expect(commands(german[key]), key).toEqual(commands(texts[key]));
    }
  });
});
