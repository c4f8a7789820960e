import { readFileSync } from 'node:fs';
import path from 'node:path';
import nlp from 'compromise/two';
import { describe, expect, test } from 'vitest';
import { annotate, LABEL_SET, type PatternLibrary, reannotate, toDocument, usePatterns } from '../../../src/core';
import { createBlock } from '../../../src/core/blocks/blocks';
import { PatternFinder } from '../../../src/core/schema/patternFinder';
import { readSchema } from '../../../src/core/schema/readSchema';
import { checkDocument } from '../../support/checkDocument';

const corpus = path.join(import.meta.dirname, '../../../media/corpus');
const sports = readFileSync(path.join(corpus, 'newsmark.schema.json'), 'utf8');
const match = readFileSync(path.join(corpus, 'cup-skagen.news.txt'), 'utf8');
const library = nlp as unknown as PatternLibrary;

usePatterns(library);

/** What a schema with these patterns finds in a text. */
function finds(text: string, patterns: readonly object[], labels: object = {}) {
  const schema = JSON.stringify({ labels: { CLUB: { like: 'ORG' }, PLAYER: { like: 'PERSON' }, ...labels }, patterns });
  const { problems } = readSchema(schema);
  expect(problems).toEqual([]);
  const annotated = annotate(text, { tables: { schema } });
  expect(checkDocument(toDocument(annotated), text)).toEqual([]);
  return annotated.entities.filter(({ origin }) => origin === 'rule').map(({ text: words, label }) => [words, label]);
}

describe('patterns', () => {
  test('mark what they find, by names that Newsmark found', () => {
    const text = 'Ada Lindqvist of Norway met Tomas Reke from Bergen. A man of Norway laughed.';
    expect(finds(text, [{ pattern: '#Person+ (of|from) #Place', label: 'PLAYER' }])).toEqual([
      ['Ada Lindqvist of Norway', 'PLAYER'],
      ['Tomas Reke from Bergen', 'PLAYER'],
    ]);
  });

  test('mark the group that they name', () => {
    const patterns = [{ pattern: '[<who>#Person+] of #Gpe', label: 'PLAYER', group: 'who' }];
    expect(finds('Ada Lindqvist of Norway ran.', patterns)).toEqual([['Ada Lindqvist', 'PLAYER']]);
  });

  test('give the label to the other mentions of that person', () => {
    const patterns = [{ pattern: '[<who>#Person+] of #Gpe', label: 'PLAYER', group: 'who' }];
    const text = 'Ada Lindqvist of Norway ran. Lindqvist said that she was tired.';
    expect(finds(text, patterns)).toEqual([
      ['Ada Lindqvist', 'PLAYER'],
      ['Lindqvist', 'PLAYER'],
    ]);
  });

  test('say what found it', () => {
    const schema = JSON.stringify({
      labels: { PLAYER: { like: 'PERSON' } },
      patterns: [{ pattern: '#Person+ of #Gpe', label: 'PLAYER', note: 'by country' }],
    });
    const [first] = annotate('Ada Lindqvist of Norway ran.', { tables: { schema } }).entities;
    expect(first).toMatchObject({
      origin: 'rule',
      like: 'PERSON',
      confidence: 0.95,
      evidence: 'found by the pattern “#Person+ of #Gpe” (by country)',
    });
  });

  test('may ask for labels of the schema, those that other patterns gave too', () => {
    const patterns = [
      { pattern: '[<who>#Person+] plays for #Club', label: 'PLAYER', group: 'who' },
      { pattern: 'team [<team>#Org]', label: 'CLUB', group: 'team' },
    ];
    const text = 'Ada Lindqvist plays for the team Norsk Hydro.';
    expect(finds(text.replace('the team ', ''), patterns)).toEqual([]);
    expect(
      finds('Ada Lindqvist plays for Vardø IL.', patterns, { CLUB: { like: 'ORG', names: ['Vardø IL'] } }),
    ).toEqual([
      ['Ada Lindqvist', 'PLAYER'],
      ['Vardø IL', 'CLUB'],
    ]);
  });

  test('are not told a guess of the library for a name', () => {
    // the library takes "April" alone for a name of a person, and "Cupertino," with its comma for a place
    const text = 'In Cupertino, april of Norway was cold.';
    expect(finds(text, [{ pattern: '#Person of #Gpe', label: 'PLAYER' }])).toEqual([]);
  });

  test.each<[string, string, string, string[]]>([
    ['a possessive', 'The goal of Ada Lindqvist’s side counted.', 'goal of #Person+', ['goal of Ada Lindqvist']],
    ['a comma', 'The coach, Niels Okkels, laughed.', 'coach #Person+', ['coach, Niels Okkels']],
    ['quotes and brackets', 'She said “(Niels Okkels)” again.', 'said #Person+', ['said “(Niels Okkels']],
    ['a hyphen', 'The Kim-Putin summit ended.', '#Person #Person summit', ['Kim-Putin summit']],
    ['a contraction', "They didn't sign for Oslo.", 'did not sign for #Gpe', ["didn't sign for Oslo"]],
    [
      'two spaces and one that is not broken',
      'The old  coach\u00a0Niels Okkels laughed.',
      'old coach #Person+',
      ['old  coach\u00a0Niels Okkels'],
    ],
    ['accents', 'The café of Oslo closed.', 'cafe of #Gpe', ['café of Oslo']],
    ['money', 'It paid $5.5m to Oslo.', '#Money to #Gpe', ['$5.5m to Oslo']],
    ['emoji', 'Look 😀 coach Niels Okkels 😀!', 'coach #Person+', ['coach Niels Okkels']],
  ])('keep to the characters of the text: %s', (_, text, pattern, words) => {
    const found = finds(text, [{ pattern, label: 'PLAYER' }]).map(([span]) => span);
    expect(found).toEqual(words);
  });

  test('never find what is not in the text as it stands, on any text', () => {
    const patterns = readSchema(
      JSON.stringify({
        patterns: ['. .', '#Noun+', 'not .', '. [<x>.] .'].map(pattern => ({ pattern, label: 'ORG' })),
      }),
    ).schema.patterns;
    const finder = new PatternFinder(library, LABEL_SET, patterns);
    const texts = [
      "don't can't we'll o'clock rock'n'roll '90s the '90s",
      'e.g. U.S. $5.5m—10% 3:40pm @ada #Tag https://a.example/b_c?d=e (a) [b] {c} <d> "e" ‘f’ “g” …',
      '\u200bzero\u200bwidth\u00adsoft\u0301accent İstanbul ǅ ﬁn ½ ② ٣ 中文 ไทย 👩‍👩‍👧 \ud800 x',
      'a/b c\\d e|f g_h i-j k–l m—n o...p ,,, !!! ??? -- - – —',
    ];
    for (const text of texts) {
      const block = createBlock(text);
      const [starts, ends] = [new Set(block.tokens.map(t => t.start)), new Set(block.tokens.map(t => t.end))];
      for (const { start, end } of finder.find(block, [])) {
        expect(starts.has(start) && ends.has(end), `${text.slice(start, end)} in ${text}`).toBe(true);
        expect(end).toBeGreaterThan(start);
      }
    }
  });

  test('are tried only on sentences that hold a word and a label of them', () => {
    const { schema } = readSchema(JSON.stringify({ patterns: [{ pattern: '#Person+ (of|from) #Gpe', label: 'ORG' }] }));
    const finder = new PatternFinder(library, LABEL_SET, schema.patterns);
    const text = 'Ada ran of Oslo. Ada ran. It was late, of course. Ada and Oslo. Ada laughed from Oslo.';
    const marks = [...text.matchAll(/Ada|Oslo/g)].map(({ 0: words, index }) => ({
      start: index,
      end: index + words.length,
      label: words === 'Ada' ? ('PERSON' as const) : ('GPE' as const),
    }));
    finder.find(createBlock(text), marks);
    expect(finder.tried).toBe(2);
  });

  test('cost time that grows with the text, also in one sentence without end', () => {
    const { schema } = readSchema(
      JSON.stringify({
        patterns: [
          { pattern: '(a|b)+ . * #Noun? (a|b)+ c', label: 'ORG' },
          { pattern: 'a+ a+ a+ b', label: 'ORG' },
        ],
      }),
    );
    const finder = new PatternFinder(library, LABEL_SET, schema.patterns);
    const seconds = (words: number): number => {
      const block = createBlock('a b '.repeat(words / 2) + 'c');
      const started = performance.now();
      finder.find(block, []);
      return performance.now() - started;
    };
    seconds(1000);
    const [short, long] = [seconds(2000), seconds(8000)];
    expect(long).toBeLessThan(short * 12 + 200);
  });

  test('change nothing of the library for others', () => {
    const told = () =>
      library('Ada Lindqvist of Skagen Harbour')
        .document.flat()
        .map(({ text, tags }) => [text, ...tags]);
    const before = told();
    finds(match, [{ pattern: '#Person+ of #Org', label: 'PLAYER' }]);
    expect(told()).toEqual(before);
  });

  test('give way to a person and to a longer mark of the engine, and go before a shorter one', () => {
    const text = 'Staff of the University of Oslo met in Oslo.';
    expect(finds(text, [{ pattern: 'Oslo', label: 'CLUB' }])).toEqual([['Oslo', 'CLUB']]);
    expect(finds(text, [{ pattern: 'met in #Gpe', label: 'CLUB' }])).toEqual([['met in Oslo', 'CLUB']]);
  });
});

describe('the schema of the sample corpus', () => {
  const annotated = annotate(match, { tables: { schema: sports } });
  const under = (label: string) => annotated.entities.filter(e => e.label === (label as never)).map(({ text }) => text);

  test('finds its labels by names and by patterns', () => {
    expect(new Set(under('CLUB'))).toEqual(new Set(['Skagen Harbour', 'Vardø IL', 'Mandal Rovers']));
    expect(new Set(under('PLAYER'))).toEqual(
      new Set(['Liv Ankersen', 'Sunniva Brekke', 'Brekke', 'Ebba Thorsen', 'Rikke Aune']),
    );
    expect(new Set(under('COMPETITION'))).toEqual(new Set(['Kattegat Cup', 'Northern Shield', 'Northern League']));
    expect(checkDocument(toDocument(annotated), match)).toEqual([]);
  });

  test('gives the same after an edit as anew', () => {
    const start = match.indexOf('Brekke will be');
    const after = reannotate(annotated, { start, end: start + 6, text: 'Aune' });
    expect(toDocument(after)).toEqual(toDocument(annotate(after.text, { tables: { schema: sports } })));
  });
});
