import { parseNumber } from '../numbers/numbers';
import type { TokenView } from '../words/tokenView';
import { TIME_CUES } from './timeCues';

/** The month that a token names, 1 to 12; a short form's point is not part of it. */
export function monthAt(view: TokenView, i: number): number | null {
  const long = view.time(i, 'month');
  if (long !== undefined) return Number(long);
  const short = view.time(i, 'monthShort');
  return short === undefined ? null : Number(short);
}

/** The token after a month, its point included. */
export function afterMonth(view: TokenView, i: number): number {
  const point = view.time(i, 'monthShort') !== undefined && view.word(i + 1) === '.';
  return point && (view.glued(i) || view.isDigits(i + 2)) ? i + 2 : i + 1;
}

/** The weekday that a token names, 1 to 7, and the token after it. */
export function weekdayAt(view: TokenView, i: number): { readonly weekday: number; readonly end: number } | null {
  const long = view.time(i, 'weekday');
  if (long !== undefined) return { weekday: Number(long), end: i + 1 };
  const short = view.time(i, 'weekdayShort');
  if (short === undefined) return null;
  const end = view.word(i + 1) === '.' && view.glued(i) ? i + 2 : i + 1;
  const said = WEEKDAY_CUES.has(view.word(i - 1)) && !view.capital(end);
  if (/^(?:sun|sat|wed|mon)$/.test(view.word(i)) && !(view.capital(i) && (said || isDated(view, end)))) return null;
  return { weekday: Number(short), end };
}

const WEEKDAY_CUES = TIME_CUES.forms('weekdayCue');

/**
 * Whether a date or a time of day goes on at token `i`, so that a short form that is a word of its own ("Sun") is a
 * weekday.
 */
function isDated(view: TokenView, i: number): boolean {
  const at = /^[,(]$/.test(view.word(i)) ? i + 1 : i;
  return monthAt(view, at) !== null || view.isDigits(at) || view.time(at, 'part') !== undefined;
}

/** A day of a month at token `i`: "25", "25th", "twenty-fifth". */
export function dayAt(
  view: TokenView,
  i: number,
): { readonly day: number; readonly end: number; readonly ordinal: boolean } | null {
  if (view.isDigits(i)) {
    if (!view.isInteger(i) || view.raw[i].length > 2) return null;
    const day = Number(view.raw[i]);
    if (day < 1 || day > 31) return null;
    const ordinal = /^(?:st|nd|rd|th)$/.test(view.word(i + 1)) && (view.glued(i) || view.register === 'caseless');
    return { day, end: ordinal ? i + 2 : i + 1, ordinal };
  }
  if (view.number(i, 'ordinal') === undefined && view.number(i, 'ten') === undefined) return null;
  const number = parseNumber(view, i, false);
  if (number === null || number.ordinal !== true || number.value < 1 || number.value > 31) return null;
  return { day: number.value, end: number.end, ordinal: true };
}

/** A year at token `i`: four digits, or in words ("nineteen ninety six", "two thousand and fifteen"). */
export function yearAt(view: TokenView, i: number): { readonly year: number; readonly end: number } | null {
  if (view.isDigits(i)) {
    if (!view.isInteger(i) || view.raw[i].length !== 4) return null;
    const year = Number(view.raw[i]);
    return year >= 1000 && year < 2200 ? { year, end: i + 1 } : null;
  }
  const century = view.number(i, 'teen') ?? (view.word(i) === 'twenty' ? 20 : undefined);
  if (century !== undefined && century >= 13) {
    const at = view.isDash(i + 1) ? i + 2 : i + 1;
    const rest = parseNumber(view, at, false);
    if (
      rest !== null &&
      !rest.digits &&
      rest.value >= 10 &&
      rest.value <= 99 &&
      rest.ordinal !== true &&
      rest.fraction !== true
    ) {
      return { year: century * 100 + rest.value, end: rest.end };
    }
    return null;
  }
  if (view.word(i) === 'two' && view.word(i + 1) === 'thousand') {
    const number = parseNumber(view, i);
    if (number !== null && number.value >= 2000 && number.value < 2100 && number.ordinal !== true)
      return { year: number.value, end: number.end };
  }
  return null;
}

/** "'69": the year of two digits after an apostrophe. */
export function shortYearAt(view: TokenView, i: number): { readonly year: number; readonly end: number } | null {
  if (view.word(i) !== "'" || !view.glued(i) || !view.isDigits(i + 1) || !/^\d\d$/.test(view.raw[i + 1])) return null;
  return { year: fullYear(Number(view.raw[i + 1])), end: i + 2 };
}

export function fullYear(short: number): number {
  return short > 40 ? 1900 + short : 2000 + short;
}

/** A year after a month or a day: ", 2019", "2019", "of 2019", "'87", "of 87". */
export function yearAfter(view: TokenView, at: number): { readonly year: number; readonly end: number } | null {
  let j = at;
  if (view.word(j) === ',') j++;
  else if (view.word(j) === 'of' || view.word(j) === 'in') j++;
  const year = yearAt(view, j);
  const early = year !== null && year.year < 1500 && j === at && view.time(at - 1, 'month') !== undefined;
  if (early && !EARLY_YEAR_STOPS.has(view.word(year.end)) && !/[a-z]{3}s$/.test(view.word(year.end))) return year;
  if (year !== null && year.year >= 1500) {
    // "On May 5 2,000 people" has no year; a comma keeps numbers of people out as well
    if (j === at + 1 && view.word(at) === 'in' && !view.isDigits(j)) return null;
    if (isCountNoun(view, year.end) && view.word(at) !== ',') return null;
    return year;
  }
  const short = view.word(j) === "'" || view.word(at) === 'of' ? (view.word(j) === "'" ? j + 1 : j) : -1;
  if (short > 0 && /^\d{2}$/.test(view.raw[short] ?? '') && view.isDigits(short)) {
    return { year: fullYear(Number(view.raw[short])), end: short + 1 };
  }
  return null;
}

/** What is said of many: "in May 1200 were sent home" has no year. */
const EARLY_YEAR_STOPS = TIME_CUES.forms('saidOfMany');

/** The day and the year of "3,2019", as a date's comma without a space leaves them in one token. */
export function gluedDayAndYear(view: TokenView, i: number): { readonly day: number; readonly year: number } | null {
  const parts = /^(\d{1,2}),((?:1[5-9]|20)\d\d)$/.exec(view.raw[i] ?? '');
  if (parts === null || Number(parts[1]) < 1 || Number(parts[1]) > 31) return null;
  return { day: Number(parts[1]), year: Number(parts[2]) };
}

/** Whether a token is a word that numbers count, so that the number before it is no year. */
export function isCountNoun(view: TokenView, i: number): boolean {
  return COUNTED.has(view.word(i));
}

const COUNTED = TIME_CUES.forms('counted');
