import type { Annotations } from '../../app/engine';
import {
  type AnnotationIndex,
  type Mark,
  type MarkLabel,
  markConfidence,
  markLabel,
} from '../../app/queries/annotationIndex';
import { isNews } from '../../app/queries/eventFacts';
import { FURNITURE_ZONES, firstEndingAfter, type Span } from '../../core';

/**
 * A kind of decoration: one for each label, for what is not sure, for furniture, for lines with events, for what a
 * filter or a row asks for.
 */
export type MarkKind = MarkLabel | 'UNCERTAIN' | 'FURNITURE' | 'EVENT_LINE' | 'FILTERED' | 'FLASHED';

export interface MarkOptions {
  readonly labels: ReadonlySet<MarkLabel>;
  /** Annotations with a confidence below this look uncertain; 0 to 1. */
  readonly uncertainBelow: number;
  readonly dimFurniture: boolean;
  /**
   * Where to mark; undefined for the whole text. Sorted and apart. Events are marked everywhere, for the overview
   * ruler.
   */
  readonly windows: readonly Span[] | undefined;
  /** The stretch that is being typed: what touches it is left alone. */
  readonly typing: Span | undefined;
  /** What a filter asks for. */
  readonly filtered: readonly Span[];
}

/** What to mark, by kind of mark. Spans are sorted. */
export function markRanges(index: AnnotationIndex, options: MarkOptions): ReadonlyMap<MarkKind, readonly Span[]> {
  const ranges = new Map<MarkKind, Span[]>();
  const add = (kind: MarkKind, { start, end }: Span): void => {
    const spans = ranges.get(kind);
    if (spans) spans.push({ start, end });
    else ranges.set(kind, [{ start, end }]);
  };
  const mark = (each: Mark): void => {
    if (options.typing && touches(each, options.typing)) return;
    if (each.kind === 'event' && !isNews(each.event)) return;
    const kind = kindOf(each, options);
    if (kind === undefined) return;
    add(kind, each);
    const first = each.kind === 'event' && each.event.sameAs === undefined;
    if (first) add('EVENT_LINE', { start: each.start, end: each.start });
  };
  for (const each of index.triggers) mark(each);
  for (const window of options.windows ?? [{ start: 0, end: Number.POSITIVE_INFINITY }]) {
    for (const each of within(index.names, window)) mark(each);
    if (options.dimFurniture) {
      for (const zone of furniture(index.annotations)) if (touches(zone, window)) add('FURNITURE', zone);
    }
    for (const span of options.filtered) if (touches(span, window)) add('FILTERED', span);
  }
  return ranges;
}

/** Lines that are not part of the story. */
export function furniture(annotations: Annotations): readonly Span[] {
  return annotations.zones.filter(zone => FURNITURE_ZONES.has(zone.kind));
}

function kindOf(mark: Mark, options: MarkOptions): MarkKind | undefined {
  const label = markLabel(mark);
  if (!options.labels.has(label)) return undefined;
  const confidence = markConfidence(mark);
  const uncertain = mark.kind !== 'event' && confidence !== undefined && confidence < options.uncertainBelow;
  return uncertain ? 'UNCERTAIN' : label;
}

function* within(marks: readonly Mark[], window: Span): Iterable<Mark> {
  for (let i = firstEndingAfter(marks, window.start); i < marks.length && marks[i].start <= window.end; i++) {
    yield marks[i];
  }
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
