import type {
  EntityCluster,
  EntityMention,
  EventAnnotation,
  EventArgument,
  Figure,
  NewsmarkDocument,
  QuotedSpan,
  Zone,
} from '../annotations/model';
import { describeFigure } from '../figures/describe/describeFigure';
import { DocumentIndex } from './documentIndex';
import { type Offsets, type OffsetUnit, offsetsOf } from './offsets';
import type { FormatOption } from './options';

/** What a cell of a table may be; null where there is nothing. */
export type Cell = string | number | boolean | null;

/** What the cells of a column are, besides null. */
export type CellType = 'text' | 'whole' | 'number' | 'truth';

export interface Column {
  readonly name: string;
  readonly type: CellType;
}

/** One of the tables that documents become together: for pandas, DuckDB, R and spreadsheets. */
export interface Table {
  /** The name of its file, without an ending. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** The rows of one document, in the order of its text; each has a cell for each column. */
  rows(source: TableSource): Generator<readonly Cell[]>;
}

/** What rows are made of. */
export interface TableSource {
  readonly index: DocumentIndex;
  readonly document: NewsmarkDocument;
  readonly text: string;
  readonly unit: OffsetUnit;
  readonly offsets: Offsets;
}

/** A document as its rows need it. */
export function tableSource(document: NewsmarkDocument, text: string, unit: OffsetUnit): TableSource {
  return { index: new DocumentIndex(document), document, text, unit, offsets: offsetsOf(text, unit) };
}

/** In which unit the offsets of tables may be; code points are what Python, R and DuckDB count in. */
export const OFFSETS: FormatOption = {
  id: 'offsets',
  about: 'what offsets count in',
  choices: ['codepoints', 'utf16', 'graphemes'],
};

type ColumnRow<Item> = readonly [
  name: string,
  type: CellType,
  cell: (item: Item, source: TableSource) => Cell | undefined,
];

function table<Item>(
  name: string,
  items: (source: TableSource) => Iterable<Item>,
  ...own: readonly ColumnRow<Item>[]
): Table {
  const columns: readonly ColumnRow<Item>[] = [['document', 'text', (_, { document }) => document.document.id], ...own];
  return {
    name,
    columns: columns.map(([column, type]) => ({ name: column, type })),
    *rows(source) {
      for (const item of items(source)) yield columns.map(([, , cell]) => cell(item, source) ?? null);
    },
  };
}

/** Where something lies and what it says, in the unit of the export. */
function place<Item>(
  of: (item: Item, source: TableSource) => QuotedSpan | undefined,
  prefix = '',
): readonly ColumnRow<Item>[] {
  return [
    [`${prefix}start`, 'whole', (item, source) => at(source, of(item, source)?.start)],
    [`${prefix}end`, 'whole', (item, source) => at(source, of(item, source)?.end)],
    [`${prefix}text`, 'text', (item, source) => of(item, source)?.text],
  ];
}

function at({ offsets }: TableSource, utf16: number | undefined): number | undefined {
  return utf16 === undefined ? undefined : offsets.from(utf16);
}

const json = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

const DOCUMENTS = table<NewsmarkDocument>(
  'documents',
  ({ document }) => [document],
  ['uri', 'text', d => d.document.uri],
  ['sha256', 'text', d => d.document.sha256],
  ['length', 'whole', (_, { offsets }) => offsets.length],
  ['offsets', 'text', (_, { unit }) => unit],
  ['register', 'text', d => d.document.register],
  ['language', 'text', d => d.document.language],
  ['date', 'text', d => d.document.date],
  ['newsmark', 'text', d => d.generator.version],
);

const ENTITIES = table<EntityMention>(
  'entities',
  ({ document }) => document.entities,
  ['id', 'text', e => e.id],
  ...place<EntityMention>(e => e),
  ['label', 'text', e => e.label],
  ['like', 'text', e => e.like ?? e.label],
  ['cluster', 'text', e => e.cluster],
  ['name', 'text', (e, { index }) => index.cluster(e.cluster)?.name ?? e.text],
  ['zone', 'text', (e, { index }) => index.zoneAt(e)?.kind],
  ['confidence', 'number', e => e.confidence],
  ['origin', 'text', e => e.origin],
  ['attributes', 'text', e => json(e.attributes)],
  ['evidence', 'text', e => e.evidence],
);

const FIGURES = table<Figure>(
  'figures',
  ({ document }) => document.figures,
  ['id', 'text', f => f.id],
  ...place<Figure>(f => f),
  ['label', 'text', f => f.label],
  ['like', 'text', f => f.like ?? f.label],
  ['words', 'text', (f, { document }) => describeFigure(f, document.document.date).words],
  ['number', 'number', f => f.value.number],
  ['lower', 'number', f => f.value.lower],
  ['upper', 'number', f => f.value.upper],
  ['result', 'text', f => f.value.result?.join(' ')],
  ['modifier', 'text', f => f.value.modifier],
  ['unit', 'text', f => f.value.unit],
  ['per', 'text', f => f.value.per],
  ['uncertainty', 'number', f => f.value.uncertainty],
  ['counted', 'text', f => f.value.counted],
  ['timex_type', 'text', f => f.value.timex?.type],
  ['timex_value', 'text', f => f.value.timex?.value],
  ['timex_mod', 'text', f => f.value.timex?.mod],
  ['timex_quant', 'text', f => f.value.timex?.quant],
  ['timex_freq', 'text', f => f.value.timex?.freq],
  ['timex_begin', 'text', f => f.value.timex?.beginPoint],
  ['timex_end', 'text', f => f.value.timex?.endPoint],
  ['zone', 'text', (f, { index }) => index.zoneAt(f)?.kind],
  ['confidence', 'number', f => f.confidence],
  ['origin', 'text', f => f.origin],
  ['attributes', 'text', f => json(f.attributes)],
  ['evidence', 'text', f => f.evidence],
);

const EVENTS = table<EventAnnotation>(
  'events',
  ({ document }) => document.events,
  ['id', 'text', e => e.id],
  ...place<EventAnnotation>(e => e.trigger),
  ['type', 'text', e => e.type],
  ['plover', 'text', e => e.plover],
  ['time', 'text', e => e.time],
  ['time_text', 'text', (e, { index }) => index.figure(e.time)?.text],
  ['time_value', 'text', (e, { index }) => index.figure(e.time)?.value.timex?.value],
  ['place', 'text', e => e.place],
  ['place_name', 'text', (e, { index }) => index.filler(e.place)?.name],
  ['source', 'text', e => e.source],
  ['source_name', 'text', (e, { index }) => index.sourceOf(e)?.name],
  ['polarity', 'text', e => e.polarity],
  ['modality', 'text', e => e.modality],
  ['attempted', 'truth', e => e.attempted === true],
  ['tier', 'text', e => e.tier],
  ['lead', 'truth', e => e.lead === true],
  ['salience', 'number', e => e.salience],
  ['same_as', 'text', e => e.sameAs],
  ['part_of', 'text', e => e.partOf],
  ['confidence', 'number', e => e.confidence],
  ['origin', 'text', e => e.origin ?? 'machine'],
  ['evidence', 'text', e => e.evidence],
);

interface Part {
  readonly event: EventAnnotation;
  readonly argument: EventArgument;
}

const ARGUMENTS = table<Part>(
  'arguments',
  ({ document }) => partsOf(document),
  ['event', 'text', ({ event }) => event.id],
  ['type', 'text', ({ event }) => event.type],
  ['role', 'text', ({ argument }) => argument.role],
  ['target', 'text', ({ argument }) => argument.target],
  ...place<Part>(({ argument }, { index }) => index.fillerOf(argument)),
  ['name', 'text', ({ argument }, { index }) => index.fillerOf(argument)?.name],
  [
    'label',
    'text',
    ({ argument }, { index }) => {
      const { entity, figure } = index.fillerOf(argument) ?? {};
      return entity?.label ?? figure?.label;
    },
  ],
  ['cluster', 'text', ({ argument }, { index }) => index.fillerOf(argument)?.cluster?.id],
  ...place<Part>(({ argument }) => argument.via, 'via_'),
  ['confidence', 'number', ({ argument }) => (argument.target === undefined ? undefined : argument.confidence)],
);

function* partsOf({ events }: NewsmarkDocument): Generator<Part> {
  for (const event of events) for (const argument of event.arguments) yield { event, argument };
}

const CLUSTERS = table<EntityCluster>(
  'clusters',
  ({ document }) => document.clusters,
  ['id', 'text', c => c.id],
  ['label', 'text', c => c.label],
  ['like', 'text', c => c.like ?? c.label],
  ['name', 'text', c => c.name],
  ['mentions', 'whole', c => c.mentions.length],
  ['first', 'text', c => c.mentions[0]],
  ['kind', 'text', c => c.place?.kind],
  ['country', 'text', c => c.place?.country],
  ['latitude', 'number', c => c.place?.latitude],
  ['longitude', 'number', c => c.place?.longitude],
  ['others', 'text', c => json(c.place?.others)],
  ['origin', 'text', c => c.origin ?? 'machine'],
  ['note', 'text', c => c.note],
  ['reason', 'text', c => c.reason],
);

interface Quotation extends QuotedSpan {
  readonly zone: Zone;
}

/** What is quoted, and what the turns of an interview say; both with the words that name who speaks. */
const QUOTATIONS = table<Quotation>(
  'quotations',
  quotationsOf,
  ['kind', 'text', ({ zone }) => zone.kind],
  ...place<Quotation>(quotation => quotation),
  ['speaker', 'text', ({ zone }, { index }) => index.speakerOf(zone)?.name],
  ['speaker_id', 'text', ({ zone }, { index }) => index.speakerOf(zone)?.entity?.id],
  ['speaker_cluster', 'text', ({ zone }, { index }) => index.speakerOf(zone)?.cluster?.id],
  ...place<Quotation>(({ zone }) => zone.speaker, 'speaker_'),
);

function* quotationsOf({ document, text }: TableSource): Generator<Quotation> {
  for (const zone of document.zones) {
    const { start, end, kind } = zone;
    if (kind === 'quotation' || kind === 'turn') yield { start, end, text: text.slice(start, end), zone };
  }
}

const ZONES = table<Zone>(
  'zones',
  ({ document }) => document.zones.filter(({ kind }) => kind !== 'quotation' && kind !== 'turn'),
  ['kind', 'text', zone => zone.kind],
  ...place<Zone>(({ start, end }, { text }) => ({ start, end, text: text.slice(start, end) })),
  ['time', 'text', zone => zone.time],
);

/** Every table, in the order in which they are written; each names its document in its first column. */
export const TABLES: readonly Table[] = [DOCUMENTS, ENTITIES, FIGURES, EVENTS, ARGUMENTS, CLUSTERS, QUOTATIONS, ZONES];
