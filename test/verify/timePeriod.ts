import { addMonths, type DayNumber, dayNumber, isoDay, mondayOfWeek, parseIsoDay } from '../../src/core/text/calendar';

/**
 * A stretch of time as text that compares: "2018-05-30", with " 14:00:00" for a time on a day, "14:00:00" for one on no
 * day.
 */
export interface Period {
  readonly start: string;
  /** The first day or time that is no part of it; of a point in time, the point. */
  readonly end: string;
  /** Where the last part of a range of two begins: some say that the range ends there. */
  readonly last?: string;
}

/** The period that a TIMEX3 value stands for; null for what has none (durations, sets, seasons, unknown years). */
export function periodOf(value: string, date: string | null): Period | null {
  const [first, second] = value.split('/');
  if (second !== undefined) {
    const from = periodOf(first, date);
    const to = periodOf(second, date);
    return from === null || to === null ? null : { start: from.start, end: to.end, last: to.start };
  }
  if (value === 'PRESENT_REF') return date === null ? null : { start: date, end: date };
  const timed = /^(\d{4}-\d\d-\d\d)?T(\d\d:\d\d)(:\d\d)?(?:Z|[+-]\d\d:\d\d)?$/.exec(value);
  if (timed !== null) {
    const [, day, minutes, seconds] = timed;
    const point = `${day === undefined ? '' : `${day} `}${minutes}${seconds ?? ':00'}`;
    return { start: point, end: point };
  }
  const days = daysOf(value);
  return days === null ? null : { start: isoDay(days[0]), end: isoDay(days[1]) };
}

/** The first day of a value and the first after it. */
function daysOf(value: string): readonly [DayNumber, DayNumber] | null {
  const months = (year: number, month: number, count: number): readonly [DayNumber, DayNumber] => {
    const start = dayNumber(year, month, 1);
    return [start, addMonths(start, count)];
  };
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    const day = parseIsoDay(value);
    return day === null ? null : [day, day + 1];
  }
  const week = /^\d{4}-W\d\d(-WE)?$/.exec(value);
  if (week !== null) {
    const monday = mondayOfWeek(value);
    if (monday === null) return null;
    return week[1] === undefined ? [monday, monday + 7] : [monday + 5, monday + 7];
  }
  const parts = /^(\d{2,4})(X{1,2}|-(\d\d)|-Q(\d)|-H(\d))?$/.exec(value);
  if (parts === null) return null;
  const [, head, tail, month, quarter, half] = parts;
  if (tail?.startsWith('X') === true)
    return head.length + tail.length === 4 ? spanOfYears(Number(head), tail.length) : null;
  if (head.length !== 4) return null;
  const year = Number(head);
  if (month !== undefined) return months(year, Number(month), 1);
  if (quarter !== undefined) return months(year, 3 * Number(quarter) - 2, 3);
  if (half !== undefined) return months(year, 6 * Number(half) - 5, 6);
  return months(year, 1, 12);
}

function spanOfYears(head: number, unknown: number): readonly [DayNumber, DayNumber] {
  const years = 10 ** unknown;
  return [dayNumber(head * years, 1, 1), dayNumber((head + 1) * years, 1, 1)];
}

const SECONDS: Readonly<Record<string, number>> = { Y: 365 * 86400, M: 30 * 86400, W: 7 * 86400, D: 86400 };
const SHORT: Readonly<Record<string, number>> = { H: 3600, M: 60, S: 1 };

/** The length of a duration in seconds, a month of 30 days and a year of 365; null for an unknown one. */
export function secondsOf(value: string): number | null {
  if (!/^P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?$/.test(value) || value === 'P') return null;
  const [days, time = ''] = value.slice(1).split('T');
  let seconds = 0;
  for (const [, n, letter] of days.matchAll(/([\d.]+)([YMWD])/g)) seconds += Number(n) * SECONDS[letter];
  for (const [, n, letter] of time.matchAll(/([\d.]+)([HMS])/g)) seconds += Number(n) * SHORT[letter];
  return seconds;
}
