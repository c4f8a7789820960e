import type { Span } from '../../core';
import type { AnnotationIndex, Mark } from './annotationIndex';

/**
 * What belongs together with a mark: the mentions of an entity, the figures of the same value, and for an event its
 * trigger with what fills its roles.
 */
export function related(index: AnnotationIndex, mark: Mark): readonly Span[] {
  switch (mark.kind) {
    case 'entity': {
      const cluster = index.cluster(mark.entity.cluster);
      return cluster ? index.mentions(cluster) : [mark];
    }
    case 'figure': {
      const value = JSON.stringify(mark.figure.value);
      const same = index.annotations.figures.filter(
        f => f.label === mark.figure.label && JSON.stringify(f.value) === value,
      );
      return same.length ? same : [mark];
    }
    case 'event': {
      const { event } = mark;
      const ids = [...event.arguments.map(a => a.target ?? null), event.time, event.place, event.source];
      const spans = new Set(ids.flatMap(id => index.mark(id) ?? []));
      return [mark, ...spans];
    }
  }
}
