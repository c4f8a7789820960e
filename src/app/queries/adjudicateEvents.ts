import { anchorOf, type EventArgument, type Operation, type Span, standing } from '../../core';
import type { NewOperation } from '../correctionStore';
import type { AnnotationIndex, Mark } from './annotationIndex';
import { argumentWords, eventSource, eventStatus, nameOf } from './eventFacts';
import { about, confirmMark, type OperationText, rejectMark } from './markOperations';

type EventMark = Extract<Mark, { readonly kind: 'event' }>;

/** One thing that somebody says of an event: what fills a role, when, where, how sure, who says so. */
export interface EventPart {
  readonly field: 'type' | 'role' | 'time' | 'place' | 'source' | 'status';
  /** The role, where it is one. */
  readonly role?: string;
  /** In words; two people mean the same where the words are the same. */
  readonly words: string;
  /** The words of the text that fill it. */
  readonly filler?: Span;
}

/** An event as one of two people has it. */
export interface SideEvent extends Span {
  readonly mark: EventMark;
  readonly parts: readonly EventPart[];
  readonly isHuman: boolean;
}

/** `other`: they agree that something happened there, and not on what, or on who, when and where. */
export type EventDifferenceKind = 'agreed' | 'other' | 'bounds' | 'missing';

export interface EventDifference {
  readonly kind: EventDifferenceKind;
  readonly a: SideEvent | undefined;
  readonly b: SideEvent | undefined;
}

/** The events of a text as somebody has them, those in the background too. */
export function sideEvents(index: AnnotationIndex): readonly SideEvent[] {
  return index.triggers.flatMap((mark): readonly SideEvent[] => {
    if (mark.kind !== 'event') return [];
    const { start, end, event } = mark;
    return [{ start, end, mark, parts: partsOf(mark, index), isHuman: event.origin === 'human' }];
  });
}

/** All that is said of an event, in the order in which it is told. */
export function partsOf({ event }: EventMark, index: AnnotationIndex): readonly EventPart[] {
  const spanOf = (id: string | null): Span | undefined => index.mark(id ?? null);
  const filled = (field: EventPart['field'], id: string | null, words: string | undefined): readonly EventPart[] => {
    const filler = spanOf(id);
    return words === undefined || filler === undefined ? [] : [{ field, words, filler }];
  };
  const { sourceText } = event;
  const source = eventSource(event, index) ?? sourceText?.text;
  const from = sourceText ?? spanOf(event.source);
  return [
    { field: 'type', words: event.type },
    ...event.arguments.flatMap(argument => rolePart(argument, index)),
    ...filled('time', event.time, event.time === null ? undefined : nameOf(index, event.time)),
    ...filled('place', event.place, event.place === null ? undefined : nameOf(index, event.place)),
    ...(source === undefined || from === undefined ? [] : [{ field: 'source', words: source, filler: from } as const]),
    ...eventStatus(event).map(status => ({ field: 'status', words: status }) as const),
  ];
}

function rolePart(argument: EventArgument, index: AnnotationIndex): readonly EventPart[] {
  const words = argumentWords(argument, index);
  const filler = argument.target === undefined ? argument.span : index.mark(argument.target);
  return words === undefined || filler === undefined ? [] : [{ field: 'role', role: argument.role, words, filler }];
}

/** What one of two says of an event and the other does not. */
export function onlyIn(own: SideEvent, other: SideEvent | undefined): readonly EventPart[] {
  const said = new Set(other?.parts.map(keyOf));
  return own.parts.filter(part => !said.has(keyOf(part)));
}

function keyOf({ field, role = '', words }: EventPart): string {
  return `${field} ${role} ${words.toLowerCase()}`;
}

/**
 * What two people made of the events of a text, where at least one of them said something of an event. Events on the
 * same trigger are put together, those of the same type first, then those whose triggers overlap.
 */
export function adjudicableEvents(
  [a, b]: readonly [AnnotationIndex, AnnotationIndex],
  operations: readonly Operation[],
): readonly EventDifference[] {
  const removed = standing(operations).filter(({ op }) => op === 'event.remove' || op === 'event.trigger');
  const isTouched = (side: SideEvent): boolean =>
    side.isHuman || removed.some(({ at }) => at.exact === side.mark.event.trigger.text && isNear(at, side));
  return pairsOf(sideEvents(a), sideEvents(b)).filter(({ a: one, b: other }) =>
    [one, other].some(side => side !== undefined && isTouched(side)),
  );
}

/** Whether an anchor may mean a place: edits before it move both by as much as people write, not by a whole text. */
function isNear({ start }: Span, side: Span): boolean {
  return Math.abs(start - side.start) < MOVED;
}

const MOVED = 2000;

/** Each event of one with that of the other that is the same one; alone where there is none. */
function pairsOf(a: readonly SideEvent[], b: readonly SideEvent[]): readonly EventDifference[] {
  const open = new Set(b);
  const pairs: EventDifference[] = [];
  const matches: readonly ((one: SideEvent, other: SideEvent) => boolean)[] = [
    (one, other) => isSameSpan(one, other) && one.mark.event.type === other.mark.event.type,
    isSameSpan,
    touches,
  ];
  let left = a;
  for (const isMatch of matches) {
    const alone: SideEvent[] = [];
    for (const one of left) {
      const other = near(b, one).find(each => open.has(each) && isMatch(one, each));
      if (other === undefined) {
        alone.push(one);
        continue;
      }
      open.delete(other);
      pairs.push({ kind: kindOf(one, other), a: one, b: other });
    }
    left = alone;
  }
  for (const one of left) pairs.push({ kind: 'missing', a: one, b: undefined });
  for (const other of open) pairs.push({ kind: 'missing', a: undefined, b: other });
  return pairs.sort((x, y) => startOf(x) - startOf(y));
}

function kindOf(a: SideEvent, b: SideEvent): EventDifferenceKind {
  if (!isSameSpan(a, b)) return 'bounds';
  return onlyIn(a, b).length + onlyIn(b, a).length === 0 ? 'agreed' : 'other';
}

/** Those of some events, sorted by their triggers, whose triggers may overlap a span. */
function near(events: readonly SideEvent[], span: Span): readonly SideEvent[] {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].start < span.start - LONGEST) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < events.length && events[end].start < span.end) end++;
  return events.slice(low, end);
}

/** No trigger is longer, in code units. */
const LONGEST = 200;

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function startOf({ a, b }: EventDifference): number {
  return Math.min(a?.start ?? Number.POSITIVE_INFINITY, b?.start ?? Number.POSITIVE_INFINITY);
}

/** Those that nobody has decided between these two people yet. */
export function undecidedEvents(
  differences: readonly EventDifference[],
  operations: readonly Operation[],
  between: string,
): readonly EventDifference[] {
  const decided = standing(operations).flatMap(({ op, at, to, between: whom }) =>
    whom === between && op.startsWith('event.') ? [at, ...(to === undefined ? [] : [to])] : [],
  );
  const isDecided = (span: Span): boolean => decided.some(at => touches(at, span));
  return differences.filter(({ a, b }) => ![a, b].some(side => side !== undefined && isDecided(side)));
}

/**
 * The operations that make of a place the event that one of two has there, or none. `index` is of the text with all
 * that was done so far. They say `between` whom they decide, so that the place is not asked about again.
 */
export function adjudicateEvent(
  text: OperationText,
  index: AnnotationIndex,
  { a, b }: EventDifference,
  take: SideEvent | undefined,
  between: string,
): readonly NewOperation[] {
  const sides = [a, b].filter(side => side !== undefined);
  const there = sideEvents(index).filter(event => sides.some(side => touches(event, side)));
  const said = (operations: readonly NewOperation[]): readonly NewOperation[] =>
    operations.map(operation => ({ ...operation, between }));
  if (take === undefined) {
    const gone = there.length > 0 ? there : sides.slice(0, 1);
    return said(gone.map(({ mark }) => rejectMark(text, mark)));
  }
  const own =
    there.find(event => isSameSpan(event, take) && event.mark.event.type === take.mark.event.type) ??
    there.find(event => isSameSpan(event, take)) ??
    there[0];
  // the other person's event on other words is the same one told twice
  const others = there.filter(event => event !== own && sides.some(side => side !== take && isSameSpan(event, side)));
  const made = own === undefined ? addedAs(text, take) : changedTo(text, own, take);
  return said([...others.map(({ mark }) => rejectMark(text, mark)), ...made]);
}

/** What adds an event that is not there. */
function addedAs(text: OperationText, take: SideEvent): readonly NewOperation[] {
  const { type } = take.mark.event;
  const at = anchorOf(text.text, take, text.stamp);
  const answers = { type };
  return [{ op: 'event.add', at, type }, ...differing(text, { at, answers }, undefined, take)];
}

/** What makes of an event the one that somebody has; that it is right, where it is that one already. */
function changedTo(text: OperationText, own: SideEvent, take: SideEvent): readonly NewOperation[] {
  const { type } = take.mark.event;
  const confirmed = confirmMark(text, own.mark);
  const { at, answers } = about(text, own.mark) as Pick<Operation, 'at' | 'answers'>;
  const made: NewOperation[] = own.mark.event.type === type ? [] : [{ op: 'event.type', at, answers, type }];
  made.push(...differing(text, { at, answers: { ...answers, type } }, own, take));
  if (!isSameSpan(own, take))
    made.push({ op: 'event.trigger', at, answers: { ...answers, type }, to: anchorOf(text.text, take, text.stamp) });
  return made.length === 0 ? [confirmed] : made;
}

/** What makes the roles, the time, the place, the source and the status of one event those of another. */
function differing(
  { text, stamp }: OperationText,
  where: Pick<Operation, 'at' | 'answers'>,
  own: SideEvent | undefined,
  take: SideEvent,
): readonly NewOperation[] {
  const made: NewOperation[] = [];
  const [gone, wanted] = [own === undefined ? [] : onlyIn(own, take), onlyIn(take, own)];
  const anchor = (filler: Span | undefined) => (filler === undefined ? null : anchorOf(text, filler, stamp));
  for (const { field, role, filler } of gone)
    if (field === 'role')
      made.push({ op: 'event.role', ...where, role: role ?? '', filler: anchor(filler), remove: true });
  for (const { field, role, filler } of wanted)
    if (field === 'role') made.push({ op: 'event.role', ...where, role: role ?? '', filler: anchor(filler) });
  for (const slot of ['time', 'place', 'source'] as const) {
    const put = wanted.find(({ field }) => field === slot);
    if (put !== undefined || gone.some(({ field }) => field === slot))
      made.push({ op: `event.${slot}`, ...where, filler: anchor(put?.filler) });
  }
  const { polarity, modality, attempted } = take.mark.event;
  if ([...gone, ...wanted].some(({ field }) => field === 'status'))
    made.push({ op: 'event.status', ...where, polarity, modality, ...(attempted === true ? { attempted } : {}) });
  return made;
}
