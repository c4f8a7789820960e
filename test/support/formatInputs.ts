import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  annotate,
  type EntityLabel,
  type EventAnnotation,
  type FormatInput,
  type NewsmarkDocument,
  type OwnLabel,
  toDocument,
} from '../../src/core';
import { SHARED } from './sharedData';

let corpus: readonly FormatInput[] | undefined;

/** The texts of the sample corpus, and those of the corpus that this machine may have, annotated. */
export function corpusInputs(): readonly FormatInput[] {
  corpus ??= ['media/corpus', path.join(SHARED, 'corpus')].filter(existsSync).flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.txt'))
      .sort()
      .map(name => annotatedInput(readFileSync(path.join(folder, name), 'utf8'), name.slice(0, -4))),
  );
  return corpus;
}

export function annotatedInput(text: string, id: string, date: string | null = null): FormatInput {
  return { text, document: toDocument(annotate(text, { id, uri: `${id}.txt`, date })) };
}

/**
 * A document that holds what formats stumble over: characters outside the basic plane, combining marks, CR LF, lone CR,
 * control characters, half of a character, signs of XML, Markdown, HTML and spreadsheets; spans nested, crossing,
 * equal, adjacent and over line breaks; labels, roles, ids and names with odd characters; references that lead nowhere.
 */
export function oddInput(): FormatInput {
  const text = [
    '😀 “Ćao”, said =HYPERLINK("x") & <b>Ada Brun</b> ]]> of\r\nNorth & South Co. e\u0301t al.\r',
    '| -5% | *+1 800 555* _@x_ [a](javascript:alert(1)) `c` <script>alert("1")</script> 👩‍👩‍👧 -- \u0001\u0000\ud800.',
    '\r\n\r\n\tShe paid -5% (\u20ac3 million) on\n2 May 2019; they met.\u2028“No,” said Ada\u00a0Brun. \ufffe $(icon) {x}\n',
  ].join('');
  const at = (words: string, nth = 0): { start: number; end: number; text: string } => {
    let start = -1;
    for (let i = 0; i <= nth; i++) start = text.indexOf(words, start + 1);
    if (start < 0) throw new Error(`no ${words}`);
    return { start, end: start + words.length, text: words };
  };
  const entity = (id: string, words: string, label: EntityLabel | OwnLabel, cluster: string, more: object = {}) => ({
    ...{ id, ...at(words), label, cluster, confidence: 0.5, origin: 'machine' as const },
    ...more,
  });
  const document: NewsmarkDocument = {
    ...toDocument(annotate(text, { id: 'odd & "<doc>" /../=1', uri: 'a b/odd & <doc>.txt', date: '2019-05-02' })),
    entities: [
      entity('T1', 'Ada Brun', 'PERSON', 'C1', { origin: 'human', evidence: 'a & b <c> "d"' }),
      entity('T2', 'Brun</b> ]]> of\r\nNorth', 'PERSON', 'C1'),
      entity('T3', 'of\r\nNorth & South Co.', 'ORG', 'C2', { attributes: { side: '=1+1 & "x"' } }),
      entity('T4', 'North & South Co.', 'ORG', 'C2'),
      entity('T5', 'North', 'LOC', 'C3'),
      entity('T6', 'North', 'TEAM_2' as OwnLabel, 'C3', { like: 'ORG' }),
      entity('T7', '=HYPERLINK("x")', 'A & <B> "c"' as OwnLabel, 'C 4/&', { like: 'ORG' }),
      entity('T 8"<', '😀', 'PRODUCT', 'C5'),
      entity('T9', 'e\u0301', 'PRODUCT', 'C5'),
      entity('T10', '\u0001\u0000\ud800', 'PRODUCT', 'C6'),
      entity('T11', 'Ada\u00a0Brun', 'PERSON', 'C1'),
    ],
    figures: [
      {
        ...{ id: 'T20', ...at('-5%'), label: 'PERCENT', origin: 'machine' },
        value: { number: -5, modifier: null, unit: '%', counted: null },
      },
      {
        ...{ id: 'T21', ...at('\u20ac3 million'), label: 'MONEY', origin: 'machine', confidence: 0.25 },
        value: { number: 3e6, modifier: 'approx', unit: 'EUR', counted: null },
      },
      {
        ...{ id: 'T22', ...at('2 May 2019'), label: 'DATE', origin: 'rule' },
        value: {
          modifier: null,
          unit: null,
          counted: null,
          timex: { type: 'DATE', value: '2019-05-02', mod: 'APPROX' },
        },
      },
      {
        ...{ id: 'T23', ...at('+1 800 555'), label: 'CARDINAL', origin: 'machine' },
        value: { result: [1, 800, 555], modifier: null, unit: null, counted: 'calls & <things>' },
      },
    ],
    events: [
      event('E1', at('paid'), {
        arguments: [
          { role: 'Payer', target: 'T1', via: at('She'), confidence: 0.75 },
          { role: 'Amount "&', target: 'T21' },
          { role: 'Other', span: at('they') },
          { role: 'Nobody', target: 'T99' },
        ],
        ...{ time: 'T22', place: 'T5', source: 'T11', polarity: 'negative', modality: 'hypothetical', lead: true },
      }),
      event('E2', at('met'), {
        sameAs: 'E1',
        partOf: 'E9',
        sourceText: at('said'),
        origin: 'human',
        type: 'Odd.T&<pe',
      }),
      event('E3', at('said', 1), { tier: 'minor', time: 'T99', place: 'T99', source: 'T99' }),
    ],
    clusters: [
      { id: 'C1', label: 'PERSON', name: 'Ada Brun', mentions: ['T1', 'T2', 'T11'], origin: 'human' },
      { id: 'C2', label: 'ORG', name: 'North & South Co. <i>', mentions: ['T3', 'T4'], note: 'a | b' },
      {
        ...{ id: 'C3', label: 'LOC', name: 'North', mentions: ['T5', 'T6'] },
        place: { kind: 'region', country: 'NO', latitude: -1.5, longitude: 10.25, others: ['North, "US"'] },
      },
      { id: 'C 4/&', label: 'A & <B> "c"' as OwnLabel, like: 'ORG', name: '=1+1', mentions: ['T7'] },
      { id: 'C5', label: 'PRODUCT', name: '😀', mentions: ['T 8"<', 'T9'] },
      { id: 'C6', label: 'PRODUCT', name: '\u0001\ud800', mentions: ['T10'] },
    ],
    zones: [
      { ...span(at('😀 “Ćao”, said')), kind: 'headline' },
      { ...span(at('“Ćao”,')), kind: 'quotation', speaker: at('Ada Brun') },
      { ...span(at('“No,”')), kind: 'quotation', speaker: at('Ada\u00a0Brun') },
      { ...span(at('\tShe paid -5% (\u20ac3 million) on\n2 May 2019')), kind: 'turn' },
      { ...span(at('$(icon)')), kind: 'credit' },
      { ...span(at('{x}')), kind: 'entry', time: '10:15' },
    ],
  };
  return { document, text };
}

function span({ start, end }: { start: number; end: number }) {
  return { start, end };
}

function event(id: string, trigger: EventAnnotation['trigger'], more: Partial<EventAnnotation>): EventAnnotation {
  return {
    ...{ id, type: 'Transaction.Pay', plover: null, trigger, arguments: [], time: null, place: null, source: null },
    ...{ polarity: 'positive', modality: 'asserted', salience: 0.5, tier: 'news' },
    ...more,
  };
}

/** Everything that a gathered file or a file of each document is made of, as bytes. */
export function bytesOf(pieces: Iterable<string | Uint8Array>): Buffer {
  return Buffer.concat([...pieces].map(piece => Buffer.from(piece)));
}
