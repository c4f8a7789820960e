import { anchorOf, type EventAnnotation, type Span } from '../../core';
import type { NewOperation } from '../correctionStore';
import { type AnnotationIndex, type Mark, markLabel } from './annotationIndex';
import { about, type OperationText } from './markOperations';
import { lineAt, sentenceAt } from './sentenceAt';

type EventMark = Extract<Mark, { readonly kind: 'event' }>;

/** A place of an event that something may fill. */
export type EventSlot = 'role' | 'time' | 'place' | 'source';

export function addEvent({ text, stamp }: OperationText, span: Span, type: string): NewOperation {
  return { op: 'event.add', at: anchorOf(text, span, stamp), type };
}

export function setEventType(text: OperationText, mark: EventMark, type: string): NewOperation {
  return { op: 'event.type', ...about(text, mark), type };
}

/** Fills a place of an event with words of the text; with nothing, where `filler` is null. */
export function fillEvent(
  text: OperationText,
  mark: EventMark,
  slot: Exclude<EventSlot, 'role'>,
  filler: Span | null,
): NewOperation {
  const anchor = filler === null ? null : anchorOf(text.text, filler, text.stamp);
  return { op: `event.${slot}`, ...about(text, mark), filler: anchor };
}

export function fillRole(text: OperationText, mark: EventMark, role: string, filler: Span): NewOperation {
  return { op: 'event.role', ...about(text, mark), role, filler: anchorOf(text.text, filler, text.stamp) };
}

/** Takes out of a role what fills it: these words, or all of it. */
export function emptyRole(text: OperationText, mark: EventMark, role: string, filler: Span | null): NewOperation {
  const anchor = filler === null ? null : anchorOf(text.text, filler, text.stamp);
  return { op: 'event.role', ...about(text, mark), role, filler: anchor, remove: true };
}

/** How an event is told, as a person chooses it. */
export const STATUSES = ['happened', 'denied', 'planned', 'possible', 'attempted', 'called for'] as const;
export type ChosenStatus = (typeof STATUSES)[number];

const STATUS: Readonly<
  Record<ChosenStatus, Pick<EventAnnotation, 'polarity' | 'modality'> & { readonly attempted?: boolean }>
> = {
  happened: { polarity: 'positive', modality: 'asserted' },
  denied: { polarity: 'negative', modality: 'asserted' },
  planned: { polarity: 'positive', modality: 'future' },
  possible: { polarity: 'positive', modality: 'hypothetical' },
  attempted: { polarity: 'positive', modality: 'hypothetical', attempted: true },
  'called for': { polarity: 'positive', modality: 'requested' },
};

export function setEventStatus(text: OperationText, mark: EventMark, status: ChosenStatus): NewOperation {
  return { op: 'event.status', ...about(text, mark), ...STATUS[status] };
}

/**
 * What may fill a slot: times for a time, and so on. What stands in the sentence of the trigger comes first, then the
 * nearest; of each entity one mention.
 */
export function fillersOf(
  index: AnnotationIndex,
  text: string,
  { event }: EventMark,
  slot: EventSlot,
): readonly Mark[] {
  const { start: from, end: to } = sentenceAt(text, lineAt(text, event.trigger.start), event.trigger.start);
  const isNear = ({ start, end }: Span): boolean => from <= start && end <= to;
  const distance = ({ start, end }: Span): number => Math.max(event.trigger.start - end, start - event.trigger.end);
  const wanted = index.names.filter(mark => FILLS[slot](markLabel(mark)));
  const near = [...wanted].sort((a, b) => Number(isNear(b)) - Number(isNear(a)) || distance(a) - distance(b));
  const seen = new Set<string>();
  return near.filter(mark => {
    if (mark.kind !== 'entity') return true;
    const isNew = !seen.has(mark.entity.cluster);
    seen.add(mark.entity.cluster);
    return isNew;
  });
}

const FILLS: Readonly<Record<EventSlot, (label: string) => boolean>> = {
  role: () => true,
  time: label => label === 'DATE' || label === 'TIME',
  place: label => ['GPE', 'LOC', 'FAC'].includes(label),
  source: label => ['PERSON', 'ORG', 'NORP', 'GPE', 'WORK_OF_ART'].includes(label),
};

/** The event whose trigger stands at an offset, else the nearest one in the same line; minor ones after the others. */
export function eventNear(index: AnnotationIndex, text: string, offset: number): EventMark | undefined {
  const here = index.at(offset).find(mark => mark.kind === 'event');
  if (here?.kind === 'event') return here;
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const to = (text.indexOf('\n', offset) + 1 || text.length + 1) - 1;
  const events = index.triggers.filter(
    (mark): mark is EventMark => mark.kind === 'event' && mark.start >= from && mark.end <= to,
  );
  const far = ({ start, end, event }: EventMark): number =>
    Math.max(start - offset, offset - end) + (event.tier === 'minor' ? text.length : 0);
  return [...events].sort((a, b) => far(a) - far(b))[0];
}
