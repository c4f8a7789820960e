import { firstEndingAfter, type Span, type TextEdit } from '../../core';
import type { Annotations } from '../engine';
import { mapAnnotations } from '../engineMapping';
import type { AnnotationIndex, Mark } from './annotationIndex';

/**
 * The annotations that touch `windows` of the text after `edits`, which apply one after the other to the text of
 * `index`. Costs what lies in the windows, not what the text has; clusters are left out.
 * `windows` are UTF-16 offsets, sorted and apart.
 */
export function nearby(index: AnnotationIndex, edits: readonly TextEdit[], windows: readonly Span[]): Annotations {
  const found = new Set<Mark>();
  const before = windows.map(window => edits.reduceRight(windowBefore, window));
  for (const window of before) {
    for (const marks of [index.names, index.triggers]) {
      for (let i = firstEndingAfter(marks, window.start - 1); i < marks.length && marks[i].start <= window.end; i++)
        found.add(marks[i]);
    }
  }
  const marks = [...found];
  const { annotations } = index;
  const local: Annotations = {
    ...annotations,
    entities: marks.flatMap(mark => (mark.kind === 'entity' ? [mark.entity] : [])),
    figures: marks.flatMap(mark => (mark.kind === 'figure' ? [mark.figure] : [])),
    events: marks.flatMap(mark => (mark.kind === 'event' ? [mark.event] : [])),
    clusters: [],
    zones: annotations.zones.filter(zone => before.some(({ start, end }) => zone.start <= end && start <= zone.end)),
  };
  return edits.reduce(mapAnnotations, local);
}

/** What stood before `edit` where `window` is now, and what the edit took away beside it. */
function windowBefore({ start, end }: Span, edit: TextEdit): Span {
  const put = edit.start + edit.text.length;
  const by = put - edit.end;
  return {
    start: start <= edit.start ? start : start > put ? start - by : edit.start,
    end: end < edit.start ? end : end >= put ? end - by : edit.end,
  };
}
