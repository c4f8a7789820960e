import {
  type AnyLabel,
  bySpan,
  type EntityCluster,
  type EntityMention,
  type EventAnnotation,
  type Figure,
  firstEndingAfter,
  type Span,
} from '../../core';
import type { Annotations } from '../engine';

/** What can be marked in a text: annotations of a label, and triggers of events. */
export type MarkLabel = AnyLabel | 'TRIGGER';

/** One annotation in the text. */
export type Mark =
  | { readonly kind: 'entity'; readonly start: number; readonly end: number; readonly entity: EntityMention }
  | { readonly kind: 'figure'; readonly start: number; readonly end: number; readonly figure: Figure }
  | { readonly kind: 'event'; readonly start: number; readonly end: number; readonly event: EventAnnotation };

/** Finds annotations by place and by id. Made once for each version of the annotations. */
export class AnnotationIndex {
  readonly annotations: Annotations;
  /** Every entity, figure and trigger, in the order of the text. */
  readonly marks: readonly Mark[];
  /** Entities and figures: sorted, and apart from each other. */
  readonly names: readonly Mark[];
  /** Triggers of events, sorted. */
  readonly triggers: readonly Mark[];
  readonly #byId = new Map<string, Mark>();
  readonly #clusters = new Map<string, EntityCluster>();

  constructor(annotations: Annotations) {
    this.annotations = annotations;
    const entities = annotations.entities.map(
      (entity): Mark => ({ kind: 'entity', start: entity.start, end: entity.end, entity }),
    );
    const figures = annotations.figures.map(
      (figure): Mark => ({ kind: 'figure', start: figure.start, end: figure.end, figure }),
    );
    this.names = [...entities, ...figures].sort(bySpan);
    this.triggers = annotations.events
      .map((event): Mark => ({ kind: 'event', start: event.trigger.start, end: event.trigger.end, event }))
      .sort(bySpan);
    this.marks = [...this.names, ...this.triggers].sort(bySpan);
    for (const mark of this.marks) this.#byId.set(markId(mark), mark);
    for (const cluster of annotations.clusters) this.#clusters.set(cluster.id, cluster);
  }

  mark(id: string | null): Mark | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }

  entity(id: string | null): EntityMention | undefined {
    const mark = this.mark(id);
    return mark?.kind === 'entity' ? mark.entity : undefined;
  }

  figure(id: string | null): Figure | undefined {
    const mark = this.mark(id);
    return mark?.kind === 'figure' ? mark.figure : undefined;
  }

  /** What a figure says: "more than 10,000 labourers". */
  words(figure: Figure): string {
    return this.annotations.values[figure.id]?.words ?? figure.text;
  }

  cluster(id: string): EntityCluster | undefined {
    return this.#clusters.get(id);
  }

  /** The mentions of a cluster, in the order of the text. */
  mentions(cluster: EntityCluster): readonly EntityMention[] {
    return cluster.mentions.flatMap(id => this.entity(id) ?? []);
  }

  /** What lies at `offset`, also right behind its last character: a name or figure first, then a trigger. */
  at(offset: number): readonly Mark[] {
    return [...touching(this.names, offset), ...touching(this.triggers, offset)];
  }

  /** Events in which a cluster takes part, as any of its mentions. */
  eventsOf(cluster: EntityCluster): readonly EventAnnotation[] {
    const ids = new Set(cluster.mentions);
    return this.annotations.events.filter(
      e => e.arguments.some(a => a.target !== undefined && ids.has(a.target)) || (e.place !== null && ids.has(e.place)),
    );
  }
}

export function markId(mark: Mark): string {
  switch (mark.kind) {
    case 'entity':
      return mark.entity.id;
    case 'figure':
      return mark.figure.id;
    case 'event':
      return mark.event.id;
  }
}

export function markLabel(mark: Mark): MarkLabel {
  switch (mark.kind) {
    case 'entity':
      return mark.entity.label;
    case 'figure':
      return mark.figure.label;
    case 'event':
      return 'TRIGGER';
  }
}

export function markText(mark: Mark): string {
  switch (mark.kind) {
    case 'entity':
      return mark.entity.text;
    case 'figure':
      return mark.figure.text;
    case 'event':
      return mark.event.trigger.text;
  }
}

/** 0 to 1, where the annotation has one. */
export function markConfidence(mark: Mark): number | undefined {
  switch (mark.kind) {
    case 'entity':
      return mark.entity.confidence;
    case 'figure':
      return mark.figure.confidence;
    case 'event':
      return mark.event.confidence;
  }
}

/** Of spans that are sorted and apart: the one that holds `offset`, else the one that ends there. */
function touching<T extends Span>(spans: readonly T[], offset: number): readonly T[] {
  const index = firstEndingAfter(spans, offset);
  const here = spans[index];
  if (here !== undefined && here.start <= offset) return [here];
  const before = spans[index - 1];
  return before !== undefined && before.end === offset ? [before] : [];
}
