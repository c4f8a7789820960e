import { expect, test } from 'vitest';
import {
  adjudicableEvents,
  adjudicateEvent,
  type EventDifference,
  type SideEvent,
  sideEvents,
  undecidedEvents,
} from '../../../../src/app/queries/adjudicateEvents';
import { sidesOf } from '../../../../src/app/queries/adjudication';
import { operationText } from '../../../../src/app/queries/markOperations';
import { anchorOf, annotate, type Operation } from '../../../../src/core';
import { indexOf } from './indexOf';

const TEXT = [
  'Ada Lund met Tomas Reke in Port Selby on Friday.',
  'Police arrested Olof Berg in Tarn on 3 May 2021. Mei Tran resigned in Oslo.',
  'The storm sank two boats near Oslo in March 2020.',
].join('\n\n');
const own = operationText(TEXT);
let ids = 0;
const anchor = (words: string) => {
  const start = TEXT.indexOf(words);
  return anchorOf(TEXT, { start, end: start + words.length });
};
const did = (author: string, op: string, words: string, more: Partial<Operation> = {}): Operation => {
  const time = `2026-01-01T00:00:${String(++ids).padStart(2, '0')}Z`;
  return { id: `o${ids}`, op, at: anchor(words), author, time, ...more };
};

const operations = [
  // one says who else was met and when, the other that it is only planned
  did('ana', 'event.role', 'met', { role: 'Participant', filler: anchor('Mei Tran') }),
  did('ana', 'event.time', 'met', { filler: anchor('3 May 2021') }),
  did('bo', 'event.status', 'met', { polarity: 'positive', modality: 'future' }),
  // one finds it right, the other knows it as another type
  did('ana', 'event.confirm', 'arrested'),
  did('bo', 'event.type', 'arrested', { type: 'Justice.Acquit' }),
  did('bo', 'event.place', 'arrested', { filler: null }),
  // only one of them has it
  did('ana', 'event.remove', 'resigned'),
  did('bo', 'event.confirm', 'resigned'),
  did('ana', 'event.add', 'boats', { type: 'Disaster.Storm' }),
  did('ana', 'event.source', 'boats', { filler: anchor('Police') }),
];
const differences = (): readonly EventDifference[] => {
  const [a, b] = sidesOf(operations).map(side => indexOf(annotate(TEXT, { corrections: side.operations })));
  return adjudicableEvents([a, b], operations);
};
const trigger = (side: SideEvent | undefined) => side?.mark.event.trigger.text;
const at = (words: string): EventDifference => {
  const found = differences().find(({ a, b }) => trigger(a) === words || trigger(b) === words);
  if (found === undefined) throw new Error(`nobody has ${words}`);
  return found;
};

/** The event at some words after a decision, as people read it; and all operations. */
function decided(words: string, choose: (difference: EventDifference) => SideEvent | undefined) {
  const difference = at(words);
  const index = indexOf(annotate(TEXT, { corrections: operations }));
  const made = adjudicateEvent(own, index, difference, choose(difference), 'ana bo');
  const done = made.map((each, i) => ({ ...each, id: `d${i}`, author: 'cy', time: `2027-01-01T00:00:0${i}Z` }));
  const all = [...operations, ...(done as unknown as Operation[])];
  const after = sideEvents(indexOf(annotate(TEXT, { corrections: all })));
  return { all, events: after.filter(event => trigger(event) === words) };
}

test('two annotators are asked about events where they differ, and not where neither did anything', () => {
  expect(differences().map(({ kind, a, b }) => [kind, trigger(a), trigger(b)])).toEqual([
    ['other', 'met', 'met'],
    ['other', 'arrested', 'arrested'],
    ['missing', undefined, 'resigned'],
    ['missing', 'boats', undefined],
  ]);
});

test.each(['met', 'arrested', 'resigned', 'boats'])('a decision makes of “%s” what one of them has there', words => {
  for (const side of ['a', 'b'] as const) {
    const { [side]: take } = at(words);
    const { events } = decided(words, () => take);
    // type, roles, time, place, source and status
    expect(events.map(({ parts }) => parts.map(part => [part.field, part.role, part.words].join(' ')).sort())).toEqual(
      take === undefined ? [] : [take.parts.map(part => [part.field, part.role, part.words].join(' ')).sort()],
    );
  }
});

test('neither takes the event away', () => {
  for (const words of ['met', 'boats']) expect(decided(words, () => undefined).events).toEqual([]);
});

test('what was decided is not asked for again', () => {
  const { all } = decided('met', ({ b }) => b);
  const left = undecidedEvents(differences(), all, 'ana bo');
  expect(left.map(({ a, b }) => trigger(a) ?? trigger(b))).toEqual(['arrested', 'resigned', 'boats']);
  expect(undecidedEvents(differences(), all, 'ana cy')).toHaveLength(4);
});
