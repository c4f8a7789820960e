import type { Annotations } from '../../../src/app/engine';
import { AnnotationIndex } from '../../../src/app/queries/annotationIndex';
import type {
  EntityCluster,
  EntityLabel,
  EntityMention,
  EventAnnotation,
  Figure,
  FigureLabel,
  FigureValue,
} from '../../../src/core/annotations/model';

/** An invented article, and what an engine might say of it. */
export const TEXT = [
  'Ada Lindqvist meets Olof Berg in Oslo',
  '',
  'Photo by Nils Holm/Nordic Images',
  '',
  'Lindqvist met Berg on 3 May 2024, the Aftenblad said. She did not sign the treaty.',
  '',
  'What next?',
  '',
  'They will meet again in 2025. The port paid more than $4.2 million.',
].join('\n');

/** The span of the `n`-th time (from 1) that `words` stand in the text. */
export function spanOf(words: string, n = 1): { readonly start: number; readonly end: number } {
  let start = -1;
  for (let i = 0; i < n; i++) start = TEXT.indexOf(words, start + 1);
  if (start < 0) throw new Error(`"${words}" is not there ${n} times`);
  return { start, end: start + words.length };
}

const entities: EntityMention[] = [];
const clusters: EntityCluster[] = [];
const figures: Figure[] = [];
const events: EventAnnotation[] = [];

function cluster(label: EntityLabel, name: string, mentions: readonly [string, number?][], confidence = 0.95): void {
  const id = `C${clusters.length + 1}`;
  const ids = mentions.map(([words, n]) => {
    const mention = `T${entities.length + 1}`;
    entities.push({
      id: mention,
      ...spanOf(words, n),
      text: words,
      label,
      cluster: id,
      confidence,
      origin: 'machine',
      evidence: 'a known name',
    });
    return mention;
  });
  clusters.push({ id, label, name, mentions: ids, reason: 'the same surname' });
}

function figure(id: string, words: string, label: FigureLabel, value: Partial<FigureValue>): void {
  figures.push({
    id,
    ...spanOf(words),
    text: words,
    label,
    origin: 'machine',
    value: { modifier: null, unit: null, counted: null, ...value },
  });
}

function event(words: string, n: number, rest: Partial<EventAnnotation>): void {
  events.push({
    id: `E${events.length + 1}`,
    type: 'Contact.Meet',
    plover: 'CONSULT',
    trigger: { ...spanOf(words, n), text: words },
    arguments: [],
    time: null,
    place: null,
    polarity: 'positive',
    modality: 'asserted',
    source: null,
    salience: 0.7,
    tier: 'news',
    ...rest,
  });
}

cluster('PERSON', 'Ada Lindqvist', [['Ada Lindqvist'], ['Lindqvist', 2]]);
cluster('PERSON', 'Olof Berg', [['Olof Berg'], ['Berg', 2]]);
cluster('GPE', 'Oslo', [['Oslo']]);
cluster('PERSON', 'Nils Holm', [['Nils Holm']]);
clusters[2] = { ...clusters[2], place: { kind: 'settlement', country: 'NO', others: ['Oslo, Minnesota'] } };
cluster('ORG', 'Aftenblad', [['Aftenblad']], 0.4);
figure('T90', '3 May 2024', 'DATE', { timex: { type: 'DATE', value: '2024-05-03' } });
figure('T91', '2025', 'DATE', { timex: { type: 'DATE', value: '2025' } });
figure('T92', 'more than $4.2 million', 'MONEY', { number: 4_200_000, unit: 'USD', modifier: 'more_than' });
const participants = [
  { role: 'Participant', target: 'T1' },
  { role: 'Participant', target: 'T3' },
];
event('meets', 1, { arguments: participants, place: 'T5' });
event('met', 1, {
  arguments: [
    { role: 'Participant', target: 'T2' },
    { role: 'Participant', target: 'T4' },
  ],
  time: 'T90',
  source: 'T7',
  sameAs: 'E1',
});
event('sign', 1, {
  type: 'Government.Agreements',
  polarity: 'negative',
  arguments: [{ role: 'Signatory', target: 'T1' }],
});
event('meet', 2, { modality: 'future', time: 'T91' });
event('paid', 1, { type: 'Transaction.Pay', tier: 'background', arguments: [{ role: 'Money', target: 'T92' }] });

const headline = spanOf('Ada Lindqvist meets Olof Berg in Oslo');

export const ANNOTATIONS: Annotations = {
  orphans: [],
  register: 'standard',
  language: 'en',
  date: '2024-05-04',
  entities: entities.sort((a, b) => a.start - b.start),
  figures,
  events,
  clusters,
  zones: [
    { ...headline, kind: 'headline' },
    { ...spanOf('Photo by Nils Holm/Nordic Images'), kind: 'credit' },
    { ...spanOf('What next?'), kind: 'subheading' },
  ],
  worded: true,
  kinds: {
    'Contact.Meet': { noun: 'meeting', icon: 'organization', rank: 'news' },
    'Government.Agreements': { noun: 'agreement', icon: 'organization', rank: 'news' },
    'Transaction.Pay': { noun: 'payment', icon: 'organization', rank: 'minor' },
  },
  headlines: {
    E1: 'Ada Lindqvist meets Olof Berg',
    E2: 'Ada Lindqvist meets Olof Berg',
    E3: 'Ada Lindqvist: no “sign”',
    E4: 'They meet',
    E5: 'Payment: more than $4.2 million',
  },
  values: {
    T90: { words: '3 May 2024', details: ['Friday'] },
    T92: { words: 'more than 4.2 million US dollars', details: ['read as an amount'] },
  },
};

export const INDEX = new AnnotationIndex(ANNOTATIONS);
