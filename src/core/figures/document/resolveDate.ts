import {
  type CalendarDay,
  calendarDay,
  type DayNumber,
  dayNumber,
  daysInMonth,
  isoDay,
  isoMonth,
  pad,
  parseIsoDay,
  weekdayOf,
} from '../../text/calendar';
import type { Tense, When } from '../times/timeExpression';
import type { TimeContext } from './timeContext';

type DateWhen = Extract<When, { kind: 'date' }>;

/** A date, its year found by the tense and by nearness where the text does not say it. */
export function resolveDate(when: DateWhen, tense: Tense, context: TimeContext): string {
  const { year, month, day } = when;
  if (month === undefined) {
    if (day !== undefined && year === undefined)
      return (
        (when.weekday === undefined ? null : monthOfWeekday(day, when.weekday, tense, context)) ??
        resolveDayOfMonth(day, tense, context)
      );
    return year === undefined ? 'XXXX' : pad(year, 4);
  }
  const full = year ?? leapYear(yearFor(when, month, tense, context), month, day);
  const head = full === null ? 'XXXX' : pad(full, 4);
  return day === undefined ? `${head}-${pad(month)}` : `${head}-${pad(month)}-${pad(day)}`;
}

/** The year, or the leap year nearest before it where the day is February 29; null for a day that no year has. */
function leapYear(year: number | null, month: number, day: number | undefined): number | null {
  if (year === null || day === undefined || day <= daysInMonth(year, month)) return year;
  if (month !== 2 || day !== 29) return null;
  return [year - 1, year - 2, year - 3, year - 4].find(y => daysInMonth(y, 2) === 29) ?? null;
}

/**
 * "Friday 13th": of the month nearest to the document's date in which that day is that weekday. Null without a document
 * date.
 */
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

/** How many days after a day with its year another may be told without one, as the next of the same events. */
const STORY_SPAN = 200;
/** A day so near to the document's date is one of the news rather than of what the text tells of earlier years. */
const NEWS_DAYS = 45;

/**
 * The year of "on November 21" behind "on November 15, 2017" in the same block; null where the day is one of the news
 * or to come.
 */
function yearOfStory(
  { day, turn, weekday }: DateWhen,
  month: number,
  tense: Tense,
  context: TimeContext,
): number | null {
  const from = parseIsoDay(context.dated);
  if (from === null || day === undefined || turn !== undefined || weekday !== undefined || tense === 'future')
    return null;
  const { year } = calendarDay(from);
  const told = dayNumber(year, month, day) >= from ? year : year + 1;
  const then = dayNumber(told, month, day);
  if (then - from > STORY_SPAN) return null;
  const { date } = context;
  if (date === null) return told;
  if (then > date) return null;
  const now = calendarDay(date).year;
  return [now - 1, now, now + 1].some(y => Math.abs(dayNumber(y, month, day) - date) <= NEWS_DAYS) ? null : told;
}

/** The year of a month and day that stand without one. Null without a document date. */
function yearFor(when: DateWhen, month: number, tense: Tense, context: TimeContext): number | null {
  const story = yearOfStory(when, month, tense, context);
  if (story !== null) return story;
  if (context.date === null) return null;
  const { day, turn, weekday } = when;
  const now = calendarDay(context.date);
  const side = sideOf(month, day, now);
  if (turn === -1) return side < 0 ? now.year : now.year - 1;
  if (turn === 1) return side > 0 ? now.year : now.year + 1;
  if (turn === 0) return now.year;
  if (weekday !== undefined && day !== undefined) {
    const said = [now.year, now.year - 1, now.year + 1].find(y => weekdayOf(dayNumber(y, month, day)) === weekday);
    if (said !== undefined) return said;
  }
  return nearestYear(when, month, tense, context.date);
}

/**
 * Whether a month, or a day of it, lies before (-1) or after (1) that of a date in the course of a year; 0 for its own.
 */
function sideOf(month: number, day: number | undefined, now: CalendarDay): -1 | 0 | 1 {
  if (month !== now.month) return month < now.month ? -1 : 1;
  if (day === undefined || day === now.day) return 0;
  return day < now.day ? -1 : 1;
}

/** The year in which a month and day lie nearest to `date`, where the tense weighs as well. */
function nearestYear({ day, firm }: DateWhen, month: number, tense: Tense, date: DayNumber): number {
  const now = calendarDay(date);
  let best = now.year;
  let least = Number.POSITIVE_INFINITY;
  for (const year of [now.year - 1, now.year, now.year + 1]) {
    const distance = dayNumber(year, month, day ?? 15) - date;
    // agencies date their lines a day early or late: a date a few days off is near whatever the verb says
    // a month as a whole is near only while it runs
    const near = day === undefined ? month === now.month : Math.abs(distance) <= 14;
    const against = distance > 0 ? AGAINST_FUTURE[tense] : AGAINST_PAST[tense];
    const weight = against > 0 && firm === true && tense !== 'none' ? AGAINST_FIRM : against;
    const cost = Math.abs(distance) + (near ? 0 : weight);
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

/** A day of the week: the last or the next one, by the tense. */
export function resolveWeekday(when: Extract<When, { kind: 'weekday' }>, tense: Tense, context: TimeContext): string {
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
