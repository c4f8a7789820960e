import { Sight } from '../words/firstSight';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { dayAt, monthAt, weekdayAt, yearAt } from './dateParts';
import { parseDayFirst, parseMonthFirst, parseNumericDate, parseWeekdayDate } from './dates';
import { parseAll, parseDayWord, parseHoliday } from './dayWords';
import { durationOf, parseSteps, unitAt } from './durations';
import { TURNS } from './edgeWords';
import { parsePeriodCode } from './periodCodes';
import { parseSet } from './sets';
import { TIME_CUES } from './timeCues';
import type { TimeUnit, Turn, When } from './timeExpression';
import type { TimeReading } from './timeReading';
import { parseNth, parseQuarter, parseSeason, parseYearBefore, parseYearWord, point, quarterName } from './yearParts';
import { parseYearRange } from './years';

/** Reads a period or a point told by its relation to another: "last month", "the same day", "every week", "the first quarter of 2019". */
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

/** A turn as it was read: its word, and where what it turns stands. */
interface TurnReading {
  readonly word: string;
  /** The last, this one or the next; undefined where the word is no such. */
  readonly turn: Turn | undefined;
  readonly end: number;
  readonly definite: boolean;
}

/** "last", "the past", "this coming", "the very next". */
function turnAt(view: TokenView, i: number): TurnReading {
  const definite = view.word(i) === 'the' || view.word(i) === 'a' || view.word(i) === 'its';
  let at = definite ? i + 1 : i;
  let word = view.word(at);
  let turn = TURNS.get(word);
  if (word === 'this' && /^(?:past|coming|upcoming|same|very)$/.test(view.word(at + 1))) {
    word = view.word(++at);
    turn = word === 'past' ? -1 : word === 'coming' || word === 'upcoming' ? 1 : 0;
  }
  if (definite && word === 'very') word = view.word(++at);
  return { word, turn, end: at + 1, definite };
}

/** "last week", "the past 20 years", "this October", "next Monday", "the same day", "that year", "the weekend". */
function parseTurn(view: TokenView, i: number): TimeReading | null {
  const said = turnAt(view, i);
  const { word, turn, end, definite } = said;
  if (view.word(end - 2) === 'this' && end - 2 >= i && !definite) {
    const weekday = weekdayAt(view, end);
    if (weekday !== null) {
      const when: When = { kind: 'weekday', weekday: weekday.weekday, turn, strict: true };
      return point(weekday.end, when, 'a day of the week', { grain: 'weekday' });
    }
  }
  if (word === 'that' || word === 'same') return parseAnaphora(view, end - 1);
  if (word === 'recent') {
    const recent = unitAt(view, end);
    return recent === null || !recent.plural || recent.unit === 'TS' ? null : lengthOf(end + 1, null, recent.unit);
  }
  // "would last two months": the verb
  if (word === 'last' && !definite && LAST_VERB_BEFORE.has(view.word(i - 1))) return null;
  // "following Wednesday's quake": after it
  if (word === 'following' && !definite && !/^(?:the|on|by|until)$/.test(view.word(i - 1))) return null;
  if (turn === undefined) return definite ? parseDefinite(view, i) : null;
  if (word === 'current' && !definite) return null;
  return turnedAmount(view, end) ?? turnedPeriod(view, end, turn, said);
}

const LAST_VERB_BEFORE = TIME_CUES.forms('lastVerbBefore');

function lengthOf(end: number, amount: number | null, unit: TimeUnit): TimeReading {
  return durationOf({ end, steps: [{ amount, unit }], hyphen: false, indefinite: false });
}

/** "three years", "few weeks", "11/4/2016" after "last", "past", "next". */
function turnedAmount(view: TokenView, at: number): TimeReading | null {
  const counted =
    view.isDigits(at) ||
    /^(?:few|several|couple)$/.test(view.word(at)) ||
    (view.number(at, 'unit') ?? view.number(at, 'teen') ?? view.number(at, 'ten')) !== undefined;
  if (!counted) return null;
  const steps = parseSteps(view, at);
  if (steps !== null && !steps.hyphen && !(view.isDigits(at) && /^\d{4}$/.test(view.raw[at]))) return durationOf(steps);
  return parseNumericDate(view, at);
}

/** Words between "last" and "year". */
const YEAR_KINDS = TIME_CUES.forms('yearKind');
const YEAR_PREFIXES = wordTable<'FY' | 'SY'>({ fiscal: 'FY', financial: 'FY', school: 'SY', academic: 'SY' });

/** "week", "fiscal year", "season", "Monday" after "last", "this", "next". */
function turnedPeriod(view: TokenView, at: number, turn: Turn, said: TurnReading): TimeReading | null {
  const { word } = said;
  const kind = YEAR_KINDS.has(view.word(at)) ? 1 : 0;
  const next = at + kind;
  if (kind === 0 && view.time(next, 'sport') !== undefined)
    return point(next + 1, { kind: 'unit', unit: 'SE', offset: turn }, 'a season of sport, taken for a year');
  const unit = unitAt(view, next);
  // "this fiscal"
  if (kind === 1 && unit === null && view.word(at) === 'fiscal' && word !== 'past')
    return point(next, { kind: 'unit', unit: 'Y', offset: turn, prefix: 'FY' }, 'a fiscal or a school year');
  if (unit === null) return turnedName(view, next, turn, word);
  const prefix = kind === 1 ? YEAR_PREFIXES[view.word(at)] : undefined;
  if (prefix !== undefined && unit.unit === 'Y' && !unit.plural && word !== 'past')
    return point(next + 1, { kind: 'unit', unit: 'Y', offset: turn, prefix }, 'a fiscal or a school year');
  if (!unit.plural) return turnedUnit(view, next, unit.unit, turn, said);
  return word === 'this' || unit.unit === 'TS' ? null : lengthOf(next + 1, null, unit.unit);
}

/** A unit of time in the singular after "last", "this", "next". */
function turnedUnit(view: TokenView, at: number, unit: TimeUnit, turn: Turn, said: TurnReading): TimeReading | null {
  const { word, definite } = said;
  const end = at + 1;
  if (unit === 'NI') return turnedNight(end, turn, said);
  if (unit === 'TH' || unit === 'TM' || unit === 'TS') {
    const told = unit === 'TH' || definite || word === 'last' || word === 'next';
    return !told || word === 'this' || unit === 'TS' ? null : lengthOf(end, 1, unit);
  }
  if (isLengthToNow(unit, said)) return lengthOf(end, 1, unit);
  const anaphoric =
    word === 'following' || word === 'previous' || word === 'preceding' || (definite && word === 'next');
  const weekday = unit === 'W' ? weekdayAt(view, view.word(end) === 'on' ? end + 1 : end) : null;
  if (weekday !== null && !anaphoric)
    return point(weekday.end, { kind: 'weekday', weekday: weekday.weekday, week: turn }, 'a day of the week', {
      grain: 'weekday',
    });
  // "next year's first quarter"
  const owned = view.word(end) === "'s" || (view.register === 'caseless' && view.word(end) === 's');
  const quarter = unit === 'Y' && owned ? quarterName(view, end + 1) : null;
  if (quarter !== null) {
    const when: When = { kind: 'share', part: quarter.part, of: { kind: 'unit', unit, offset: turn } };
    return point(quarter.end, when, 'a part of a year');
  }
  const grain = unit === 'D' ? { grain: 'day' as const } : {};
  return point(end, { kind: 'unit', unit, offset: turn, anaphoric }, 'a period around the date', grain);
}

/** "the past year", "the last decade" are lengths that end now. */
function isLengthToNow(unit: TimeUnit, { word, definite }: TurnReading): boolean {
  if (word === 'past') return true;
  return word === 'last' && ((definite && unit !== 'D') || unit === 'DE');
}

/** "last night", "the previous night". */
function turnedNight(end: number, turn: Turn, { word, definite }: TurnReading): TimeReading | null {
  if (word === 'past' || (definite && word === 'last')) return null;
  const anaphoric = word === 'following' || word === 'previous' || (word === 'next' && definite);
  const when: When = { kind: 'unit', unit: 'D', offset: turn, anaphoric };
  return point(end, when, 'a part of a day', { type: 'TIME', part: 'NI', short: true });
}

/** A weekday, month, season, part of the day or holiday after "last", "this", "next". */
function turnedName(view: TokenView, at: number, turn: Turn, w: string): TimeReading | null {
  const weekday = parseWeekdayDate(view, at);
  if (weekday !== null) {
    if (weekday.when.kind === 'weekday') {
      const strict = w === 'coming' || w === 'upcoming';
      const week = w === 'previous' || w === 'following' ? { week: turn } : {};
      return { ...weekday, when: { ...weekday.when, turn, strict, ...week } };
    }
    return weekday;
  }
  if (monthAt(view, at) !== null && view.word(at) !== 'march') {
    const month = parseMonthFirst(view, at);
    // "the upcoming Nov. 5 election": the day is told without it
    if (month?.when.kind === 'date' && month.when.day !== undefined && /^(?:upcoming|coming|recent)$/.test(w))
      return null;
    if (month?.when.kind === 'date' && month.when.year === undefined)
      return { ...month, when: { ...month.when, turn } };
    return month;
  }
  const season = parseSeason(view, at, at, turn);
  if (season !== null) return season;
  const part = view.time(at, 'part');
  if (part !== undefined && !part.includes(':')) {
    const offset = turn;
    return point(
      at + 1,
      { kind: 'unit', unit: 'D', offset, anaphoric: w === 'following' || w === 'next' || w === 'previous' },
      'a part of a day',
      { type: 'TIME', part, short: true },
    );
  }
  const holiday = parseHoliday(view, at);
  if (holiday?.when.kind === 'holiday') return { ...holiday, when: { ...holiday.when, turn } };
  return null;
}

/** "that day", "the same week": the date mentioned before. */
function parseAnaphora(view: TokenView, at: number): TimeReading | null {
  const next = view.word(at + 1) === 'same' ? at + 2 : at + 1;
  const here: When = { kind: 'unit', unit: 'D', offset: 0, anaphoric: true };
  const part = view.time(next, 'part');
  const unit = unitAt(view, next);
  if (unit !== null && !unit.plural) {
    if (/^T[SMH]$/.test(unit.unit)) return null;
    if (unit.unit === 'NI') return point(next + 1, here, 'a part of a day', { type: 'TIME', part: 'NI', short: true });
    return point(next + 1, { ...here, unit: unit.unit }, 'the period mentioned before');
  }
  if (part !== undefined && !part.includes(':'))
    return point(next + 1, here, 'a part of a day', { type: 'TIME', part, short: true });
  const weekday = weekdayAt(view, next);
  if (weekday !== null)
    return point(weekday.end, { kind: 'weekday', weekday: weekday.weekday }, 'a day of the week', { grain: 'weekday' });
  const season = view.time(next, 'season');
  return season !== undefined && season !== 'FA' ? point(next + 1, { kind: 'season', season }, 'a season') : null;
}

/** "the day before", "the weekend", "the week of March 6", "the year 2020", "the 1990s", "the past". */
function parseDefinite(view: TokenView, i: number): TimeReading | null {
  const at = i + 1;
  if (view.word(at) === 'future' && view.word(i) === 'the' && !view.capital(at))
    return point(at + 1, { kind: 'fixed', value: 'FUTURE_REF' }, 'a time to come');
  const named = unitAt(view, at);
  if (named === null) return null;
  const { unit, plural } = named;
  // "the years 1990-1992"
  if (plural) return unit === 'Y' ? parseYearRange(view, at + 1) : null;
  if (unit === 'WE' && view.word(i) === 'the')
    return point(at + 1, { kind: 'unit', unit: 'WE', offset: 0 }, 'a weekend');
  const after = view.word(at + 1);
  if (after === 'before' && view.word(at + 2) === 'last' && /^(?:Y|M|W|WE)$/.test(unit))
    return point(at + 3, { kind: 'unit', unit, offset: -2 }, 'the period before the last');
  if (after === 'before' || after === 'after') {
    const beside = besideDate(view, at, unit, after === 'before' ? -1 : 1);
    if (beside !== undefined) return beside;
  }
  const dated = datedPeriod(view, at, unit);
  if (dated !== null) return dated;
  return /^(?:D|W|M|Y|Q|DE|CE)$/.test(unit) && definitePeriod(view, i, at)
    ? point(at + 1, { kind: 'unit', unit, offset: 0 }, 'a period around the date')
    : null;
}

/** "the day before yesterday", "the day after the vote", "the week before."; undefined where no date is meant. */
function besideDate(view: TokenView, at: number, unit: TimeUnit, sign: -1 | 1): TimeReading | null | undefined {
  const next = view.word(at + 2);
  if (unit === 'D') {
    if (/^(?:yesterday|tomorrow)$/.test(next)) return parseDayWord(view, at);
    const anchor = dateAfter(view, at + 2);
    const evidence = 'a day before or after another';
    if (anchor === null)
      return point(at + 2, { kind: 'unit', unit, offset: sign, anaphoric: true }, evidence, { grain: 'day' });
    const when: When = { kind: 'shift', steps: [{ amount: 1, unit }], sign, from: anchor.when, whole: true };
    return point(anchor.end, when, evidence, { grain: 'day' });
  }
  // "the night before", "the night after"
  if (unit === 'NI' && view.endsClause(at + 2)) return nightOf(at + 2, sign);
  if (unit === 'W' && sign === 1 && next === 'next') return point(at + 3, { kind: 'unit', unit, offset: 2 }, 'a week');
  if ((unit === 'Y' || unit === 'M' || unit === 'W') && view.endsClause(at + 2))
    return point(at + 2, { kind: 'unit', unit, offset: sign, anaphoric: true }, 'the period before or after');
  return undefined;
}

/** "the week of March 6", "the week starting on Monday", "the quarter ended March 31", "the year 2020", at the unit. */
function datedPeriod(view: TokenView, at: number, unit: TimeUnit): TimeReading | null {
  const after = view.word(at + 1);
  const starts = (after === 'starting' || after === 'beginning') && view.word(at + 2) === 'on';
  if (unit === 'W' && (after === 'of' || starts)) {
    const anchor = dateAfter(view, at + (starts ? 3 : 2));
    if (anchor !== null) return point(anchor.end, { kind: 'week', of: anchor.when }, 'a week');
  }
  const toMonth = after === 'to' && monthAt(view, at + 2) !== null && (unit === 'Y' || unit === 'Q');
  const ended = toMonth || /^(?:ended|ending)$/.test(after) ? dateAfter(view, at + 2) : null;
  if (ended !== null && /^(?:W|M|Q|Y|SE)$/.test(unit)) return endedPeriod(ended, unit);
  const year = unit === 'Y' ? yearAt(view, after === 'of' ? at + 2 : at + 1) : null;
  return year === null ? null : point(year.end, { kind: 'date', year: year.year }, 'a year', { grain: 'year' });
}

/** A period by the date that it ended on: a week by its day, a quarter by its last month, another by its length. */
function endedPeriod(ended: TimeReading, unit: TimeUnit): TimeReading {
  if (unit === 'W') return point(ended.end, { kind: 'week', of: ended.when }, 'a week');
  const { when } = ended;
  if (
    unit === 'Q' &&
    when.kind === 'date' &&
    when.day === undefined &&
    when.month !== undefined &&
    when.month % 3 === 0
  )
    return point(ended.end, { kind: 'share', part: `Q${when.month / 3}`, of: when }, 'a part of a year');
  return lengthOf(ended.end, 1, unit);
}

const PERIOD_BEFORE = TIME_CUES.forms('periodBefore');
const PERIOD_AFTER = TIME_CUES.forms('periodAfter');
const NO_PERIOD_AFTER = TIME_CUES.forms('noPeriodAfter');

/** Whether "the year", "the day" names the present one rather than another that the text describes. */
function definitePeriod(view: TokenView, i: number, at: number): boolean {
  const before = view.word(i - 1);
  const after = view.word(at + 1);
  if (NO_PERIOD_AFTER.has(after)) return false;
  const ends = view.endsClause(at + 1);
  if (view.time(at, 'timeUnit') === 'Q' && ends && /^(?:in|during|for|within)$/.test(before)) return true;
  return PERIOD_BEFORE.has(before) && (ends || PERIOD_AFTER.has(after));
}

/** A date that may follow "the day before" and the like. */
function dateAfter(view: TokenView, i: number): TimeReading | null {
  if (monthAt(view, i) !== null) return parseMonthFirst(view, i);
  if (weekdayAt(view, i) !== null) return parseWeekdayDate(view, i);
  const turned = TURNS.has(view.word(i)) ? parseTurn(view, i) : null;
  if (turned !== null && turned.type === 'DATE') return turned;
  return parseHoliday(view, i);
}

/** "noon", "midnight", "the morning", "overnight", "in the afternoon" of the day in question. */
function parseDayPart(view: TokenView, i: number): TimeReading | null {
  const one = view.word(i) === 'one' ? view.time(i + 1, 'part') : undefined;
  if (one !== undefined && !one.includes(':') && !view.isDash(i + 2)) return partAlone(i + 2, one);
  const the = view.word(i) === 'the' ? 1 : 0;
  const edge = the === 1 && /^(?:early|late|mid)$/.test(view.word(i + 1)) ? 1 : 0;
  const at = i + the + edge;
  if (view.word(at) === 'overnight') return nightOf(at + 1, 0);
  const part = view.time(at, 'part') ?? view.time(at, 'parts');
  if (part === undefined) return null;
  if (part.includes(':')) return noonAt(view, at, part, the === 1);
  const noun = /^hours?$/.test(view.word(at + 1)) ? at + 1 : at;
  const of = view.word(noun + 1) === 'of' ? noun + 2 : -1;
  const anchor = of < 0 ? null : (dateAfter(view, view.word(of) === 'the' ? of + 1 : of) ?? dayOfMonth(view, of));
  if (anchor !== null) return { ...anchor, type: 'TIME', part, short: true, evidence: 'a part of a day' };
  const before = view.word(i - 1);
  if (the === 1 ? !PART_CUES.has(before) : !BARE_PART_CUES.has(before) || !BARE_PARTS.test(view.word(at))) return null;
  // "by night" is of no one day
  return { ...partAlone(noun + 1, part), ...(before === 'by' && the === 0 ? { tense: 'none' as const } : {}) };
}

const PART_CUES = TIME_CUES.forms('partCue');
const BARE_PART_CUES = TIME_CUES.forms('barePartCue');
/** Parts of a day that are told without an article: "at dawn". */
const BARE_PARTS = /^(?:dawn|dusk|sunrise|sunset|night|nightfall)$/;

/** A part of the day in question. */
function partAlone(end: number, part: string): TimeReading {
  return point(end, { kind: 'fixed', value: '' }, 'a part of a day', { type: 'TIME', part, short: true });
}

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
  const cue = MONTH_DAY_BEFORE.has(view.word(i - 1));
  const ends = view.endsClause(day.end) || MONTH_DAY_AFTER.has(view.word(day.end));
  return cue && ends ? point(day.end, when, 'a day of the month', { grain: 'day' }) : null;
}

const MONTH_DAY_BEFORE = TIME_CUES.forms('monthDayBefore');
const MONTH_DAY_AFTER = TIME_CUES.forms('monthDayAfter');

/** The night of the day mentioned before, or of one beside it. */
function nightOf(end: number, offset: number): TimeReading {
  const when: When = { kind: 'unit', unit: 'D', offset, anaphoric: true };
  return point(end, when, 'a part of a day', { type: 'TIME', part: 'NI', short: true });
}

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
