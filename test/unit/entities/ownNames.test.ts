import { describe, expect, it, test } from 'vitest';
import { annotate, checkTables } from '../../../src/core';
import { readOwnPlace } from '../../../src/core/entities/tables/ownNames';

const names = [
  'name\tlabel\tcanonical name\tplace',
  'Redwing\tORG\tRedwing Shipping\t',
  'RWS\tORG\tRedwing Shipping\t',
  'the Old Mint\tFAC\t\tDE 48.1 11.6',
  'jumbo\tPRODUCT\t\t',
].join('\n');

const mentions = (text: string) => {
  const { entities } = annotate(text, { tables: { names } });
  return entities.map(({ label, text: own }) => `${label} ${own}`);
};

describe('names of a user', () => {
  test.each(['It was Redwing that paid.', 'it was redwing that paid', 'IT WAS REDWING THAT PAID AT ONCE.'])(
    '%s',
    text => {
      expect(mentions(text).map(mention => mention.toLowerCase())).toEqual(['org redwing']);
    },
  );

  it('need their capital where the text has capitals, unless they have none', () => {
    expect(mentions('A redwing sang. They ate a jumbo.')).toEqual(['PRODUCT jumbo']);
  });

  it('stand before what the tables and the tagger say, in every mention', () => {
    const table = ['name\tlabel', 'Norway\tORG', 'Maria Torres\tWORK_OF_ART'].join('\n');
    const { entities } = annotate('Maria Torres went to Norway. Norway won.', { tables: { names: table } });
    expect(entities.map(({ label }) => label)).toEqual(['WORK_OF_ART', 'ORG', 'ORG']);
  });

  it('of one thing are one cluster, called as the table says', () => {
    const { clusters, entities } = annotate('Redwing paid. RWS sank.', { tables: { names } });
    expect(clusters.map(({ name, mentions: own }) => [name, own.length])).toEqual([['Redwing Shipping', 2]]);
    expect(new Set(entities.map(({ cluster }) => cluster)).size).toBe(1);
  });

  it('say where a place is', () => {
    const { clusters } = annotate('They met at the Old Mint.', { tables: { names } });
    expect(clusters[0]).toMatchObject({
      place: { kind: 'settlement', country: 'DE', latitude: 48.1, longitude: 11.6 },
    });
  });

  it('leave texts without the table as they are', () => {
    annotate('Redwing paid.', { tables: { names } });
    expect(annotate('They ate a jumbo.').entities).toEqual([]);
  });
});

test('a row that cannot be read is named with what to do', () => {
  const problems = (row: string) => checkTables({ names: `name\tlabel\n${row}` });
  expect(problems('Redwing\tORG')).toEqual([]);
  expect(problems('\tORG')).toEqual(['names.tsv, line 2: Give the name as it stands in texts.']);
  expect(problems('Redwing\tFIRM')).toEqual([
    'names.tsv, line 2: “FIRM” is no label of a name, such as PERSON, ORG or GPE.',
  ]);
  expect(problems('Redwing\tORG\t\tGermany')[0]).toMatch(/“Germany” is no place: a code of ISO 3166/);
});

test.each([
  ['DE', { kind: 'country', country: 'DE' }],
  ['US-TX', { kind: 'region', country: 'US-TX' }],
  ['DE 48.1 -11.6', { kind: 'settlement', country: 'DE', latitude: 48.1, longitude: -11.6 }],
  ['Texas', undefined],
])('a place is written %s', (cell, place) => {
  expect(readOwnPlace(cell)).toEqual(place);
});
