import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotate, LABEL_SET, type NewsmarkDocument, toDocument, ZONE_KINDS } from '../../../src/core';
import schema from '../../../src/core/annotations/newsmark1.schema.json';
import { newsmarkJson } from '../../../src/core/formats/json';
import { newsmarkLine } from '../../../src/core/formats/jsonLines';
import { checkDocument } from '../../support/checkDocument';
import { hasShared, readTexts, SHARED } from '../../support/sharedData';

const text = 'Ada met Bo. On Friday, 😀 10,000 people';
const hash = toDocument(annotate(text)).document.sha256;

/** A document with every field of the contract. */
const full = {
  format: 'newsmark/1',
  generator: { name: 'newsmark', version: '1.0.0' },
  document: {
    id: 'a',
    uri: null,
    sha256: hash,
    length: 39,
    offsetUnit: 'utf16',
    register: 'standard',
    language: 'en',
    date: null,
  },
  entities: [
    { id: 'T1', start: 0, end: 3, text: 'Ada', label: 'PERSON', cluster: 'C1', confidence: 0.9, origin: 'machine' },
    { id: 'T2', start: 8, end: 10, text: 'Bo', label: 'GPE', cluster: 'C2', confidence: 1, origin: 'human' },
  ],
  figures: [
    {
      id: 'T3',
      start: 15,
      end: 21,
      text: 'Friday',
      label: 'DATE',
      origin: 'machine',
      value: { modifier: null, unit: null, counted: null, timex: { type: 'DATE', value: '2019-W17-5' } },
    },
    {
      id: 'T4',
      start: 26,
      end: 32,
      text: '10,000',
      label: 'CARDINAL',
      origin: 'machine',
      value: { number: 10000, modifier: 'more_than', unit: null, counted: 'people' },
      evidence: 'digits in groups of three',
    },
  ],
  events: [
    {
      id: 'E1',
      type: 'Contact.Meet',
      plover: 'CONSULT',
      trigger: { start: 4, end: 7, text: 'met' },
      arguments: [
        { role: 'Participant', target: 'T1', via: { start: 0, end: 3, text: 'Ada' } },
        { role: 'Participant', span: { start: 33, end: 39, text: 'people' } },
      ],
      time: 'T3',
      place: 'T2',
      polarity: 'positive',
      modality: 'asserted',
      source: null,
      salience: 0.8,
      tier: 'lead',
      lead: true,
    },
  ],
  clusters: [
    { id: 'C1', label: 'PERSON', name: 'Ada', mentions: ['T1'] },
    { id: 'C2', label: 'GPE', name: 'Bo', mentions: ['T2'], place: { kind: 'settlement', country: 'BO', latitude: 1 } },
  ],
  zones: [{ start: 0, end: 11, kind: 'headline' }],
} satisfies NewsmarkDocument;

/** `full` with one value changed, by its path. */
function changed(path: string, value: unknown): NewsmarkDocument {
  const copy = structuredClone(full);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place: Record<string, unknown> = copy as unknown as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

describe('the schema of newsmark/1', () => {
  test('takes a document with every field', () => {
    expect(checkDocument(full, text)).toEqual([]);
  });

  test('names the labels and zones of the model', () => {
    const { entityLabel, figureLabel, zone } = schema.definitions;
    expect([...entityLabel.enum].sort()).toEqual(
      LABEL_SET.of('entity')
        .map(({ label }) => label)
        .sort(),
    );
    expect([...figureLabel.enum].sort()).toEqual(
      LABEL_SET.of('figure')
        .map(({ label }) => label)
        .sort(),
    );
    expect(zone.properties.kind.enum).toEqual([...ZONE_KINDS]);
  });

  test('takes fields that it does not know, everywhere', () => {
    for (const path of [
      'x',
      'document.x',
      'entities.0.x',
      'figures.0.value.x',
      'events.0.trigger.x',
      'clusters.1.place.x',
    ])
      expect(checkDocument(changed(path, { y: 1 }), text)).toEqual([]);
  });

  test.each([
    ['format', 'newsmark/2'],
    ['generator.version', undefined],
    ['document.sha256', 'abc'],
    ['document.date', '25 April'],
    ['document.date', undefined],
    ['document.offsetUnit', 'utf8'],
    ['entities', undefined],
    ['entities.0.label', 'PER'],
    ['entities.0.confidence', 1.2],
    ['entities.0.cluster', undefined],
    ['entities.0.start', -1],
    ['entities.0.start', 0.5],
    ['entities.0.text', ''],
    ['figures.0.value.timex', undefined],
    ['figures.0.value.timex.value', ''],
    ['figures.1.value', undefined],
    ['figures.1.value.modifier', 'about'],
    ['figures.1.value.number', '10000'],
    ['events.0.trigger.text', undefined],
    ['events.0.modality', 'planned'],
    ['events.0.source', undefined],
    ['events.0.arguments.0.target', 1],
    ['events.0.arguments.0.target', undefined],
    ['events.0.arguments.0.span', { start: 0, end: 3, text: 'Ada' }],
    ['events.0.arguments.1.span', undefined],
    ['events.0.arguments.1.span.text', 'person'],
    ['clusters.0.mentions', []],
    ['clusters.1.place.country', 'Bolivia'],
    ['zones.0.kind', 'title'],
  ])('refuses %s as %j', (path, value) => {
    expect(checkDocument(changed(path, value), text)).not.toEqual([]);
  });

  test.each([
    ['entities.0.end', 2],
    ['entities.1.id', 'T1'],
    ['entities.0.cluster', 'C2'],
    ['events.0.time', 'T1'],
    ['events.0.sameAs', 'E9'],
    ['events.0.arguments.0.target', 'E1'],
    ['figures.1.start', 25],
    ['document.length', 40],
    ['zones.0.end', 99],
  ])('the check beyond the schema refuses %s as %j', (path, value) => {
    expect(checkDocument(changed(path, value), text)).not.toEqual([]);
  });
});

describe('JSON of a document', () => {
  test.each([1, 2, 3, 1000])('is that of JSON itself, in pieces of %i annotations', batch => {
    const entities = Array.from({ length: 5 }, (_, i) => ({ ...full.entities[0], id: `T${i}`, text: 'a\n\u2028 "b' }));
    for (const document of [full, { ...full, entities, figures: [], more: { of: [1, [2]] } }]) {
      expect([...newsmarkJson(document, batch)].join('')).toBe(`${JSON.stringify(document, null, 2)}\n`);
      expect(JSON.parse([...newsmarkLine(document, batch)].join(''))).toEqual(document);
    }
    expect([...newsmarkLine(full, batch)].join('')).toBe(`${JSON.stringify(full)}\n`);
  });

  test('is one line for every reader of lines', () => {
    const odd = { ...full, document: { ...full.document, id: 'a\u2028b\u2029c\u0085d\ne\rf\ud800' } };
    const line = [...newsmarkLine(odd)].join('');
    expect(line.slice(0, -1)).not.toMatch(/[\n\r\u0085\u2028\u2029\ud800]/);
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toEqual(odd);
  });
});

describe('annotated documents keep the contract', () => {
  test.each([
    ['empty', ''],
    ['only line breaks', '\r\n\r\r\n\n'],
    ['one word', 'Paris'],
    ['an emoji and lone surrogates', 'Kim 😀 met \ud83d Putin \ude00 on 25 April 2019 \ud800'],
    ['CRLF and lone CR', 'SEOUL (AP) — Kim met\r\nPutin on Friday.\rHe paid $10 million.\r\n'],
    [
      'a speaker whose name is wrapped',
      `${'“We will go on until all of it is done and paid for,” said the technical'.padEnd(72)}\r\ndirector Steven Example.`,
    ],
    ['right to left', 'قال كيم \u202b«نعم»\u202c on Friday, 25 April 2019 في موسكو'],
    ['NUL bytes', 'Kim\0 met Putin\0 on Friday'],
    ['no-break spaces and dashes', 'US$\u00a010\u202f000 – “Kim–Putin”'],
    ['a long word', 'a'.repeat(20_000)],
    ['digits and signs', '$1,2.3%4e9-5/6:7 '.repeat(300)],
  ])('%s', (_, odd) => {
    expect(checkDocument(toDocument(annotate(odd, { id: 'x' })), odd)).toEqual([]);
  });

  test.skipIf(!hasShared)(
    'each tenth text of ../shared/data/dev (all of them: npm run verify:dev)',
    () => {
      const wrong: string[] = [];
      let count = 0;
      let length = 0;
      for (const { id, text: raw, date } of readTexts(join(SHARED, 'data', 'dev'))) {
        if (count++ % 10 !== 0 || length > 300_000) continue;
        length += raw.length;
        wrong.push(...checkDocument(toDocument(annotate(raw, { id, date })), raw));
      }
      expect(count).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
