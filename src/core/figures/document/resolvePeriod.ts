import {
  addMonths,
  calendarDay,
  type DayNumber,
  dayNumber,
  daysInMonth,
  holidayDay,
  isoDay,
  isoMonth,
  isoWeek,
  mondayOfWeek,
  pad,
  parseIsoDay,
  weekdayOf,
} from '../../text/calendar';
import type { Step, Tense, TimeUnit, When } from '../times/timeExpression';
import { wordTable } from '../words/wordTable';
import { referenceDay, type TimeContext, yearsFrom } from './timeContext';

const MONTHS_OF: Partial<Record<TimeUnit, number>> = { Y: 12, M: 1, Q: 3, DE: 120, CE: 1200, ML: 12000, SE: 6 };
const DAYS_OF: Partial<Record<TimeUnit, number>> = { D: 1, NI: 1, W: 7, WE: 7, FN: 14 };
const SEASON_START = wordTable<number>({ SP: 3, SU: 6, FA: 9, WI: 12 });

/** How many days into a quarter companies still speak of the one before as to come: they have not reported it. */
const UNREPORTED_DAYS = 45;

/** The year of a quarter that is told without one: the next to end where the verb is future, else the last to begin. */
export function yearOfQuarter(
  { part, fiscal }: Extract<When, { kind: 'share' }>,
  year: number,
  tense: Tense,
  context: TimeContext,
): number {
  if (context.date === null || !part.startsWith('Q')) return year;
  const { month } = calendarDay(context.date);
  const now = Math.floor((month - 1) / 3) + 1;
  const quarter = Number(part.slice(1));
  // as far as the quarter is from the end of its year, so far is the day on which it is told of
  if (fiscal === true) return Math.floor((12 * year + month - 1 + 3 * (3 - quarter)) / 12);
  if (tense !== 'future') return quarter > now ? year - 1 : year;
  const fresh = context.date - dayNumber(year, 3 * now - 2, 1) < UNREPORTED_DAYS;
  if (fresh && (quarter % 4) + 1 === now) return quarter > now ? year - 1 : year;
  return quarter < now ? year + 1 : year;
}

/**
 * A quarter counted from the one that the story reports: the last one mentioned, or the last that has ended. "The
 * year-earlier period" is of the part of a year that is spoken of, or of a whole year.
 */
export function resolveReported(
  { offset, anaphoric, year: said }: Extract<When, { kind: 'unit' }>,
  tense: Tense,
  { date, quarter, part }: TimeContext,
): string {
  if (anaphoric === true && part !== null && offset % 4 === 0) return yearsFrom(part, offset / 4);
  if (said !== undefined) return `${pad(said, 4)}-Q${/Q([1-4])$/.exec(quarter ?? '')?.[1] ?? 'X'}`;
  const named = /^(\d{4})-Q([1-4])$/.exec(quarter ?? '');
  if (named === null && date === null) return 'XXXX-QX';
  const { year, month } = calendarDay(date ?? 0);
  const now = year * 4 + Math.floor((month - 1) / 3);
  const base = named === null ? (tense === 'future' ? now : now - 1) : Number(named[1]) * 4 + Number(named[2]) - 1;
  const index = base + offset;
  return `${pad(Math.floor(index / 4), 4)}-Q${(((index % 4) + 4) % 4) + 1}`;
}

/** The decade of two digits ("the 80s"): the latest that has begun. */
export function decadeOf(tens: number, context: TimeContext): string {
  const year = context.date === null ? 2029 : calendarDay(context.date).year;
  const century = Math.floor(year / 100) * 10;
  const decade = century + tens <= Math.floor(year / 10) ? century + tens : century - 10 + tens;
  return `${decade}X`;
}

/** A period around the document's date, or around the date mentioned before. */
export function resolveUnit(
  unit: TimeUnit,
  offset: number,
  anaphoric: boolean,
  tense: Tense,
  context: TimeContext,
): string {
  const fine = unit === 'D' || unit === 'NI';
  const reference = anaphoric ? (fine ? parseIsoDay(context.reference) : referenceDay(context.reference)) : null;
  const day = reference ?? context.date;
  if (day === null) return unknownUnit(unit);
  if (unit === 'Y' && reference !== null && context.reference !== null)
    return pad(Number(context.reference.slice(0, 4)) + offset, 4);
  const { year, month } = calendarDay(day);
  if (unit === 'M' && reference !== null && /^\d{4}$/.test(context.reference ?? '')) return `${pad(year, 4)}-XX`;
  switch (unit) {
    case 'D':
    case 'NI':
      return isoDay(day + offset);
    case 'W':
      return isoWeek(day + 7 * offset);
    case 'FN':
      return isoWeek(day + 14 * offset);
    case 'WE': {
      const past = offset === 0 && tense === 'past' && weekdayOf(day) < 6;
      return `${isoWeek(day + 7 * (past ? -1 : offset))}-WE`;
    }
    case 'M':
      return isoMonth(year, month + offset);
    case 'Q': {
      const index = year * 4 + Math.floor((month - 1) / 3) + offset;
      return `${pad(Math.floor(index / 4), 4)}-Q${(index % 4) + 1}`;
    }
    case 'Y':
    case 'SE':
      return pad(year + offset, 4);
    case 'DE':
      return `${Math.floor(year / 10) + offset}X`;
    case 'CE':
      return `${Math.floor(year / 100) + offset}XX`;
    case 'ML':
      return `${Math.floor(year / 1000) + offset}XXX`;
    default:
      return isoDay(day);
  }
}

function unknownUnit(unit: TimeUnit): string {
  const unknown: Partial<Record<TimeUnit, string>> = {
    Y: 'XXXX',
    M: 'XXXX-XX',
    W: 'XXXX-WXX',
    WE: 'XXXX-WXX-WE',
    Q: 'XXXX-QX',
    DE: 'XXXX',
    CE: 'XXXX',
    SE: 'XXXX',
  };
  return unknown[unit] ?? 'XXXX-XX-XX';
}

/**
 * A point so far from another. `anchor` is the TIMEX3 value of the date that it is counted from, where the text names
 * one.
 */
export function resolveShift(
  when: Extract<When, { kind: 'shift' }>,
  anchor: string | null,
  tense: Tense,
  context: TimeContext,
): string {
  const fromText = anchor === null ? null : referenceDay(anchor);
  const start = fromText ?? (when.from === 'document' || when.from === 'reference' ? context.date : null);
  if (when.steps.some(s => s.amount === null)) return when.sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
  // "25 years later" is after something that the text tells of, not after its date
  const loose = when.from === 'reference' && when.sign > 0 && fromText === null && tense === 'past';
  if (start === null || loose) return unknownUnit(when.steps[0]?.unit ?? 'D');
  const day = when.steps.reduce((from, step) => stepFrom(from, step, when.sign), start);
  if (!Number.isFinite(day) || Math.abs(day) > 3e6) return 'XXXX';
  const fine = when.steps.some(s => MONTHS_OF[s.unit] === undefined);
  const unit = when.steps[when.steps.length - 1]?.unit ?? 'D';
  // from a date of the text, a distance is as exact as its unit: "two years later" is a year
  const whole = when.whole === true && (fromText === null || when.from !== 'reference');
  if (whole || (fine && unit !== 'W' && unit !== 'FN' && unit !== 'WE')) return isoDay(day);
  if (fine) return isoWeek(day);
  const { year, month } = calendarDay(day);
  return unit === 'M' || unit === 'Q' ? isoMonth(year, month) : pad(year, 4);
}

/** The day so many units before (-1) or after (1) another; hours and the like do not change it. */
function stepFrom(day: DayNumber, { amount, unit }: Step, sign: -1 | 1): DayNumber {
  const n = (amount ?? 0) * sign;
  const months = MONTHS_OF[unit];
  if (months === undefined) return day + Math.round(n * (DAYS_OF[unit] ?? 0));
  const whole = Math.trunc(n * months);
  return addMonths(day, whole) + Math.round((n * months - whole) * 30);
}

/** A season of the year that is said, or of the one that tense and turn tell. */
export function resolveSeason(when: Extract<When, { kind: 'season' }>, tense: Tense, context: TimeContext): string {
  if (when.year !== undefined) return `${pad(when.year, 4)}-${when.season}`;
  if (context.date === null) return `XXXX-${when.season}`;
  const now = calendarDay(context.date);
  const start = SEASON_START[when.season] ?? 1;
  // a winter is named after the year in which it begins
  const running = now.month >= start && now.month < start + 3;
  const begun = now.month >= start;
  let { year } = now;
  if (when.turn === -1) year = running || !begun ? now.year - 1 : now.year;
  else if (when.turn === 1) year = begun ? now.year + 1 : now.year;
  else if (when.turn === undefined && tense === 'past' && !begun) year = now.year - 1;
  else if (when.turn === undefined && tense === 'future' && begun && !running) year = now.year + 1;
  return `${pad(year, 4)}-${when.season}`;
}

/** "the second week of 2021", "the first day of the month": the `n`th unit of a period, -1 for the last. */
export function resolveNth(n: number, unit: TimeUnit, of: string): string {
  const month = /^(\d{4}|XXXX)-(\d{2})$/.exec(of);
  const year = /^\d{4}$/.test(of);
  if (unit === 'D') return nthDay(n, of, month) ?? of;
  if (unit === 'W' && month !== null) return `${of}-W${pad(n < 0 ? 5 : n)}`;
  if (!year) return of;
  if (unit === 'W') return `${of}-W${pad(n < 0 ? 52 : n)}`;
  if (unit === 'M') return `${of}-${pad(n < 0 ? 12 : n)}`;
  return unit === 'Q' ? `${of}-Q${n < 0 ? 4 : n}` : of;
}

function nthDay(n: number, of: string, month: RegExpExecArray | null): string | null {
  if (month !== null) {
    if (month[1] === 'XXXX') return `${of}-${pad(Math.abs(n))}`;
    const last = daysInMonth(Number(month[1]), Number(month[2]));
    return `${of}-${pad(n < 0 ? last : Math.min(n, last))}`;
  }
  if (/^\d{4}$/.test(of)) return isoDay(n < 0 ? dayNumber(Number(of), 12, 31) : dayNumber(Number(of), 1, n));
  const monday = mondayOfWeek(of);
  return monday === null ? null : isoDay(monday + (n < 0 ? 6 : n - 1));
}

type HolidayWhen = Extract<When, { kind: 'holiday' }>;

/** The day of a holiday. `of` is the TIMEX3 value of the year that it is of, where the text says one. */
export function resolveHoliday(when: HolidayWhen, of: string | null, tense: Tense, context: TimeContext): string {
  const year = when.year ?? yearIn(of) ?? yearOfHoliday(when, tense, context.date);
  if (year === null) return /^\d{2}-\d{2}$/.test(when.rule) ? `XXXX-${when.rule}` : 'XXXX-XX-XX';
  const day = holidayDay(when.rule, year);
  if (day === null) return pad(year, 4);
  // the weekend of a Monday's holiday lies before it
  if (when.weekend === true) return `${isoWeek(weekdayOf(day) <= 3 ? day - 7 : day)}-WE`;
  return when.rule.startsWith('easterweek') ? isoWeek(day + 1) : isoDay(day);
}

function yearIn(value: string | null): number | undefined {
  const year = value?.slice(0, 4);
  return year !== undefined && /^\d{4}$/.test(year) ? Number(year) : undefined;
}

/**
 * The year of a holiday that is told without one, by its turn, the tense, and nearness. Null without a document date.
 */
function yearOfHoliday({ rule, turn }: HolidayWhen, tense: Tense, date: DayNumber | null): number | null {
  if (date === null) return null;
  const now = calendarDay(date).year;
  const here = holidayDay(rule, now) ?? date;
  if (turn === 0) return now;
  const near = turn === undefined && Math.abs(here - date) <= 14;
  const tensed = near ? 0 : tense === 'future' ? 1 : tense === 'past' ? -1 : 0;
  const way = turn ?? tensed;
  if (way > 0) return here < date || (turn === 1 && here === date) ? now + 1 : now;
  if (way < 0) return here > date || (turn === -1 && here === date) ? now - 1 : now;
  return here - date > 182 ? now - 1 : date - here > 182 ? now + 1 : now;
}
