import { Sight, TIME_SIGHT } from '../words/firstSight';
import type { TokenView } from '../words/tokenView';
import { parseAge } from './ages';
import { parseClock } from './clock';
import { parseRangeOnDay } from './clockRange';
import { monthAt, weekdayAt, yearAt } from './dateParts';
import { parseDayFirst, parseGluedDate, parseMonthFirst, parseNumericDate, parseWeekdayDate } from './dates';
import { durationOf, isShort, parseSteps, type StepsReading, unitAt } from './durations';
import { EDGES, LEADS } from './edgeWords';
import { parseEra } from './eras';
import { parsePeriodCode } from './periodCodes';
import { parsePeriod } from './periods';
import { rateBefore } from './rates';
import { TIME_CUES } from './timeCues';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';
import { extend } from './timeTails';
import { parseVagueDuration } from './vagueDuration';
import {
  parseBareYear,
  parseDecade,
  parseShortDate,
  parseShortDecade,
  parseSided,
  parseYearRange,
  yearReading,
} from './years';

/** Reads the longest expression of time that begins at token `i`. */
export function parseTime(view: TokenView, i: number): TimeReading | null {
  const sight = view.sight(i);
  if ((sight & (TIME_SIGHT | Sight.digits)) === 0) return null;
  if (view.isBare(i)) return view.isDigits(i) ? parseBareYear(view, i) : null;
  if (view.tokens[i]?.kind === 'punctuation' && view.word(i) !== "'") return null;
  const edge = (sight & Sight.edge) === 0 ? null : parseEdged(view, i);
  const head = edge ?? parseCore(view, i);
  return head === null ? null : extend(view, i, head);
}

/** A reading that begins with a word before a date: "between", "post-", "early", "the end of", "the" of a decade. */
function parseEdged(view: TokenView, i: number): TimeReading | null {
  return (
    parseBetween(view, i) ??
    parseSided(view, i) ??
    parseEarlyHours(view, i) ??
    parseEdge(view, i) ??
    parseArticled(view, i)
  );
}

/** "between 1994 and 1997", "between May 3 and June 5". */
function parseBetween(view: TokenView, i: number): TimeReading | null {
  if (view.word(i) !== 'between') return null;
  const amount = parseAmountOfTime(view, i);
  if (amount !== null) return amount;
  const face = parseClock(view, i + 1);
  const clock = face?.until === undefined ? parseRangeOnDay(view, i + 1, undefined) : face;
  if (clock?.until !== undefined) return clock;
  const years = view.word(i + 1) === 'the' && view.word(i + 2) === 'years' ? 2 : 0;
  const from = parseEnd(view, i + 1 + years);
  // "between 3 and 12 September"
  if (from?.when.kind === 'span' && years === 0) return from;
  if (from === null || from.type !== 'DATE' || view.word(from.end) !== 'and') return null;
  const to = parseEnd(view, from.end + 1);
  if (to === null || to.type !== 'DATE') return null;
  return {
    end: to.end,
    type: 'DATE',
    when: { kind: 'span', from: inYearOf(from.when, to.when), to: to.when },
    evidence: 'a range of dates',
  };
}

/** The first end of "between March 3 and April 4, 2023", in the year of the second or the one before. */
function inYearOf(from: When, to: When): When {
  if (from.kind !== 'date' || to.kind !== 'date' || from.year !== undefined || from.month === undefined) return from;
  if (to.year === undefined || to.month === undefined) return from;
  return { ...from, year: from.month > to.month ? to.year - 1 : to.year };
}

/** One end of "between … and …": a date, an edge of one ("the end of 2007"), a month in small letters. */
function parseEnd(view: TokenView, i: number): TimeReading | null {
  return parseCore(view, i) ?? parseEdge(view, i);
}

/**
 * "the 1970s", "the late 1980s", "the '80s", "the early 21st century": the article belongs to the name of a decade or a
 * century.
 */
function parseArticled(view: TokenView, i: number): TimeReading | null {
  if (view.word(i) !== 'the') return null;
  const age = parseAge(view, i) ?? parseEarlyHours(view, i + 1);
  if (age !== null) return age;
  const named =
    parseDecade(view, i + 1) ??
    parseEdge(view, i + 1) ??
    (view.word(i + 1) === "'" ? parseShortDecade(view, i + 1) : null);
  const { when } = named ?? {};
  const era =
    when?.kind === 'decade' || when?.kind === 'season' || (when?.kind === 'fixed' && /^\d\dXX$/.test(when.value));
  return era ? named : null;
}

/** "early hours of Sunday", "wee hours": a part of the night. */
function parseEarlyHours(view: TokenView, i: number): TimeReading | null {
  if (!/^(?:early|wee|small|pre-dawn|predawn)$/.test(view.word(i)) || view.word(i + 1) !== 'hours') return null;
  const here: TimeReading = {
    end: i + 2,
    type: 'TIME',
    when: { kind: 'fixed', value: '' },
    part: 'MO',
    mod: 'START',
    short: true,
    evidence: 'a part of a day',
  };
  const named = view.word(i + 2) === 'of' || view.word(i + 2) === 'on' ? parseCore(view, i + 3) : null;
  const day = named === null ? null : extend(view, i + 3, named);
  const dated =
    day !== null && (day.grain === 'day' || day.grain === 'weekday' || day.short === true || day.when.kind === 'unit');
  return dated && day.type !== 'DURATION' && day.type !== 'SET' && day.clock === undefined
    ? { ...here, end: day.end, when: day.when }
    : here;
}

/** "early", "late", "mid-", "the end of", "earlier" before a period. */
function parseEdge(view: TokenView, i: number): TimeReading | null {
  const w = view.word(i);
  const mod = w === 'end' && view.isDash(i + 1) ? 'END' : LEADS.get(w);
  if (mod !== undefined) return parseLed(view, i, mod);
  let at = w === 'the' ? i + 1 : i;
  if (view.word(at) === 'very') at++;
  const edge = EDGES.get(view.word(at));
  if (edge === undefined || view.word(at + 1) !== 'of') return null;
  const inner = parseCore(view, at + 2) ?? bareYearOrMonth(view, at + 2);
  if (inner === null || inner.type === 'DURATION' || inner.type === 'SET') return null;
  return edge === '' ? inner : { ...inner, mod: edge };
}

/** "early May", "mid-to-late 1990s", "late in the year", "earlier on Monday", with the TIMEX3 mod of the first word. */
function parseLed(view: TokenView, i: number, mod: string): TimeReading | null {
  const order = /^(?:earlier|later)$/.test(view.word(i));
  const at = afterLead(view, i);
  const within = withinPeriod(view, at, order);
  const inner = within === undefined ? parseCore(view, at) : within;
  if (inner === null || inner.type === 'DURATION' || inner.type === 'SET') return null;
  const { when } = inner;
  // "later" before a full date is an adverb of its own
  if (order && when.kind === 'date' && when.day !== undefined) return null;
  const dayLike = when.kind === 'unit' && when.unit === 'D' && inner.part === undefined;
  if (view.word(i) === 'mid' && dayLike) return null;
  // "earlier this year" is before now in it rather than at its start
  return order || inner.clock !== undefined ? inner : { ...inner, mod };
}

/** The token after "early", "mid-", "mid-to-late", "late in". */
function afterLead(view: TokenView, i: number): number {
  let at = i + 1;
  if (view.isDash(at) && view.glued(at - 1)) at++;
  if (view.word(at) === 'to' && (view.isDash(at + 1) || view.word(at + 1) === 'late')) {
    at += view.isDash(at + 1) ? 2 : 1;
    if (view.word(at) === 'late' || view.word(at) === 'mid') at++;
    if (view.isDash(at)) at++;
  }
  return view.word(at) === 'in' || view.word(at) === 'on' ? at + 1 : at;
}

/**
 * "the year" after "late in" (at token `at`), where the clause ends or `order` says that it is before now; undefined
 * for anything else. "earlier in the day" is of the day mentioned before, "late in the day" of none.
 */
function withinPeriod(view: TokenView, at: number, order: boolean): TimeReading | null | undefined {
  if (view.word(at - 1) !== 'in' || view.word(at) !== 'the') return undefined;
  const whole = bareYearOrMonth(view, at);
  if (whole?.when.kind !== 'unit' || !(order || view.endsClause(whole.end))) return undefined;
  if (whole.when.unit !== 'D') return whole;
  return order ? { ...whole, when: { ...whole.when, anaphoric: true } } : null;
}

/** "the year", "the month", "month" after "the end of". */
function bareYearOrMonth(view: TokenView, i: number): TimeReading | null {
  const at = /^(?:the|that|this)$/.test(view.word(i)) ? i + 1 : i;
  const unit = unitAt(view, at);
  if (unit === null || unit.plural || unit.unit === 'TS' || unit.unit === 'TM' || unit.unit === 'TH') return null;
  return {
    end: at + 1,
    type: 'DATE',
    when: { kind: 'unit', unit: unit.unit, offset: 0 },
    evidence: 'a period around the date',
  };
}

function parseCore(view: TokenView, i: number): TimeReading | null {
  const sight = view.sight(i);
  if ((sight & Sight.digits) !== 0) return parseFromDigits(view, i);
  return (
    ((sight & (Sight.date | Sight.glued)) === 0 ? null : parseNamedDate(view, i)) ??
    ((sight & Sight.era) === 0 ? null : parseEra(view, i)) ??
    parsePeriod(view, i) ??
    ((sight & Sight.dayFirst) === 0 ? null : parseDayFirst(view, i)) ??
    ((sight & Sight.clock) === 0 ? null : parseClock(view, i)) ??
    ((sight & Sight.span) === 0 ? null : parseAmountOfTime(view, i)) ??
    ((sight & Sight.apostrophe) === 0 ? null : parseShortDecade(view, i))
  );
}

/** A date that begins with a month, a weekday, a decade or a year in words. */
function parseNamedDate(view: TokenView, i: number): TimeReading | null {
  if (monthAt(view, i) !== null) {
    const month = parseMonthFirst(view, i);
    if (month !== null) return month;
  }
  if (weekdayAt(view, i) !== null) {
    const weekday = parseWeekdayDate(view, i);
    if (weekday !== null) return weekday;
  }
  const glued = parseGluedDate(view, i) ?? (view.time(i, 'decade') === undefined ? null : parseDecade(view, i));
  if (glued !== null) return glued;
  const year = yearAt(view, i);
  if (year === null) return null;
  // "the two thousand nineteen vote"
  const named =
    view.word(i - 1) === 'the' &&
    year.end > i + 2 &&
    !/(?:[a-z]{3}s|people|men|women|children)$/.test(view.word(year.end));
  return named || YEAR_BEFORE.has(view.word(i - 1)) ? yearReading(year.end, year.year) : null;
}

const YEAR_BEFORE = TIME_CUES.forms('yearBefore');

/** A day that is known by its figures: "9/11". */
function parseNamedDay(view: TokenView, i: number): TimeReading | null {
  // "9 11" in stripped text
  const apart =
    view.register === 'caseless' &&
    /^\d\d$/.test(view.raw[i + 1] ?? '') &&
    !view.isDigits(i + 2) &&
    !view.isDigits(i - 1);
  const match = apart
    ? view.tables.holidays.match([`${view.raw[i]}/${view.raw[i + 1]}`], 0)
    : view.tables.holidays.match(view.lower, i);
  if (match === null || !match.value.startsWith('on ')) return null;
  return {
    end: apart ? i + 2 : i + 1,
    type: 'DATE',
    when: { kind: 'fixed', value: match.value.slice(3) },
    grain: 'day',
    evidence: 'a day known by its date',
  };
}

function parseFromDigits(view: TokenView, i: number): TimeReading | null {
  if (view.isBare(i)) return parseBareYear(view, i);
  if (PERCENT.has(view.word(i + 1))) return null;
  if (view.isTail(i + 1)) {
    const code = parsePeriodCode(view, i);
    if (code !== null) return code;
  }
  if (view.isInteger(i)) return parseFromInteger(view, i, view.raw[i].length);
  return (
    parseNumericDate(view, i) ??
    (view.raw[i].includes(',') ? parseEra(view, i) : null) ??
    parseClock(view, i) ??
    parseNamedDay(view, i) ??
    parsePeriod(view, i) ??
    parseAmountOfTime(view, i) ??
    parseYearRange(view, i) ??
    parseShortDate(view, i)
  );
}

const PERCENT = new Set(['%', 'percent']);
const RANKS = new Set(['st', 'nd', 'rd', 'th']);

/** A time that begins with so many digits and no separator: how many they are tells most of what they can be. */
function parseFromInteger(view: TokenView, i: number, size: number): TimeReading | null {
  const joined = view.isDigits(i + 1) || view.isDash(i + 1) || view.word(i + 1) === '/';
  const year = size === 4;
  const ranked = RANKS.has(view.word(i + 1));
  const era = size <= 4 ? parseEra(view, i) : null;
  if (era !== null) return era;
  return (
    (joined ? parseNumericDate(view, i) : null) ??
    (size <= 2 ? parseDayFirst(view, i) : null) ??
    (size <= 2 || year ? parseClock(view, i) : null) ??
    (joined || (view.sight(i) & Sight.holiday) !== 0 ? parseNamedDay(view, i) : null) ??
    (size === 2 || year ? parseDecade(view, i) : null) ??
    (ranked || year ? parsePeriod(view, i) : null) ??
    parseAmountOfTime(view, i) ??
    (year ? (parseYearRange(view, i) ?? parseBareYear(view, i)) : null)
  );
}

/** A duration, or a point that many units away from another: "two days ago", "three weeks after May 13". */
function parseAmountOfTime(view: TokenView, i: number): TimeReading | null {
  const vague = unitAt(view, i);
  if (vague?.plural === true) return parseVagueDuration(view, i);
  const reading = parseSteps(view, i);
  if (reading === null) return parseAge(view, i);
  const described = describedLength(view, reading);
  if (described !== null) return described;
  const { end, steps, indefinite } = reading;
  const w = view.word(end);
  const freq = indefinite ? rateBefore(view, i) : null;
  if (freq !== null && !DISTANCES.has(w))
    return durationOf(reading, { type: 'SET', evidence: 'a repeated time', ...(freq === '' ? {} : { freq }) });
  if (isShort(steps)) {
    const past = /^(?:ago|later|earlier|afterwards?)$/.test(w)
      ? 1
      : w === 'from' && view.word(end + 1) === 'now'
        ? 2
        : 0;
    return durationOf(reading, { end: end + past });
  }
  const distance = parseDistance(view, reading);
  if (distance !== null) return distance;
  const apart = view.word(i - 1) === 'in' && !(indefinite && steps[0].unit === 'D') && !isRanked(view, i - 2);
  if (apart && steps.every(s => s.amount !== null))
    return { ...durationOf(reading), ahead: { kind: 'shift', steps, sign: 1, from: 'document', whole: true } };
  if (indefinite && view.word(i - 1) !== 'in' && /^(?:when|that|which)$/.test(w)) return null;
  return durationOf(reading);
}

/** How many words before "in" a rank may stand that the length of time is the measure of. */
const RANK_REACH = 5;
const RANKS_OVER = TIME_CUES.forms('rankOver');

/** "the first free vote in four decades", "the worst flood in 50 years": how long there has been none such. */
function isRanked(view: TokenView, last: number): boolean {
  for (let i = last; i > last - RANK_REACH; i--) {
    const w = view.word(i);
    if (RANKS_OVER.has(w) || view.number(i, 'ordinal') !== undefined) return true;
    if (w.length > 5 && w.endsWith('est') && view.word(i - 1) === 'the') return true;
    if (w === ',' || w === '.') return false;
  }
  return false;
}

const DISTANCES = TIME_CUES.forms('distance');

/**
 * "six years old", "six years of age", "six-month-long", "six-month": a length that says how old or how long a thing
 * is.
 */
function describedLength(view: TokenView, reading: StepsReading): TimeReading | null {
  const { end, hyphen } = reading;
  const w = view.word(end);
  const old = view.isDash(end) ? end + 1 : end;
  if (/^olds?$/.test(view.word(old))) return durationOf(reading, { end: old + 1, evidence: 'an age' });
  if (w === 'of' && view.word(end + 1) === 'age') return durationOf(reading, { end: end + 2, evidence: 'an age' });
  const apart = view.register === 'caseless' && view.time(end - 1, 'timeUnit') !== undefined;
  if (w === 'long' && (view.isDash(end - 1) || apart)) return durationOf(reading, { end: end + 1 });
  if (view.isDash(end) && view.word(end + 1) === 'long') return durationOf(reading, { end: end + 2 });
  return hyphen ? durationOf(reading) : null;
}

/** A point so far from another: "two days ago", "a week later", "three weeks after May 13". */
function parseDistance(view: TokenView, { end, steps }: StepsReading): TimeReading | null {
  const w = view.word(end);
  const shift = (to: number, sign: -1 | 1, from: When | 'document' | 'reference', whole = false): TimeReading => ({
    end: to,
    type: 'DATE',
    when: { kind: 'shift', steps, sign, from, whole },
    evidence: 'a distance from another date',
  });
  if (w === 'ago') {
    // "two weeks ago Monday"
    const weekday = steps.every(s => s.unit === 'W' && s.amount !== null) ? weekdayAt(view, end + 1) : null;
    return weekday === null
      ? shift(end + 1, -1, 'document')
      : shift(weekday.end, -1, { kind: 'weekday', weekday: weekday.weekday }, true);
  }
  if (w === 'from' && /^(?:now|today)$/.test(view.word(end + 1))) return shift(end + 2, 1, 'document', true);
  if (w === 'hence') return shift(end + 1, 1, 'document');
  if (w === 'later' || w === 'afterward' || w === 'afterwards') return shift(end + 1, 1, 'reference', true);
  if (w === 'earlier' || (w === 'before' && view.endsClause(end + 1))) return shift(end + 1, -1, 'reference');
  if (w !== 'before' && w !== 'after' && w !== 'from' && w !== 'since') return null;
  const anchor = parseAnchor(view, end + 1);
  return anchor !== null && anchor.type === 'DATE' && anchor.when.kind !== 'shift'
    ? shift(anchor.end, w === 'before' ? -1 : 1, anchor.when, true)
    : null;
}

/** A date that an amount of time is counted from; not another amount of time, so that a row of them is read once. */
function parseAnchor(view: TokenView, i: number): TimeReading | null {
  if (monthAt(view, i) !== null) return parseMonthFirst(view, i);
  if (weekdayAt(view, i) !== null) return parseWeekdayDate(view, i);
  if (view.isDigits(i)) return parseNumericDate(view, i) ?? parseDayFirst(view, i) ?? parseBareYear(view, i);
  return parsePeriod(view, i) ?? parseDayFirst(view, i);
}
