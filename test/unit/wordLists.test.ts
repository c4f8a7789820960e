import { describe, expect, test } from 'vitest';
import { files, read, roomOf, withoutComments } from '../support/sourceFiles';

/**
 * What looks like such a list and is none: names that the code itself gives, or a standard does. Each by its beginning.
 */
const NAMES: readonly string[] = [
  // kinds of zones of a document, as its JSON has them
  "core/annotations/model.ts: 'headline', 'subheading', 'byline'",
  // tags of Universal Dependencies
  "core/english/classes/wordClassFeatures.ts: 'X', 'NOUN', 'PROPN'",
  // codes of PLOVER
  'core/events/document/ploverCode.ts: AGREE CONSULT SUPPORT',
  // what a condition of the table of triggers asks about
  "core/events/lexicon/triggerLexicon.ts: 'form', 'voice', 'obj'",
  // fields of a schema
  "core/schema/readSchema.ts: 'like', 'name', 'plural'",
  "core/schema/readSchema.ts: 'name', 'verb', 'rank'",
];

/** A list of words is one with more words than this. */
const FEW = 6;

const words = (list: string, separator: RegExp) =>
  list.split(separator).filter(word => /^['"]?\p{L}[\p{L}’'-]+['"]?$/u.test(word)).length;

/**
 * The lists of English words in a piece of code, each by its beginning: alternatives of an expression, a string that is
 * split, strings in brackets, keys in braces.
 */
function wordListsIn(code: string): readonly string[] {
  const bare = withoutComments(code);
  const lists: string[] = [];
  // in an expression, or a string that one is made of: "a|b(?:c)?|d…"; a group with its own bars counts by them all
  for (const [list] of bare.matchAll(/[\p{L}()?:[\]’' .\\-]+(?:\|[\p{L}()?:[\]’' .\\-]+)+/gu)) {
    const alternatives = list
      .split('|')
      .filter(each => /\p{Ll}{2}|^\(*\??:?\p{Ll}\)*$/u.test(each.replace(/\\[a-z]/g, '')));
    if (alternatives.length > FEW && !/\|\|| \| /.test(list)) lists.push(list);
  }
  for (const [, list] of bare.matchAll(/['"`]([^'"`]*)['"`]\s*\.split\(/g))
    if (words(list, /[\s|,]+/) > FEW) lists.push(list);
  for (const [, list] of bare.matchAll(/[[(]((?:\s*(?:'[^'\n]*'|"[^"\n]*"),?){7,})\s*[\])]/g)) {
    if (words(list, /\s*,\s*/) > FEW) lists.push(list);
  }
  for (const [list] of bare.matchAll(/(?:(?<=[{,])\s*(?:'[^'\n]*'|\w+): (?:'[^'\n]*'|\[[^\]]*\]|[\w.]+),){7,}/g)) {
    const keys = list.split(/\n/).map(line => line.trim().split(':')[0]);
    if (keys.filter(key => /^'?[a-z]{2,}/.test(key)).length > FEW) lists.push(list);
  }
  return lists.map(list => list.replace(/\s+/g, ' ').trim().slice(0, 60));
}

const SCANNED = files.filter(file => roomOf(file) === 'core' && !/^core\/(?:index|text\/userTables)\.ts$/.test(file));

/** All that look like lists in the core, each with its file. */
const FOUND = SCANNED.flatMap(file => wordListsIn(read(file)).map(list => `${file}: ${list}`));
describe('words are tables', () => {
  test('a list of words in code is seen, in whatever form', () => {
    const six = 'ant bee cow dog elk fox';
    for (const separator of ['|', ' ']) {
      const list = six.replaceAll(' ', separator);
      const wrap = (text: string) =>
        separator === '|' ? `const A = /^(?:${text})$/;` : `const A = '${text}'.split(' ');`;
      expect(wordListsIn(wrap(list))).toEqual([]);
      expect(wordListsIn(wrap(`${list}${separator}gnu`))).toHaveLength(1);
    }
    expect(wordListsIn("new Set(['ant', 'bee', 'cow', 'dog', 'elk', 'fox', 'gnu'])")).toHaveLength(1);
    expect(wordListsIn("type A = 'ant' | 'bee' | 'cow' | 'dog' | 'elk' | 'fox' | 'gnu';")).toEqual([]);
    expect(wordListsIn('// ant|bee|cow|dog|elk|fox|gnu')).toEqual([]);
  });

  test('none stands in the code of the core', () => {
    const lists = FOUND.filter(list => !NAMES.some(name => list.startsWith(name)));
    expect(lists, 'make tables of them').toEqual([]);
  });

  test('what is excused as names is still there', () => {
    expect(NAMES.filter(name => !FOUND.some(list => list.startsWith(name)))).toEqual([]);
  });
});
