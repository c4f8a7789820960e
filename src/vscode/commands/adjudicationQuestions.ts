import type { NewOperation } from '../../app/correctionStore';
import {
  adjudicableEvents,
  adjudicateEvent,
  type EventDifference,
  type EventPart,
  onlyIn,
  type SideEvent,
  undecidedEvents,
} from '../../app/queries/adjudicateEvents';
import { adjudicable, adjudicate, type SideMark, undecided } from '../../app/queries/adjudication';
import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import { operationText } from '../../app/queries/markOperations';
import type { AnyLabel, Difference, Operation, Span } from '../../core';
import { labelName } from '../present/labels';
import type { Translate } from '../present/translate';

/** Two people, and what each of them made of the text. */
export interface Pair {
  readonly names: readonly [string, string];
  /** Names the pair in the operations that decide between them. */
  readonly between: string;
  readonly indices: readonly [AnnotationIndex, AnnotationIndex];
  /** What either of them did. */
  readonly operations: readonly Operation[];
}

/** What is to stand at a place: what the first or the second has, nothing, or another label. */
export type Answer = 'a' | 'b' | 'none' | { readonly label: AnyLabel };

/** A place that two people made something of; the one who adjudicates says what stands there. */
export interface Question {
  readonly kind: 'agreed' | 'label' | 'bounds' | 'missing' | 'event';
  /** All words that either of the two marked. */
  readonly at: Span;
  /** What each of the two has there. */
  readonly told: readonly [string, string];
  /** Whether a label may be the answer. */
  readonly isLabelled: boolean;
  /** What makes the answer true; nothing where it cannot be one. */
  operations(index: AnnotationIndex, text: string, answer: Answer): readonly NewOperation[];
}

/** All that is open between two people in a text: its names and figures, then its events, which are told by them. */
export function questionsBetween(
  { indices, operations, between }: Pair,
  text: string,
  done: readonly Operation[],
  t: Translate,
): readonly Question[] {
  const marks = undecided(adjudicable(text, indices, operations), done, between);
  const events = undecidedEvents(adjudicableEvents(indices, operations), done, between);
  return [
    ...marks.map(difference => markQuestion(difference, text, between, t)),
    ...events.map(difference => eventQuestion(difference, indices, between, t)),
  ];
}

function markQuestion(difference: Difference<SideMark>, text: string, between: string, t: Translate): Question {
  const { kind, a, b } = difference;
  const told = (side: SideMark | undefined): string =>
    side === undefined ? t('nothing') : `${text.slice(side.start, side.end)} · ${labelName(side.label as AnyLabel, t)}`;
  return {
    kind,
    at: wordsOf([a, b]),
    told: [told(a), told(b)],
    isLabelled: true,
    operations(index, now, answer) {
      const own = operationText(now);
      if (typeof answer !== 'object') {
        const take = answer === 'a' ? a : answer === 'b' ? b : undefined;
        return adjudicate(own, index, difference, { take }, between);
      }
      const take = a ?? b;
      return take === undefined ? [] : adjudicate(own, index, difference, { take, label: answer.label }, between);
    },
  };
}

function eventQuestion(
  difference: EventDifference,
  [first, second]: readonly [AnnotationIndex, AnnotationIndex],
  between: string,
  t: Translate,
): Question {
  const { kind, a, b } = difference;
  return {
    kind: kind === 'agreed' ? 'agreed' : 'event',
    at: wordsOf([a, b]),
    told: [eventTold(a, b, first, t), eventTold(b, a, second, t)],
    isLabelled: false,
    operations(index, now, answer) {
      if (typeof answer === 'object') return [];
      const take = answer === 'a' ? a : answer === 'b' ? b : undefined;
      return adjudicateEvent(operationText(now), index, difference, take, between);
    },
  };
}

/** What one of two people says of an event: its type, and what the other does not say. */
function eventTold(
  own: SideEvent | undefined,
  other: SideEvent | undefined,
  { annotations }: AnnotationIndex,
  t: Translate,
): string {
  if (own === undefined) return t('no event');
  const { type, trigger } = own.mark.event;
  const noun = annotations.kinds[type]?.noun || type;
  const parts = onlyIn(own, other).filter(({ field }) => field !== 'type');
  return [trigger.text, noun, ...parts.map(part => partTold(part, t))].join(' · ');
}

function partTold({ field, role = '', words }: EventPart, t: Translate): string {
  switch (field) {
    case 'role':
      return `${role}: ${words}`;
    case 'time':
      return t('when: {0}', words);
    case 'place':
      return t('where: {0}', words);
    case 'source':
      return t('says who: {0}', words);
    default:
      return words;
  }
}

function wordsOf(sides: readonly (Span | undefined)[]): Span {
  const known = sides.filter(side => side !== undefined);
  return { start: Math.min(...known.map(s => s.start)), end: Math.max(...known.map(s => s.end)) };
}
