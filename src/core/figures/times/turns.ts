import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { monthAt, weekdayAt, yearAt } from './dateParts';
import { parseDayFirst, parseMonthFirst, parseNumericDate, parseWeekdayDate } from './dates';
import { nightOf, parseDayWord, parseHoliday } from './dayWords';
import { durationOf, halfAfter, parseSteps, unitAt } from './durations';
import { TURNS } from './edgeWords';
import { parseSeason } from './seasons';
import { TIME_CUES } from './timeCues';
import type { TimeUnit, Turn, When } from './timeExpression';
import type { TimeReading } from './timeReading';
import { point, quarterName } from './yearParts';
import { parseYearRange } from './years';

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
export function parseTurn(view: TokenView, i: number): TimeReading | null {
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
  if (word === 'past' && definite && view.word(i - 1) === 'in' && view.endsClause(end))
    return point(end, { kind: 'fixed', value: 'PAST_REF' }, 'a time gone by');
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
  const half = /^(?:Y|M|DE|CE)$/.test(unit) ? halfAfter(view, end) : null;
  if (half !== null) return lengthOf(half.end, 1 + half.value, unit);
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
  if (unit === 'Q' && REPORTED_TURNS[word] !== undefined)
    return point(end, { kind: 'unit', unit, offset: REPORTED_TURNS[word], reported: true }, 'the quarter reported');
  return point(end, { kind: 'unit', unit, offset: turn, anaphoric }, 'a period around the date', grain);
}

/** Quarters told from the one that the story reports. */
const REPORTED_TURNS = wordTable<number>({ latest: 0, previous: -1, preceding: -1 });

/** "the past year", "the last decade" are lengths that end now. */
function isLengthToNow(unit: TimeUnit, { word, definite }: TurnReading): boolean {
  if (word === 'past') return true;
  if (word === 'next' && definite && unit === 'DE') return true;
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
    return (
      sameYearBack(view, next + 1, unit.unit) ??
      point(
        next + 1,
        { ...here, unit: unit.unit, ...(unit.unit === 'Q' ? { reported: true } : {}) },
        'the period mentioned before',
      )
    );
  }
  if (part !== undefined && !part.includes(':'))
    return point(next + 1, here, 'a part of a day', { type: 'TIME', part, short: true });
  const weekday = weekdayAt(view, next);
  if (weekday !== null)
    return point(weekday.end, { kind: 'weekday', weekday: weekday.weekday }, 'a day of the week', { grain: 'weekday' });
  const season = view.time(next, 'season');
  return season !== undefined && season !== 'FA' ? point(next + 1, { kind: 'season', season }, 'a season') : null;
}

/** "the same quarter last year", "the same month a year ago", once the unit is read. */
function sameYearBack(view: TokenView, at: number, unit: TimeUnit): TimeReading | null {
  const offset = unit === 'Q' ? -4 : unit === 'M' ? -12 : null;
  const last = view.word(at) === 'last' && view.word(at + 1) === 'year' ? 2 : 0;
  const ago =
    view.word(at) === 'a' && view.word(at + 1) === 'year' && /^(?:ago|earlier)$/.test(view.word(at + 2)) ? 3 : last;
  if (offset === null || ago === 0) return null;
  const reported = unit === 'Q' ? { reported: true } : {};
  return point(at + ago, { kind: 'unit', unit, offset, ...reported }, 'the same a year before');
}

/** "the day before", "the weekend", "the week of March 6", "the year 2020", "the 1990s", "the past". */
function parseDefinite(view: TokenView, i: number): TimeReading | null {
  const at = i + 1;
  // "for the better part of a decade" is of any
  if (view.word(i) === 'a') return null;
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
    ? point(
        at + 1,
        { kind: 'unit', unit, offset: 0, ...(unit === 'Q' ? { reported: true } : {}) },
        'a period around the date',
      )
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
  // "in the year 79"
  const early = unit === 'Y' && EARLY_LEADS.has(view.word(at - 2)) && /^\d{2,3}$/.test(view.raw[at + 1] ?? '');
  if (early && view.isInteger(at + 1) && view.endsClause(at + 2))
    return point(at + 2, { kind: 'date', year: Number(view.raw[at + 1]) }, 'a year', { grain: 'year' });
  const year = unit === 'Y' ? yearAt(view, after === 'of' ? at + 2 : at + 1) : null;
  return year === null ? null : point(year.end, { kind: 'date', year: year.year }, 'a year', { grain: 'year' });
}

/** What stands before "the year 79". */
const EARLY_LEADS = TIME_CUES.forms('earlyYearLead');

/** A period by the date that it ended on: a week by its day, a quarter by its last month, another by its length. */
function endedPeriod(ended: TimeReading, unit: TimeUnit): TimeReading {
  if (unit === 'W') return point(ended.end, { kind: 'week', of: ended.when }, 'a week');
  const { when } = ended;
  if (unit === 'Q' && when.kind === 'date' && when.month !== undefined) {
    // a quarter of whole weeks ends some days before or after that of the calendar: "the quarter ended Oct. 2"
    const month = when.day !== undefined && when.day <= WEEK_DAYS ? when.month - 1 : when.month;
    const whole = when.day === undefined || when.day <= WEEK_DAYS || when.day > MONTH_DAYS - WEEK_DAYS;
    if (whole && month % 3 === 0 && month > 0)
      return point(ended.end, { kind: 'share', part: `Q${month / 3}`, of: when }, 'a part of a year');
  }
  return lengthOf(ended.end, 1, unit);
}

const WEEK_DAYS = 7;
const MONTH_DAYS = 31;

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
export function dateAfter(view: TokenView, i: number): TimeReading | null {
  if (monthAt(view, i) !== null) return parseMonthFirst(view, i);
  if (weekdayAt(view, i) !== null) return parseWeekdayDate(view, i);
  if (view.isDigits(i)) return parseDayFirst(view, i) ?? parseNumericDate(view, i);
  const turned = TURNS.has(view.word(i)) ? parseTurn(view, i) : null;
  if (turned !== null && turned.type === 'DATE') return turned;
  return parseHoliday(view, i);
}
