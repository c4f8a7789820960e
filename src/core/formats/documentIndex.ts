import {
  type EntityCluster,
  type EntityMention,
  type EventAnnotation,
  type EventArgument,
  engineLabel,
  type Figure,
  FURNITURE_ZONES,
  type NewsmarkDocument,
  type QuotedSpan,
  type Zone,
} from '../annotations/model';
import { bySpan, firstEndingAfter, type Span } from '../text/span';

/** What fills a role of an event, or sets its time, place or source. */
export interface Filler extends QuotedSpan {
  /** The thing's canonical name, or the words. */
  readonly name: string;
  readonly entity?: EntityMention;
  readonly cluster?: EntityCluster;
  readonly figure?: Figure;
}

/** Finds the parts of one document by their ids and places. */
export class DocumentIndex {
  readonly document: NewsmarkDocument;
  /** Entities and figures, in the order of the text. */
  readonly marks: readonly (EntityMention | Figure)[];
  readonly #entities: ReadonlyMap<string, EntityMention>;
  readonly #figures: ReadonlyMap<string, Figure>;
  readonly #events: ReadonlyMap<string, EventAnnotation>;
  readonly #clusters: ReadonlyMap<string, EntityCluster>;
  readonly #inOrder: readonly EntityMention[];
  readonly #furniture: readonly Zone[];

  constructor(document: NewsmarkDocument) {
    this.document = document;
    const { entities, figures, events, clusters, zones } = document;
    this.#entities = byId(entities);
    this.#figures = byId(figures);
    this.#events = byId(events);
    this.#clusters = byId(clusters);
    this.#inOrder = [...entities].sort(bySpan);
    this.marks = [...entities, ...figures].sort(bySpan);
    this.#furniture = apart(zones.filter(({ kind }) => kind !== 'quotation' && kind !== 'turn' && kind !== 'entry'));
  }

  entity(id: string | null | undefined): EntityMention | undefined {
    return this.#entities.get(id ?? '');
  }

  figure(id: string | null | undefined): Figure | undefined {
    return this.#figures.get(id ?? '');
  }

  event(id: string | null | undefined): EventAnnotation | undefined {
    return this.#events.get(id ?? '');
  }

  cluster(id: string | null | undefined): EntityCluster | undefined {
    return this.#clusters.get(id ?? '');
  }

  /** The mentions of a cluster that are there, in the order of the text. */
  mentions(cluster: EntityCluster): readonly EntityMention[] {
    return cluster.mentions.flatMap(id => this.entity(id) ?? []).sort(bySpan);
  }

  /** The entity or figure of an id; undefined for an id that nothing has. */
  filler(id: string | null | undefined): Filler | undefined {
    const entity = this.entity(id);
    if (entity !== undefined) {
      const { start, end, text } = entity;
      const cluster = this.cluster(entity.cluster);
      return { start, end, text, name: cluster?.name ?? text, entity, ...(cluster && { cluster }) };
    }
    const figure = this.figure(id);
    return figure && { start: figure.start, end: figure.end, text: figure.text, name: figure.text, figure };
  }

  /** What fills a role: what its target stands for, or the words of the text. */
  fillerOf({ target, span }: EventArgument): Filler | undefined {
    return target === undefined ? { ...span, name: span.text } : this.filler(target);
  }

  /** Who says so, where somebody else than the text does: an entity, else the words. */
  sourceOf({ source, sourceText }: EventAnnotation): Filler | undefined {
    return this.filler(source) ?? (sourceText && { ...sourceText, name: sourceText.text });
  }

  /** Who a quotation or turn names as its speaker: the person named in those words, else the organisation, else any. */
  speakerOf({ speaker }: Zone): Filler | undefined {
    if (speaker === undefined) return undefined;
    const named = this.entitiesIn(speaker);
    const who =
      named.find(entity => engineLabel(entity) === 'PERSON') ??
      named.find(entity => engineLabel(entity) === 'ORG') ??
      named[0];
    const filler = this.filler(who?.id);
    return { ...filler, ...speaker, name: filler?.name ?? speaker.text };
  }

  /** Entities that lie in a span, in the order of the text. */
  entitiesIn(span: Span): readonly EntityMention[] {
    const found: EntityMention[] = [];
    for (let i = firstFrom(this.#inOrder, span.start); i < this.#inOrder.length; i++) {
      const entity = this.#inOrder[i];
      if (entity.start >= span.end) break;
      if (entity.end <= span.end) found.push(entity);
    }
    return found;
  }

  /** The zone in which a span begins, where it is another than running text; quotations and turns are running text. */
  zoneAt({ start }: Span): Zone | undefined {
    const zone = this.#furniture[firstEndingAfter(this.#furniture, start)];
    return zone !== undefined && zone.start <= start ? zone : undefined;
  }

  /** Whether a span begins in what is no part of the story. */
  isFurniture(span: Span): boolean {
    const zone = this.zoneAt(span);
    return zone !== undefined && FURNITURE_ZONES.has(zone.kind);
  }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map(item => [item.id, item]));
}

/** Zones as spans apart from each other, in order; of two that overlap, the later is what is left of it. */
function apart(zones: readonly Zone[]): readonly Zone[] {
  const found: Zone[] = [];
  let end = 0;
  for (const zone of [...zones].sort(bySpan)) {
    if (zone.end <= end) continue;
    found.push(zone.start < end ? { ...zone, start: end } : zone);
    end = zone.end;
  }
  return found;
}

/** The index of the first of sorted spans that begins at `offset` or behind it. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
