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
    ['of a participle inside a subject', 'The gift meant for the mayor of Tarn broke on Monday.', /gift means/i],
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

describe('a state is a row', () => {
  test.each([
    [
      'of who somebody was',
      'Four men were killed near Tarn on Monday.\n\nThe victims were members of the Nordsol Rowing Club.',
      /^Victims are members of/,
    ],
    [
      'of what there is none of',
      'A bomb killed two in Tarn on Monday.\n\nThere was no claim of responsibility in Tarn.',
      /no claim/,
    ],
    [
      'of where somebody stands',
      'Omar Diallo fell from a horse on Monday.\n\nOmar Diallo was in a stable condition on Tuesday.',
      /^Omar Diallo is in stable/,
    ],
  ])('%s', (_, text, pattern) => {
    expect(lines(text)).toContainEqual(expect.stringMatching(pattern));
  });

  test('and else no event', () => {
    const { events } = toDocument(annotate('The cakes were good. The tea was hot, they said.', { events: 'all' }));
    expect(events.filter(e => e.trigger.text === 'was' || e.trigger.text === 'were')).toEqual([]);
  });

  test('but not of what only has to do with the speaker', () => {
    expect(lines('INTERVIEWER: My name is Ada Brun.\n\nINTERVIEWER: Our guest is Omar Diallo.')).toEqual([]);
  });
});

test('the same party does the same to other things in rows of their own', () => {
  const text = 'Nils Berg ordered new rules for ferries.\n\nMr. Berg also ordered better checks at two ports.';
  expect(lines(text)).toEqual([
    'Nils Berg orders new rules for ferries',
    'Nils Berg orders better checks at two ports',
  ]);
});

test('what somebody has is a row where it is an amount', () => {
  const had = 'Nordsol had four million euros of charges in May. Nordsol had a good cook.';
  expect(lines(had)).toEqual([expect.stringMatching(/^Nordsol has four million euros of charges/)]);
});

test('what a state says of somebody is nobody else of the text', () => {
  const text =
    'Ada Brun and Eva Lind drove the train of Tarn on Monday.\n\nOnly 10% of the drivers of Tarn were women, Nils Berg said.';
  expect(lines(text).filter(line => /are .*Brun/.test(line))).toEqual([]);
});

test('a subject keeps the words that hyphens join to it', () => {
  expect(lines('Out-of-control lorries hit a bus near Tarn on Friday.')).toEqual(['Out-of-control lorries hit bus']);
});

test('a question of somebody without a name leads no text', () => {
  const text = [
    'INTERVIEWER: The mayor of Tarn closed the port in May, why?',
    'ADA BRUN: I was there. We opened three more ports of Nordland in June.',
    'INTERVIEWER: The mayor of Tarn sold the trams of Lima in July.',
    'ADA BRUN: I know.',
  ].join('\n\n');
  expect(leadOf(text)).toMatch(/We opened three/);
});

test('a pronoun behind "and" does something by itself', () => {
  const text = 'Bees of Tarn flew over the horses in the field and they found two flowers.';
  expect(lines(text).filter(line => /horses .*find/.test(line))).toEqual([]);
});

test('a row of little worth is listed where there is room, and not beside better ones', () => {
  const little = 'The researchers showed that horses sleep.';
  const filler = 'Nobody knows why this is so, or what it may be good for in the long run. '.repeat(6);
  expect(lines(`${little}\n\n${filler}`)).toContainEqual(expect.stringMatching(/horses/));
  const better = ['Ada', 'Olof', 'Nils', 'Eva', 'Jan', 'Mia'].map(
    name => `${name} Brun sold ${name}sol to Nordland for 3 million euros on Monday.`,
  );
  expect(lines([...better, little].join('\n\n')).filter(line => /horses/.test(line))).toEqual([]);
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
