import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { parseClock, zoneAt } from './clock';
import { dayAt, isCountNoun, monthAt, weekdayAt, yearAt } from './dateParts';
import { parseDayFirst, parseMonthFirst, parseNumericDate, parseWeekdayDate } from './dates';
import { parsePeriod } from './periods';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';
import { quarterName } from './yearParts';

/** What follows a date and belongs to it: a part of the day, a clock time, a year, a second end. */
export function extend(view: TokenView, start: number, reading: TimeReading): TimeReading {
  if (!view.follows(reading.end) && view.word(reading.end) !== ',') return reading;
  let r = reading;
  for (let k = 0; k < 4; k++) {
    const next = extendOnce(view, r);
    if (next === null) break;
    r = next;
  }
  return extendRange(view, start, r);
}

const PARTS = wordTable<string>({ MO: 'MO', AF: 'AF', EV: 'EV', NI: 'NI', DT: 'DT' });

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
    // "five-thirty tomorrow evening"
    const said = day.type === 'DATE' && day.mod === undefined ? view.time(day.end, 'part') : undefined;
    const part = said !== undefined && said in PARTS ? said : undefined;
    return {
      ...day,
      end: part === undefined ? day.end : day.end + 1,
      type: 'TIME',
      clock: part === undefined ? r.clock : afternoon(r.clock ?? '', part),
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
      // "Sunday nights" are every Sunday's
      const when: When =
        plural && r.when.kind === 'weekday' ? { kind: 'fixed', value: `XXXX-WXX-${r.when.weekday}` } : r.when;
      return { ...r, end: at + 1, type: plural ? 'SET' : 'TIME', when, part, short: true, evidence: 'a part of a day' };
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
  if (r.when.kind === 'weekday' && r.when.turn === undefined && r.when.week === undefined) {
    const at = w === 'of' ? r.end + 1 : r.end;
    const turn = TURN_OF[view.word(at)];
    if (turn !== undefined && view.word(at + 1) === 'week')
      return { ...r, end: at + 2, when: { ...r.when, week: turn } };
  }
  // "1988's first half"
  const owned = w === "'s" || (w === 's' && view.register === 'caseless');
  if (owned && r.when.kind === 'date' && r.when.month === undefined && r.when.year !== undefined) {
    const quarter = quarterName(view, r.end + 1);
    if (quarter !== null)
      return {
        ...r,
        end: quarter.end,
        when: { kind: 'share', part: quarter.part, of: r.when },
        evidence: 'a part of a year',
      };
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

const TURN_OF = wordTable<-1 | 0 | 1>({ last: -1, this: 0, next: 1 });

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
  if (TURN_OF[view.word(i)] !== undefined && weekdayAt(view, i + 1) !== null) return parsePeriod(view, i);
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
  // "july 27 28" in stripped text
  const stripped =
    view.stripped && r.grain === 'day' && r.when.kind === 'date' && r.when.year === undefined && view.isDigits(r.end);
  if (
    !stripped &&
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
  const at = stripped ? r.end : r.end + 1;
  if (when.day !== undefined && when.year === undefined) {
    const day = dayAt(view, at);
    const listed = stripped || w === 'and' || w === 'or';
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
  if (stripped || w === 'and' || w === 'or') return r;
  const to = parseMonthFirst(view, at) ?? parseDayFirst(view, at);
  if (to === null || to.when.kind !== 'date' || (w === 'to' && view.word(start - 1) !== 'from' && to.grain !== r.grain))
    return r;
  const from =
    when.year === undefined && when.turn === undefined && to.when.year !== undefined
      ? { ...when, year: to.when.year - (when.month > (to.when.month ?? 0) ? 1 : 0) }
      : when;
  return { ...r, end: to.end, when: { kind: 'span', from, to: to.when }, evidence: 'a range of dates' };
}
