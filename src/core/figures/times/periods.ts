import { Sight } from '../words/firstSight';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { dayAt, monthAt, weekdayAt, yearAt } from './dateParts';
import { parseMonthFirst, parseNumericDate, parseWeekdayDate } from './dates';
import { parseAll, parseDayWord, parseHoliday } from './dayWords';
import { durationOf, parseSteps, unitAt } from './durations';
import { parseSet } from './sets';
import type { TimeUnit, Turn, When } from './timeExpression';
import type { TimeReading } from './timeReading';
import { parseNth, parseQuarter, parseSeason, parseYearWord, point, quarterName, TURNS } from './yearParts';
import { parseYearRange } from './years';

/** Reads a period or a point told by its relation to another: "last month", "the same day", "every week", "the first quarter of 2019". */
export function parsePeriod(view: TokenView, i: number): TimeReading | null {
  if (view.isDigits(i)) return parseNth(view, i) ?? parseQuarter(view, i);
  const sight = view.sight(i);
  return (
    ((sight & Sight.dayWord) === 0 ? null : parseDayWord(view, i)) ??
    ((sight & Sight.holiday) === 0 ? null : parseHoliday(view, i)) ??
    ((sight & Sight.set) === 0 ? null : (parseSet(view, i) ?? parseAll(view, i))) ??
    ((sight & Sight.nth) === 0 ? null : parseNth(view, i)) ??
    ((sight & Sight.turn) === 0 ? null : parseTurn(view, i)) ??
    ((sight & Sight.quarter) === 0 ? null : parseQuarter(view, i)) ??
    ((sight & Sight.season) === 0 ? null : parseSeason(view, i, i, undefined)) ??
    ((sight & Sight.yearWord) === 0 ? null : parseYearWord(view, i)) ??
    ((sight & Sight.dayPart) === 0 ? null : parseDayPart(view, i))
  );
}

/** "last week", "the past 20 years", "this October", "next Monday", "the same day", "that year", "the weekend". */
function parseTurn(view: TokenView, i: number): TimeReading | null {
  let at = i;
  const the = view.word(at) === 'the' || view.word(at) === 'a' || view.word(at) === 'its' ? 1 : 0;
  at += the;
  let w = view.word(at);
  let turn = TURNS[w];
  if (w === 'this' && /^(?:past|coming|upcoming|same|very)$/.test(view.word(at + 1))) {
    const second = view.word(at + 1);
    turn = second === 'past' ? -1 : second === 'coming' || second === 'upcoming' ? 1 : 0;
    const weekday = weekdayAt(view, at + 2);
    if (weekday !== null)
      return point(
        weekday.end,
        { kind: 'weekday', weekday: weekday.weekday, turn, strict: true },
        'a day of the week',
        { grain: 'weekday' },
      );
    at++;
    w = second;
  }
  if (the === 1 && w === 'very') w = view.word(++at);
  if (w === 'that' || (w === 'same' && the === 1) || w === 'same') return parseAnaphora(view, at);
  if (w === 'recent') {
    const recent = unitAt(view, at + 1);
    if (recent === null || !recent.plural || recent.unit === 'TS') return null;
    return durationOf({ end: at + 2, steps: [{ amount: null, unit: recent.unit }], hyphen: false, indefinite: false });
  }
  // "following Wednesday's quake": after it
  if (w === 'following' && the === 0 && !/^(?:the|on|by|until)$/.test(view.word(i - 1))) return null;
  if (turn === undefined) return the === 1 ? parseDefinite(view, i) : null;
  if (w === 'current' && the === 0) return null;
  let next = at + 1;
  if (
    view.word(next) === 'few' ||
    view.word(next) === 'several' ||
    view.word(next) === 'couple' ||
    view.isDigits(next) ||
    view.number(next, 'unit') !== undefined ||
    view.number(next, 'teen') !== undefined ||
    view.number(next, 'ten') !== undefined
  ) {
    const steps = parseSteps(view, next);
    if (steps !== null && !steps.hyphen && !(view.isDigits(next) && /^\d{4}$/.test(view.raw[next])))
      return durationOf(steps);
    const numeric = parseNumericDate(view, next);
    if (numeric !== null) return numeric;
  }
  if (
    view.word(next) === 'fiscal' ||
    view.word(next) === 'calendar' ||
    view.word(next) === 'school' ||
    view.word(next) === 'academic' ||
    view.word(next) === 'financial' ||
    view.word(next) === 'working' ||
    view.word(next) === 'business'
  )
    next++;
  if (view.time(next, 'sport') !== undefined && next === at + 1)
    return point(next + 1, { kind: 'unit', unit: 'SE', offset: turn }, 'a season of sport, taken for a year');
  const unit = unitAt(view, next);
  const prefix = next > at + 1 ? YEAR_PREFIXES[view.word(next - 1)] : undefined;
  if (prefix !== undefined && unit?.unit === 'Y' && !unit.plural && w !== 'past')
    return point(next + 1, { kind: 'unit', unit: 'Y', offset: turn, prefix }, 'a fiscal or a school year');
  if (unit !== null) {
    if (unit.plural) {
      if (w === 'this' || unit.unit === 'TS') return null;
      return durationOf({
        end: next + 1,
        steps: [{ amount: null, unit: unit.unit }],
        hyphen: false,
        indefinite: false,
      });
    }
    return turnedUnit(view, next, unit.unit, turn, w, the === 1);
  }
  return turnedName(view, next, turn, w);
}

const YEAR_PREFIXES = wordTable<'FY' | 'SY'>({ fiscal: 'FY', financial: 'FY', school: 'SY', academic: 'SY' });

function turnedUnit(
  view: TokenView,
  at: number,
  unit: TimeUnit,
  turn: Turn,
  w: string,
  definite: boolean,
): TimeReading | null {
  const end = at + 1;
  if (unit === 'NI') {
    const offset = turn === -1 ? -1 : turn;
    return w === 'past' || (definite && w === 'last')
      ? null
      : point(
          end,
          {
            kind: 'unit',
            unit: 'D',
            offset,
            anaphoric: w === 'following' || w === 'previous' || (w === 'next' && definite),
          },
          'a part of a day',
          { type: 'TIME', part: 'NI', short: true },
        );
  }
  if (unit === 'TH' || unit === 'TM' || unit === 'TS') {
    if (unit !== 'TH' && !definite && w !== 'last' && w !== 'next') return null;
    if (w === 'this' || unit === 'TS') return null;
    return durationOf({ end, steps: [{ amount: 1, unit }], hyphen: false, indefinite: false });
  }
  // "the past year", "the last decade" are lengths that end now
  if (
    w === 'past' ||
    (definite && w === 'last' && unit !== 'D') ||
    (unit === 'DE' && w === 'last') ||
    (unit === 'CE' && w === 'past')
  ) {
    return durationOf({ end, steps: [{ amount: 1, unit }], hyphen: false, indefinite: false });
  }
  const anaphoric = w === 'following' || w === 'previous' || w === 'preceding' || (definite && w === 'next');
  const weekday = unit === 'W' ? weekdayAt(view, view.word(end) === 'on' ? end + 1 : end) : null;
  if (weekday !== null && !anaphoric)
    return point(weekday.end, { kind: 'weekday', weekday: weekday.weekday, week: turn }, 'a day of the week', {
      grain: 'weekday',
    });
  // "next year's first quarter"
  if (unit === 'Y' && (view.word(end) === "'s" || (view.register === 'caseless' && view.word(end) === 's'))) {
    const quarter = quarterName(view, end + 1);
    if (quarter !== null)
      return point(
        quarter.end,
        { kind: 'share', part: quarter.part, of: { kind: 'unit', unit, offset: turn } },
        'a part of a year',
      );
  }
  return point(
    end,
    { kind: 'unit', unit, offset: turn, anaphoric },
    'a period around the date',
    unit === 'D' ? { grain: 'day' } : {},
  );
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
  const unit = unitAt(view, next);
  if (unit !== null && !unit.plural) {
    if (unit.unit === 'TS' || unit.unit === 'TM' || unit.unit === 'TH') return null;
    if (unit.unit === 'NI')
      return point(next + 1, { kind: 'unit', unit: 'D', offset: 0, anaphoric: true }, 'a part of a day', {
        type: 'TIME',
        part: 'NI',
        short: true,
      });
    return point(
      next + 1,
      { kind: 'unit', unit: unit.unit, offset: 0, anaphoric: true },
      'the period mentioned before',
    );
  }
  const part = view.time(next, 'part');
  if (part !== undefined && !part.includes(':'))
    return point(next + 1, { kind: 'unit', unit: 'D', offset: 0, anaphoric: true }, 'a part of a day', {
      type: 'TIME',
      part,
      short: true,
    });
  const weekday = weekdayAt(view, next);
  if (weekday !== null)
    return point(weekday.end, { kind: 'weekday', weekday: weekday.weekday }, 'a day of the week', { grain: 'weekday' });
  const season = view.time(next, 'season');
  return season !== undefined && season !== 'FA' ? point(next + 1, { kind: 'season', season }, 'a season') : null;
}

/** "the day before", "the weekend", "the week of March 6", "the year 2020", "the 1990s", "the past". */
function parseDefinite(view: TokenView, i: number): TimeReading | null {
  const at = i + 1;
  const w = view.word(at);
  const unit = unitAt(view, at);
  const after = view.word(at + 1);
  if (w === 'future' && view.word(i) === 'the' && !view.capital(at))
    return point(at + 1, { kind: 'fixed', value: 'FUTURE_REF' }, 'a time to come');
  // "the years 1990-1992"
  if (unit?.plural === true && unit.unit === 'Y') return parseYearRange(view, at + 1);
  if (unit === null || unit.plural) return null;
  if (unit.unit === 'WE' && view.word(i) === 'the')
    return point(at + 1, { kind: 'unit', unit: 'WE', offset: 0 }, 'a weekend');
  if (after === 'before' && view.word(at + 2) === 'last' && /^(?:Y|M|W|WE)$/.test(unit.unit))
    return point(at + 3, { kind: 'unit', unit: unit.unit, offset: -2 }, 'the period before the last');
  if (unit.unit === 'D' && (after === 'before' || after === 'after')) {
    if (/^(?:yesterday|tomorrow)$/.test(view.word(at + 2))) return parseDayWord(view, at);
    const sign = after === 'before' ? -1 : 1;
    const anchor = dateAfter(view, at + 2);
    if (anchor !== null)
      return point(
        anchor.end,
        { kind: 'shift', steps: [{ amount: 1, unit: 'D' }], sign, from: anchor.when, whole: true },
        'a day before or after another',
        { grain: 'day' },
      );
    return point(at + 2, { kind: 'unit', unit: 'D', offset: sign, anaphoric: true }, 'a day before or after another', {
      grain: 'day',
    });
  }
  if (
    unit.unit === 'W' &&
    (after === 'of' || ((after === 'starting' || after === 'beginning') && view.word(at + 2) === 'on'))
  ) {
    const anchor = dateAfter(view, at + (after === 'of' ? 2 : 3));
    if (anchor !== null) return point(anchor.end, { kind: 'week', of: anchor.when }, 'a week');
  }
  if (unit.unit === 'W' && after === 'after' && view.word(at + 2) === 'next')
    return point(at + 3, { kind: 'unit', unit: 'W', offset: 2 }, 'a week');
  if (
    (unit.unit === 'Y' || unit.unit === 'M' || unit.unit === 'W') &&
    (after === 'before' || after === 'after') &&
    clauseEnd(view, at + 2)
  ) {
    return point(
      at + 2,
      { kind: 'unit', unit: unit.unit, offset: after === 'before' ? -1 : 1, anaphoric: true },
      'the period before or after',
    );
  }
  const ended = /^(?:ended|ending)$/.test(after) ? dateAfter(view, at + 2) : null;
  if (ended !== null && /^(?:W|M|Q|Y|SE)$/.test(unit.unit)) {
    if (unit.unit === 'W') return point(ended.end, { kind: 'week', of: ended.when }, 'a week');
    return durationOf({ end: ended.end, steps: [{ amount: 1, unit: unit.unit }], hyphen: false, indefinite: false });
  }
  if (unit.unit === 'Y') {
    const year = yearAt(view, after === 'of' ? at + 2 : at + 1);
    if (year !== null) return point(year.end, { kind: 'date', year: year.year }, 'a year', { grain: 'year' });
  }
  if (/^(?:D|W|M|Y|Q|DE|CE)$/.test(unit.unit) && definitePeriod(view, i, at))
    return point(at + 1, { kind: 'unit', unit: unit.unit, offset: 0 }, 'a period around the date');
  return null;
}

/** Whether "the year", "the day" names the present one rather than another that the text describes. */
function definitePeriod(view: TokenView, i: number, at: number): boolean {
  const before = view.word(i - 1);
  const after = view.word(at + 1);
  if (after === 'of' || after === 'when' || after === 'that' || after === '-') return false;
  if (view.time(at, 'timeUnit') === 'Q' && /^(?:in|during|for|within)$/.test(before) && clauseEnd(view, at + 1))
    return true;
  return (
    /^(?:of|in|for|during|throughout|over|later)$/.test(before) &&
    (clauseEnd(view, at + 1) || /^(?:and|to|as|with|ended|ending)$/.test(after)) &&
    !/^(?:in)$/.test(before)
  );
}

function clauseEnd(view: TokenView, i: number): boolean {
  const w = view.word(i);
  return w === '' || /^[.,;:!?)]$/.test(w);
}

/** A date that may follow "the day before" and the like. */
function dateAfter(view: TokenView, i: number): TimeReading | null {
  if (monthAt(view, i) !== null) return parseMonthFirst(view, i);
  if (weekdayAt(view, i) !== null) return parseWeekdayDate(view, i);
  const turned = TURNS[view.word(i)] === undefined ? null : parseTurn(view, i);
  if (turned !== null && turned.type === 'DATE') return turned;
  return parseHoliday(view, i);
}

/** "noon", "midnight", "the morning", "overnight", "in the afternoon" of the day in question. */
function parseDayPart(view: TokenView, i: number): TimeReading | null {
  const one = view.word(i) === 'one' ? view.time(i + 1, 'part') : undefined;
  if (one !== undefined && !one.includes(':') && !view.isDash(i + 2))
    return point(i + 2, { kind: 'fixed', value: '' }, 'a part of a day', { type: 'TIME', part: one, short: true });
  const the = view.word(i) === 'the' ? 1 : 0;
  const edge = the === 1 && /^(?:early|late|mid)$/.test(view.word(i + 1)) ? 1 : 0;
  const at = i + the + edge;
  const part = view.time(at, 'part') ?? view.time(at, 'parts');
  if (view.word(at) === 'overnight')
    return point(at + 1, { kind: 'fixed', value: '' }, 'a part of a day', { type: 'TIME', part: 'NI', short: true });
  if (part === undefined) return null;
  const before = view.word(i - 1);
  const here: When = { kind: 'fixed', value: '' };
  if (part.includes(':')) {
    if (view.word(at) === 'noon' || view.word(at) === 'midnight' || view.word(at) === 'midday' || the === 0) {
      if (view.capital(at) && (view.capital(at + 1) || view.capital(at - 1))) return null;
      return point(at + 1, here, 'a time of day', { type: 'TIME', clock: part, short: true });
    }
    return null;
  }
  const noun = /^hours?$/.test(view.word(at + 1)) ? at + 1 : at;
  if (view.word(noun + 1) === 'of') {
    const of = noun + 2;
    const anchor = dateAfter(view, view.word(of) === 'the' ? of + 1 : of) ?? dayOfMonth(view, of);
    if (anchor !== null) return { ...anchor, type: 'TIME', part, short: true, evidence: 'a part of a day' };
  }
  const cue =
    the === 1
      ? /^(?:in|during|through|for|of|on|by|all|into|until|late|early)$/.test(before)
      : /^(?:at|by|before|after|until|all|every|since|one|each)$/.test(before);
  if (
    !cue ||
    (the === 0 &&
      /^(?:dawn|dusk|sunrise|sunset)$/.test(view.word(at)) === false &&
      view.word(at) !== 'night' &&
      view.word(at) !== 'nightfall')
  ) {
    return null;
  }
  // "by night" is of no one day
  const usual = before === 'by' && the === 0 ? { tense: 'none' as const } : {};
  return point(noun + 1, here, 'a part of a day', { type: 'TIME', part, short: true, ...usual });
}

function dayOfMonth(view: TokenView, i: number): TimeReading | null {
  const day = dayAt(view, view.word(i) === 'the' ? i + 1 : i);
  return day?.ordinal === true && monthAt(view, view.word(day.end) === 'of' ? day.end + 1 : day.end) === null
    ? point(day.end, { kind: 'date', day: day.day }, 'a day of the month', { grain: 'day' })
    : null;
}
