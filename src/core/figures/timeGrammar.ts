import { parseClock, zoneAt } from './clock';
import {
  dayAt,
  isCountNoun,
  monthAt,
  parseDayFirst,
  parseMonthFirst,
  parseNumericDate,
  parseWeekdayDate,
  weekdayAt,
  yearAt,
} from './dates';
import { durationOf, isShort, parseSteps, unitAt } from './durations';
import { parseNumber } from './numbers';
import { parsePeriod } from './periods';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';
import type { TokenView } from './tokenView';
import { parseBareYear, parseDecade, parseShortDate, parseShortDecade, parseYearRange, yearReading } from './years';

/** Reads the longest expression of time that begins at token `i`. */
export function parseTime(view: TokenView, i: number): TimeReading | null {
  const head = parseBetween(view, i) ?? parseSided(view, i) ?? parseEdge(view, i) ?? parseCore(view, i);
  return head === null ? null : extend(view, i, head);
}

/** "between 1994 and 1997", "between May 3 and June 5". */
function parseBetween(view: TokenView, i: number): TimeReading | null {
  if (view.word(i) !== 'between') return null;
  const amount = parseAmountOfTime(view, i);
  if (amount !== null) return amount;
  const from = parseCore(view, i + 1);
  if (from === null || from.type !== 'DATE' || view.word(from.end) !== 'and') return null;
  const to = parseCore(view, from.end + 1);
  if (to === null || to.type !== 'DATE') return null;
  return {
    end: to.end,
    type: 'DATE',
    when: { kind: 'span', from: from.when, to: to.when },
    evidence: 'a range of dates',
  };
}

/** "post-1959", "pre-2008". */
function parseSided(view: TokenView, i: number): TimeReading | null {
  const w = view.word(i);
  if ((w !== 'post' && w !== 'pre') || !view.isDash(i + 1) || !view.glued(i) || !view.glued(i + 1)) return null;
  const year = yearAt(view, i + 2);
  return year === null ? null : { ...yearReading(year.end, year.year), mod: w === 'post' ? 'AFTER' : 'BEFORE' };
}

/** "early", "late", "mid-", "the end of", "earlier" before a period. */
function parseEdge(view: TokenView, i: number): TimeReading | null {
  const w = view.word(i);
  const mod =
    w === 'early' || w === 'earlier'
      ? 'START'
      : w === 'late' || w === 'later'
        ? 'END'
        : w === 'mid' || w === 'mid-'
          ? 'MID'
          : null;
  if (mod !== null) {
    let at = i + 1;
    if (view.isDash(at) && view.glued(at - 1)) at++;
    // "mid-to-late 1990s"
    if (view.word(at) === 'to' && (view.isDash(at + 1) || view.word(at + 1) === 'late')) {
      at += view.isDash(at + 1) ? 2 : 1;
      if (view.word(at) === 'late' || view.word(at) === 'mid') at++;
      if (view.isDash(at)) at++;
    }
    if (view.word(at) === 'in' || view.word(at) === 'on') at++;
    const inner = parseCore(view, at);
    if (inner === null || inner.type === 'DURATION' || inner.type === 'SET') return null;
    const seasonal =
      inner.when.kind === 'unit' &&
      inner.when.unit === 'D' &&
      w !== 'earlier' &&
      w !== 'later' &&
      inner.part === undefined;
    return seasonal && view.word(i) === 'mid' ? null : { ...inner, mod };
  }
  const the = w === 'the' ? 1 : 0;
  let at = i + the;
  if (view.word(at) === 'very') at++;
  const edge = EDGES[view.word(at)];
  if (edge === undefined) return null;
  if (view.word(at + 1) !== 'of') return null;
  at += 2;
  const inner = parseCore(view, at) ?? bareYearOrMonth(view, at);
  if (inner === null || inner.type === 'DURATION' || inner.type === 'SET') return null;
  return edge === '' ? inner : { ...inner, mod: edge };
}

const EDGES: Readonly<Record<string, string>> = {
  end: 'END',
  beginning: 'START',
  start: 'START',
  middle: 'MID',
  rest: '',
  remainder: '',
  turn: 'START',
  close: 'END',
  remaining: '',
  dawn: 'START',
  height: '',
  whole: '',
};

/** "the year", "the month", "month" after "the end of". */
function bareYearOrMonth(view: TokenView, i: number): TimeReading | null {
  const at = /^(?:the|that|this)$/.test(view.word(i)) ? i + 1 : i;
  const unit = unitAt(view, at);
  if (unit === null || unit.plural || unit.unit === 'TS' || unit.unit === 'TM' || unit.unit === 'TH') return null;
  return {
    end: at + 1,
    type: 'DATE',
    when: { kind: 'unit', unit: unit.unit, offset: 0 },
    evidence: 'a period around the date',
  };
}

function parseCore(view: TokenView, i: number): TimeReading | null {
  if (view.isDigits(i)) return parseFromDigits(view, i);
  if (monthAt(view, i) !== null) {
    const month = parseMonthFirst(view, i);
    if (month !== null) return month;
  }
  if (weekdayAt(view, i) !== null) {
    const weekday = parseWeekdayDate(view, i);
    if (weekday !== null) return weekday;
  }
  const year = yearAt(view, i);
  if (year !== null && /^(?:in|since|by|until|from|of|year|early|late)$/.test(view.word(i - 1)))
    return yearReading(year.end, year.year);
  return (
    parsePeriod(view, i) ??
    parseDayFirst(view, i) ??
    parseClock(view, i) ??
    parseAmountOfTime(view, i) ??
    (view.word(i) === "'" ? parseShortDecade(view, i) : null)
  );
}

/** A day that is known by its figures: "9/11". */
function parseNamedDay(view: TokenView, i: number): TimeReading | null {
  const match = view.lexicon.holidays.match(view.lower, i);
  if (match === null || !match.value.startsWith('on ')) return null;
  return {
    end: i + 1,
    type: 'DATE',
    when: { kind: 'fixed', value: match.value.slice(3) },
    grain: 'day',
    evidence: 'a day known by its date',
  };
}

function parseFromDigits(view: TokenView, i: number): TimeReading | null {
  return (
    parseNumericDate(view, i) ??
    parseDayFirst(view, i) ??
    parseClock(view, i) ??
    parseNamedDay(view, i) ??
    parseDecade(view, i) ??
    parsePeriod(view, i) ??
    parseAmountOfTime(view, i) ??
    parseYearRange(view, i) ??
    parseBareYear(view, i) ??
    parseShortDate(view, i)
  );
}

/** A duration, or a point that many units away from another: "two days ago", "three weeks after May 13". */
function parseAmountOfTime(view: TokenView, i: number): TimeReading | null {
  const vague = unitAt(view, i);
  if (vague?.plural === true) return parseVagueDuration(view, i);
  const reading = parseSteps(view, i);
  if (reading === null) return ageWithout(view, i);
  const { end, steps, hyphen } = reading;
  const w = view.word(end);
  const instant = isShort(steps);
  const shift = (to: number, sign: -1 | 1, from: When | 'document' | 'reference', whole = false): TimeReading => ({
    end: to,
    type: 'DATE',
    when: { kind: 'shift', steps, sign, from, whole },
    evidence: 'a distance from another date',
  });
  const old = view.isDash(end) ? end + 1 : end;
  if (/^olds?$/.test(view.word(old))) return durationOf(reading, { end: old + 1, evidence: 'an age', age: hyphen });
  if (w === 'of' && view.word(end + 1) === 'age') return durationOf(reading, { end: end + 2, evidence: 'an age' });
  if ((w === 'long' && view.isDash(end - 1)) || (view.isDash(end) && view.word(end + 1) === 'long'))
    return durationOf(reading, { end: end + (w === 'long' ? 1 : 2) });
  if (hyphen) return durationOf(reading);
  if (instant) {
    const distant = /^(?:ago|later|earlier|afterwards?)$/.test(w)
      ? end + 1
      : w === 'from' && view.word(end + 1) === 'now'
        ? end + 2
        : end;
    return durationOf(reading, { end: distant });
  }
  if (w === 'ago') return shift(end + 1, -1, 'document');
  if (w === 'from' && /^(?:now|today)$/.test(view.word(end + 1))) return shift(end + 2, 1, 'document', true);
  if (w === 'hence') return shift(end + 1, 1, 'document');
  if (w === 'later' || w === 'afterward' || w === 'afterwards') return shift(end + 1, 1, 'reference', true);
  if (w === 'earlier' || (w === 'before' && clauseEnds(view, end + 1))) return shift(end + 1, -1, 'reference');
  if (w === 'before' || w === 'after' || w === 'from' || w === 'since') {
    const anchor = parseAnchor(view, end + 1);
    if (anchor !== null && anchor.type === 'DATE' && anchor.when.kind !== 'shift')
      return shift(anchor.end, w === 'before' ? -1 : 1, anchor.when, true);
  }
  if (
    view.word(i - 1) === 'in' &&
    steps.every(s => s.amount !== null) &&
    !(reading.indefinite && steps[0].unit === 'D')
  )
    return { ...durationOf(reading), ahead: { kind: 'shift', steps, sign: 1, from: 'document', whole: true } };
  if (reading.indefinite && view.word(i - 1) !== 'in' && /^(?:when|that|which)$/.test(w)) return null;
  return durationOf(reading);
}

/** A date that an amount of time is counted from; not another amount of time, so that a row of them is read once. */
function parseAnchor(view: TokenView, i: number): TimeReading | null {
  if (monthAt(view, i) !== null) return parseMonthFirst(view, i);
  if (weekdayAt(view, i) !== null) return parseWeekdayDate(view, i);
  if (view.isDigits(i)) return parseNumericDate(view, i) ?? parseDayFirst(view, i) ?? parseBareYear(view, i);
  return parsePeriod(view, i) ?? parseDayFirst(view, i);
}

function clauseEnds(view: TokenView, i: number): boolean {
  const w = view.word(i);
  return w === '' || /^[.,;:!?)]$/.test(w);
}

/** "weeks", "for years", "days later", "years ago", "decades-long". */
function parseVagueDuration(view: TokenView, i: number): TimeReading | null {
  const unit = unitAt(view, i);
  if (unit === null || !unit.plural) return null;
  const steps = [{ amount: null, unit: unit.unit }];
  const reading = { end: i + 1, steps, hyphen: false, indefinite: false };
  const w = view.word(i + 1);
  const next = view.isDash(i + 1) ? view.word(i + 2) : w;
  if (w === 'ago')
    return {
      end: i + 2,
      type: 'DATE',
      when: { kind: 'fixed', value: 'PAST_REF' },
      short: isShort(steps),
      evidence: 'a time before now',
    };
  if (w === 'later' || w === 'earlier') {
    return {
      end: i + 2,
      type: 'DATE',
      when: { kind: 'fixed', value: w === 'later' ? 'FUTURE_REF' : 'PAST_REF' },
      short: isShort(steps),
      evidence: 'a time after or before another',
    };
  }
  if (view.isDash(i + 1) && (next === 'long' || next === 'old')) return durationOf(reading, { end: i + 3 });
  if (/^(?:TS|Q|WE|NI|SE|TM)$/.test(unit.unit)) return null;
  const before = view.word(i - 1);
  const cued =
    /^(?:for|in|over|after|before|within|spent|took|recent|of|took|the|take|takes|lasted|past)$/.test(before) ||
    /^(?:after|before|since|into|apart)$/.test(w);
  if (
    !cued ||
    (before === 'of' &&
      view.number(i - 2, 'vague') === undefined &&
      !/^(?:hundreds|thousands|couple|matter|period|number)$/.test(view.word(i - 2)))
  )
    return null;
  return durationOf(reading);
}

/** "aged 31", "age 12": the number is read as years. */
function ageWithout(view: TokenView, i: number): TimeReading | null {
  if (!/^(?:aged|age|ages)$/.test(view.word(i))) return null;
  const number = parseNumber(view, i + 1);
  if (number === null || number.value > 130 || number.ordinal === true) return null;
  return durationOf(
    { end: number.end, steps: [{ amount: number.value, unit: 'Y' }], hyphen: false, indefinite: false },
    { evidence: 'an age' },
  );
}

/** What follows a date and belongs to it: a part of the day, a clock time, a year, a second end. */
function extend(view: TokenView, start: number, reading: TimeReading): TimeReading {
  let r = reading;
  for (let k = 0; k < 4; k++) {
    const next = extendOnce(view, r);
    if (next === null) break;
    r = next;
  }
  return extendRange(view, start, r);
}

const PARTS: Readonly<Record<string, string>> = { MO: 'MO', AF: 'AF', EV: 'EV', NI: 'NI', DT: 'DT' };

function extendOnce(view: TokenView, r: TimeReading): TimeReading | null {
  const w = view.word(r.end);
  const bareClock = r.clock !== undefined && r.when.kind === 'fixed' && r.when.value === '';
  if (bareClock) {
    // "9 a.m. EST Tuesday", "06:59 PM on April 25"
    let at = r.end;
    if (w === 'on' || w === ',') at++;
    else if (w === '(' && zoneAt(view, r.end + 1) !== null) return null;
    const day = dayExpression(view, at) ?? partExpression(view, at);
    if (day === null) return null;
    if (day.part !== undefined) {
      const { part, ...rest } = day;
      return { ...rest, type: 'TIME', clock: afternoon(r.clock ?? '', part), short: true, evidence: 'a time on a day' };
    }
    return {
      ...day,
      type: 'TIME',
      clock: r.clock,
      ...(r.zone === undefined ? {} : { zone: r.zone }),
      short: true,
      evidence: 'a time on a day',
    };
  }
  const pointLike = r.type === 'DATE' && r.clock === undefined && r.part === undefined;
  const dayLike = pointLike && (r.grain === 'day' || r.grain === 'weekday' || isDayUnit(r.when));
  if (dayLike) {
    const at = /^(?:early|late)$/.test(w) ? r.end + 1 : r.end;
    const part = view.time(at, 'part') ?? view.time(at, 'parts');
    if (part !== undefined && part in PARTS) {
      const plural = view.time(at, 'parts') !== undefined;
      return { ...r, end: at + 1, type: plural ? 'SET' : 'TIME', part, short: true, evidence: 'a part of a day' };
    }
    if (part !== undefined)
      return { ...r, end: at + 1, type: 'TIME', clock: part, short: true, evidence: 'a time on a day' };
    let clockAt = r.end;
    if (w === 'at' || w === 'around') clockAt++;
    const clock =
      view.isDigits(clockAt) || view.number(clockAt, 'unit') !== undefined ? parseClock(view, clockAt) : null;
    if (clock !== null) {
      return {
        ...r,
        end: clock.end,
        type: 'TIME',
        ...(clock.clock === undefined ? {} : { clock: clock.clock }),
        ...(clock.zone === undefined ? {} : { zone: clock.zone }),
        short: true,
        evidence: 'a time on a day',
      };
    }
  }
  // "Monday of last week", "Wednesday next week"
  if (r.when.kind === 'weekday' && r.when.turn === undefined && r.when.week === undefined && r.part === undefined) {
    const at = w === 'of' ? r.end + 1 : r.end;
    const turn = TURN_OF[view.word(at)];
    if (turn !== undefined && view.word(at + 1) === 'week')
      return { ...r, end: at + 2, when: { ...r.when, week: turn } };
  }
  // "October last year", "April next year", "October this year"
  if (r.when.kind === 'date' && r.when.year === undefined && r.when.month !== undefined) {
    let at = r.end;
    if (w === 'of' || w === ',') at++;
    const turn = TURN_OF[view.word(at)];
    if (turn !== undefined && view.word(at + 1) === 'year') return { ...r, end: at + 2, when: { ...r.when, turn } };
  }
  return null;
}

const TURN_OF: Readonly<Record<string, -1 | 0 | 1>> = { last: -1, this: 0, next: 1 };

function isDayUnit(when: When): boolean {
  return (
    when.kind === 'holiday' ||
    (when.kind === 'unit' && when.unit === 'D') ||
    (when.kind === 'shift' && when.steps.every(s => s.unit === 'D'))
  );
}

/** "this morning", "that evening", "yesterday afternoon" after a clock time. */
function partExpression(view: TokenView, i: number): TimeReading | null {
  const w = view.word(i);
  if (w !== 'this' && w !== 'that' && w !== 'last' && w !== 'the') return null;
  const period = parsePeriod(view, i);
  return period?.part === undefined ? null : period;
}

/** A clock time of twelve hours, moved to the half of the day that the part names. */
function afternoon(clock: string, part: string): string {
  const hours = Number(clock.slice(0, 2));
  return hours > 0 && hours < 12 && (part === 'AF' || part === 'EV' || (part === 'NI' && hours > 5))
    ? `${hours + 12}${clock.slice(2)}`
    : clock;
}

/** A day that may follow a clock time. */
function dayExpression(view: TokenView, i: number): TimeReading | null {
  if (weekdayAt(view, i) !== null) return parseWeekdayDate(view, i);
  if (monthAt(view, i) !== null) {
    const month = parseMonthFirst(view, i);
    return month?.grain === 'day' ? month : null;
  }
  if (view.time(i, 'dayOffset') !== undefined) return parsePeriod(view, i);
  if (view.isDigits(i)) return parseNumericDate(view, i) ?? parseDayFirst(view, i);
  return null;
}

/** "May 5-7", "April 9 to 12", "Nov. 18, 2014 - Dec. 19, 2015", "Jan-Feb 2017". */
function extendRange(view: TokenView, start: number, r: TimeReading): TimeReading {
  if (
    r.when.kind === 'weekday' &&
    r.type === 'DATE' &&
    (view.word(r.end) === 'through' || (view.word(r.end) === 'to' && view.word(start - 1) !== 'from'))
  ) {
    const to = weekdayAt(view, r.end + 1) === null ? null : parseWeekdayDate(view, r.end + 1);
    if (to?.when.kind === 'weekday')
      return { ...r, end: to.end, when: { kind: 'span', from: r.when, to: to.when }, evidence: 'a range of days' };
  }
  if (r.when.kind !== 'date' || r.type !== 'DATE' || r.mod !== undefined) return r;
  const w = view.word(r.end);
  if (
    !view.isDash(r.end) &&
    w !== 'to' &&
    w !== 'through' &&
    w !== 'till' &&
    w !== 'until' &&
    w !== 'and' &&
    w !== 'or'
  )
    return r;
  const { when } = r;
  if (when.month === undefined) return r;
  const at = r.end + 1;
  if (when.day !== undefined && when.year === undefined) {
    const day = dayAt(view, at);
    const listed = w === 'and' || w === 'or';
    const noun =
      day !== null &&
      listed &&
      /[a-z]{3}s$/.test(view.word(day.end)) &&
      !/^(?:was|has|does|is)$/.test(view.word(day.end));
    if (
      day !== null &&
      day.day > when.day &&
      !noun &&
      !(listed && view.isDash(day.end)) &&
      monthAt(view, day.end) === null &&
      !isCountNoun(view, day.end)
    ) {
      const year = view.word(day.end) === ',' ? yearAt(view, day.end + 1) : yearAt(view, day.end);
      const whole = { kind: 'date' as const, month: when.month, ...(year === null ? {} : { year: year.year }) };
      return {
        ...r,
        end: year?.end ?? day.end,
        when: { kind: 'span', from: { ...whole, day: when.day }, to: { ...whole, day: day.day } },
        evidence: 'a range of days',
      };
    }
  }
  if (w === 'and' || w === 'or') return r;
  const to = parseMonthFirst(view, at) ?? parseDayFirst(view, at);
  if (to === null || to.when.kind !== 'date' || (w === 'to' && view.word(start - 1) !== 'from' && to.grain !== r.grain))
    return r;
  const from =
    when.year === undefined && to.when.year !== undefined
      ? { ...when, year: to.when.year - (when.month > (to.when.month ?? 0) ? 1 : 0) }
      : when;
  return { ...r, end: to.end, when: { kind: 'span', from, to: to.when }, evidence: 'a range of dates' };
}
