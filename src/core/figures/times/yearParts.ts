import { parseNumber } from '../numbers/numbers';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { monthAt, shortYearAt, weekdayAt, yearAt } from './dateParts';
import { parseMonthFirst } from './dates';
import { durationOf, parseSteps, type StepsReading, unitAt } from './durations';
import type { TimeUnit, Turn, When } from './timeExpression';
import type { TimeReading } from './timeReading';

export const TURNS = wordTable<Turn>({
  latest: 0,
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
});

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

/** What companies and offices report of half a year: "first-half profit", but not "first-half goals". */
const REPORTED =
  /^(?:profits?|loss(?:es)?|earnings|results|sales|revenues?|net|pretax|operating|income|turnover|figures|output|exports|imports|growth|gdp|deliveries|production|dividend|performance|data)$/;

/** "the first quarter", "Q1 2019", "the second half of the year", "2017 Q1", "fiscal fourth quarter". */
export function parseQuarter(view: TokenView, i: number): TimeReading | null {
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
      : /^[h]\d$/i.test(view.word(i)) || (view.isDash(name.end - 2) && REPORTED.test(view.word(name.end)))
        ? share(name.end, { kind: 'unit', unit: 'Y', offset: 0 })
        : null;
  }
  const bare: When = { kind: 'share', part: name.part, of: { kind: 'unit', unit: 'Y', offset: 0 }, bare: true };
  return point(name.end, bare, 'a part of a year');
}

/** "the 21st century", "the second week of May", "the 15th day of next month", "the first Monday of October", "week 3 of 2027". */
export function parseNth(view: TokenView, i: number): TimeReading | null {
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
    // "21st Century Fox"
    if (view.capital(dash) && view.capital(dash + 1) && view.tokens[dash + 1].kind === 'word') return null;
    return n > 0 && n < 40
      ? point(dash + 1, { kind: 'fixed', value: `${String(n - 1).padStart(2, '0')}XX` }, 'a century')
      : null;
  }
  const many = n === 1 || n === -1 ? parseSteps(view, noun) : null;
  if (many !== null && !many.hyphen && !many.indefinite && (!last || view.word(many.end) === 'of'))
    return firstSteps(view, many);
  if (!last && /^(?:straight|consecutive|successive)$/.test(view.word(noun))) {
    const run = unitAt(view, noun + 1);
    if (run === null || run.plural || run.unit === 'TS' || n > 1000) return null;
    return durationOf({ end: noun + 2, steps: [{ amount: n, unit: run.unit }], hyphen: false, indefinite: false });
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

/** "the first nine months of 1989", "the last three weeks of this year". */
function firstSteps(view: TokenView, many: StepsReading): TimeReading {
  const of = view.word(many.end) === 'of' || view.word(many.end) === 'in' ? periodAfter(view, many.end + 1) : null;
  return durationOf(many, { end: of?.end ?? many.end, evidence: 'a part of a period' });
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
export function parseSeason(view: TokenView, i: number, start: number, turn: Turn | undefined): TimeReading | null {
  const at = view.word(i) === 'the' ? i + 1 : i;
  const season = view.time(at, 'season');
  if (season === undefined) return null;
  const of = view.word(at + 1) === 'of' || view.word(at + 1) === ',' ? at + 2 : at + 1;
  const year = yearAt(view, of) ?? shortYearAt(view, of);
  if (year !== null && year.year > 1500) {
    // "the winter of 1998-99" is named after the year in which it begins
    const second = view.isDash(year.end) || view.word(year.end) === '/' ? view.raw[year.end + 1] : undefined;
    const ends =
      second !== undefined && Number(second) % 100 === (year.year + 1) % 100 && /^\d\d(?:\d\d)?$/.test(second);
    return point(ends ? year.end + 2 : year.end, { kind: 'season', season, year: year.year }, 'a season');
  }
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
export function parseYearWord(view: TokenView, i: number): TimeReading | null {
  const w = view.word(i);
  const long1 = view.time(i, 'long');
  if (long1 !== undefined)
    return durationOf({
      end: i + 1,
      steps: [{ amount: 1, unit: long1 as TimeUnit }],
      hyphen: false,
      indefinite: false,
    });
  const mid = view.time(i, 'mid');
  if (mid !== undefined)
    return point(i + 1, { kind: 'unit', unit: mid as TimeUnit, offset: 0 }, 'the middle of a period', { mod: 'MID' });
  const fiscal = w === 'fiscal' || w === 'financial' || w === 'fy';
  const school = w === 'school' || w === 'academic';
  if (w === 'year' && view.word(i + 1) === 'to' && view.word(i + 2) === 'date')
    return point(i + 3, { kind: 'unit', unit: 'Y', offset: 0 }, 'the year so far');
  if (w === 'year' && view.isDash(i + 1) && view.word(i + 2) === 'end')
    return point(i + 3, { kind: 'unit', unit: 'Y', offset: 0 }, 'the end of the year', { mod: 'END' });
  if (w === 'year' && view.isDash(i + 1) && view.word(i + 2) === 'long')
    return durationOf({ end: i + 3, steps: [{ amount: 1, unit: 'Y' }], hyphen: false, indefinite: false });
  const coded = /^([fc])y(\d{2}|\d{4})$/.exec(w);
  if (coded !== null && view.raw[i] !== w) {
    const year = coded[2].length === 4 ? Number(coded[2]) : 2000 + Number(coded[2]);
    return coded[1] === 'f'
      ? point(i + 1, { kind: 'fixed', value: `FY${year}` }, 'a fiscal year')
      : point(i + 1, { kind: 'date', year }, 'a year', { grain: 'year' });
  }
  const long = unitAt(view, i);
  const tied = view.isDash(i + 1) ? i + 2 : view.stripped ? i + 1 : i;
  const back = view.word(tied);
  if (long !== null && !long.plural && (back === 'ago' || back === 'earlier')) {
    const noun = long.unit === 'Y' ? view.word(tied + 1) : '';
    const same = noun === 'quarter' ? { unit: 'Q' as const, offset: -4 } : { unit: 'M' as const, offset: -12 };
    if (noun === 'quarter' || noun === 'month')
      return point(tied + 2, { kind: 'unit', ...same }, 'the same a year before');
    return point(
      tied + 1,
      {
        kind: 'shift',
        steps: [{ amount: 1, unit: long.unit }],
        sign: -1,
        from: back === 'ago' ? 'document' : 'reference',
      },
      'a distance from another date',
    );
  }
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
  if (!fiscal && !school && w !== 'calendar' && w !== 'cy' && w !== 'year') return null;
  const at = w === 'year' || w === 'fy' || w === 'cy' ? i + 1 : view.word(i + 1) === 'year' ? i + 2 : i + 1;
  const year = yearAt(view, view.word(at) === 'of' ? at + 1 : at);
  if (year === null || year.year < 1500) return null;
  // "fiscal year 2022-2023" is named after the year in which it ends
  const second = view.isDash(year.end) || view.word(year.end) === '/' ? yearAt(view, year.end + 1) : null;
  const last = second !== null && second.year === year.year + 1 ? second : year;
  if (fiscal) return point(last.end, { kind: 'fixed', value: `FY${last.year}` }, 'a fiscal year');
  if (school) return point(year.end, { kind: 'fixed', value: `SY${year.year}` }, 'a school year');
  return point(year.end, { kind: 'date', year: year.year }, 'a year', { grain: 'year' });
}
