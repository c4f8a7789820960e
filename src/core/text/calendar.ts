/** A day as days since 1970-01-01 in the proleptic Gregorian calendar. */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;

/**
 * The day of a year, month (1 to 12) and day of month; the numbers may run over ("day 0" is the last of the month
 * before).
 */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / MS_PER_DAY);
}

/** The day of an ISO date YYYY-MM-DD (more may follow), or null when it is none. */
export function parseIsoDay(iso: string | null | undefined): DayNumber | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export function calendarDay(day: DayNumber): CalendarDay {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** YYYY-MM-DD. */
export function isoDay(day: DayNumber): string {
  const { year, month, day: d } = calendarDay(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(d)}`;
}

/** YYYY-MM. Months beyond 1 to 12 run over into other years. */
export function isoMonth(year: number, month: number): string {
  const index = year * 12 + month - 1;
  return `${pad(Math.floor(index / 12), 4)}-${pad((((index % 12) + 12) % 12) + 1)}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();
}

/** The ISO weekday, Monday 1 to Sunday 7. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The ISO week of a day, YYYY-Www. */
export function isoWeek(day: DayNumber): string {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = calendarDay(thursday);
  const week = Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1;
  return `${pad(year, 4)}-W${pad(week)}`;
}

/** The Monday of an ISO week YYYY-Www, or null. */
export function mondayOfWeek(value: string): DayNumber | null {
  const match = /^(\d{4})-W(\d{2})/.exec(value);
  if (match === null) return null;
  const fourth = dayNumber(Number(match[1]), 1, 4);
  return fourth - weekdayOf(fourth) + 1 + 7 * (Number(match[2]) - 1);
}

/** The same day some months on; the last of the month where it has no such day. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, day: d } = calendarDay(day);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = (((index % 12) + 12) % 12) + 1;
  return dayNumber(y, m, Math.min(d, daysInMonth(y, m)));
}

/** Easter Sunday of the Gregorian calendar, by the anonymous (Meeus) algorithm. */
export function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The nth weekday (1 to 7) of a month; n = -1 is the last. */
export function nthWeekday(year: number, month: number, n: number, weekday: number): DayNumber {
  if (n < 0) {
    const last = dayNumber(year, month, daysInMonth(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
}

/**
 * Whether a rule for the day of a holiday is one (see `figures/words/holidays.tsv`): a day in each year, one known day,
 * or none.
 */
export function isHolidayRule(rule: string): boolean {
  return rule === 'lunar' || /^on \d{4}-\d{2}-\d{2}$/.test(rule) || holidayDay(rule, 2024) !== null;
}

/**
 * The day of a holiday rule (see `figures/words/holidays.tsv`) in a year, or null for a rule that is not understood.
 */
export function holidayDay(rule: string, year: number): DayNumber | null {
  const fixed = /^(\d{2})-(\d{2})$/.exec(rule);
  if (fixed !== null) {
    const [month, day] = fixed.slice(1).map(Number);
    return isIn(month, 1, 12) && isIn(day, 1, daysInMonth(2024, month)) ? dayNumber(year, month, day) : null;
  }
  const [kind, ...numbers] = rule.split(' ');
  const [a, b, c] = numbers.map(Number);
  if (kind === 'nth') return isIn(a, 1, 12) && isIn(b, 1, 4) && isIn(c, 1, 7) ? nthWeekday(year, a, b, c) : null;
  if (kind === 'last') return isIn(a, 1, 12) && isIn(b, 1, 7) ? nthWeekday(year, a, -1, b) : null;
  if (kind === 'easter' || kind === 'easterweek') return isIn(a, -100, 300) ? easter(year) + a : null;
  if (kind === 'election') return nthWeekday(year, 11, 1, 1) + 1;
  if (kind === 'blackfriday') return nthWeekday(year, 11, 4, 4) + 1;
  if (kind === 'cybermonday') return nthWeekday(year, 11, 4, 4) + 4;
  return null;
}

function isIn(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most;
}
