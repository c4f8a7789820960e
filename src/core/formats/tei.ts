import { eventStatus } from '../annotations/eventStatus';
import {
  type EntityCluster,
  type EntityLabel,
  type EntityMention,
  type EventAnnotation,
  engineLabel,
  type Figure,
} from '../annotations/model';
import { splitParagraphs } from '../blocks/paragraphs';
import type { Span } from '../text/span';
import { keeping } from './aspects';
import { DocumentIndex } from './documentIndex';
import { type Format, type FormatInput, oneFile } from './format';
import { nestedSpans } from './nestedSpans';
import { type Attributes, countForbidden, element, emptyTag, openTag, XmlIds, xmlText } from './xml';

const TOLD = ['events', 'arguments', 'status', 'clusters', 'names', 'values'] as const;

/**
 * TEI P5: the text in paragraphs with its names, amounts and times marked, and in `standOff` who and what they are,
 * and the events with what fills their roles. The paragraphs together are the very text, with the white space between
 * them. What would cross another element falls into pieces, joined by `prev`.
 */
export const tei: Format = {
  id: 'tei',
  title: 'TEI P5',
  about: 'the text of each document with its names, amounts and dates, and in standOff who, where and what happened',
  icon: 'file-code',
  keeps: keeping(
    'text',
    'returns',
    'date',
    'entities',
    'figures',
    'places',
    ...TOLD,
    ...(['nesting', 'overlaps', 'breaks'] as const),
  ),
  alsoLoses: ({ document, text }) => {
    const values = document.figures.filter(({ value }) => value.result !== undefined).length;
    return [
      { aspect: 'controls' as const, count: countForbidden(text) },
      { aspect: 'values' as const, count: values },
    ].filter(({ count }) => count > 0);
  },
  files: oneFile('.tei.xml', teiXml, head => head.startsWith(HEAD)),
  holds: 'one',
  knownBy: ['.tei.xml', '.tei'],
};

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- newsmark/1 -->\n<TEI xmlns="http://www.tei-c.org/ns/1.0">';

function* teiXml({ document, text }: FormatInput): Generator<string> {
  const index = new DocumentIndex(document);
  const ids = new XmlIds();
  const { id, uri, date } = document.document;
  yield `${HEAD}\n<teiHeader><fileDesc><titleStmt>${element('title', {}, id)}</titleStmt>`;
  const day = date === null ? '' : ` ${element('date', { when: date }, date)}`;
  yield `<publicationStmt><p>Annotated by Newsmark ${xmlText(document.generator.version)}.</p></publicationStmt>`;
  yield `<sourceDesc><bibl>${xmlText(uri ?? id)}${day}</bibl></sourceDesc></fileDesc></teiHeader>\n`;
  yield* standOff(index, ids);
  yield `${openTag('text', { 'xml:lang': document.document.language ?? 'und' })}<body>\n`;
  yield* paragraphs(index, text, ids);
  yield '</body></text>\n</TEI>\n';
}

/** A token of TEI: letters, digits, marks of punctuation and signs, without white space. */
function word(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{P}\p{S}]+/gu, '_') || '_';
}

type Kind = 'person' | 'org' | 'place' | 'item';
const KINDS: Partial<Readonly<Record<EntityLabel, Kind>>> = {
  PERSON: 'person',
  ORG: 'org',
  GPE: 'place',
  LOC: 'place',
  FAC: 'place',
};
const LISTS: Readonly<Record<Kind, readonly [list: string, name: string]>> = {
  person: ['listPerson', 'persName'],
  org: ['listOrg', 'orgName'],
  place: ['listPlace', 'placeName'],
  item: ['list', 'name'],
};

function kindOf(of: EntityMention | EntityCluster): Kind {
  return KINDS[engineLabel(of)] ?? 'item';
}

function* standOff(index: DocumentIndex, ids: XmlIds): Generator<string> {
  const { clusters, events } = index.document;
  if (clusters.length + events.length === 0) return;
  yield '<standOff>\n';
  for (const kind of ['person', 'org', 'place', 'item'] as const) {
    const here = clusters.filter(cluster => kindOf(cluster) === kind);
    if (here.length === 0) continue;
    const [list, name] = LISTS[kind];
    yield `${openTag(list, kind === 'item' ? { type: 'names' } : {})}\n`;
    for (const cluster of here) {
      const type = kind === 'person' || kind === 'item' ? undefined : word(cluster.place?.kind ?? cluster.label);
      const named = element(name, kind === 'item' ? { type: word(cluster.label) } : {}, cluster.name);
      yield `${openTag(kind, { 'xml:id': ids.of(cluster.id), type })}${named}${placeOf(cluster)}</${kind}>\n`;
    }
    yield `</${list}>\n`;
  }
  if (events.length > 0) {
    yield '<listEvent>\n';
    for (const event of events) yield eventOf(event, index, ids);
    yield '</listEvent>\n';
  }
  const relations = events.flatMap(event => relationsOf(event, index, ids));
  if (relations.length > 0) yield `<listRelation>\n${relations.join('\n')}\n</listRelation>\n`;
  yield '</standOff>\n';
}

function placeOf({ place }: EntityCluster): string {
  if (place === undefined) return '';
  const { country, latitude, longitude } = place;
  const located = latitude === undefined || longitude === undefined ? '' : `<geo>${latitude} ${longitude}</geo>`;
  const land = country === null ? '' : element('country', { key: word(country) }, country);
  return land + located === '' ? '' : `<location>${land}${located}</location>`;
}

function eventOf(event: EventAnnotation, index: DocumentIndex, ids: XmlIds): string {
  const { id, type, time, place, trigger } = event;
  const status = eventStatus(event).map(word).join('.');
  const figure = index.figure(time);
  const where = index.filler(place)?.cluster;
  const attributes = {
    'xml:id': ids.of(id),
    type: word(type),
    subtype: status === '' ? undefined : status,
    ...(figure && timeAttributes(figure)),
    where: where === undefined ? undefined : `#${ids.of(where.id)}`,
  };
  return `${openTag('event', attributes)}${element('desc', {}, trigger.text)}</event>\n`;
}

/** What fills the roles of an event; where nothing is named, the words themselves are marked, under this id. */
function relationsOf(event: EventAnnotation, index: DocumentIndex, ids: XmlIds): readonly string[] {
  return event.arguments.flatMap((argument, i) => {
    const filler = index.fillerOf(argument);
    if (filler === undefined) return [];
    const passive = `#${ids.of(argument.target ?? spanId(event, i))}`;
    return [emptyTag('relation', { name: word(argument.role), active: `#${ids.of(event.id)}`, passive })];
  });
}

function spanId(event: EventAnnotation, argument: number): string {
  return `${event.id}.${argument + 1}`;
}

interface Marked extends Span {
  readonly id: string;
  readonly tag: string;
  readonly attributes: Attributes;
}

function marksOf(index: DocumentIndex, ids: XmlIds): readonly Marked[] {
  const names = index.marks.map((mark): Marked => {
    const { start, end, id } = mark;
    if ('value' in mark) return { start, end, id, ...figureTag(mark) };
    const kind = kindOf(mark);
    const [, tag] = LISTS[kind];
    const type = kind === 'person' || kind === 'org' ? undefined : word(mark.label);
    const ref = index.cluster(mark.cluster) === undefined ? undefined : `#${ids.of(mark.cluster)}`;
    return { start, end, id, tag, attributes: { ref, type } };
  });
  const told = index.document.events.flatMap((event): readonly Marked[] => {
    const ref = `#${ids.of(event.id)}`;
    const { start, end } = event.trigger;
    const unnamed = event.arguments.flatMap((argument, i): readonly Marked[] =>
      argument.span === undefined
        ? []
        : [{ start: argument.span.start, end: argument.span.end, id: spanId(event, i), tag: 'rs', attributes: {} }],
    );
    return [{ start, end, id: `${event.id}.0`, tag: 'rs', attributes: { type: 'event', ref } }, ...unnamed];
  });
  return [...names, ...told];
}

const NUMERIC = new Set(['CARDINAL', 'ORDINAL']);

/** How a figure is marked: a date, a time, a number, or a measure with its unit. */
function figureTag(figure: Figure): { readonly tag: string; readonly attributes: Attributes } {
  const { value } = figure;
  const label = engineLabel(figure);
  if (value.timex !== undefined) {
    const { value: n, type } = value.timex;
    return { tag: type === 'TIME' ? 'time' : 'date', attributes: { n, ...timeAttributes(figure) } };
  }
  const range = { atLeast: value.lower, atMost: value.upper };
  // a measure has no borders of its own
  const n = value.lower === undefined || value.upper === undefined ? undefined : `${value.lower} ${value.upper}`;
  if (NUMERIC.has(label))
    return { tag: 'num', attributes: { type: label.toLowerCase(), value: value.number, ...range } };
  const unit = value.unit === null ? undefined : word(value.unit);
  return { tag: 'measure', attributes: { type: label.toLowerCase(), quantity: value.number, unit, n } };
}

/** The days of a figure as the W3C writes them, where it can. */
function timeAttributes({ value: { timex } }: Figure): Attributes {
  if (timex === undefined) return {};
  const [from, to] = timex.value.split('/');
  if (to !== undefined) return isW3c(from) && isW3c(to) ? { from, to } : {};
  return isW3c(from) ? { when: from } : {};
}

/** A day, a month, a year or a moment of XML Schema. */
function isW3c(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?)?)?$/.exec(value);
  if (match === null || match[1] === '0000') return false;
  const [month = 1, day = 1, hour = 0, minute = 0] = match
    .slice(2)
    .map(part => (part === undefined ? undefined : Number(part)));
  const last = new Date(Date.UTC(Number(match[1]), month, 0)).getUTCDate();
  const isTimed = match[4] === undefined || match[6] !== undefined;
  return isTimed && month >= 1 && month <= 12 && day >= 1 && day <= last && hour < 24 && minute < 60;
}

function* paragraphs(index: DocumentIndex, text: string, ids: XmlIds): Generator<string> {
  const sorted = [...marksOf(index, ids)].sort((a, b) => a.start - b.start);
  const starts = splitParagraphs(text).map(({ start }) => start);
  let open: readonly Marked[] = [];
  let next = 0;
  for (const [i] of (starts.length === 0 ? [0] : starts).entries()) {
    const within = { start: i === 0 ? 0 : starts[i], end: starts[i + 1] ?? text.length };
    const here = open.filter(({ end }) => end > within.start);
    while (next < sorted.length && sorted[next].start < within.end) here.push(sorted[next++]);
    open = here;
    yield openTag('p', { 'xml:space': 'preserve' });
    for (const step of nestedSpans(here, within)) {
      if (step.kind === 'text') yield xmlText(text.slice(step.start, step.end));
      else if (step.kind === 'close') yield `</${step.span.tag}>`;
      else {
        const name = ids.of(step.span.id);
        yield openTag(step.span.tag, {
          ...(step.first ? { 'xml:id': name } : { prev: `#${name}` }),
          ...step.span.attributes,
        });
      }
    }
    yield '</p>\n';
  }
}
