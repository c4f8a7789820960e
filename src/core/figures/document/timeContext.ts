import { type DayNumber, dayNumber, mondayOfWeek, parseIsoDay } from '../../text/calendar';

/** What a time expression is resolved against. Either may be missing. */
export interface TimeContext {
  /** The document's date. */
  readonly date: DayNumber | null;
  /** A TIMEX3 value mentioned before, a day, a week, a month or a year. */
  readonly reference: string | null;
  /** The quarter that the story reports, YYYY-Qn, once one is mentioned. */
  readonly quarter: string | null;
  /**
   * The part of a year that was mentioned last in the same block (YYYY-Qn, YYYY-Hn, or months), where it is the last
   * time mentioned.
   */
  readonly part: string | null;
  /** The last day of the same block that is told with its year, YYYY-MM-DD. */
  readonly dated: string | null;
}

/** The first day of a TIMEX3 value that is a day, a week, a month or a year. */
export function referenceDay(value: string | null): DayNumber | null {
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

/** The same part of another year: "2019-Q3" and "2019-01/2019-09" some years on. */
export function yearsFrom(part: string, years: number): string {
  return part.replace(/\d{4}/g, year => String(Number(year) + years));
}
