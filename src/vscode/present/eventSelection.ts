import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import type { EventAnnotation } from '../../core';
import { isNews } from './eventWords';

/** Which events of a document are listed at all. */
export interface EventSelection {
  /** Whether background is listed as well. */
  readonly background: boolean;
}

/** The first tellings of events, in the order of the text, and the later tellings by the id of the first. */
export interface ListedEvents {
  readonly first: readonly EventAnnotation[];
  readonly again: ReadonlyMap<string, readonly EventAnnotation[]>;
}

/** The events that the outline lists, before any filter. */
export function listedEvents(index: AnnotationIndex, { background }: EventSelection): ListedEvents {
  const listed = index.annotations.events.filter(e => background || isNews(e, index));
  const known = new Set(listed.map(e => e.id));
  const first: EventAnnotation[] = [];
  const again = new Map<string, EventAnnotation[]>();
  for (const event of listed) {
    if (event.sameAs === undefined || !known.has(event.sameAs)) first.push(event);
    else if (again.has(event.sameAs)) again.get(event.sameAs)?.push(event);
    else again.set(event.sameAs, [event]);
  }
  return { first, again };
}
