import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import type { EventAnnotation } from '../../core';
import { dayWords, timeKey } from './dayWords';
import type { Translate } from './translate';

/** The canonical name of the thing that an id stands for, or the words of a figure. */
export function nameOf(index: AnnotationIndex, id: string): string | undefined {
  const entity = index.entity(id);
  if (entity) return index.cluster(entity.cluster)?.name ?? entity.text;
  return index.figure(id)?.text;
}

/** The codicon of somebody or something that takes part. */
export function participantIcon(index: AnnotationIndex, target: string): string {
  switch (index.entity(target)?.label) {
    case 'PERSON':
      return 'person';
    case 'ORG':
      return 'organization';
    case 'GPE':
    case 'LOC':
    case 'FAC':
      return 'location';
    case 'NORP':
      return 'globe';
    default:
      return 'circle-small';
  }
}

/** An event as a headline: "Kim Jong-un meets Vladimir Putin". */
export function eventWords(event: EventAnnotation, index: AnnotationIndex): string {
  return index.annotations.headlines[event.id] ?? event.trigger.text;
}

/** Plain words for its kind: "meeting". */
export function eventNoun(event: EventAnnotation, index: AnnotationIndex): string {
  return index.annotations.kinds[event.type]?.noun || event.trigger.text;
}

/**
 * Whether an event is the news: of a kind that news is about, and with somebody, a place or a time. The rest (what was said,
 * habits, a lone word) is background, which an outline leaves out at first and which is not marked.
 */
export function isNews(event: EventAnnotation, index: AnnotationIndex): boolean {
  const rank = index.annotations.kinds[event.type]?.rank ?? 'news';
  return rank === 'news' && (event.arguments.length > 0 || event.place !== null || event.time !== null);
}

/** Where it happened, when, and how sure the text is of it, each a few words. */
export function eventCircumstances(event: EventAnnotation, index: AnnotationIndex, t: Translate): readonly string[] {
  const place = event.place === null ? undefined : nameOf(index, event.place);
  return [place, eventTime(event, index), ...eventStatus(event, index, t)].filter(w => w !== undefined);
}

export function eventTime(event: EventAnnotation, index: AnnotationIndex): string | undefined {
  const figure = index.figure(event.time);
  if (!figure) return undefined;
  const value = figure.value.timex?.value;
  return (value === undefined ? undefined : dayWords(value)) ?? figure.text;
}

/** Sorts events by time; undefined for an event without a time in the calendar. */
export function eventTimeKey(event: EventAnnotation, index: AnnotationIndex): string | undefined {
  const value = index.figure(event.time)?.value.timex?.value;
  return value === undefined ? undefined : timeKey(value);
}

/** What the text says of an event besides that it happened. An event that plainly happened has none. */
export function eventStatus(event: EventAnnotation, index: AnnotationIndex, t: Translate): readonly string[] {
  const status: string[] = [];
  if (event.polarity === 'negative') status.push(t('denied'));
  if (event.modality === 'future') status.push(t('planned'));
  if (event.modality === 'hypothetical') status.push(t('possible'));
  if (event.modality === 'requested') status.push(t('called for'));
  const source = eventSource(event, index);
  if (source !== undefined) status.push(t('says {0}', source));
  return status;
}

export function eventSource(event: EventAnnotation, index: AnnotationIndex): string | undefined {
  return (event.source === null ? undefined : nameOf(index, event.source)) ?? event.sourceText?.text;
}

/** A codicon that tells at a glance what is planned, possible, denied or reported; for what simply happened, that of its type. */
export function eventIcon(event: EventAnnotation, index: AnnotationIndex): string {
  if (event.polarity === 'negative') return 'circle-slash';
  if (event.modality === 'future') return 'calendar';
  if (event.modality !== 'asserted') return 'question';
  if (event.source !== null || event.sourceText !== undefined) return 'quote';
  return index.annotations.kinds[event.type]?.icon ?? 'circle-filled';
}

/** The name of a role: "Participant" → "participant". */
export function roleName(role: string): string {
  return role.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
