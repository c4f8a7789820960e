import { describe, expect, test } from 'vitest';
import { annotate, buildCorpus, type Corpus } from '../../../src/core';
import { toDigest } from '../../../src/worker';

/** The corpus of some texts, each with its id and day. */
function corpusOf(...texts: readonly (readonly [id: string, date: string | null, text: string])[]): Corpus {
  return buildCorpus(texts.map(([id, date, text]) => toDigest(annotate(text, { id, date, uri: null }))));
}

/** The documents in which a thing or an event is mentioned. */
const documentsOf = ({ mentions }: { readonly mentions: readonly { readonly document: string }[] }): string[] => [
  ...new Set(mentions.map(({ document }) => document)),
];

const FERRY_A = `Ferry with 40 aboard sinks off Aarhus

Harbour police said the ferry Solveig sank off Aarhus on Monday after it struck a rock. Mayor Ingrid Dahl met Prime Minister Jonas Krog in Aarhus. The ferry carried 310 Danish passengers.`;
const FERRY_B = `The ferry Solveig sank near Aarhus after striking a rock, harbour police said. It carried 240 Danish passengers. Dahl thanked the rescuers, and Jonas Krog met Ingrid Dahl in Aarhus.`;
const BANK = `Norbank raised its key rate to 4 percent in Madrid, and shares of Spanish lenders rose. Analysts had expected no change before the autumn. The unions of the lenders, for whom Ingrid Dahl spoke, asked for higher wages after two years of inflation.`;

describe('documents of one story', () => {
  const corpus = corpusOf(['a', '2024-05-06', FERRY_A], ['b', '2024-05-07', FERRY_B], ['c', '2023-02-01', BANK]);

  test('share their people, under every form of their names', () => {
    const dahl = corpus.entities.filter(({ name }) => /Dahl/.test(name));
    expect(dahl.map(documentsOf)).toEqual([['a', 'b'], ['c']]);
    expect(dahl[0].aliases).toContain('Dahl');
  });

  test('share an event that has the same word, parties and place', () => {
    const met = corpus.events.filter(({ type }) => type === 'Contact.Meet');
    expect(met.map(documentsOf)).toEqual([['a', 'b']]);
    expect(met[0].place).toBe('Aarhus');
    const names = met[0].participants.map(id => corpus.entities.find(entity => entity.id === id)?.name);
    expect(names.sort()).toEqual(['Ingrid Dahl', 'Jonas Krog']);
  });

  test('disagree where they count one thing differently', () => {
    expect(corpus.conflicts.map(({ kind, message }) => [kind, message])).toEqual([
      ['counts', 'Danish passengers: 310 (a), 240 (b). These cannot all hold.'],
    ]);
    const texts = { a: FERRY_A, b: FERRY_B };
    expect(
      corpus.conflicts[0].figures.map(({ document, start, end }) => texts[document as 'a' | 'b'].slice(start, end)),
    ).toEqual(['310', '240']);
  });
});

describe('figures', () => {
  const first = (counts: string, date: string | null = '2024-05-06') =>
    ['a', date, `The Solveig sank off Aarhus. It carried ${counts} Danish passengers, Jonas Krog said.`] as const;
  const second = (counts: string, date: string | null = '2024-05-06') =>
    ['b', date, `The Solveig sank off Aarhus, and ${counts} Danish passengers were aboard, Jonas Krog said.`] as const;

  test.each([
    ['300', '312', 'a round number is near it'],
    ['more than 200', '240', 'a bound that holds'],
    ['thousands of', '4,300', 'a word for many'],
    ['310', '310', 'the same'],
    ['up to 400', '240', 'a bound above'],
  ])('%s and %s agree: %s', (a, b) => {
    expect(corpusOf(first(a), second(b)).conflicts).toEqual([]);
  });

  test.each([
    ['310', '240'],
    ['more than 300', '240'],
    ['fewer than 100', 'about 240'],
  ])('%s and %s do not', (a, b) => {
    expect(corpusOf(first(a), second(b)).conflicts).toHaveLength(1);
  });

  test('of other days, other kinds or other people are no conflict', () => {
    expect(corpusOf(first('310'), second('240', '2024-06-20')).conflicts).toEqual([]);
    const [id, date, text] = second('240');
    expect(corpusOf(first('310'), [id, date, text.replace('Danish', 'Swedish')]).conflicts).toEqual([]);
    expect(corpusOf(first('310'), [id, date, text.replace('Jonas Krog', 'Ada Berg')]).conflicts).toEqual([]);
  });
});

describe('a text that contradicts itself', () => {
  const messagesOf = (text: string): readonly string[] =>
    corpusOf(['a', '2024-05-06', text]).conflicts.map(({ kind, message }) => `${kind}: ${message}`);

  test.each([
    ['The fair opens on Monday, 7 May 2024.', 'weekday: "Monday, 7 May 2024": 2024-05-07 was a Tuesday.'],
    [
      'Net sales of Norbolt rose 25 percent to $5.6 million from $5.0 million.',
      'change: "25 percent to $5.6 million from $5.0 million": from $5.0 million to $5.6 million is +12 percent.',
    ],
    ['In Aarhus 14 of the 12 members voted for it.', 'part: "14 of the 12": the part is larger than the whole.'],
    [
      'In Aarhus 112 percent of voters took part.',
      'share: "112 percent of voters": a share of people cannot be more than 100 percent.',
    ],
  ])('%s', (text, message) => {
    expect(messagesOf(text)).toEqual([message]);
  });

  test.each([
    'The fair opens on Tuesday, 7 May 2024.',
    'The fair opens on Monday, 6 May.',
    'Net sales of Norbolt rose 12 percent to $5.6 million from $5.0 million.',
    'Net sales of Norbolt fell 11 percent to $5.0 million from $5.6 million.',
    'In Aarhus 4 of the 12 members voted for it.',
    'Prices rose by 112 percent of what they were.',
  ])('%s holds', text => {
    expect(messagesOf(text)).toEqual([]);
  });
});

test('two meetings of the same two are two, where one opens at another place', () => {
  const bergen =
    'Prime Minister Jonas Krog met Ingrid Dahl in Bergen on 3 May 2024. They spoke of ferries and of the port.';
  const yard = 'Ingrid Dahl met Jonas Krog at a yard for ferries. They spoke of ferries and of the port.';
  const later = `${yard} ${'The yard builds ferries, and the port pays for them. '.repeat(24)} Jonas Krog goes on to Bergen.`;
  const met = corpusOf(['a', '2024-05-03', bergen], ['b', null, later]).events.filter(
    ({ type, participants }) => type === 'Contact.Meet' && participants.length === 2,
  );
  expect(met.map(documentsOf).sort()).toEqual([['a'], ['b']]);
  const again = corpusOf(['a', '2024-05-03', bergen], ['b', null, yard.replace('yard', 'yard in Bergen')]).events;
  expect(
    again
      .filter(({ type }) => type === 'Contact.Meet')
      .map(documentsOf)
      .map(documents => documents.length),
  ).toContain(2);
});

test('an empty corpus is one', () => {
  const empty = { format: 'newsmark-corpus/1', documents: [], entities: [], events: [], conflicts: [] };
  expect(buildCorpus([])).toEqual(empty);
});
