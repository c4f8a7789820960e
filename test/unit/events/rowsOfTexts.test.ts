import { describe, expect, test } from 'vitest';
import { annotate, toDocument } from '../../../src/core';
import { toOutline } from '../../../src/worker';

const rowsOf = (text: string) => toOutline(annotate(text)).rows;
const lines = (text: string) => rowsOf(text).map(r => r.headline);
const leadOf = (text: string) => rowsOf(text).find(r => r.lead)?.headline;

describe('no row is made', () => {
  test.each([
    ['of a participle before a noun', 'As of Friday, Omar Diallo was in a medically induced coma.', /induces/],
    [
      'of a participle behind an adjective',
      'Nils Berg of the police said there is no sign of specific increased danger to people in Tarn.',
      /increases danger/,
    ],
    ['of a noun that seems a verb behind "there"', 'Ada Brun said there were not enough votes in Tarn.', /there does/i],
    [
      'of what only says where a report stands',
      'Ada Brun, a judge of Tarn, died on Monday at the age of 90, according to a statement released by the court.',
      /statement released/i,
    ],
  ])('%s', (_, text, pattern) => {
    expect(lines(text).filter(line => pattern.test(line))).toEqual([]);
  });
});

describe('a row is made', () => {
  test('of what "is to" be', () => {
    expect(rowsOf('Omar Diallo, the mayor of Tarn, is to face trial in Lima.')).toMatchObject([
      { headline: expect.stringMatching(/to face trial/), status: ['planned'] },
    ]);
  });

  test('of what the WHO does, whose letters are no pronoun', () => {
    const text =
      'The World Health Organization (WHO) declared the fever — the disease that mites cause — an emergency.';
    expect(lines(text)).toEqual([expect.stringMatching(/^World Health Organization declares fever/)]);
  });
});

test('a verb that tells little weighs less where it stands alone with its subject', () => {
  const worthOf = (text: string) => toDocument(annotate(text, { events: 'all' })).events[0].salience;
  expect(worthOf('The police of Tarn arrived.')).toBeLessThan(worthOf('The police of Tarn arrived by train.') - 0.1);
});

describe('the lead', () => {
  test('is the deed of the first sentence, where the headline tells what that holds', () => {
    const text = [
      'Tarn premier signs order to ban masks in schools',
      'On Friday, Olof Berg, the premier of Tarn, signed a government order banning masks in schools.',
    ].join('\n\n');
    expect(leadOf(text)).toMatch(/^Olof Berg signs government order/);
  });

  test('is no verb of a title that has no subject', () => {
    const text = [
      'Minister Ada Brun Before Departing at Tarn Air Base',
      'Ada Brun told reporters on Monday that Nordland will send ten tanks to Ostland.',
    ].join('\n\n');
    expect(leadOf(text)).toMatch(/tanks/);
  });
});

describe('what a speaker says of himself', () => {
  const INTERVIEW = [
    'QUESTION: Will Nordland send soldiers, Minister?',
    'MINISTER BRUN: Thank you for the question. We will send three more ships to the harbour of Tarn.',
    'There is hope. We are doubling our help to the fishermen of the coast.',
    'QUESTION: We thank you for the time that you gave us.',
    'MINISTER BRUN: We appreciate the work that you do.',
  ].join('\n\n');
  const said = rowsOf(`Minister Ada Brun speaks in Tarn\n\n${INTERVIEW}`);

  test('is a row in his own words, also where an answer goes on', () => {
    expect(said.map(r => [r.headline, r.source])).toEqual(
      expect.arrayContaining([
        ['“We will send three more ships to the harbour of Tarn”', 'Ada Brun'],
        ['“We are doubling our help to the fishermen of the coast”', 'Ada Brun'],
      ]),
    );
  });

  test('is none where he only thanks, or where nobody knows who asks', () => {
    expect(said.filter(r => /thank|appreciate/i.test(r.headline))).toEqual([]);
  });

  test('is one in the second sentence of a quotation', () => {
    const text =
      '“Tarn is a port,” said Ada Brun, its mayor. “We ordered twelve more trams from Nordsol in the spring.”';
    expect(rowsOf(text)).toContainEqual(
      expect.objectContaining({
        headline: '“We ordered twelve more trams from Nordsol in the spring”',
        source: 'Ada Brun',
      }),
    );
  });

  test('is none where it only points back', () => {
    const text = '“Tarn is a port,” said Ada Brun, its mayor. “We told them about this and we want that soon.”';
    expect(lines(text).filter(line => /told them/.test(line))).toEqual([]);
  });
});
