import type { Timex } from '../../annotations/model';
import { calendarDay, isoDay, isoMonth, isoWeek, nthWeekday, pad, parseIsoDay } from '../../text/calendar';
import type { Tense, TimeExpression, When } from '../times/timeExpression';
import { resolveDate, resolveWeekday } from './resolveDate';
import {
  decadeOf,
  resolveHoliday,
  resolveNth,
  resolveReported,
  resolveSeason,
  resolveShift,
  resolveUnit,
  yearOfQuarter,
} from './resolvePeriod';
import { type TimeContext, yearsFrom } from './timeContext';

/** The TIMEX3 of an expression. Without a document date, what depends on it stays underspecified (X). */
export function resolveTime(expression: TimeExpression, context: TimeContext): Timex {
  const base = resolveWhen(expression.when, expression.tense, context);
  const value = withTime(base, expression, expression.clock);
  const until =
    expression.until === undefined ? null : withTime(lastDay(base, expression), expression, expression.until);
  const { type, mod, quant, freq, when } = expression;
  const timex: { -readonly [Field in keyof Timex]: Timex[Field] } = {
    type,
    value: until === null ? value : `${value}/${until}`,
  };
  if (mod !== undefined) timex.mod = mod;
  if (quant !== undefined) timex.quant = quant;
  if (freq !== undefined) timex.freq = freq;
  // the two ends of a period that is told by its ends
  if (when.kind === 'span') [timex.beginPoint, timex.endPoint] = ends(when, expression.tense, context);
  if (until !== null) [timex.beginPoint, timex.endPoint] = [value, until];
  return timex;
}

/** The day on which a range of clock times ends: the next one where it runs past midnight. */
function lastDay(base: string, { clock = '', until = '' }: TimeExpression): string {
  const day = until < clock ? parseIsoDay(base) : null;
  return day === null ? base : isoDay(day + 1);
}

function withTime(base: string, expression: TimeExpression, told: string | undefined): string {
  const clock = told === undefined ? null : `T${told}${expression.zone ?? ''}`;
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
      if (when.reported === true && when.unit === 'Q') return resolveReported(when, tense, context);
      return (when.prefix ?? '') + resolveUnit(when.unit, when.offset, when.anaphoric === true, tense, context);
    case 'shift':
      // "a year ago" beside a quarter is the same quarter a year before
      if (context.part !== null && isYearBack(when)) return yearsFrom(context.part, -1);
      return resolveShift(when, anchorOf(when, tense, context), tense, context);
    case 'season':
      return resolveSeason(when, tense, context);
    case 'share': {
      const year = resolveWhen(when.of, tense, context).slice(0, 4);
      if (!/^\d{4}$/.test(year)) return `XXXX-${when.part}`;
      const own = when.bare === true ? yearOfQuarter(when, Number(year), tense, context) : Number(year);
      return `${own - (when.back ?? 0)}-${when.part}`;
    }
    case 'months': {
      const year = resolveWhen(when.of, tense, context).slice(0, 4);
      return `${year}-${pad(when.from)}/${year}-${pad(when.to)}`;
    }
    case 'nth':
      return resolveNth(when.n, when.unit, resolveWhen(when.of, tense, context));
    case 'nthWeekday': {
      const month = /^(\d{4})-(\d{2})/.exec(resolveWhen(when.of, tense, context));
      if (month === null) return `XXXX-WXX-${when.weekday}`;
      return isoDay(nthWeekday(Number(month[1]), Number(month[2]), when.n, when.weekday));
    }
    case 'holiday':
      return resolveHoliday(when, when.of === undefined ? null : resolveWhen(when.of, tense, context), tense, context);
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

/** "a year ago", "a year earlier". */
function isYearBack({ steps, sign, from }: ShiftWhen): boolean {
  const [step] = steps;
  return (
    steps.length === 1 &&
    step.unit === 'Y' &&
    step.amount === 1 &&
    sign < 0 &&
    (from === 'document' || from === 'reference')
  );
}

type ShiftWhen = Extract<When, { kind: 'shift' }>;

/** The value of the date that a distance is counted from, where the text names one. */
function anchorOf({ from }: ShiftWhen, tense: Tense, context: TimeContext): string | null {
  if (from === 'document') return null;
  return from === 'reference' ? context.reference : resolveWhen(from, tense, context);
}

/** "April to December" of a story of January that tells no future: those of the year before. Null for other spans. */
function yearsBack(
  when: SpanWhen,
  from: string,
  tense: Tense,
  { date }: TimeContext,
): readonly [string, string] | null {
  const { from: first, to: last } = when;
  if (date === null || tense === 'future' || first.kind !== 'date' || last.kind !== 'date') return null;
  if (first.year !== undefined || last.year !== undefined || first.day !== undefined || last.day !== undefined)
    return null;
  if (first.month === undefined || last.month === undefined || first.turn !== undefined) return null;
  const now = calendarDay(date);
  const year = Number(from.slice(0, 4));
  const ahead = year > now.year || (year === now.year && first.month > now.month);
  if (!ahead) return null;
  const start = first.month > now.month ? now.year - 1 : now.year;
  return [isoMonth(start, first.month), isoMonth(last.month < first.month ? start + 1 : start, last.month)];
}

type SpanWhen = Extract<When, { kind: 'span' }>;

/** The two ends of a span; a last end without a year comes after the first. */
function ends(when: SpanWhen, tense: Tense, context: TimeContext): readonly [string, string] {
  const from = resolveWhen(when.from, tense, context);
  const to = resolveWhen(when.to, tense, context);
  const back = yearsBack(when, from, tense, context);
  if (back !== null) return back;
  const yearless = when.to.kind === 'date' && when.to.year === undefined && when.to.month !== undefined;
  if (!yearless || !/^\d{4}-/.test(from) || !/^\d{4}-/.test(to)) return [from, to];
  const year = Number(from.slice(0, 4));
  const tail = to.slice(4);
  return [from, `${pad(tail < from.slice(4) ? year + 1 : year, 4)}${tail}`];
}
