import { parseNumber } from '../numbers/numbers';
import type { TokenView } from '../words/tokenView';
import {
  afterMonth,
  dayAt,
  fullYear,
  gluedDayAndYear,
  isCountNoun,
  monthAt,
  weekdayAt,
  yearAfter,
  yearAt,
} from './dateParts';
import { TIME_CUES } from './timeCues';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';

type DateWhen = Extract<When, { kind: 'date' }>;

const date = (end: number, when: DateWhen, grain: 'day' | 'month' | 'year' | 'weekday'): TimeReading => ({
  end,
  type: 'DATE',
  when,
  grain,
  evidence: when.year === undefined ? 'a date without a year' : 'a full date',
});

/** "Dec31", "Dec31, 1994": a month and its day without a space. */
export function parseGluedDate(view: TokenView, i: number): TimeReading | null {
  const parts = /^([a-z]{3,9})(\d{1,2})$/.exec(view.word(i));
  if (parts === null || (view.register === 'standard' && !view.capital(i))) return null;
  const roles = view.tables.words.get(parts[1])?.time;
  const [month, day] = [Number(roles?.['month'] ?? roles?.['monthShort'] ?? 0), Number(parts[2])];
  if (month < 1 || day < 1 || day > 31) return null;
  const year = yearAfter(view, i + 1);
  return date(year?.end ?? i + 1, { kind: 'date', month, day, ...(year === null ? {} : { year: year.year }) }, 'day');
}

/** "April 25, 2019", "Aug. 7", "July 1997", "March", with or without a weekday before it. */
export function parseMonthFirst(view: TokenView, i: number): TimeReading | null {
  const month = monthAt(view, i);
  if (month === null) return null;
  let at = afterMonth(view, i);
  // "Dec-2018", "Jan/3", "april the ninth"
  const joined = (view.isDash(at) || view.word(at) === '/') && view.glued(at - 1) && view.glued(at);
  if (joined && !view.isDigits(at + 1))
    return isMonthName(view, i, at) ? date(at, { kind: 'date', month }, 'month') : null;
  if (joined) at++;
  const day = dayAfterMonth(view, at, month, joined);
  if (day !== null) return day;
  const year = yearAfter(view, at);
  if (year !== null) return date(year.end, { kind: 'date', month, year: year.year }, 'month');
  if (joined || !isMonthName(view, i, i + 1)) return null;
  // a bare short form's point may be the sentence's
  const end = view.word(at) !== '' && view.time(i, 'month') === undefined ? at : i + 1;
  return date(end, { kind: 'date', month }, 'month');
}

/**
 * The day, and its year where there is one, after a month that ends before token `at`: "25, 2019", "the ninth",
 * "-12-2018".
 */
function dayAfterMonth(view: TokenView, at: number, month: number, joined: boolean): TimeReading | null {
  const glued = gluedDayAndYear(view, at);
  if (glued !== null) return date(at + 1, { kind: 'date', month, ...glued }, 'day');
  const the = view.word(at) === 'the' ? dayAt(view, at + 1) : null;
  const day = the?.ordinal === true ? the : dayAt(view, at);
  if (day === null) return null;
  if (the === null && month === 9 && day.day === 11 && ATTACKS.has(view.word(day.end)))
    return date(day.end, { kind: 'date', year: 2001, month, day: 11 }, 'day');
  if (the === null && !dayFits(view, at, day)) return null;
  const dashYear = joined && view.isDash(day.end) ? yearAt(view, day.end + 1) : null;
  const year = dashYear ?? yearAfter(view, day.end);
  const when = { kind: 'date' as const, month, day: day.day };
  return date(year?.end ?? day.end, year === null ? when : { ...when, year: year.year }, 'day');
}

/** What "September 11" is said of when it is that of 2001. */
const ATTACKS = TIME_CUES.forms('attacks');

/** Whether a number after a month can be its day: "May 5 people" cannot, nor "March 10 000". */
function dayFits(view: TokenView, at: number, day: { readonly end: number; readonly ordinal: boolean }): boolean {
  if (day.ordinal) return true;
  if (!view.isDigits(at)) return false;
  const next = view.word(day.end);
  if (isCountNoun(view, day.end)) return false;
  return !/^(?:million|billion|percent|thousand)$/.test(next);
}

const MONTH_CUES = TIME_CUES.forms('monthCue');

/** Whether a word that is also a verb, a noun or a name ("may", "march", "august", "jan") stands for the month. */
function isMonthName(view: TokenView, i: number, end: number): boolean {
  const w = view.word(i);
  const short = view.time(i, 'month') === undefined;
  if (w !== 'may' && w !== 'march' && w !== 'august' && !short) return true;
  if (view.register === 'standard' && !view.capital(i)) return w === 'august' && isPairedMonth(view, i, end);
  if (short) return isShortMonth(view, i, end);
  const before = view.word(i - 1);
  if (w === 'august') return view.register === 'standard' || MONTH_CUES.has(before);
  if (isVerb(view, i, end)) return false;
  const after = view.word(end);
  if (before === 'the' || before === "'s")
    return view.register === 'standard' && !view.capital(end) && !/^(?:on|to|against|for|of|by)$/.test(after);
  // "May through July", "March or April"
  const paired = /^(?:through|to|and|or|until|till)$/.test(after) || view.isDash(end);
  if (paired && view.capital(i) && monthAt(view, end + 1) !== null) return true;
  if (MONTH_CUES.has(before) || (before === 'for' && PLANNED_FOR.has(view.word(i - 2)))) return true;
  return view.capital(i) && (after === "'s" || MONTH_TRADE.has(after) || (w === 'march' && before === 'for'));
}

/** What is sold for a month to come: "May delivery". */
const MONTH_TRADE = TIME_CUES.forms('monthTrade');
/** "between august and october", in small letters. */
function isPairedMonth(view: TokenView, i: number, end: number): boolean {
  const paired = /^(?:and|to|or|through|until|till)$/.test(view.word(end)) && monthAt(view, end + 1) !== null;
  return paired && MONTH_CUES.has(view.word(i - 1));
}

const PLANNED_FOR = TIME_CUES.forms('plannedFor');

/** Whether a short form ("jan", "mar") stands for the month: "Jan-Feb 2017", "in Jan.". */
function isShortMonth(view: TokenView, i: number, end: number): boolean {
  if (view.isDash(end) && view.capital(i) && monthAt(view, end + 1) !== null) return true;
  if (view.capital(end)) return false;
  const before = view.word(i - 1);
  return MONTH_CUES.has(before) || before === 'the' || view.word(i + 1) === '.';
}

/** Whether "march" or "may" is the verb by what stands around it: "to march on", "that may be". */
function isVerb(view: TokenView, i: number, end: number): boolean {
  const before = view.word(i - 1);
  const after = view.word(end);
  if (view.word(i) === 'march') return before === 'to' && AFTER_VERB_MARCH.has(after);
  if (AFTER_VERB_MAY.has(after)) return true;
  if (view.register !== 'caseless' || !/^(?:that|this|and|which|or)$/.test(before)) return false;
  const listed = (before === 'and' || before === 'or') && monthAt(view, i - 2) !== null;
  return !listed && !view.isDigits(end) && !/^[.,;:)]?$/.test(after);
}

const AFTER_VERB_MARCH = TIME_CUES.forms('afterVerbMarch');
const AFTER_VERB_MAY = TIME_CUES.forms('afterVerbMay');

/** "25 April 2019", "25th of April", "the 9th of May", "second of August", "15 day of September". */
export function parseDayFirst(view: TokenView, i: number): TimeReading | null {
  if (view.isInteger(i) && !leadsToMonth(view, i + 1)) return null;
  const the = view.word(i) === 'the' ? i + 1 : i;
  const day = dayAt(view, the) ?? spelledDay(view, the);
  if (day === null) return null;
  const last = lastDay(view, the, day);
  let at = last?.end ?? day.end;
  if (view.word(at) === 'day' && view.word(at + 1) === 'of') at += 2;
  else if (view.word(at) === 'of') at++;
  const joined = (view.isDash(at) || view.word(at) === '/') && view.glued(at - 1) && view.glued(at);
  if (joined) at++;
  const month = monthAt(view, at);
  if (month === null || isVerbAfterDay(view, at, day.ordinal)) return null;
  const end = afterMonth(view, at);
  const dash =
    joined && (view.isDash(end) || view.word(end) === '/') && view.glued(end) ? dashedYear(view, end + 1) : null;
  const year = dash ?? yearAfter(view, end);
  const whole = { kind: 'date' as const, month, ...(year === null ? {} : { year: year.year }) };
  if (last === null) return date(year?.end ?? end, { ...whole, day: day.day }, 'day');
  return {
    end: year?.end ?? end,
    type: 'DATE',
    when: { kind: 'span', from: { ...whole, day: day.day }, to: { ...whole, day: last.day } },
    evidence: 'a range of days',
  };
}

/** The year of "19-Nov-2012" and "19-Nov-12". */
function dashedYear(view: TokenView, at: number): { readonly year: number; readonly end: number } | null {
  if (/^\d\d$/.test(view.raw[at] ?? '') && view.isDigits(at))
    return { year: fullYear(Number(view.raw[at])), end: at + 1 };
  return yearAt(view, at);
}

/** Whether "may" or "march" after a number is the verb: "the 5 may be", "20 march". */
function isVerbAfterDay(view: TokenView, at: number, ordinal: boolean): boolean {
  const w = view.word(at);
  if (view.register === 'standard') return (w === 'may' || w === 'march') && !view.capital(at);
  return (
    w === 'may' && !ordinal && yearAfter(view, at + 1) === null && /^(?:be|have|not|also)$/.test(view.word(at + 1))
  );
}

const AFTER_DAY = TIME_CUES.forms('afterDay');

/** Whether a month can follow at token `i` or, after a few words, behind it. */
function leadsToMonth(view: TokenView, i: number): boolean {
  return AFTER_DAY.has(view.word(i)) || view.isDash(i) || view.isDigits(i) || monthAt(view, i) !== null;
}

/**
 * The second day of "9-12 June", "3 to 5 March", "28 and 29 April", and "9 12 june" in stripped text; a month has to
 * follow it.
 */
function lastDay(
  view: TokenView,
  i: number,
  first: { readonly day: number; readonly end: number },
): { readonly day: number; readonly end: number } | null {
  let at = first.end;
  const linked = view.isDash(at) || /^(?:to|and|or|till|until|through)$/.test(view.word(at));
  if (linked) at++;
  else if (!view.stripped || view.isDigits(i - 1) || !view.isDigits(i)) return null;
  if (linked && view.word(at) === 'the') at++;
  const last = dayAt(view, at);
  if (last === null || last.day <= first.day) return null;
  return monthAt(view, view.word(last.end) === 'of' ? last.end + 1 : last.end) === null ? null : last;
}

/** "twenty five" before a month's name. */
function spelledDay(
  view: TokenView,
  i: number,
): { readonly day: number; readonly end: number; readonly ordinal: boolean } | null {
  if (
    view.number(i, 'unit') === undefined &&
    view.number(i, 'teen') === undefined &&
    view.number(i, 'ten') === undefined
  )
    return null;
  const number = parseNumber(view, i, false);
  if (number === null || number.value < 1 || number.value > 31 || !Number.isInteger(number.value)) return null;
  return monthAt(view, number.end) === null ? null : { day: number.value, end: number.end, ordinal: false };
}

/** "2019-04-25", "01/22/2016", "23.04.2022", "10-1-2018", "4/25", "2019/aug/01". */
export function parseNumericDate(view: TokenView, i: number): TimeReading | null {
  if (!view.isDigits(i)) return null;
  const raw = view.raw[i];
  const slashed = /^(\d{1,4})([./])(\d{1,2})\2(\d{1,4})$/.exec(raw);
  if (slashed !== null) return threeNumbers(i + 1, slashed[1], slashed[3], slashed[4], slashed[2]);
  return parseDashedDate(view, i) ?? parseYearFirst(view, i);
}

/** "2019-04-25", "10-1-2018", "2019-aug-01", "04-2019". */
function parseDashedDate(view: TokenView, i: number): TimeReading | null {
  const raw = view.raw[i];
  if (!view.glued(i) || !view.glued(i + 1) || !view.isDash(i + 1) || !/^\d{1,4}$/.test(raw)) return null;
  const [second, third] = [view.raw[i + 2] ?? '', view.raw[i + 4] ?? ''];
  if (view.isDash(i + 3) && view.glued(i + 2) && view.glued(i + 3) && view.isDigits(i + 4)) {
    if (view.isDigits(i + 2) && /^\d{1,2}$/.test(second) && (raw.length === 4 || /^\d{4}$/.test(third)))
      return withIsoTime(view, threeNumbers(i + 5, raw, second, third, '-'));
    const month = monthAt(view, i + 2);
    if (month !== null && /^\d{4}$/.test(raw) && /^\d{1,2}$/.test(third))
      return date(i + 5, { kind: 'date', year: Number(raw), month, day: Number(third) }, 'day');
  }
  if (/^\d{1,2}$/.test(raw) && Number(raw) <= 12 && /^20\d\d$/.test(second) && !view.isDash(i + 3))
    return date(i + 3, { kind: 'date', year: Number(second), month: Number(raw) }, 'month');
  return null;
}

/** "T09:30:00Z" right behind a date: its letter and hour are one word. */
function withIsoTime(view: TokenView, day: TimeReading | null): TimeReading | null {
  const hour = day === null ? null : /^t([01]\d|2[0-4])$/.exec(view.word(day.end));
  if (day === null || hour === null || view.word(day.end + 1) !== ':' || !view.glued(day.end - 1)) return day;
  const at = day.end + 2;
  if (!/^[0-5]\d(?::[0-5]\d)?$/.test(view.raw[at] ?? '')) return day;
  const clock = `${hour[1]}:${view.raw[at]}`;
  const zone = view.glued(at) && view.word(at + 1) === 'z' ? { end: at + 2, zone: 'Z' } : { end: at + 1 };
  return { ...day, ...zone, type: 'TIME', clock, short: true, evidence: 'a time on a day' };
}

/** "2016 10 16", "2019 / aug / 01". */
function parseYearFirst(view: TokenView, i: number): TimeReading | null {
  const raw = view.raw[i];
  if (!/^20\d\d$/.test(raw)) return null;
  const [second, third] = [view.raw[i + 1] ?? '', view.raw[i + 2] ?? ''];
  if (/^(?:0[1-9]|1[0-2])$/.test(second) && /^(?:0[1-9]|[12]\d|3[01])$/.test(third))
    return threeNumbers(i + 3, raw, second, third, ' ');
  const month = view.word(i + 1) === '/' && view.word(i + 3) === '/' ? monthAt(view, i + 2) : null;
  const day = month === null ? null : dayAt(view, i + 4);
  if (month === null || day === null) return null;
  return date(day.end, { kind: 'date', year: Number(raw), month, day: day.day }, 'day');
}

/** Three numbers with one separator, the year first or last. */
function threeNumbers(end: number, a: string, b: string, c: string, separator: string): TimeReading | null {
  if (a.length === 4) {
    const [month, day] = [Number(b), Number(c)];
    return c.length <= 2 && month >= 1 && month <= 12 && day >= 1 && day <= 31
      ? date(end, { kind: 'date', year: Number(a), month, day }, 'day')
      : null;
  }
  if (a.length > 2 || (c.length !== 4 && c.length !== 2) || (c.length === 2 && separator !== '/')) return null;
  const short = Number(c);
  const year = c.length === 4 ? short : short < 40 ? 2000 + short : 1900 + short;
  let [month, day] = separator === '.' ? [Number(b), Number(a)] : [Number(a), Number(b)];
  if (month > 12 && day <= 12) [month, day] = [day, month];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1000
    ? date(end, { kind: 'date', year, month, day }, 'day')
    : null;
}

/** "Monday, Oct. 26", "Thursday, April 6, 1999", "tuesday the eleventh", "Friday 7/6". */
export function parseWeekdayDate(view: TokenView, i: number): TimeReading | null {
  const weekday = weekdayAt(view, i);
  if (weekday === null) return null;
  let at = weekday.end;
  if (view.word(at) === ',' || view.word(at) === '(') at++;
  const rest =
    parseMonthFirst(view, at) ?? parseDayFirst(view, at) ?? parseNumericDate(view, at) ?? monthAndDay(view, at);
  if (rest !== null && rest.when.kind === 'date' && rest.when.day !== undefined) {
    return { ...rest, when: { ...rest.when, weekday: weekday.weekday } };
  }
  if (view.register !== 'caseless') {
    const day = dayAt(view, view.word(weekday.end) === 'the' ? weekday.end + 1 : weekday.end);
    // "unveiled on Monday the second batch" ends at Monday
    const ends = view.isDigits(day?.end === undefined ? 0 : day.end - 2) || view.endsClause(day?.end ?? 0);
    // "on Sunday 31,", but not "on Sunday 31 people"
    const plain = day?.ordinal === false && day.day > 9 && view.isDigits(weekday.end) && isDayEnd(view, day.end);
    if (day !== null && (plain || (day.ordinal && ends)))
      return date(day.end, { kind: 'date', day: day.day, weekday: weekday.weekday }, 'day');
  }
  if (!view.capital(i) && view.register === 'standard' && view.word(i) === 'sun') return null;
  return {
    end: weekday.end,
    type: 'DATE',
    when: { kind: 'weekday', weekday: weekday.weekday },
    grain: 'weekday',
    evidence: 'a day of the week',
  };
}

/** Whether a clause ends or an hour follows at token `at`, so that what stands before it counts nothing. */
function isDayEnd(view: TokenView, at: number): boolean {
  return view.tokens[at] === undefined || /^(?:[.,;:!?)]|at)$/.test(view.word(at));
}

/** "3/29" behind a weekday. */
function monthAndDay(view: TokenView, i: number): TimeReading | null {
  const parts = /^(\d{1,2})\/(\d{1,2})$/.exec(view.raw[i] ?? '');
  if (parts === null) return null;
  let [month, day] = [Number(parts[1]), Number(parts[2])];
  if (month > 12) [month, day] = [day, month];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? date(i + 1, { kind: 'date', month, day }, 'day') : null;
}
