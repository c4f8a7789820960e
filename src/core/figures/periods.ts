import { dayAt, monthAt, parseMonthFirst, parseNumericDate, parseWeekdayDate, weekdayAt, yearAt } from './dates';
import { durationOf, parseSteps, unitAt } from './durations';
import { parseNumber } from './numbers';
import { durationValue } from './resolveTime';
import type { TimeUnit, Turn, When } from './timeExpression';
import type { TimeReading } from './timeReading';
import type { TokenView } from './tokenView';

const TURNS: Readonly<Record<string, Turn>> = {
  last: -1,
  past: -1,
  previous: -1,
  preceding: -1,
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  following: 1,
  upcoming: 1,
};

const point = (end: number, when: When, evidence: string, extra: Partial<TimeReading> = {}): TimeReading => ({
  end,
  type: 'DATE',
  when,
  evidence,
  ...extra,
});

/** Reads a period or a point told by its relation to another: "last month", "the same day", "every week", "the first quarter of 2019". */
export function parsePeriod(view: TokenView, i: number): TimeReading | null {
  return (
    parseDayWord(view, i) ??
    parseHoliday(view, i) ??
    parseSet(view, i) ??
    parseTurn(view, i) ??
    parseQuarter(view, i) ??
    parseNth(view, i) ??
    parseSeason(view, i, i, undefined) ??
    parseYearWord(view, i) ??
    parseDayPart(view, i)
  );
}

/** "today", "yesterday", "tonight", "now", "currently". */
function parseDayWord(view: TokenView, i: number): TimeReading | null {
  const offset = view.time(i, 'dayOffset');
  if (offset !== undefined)
    return point(i + 1, { kind: 'unit', unit: 'D', offset: Number(offset) }, 'a day around the date');
  const night = view.time(i, 'nightOffset');
  if (night !== undefined) {
    return point(i + 1, { kind: 'unit', unit: 'D', offset: Number(night) }, 'a part of a day', {
      type: 'TIME',
      part: 'NI',
      short: true,
    });
  }
  const reference = view.time(i, 'reference');
  if (reference !== undefined) {
    if (
      view.word(i) === 'now' &&
      (view.word(i + 1) === 'that' || (view.word(i + 1) === ',' && view.word(i - 1) === ''))
    )
      return null;
    const right = 0;
    return point(i + 1 + right, { kind: 'fixed', value: reference }, 'the time of writing or a time near it');
  }
  if (
    view.word(i) === 'day' &&
    /^(?:before|after)$/.test(view.word(i + 1)) &&
    /^(?:yesterday|tomorrow)$/.test(view.word(i + 2))
  ) {
    return point(
      i + 3,
      { kind: 'unit', unit: 'D', offset: view.word(i + 1) === 'before' ? -2 : 2 },
      'a day around the date',
    );
  }
  return null;
}

function parseHoliday(view: TokenView, i: number): TimeReading | null {
  const match = view.lexicon.holidays.match(view.lower, i);
  if (match === null) return null;
  if (view.register === 'standard' && !view.capital(i)) return null;
  let end = i + match.length;
  if (view.word(i) === 'new' && match.length === 2 && view.raw[i + 1] !== 'Year' && view.register === 'standard')
    return null;
  const weekend = view.word(end) === 'weekend';
  if (weekend) end++;
  const year = yearAt(view, end);
  if (year !== null && year.year > 1500) {
    const later = view.word(year.end) === 'weekend' ? 1 : 0;
    return point(
      year.end + later,
      { kind: 'holiday', rule: match.value, year: year.year, weekend: weekend || later === 1 },
      'a holiday',
      { grain: 'day' },
    );
  }
  if (view.word(end) === 'of' && /^(?:this|last|next)$/.test(view.word(end + 1)) && view.word(end + 2) === 'year') {
    return point(
      end + 3,
      { kind: 'holiday', rule: match.value, of: { kind: 'unit', unit: 'Y', offset: TURNS[view.word(end + 1)] ?? 0 } },
      'a holiday',
      { grain: 'day' },
    );
  }
  return point(end, { kind: 'holiday', rule: match.value, weekend }, 'a holiday', { grain: 'day' });
}

/** "every day", "each week", "daily", "every other Friday", "every two weeks". */
function parseSet(view: TokenView, i: number): TimeReading | null {
  const adverb = view.time(i, 'set');
  if (adverb !== undefined) {
    if (view.capital(i) && view.capital(i + 1)) return null;
    return point(i + 1, { kind: 'fixed', value: adverb }, 'a repeated time', {
      type: 'SET',
      ...(adverb.startsWith('PT') ? { short: true } : {}),
    });
  }
  const w = view.word(i);
  if (w !== 'every' && w !== 'each' && w !== 'any') return null;
  const quant = w.toUpperCase();
  const other = view.word(i + 1) === 'other' ? 1 : 0;
  const at = i + 1 + other;
  const set = (end: number, value: string, extra: Partial<TimeReading> = {}): TimeReading =>
    point(end, { kind: 'fixed', value }, 'a repeated time', { type: 'SET', quant, ...extra });
  const unit = unitAt(view, at);
  if (unit !== null && !unit.plural) {
    if (unit.unit === 'TS' || unit.unit === 'TM' || (w === 'any' && unit.unit !== 'Y' && unit.unit !== 'WE'))
      return null;
    if (unit.unit === 'NI') return set(at + 1, 'TNI', { short: true });
    return set(
      at + 1,
      durationValue([{ amount: 1 + other, unit: unit.unit }]),
      unit.unit === 'TH' ? { short: true } : {},
    );
  }
  const weekday = weekdayAt(view, at);
  if (weekday !== null) {
    const part = view.time(weekday.end, 'part');
    return set(
      part === undefined ? weekday.end : weekday.end + 1,
      `XXXX-WXX-${weekday.weekday}`,
      part === undefined ? {} : { part, short: true },
    );
  }
  const part = view.time(at, 'part');
  if (part !== undefined && !part.includes(':')) return set(at + 1, '', { part, short: true });
  const month = monthAt(view, at);
  if (month !== null) return set(at + 1, `XXXX-${String(month).padStart(2, '0')}`);
  const season = view.time(at, 'season');
  if (season !== undefined) return set(at + 1, `XXXX-${season}`);
  const steps = parseSteps(view, at);
  return steps !== null && !steps.hyphen ? set(steps.end, durationValue(steps.steps)) : null;
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
      return lastOrNext(steps.end, turn, durationOf(steps));
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
  const unit = unitAt(view, next);
  if (unit !== null) {
    if (unit.plural) {
      if (w === 'this' || unit.unit === 'TS') return null;
      return lastOrNext(
        next + 1,
        turn,
        durationOf({ end: next + 1, steps: [{ amount: null, unit: unit.unit }], hyphen: false, indefinite: false }),
      );
    }
    return turnedUnit(view, next, unit.unit, turn, w, the === 1);
  }
  return turnedName(view, next, turn, w);
}

function lastOrNext(end: number, _turn: Turn, duration: TimeReading): TimeReading {
  return { ...duration, end };
}

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
  if (unit === 'Y' && view.word(end) === "'s") {
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
  if (w === 'future') return point(at + 1, { kind: 'fixed', value: 'FUTURE_REF' }, 'a time to come');
  if (unit === null || unit.plural) return null;
  if (unit.unit === 'WE') return point(at + 1, { kind: 'unit', unit: 'WE', offset: 0 }, 'a weekend');
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

function quarterName(view: TokenView, i: number): { readonly end: number; readonly part: string } | null {
  const code = /^([qh])([1-4])$/.exec(view.word(i));
  if (code !== null && !(code[1] === 'h' && Number(code[2]) > 2)) return { end: i + 1, part: code[0].toUpperCase() };
  const n =
    view.word(i) === 'last' || view.word(i) === 'final' ? 4 : (view.number(i, 'ordinal') ?? ordinalDigits(view, i));
  if (n === undefined || n < 1 || n > 4) return null;
  const at = view.isDigits(i) ? i + 2 : i + 1;
  const noun = view.isDash(at) && view.glued(at) ? at + 1 : at;
  if (view.word(noun) === 'quarter') return { end: noun + 1, part: `Q${n}` };
  if (view.word(noun) === 'half' && n <= 2) return { end: noun + 1, part: `H${n}` };
  return null;
}

function ordinalDigits(view: TokenView, i: number): number | undefined {
  return view.isDigits(i) && /^\d$/.test(view.raw[i]) && /^(?:st|nd|rd|th)$/.test(view.word(i + 1))
    ? Number(view.raw[i])
    : undefined;
}

/** "the first quarter", "Q1 2019", "the second half of the year", "2017 Q1", "fiscal fourth quarter". */
function parseQuarter(view: TokenView, i: number): TimeReading | null {
  let at = view.word(i) === 'the' ? i + 1 : i;
  if (view.word(at) === 'fiscal') at++;
  const before = yearAt(view, at);
  const joined = before !== null && view.isDash(before.end) ? 1 : 0;
  const name = quarterName(view, before === null ? at : before.end + joined);
  if (name === null) return null;
  const share = (end: number, of: When): TimeReading =>
    point(end, { kind: 'share', part: name.part, of }, 'a part of a year');
  if (before !== null) return share(name.end, { kind: 'date', year: before.year });
  let end = name.end;
  const dash = view.isDash(end) && view.glued(end) ? 1 : 0;
  if (dash === 1) end++;
  if (view.word(end) === 'of' || view.word(end) === 'in') end++;
  if (view.word(end) === 'fiscal' || view.word(end) === 'the') end++;
  if (view.word(end) === 'fiscal' || view.word(end) === 'financial') end++;
  const year = yearAt(view, end);
  if (year !== null && year.year > 1500) return share(year.end, { kind: 'date', year: year.year });
  const turn = TURNS[view.word(end)];
  if (turn !== undefined && view.word(end + 1) === 'year')
    return share(end + 2, { kind: 'unit', unit: 'Y', offset: turn });
  const of = view.word(name.end) === 'of';
  const unit = unitAt(view, end);
  if (of && unit?.unit === 'Y') return share(end + 1, { kind: 'unit', unit: 'Y', offset: 0 });
  if (of && monthAt(view, end) !== null) {
    const month = parseMonthFirst(view, end);
    if (month !== null) return { ...month, mod: name.part.endsWith('1') ? 'START' : 'END' };
  }
  if (name.part.startsWith('H')) {
    const decade = of && /^(?:the)$/.test(view.word(name.end + 1)) ? unitAt(view, name.end + 2) : null;
    return decade !== null && !decade.plural && decade.unit !== 'TH'
      ? point(name.end + 3, { kind: 'unit', unit: decade.unit, offset: 0 }, 'a part of a period', {
          mod: name.part.endsWith('1') ? 'START' : 'END',
        })
      : /^[h]\d$/i.test(view.word(i))
        ? share(name.end, { kind: 'unit', unit: 'Y', offset: 0 })
        : null;
  }
  if (view.word(i) === 'fiscal' || /^q\d$/.test(view.word(at)) || view.word(name.end) !== 'final')
    return share(name.end, { kind: 'unit', unit: 'Y', offset: 0 });
  return null;
}

/** "the 21st century", "the second week of May", "the 15th day of next month", "the first Monday of October", "week 3 of 2027". */
function parseNth(view: TokenView, i: number): TimeReading | null {
  if (view.word(i) === 'week' && view.isDigits(i + 1) && /^\d{1,2}$/.test(view.raw[i + 1])) {
    const n = Number(view.raw[i + 1]);
    if (n < 1 || n > 53 || isClockNext(view, i + 1)) return null;
    const year = view.word(i + 2) === 'of' ? yearAt(view, i + 3) : null;
    return point(
      year?.end ?? i + 2,
      {
        kind: 'nth',
        n,
        unit: 'W',
        of: year === null ? { kind: 'unit', unit: 'Y', offset: 0 } : { kind: 'date', year: year.year },
      },
      'a week of the year',
    );
  }
  const at = view.word(i) === 'the' ? i + 1 : i;
  const last = view.word(at) === 'last' || view.word(at) === 'final';
  const rank = last ? null : parseNumber(view, at);
  if (!last && (rank === null || rank.ordinal !== true)) return null;
  const n = last ? -1 : (rank?.value ?? 1);
  const noun = last ? at + 1 : (rank?.end ?? at + 1);
  const dash = view.isDash(noun) && view.glued(noun) ? noun + 1 : noun;
  if (view.word(dash) === 'century' || view.word(dash) === 'centuries') {
    return n > 0 && n < 40
      ? point(dash + 1, { kind: 'fixed', value: `${String(n - 1).padStart(2, '0')}XX` }, 'a century')
      : null;
  }
  const unit = unitAt(view, noun);
  const weekday = unit === null ? weekdayAt(view, noun) : null;
  const end = weekday?.end ?? noun + 1;
  if ((unit === null && weekday === null) || (view.word(end) !== 'of' && view.word(end) !== 'in')) return null;
  const of = periodAfter(view, end + 1);
  if (of === null) return null;
  if (weekday !== null)
    return n >= -1 && n <= 5
      ? point(of.end, { kind: 'nthWeekday', n, weekday: weekday.weekday, of: of.when }, 'a day of a month', {
          grain: 'day',
        })
      : null;
  if (unit === null || unit.plural || unit.unit === 'TS' || unit.unit === 'TM' || unit.unit === 'TH' || n > 366)
    return null;
  return point(
    of.end,
    { kind: 'nth', n, unit: unit.unit, of: of.when },
    'a part of a period',
    unit.unit === 'D' ? { grain: 'day' } : {},
  );
}

function isClockNext(view: TokenView, i: number): boolean {
  return /^(?:am|pm|a\.m\.|p\.m\.)$/.test(view.word(i + 1));
}

/** A month, year or week after "of". */
function periodAfter(view: TokenView, i: number): { readonly end: number; readonly when: When } | null {
  if (monthAt(view, i) !== null) return parseMonthFirst(view, i);
  const year = yearAt(view, i);
  if (year !== null && year.year > 1500) return { end: year.end, when: { kind: 'date', year: year.year } };
  const the = view.word(i) === 'the' ? i + 1 : i;
  const turn = TURNS[view.word(the)] ?? (the > i ? 0 : undefined);
  const noun = TURNS[view.word(the)] === undefined ? the : the + 1;
  const unit = unitAt(view, noun);
  if (turn === undefined || unit === null || unit.plural || !/^(?:Y|M|W)$/.test(unit.unit)) return null;
  return { end: noun + 1, when: { kind: 'unit', unit: unit.unit, offset: turn } };
}

/** "spring 2019", "the summer of 2018", "summer"; bare seasons only where a word before says so. */
function parseSeason(view: TokenView, i: number, start: number, turn: Turn | undefined): TimeReading | null {
  const at = view.word(i) === 'the' ? i + 1 : i;
  const season = view.time(at, 'season');
  if (season === undefined) return null;
  const of = view.word(at + 1) === 'of' || view.word(at + 1) === ',' ? at + 2 : at + 1;
  const year = yearAt(view, of);
  if (year !== null && year.year > 1500)
    return point(year.end, { kind: 'season', season, year: year.year }, 'a season');
  const yearTurn = TURNS[view.word(of)];
  if (yearTurn !== undefined && view.word(of + 1) === 'year')
    return point(of + 2, { kind: 'season', season, turn: yearTurn }, 'a season');
  if (turn !== undefined) return point(at + 1, { kind: 'season', season, turn }, 'a season');
  const before = view.word(start - 1);
  const w = view.word(at);
  const cue =
    /^(?:in|during|by|since|until|last|next|this|early|late|mid|of|for|through|throughout|over)$/.test(before) ||
    before === 'the';
  if (w === 'spring' || w === 'fall')
    return at > i &&
      /^(?:in|during|by|since|until|of|through)$/.test(before) &&
      (w === 'spring' || !/^(?:of|in)$/.test(view.word(at + 1)))
      ? point(at + 1, { kind: 'season', season }, 'a season')
      : null;
  return cue && !view.capital(at + 1) && !view.isDash(at + 1)
    ? point(at + 1, { kind: 'season', season }, 'a season')
    : null;
}

/** "fiscal 2019", "fiscal year 2019", "year 2012", "FY19", "calendar year 2008". */
function parseYearWord(view: TokenView, i: number): TimeReading | null {
  const w = view.word(i);
  const fiscal = w === 'fiscal' || w === 'financial' || w === 'fy';
  const school = w === 'school' || w === 'academic';
  if (w === 'year' && view.word(i + 1) === 'to' && view.word(i + 2) === 'date')
    return point(i + 3, { kind: 'unit', unit: 'Y', offset: 0 }, 'the year so far');
  if (w === 'year' && view.isDash(i + 1) && view.word(i + 2) === 'end')
    return point(i + 3, { kind: 'unit', unit: 'Y', offset: 0 }, 'the end of the year', { mod: 'END' });
  if (w === 'year' && view.isDash(i + 1) && view.word(i + 2) === 'long')
    return durationOf({ end: i + 3, steps: [{ amount: 1, unit: 'Y' }], hyphen: false, indefinite: false });
  const long = unitAt(view, i);
  if (
    long !== null &&
    !long.plural &&
    ((view.isDash(i + 1) && view.word(i + 2) === 'long') ||
      (view.register === 'caseless' && view.word(i + 1) === 'long'))
  ) {
    return durationOf({
      end: view.isDash(i + 1) ? i + 3 : i + 2,
      steps: [{ amount: 1, unit: long.unit }],
      hyphen: false,
      indefinite: false,
    });
  }
  if (!fiscal && !school && w !== 'calendar' && w !== 'year') return null;
  const at = w === 'year' || w === 'fy' ? i + 1 : view.word(i + 1) === 'year' ? i + 2 : i + 1;
  const year = yearAt(view, view.word(at) === 'of' ? at + 1 : at);
  if (year === null || year.year < 1500) return null;
  if (fiscal) return point(year.end, { kind: 'fixed', value: `FY${year.year}` }, 'a fiscal year');
  if (school) return point(year.end, { kind: 'fixed', value: `SY${year.year}` }, 'a school year');
  return point(year.end, { kind: 'date', year: year.year }, 'a year', { grain: 'year' });
}

/** "noon", "midnight", "the morning", "overnight", "in the afternoon" of the day in question. */
function parseDayPart(view: TokenView, i: number): TimeReading | null {
  const the = view.word(i) === 'the' ? 1 : 0;
  const at = i + the;
  const part = view.time(at, 'part') ?? view.time(at, 'parts');
  if (view.word(at) === 'overnight')
    return point(at + 1, { kind: 'unit', unit: 'D', offset: 0, anaphoric: true }, 'a part of a day', {
      type: 'TIME',
      part: 'NI',
      short: true,
    });
  if (part === undefined) return null;
  const before = view.word(i - 1);
  const here: When = { kind: 'unit', unit: 'D', offset: 0, anaphoric: true };
  if (part.includes(':')) {
    if (view.word(at) === 'noon' || view.word(at) === 'midnight' || view.word(at) === 'midday' || the === 0) {
      if (view.capital(at) && view.capital(at + 1)) return null;
      return point(at + 1, here, 'a time of day', { type: 'TIME', clock: part, short: true });
    }
    return null;
  }
  const after = view.word(at + 1);
  if (after === 'of') {
    const anchor = dateAfter(view, view.word(at + 2) === 'the' ? at + 3 : at + 2) ?? dayOfMonth(view, at + 2);
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
  return point(at + 1, here, 'a part of a day', { type: 'TIME', part, short: true });
}

function dayOfMonth(view: TokenView, i: number): TimeReading | null {
  const day = dayAt(view, view.word(i) === 'the' ? i + 1 : i);
  return day?.ordinal === true && monthAt(view, view.word(day.end) === 'of' ? day.end + 1 : day.end) === null
    ? point(day.end, { kind: 'date', day: day.day }, 'a day of the month', { grain: 'day' })
    : null;
}
