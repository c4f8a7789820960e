import type { FigureValue, Modifier } from '../annotations/model';
import type { FigureReading } from './amounts/reading';
import { tenseAround } from './times/tense';
import { TIME_CUES } from './times/timeCues';
import type { TimeExpression, When } from './times/timeExpression';
import type { TimeReading } from './times/timeReading';
import type { TokenView } from './words/tokenView';
import { wordTable } from './words/wordTable';

const MODS: Readonly<Record<Modifier, string>> = {
  approx: 'APPROX',
  more_than: 'MORE_THAN',
  less_than: 'LESS_THAN',
  at_least: 'EQUAL_OR_MORE',
  at_most: 'EQUAL_OR_LESS',
};

/**
 * The TIMEX3 `mod` of a modifier: "more than two years ago" is before a point rather than more than it, and "no later
 * than May 5" on a day or before it. "since at least 2004" begins on it or before.
 */
function modOf(modifier: Modifier, when: When, before: string): string {
  if (when.kind === 'date' || when.kind === 'weekday') {
    if (modifier === 'at_most') return 'ON_OR_BEFORE';
    if (modifier === 'at_least') return before === 'since' || before === 'from' ? 'ON_OR_BEFORE' : 'ON_OR_AFTER';
  }
  if (when.kind !== 'shift' || modifier === 'approx') return MODS[modifier];
  const farther = modifier === 'more_than' || modifier === 'at_least';
  const side = farther === when.sign < 0 ? 'BEFORE' : 'AFTER';
  return modifier === 'at_least' || modifier === 'at_most' ? `ON_OR_${side}` : side;
}

/**
 * Whether "over" before a time says that it is more rather than in the course of it: "for over two years", not "met
 * over two days".
 */
function isBound(view: TokenView, i: number, at: number, time: TimeReading): boolean {
  if (/^(?:before|after|since)$/.test(view.word(time.end)) && time.type === 'DURATION') return true;
  if (time.when.kind === 'shift' || time.clock !== undefined || time.evidence === 'an age') return true;
  const w = view.word(at);
  const bound = BOUND_BEFORE.has(view.word(i - 1));
  if (LENGTH_LEADS.has(w)) return w === 'a' && bound;
  return bound || (view.isDash(at + 1) && view.glued(at));
}

const BOUND_BEFORE = TIME_CUES.forms('boundBefore');
const LENGTH_LEADS = TIME_CUES.forms('lengthLead');
const ADVERBIAL_BEFORE = TIME_CUES.forms('adverbialBefore');

/** A time with the modifier before it. */
export interface ModifiedTime {
  readonly time: TimeReading;
  readonly modifier: Modifier | null;
}

/**
 * The time that begins at token `i`: `plain` without a modifier, or `after` behind one that ends before token `at`; the
 * longer of the two, where the modifier can be said of it.
 */
export function chooseTime(
  view: TokenView,
  i: number,
  plain: TimeReading | null,
  after: TimeReading | null,
  modified: { readonly end: number; readonly modifier: Modifier | null } | null,
): ModifiedTime | null {
  if (modified !== null && after !== null && (plain === null || after.end >= plain.end)) {
    const bounded = view.word(i) !== 'over' || isBound(view, i, modified.end, after);
    if (bounded && fitsModifier(after) && !isLevelOf(view, after)) return { time: after, modifier: modified.modifier };
  }
  return plain === null ? null : { time: plain, modifier: null };
}

/** Whether a word before a year is said of what was counted in it: "below 1988 levels". */
function isLevelOf(view: TokenView, time: TimeReading): boolean {
  return time.grain === 'year' && /^levels?$/.test(view.word(time.end));
}

/** Whether "over" before a time only says how it goes on ("over two days"), so that no figure begins with it. */
export function isThroughout(view: TokenView, i: number, at: number, after: TimeReading): boolean {
  return isLevelOf(view, after) || (view.word(i) === 'over' && !isBound(view, i, at, after));
}

function fitsModifier(time: TimeReading): boolean {
  return (
    time.type === 'DURATION' ||
    time.clock !== undefined ||
    time.when.kind === 'date' ||
    (time.when.kind === 'fixed' && time.when.value.startsWith('BC')) ||
    time.when.kind === 'shift' ||
    time.type === 'SET'
  );
}

/** Whether a date says when something is done ("in October") rather than which thing is meant ("October elections"). */
function isAdverbial(view: TokenView, i: number, day: number | undefined): boolean {
  return day !== undefined || ADVERBIAL_BEFORE.has(view.word(i - 1));
}

/**
 * The figure of a time that begins at token `i`, in the sentence `first..last`, with the modifier that is `said` before
 * it.
 */
export function timeFigure(
  view: TokenView,
  i: number,
  time: TimeReading,
  said: Modifier | null,
  first: number,
  last: number,
): FigureReading {
  const modifier = said ?? time.about ?? null;
  const mod = modifier === null ? time.mod : modOf(modifier, time.when, view.word(i - 1));
  const verb =
    time.tense === undefined ? tenseAround(view, i, time.end, first, last) : { tense: time.tense, firm: false };
  const { tense } = verb;
  const ahead = tense === 'future' ? time.ahead : undefined;
  const expression: { -readonly [Field in keyof TimeExpression]: TimeExpression[Field] } = {
    type: ahead === undefined ? time.type : 'DATE',
    when:
      ahead ??
      (verb.firm && time.when.kind === 'date' && isAdverbial(view, i, time.when.day)
        ? { ...time.when, firm: true }
        : time.when),
    tense,
  };
  if (time.part !== undefined) expression.part = time.part;
  if (time.clock !== undefined) expression.clock = time.clock;
  if (time.until !== undefined) expression.until = time.until;
  if (time.zone !== undefined) expression.zone = time.zone;
  if (mod !== undefined) expression.mod = mod;
  if (time.quant !== undefined) expression.quant = time.quant;
  if (time.freq !== undefined) expression.freq = time.freq;
  const value = lengthOf(time, modifier, time.type === 'DURATION' ? nameOfUnit(time) : null);
  return {
    start: i,
    end: time.end,
    label: time.short === true ? 'TIME' : 'DATE',
    value,
    time: expression,
    evidence: time.evidence,
  };
}

/** An age that stands alone after a name: a length of time, as "44 years old" is. */
export function ageFigure(i: number, amount: FigureReading): FigureReading {
  const value = { number: amount.value.number ?? 0, modifier: null, unit: 'year', counted: null };
  const time: TimeExpression = { type: 'DURATION', when: { kind: 'fixed', value: `P${value.number}Y` }, tense: 'none' };
  return { start: i, end: amount.end, label: 'DATE', value, time, evidence: 'an age' };
}

const UNIT_NAMES = wordTable<string>({
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  DE: 'decade',
  CE: 'century',
  ML: 'millennium',
  Q: 'quarter',
  WE: 'weekend',
  FN: 'fortnight',
  SE: 'semester',
  NI: 'night',
  TH: 'hour',
  TM: 'minute',
  TS: 'second',
});

/** The value of a time: how long it lasts, where it says that in one number. */
function lengthOf(time: TimeReading, modifier: Modifier | null, unit: string | null): FigureValue {
  const { amount, lower } = time;
  if (amount === undefined) return { modifier, unit, counted: null };
  return lower === undefined
    ? { number: amount, modifier, unit, counted: null }
    : { lower, upper: amount, modifier, unit, counted: null };
}

function nameOfUnit(time: TimeReading): string | null {
  return time.unit === undefined ? null : (UNIT_NAMES[time.unit] ?? null);
}
