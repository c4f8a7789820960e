import { describe, expect, test } from 'vitest';
import type { NewOperation } from '../../../../src/app/correctionStore';
import { type Mark, markText } from '../../../../src/app/queries/annotationIndex';
import {
  addEvent,
  emptyRole,
  eventNear,
  fillEvent,
  fillersOf,
  fillRole,
  STATUSES,
  setEventStatus,
  setEventType,
} from '../../../../src/app/queries/eventOperations';
import { operationText } from '../../../../src/app/queries/markOperations';
import { annotate, type Operation } from '../../../../src/core';
import { indexOf } from './indexOf';

const TEXT =
  'Ada Lund met Tomas Reke in Oslo on 3 May 2024. Nils Holm attacked a bridge in Bergen in 2023.\n\nNothing happened here.\n';
const own = operationText(TEXT);
const before = indexOf(annotate(TEXT));
const span = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

type EventMark = Extract<Mark, { readonly kind: 'event' }>;
function eventAt(words: string): EventMark {
  const mark = before.triggers.find(each => each.kind === 'event' && markText(each) === words);
  if (mark?.kind !== 'event') throw new Error(`no event is told by "${words}"`);
  return mark;
}

/** The event of a trigger after some operations. */
function corrected(words: string, ...made: readonly NewOperation[]) {
  const corrections = made.map((each, i) => ({ ...each, id: `o${i}`, time: `2026-01-0${i + 1}` }) as Operation);
  const { events, entities } = annotate(TEXT, { corrections });
  const event = events.find(({ trigger }) => trigger.text === words);
  const nameOf = (id: string | null | undefined) => entities.find(each => each.id === id)?.text;
  return { event, nameOf };
}

describe('what a person says of an event', () => {
  test('is its kind, and whether it happened', () => {
    const met = eventAt('met');
    expect(corrected('met', setEventType(own, met, 'Conflict.Attack')).event?.type).toBe('Conflict.Attack');
    const told = STATUSES.map(status => {
      const { event } = corrected('met', setEventStatus(own, met, status));
      return [event?.polarity, event?.modality, ...(event?.attempted === true ? ['attempted'] : [])].join(' ');
    });
    expect(told).toEqual([
      'positive asserted',
      'negative asserted',
      'positive future',
      'positive hypothetical',
      'positive hypothetical attempted',
      'positive requested',
    ]);
  });

  test('is where, when and by whom it is told, or that nobody says', () => {
    const met = eventAt('met');
    const moved = corrected('met', fillEvent(own, met, 'place', span('Bergen')), fillEvent(own, met, 'time', null));
    expect([moved.nameOf(moved.event?.place), moved.event?.time]).toEqual(['Bergen', null]);
    const sourced = corrected('met', fillEvent(own, met, 'source', span('Nils Holm')));
    expect(sourced.nameOf(sourced.event?.source)).toBe('Nils Holm');
  });

  test('is who takes part, and who does not', () => {
    const met = eventAt('met');
    const filled = corrected('met', fillRole(own, met, 'Participant', span('Nils Holm')));
    expect(filled.event?.arguments.map(({ target }) => filled.nameOf(target))).toContain('Nils Holm');
    const emptied = corrected('met', emptyRole(own, met, 'Participant', span('Tomas Reke')));
    const names = emptied.event?.arguments.map(({ target }) => emptied.nameOf(target));
    expect(names).toContain('Ada Lund');
    expect(names).not.toContain('Tomas Reke');
  });

  test('may be that words tell of one', () => {
    expect(corrected('Nothing happened', addEvent(own, span('Nothing happened'), 'Contact.Meet')).event?.type).toBe(
      'Contact.Meet',
    );
  });
});

describe('an event', () => {
  test('is the one at the cursor, else the nearest in the line, never one of another line', () => {
    expect(eventNear(before, TEXT, TEXT.indexOf('met') + 1)?.event.trigger.text).toBe('met');
    expect(eventNear(before, TEXT, TEXT.indexOf('bridge'))?.event.trigger.text).toBe('attacked');
    const line = eventNear(before, TEXT, TEXT.indexOf('here'));
    expect(line === undefined || line.start > TEXT.indexOf('\n')).toBe(true);
  });

  test('is filled by what is near first, of the kinds that fit', () => {
    const attacked = eventAt('attacked');
    expect(fillersOf(before, TEXT, attacked, 'time').map(markText)).toEqual(['2023', '3 May 2024']);
    expect(fillersOf(before, TEXT, attacked, 'place').map(markText)).toEqual(['Bergen', 'Oslo']);
    expect(fillersOf(before, TEXT, attacked, 'role').map(markText)[0]).toBe('Nils Holm');
  });
});
