import type { NewsmarkDocument } from '../annotations/model';
import { bySpan, type Span } from '../text/span';
import { isLoneSurrogate } from './offsets';

/** Something that a document may say and a format may not be able to hold. */
export type Aspect = (typeof ASPECTS)[number]['id'];

interface AspectRow {
  readonly id: string;
  /** What is lost, as it stands behind a number: of one, and of several. */
  readonly one: string;
  readonly many: string;
  /** How often a document says it; linear in its length and in that of its text. */
  readonly count: (document: NewsmarkDocument, text: string) => number;
}

const of = <Item>(items: readonly Item[], is: (item: Item) => boolean): number => {
  let count = 0;
  for (const item of items) if (is(item)) count++;
  return count;
};

/** Everything that is told of as kept or lost, one row a kind, in the order in which people are told of it. */
export const ASPECTS = [
  { id: 'text', one: 'text', many: 'texts', count: (_, text) => (text === '' ? 0 : 1) },
  {
    id: 'surrogates',
    one: 'half of a character',
    many: 'halves of characters',
    count: (_, text) => countLoneSurrogates(text),
  },
  {
    id: 'returns',
    one: 'carriage return',
    many: 'carriage returns',
    count: (_, text) => (text.includes('\r') ? text.split('\r').length - 1 : 0),
  },
  {
    id: 'date',
    one: 'day of publication',
    many: 'days of publication',
    count: d => (d.document.date === null ? 0 : 1),
  },
  { id: 'entities', one: 'entity', many: 'entities', count: d => d.entities.length },
  { id: 'figures', one: 'figure', many: 'figures', count: d => d.figures.length },
  { id: 'events', one: 'event', many: 'events', count: d => d.events.length },
  { id: 'nesting', one: 'span inside another', many: 'spans inside another', count: d => crowding(d).nested },
  { id: 'overlaps', one: 'span across another', many: 'spans across another', count: d => crowding(d).crossing },
  {
    id: 'breaks',
    one: 'span with a line break',
    many: 'spans with a line break',
    count: d => of([...d.entities, ...d.figures], ({ text }) => /[\r\n]/.test(text)),
  },
  { id: 'values', one: 'value of a figure', many: 'values of figures', count: d => d.figures.length },
  {
    id: 'arguments',
    one: 'role of an event',
    many: 'roles of events',
    count: d => d.events.reduce((sum, event) => sum + event.arguments.length, 0),
  },
  {
    id: 'settings',
    one: 'time, place or source of an event',
    many: 'times, places and sources of events',
    count: d =>
      d.events.reduce(
        (sum, { time, place, source, sourceText }) =>
          sum + Number(time !== null) + Number(place !== null) + Number(source !== null || sourceText !== undefined),
        0,
      ),
  },
  {
    id: 'status',
    one: 'event that is denied, possible or to come',
    many: 'events that are denied, possible or to come',
    count: d => of(d.events, ({ polarity, modality }) => polarity !== 'positive' || modality !== 'asserted'),
  },
  {
    id: 'same',
    one: 'event that is the same as another',
    many: 'events that are the same as another',
    count: d => of(d.events, ({ sameAs }) => sameAs !== undefined),
  },
  {
    id: 'parts',
    one: 'event that is a part of another',
    many: 'events that are a part of another',
    count: d => of(d.events, ({ partOf }) => partOf !== undefined),
  },
  { id: 'salience', one: 'weight of an event', many: 'weights of events', count: d => d.events.length },
  { id: 'clusters', one: 'cluster', many: 'clusters', count: d => d.clusters.length },
  {
    id: 'names',
    one: 'name of a cluster',
    many: 'names of clusters',
    count: d => of(d.clusters, ({ mentions }) => mentions.length > 1),
  },
  {
    id: 'places',
    one: 'place on the map',
    many: 'places on the map',
    count: d => of(d.clusters, c => c.place !== undefined),
  },
  {
    id: 'scores',
    one: 'confidence',
    many: 'confidences',
    count: d => of([...d.entities, ...d.figures, ...d.events], ({ confidence }) => confidence !== undefined),
  },
  {
    id: 'origin',
    one: 'sign that a person or a rule decided',
    many: 'signs that a person or a rule decided',
    count: d =>
      of(
        [...d.entities, ...d.figures, ...d.events, ...d.clusters],
        ({ origin }) => (origin ?? 'machine') !== 'machine',
      ),
  },
  {
    id: 'attributes',
    one: 'attribute',
    many: 'attributes',
    count: d =>
      [...d.entities, ...d.figures].reduce((sum, { attributes = {} }) => sum + Object.keys(attributes).length, 0),
  },
  {
    id: 'evidence',
    one: 'reason',
    many: 'reasons',
    count: d => of([...d.entities, ...d.figures, ...d.events], ({ evidence }) => evidence !== undefined),
  },
  { id: 'zones', one: 'zone', many: 'zones', count: d => d.zones.length },
  // What only a format can tell, by its `alsoLoses`.
  { id: 'tokens', one: 'span that cuts a token', many: 'spans that cut a token', count: () => 0 },
  {
    id: 'characters',
    one: 'span that cuts what people take for one character',
    many: 'spans that cut what people take for one character',
    count: () => 0,
  },
  { id: 'controls', one: 'control character', many: 'control characters', count: () => 0 },
  { id: 'labels', one: 'label that is spelled otherwise', many: 'labels that are spelled otherwise', count: () => 0 },
] as const satisfies readonly AspectRow[];

const ROWS: ReadonlyMap<string, AspectRow> = new Map(ASPECTS.map(row => [row.id, row]));

/** What a format keeps, named one by one. */
export function keeping(...kept: readonly Aspect[]): ReadonlySet<Aspect> {
  return new Set(kept);
}

/** All that there is, but for what is named. */
export function keepingAllBut(...lost: readonly Aspect[]): ReadonlySet<Aspect> {
  return new Set(ASPECTS.map(({ id }) => id).filter(id => !lost.includes(id)));
}

/** How often a document says something. */
export function countOf(aspect: Aspect, document: NewsmarkDocument, text: string): number {
  return ROWS.get(aspect)?.count(document, text) ?? 0;
}

/** "3 spans inside another", in English; `translate` puts the words into another language. */
export function aspectWords(aspect: Aspect, count: number, translate = (words: string): string => words): string {
  const row = ROWS.get(aspect);
  return `${count} ${translate((count === 1 ? row?.one : row?.many) ?? aspect)}`;
}

/** How many spans of a document lie inside another, and how many cross one. Equal spans lie inside each other. */
function crowding({ entities, figures }: NewsmarkDocument): { readonly nested: number; readonly crossing: number } {
  const { nested, crossing } = crowded([...entities, ...figures]);
  return { nested: nested.length, crossing: crossing.length };
}

/**
 * Divides spans into those that a format without overlaps has room for, and the others: `nested` in one that is kept,
 * or `crossing` it. Of two that overlap the one that begins first is kept, of those that begin together the longer; of
 * equal ones the first. In the order of the text; n log n.
 */
export function crowded<S extends Span>(
  spans: readonly S[],
): { readonly kept: readonly S[]; readonly nested: readonly S[]; readonly crossing: readonly S[] } {
  const kept: S[] = [];
  const nested: S[] = [];
  const crossing: S[] = [];
  let end = 0;
  for (const span of [...spans].sort(bySpan)) {
    if (span.start >= end) {
      kept.push(span);
      end = span.end;
    } else if (span.end <= end) nested.push(span);
    else crossing.push(span);
  }
  return { kept, nested, crossing };
}

function countLoneSurrogates(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isLoneSurrogate(text, i)) count++;
  return count;
}
