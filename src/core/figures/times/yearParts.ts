import { parseNumber } from '../numbers/numbers';
import type { TokenView } from '../words/tokenView';
import { monthAt, weekdayAt, yearAt } from './dateParts';
import { parseMonthFirst } from './dates';
import { durationOf, parseSteps, type StepsReading, unitAt } from './durations';
import { TURNS } from './edgeWords';
import { eraAt } from './eraNames';
import { TIME_CUES } from './timeCues';
import type { TimeUnit, When } from './timeExpression';
import type { TimeReading } from './timeReading';

export function point(end: number, when: When, evidence: string, extra?: Partial<TimeReading>): TimeReading {
  return extra === undefined ? { end, type: 'DATE', when, evidence } : { end, type: 'DATE', when, evidence, ...extra };
}

export function quarterName(view: TokenView, i: number): { readonly end: number; readonly part: string } | null {
  const code = /^([qh])([1-4])$/.exec(view.word(i));
  if (code !== null && !(code[1] === 'h' && Number(code[2]) > 2)) return { end: i + 1, part: code[0].toUpperCase() };
  const n =
    view.word(i) === 'last' || view.word(i) === 'final' ? 4 : (view.number(i, 'ordinal') ?? ordinalDigits(view, i));
  if (n === undefined || n < 1 || n > 4) return null;
  const at = view.isDigits(i) ? i + 2 : i + 1;
  const tied = view.isDash(at) && view.glued(at) ? at + 1 : at;
  const noun = /^(?:fiscal|financial)$/.test(view.word(tied)) ? tied + 1 : tied;
  if (view.word(noun) === 'quarter') return { end: noun + 1, part: `Q${n}` };
  if (view.word(noun) === 'half' && n <= 2) return { end: noun + 1, part: `H${n}` };
  return null;
}

function ordinalDigits(view: TokenView, i: number): number | undefined {
  return view.isDigits(i) && /^\d$/.test(view.raw[i]) && /^(?:st|nd|rd|th)$/.test(view.word(i + 1))
    ? Number(view.raw[i])
    : undefined;
}

/** What companies and offices report of half a year: "first-half profit", but not "first-half goals". */
const REPORTED = TIME_CUES.forms('reported');

/** "the first quarter", "Q1 2019", "the second half of the year", "2017 Q1", "fiscal fourth quarter". */
export function parseQuarter(view: TokenView, i: number): TimeReading | null {
  // "The second-quarter loss": the article is the loss's
  if (view.word(i) === 'the' && view.isDash(i + 2) && view.number(i + 1, 'ordinal') !== undefined) return null;
  let at = view.word(i) === 'the' ? i + 1 : i;
  if (view.word(at) === 'fiscal') at++;
  const before = yearAt(view, at);
  const joined = before !== null && view.isDash(before.end) ? 1 : 0;
  const name = quarterName(view, before === null ? at : before.end + joined);
  if (name === null) return before !== null && view.word(i) === 'the' ? quarterOfThen(view, before) : null;
  if (before !== null) return shareOf(name.end, name.part, { kind: 'date', year: before.year });
  const named = quarterOfYear(view, name) ?? partOfMonth(view, name);
  if (named !== null) return named;
  if (name.part.startsWith('H')) return parseHalf(view, i, name);
  const fiscal =
    /^(?:fiscal|financial)$/.test(view.word(at - 1)) || /^(?:fiscal|financial)$/.test(view.word(name.end - 2));
  const of: When = { kind: 'unit', unit: 'Y', offset: 0 };
  const bare: When = { kind: 'share', part: name.part, of, bare: true, ...(fiscal ? { fiscal } : {}) };
  return point(name.end, bare, 'a part of a year');
}

/** "the 1988 quarter", beside the one that the story reports. */
function quarterOfThen(view: TokenView, { year, end }: YearEnd): TimeReading | null {
  const when: When = { kind: 'unit', unit: 'Q', offset: 0, reported: true, year };
  return view.word(end) === 'quarter' ? point(end + 1, when, 'the same part of another year') : null;
}

interface PartName {
  readonly end: number;
  readonly part: string;
}

function shareOf(end: number, part: string, of: When): TimeReading {
  return point(end, { kind: 'share', part, of }, 'a part of a year');
}

/** The token after what may stand between a quarter and its year: "-", "of", "of the fiscal". */
function afterLink(view: TokenView, { end }: PartName): number {
  let at = view.isDash(end) && view.glued(end) ? end + 1 : end;
  if (view.word(at) === 'of' || view.word(at) === 'in') at++;
  if (view.word(at) === 'fiscal' || view.word(at) === 'the') at++;
  return view.word(at) === 'fiscal' || view.word(at) === 'financial' ? at + 1 : at;
}

/** "Q1 2019", "the first quarter of the fiscal year", "the second half of last year". */
function quarterOfYear(view: TokenView, name: PartName): TimeReading | null {
  const at = afterLink(view, name);
  const year = yearAt(view, at);
  if (year !== null && year.year > 1500) return shareOf(year.end, name.part, { kind: 'date', year: year.year });
  const turn = TURNS.get(view.word(at));
  if (turn !== undefined && view.word(at + 1) === 'year')
    return shareOf(at + 2, name.part, { kind: 'unit', unit: 'Y', offset: turn });
  const of = view.word(name.end) === 'of' && unitAt(view, at)?.unit === 'Y';
  return of ? shareOf(at + 1, name.part, { kind: 'unit', unit: 'Y', offset: 0 }) : null;
}

/** "the first half of May". */
function partOfMonth(view: TokenView, name: PartName): TimeReading | null {
  const at = afterLink(view, name);
  const month = view.word(name.end) === 'of' && monthAt(view, at) !== null ? parseMonthFirst(view, at) : null;
  return month === null ? null : { ...month, mod: edgeOf(name) };
}

function edgeOf(name: PartName): string {
  return name.part.endsWith('1') ? 'START' : 'END';
}

/** "the first half of the decade", "H1", "first-half profit". */
function parseHalf(view: TokenView, i: number, name: PartName): TimeReading | null {
  const of = view.word(name.end) === 'of' && view.word(name.end + 1) === 'the' ? unitAt(view, name.end + 2) : null;
  if (isReportedHalf(view, i, name)) return shareOf(name.end, name.part, { kind: 'unit', unit: 'Y', offset: 0 });
  if (of !== null && !of.plural && of.unit !== 'TH')
    return point(name.end + 3, { kind: 'unit', unit: of.unit, offset: 0 }, 'a part of a period', { mod: edgeOf(name) });
  const reported = view.isDash(name.end - 2) && REPORTED.has(view.word(name.end));
  return reported || /^h\d$/.test(view.word(i))
    ? shareOf(name.end, name.part, { kind: 'unit', unit: 'Y', offset: 0 })
    : null;
}

/** How far from "the first half" a word of results says that it is of a year rather than of a match. */
const RESULTS_REACH = 14;

/** "in the first half, profit rose": of a company's year. */
function isReportedHalf(view: TokenView, i: number, name: PartName): boolean {
  if (!/^(?:in|for|during|over|from)$/.test(view.word(i - 1)) || view.isDash(name.end - 2)) return false;
  for (let j = i - RESULTS_REACH; j < name.end + RESULTS_REACH; j++) if (REPORTED.has(view.word(j))) return true;
  return false;
}

/**
 * "the 21st century", "the second week of May", "the 15th day of next month", "the first Monday of October", "week 3 of
 * 2027".
 */
export function parseNth(view: TokenView, i: number): TimeReading | null {
  if (view.word(i) === 'week' && view.isDigits(i + 1) && /^\d{1,2}$/.test(view.raw[i + 1]))
    return weekByNumber(view, i);
  const at = view.word(i) === 'the' ? i + 1 : i;
  const last = view.word(at) === 'last' || view.word(at) === 'final';
  const rank = last ? null : parseNumber(view, at);
  if (!last && (rank === null || rank.ordinal !== true)) return null;
  const n = last ? -1 : (rank?.value ?? 1);
  const noun = last ? at + 1 : (rank?.end ?? at + 1);
  const century = nthCentury(view, noun, n);
  if (century !== undefined) return century;
  const many = n === 1 || n === -1 ? parseSteps(view, noun) : null;
  if (many !== null && !many.hyphen && !many.indefinite && (!last || view.word(many.end) === 'of'))
    return firstSteps(view, many, last);
  if (!last && /^(?:straight|consecutive|successive)$/.test(view.word(noun))) {
    const run = unitAt(view, noun + 1);
    if (run === null || run.plural || run.unit === 'TS' || n > 1000) return null;
    return durationOf({ end: noun + 2, steps: [{ amount: n, unit: run.unit }], hyphen: false, indefinite: false });
  }
  return nthOfPeriod(view, noun, n);
}

/** "week 3 of 2027". */
function weekByNumber(view: TokenView, i: number): TimeReading | null {
  const n = Number(view.raw[i + 1]);
  if (n < 1 || n > 53 || isClockNext(view, i + 1)) return null;
  const year = view.word(i + 2) === 'of' ? yearAt(view, i + 3) : null;
  const of: When = year === null ? { kind: 'unit', unit: 'Y', offset: 0 } : { kind: 'date', year: year.year };
  return point(year?.end ?? i + 2, { kind: 'nth', n, unit: 'W', of }, 'a week of the year');
}

/** "21st century" at its noun; undefined where that is no century, null where it is in a name ("21st Century Fox"). */
function nthCentury(view: TokenView, noun: number, n: number): TimeReading | null | undefined {
  const at = view.isDash(noun) && view.glued(noun) ? noun + 1 : noun;
  if (view.word(at) !== 'century' && view.word(at) !== 'centuries') return undefined;
  if (view.capital(at) && view.capital(at + 1) && view.tokens[at + 1].kind === 'word') return null;
  if (n <= 0 || n >= 40) return null;
  // "the 3rd century AD"
  const era = eraAt(view, at + 1);
  const value = `${era?.era === 'BC' ? 'BC' : ''}${String(n - 1).padStart(2, '0')}XX`;
  return point(era?.end ?? at + 1, { kind: 'fixed', value }, 'a century');
}

/** "week of May", "Monday of October", "day of next month" after the `n`th. */
function nthOfPeriod(view: TokenView, noun: number, n: number): TimeReading | null {
  const unit = unitAt(view, noun);
  const weekday = unit === null ? weekdayAt(view, noun) : null;
  const end = weekday?.end ?? noun + 1;
  if ((unit === null && weekday === null) || (view.word(end) !== 'of' && view.word(end) !== 'in')) return null;
  const again = (weekday !== null || unit?.unit === 'D') && /^(?:every|each)$/.test(view.word(end + 1));
  if (again && view.word(end + 2) === 'month')
    return point(end + 3, { kind: 'fixed', value: 'P1M' }, 'a repeated time', { type: 'SET', quant: 'EVERY' });
  const of = periodAfter(view, end + 1);
  if (of === null) return null;
  if (weekday !== null) {
    if (n < -1 || n > 5) return null;
    const when: When = { kind: 'nthWeekday', n, weekday: weekday.weekday, of: of.when };
    return point(of.end, when, 'a day of a month', { grain: 'day' });
  }
  if (unit === null || unit.plural || /^T[SMH]$/.test(unit.unit) || n > 366) return null;
  const grain = unit.unit === 'D' ? { grain: 'day' as const } : {};
  return point(of.end, { kind: 'nth', n, unit: unit.unit, of: of.when }, 'a part of a period', grain);
}

/**
 * "the first nine months of 1989", "the last three weeks of this year", "the first half-year of the 2023-24 financial
 * year".
 */
function firstSteps(view: TokenView, many: StepsReading, last: boolean): TimeReading {
  const of = view.word(many.end) === 'of' || view.word(many.end) === 'in' ? periodAfter(view, many.end + 1) : null;
  const [{ amount, unit }] = many.steps;
  const months = unit === 'M' && many.steps.length === 1 && amount !== null && amount < 12 ? amount : 0;
  if (of !== null && months > 0 && isYearWhen(of.when)) {
    const [from, to] = last ? [13 - months, 12] : [1, months];
    const when: When = { kind: 'months', of: of.when, from, to };
    return point(of.end, when, 'a part of a year');
  }
  return durationOf(many, { end: of?.end ?? many.end, evidence: 'a part of a period' });
}

function isYearWhen(when: When): boolean {
  if (when.kind === 'unit') return when.unit === 'Y';
  return when.kind === 'date' && when.month === undefined;
}

function isClockNext(view: TokenView, i: number): boolean {
  return /^(?:am|pm|a\.m\.|p\.m\.)$/.test(view.word(i + 1));
}

/** A month, year or week after "of". */
function periodAfter(view: TokenView, i: number): { readonly end: number; readonly when: When } | null {
  if (monthAt(view, i) !== null) return parseMonthFirst(view, i);
  const the = view.word(i) === 'the' ? i + 1 : i;
  const named = parseYearBefore(view, the) ?? (the === i ? null : parseNamedYear(view, the));
  if (named !== null) return named;
  const year = yearAt(view, i);
  if (year !== null && year.year > 1500) return { end: year.end, when: { kind: 'date', year: year.year } };
  const said = TURNS.get(view.word(the));
  const turn = said ?? (the > i ? 0 : undefined);
  const noun = said === undefined ? the : the + 1;
  const unit = unitAt(view, noun);
  if (turn === undefined || unit === null || unit.plural || !/^(?:Y|M|W)$/.test(unit.unit)) return null;
  return { end: noun + 1, when: { kind: 'unit', unit: unit.unit, offset: turn } };
}

/**
 * "fiscal 2019", "fiscal year 2019", "year 2012", "FY19", "calendar year 2008", "year-end", "yearlong", "a year
 * earlier".
 */
export function parseYearWord(view: TokenView, i: number): TimeReading | null {
  const long = view.time(i, 'long');
  if (long !== undefined) return oneOf(i + 1, long as TimeUnit);
  const mid = view.time(i, 'mid');
  if (mid !== undefined)
    return point(i + 1, { kind: 'unit', unit: mid as TimeUnit, offset: 0 }, 'the middle of a period', { mod: 'MID' });
  const w = view.word(i);
  const dated = view.isDash(i + 1) && view.isDash(i + 3) ? 2 : 1;
  if (w === 'year' && view.word(i + dated) === 'to' && view.word(i + 2 * dated) === 'date')
    return point(i + 2 * dated + 1, { kind: 'unit', unit: 'Y', offset: 0 }, 'the year so far');
  const ended = parseUnitEnd(view, i);
  if (ended !== null) return ended;
  if (w === 'year' && view.isDash(i + 1) && view.word(i + 2) === 'long') return oneOf(i + 3, 'Y');
  if (w === 'full' && view.isDash(i + 1) && view.word(i + 2) === 'year') return oneOf(i + 3, 'Y');
  return parseUnitBack(view, i) ?? parseNamedYear(view, i);
}

/** "year-end", "month-end", "at year end", "by quarter end". */
function parseUnitEnd(view: TokenView, i: number): TimeReading | null {
  const unit = view.time(i, 'timeUnit');
  if (unit !== 'Y' && unit !== 'M' && unit !== 'Q') return null;
  const tied = view.isDash(i + 1) ? i + 2 : i + 1;
  if (view.word(tied) !== 'end' || (tied === i + 1 && !UNIT_END_BEFORE.has(view.word(i - 1)))) return null;
  return point(tied + 1, { kind: 'unit', unit, offset: 0 }, 'the end of a period', { mod: 'END' });
}

const UNIT_END_BEFORE = TIME_CUES.forms('unitEndBefore');

function oneOf(end: number, unit: TimeUnit): TimeReading {
  return durationOf({ end, steps: [{ amount: 1, unit }], hyphen: false, indefinite: false });
}

/** "year-earlier", "year ago quarter", "month-long". */
function parseUnitBack(view: TokenView, i: number): TimeReading | null {
  const unit = unitAt(view, i);
  if (unit === null || unit.plural) return null;
  const tied = view.isDash(i + 1) ? i + 2 : view.stripped ? i + 1 : i;
  const back = view.word(tied);
  if (back === 'ago' || back === 'earlier') {
    const noun = unit.unit === 'Y' ? view.word(tied + 1) : '';
    if (noun === 'period')
      return point(
        tied + 2,
        { kind: 'unit', unit: 'Q', offset: -4, reported: true, anaphoric: true },
        'the same a year before',
      );
    if (noun === 'quarter')
      return point(tied + 2, { kind: 'unit', unit: 'Q', offset: -4, reported: true }, 'the same a year before');
    // "the year-ago third quarter"
    const quarter = unit.unit === 'Y' ? quarterName(view, tied + 1) : null;
    if (quarter !== null) {
      const of: When = { kind: 'unit', unit: 'Y', offset: 0 };
      return point(
        quarter.end,
        { kind: 'share', part: quarter.part, of, bare: true, back: 1 },
        'the same a year before',
      );
    }
    if (noun === 'month') return point(tied + 2, { kind: 'unit', unit: 'M', offset: -12 }, 'the same a year before');
    const from = back === 'ago' ? 'document' : 'reference';
    const when: When = { kind: 'shift', steps: [{ amount: 1, unit: unit.unit }], sign: -1, from };
    return point(tied + 1, when, 'a distance from another date');
  }
  if (view.isDash(i + 1) && view.word(i + 2) === 'long') return oneOf(i + 3, unit.unit);
  return view.register === 'caseless' && view.word(i + 1) === 'long' && !view.isDash(i + 1)
    ? oneOf(i + 2, unit.unit)
    : null;
}

/**
 * "fiscal 2019", "fiscal year 2022-2023", "school year 2019", "calendar year 2008", "tax year 2022-23", "year 2012".
 */
function parseNamedYear(view: TokenView, i: number): TimeReading | null {
  const w = view.word(i);
  const fiscal = w === 'fiscal' || w === 'financial' || w === 'fy' || w === 'tax';
  const school = w === 'school' || w === 'academic';
  if (!fiscal && !school && w !== 'calendar' && w !== 'cy' && w !== 'year') return null;
  const at = w === 'year' || w === 'fy' || w === 'cy' ? i + 1 : view.word(i + 1) === 'year' ? i + 2 : i + 1;
  if (w === 'tax' && at === i + 1) return null;
  const year = yearAt(view, view.word(at) === 'of' ? at + 1 : at);
  if (year === null || (year.year < 1500 && w !== 'year')) return null;
  if (school) return point(doubleYear(view, year).end, { kind: 'fixed', value: `SY${year.year}` }, 'a school year');
  // "fiscal year 2022-2023" is named after the year in which it ends
  const last = fiscal ? doubleYear(view, year) : year;
  if (fiscal) return point(last.end, { kind: 'fixed', value: `FY${last.year}` }, 'a fiscal year');
  const second = doubleYear(view, year);
  if (second.end > year.end) {
    const when: When = {
      kind: 'span',
      from: { kind: 'date', year: year.year },
      to: { kind: 'date', year: second.year },
    };
    return point(second.end, when, 'a range of years');
  }
  return point(year.end, { kind: 'date', year: year.year }, 'a year', { grain: 'year' });
}

interface YearEnd {
  readonly year: number;
  readonly end: number;
}

/** The second year of "2022-23" and "2022/2023" after the first; the first itself where there is none. */
function doubleYear(view: TokenView, year: YearEnd): YearEnd {
  if (!view.isDash(year.end) && view.word(year.end) !== '/') return year;
  const second = view.raw[year.end + 1] ?? '';
  const next = year.year + 1;
  return /^\d\d(?:\d\d)?$/.test(second) && Number(second) % 100 === next % 100
    ? { year: next, end: year.end + 2 }
    : year;
}

/** "2023-24 financial year", "2019 fiscal year" at its first year. */
export function parseYearBefore(view: TokenView, i: number): TimeReading | null {
  const year = yearAt(view, i);
  if (year === null) return null;
  const last = doubleYear(view, year);
  const kind = view.word(last.end);
  if (!/^(?:fiscal|financial|tax|school|academic)$/.test(kind) || view.word(last.end + 1) !== 'year') return null;
  const school = kind === 'school' || kind === 'academic';
  const value = school ? `SY${year.year}` : `FY${last.year}`;
  return point(last.end + 2, { kind: 'fixed', value }, school ? 'a school year' : 'a fiscal year');
}
