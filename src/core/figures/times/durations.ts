import { parseNumber } from '../numbers/numbers';
import { Sight } from '../words/firstSight';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { durationValue } from './durationValue';
import { TIME_CUES } from './timeCues';
import type { Step, TimeUnit } from './timeExpression';
import type { TimeReading } from './timeReading';

/** Several steps of time, as in "3 hours 30 minutes", ending before token `end`. */
export interface StepsReading {
  readonly end: number;
  readonly steps: readonly Step[];
  /** Tied to the noun after it by a hyphen ("two-day", "16-hour"). */
  readonly hyphen: boolean;
  readonly indefinite: boolean;
  /** The smaller end of "two to three years", whose steps carry the larger. */
  readonly lower?: number;
  /** The whole in the first step's unit, where one number says it all: "5 1/2 hours". */
  readonly total?: number;
  /** What a word tied to the number says: "20-odd years". */
  readonly about?: 'approx' | 'at_least';
}

/** Words that may stand between a number and its unit of time. */
const BETWEEN = TIME_CUES.forms('unitBetween');

/** The unit of time that a token names; `plural` says which form. */
export function unitAt(view: TokenView, i: number): { readonly unit: TimeUnit; readonly plural: boolean } | null {
  const one = view.time(i, 'timeUnit');
  if (one !== undefined) return { unit: one as TimeUnit, plural: false };
  const many = view.time(i, 'timeUnits');
  return many === undefined ? null : { unit: many as TimeUnit, plural: true };
}

/**
 * Reads an amount of time that begins at token `i`: "three days", "two-day", "5 1/2 hours", "a year and a half",
 * "several weeks".
 */
export function parseSteps(view: TokenView, i: number): StepsReading | null {
  const first = parseStep(view, i);
  if (first === null) return null;
  if (first.lower !== undefined) return first;
  const steps: Step[] = [...first.steps];
  let { end } = first;
  for (let k = 0; k < 5 && !first.hyphen; k++) {
    let at = end;
    // "five days a week, 45 minutes each"
    if (first.indefinite && view.word(at) !== 'and') break;
    if (view.word(at) === ',') at++;
    if (view.word(at) === 'and') at++;
    const next = parseStep(view, at) ?? shortStep(view, at, steps[steps.length - 1].unit);
    if (
      next === null ||
      next.hyphen ||
      next.steps[0].amount === null ||
      steps[steps.length - 1].amount === null ||
      next.indefinite
    )
      break;
    if (RANK[next.steps[0].unit] <= RANK[steps[steps.length - 1].unit]) break;
    if (at > end && (view.word(next.end) === 'ago' || view.word(next.end) === 'later')) break;
    steps.push(...next.steps);
    end = next.end;
  }
  return { ...first, end, steps };
}

/** The minutes and seconds of "4h 12m 33s", behind hours and minutes. */
function shortStep(view: TokenView, i: number, after: TimeUnit): StepsReading | null {
  const unit = after === 'TH' ? 'm' : after === 'TM' ? 's' : '';
  if (unit === '' || view.word(i + 1) !== unit || !view.isInteger(i) || !view.glued(i)) return null;
  return step(i + 2, Number(view.raw[i]), unit === 'm' ? 'TM' : 'TS');
}

/** Units of time by their rank, from the longest on. */
const RANK: Readonly<Record<TimeUnit, number>> = {
  ML: 0,
  CE: 1,
  DE: 2,
  Y: 3,
  SE: 4,
  Q: 5,
  M: 6,
  FN: 7,
  W: 8,
  WE: 9,
  NI: 10,
  D: 11,
  TH: 12,
  TM: 13,
  TS: 14,
};

function parseStep(view: TokenView, i: number): StepsReading | null {
  const w = view.word(i);
  if (w === 'another') return parseArticleStep(view, i);
  if (w === 'a' || w === 'an') {
    const counted = parseCountedStep(view, i);
    return counted ?? parseArticleStep(view, i);
  }
  if (w === 'half') return parseHalfStep(view, i + 1);
  if (w === 'quarter') return parseQuarterCentury(view, i);
  if (w === 'few' || w === 'several' || w === 'many' || w === 'some' || w === 'couple')
    return parseVagueStep(view, i) ?? (w === 'some' ? null : parseCountedStep(view, i));
  return parseCountedStep(view, i);
}

function step(end: number, amount: number | null, unit: TimeUnit, hyphen = false, indefinite = false): StepsReading {
  return { end, steps: [{ amount, unit }], hyphen, indefinite };
}

/** "a year", "an hour and a half", "a few days", "a couple of weeks", "a half hour". */
function parseArticleStep(view: TokenView, i: number): StepsReading | null {
  const w = view.word(i + 1);
  if (w === 'few' || w === 'couple') return parseVagueStep(view, i + 1) ?? parseCountedStep(view, i);
  if (w === 'half') return parseHalfStep(view, i + 2);
  if (w === 'quarter') return parseQuarterCentury(view, i + 1);
  const at = BETWEEN.has(w) && w !== 'more' ? i + 2 : i + 1;
  const unit = unitAt(view, at);
  if (unit === null || unit.plural || unit.unit === 'WE' || unit.unit === 'NI') return null;
  if (unit.unit === 'TS' || unit.unit === 'Q') return null;
  if (view.word(at + 1) === 'or' && view.word(at + 2) === 'two') {
    return { ...step(at + 3, 2, unit.unit), lower: 1 };
  }
  const half = halfAfter(view, at + 1);
  return step(half?.end ?? at + 1, 1 + (half?.value ?? 0), unit.unit, false, half === null);
}

/** "and a half", "and a quarter" after a unit. */
export function halfAfter(view: TokenView, at: number): { readonly end: number; readonly value: number } | null {
  // "a year-and-a-half"
  if (TIED_HALF.every((w, k) => view.word(at + k) === w)) return { end: at + TIED_HALF.length, value: 0.5 };
  if (view.word(at) !== 'and') return null;
  const j = view.word(at + 1) === 'a' ? at + 2 : at + 1;
  if (view.word(j) === 'half') return { end: j + 1, value: 0.5 };
  return view.word(j) === 'quarter' && j > at + 1 ? { end: j + 1, value: 0.25 } : null;
}

const TIED_HALF = ['-', 'and', '-', 'a', '-', 'half'];

/** "half an hour", "half a year", "a half hour", "half-hour". */
function parseHalfStep(view: TokenView, at: number): StepsReading | null {
  const hyphen = view.isDash(at) && view.glued(at);
  let j = hyphen ? at + 1 : at;
  if (view.word(j) === 'a' || view.word(j) === 'an') j++;
  const unit = unitAt(view, j);
  if (unit === null || unit.plural || unit.unit === 'TS') return null;
  return step(j + 1, 0.5, unit.unit, hyphen);
}

/** "quarter-century", "quarter of a century": of longer units a quarter is told in this way only. */
function parseQuarterCentury(view: TokenView, i: number): StepsReading | null {
  const hyphen = view.isDash(i + 1) && view.glued(i);
  const at = hyphen ? i + 2 : view.word(i + 1) === 'of' && view.word(i + 2) === 'a' ? i + 3 : i + 1;
  return unitAt(view, at)?.unit === 'CE' ? step(at + 1, 0.25, 'CE') : null;
}

/** "several weeks", "few hours", "a couple of days"; a few is not a number. */
function parseVagueStep(view: TokenView, i: number): StepsReading | null {
  const couple = view.word(i) === 'couple';
  let at = i + 1;
  if (view.word(at) === 'of') at++;
  if (BETWEEN.has(view.word(at))) at++;
  const unit = unitAt(view, at);
  if (unit === null || !unit.plural) return null;
  if (view.word(i) === 'many' && view.word(i - 1) === 'as') {
    const amount = countedBefore(view, i - 2);
    return amount === null ? null : step(at + 1, amount, unit.unit);
  }
  return step(at + 1, couple ? 2 : null, unit.unit);
}

/** How far before "as many" its number may stand. */
const AS_MANY_REACH = 8;

/** The number that "as many" repeats: "the third attack in as many weeks", "twice in as many days". */
function countedBefore(view: TokenView, last: number): number | null {
  for (let i = last; i > last - AS_MANY_REACH; i--) {
    if (view.word(i) === 'twice') return 2;
    const count = view.number(i, 'ordinal') ?? view.number(i, 'unit') ?? (view.isInteger(i) ? Number(view.raw[i]) : 0);
    if (count > 1) return count;
  }
  return null;
}

/** A number and a unit: "three days", "two-day", "20 years", "5 1/2 hours", "six-week". */
function parseCountedStep(view: TokenView, i: number): StepsReading | null {
  const between = view.word(i) === 'between';
  const first = countAt(view, between ? i + 1 : i);
  if (first === null || first.ordinal === true || first.value < 0) return null;
  if (!view.follows(first.end) && (view.sight(first.end + 1) & Sight.units) === 0) return null;
  const second = higherCount(view, first, between);
  if (between && second === null) return null;
  const number = second ?? first;
  const read = stepAfter(view, i, number);
  return read === null || second === null ? read : { ...read, lower: first.value };
}

/** The second number of "two to three years", "24-48 hours", "between five and ten days"; larger than the first. */
function higherCount(view: TokenView, first: NumberReading, between: boolean): NumberReading | null {
  let at = first.end;
  const w = view.word(at);
  const dash = view.isDash(at);
  // "10 20 years", "three four months" in stripped text
  if (view.stripped && !between && view.isDigits(at) === first.digits) {
    const beside = parseNumber(view, at, false);
    const plain = beside !== null && beside.end === at + 1 && beside.ordinal !== true && first.scaled !== true;
    if (
      plain &&
      beside.value > first.value &&
      beside.value <= 3 * first.value &&
      view.time(beside.end, 'timeUnits') !== undefined
    )
      return beside;
  }
  if (between ? w !== 'and' : w !== 'to' && w !== 'or' && !dash) return null;
  at++;
  if (dash && view.word(at) === 'to') at++;
  if (view.isDash(at) && view.word(at - 1) === 'to') at++;
  const second = parseNumber(view, at, false);
  if (second === null || second.ordinal === true || second.fraction === true || second.value <= first.value)
    return null;
  return second;
}

/**
 * A common fraction in figures: of an hour, it is told in minutes, as it is in TimeML; decimals and words stay as they
 * are said.
 */
const FRACTION_WRITTEN = /^\d{1,2}\/\d{1,2}$|^[½¼¾⅓⅔]$/;

/** The unit after a number, and what belongs to it. */
function stepAfter(view: TokenView, i: number, number: NumberReading): StepsReading | null {
  let at = number.end;
  const hyphen = view.isDash(at) && view.glued(at) && view.glued(at - 1);
  if (hyphen) at++;
  else at = afterDescription(view, at, number);
  const named = unitAt(view, at);
  const unit = named?.unit ?? shortUnitAt(view, at, number);
  if (unit === undefined) return null;
  // "one night" is a time, "first quarter" is not a count; "30 second" has a number before it
  if (unit === 'NI' && named?.plural === false && !hyphen) return null;
  if (named?.plural === false && !hyphen && number.value !== 1 && number.value !== 0.5) {
    const tied = /^[a-z]/.test(view.word(at + 1)) && unit !== 'Q' && (unit !== 'TS' || view.isDigits(i));
    return tied ? step(at + 1, number.value, unit, true) : null;
  }
  const half = hyphen ? null : halfAfter(view, at + 1);
  const written = half === null && unit === 'TH' ? writtenFraction(view, number) : null;
  if (written !== null) return { end: at + 1, steps: written, hyphen, indefinite: false, total: number.value };
  const amount = number.vague === true ? null : number.value + (half?.value ?? 0);
  const read = step(half?.end ?? at + 1, amount, unit, hyphen);
  return number.about === undefined ? read : { ...read, about: number.about };
}

/** The token after words that may stand between a number and its unit: "full", "of", "punishing". */
function afterDescription(view: TokenView, from: number, number: NumberReading): number {
  let at = BETWEEN.has(view.word(from)) ? from + 1 : from;
  if (view.word(at) === 'of' && number.vague === true) at++;
  return isDescribedUnit(view, at, number) ? at + 1 : at;
}

/** "hrs", "y" and the like, after digits; those of one letter and "mo" glued to them only. */
function shortUnitAt(view: TokenView, at: number, number: NumberReading): TimeUnit | undefined {
  // "9.58s"; of whole numbers "80s" are years
  if (view.word(at) === 's' && view.isTail(at) && /^\d+\.\d+$/.test(view.raw[at - 1])) return 'TS';
  const short = number.digits ? view.time(at, 'timeUnitShort') : undefined;
  if (short === undefined) return undefined;
  const needsGlue = /^[hyY]$/.test(view.raw[at]) || view.word(at) === 'mo';
  return needsGlue && !view.glued(at - 1) ? undefined : (short as TimeUnit);
}

/** The hours and minutes of "5 1/2 hours". */
function writtenFraction(view: TokenView, { end, value }: NumberReading): readonly Step[] | null {
  const part = FRACTION_WRITTEN.test(view.raw[end - 1]) ? value % 1 : 0;
  if (part <= 0 || value <= 1 || !Number.isInteger(part * 60)) return null;
  return [
    { amount: Math.floor(value), unit: 'TH' },
    { amount: part * 60, unit: 'TM' },
  ];
}

/** Words after a number that describe no unit of time: what it counts, and verbs and the like. */
const NO_DESCRIPTION = TIME_CUES.forms('noDescription');

/**
 * Whether one describing word stands between a number and its unit: "five punishing weeks", "the 10 previous years".
 */
function isDescribedUnit(view: TokenView, at: number, number: NumberReading): boolean {
  const token = view.tokens[at];
  const w = view.word(at);
  return (
    isDescribable(unitAt(view, at + 1), w) &&
    token?.kind === 'word' &&
    number.value > 1 &&
    number.fraction !== true &&
    number.vague !== true &&
    !view.glued(at - 1) &&
    w.length > 3 &&
    (!w.endsWith('s') || /(?:ous|less)$/.test(w)) &&
    !view.capital(at) &&
    !NO_DESCRIPTION.has(w) &&
    view.number(at, 'scale') === undefined &&
    unitAt(view, at) === null
  );
}

const QUARTER_BEFORE = TIME_CUES.forms('quarterBefore');
/** Words that place a length of time. */
const PLACED = TIME_CUES.forms('placed');

/** Hours are of people and of kilowatts as well, unless they are told by their place in time. */
function isDescribable(unit: ReturnType<typeof unitAt>, word: string): boolean {
  if (unit === null || !unit.plural) return false;
  return !/^T|^NI$/.test(unit.unit) || PLACED.has(word);
}

function countAt(view: TokenView, i: number): NumberReading | null {
  // "the past three quarters" are of years, "three quarters" of anything are a share
  const count = view.number(i, 'unit');
  if (count !== undefined && count > 1 && view.time(i + 1, 'timeUnits') === 'Q' && QUARTER_BEFORE.has(view.word(i - 1)))
    return { end: i + 1, value: count, digits: false, plain: false };
  if (view.isDigits(i)) {
    if (view.raw[i].includes(':')) return null;
    if (
      /^\d{4}$/.test(view.raw[i]) &&
      /^(?:1[89]|20)/.test(view.raw[i]) &&
      !view.isDash(i + 1) &&
      unitAt(view, i + 1)?.plural !== true
    )
      return null;
  }
  return parseNumber(view, i, view.word(i - 1) !== 'between');
}

/** The units that make a duration shorter than a day. */
export function isShort(steps: readonly Step[]): boolean {
  return steps.every(s => s.unit === 'TH' || s.unit === 'TM' || s.unit === 'TS');
}

/** A duration of the steps read, as a time reading. */
export function durationOf(reading: StepsReading, extra?: Partial<TimeReading>): TimeReading {
  const { steps, total, about, lower } = reading;
  const [first] = steps;
  const duration: { -readonly [Field in keyof TimeReading]: TimeReading[Field] } = {
    end: reading.end,
    type: 'DURATION',
    when: { kind: 'fixed', value: durationValue(steps) },
    short: isShort(steps),
    evidence: 'a length of time',
  };
  const amount = total ?? (steps.length === 1 ? first.amount : null);
  if (amount !== null) duration.amount = amount;
  if (total !== undefined || steps.length === 1) duration.unit = first.unit;
  if (about !== undefined) duration.about = about;
  if (lower !== undefined) {
    duration.lower = lower;
    duration.mod = 'EQUAL_OR_LESS';
  }
  return extra === undefined ? duration : { ...duration, ...extra };
}
