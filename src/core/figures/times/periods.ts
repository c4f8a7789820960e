import { Sight } from '../words/firstSight';
import type { TokenView } from '../words/tokenView';
import { dayAt, monthAt } from './dateParts';
import { parseDayFirst } from './dates';
import { nightOf, parseAll, parseDayWord, parseHoliday, partAlone } from './dayWords';
import { parsePeriodCode } from './periodCodes';
import { parseSeason } from './seasons';
import { parseSet } from './sets';
import { TIME_CUES } from './timeCues';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';
import { dateAfter, parseTurn } from './turns';
import { parseNth, parseQuarter, parseYearBefore, parseYearWord, point } from './yearParts';

/**
 * Reads a period or a point told by its relation to another: "last month", "the same day", "every week", "the first
 * quarter of 2019".
 */
export function parsePeriod(view: TokenView, i: number): TimeReading | null {
  if (view.isDigits(i)) return parseYearBefore(view, i) ?? parseNth(view, i) ?? parseQuarter(view, i);
  const sight = view.sight(i);
  return (
    ((sight & Sight.dayFirst) === 0 ? null : parseMonthDay(view, i)) ??
    ((sight & Sight.dayWord) === 0 ? null : parseDayWord(view, i)) ??
    ((sight & Sight.holiday) === 0 ? null : parseHoliday(view, i)) ??
    ((sight & Sight.set) === 0 ? null : (parseSet(view, i) ?? parseAll(view, i))) ??
    ((sight & Sight.nth) === 0 ? null : parseNth(view, i)) ??
    ((sight & Sight.turn) === 0 ? null : parseTurn(view, i)) ??
    ((sight & (Sight.quarter | Sight.yearWord)) === 0 ? null : parsePeriodCode(view, i)) ??
    ((sight & Sight.quarter) === 0 ? null : parseQuarter(view, i)) ??
    ((sight & Sight.season) === 0 ? null : parseSeason(view, i, i, undefined)) ??
    ((sight & Sight.yearWord) === 0 ? null : parseYearWord(view, i)) ??
    ((sight & Sight.dayPart) === 0 ? null : parseDayPart(view, i))
  );
}

/** "noon", "midnight", "the morning", "overnight", "in the afternoon" of the day in question. */
function parseDayPart(view: TokenView, i: number): TimeReading | null {
  const one = view.word(i) === 'one' ? view.time(i + 1, 'part') : undefined;
  if (one !== undefined && !one.includes(':') && !view.isDash(i + 2)) return partAlone(i + 2, one);
  const the = view.word(i) === 'the' ? 1 : 0;
  const edge = the === 1 && /^(?:early|late|mid)$/.test(view.word(i + 1)) ? 1 : 0;
  const at = i + the + edge;
  if (view.word(at) === 'overnight') return at > i ? null : overnightAt(view, at);
  const part = view.time(at, 'part') ?? view.time(at, 'parts');
  if (part === undefined) return null;
  if (part.includes(':')) return noonAt(view, at, part, the === 1);
  const noun = /^hours?$/.test(view.word(at + 1)) ? at + 1 : at;
  const of = view.word(noun + 1) === 'of' ? noun + 2 : -1;
  const anchor = of < 0 ? null : (dateAfter(view, view.word(of) === 'the' ? of + 1 : of) ?? dayOfMonth(view, of));
  if (anchor !== null) return { ...anchor, type: 'TIME', part, short: true, evidence: 'a part of a day' };
  if (!isPartTold(view, i, at, noun + 1)) return null;
  // "by night" is of no one day
  return {
    ...partAlone(noun + 1, part),
    ...(view.word(i - 1) === 'by' && the === 0 ? { tense: 'none' as const } : {}),
  };
}

/** Whether the words around a part of the day at token `at` let it be one of a day: not "in the night match". */
function isPartTold(view: TokenView, i: number, at: number, end: number): boolean {
  const before = view.word(i - 1);
  if (at === i) return BARE_PART_CUES.has(before) && BARE_PARTS.test(view.word(at));
  return PART_CUES.has(before) && !PART_NOUNS.has(view.word(end));
}

const PART_NOUNS = TIME_CUES.forms('partNoun');
/** What is lent for a night: "the overnight rate". */
const OVERNIGHT_MONEY = TIME_CUES.forms('overnightMoney');

/** "overnight", but not "the overnight rate". */
function overnightAt(view: TokenView, i: number): TimeReading | null {
  return OVERNIGHT_MONEY.has(view.word(i + 1)) ? null : nightOf(i + 1, 0);
}

const PART_CUES = TIME_CUES.forms('partCue');
const BARE_PART_CUES = TIME_CUES.forms('barePartCue');
/** Parts of a day that are told without an article: "at dawn". */
const BARE_PARTS = /^(?:dawn|dusk|sunrise|sunset|night|nightfall)$/;

/** "on the 4th", "until the 21st", "the 13th of the month": a day of a month that is not named, in figures. */
function parseMonthDay(view: TokenView, i: number): TimeReading | null {
  if (view.word(i) !== 'the' || !view.isInteger(i + 1)) return null;
  const day = dayAt(view, i + 1);
  if (day?.ordinal !== true || parseDayFirst(view, i) !== null) return null;
  const when: When = { kind: 'date', day: day.day };
  if (
    view.word(day.end) === 'of' &&
    /^(?:the|this)$/.test(view.word(day.end + 1)) &&
    view.word(day.end + 2) === 'month'
  )
    return point(day.end + 3, when, 'a day of the month', { grain: 'day' });
  if (
    view.word(day.end) === 'of' &&
    /^(?:each|every)$/.test(view.word(day.end + 1)) &&
    view.word(day.end + 2) === 'month'
  )
    return point(day.end + 3, { kind: 'fixed', value: 'P1M' }, 'a repeated time', { type: 'SET', quant: 'EVERY' });
  const cue = MONTH_DAY_BEFORE.has(view.word(i - 1));
  const ends = view.endsClause(day.end) || MONTH_DAY_AFTER.has(view.word(day.end));
  return cue && ends ? point(day.end, when, 'a day of the month', { grain: 'day' }) : null;
}

const MONTH_DAY_BEFORE = TIME_CUES.forms('monthDayBefore');
const MONTH_DAY_AFTER = TIME_CUES.forms('monthDayAfter');

/** "noon", "midnight", "lunchtime"; not in a name ("High Noon"). */
function noonAt(view: TokenView, at: number, clock: string, definite: boolean): TimeReading | null {
  if (definite && !/^(?:noon|midnight|midday)$/.test(view.word(at))) return null;
  if (view.capital(at) && (view.capital(at + 1) || view.capital(at - 1))) return null;
  return point(at + 1, { kind: 'fixed', value: '' }, 'a time of day', { type: 'TIME', clock, short: true });
}

function dayOfMonth(view: TokenView, i: number): TimeReading | null {
  const day = dayAt(view, view.word(i) === 'the' ? i + 1 : i);
  return day?.ordinal === true && monthAt(view, view.word(day.end) === 'of' ? day.end + 1 : day.end) === null
    ? point(day.end, { kind: 'date', day: day.day }, 'a day of the month', { grain: 'day' })
    : null;
}
