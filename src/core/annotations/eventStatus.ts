import type { EventAnnotation } from './model';

/** What a text says of an event besides that it happened. */
export type EventStatus = 'denied' | 'planned' | 'possible' | 'called for' | 'attempted';

/** How sure the text is of an event; one that plainly happened has no status. */
export function eventStatus({ polarity, modality, attempted }: EventAnnotation): readonly EventStatus[] {
  const status: EventStatus[] = [];
  if (polarity === 'negative') status.push('denied');
  if (modality === 'future') status.push('planned');
  if (modality === 'hypothetical') status.push(attempted === true ? 'attempted' : 'possible');
  if (modality === 'requested') status.push('called for');
  return status;
}
