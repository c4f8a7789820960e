import { LABEL_SET } from '../annotations/labelSet';
import { ENGINE_LABELS, type LabelInfo } from '../annotations/labels';
import type { AnyLabel, EntityCluster, Figure, Label, NewsmarkDocument, Zone } from '../annotations/model';
import { splitParagraphs } from '../blocks/paragraphs';
import { describeFigure } from '../figures/describe/describeFigure';
import { type Interval, intervalOf } from '../text/interval';
import { pushTo } from '../text/lists';
import { DocumentIndex } from './documentIndex';
import type { FormatInput } from './format';
import { type StoryRow, storyOf } from './story';

/** What a report says of a document, as values; the formats for people put it into their signs. */
export interface Report {
  readonly index: DocumentIndex;
  readonly text: string;
  /** Its headline, else its first words, else its id. */
  readonly title: string;
  readonly id: string;
  readonly uri: string | null;
  readonly date: string | null;
  readonly words: number;
  readonly rows: readonly ReportRow[];
  readonly background: readonly ReportRow[];
  readonly who: readonly Group<Thing>[];
  readonly figures: readonly Group<Amount>[];
  readonly quotations: readonly Quotation[];
}

/** What belongs under one heading. */
export interface Group<Item> {
  readonly heading: string;
  readonly items: readonly Item[];
}

export interface ReportRow {
  readonly headline: string;
  readonly lead: boolean;
  /** Where, when, how sure, who says so. */
  readonly told: readonly string[];
  /** The id of its event. */
  readonly event: string;
  readonly when: string | null;
  /** Its days, where it has a place in the calendar. */
  readonly days?: Interval;
}

/** Somebody or something in the story. */
export interface Thing {
  readonly name: string;
  readonly label: AnyLabel;
  readonly mentions: number;
  /** The id of its first mention. */
  readonly first: string;
  readonly note?: string;
}

/** A figure, told once however often it stands in the text with these words. */
export interface Amount {
  readonly text: string;
  /** What it says, in words. */
  readonly words: string;
  readonly details: readonly string[];
  readonly times: number;
  /** The id of the first such figure. */
  readonly first: string;
}

export interface Quotation {
  readonly words: string;
  readonly speaker: string | null;
  readonly zone: Zone;
}

/** Everything that a report says of a document. */
export function reportOf({ document, text, outline }: FormatInput): Report {
  const index = new DocumentIndex(document);
  const { rows, background } = outline ?? storyOf(index, text);
  const { id, uri, date } = document.document;
  return {
    index,
    text,
    title: titleOf(document, text),
    id,
    uri,
    date,
    words: text.match(/\S+/g)?.length ?? 0,
    rows: rows.map(row => rowOf(row, index)),
    background: background.map(row => rowOf(row, index)),
    who: whoIn(index),
    figures: figuresIn(index),
    quotations: document.zones
      .filter(({ kind }) => kind === 'quotation' || kind === 'turn')
      .map(zone => ({
        words: text.slice(zone.start, zone.end),
        speaker: index.speakerOf(zone)?.name ?? null,
        zone,
      })),
  };
}

/** Longest title that is made of the first words, in UTF-16 code units. */
const TITLE = 70;

function titleOf({ document, zones }: NewsmarkDocument, text: string): string {
  const headline = zones.find(({ kind }) => kind === 'headline');
  if (headline !== undefined) return text.slice(headline.start, headline.end);
  const [first] = splitParagraphs(text.slice(0, 4 * TITLE));
  if (first === undefined) return document.id;
  const words = text.slice(first.start, first.end);
  return words.length <= TITLE ? words : `${words.slice(0, TITLE).replace(/\s+\S*$/, '')} …`;
}

function rowOf(row: StoryRow, index: DocumentIndex): ReportRow {
  const { event, headline, lead, status, when, where, source } = row;
  const timex = index.figure(index.event(event)?.time)?.value.timex;
  const days = timex === undefined ? undefined : intervalOf(timex.value, timex.mod);
  return {
    ...{ headline, lead, event, when },
    told: [where, when, ...status, source === null ? null : `says ${source}`].filter(words => words !== null),
    ...(days && { days }),
  };
}

/** Who and what is in the story, not in its furniture alone: the most often named first. */
function whoIn(index: DocumentIndex): readonly Group<Thing>[] {
  const things = index.document.clusters.flatMap(cluster => thingOf(cluster, index) ?? []);
  things.sort((a, b) => b.mentions - a.mentions);
  return grouped(things, ({ label }) => label, 'entity');
}

function thingOf(cluster: EntityCluster, index: DocumentIndex): Thing | undefined {
  const mentions = index.mentions(cluster).filter(mention => !index.isFurniture(mention));
  if (mentions.length === 0) return undefined;
  const { name, label, note } = cluster;
  return { name, label, mentions: mentions.length, first: mentions[0].id, ...(note !== undefined && { note }) };
}

/** The figures of the story with their values in words, in the order of the text, those of its furniture left out. */
function figuresIn(index: DocumentIndex): readonly Group<Amount>[] {
  const { document, figures } = index.document;
  const found = new Map<string, Amount & { readonly label: AnyLabel }>();
  for (const figure of [...figures].sort((a, b) => a.start - b.start)) {
    if (index.isFurniture(figure)) continue;
    const amount = amountOf(figure, document.date);
    const key = JSON.stringify([figure.label, amount.text, amount.words]);
    const before = found.get(key);
    found.set(key, { ...(before ?? { ...amount, label: figure.label }), times: (before?.times ?? 0) + 1 });
  }
  return grouped([...found.values()], ({ label }) => label, 'figure');
}

function amountOf(figure: Figure, date: string | null): Amount {
  const { evidence: _, ...rest } = figure;
  const { words } = describeFigure(figure, date);
  // how it was read is for those who check the engine
  const { details } = describeFigure(rest, date);
  return { text: figure.text, words, details, times: 1, first: figure.id };
}

/** Items under what their labels are called, in the order of the labels; those of a user's own come last. */
function grouped<Item>(
  items: readonly Item[],
  labelOf: (item: Item) => AnyLabel,
  kind: LabelInfo['kind'],
): readonly Group<Item>[] {
  const byLabel = new Map<AnyLabel, Item[]>(
    ENGINE_LABELS.filter(info => info.kind === kind).map(({ label }): [Label, Item[]] => [label, []]),
  );
  for (const item of items) {
    const label = labelOf(item);
    pushTo(byLabel, label, item);
  }
  return [...byLabel]
    .filter(([, list]) => list.length > 0)
    .map(([label, list]) => ({ heading: LABEL_SET.find(label)?.words.many ?? label, items: list }));
}

/** "3 documents", "1 document". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
