import { describe, expect, test } from 'vitest';
import { type CorpusText, Passages } from '../../../../../src/app/queries/claims/passages';
import { verifyClaimFigures } from '../../../../../src/app/queries/claims/verifyClaimFigures';
import { verifyQuote } from '../../../../../src/app/queries/claims/verifyQuote';
import { annotate, toDocument } from '../../../../../src/core';

const read = (id: string, text: string): CorpusText => ({
  text,
  document: toDocument(annotate(text, { id, date: '2024-05-06', uri: null })),
});

const FERRY = read(
  'ferry',
  'The ferry carried nearly 320 passengers when it left Lunde on 3 May.\r\n\r\n“We heard a bang 🚢, and then the lights went out,” said Ada Lindqvist. Repairs will cost $4.5 million, the owner said.',
);
const FAIR = read('fair', 'The fair drew 12,480 visitors. “We heard a bang,” joked the mayor.');
const passages = new Passages([FERRY, FAIR]);

describe('a quotation', () => {
  const told = (quote: string, document?: string) => {
    const { verdict, places, differences } = verifyQuote(passages, quote, document);
    for (const place of places) {
      const { text } = place.document === 'ferry' ? FERRY : FAIR;
      expect(text.slice(place.start, place.end)).toBe(place.text);
    }
    return { verdict, places: places.map(place => `${place.document}: ${place.text}`), differences };
  };

  test('is exact whatever its case, marks and spaces', () => {
    expect(told('WE HEARD  A BANG and then "the lights went out"')).toEqual({
      verdict: 'exact',
      places: ['ferry: We heard a bang 🚢, and then the lights went out'],
      differences: [],
    });
  });

  test('is exact with words left out where it says so', () => {
    expect(told('We heard … the lights went out').verdict).toBe('exact');
    expect(told('The lights went out … we heard').verdict).toBe('absent');
  });

  test('is looked for in one document where one is named', () => {
    expect(told('we heard a bang').places).toEqual(['ferry: We heard a bang', 'fair: We heard a bang']);
    expect(told('we heard a bang', 'fair').places).toEqual(['fair: We heard a bang']);
    expect(told('we heard a bang', 'nowhere').verdict).toBe('absent');
  });

  test.each([
    ['We heard a shot, and then the lights went out', [{ quoted: 'shot', text: 'bang' }]],
    ['We heard a loud bang, and then the lights went out', [{ quoted: 'loud', text: '' }]],
    ['We heard a bang, and the lights went out', [{ quoted: '', text: 'then' }]],
  ])('is repaired: %s', (quote, differences) => {
    expect(told(quote)).toEqual({
      verdict: 'repaired',
      places: ['ferry: We heard a bang 🚢, and then the lights went out'],
      differences,
    });
  });

  test.each(['They saw smoke over the harbour', 'x', '', '…'])('is absent: %s', quote => {
    expect(told(quote).verdict).toBe('absent');
  });
});

describe('the figures of a claim', () => {
  const told = (text: string): readonly string[] =>
    verifyClaimFigures(passages, text, read('claim', text).document).map(
      ({ figure, verdict }) => `${figure.text}: ${verdict}`,
    );

  test.each([
    ['Nearly 320 passengers were on the ferry when it left Lunde.', ['Nearly 320: supported']],
    ['The ferry carried 340 passengers when it left Lunde.', ['340: contradicted']],
    ['Repairs will cost $4.5 million.', ['$4.5 million: supported']],
    ['Repairs will cost more than $4 million, the owner said.', ['more than $4 million: supported']],
    ['Repairs will cost more than $5 million, the owner said.', ['more than $5 million: contradicted']],
    ['The fair drew about 12,500 visitors.', ['about 12,500: supported']],
    ['The fair drew 12,500 visitors.', ['12,500: supported']],
    ['The fair drew 12,510 visitors.', ['12,510: contradicted']],
    ['The ferry left Lunde with its passengers on 4 May.', ['4 May: contradicted']],
    ['The museum in Bergen sold 900 tickets.', ['900: absent']],
  ])('%s', (text, verdicts) => {
    expect(told(text)).toEqual(verdicts);
  });
});
