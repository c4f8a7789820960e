import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import { type EventStatus, eventPlace, eventSource, eventStatus, eventTime } from '../../app/queries/eventFacts';
import { type EventAnnotation, engineLabel } from '../../core';
import type { Translate } from './translate';

/** The codicon of somebody or something that takes part. */
export function participantIcon(index: AnnotationIndex, target: string | null): string {
  const entity = index.entity(target);
  switch (entity && engineLabel(entity)) {
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

/** Plain words for its kind: "meeting". */
export function eventNoun(event: EventAnnotation, index: AnnotationIndex): string {
  return index.annotations.kinds[event.type]?.noun || event.trigger.text;
}

/** Where it happened, when, and how sure the text is of it, each a few words. */
export function eventCircumstances(event: EventAnnotation, index: AnnotationIndex, t: Translate): readonly string[] {
  return circumstanceWords(
    {
      where: eventPlace(event, index) ?? null,
      when: eventTime(event, index) ?? null,
      status: eventStatus(event),
      source: eventSource(event, index) ?? null,
    },
    t,
  );
}

/** What a row of the outline says behind its headline. */
export function circumstanceWords(
  {
    where,
    when,
    status,
    source,
  }: {
    readonly where: string | null;
    readonly when: string | null;
    readonly status: readonly EventStatus[];
    readonly source: string | null;
  },
  t: Translate,
): readonly string[] {
  const says = source === null ? null : t('says {0}', source);
  return [where, when, ...status.map(s => statusWord(s, t)), says].filter(words => words !== null);
}

/** One word or two of how sure the text is. */
export function statusWord(status: EventStatus, t: Translate): string {
  switch (status) {
    case 'denied':
      return t('denied');
    case 'planned':
      return t('planned');
    case 'possible':
      return t('possible');
    case 'called for':
      return t('called for');
    case 'attempted':
      return t('attempted');
  }
}

/** Codicons that tell how sure a text is, and nothing else: no type of events has one of them. */
export const STATUS_ICONS = {
  happened: 'check',
  planned: 'calendar',
  possible: 'question',
  attempted: 'target',
  'called for': 'bell',
  denied: 'circle-slash',
  reported: 'quote',
} as const;

/**
 * A codicon that tells at a glance what is planned, possible, denied or reported; for what simply happened, that of its
 * type.
 */
export function eventIcon(event: EventAnnotation, index: AnnotationIndex): string {
  const [status] = eventStatus(event);
  if (status !== undefined) return STATUS_ICONS[status];
  if (event.source !== null || event.sourceText !== undefined) return STATUS_ICONS.reported;
  return index.annotations.kinds[event.type]?.icon ?? 'circle-filled';
}

/** The name of a role: "Participant" → "participant". */
export function roleName(role: string): string {
  return role.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
