import type { Timex } from '../../annotations/model';
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
  nthWeekday,
  pad,
  parseIsoDay,
  weekdayOf,
} from '../../text/calendar';
import type { Tense, TimeExpression, TimeUnit, When } from '../times/timeExpression';
import { wordTable } from '../words/wordTable';

/** What a time expression is resolved against. Either may be missing. */
export interface TimeContext {
  /** The document's date. */
  readonly date: DayNumber | null;
  /** A TIMEX3 value mentioned before, a day, a week, a month or a year. */
  readonly reference: string | null;
}

const MONTHS_OF: Partial<Record<TimeUnit, number>> = { Y: 12, M: 1, Q: 3, DE: 120, CE: 1200, ML: 12000, SE: 6 };
const DAYS_OF: Partial<Record<TimeUnit, number>> = { D: 1, NI: 1, W: 7, WE: 7, FN: 14 };
const SEASON_START = wordTable<number>({ SP: 3, SU: 6, FA: 9, WI: 12 });

/** The TIMEX3 of an expression. Without a document date, what depends on it stays underspecified (X). */
export function resolveTime(expression: TimeExpression, context: TimeContext): Timex {
  const base = resolveWhen(expression.when, expression.tense, context);
  const value = withTime(base, expression);
  const { type, mod, quant, freq, when } = expression;
  const timex: { -readonly [Field in keyof Timex]: Timex[Field] } = { type, value };
  if (mod !== undefined) timex.mod = mod;
  if (quant !== undefined) timex.quant = quant;
  if (freq !== undefined) timex.freq = freq;
  // the two ends of a period that is told by its ends
  if (when.kind === 'span') [timex.beginPoint, timex.endPoint] = ends(when, expression.tense, context);
  return timex;
}

function withTime(base: string, expression: TimeExpression): string {
  const clock = expression.clock === undefined ? null : `T${expression.clock}${expression.zone ?? ''}`;
  const part = expression.part === undefined ? null : `T${expression.part}`;
  const time = clock ?? part;
  return time === null ? base : `${base.replace(/T.*$/, '')}${time}`;
}

function resolveWhen(when: When, tense: Tense, context: TimeContext): string {
  switch (when.kind) {
    case 'fixed':
      return when.value;
    case 'date':
      return resolveDate(when, tense, context);
    case 'weekday':
      return resolveWeekday(when, tense, context);
    case 'unit':
      return (when.prefix ?? '') + resolveUnit(when.unit, when.offset, when.anaphoric === true, tense, context);
    case 'shift':
      return resolveShift(when, tense, context);
    case 'season':
      return resolveSeason(when, tense, context);
    case 'share': {
      const year = resolveWhen(when.of, tense, context).slice(0, 4);
      if (!/^\d{4}$/.test(year)) return `XXXX-${when.part}`;
      return `${when.bare === true ? yearOfQuarter(when.part, Number(year), tense, context) : year}-${when.part}`;
    }
    case 'nth':
      return resolveNth(when.n, when.unit, resolveWhen(when.of, tense, context));
    case 'nthWeekday': {
      const month = /^(\d{4})-(\d{2})/.exec(resolveWhen(when.of, tense, context));
      if (month === null) return `XXXX-WXX-${when.weekday}`;
      return isoDay(nthWeekday(Number(month[1]), Number(month[2]), when.n, when.weekday));
    }
    case 'holiday':
      return resolveHoliday(when, tense, context);
    case 'week': {
      const day = parseIsoDay(resolveWhen(when.of, tense, context));
      return day === null ? 'XXXX-WXX' : isoWeek(day);
    }
    case 'span':
      return ends(when, tense, context).join('/');
    case 'decade':
      return when.century === true ? decadeOf(when.decade, context) : pad(when.decade, 3) + 'X';
  }
}

/** The year of a quarter that is told without one: the next to end where the verb is future, else the last to begin. */
function yearOfQuarter(part: string, year: number, tense: Tense, context: TimeContext): number {
  if (context.date === null || !part.startsWith('Q')) return year;
  const now = Math.floor((calendarDay(context.date).month - 1) / 3) + 1;
  const quarter = Number(part.slice(1));
  if (tense === 'future') return quarter < now ? year + 1 : year;
  return quarter > now ? year - 1 : year;
}

/** The two ends of a span; a last end without a year comes after the first. */
function ends(when: Extract<When, { kind: 'span' }>, tense: Tense, context: TimeContext): readonly [string, string] {
  const from = resolveWhen(when.from, tense, context);
  const to = resolveWhen(when.to, tense, context);
  const yearless = when.to.kind === 'date' && when.to.year === undefined && when.to.month !== undefined;
  if (!yearless || !/^\d{4}-/.test(from) || !/^\d{4}-/.test(to)) return [from, to];
  const year = Number(from.slice(0, 4));
  const tail = to.slice(4);
  return [from, `${pad(tail < from.slice(4) ? year + 1 : year, 4)}${tail}`];
}

/** The decade of two digits ("the 80s"): the latest that has begun. */
function decadeOf(tens: number, context: TimeContext): string {
  const year = context.date === null ? 2029 : calendarDay(context.date).year;
  const century = Math.floor(year / 100) * 10;
  const decade = century + tens <= Math.floor(year / 10) ? century + tens : century - 10 + tens;
  return `${decade}X`;
}

function resolveDate(when: Extract<When, { kind: 'date' }>, tense: Tense, context: TimeContext): string {
  const { year, month, day } = when;
  if (month === undefined) {
    if (day !== undefined && year === undefined)
      return (
        (when.weekday === undefined ? null : monthOfWeekday(day, when.weekday, tense, context)) ??
        resolveDayOfMonth(day, tense, context)
      );
    return year === undefined ? 'XXXX' : pad(year, 4);
  }
  const full = year ?? yearFor(when, month, tense, context);
  const head = full === null ? 'XXXX' : pad(full, 4);
  return day === undefined ? `${head}-${pad(month)}` : `${head}-${pad(month)}-${pad(day)}`;
}

/** "Friday 13th": of the month nearest to the document's date in which that day is that weekday. Null without a document date. */
function monthOfWeekday(day: number, weekday: number, tense: Tense, context: TimeContext): string | null {
  if (context.date === null) return null;
  const now = calendarDay(context.date);
  const ways = tense === 'past' ? [-1] : tense === 'future' ? [1] : [-1, 1];
  for (let k = 0; k <= MOST_MONTHS; k++) {
    for (const way of ways) {
      const then = dayNumber(now.year, now.month + way * k, day);
      if (calendarDay(then).day === day && weekdayOf(then) === weekday) return isoDay(then);
    }
  }
  return null;
}

/** How many months from a document's date a weekday and a day without a month may be. */
const MOST_MONTHS = 12;

/** "the 18th": of the month of the date mentioned last, or of the document's month. */
function resolveDayOfMonth(day: number, tense: Tense, context: TimeContext): string {
  const reference = /^(\d{4})-(\d{2})/.exec(context.reference ?? '');
  if (reference !== null) return `${reference[0]}-${pad(day)}`;
  if (context.date === null) return `XXXX-XX-${pad(day)}`;
  const now = calendarDay(context.date);
  let index = now.year * 12 + now.month - 1;
  if (tense === 'past' && day > now.day) index--;
  if (tense === 'future' && day < now.day) index++;
  return `${isoMonth(Math.floor(index / 12), (index % 12) + 1)}-${pad(day)}`;
}

/** The year of a month and day that stand without one. Null without a document date. */
function yearFor(
  { day, turn, weekday, firm }: Extract<When, { kind: 'date' }>,
  month: number,
  tense: Tense,
  context: TimeContext,
): number | null {
  if (context.date === null) return null;
  const now = calendarDay(context.date);
  const later = month > now.month || (month === now.month && day !== undefined && day > now.day);
  const earlier = month < now.month || (month === now.month && day !== undefined && day < now.day);
  if (turn === -1) return later || !earlier ? now.year - 1 : now.year;
  if (turn === 1) return earlier || !later ? now.year + 1 : now.year;
  if (turn === 0) return now.year;
  if (weekday !== undefined && day !== undefined) {
    for (const year of [now.year, now.year - 1, now.year + 1]) {
      if (weekdayOf(dayNumber(year, month, day)) === weekday) return year;
    }
  }
  let best = now.year;
  let least = Number.POSITIVE_INFINITY;
  for (const year of [now.year - 1, now.year, now.year + 1]) {
    const distance = dayNumber(year, month, day ?? 15) - context.date;
    // agencies date their lines a day early or late: a date a few days off is near whatever the verb says
    // a month as a whole is near only while it runs
    const near = day === undefined ? !later && !earlier : Math.abs(distance) <= 14;
    const against = distance > 0 ? AGAINST_FUTURE[tense] : AGAINST_PAST[tense];
    const cost =
      Math.abs(distance) + (near ? 0 : against > 0 && firm === true && tense !== 'none' ? AGAINST_FIRM : against);
    if (cost < least) {
      least = cost;
      best = year;
    }
  }
  return best;
}

/** Days that a date lies farther off, as it were, when the verb speaks of the other direction. */
const AGAINST_FUTURE: Readonly<Record<Tense, number>> = { past: 210, none: 60, future: 0 };
const AGAINST_PAST: Readonly<Record<Tense, number>> = { past: 0, none: 0, future: 210 };
/** The same where the verb is surely the date's own. */
const AGAINST_FIRM = 330;

function resolveWeekday(when: Extract<When, { kind: 'weekday' }>, tense: Tense, context: TimeContext): string {
  const { date } = context;
  if (date === null) return `XXXX-WXX-${when.weekday}`;
  const monday = date - weekdayOf(date) + 1;
  if (when.week !== undefined) return isoDay(monday + 7 * when.week + when.weekday - 1);
  const back = (weekdayOf(date) - when.weekday + 7) % 7;
  if (when.turn === -1) return isoDay(date - (back === 0 ? 7 : back));
  if (when.turn === 1) return isoDay(when.strict === true ? date + 7 - back : monday + 7 + when.weekday - 1);
  if (when.turn === 0) return isoDay(monday + when.weekday - 1);
  return isoDay(tense === 'future' ? date + ((7 - back) % 7) : date - back);
}

function resolveUnit(unit: TimeUnit, offset: number, anaphoric: boolean, tense: Tense, context: TimeContext): string {
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

/** The first day of a TIMEX3 value that is a day, a week, a month or a year. */
function referenceDay(value: string | null): DayNumber | null {
  if (value === null) return null;
  const day = parseIsoDay(value);
  if (day !== null) return day;
  const monday = mondayOfWeek(value);
  if (monday !== null) return monday;
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month !== null) return dayNumber(Number(month[1]), Number(month[2]), 1);
  const year = /^(\d{4})$/.exec(value);
  return year === null ? null : dayNumber(Number(year[1]), 1, 1);
}

function resolveShift(when: Extract<When, { kind: 'shift' }>, tense: Tense, context: TimeContext): string {
  const anchor =
    when.from === 'document'
      ? null
      : when.from === 'reference'
        ? (context.reference ?? null)
        : resolveWhen(when.from, tense, context);
  const fromText = anchor === null ? null : referenceDay(anchor);
  const start = fromText ?? (when.from === 'document' || when.from === 'reference' ? context.date : null);
  if (when.steps.some(s => s.amount === null)) return when.sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
  // "25 years later" is after something that the text tells of, not after its date
  const loose = when.from === 'reference' && when.sign > 0 && fromText === null && tense === 'past';
  if (start === null || loose) return unknownUnit(when.steps[0]?.unit ?? 'D');
  let day = start;
  let fine = false;
  for (const { amount, unit } of when.steps) {
    const n = (amount ?? 0) * when.sign;
    const months = MONTHS_OF[unit];
    const days = DAYS_OF[unit];
    if (months !== undefined) {
      day = addMonths(day, Math.trunc(n * months));
      if (!Number.isInteger(n * months)) day += Math.round((n * months - Math.trunc(n * months)) * 30);
    } else if (days !== undefined) {
      day += Math.round(n * days);
      fine = true;
    } else fine = true;
  }
  if (!Number.isFinite(day) || Math.abs(day) > 3e6) return 'XXXX';
  const unit = when.steps[when.steps.length - 1]?.unit ?? 'D';
  // from a date of the text, a distance is as exact as its unit: "two years later" is a year
  const whole = when.whole === true && (fromText === null || when.from !== 'reference');
  if (whole || (fine && unit !== 'W' && unit !== 'FN' && unit !== 'WE')) return isoDay(day);
  if (fine) return isoWeek(day);
  const { year, month } = calendarDay(day);
  return unit === 'M' || unit === 'Q' ? isoMonth(year, month) : pad(year, 4);
}

function resolveSeason(when: Extract<When, { kind: 'season' }>, tense: Tense, context: TimeContext): string {
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

/** "the second week of 2021", "the first day of the month". */
function resolveNth(n: number, unit: TimeUnit, of: string): string {
  const month = /^(\d{4}|XXXX)-(\d{2})$/.exec(of);
  const year = /^\d{4}$/.exec(of);
  if (unit === 'W' && month !== null) return `${month[0]}-W${pad(n < 0 ? 5 : n)}`;
  if (unit === 'W' && year !== null) return `${of}-W${pad(n < 0 ? 52 : n)}`;
  if (unit === 'M' && year !== null) return `${of}-${pad(n < 0 ? 12 : n)}`;
  if (unit === 'Q' && year !== null) return `${of}-Q${n < 0 ? 4 : n}`;
  if (unit === 'D') {
    if (month !== null && month[1] !== 'XXXX') {
      const last = daysInMonth(Number(month[1]), Number(month[2]));
      return `${of}-${pad(n < 0 ? last : Math.min(n, last))}`;
    }
    if (month !== null) return `${of}-${pad(Math.abs(n))}`;
    if (year !== null) return isoDay(n < 0 ? dayNumber(Number(of), 12, 31) : dayNumber(Number(of), 1, n));
    const monday = mondayOfWeek(of);
    if (monday !== null) return isoDay(monday + (n < 0 ? 6 : n - 1));
  }
  return of;
}

function resolveHoliday(when: Extract<When, { kind: 'holiday' }>, tense: Tense, context: TimeContext): string {
  let year = when.year;
  if (year === undefined && when.of !== undefined) {
    const of = resolveWhen(when.of, tense, context).slice(0, 4);
    if (/^\d{4}$/.test(of)) year = Number(of);
  }
  if (year === undefined) {
    if (context.date === null) {
      const fixed = /^\d{2}-\d{2}$/.test(when.rule);
      return fixed ? `XXXX-${when.rule}` : 'XXXX-XX-XX';
    }
    const now = calendarDay(context.date).year;
    const here = holidayDay(when.rule, now) ?? context.date;
    const near = when.turn === undefined && Math.abs(here - context.date) <= 14;
    const forward = when.turn === 1 || (when.turn === undefined && !near && tense === 'future');
    const backward = when.turn === -1 || (when.turn === undefined && !near && tense === 'past');
    if (forward) year = here < context.date || (when.turn === 1 && here === context.date) ? now + 1 : now;
    else if (backward) year = here > context.date || (when.turn === -1 && here === context.date) ? now - 1 : now;
    else if (when.turn === 0) year = now;
    else year = here - context.date > 182 ? now - 1 : context.date - here > 182 ? now + 1 : now;
  }
  const day = holidayDay(when.rule, year);
  if (day === null) return pad(year, 4);
  // the weekend of a Monday's holiday lies before it
  if (when.weekend === true) return `${isoWeek(weekdayOf(day) <= 3 ? day - 7 : day)}-WE`;
  return when.rule.startsWith('easterweek') ? isoWeek(day + 1) : isoDay(day);
}
