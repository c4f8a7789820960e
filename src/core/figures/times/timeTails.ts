import { pad } from '../../text/calendar';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { isPriced, parseClock } from './clock';
import { parseFace, zoneAt } from './clockFace';
import { inLaterHalf, parseRangeOnDay } from './clockRange';
import { dayAt, isCountNoun, monthAt, weekdayAt, yearAt } from './dateParts';
import { parseDayFirst, parseMonthFirst, parseNumericDate, parseWeekdayDate } from './dates';
import { parsePeriod } from './periods';
import { TIME_CUES } from './timeCues';
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
  if (r.clock !== undefined && r.when.kind === 'fixed' && r.when.value === '') return dayOfClock(view, r);
  if (r.type === 'SET') return clockOfSet(view, r);
  const pointLike = r.type === 'DATE' && r.clock === undefined && r.part === undefined;
  const dayLike = pointLike && (r.grain === 'day' || r.grain === 'weekday' || isDayUnit(r.when));
  return (
    (dayLike ? timeOfDay(view, r) : (clockOfPart(view, r) ?? dateOfPart(view, r) ?? dayOfPart(view, r))) ??
    weekOf(view, r) ??
    yearOf(view, r)
  );
}

/** The day of a bare clock time: "9 a.m. EST Tuesday", "06:59 PM on April 25", "five-thirty tomorrow evening". */
function dayOfClock(view: TokenView, r: TimeReading): TimeReading | null {
  const w = view.word(r.end);
  if (w === '(' && zoneAt(view, r.end + 1) !== null) return null;
  const at = w === 'on' || w === ',' ? r.end + 1 : r.end;
  const day = dayExpression(view, at) ?? partExpression(view, at);
  if (day === null) return null;
  const clock = r.clock ?? '';
  if (day.part !== undefined) {
    const { part, ...rest } = day;
    const until = r.until === undefined ? {} : { until: afternoon(r.until, part) };
    return { ...rest, type: 'TIME', clock: afternoon(clock, part), ...until, short: true, evidence: 'a time on a day' };
  }
  const said = day.type === 'DATE' && day.mod === undefined ? view.time(day.end, 'part') : undefined;
  const part = said !== undefined && said in PARTS ? said : undefined;
  return {
    ...day,
    end: part === undefined ? day.end : day.end + 1,
    type: 'TIME',
    clock: part === undefined ? clock : afternoon(clock, part),
    ...(r.until === undefined ? {} : { until: part === undefined ? r.until : afternoon(r.until, part) }),
    ...(r.zone === undefined ? {} : { zone: r.zone }),
    short: true,
    evidence: 'a time on a day',
  };
}

/** The part of a day or the clock time after a day: "Sunday nights", "Friday noon", "April 25 at 9 p.m.". */
function timeOfDay(view: TokenView, r: TimeReading): TimeReading | null {
  const w = view.word(r.end);
  const at = /^(?:early|late)$/.test(w) ? r.end + 1 : r.end;
  const part = view.time(at, 'part') ?? view.time(at, 'parts');
  if (part !== undefined && part in PARTS) {
    // "Sunday nights" are every Sunday's
    const plural = view.time(at, 'parts') !== undefined;
    const when: When =
      plural && r.when.kind === 'weekday' ? { kind: 'fixed', value: `XXXX-WXX-${r.when.weekday}` } : r.when;
    return { ...r, end: at + 1, type: plural ? 'SET' : 'TIME', when, part, short: true, evidence: 'a part of a day' };
  }
  if (part !== undefined)
    return { ...r, end: at + 1, type: 'TIME', clock: part, short: true, evidence: 'a time on a day' };
  // "Thursday, Feb. 12, at 2:30 p.m."
  const lead = w === ',' && view.word(r.end + 1) === 'at' ? r.end + 1 : r.end;
  const led = CLOCK_LINKS.has(view.word(lead));
  const clockAt = led ? lead + 1 : lead;
  // "at noon"
  const noon = view.word(lead) === 'at' ? view.time(clockAt, 'part') : undefined;
  if (noon?.includes(':') === true)
    return { ...r, end: clockAt + 1, type: 'TIME', clock: noon, short: true, evidence: 'a time on a day' };
  if (!view.isDigits(clockAt) && view.number(clockAt, 'unit') === undefined) return null;
  const range = parseRangeOnDay(view, clockAt, undefined);
  if (range !== null) return onDayOf(r, range);
  if (RANGE_LEADS.has(view.word(clockAt - 1))) return null;
  const clock = parseClock(view, clockAt);
  if (clock !== null) return onDayOf(r, clock);
  return led ? bareHour(view, clockAt, r) : null;
}

/** A clock time or a range of them on the day that was read before. */
function onDayOf(day: TimeReading, { end, clock, until, zone }: TimeReading): TimeReading {
  return {
    ...day,
    end,
    type: 'TIME',
    ...(clock === undefined ? {} : { clock }),
    ...(until === undefined ? {} : { until }),
    ...(zone === undefined ? {} : { zone }),
    short: true,
    evidence: 'a time on a day',
  };
}

const CLOCK_LINKS = TIME_CUES.forms('clockLink');
/** What only a range of hours follows. */
const RANGE_LEADS = new Set(['from', 'between']);

/** "resumes Tuesday at 10.", "tonight around 3": an hour alone, where nothing else can be meant. */
function bareHour(view: TokenView, at: number, day: TimeReading): TimeReading | null {
  const face = parseFace(view, at);
  if (face === null || face.minutes !== null || face.hours < 1 || face.hours > 12 || !view.endsClause(face.end))
    return null;
  if (day.part === undefined && isPriced(view, at)) return null;
  return onDayOf(day, { ...day, end: face.end, clock: `${pad(face.hours)}:00` });
}

/** "every Sunday at 9 a.m.", "Thursdays at 17:30": the hour of a weekday that comes again. */
function clockOfSet(view: TokenView, r: TimeReading): TimeReading | null {
  if (r.when.kind !== 'fixed' || !/^XXXX-WXX-\d$/.test(r.when.value) || view.word(r.end) !== 'at') return null;
  const clock = parseClock(view, r.end + 1);
  return clock?.clock === undefined ? null : { ...onDayOf(r, clock), type: 'SET' };
}

/** The hour behind a part of a day: "tonight at eleven", "Sunday evening at 10:00", "this evening from 7 to 9". */
function clockOfPart(view: TokenView, r: TimeReading): TimeReading | null {
  if (r.type !== 'TIME' || r.part === undefined || !CLOCK_LINKS.has(view.word(r.end))) return null;
  const at = r.end + 1;
  if (!view.isDigits(at) && view.number(at, 'unit') === undefined && view.number(at, 'teen') === undefined) return null;
  const { part, ...day } = r;
  const range = parseRangeOnDay(view, at, part);
  if (range !== null) return onDayOf(day, range);
  if (RANGE_LEADS.has(view.word(r.end))) return null;
  const told = parseClock(view, at) ?? bareHour(view, at, r);
  return told?.clock === undefined ? null : onDayOf(day, { ...told, clock: afternoon(told.clock, part) });
}

/** The day of a part of one that is told without it: "dawn on Saturday", "sunset Friday". */
function dayOfPart(view: TokenView, r: TimeReading): TimeReading | null {
  if (r.type !== 'TIME' || r.part === undefined || r.when.kind !== 'fixed' || r.when.value !== '') return null;
  const on = view.word(r.end) === 'on';
  if (!on && !/^(?:dawn|dusk|sunrise|sunset)$/.test(view.word(r.end - 1))) return null;
  const day = dayExpression(view, on ? r.end + 1 : r.end);
  if (day === null || day.type !== 'DATE' || day.part !== undefined || day.when.kind === 'span') return null;
  return { ...day, type: 'TIME', part: r.part, mod: r.mod, short: true, evidence: 'a part of a day' };
}

/** The date behind a weekday and a part of it: "Monday morning, 6 May 2024", "Sunday night 7th June". */
function dateOfPart(view: TokenView, r: TimeReading): TimeReading | null {
  if (r.type !== 'TIME' || r.part === undefined || r.when.kind !== 'weekday' || r.when.turn !== undefined) return null;
  const at = view.word(r.end) === ',' ? r.end + 1 : r.end;
  const day = parseMonthFirst(view, at) ?? parseDayFirst(view, at);
  if (day?.when.kind !== 'date' || day.when.day === undefined) return null;
  return { ...r, end: day.end, when: { ...day.when, weekday: r.when.weekday } };
}

/** "Monday of last week", "Wednesday next week". */
function weekOf(view: TokenView, r: TimeReading): TimeReading | null {
  if (r.when.kind !== 'weekday' || r.when.turn !== undefined || r.when.week !== undefined) return null;
  const at = view.word(r.end) === 'of' ? r.end + 1 : r.end;
  const turn = TURN_OF[view.word(at)];
  return turn !== undefined && view.word(at + 1) === 'week'
    ? { ...r, end: at + 2, when: { ...r.when, week: turn } }
    : null;
}

/** "1988's first half", "October last year", "April next year", "October this year". */
function yearOf(view: TokenView, r: TimeReading): TimeReading | null {
  if (r.when.kind !== 'date') return null;
  const { year, month } = r.when;
  const w = view.word(r.end);
  const owned = w === "'s" || (w === 's' && view.register === 'caseless');
  if (owned && month === undefined && year !== undefined) {
    const quarter = quarterName(view, r.end + 1);
    if (quarter === null) return null;
    const when: When = { kind: 'share', part: quarter.part, of: r.when };
    return { ...r, end: quarter.end, when, evidence: 'a part of a year' };
  }
  if (month === undefined) return null;
  // "the June quarter"
  if (w === 'quarter' && month % 3 === 0 && r.mod === undefined && r.when.day === undefined)
    return {
      ...r,
      end: r.end + 1,
      when: { kind: 'share', part: `Q${month / 3}`, of: r.when },
      evidence: 'a part of a year',
    };
  if (year !== undefined) return null;
  const at = w === 'of' || w === ',' ? r.end + 1 : r.end;
  const turn = TURN_OF[view.word(at)];
  return turn !== undefined && view.word(at + 1) === 'year' ? { ...r, end: at + 2, when: { ...r.when, turn } } : null;
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
  const told = view.time(i, 'nightOffset') !== undefined;
  if (!told && w !== 'this' && w !== 'that' && w !== 'last' && w !== 'the') return null;
  const period = parsePeriod(view, i);
  return period?.part === undefined ? null : period;
}

/** A clock time of twelve hours, moved to the half of the day that the part names. */
function afternoon(clock: string, part: string): string {
  const hours = Number(clock.slice(0, 2));
  return inLaterHalf(hours, part) ? `${hours + 12}${clock.slice(2)}` : clock;
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

/** "May 5-7", "April 9 to 12", "Nov. 18, 2014 - Dec. 19, 2015", "Jan-Feb 2017", "Monday through Friday". */
function extendRange(view: TokenView, start: number, r: TimeReading): TimeReading {
  if (r.type !== 'DATE') return r;
  if (r.when.kind === 'weekday') return weekdayRange(view, start, r) ?? r;
  if (r.when.kind !== 'date' || r.mod !== undefined || r.when.month === undefined) return r;
  const { when } = r;
  const w = view.word(r.end);
  // "july 27 28" in stripped text
  const stripped = view.stripped && r.grain === 'day' && when.year === undefined && view.isDigits(r.end);
  if (!stripped && !view.isDash(r.end) && !RANGE_LINKS.test(w)) return r;
  const at = stripped ? r.end : r.end + 1;
  const listed = stripped || w === 'and' || w === 'or';
  const days = when.day !== undefined && when.year === undefined ? dayRange(view, r, when, at, listed) : null;
  return days ?? (listed ? null : dateRange(view, start, r, when, at)) ?? r;
}

const RANGE_LINKS = /^(?:to|through|till|until|and|or)$/;

function weekdayRange(view: TokenView, start: number, r: TimeReading): TimeReading | null {
  const w = view.word(r.end);
  if (w !== 'through' && (w !== 'to' || view.word(start - 1) === 'from')) return null;
  const to = weekdayAt(view, r.end + 1) === null ? null : parseWeekdayDate(view, r.end + 1);
  if (to?.when.kind !== 'weekday') return null;
  return { ...r, end: to.end, when: { kind: 'span', from: r.when, to: to.when }, evidence: 'a range of days' };
}

type DateWhen = Extract<When, { kind: 'date' }>;

/** "May 5-7", "April 9 to 12, 2020", "June 3 and 4": a second day of the same month, at token `at`. */
function dayRange(view: TokenView, r: TimeReading, when: DateWhen, at: number, listed: boolean): TimeReading | null {
  const day = dayAt(view, at);
  if (day === null || day.day <= (when.day ?? 0) || monthAt(view, day.end) !== null || isCountNoun(view, day.end))
    return null;
  const next = view.word(day.end);
  if (listed && (view.isDash(day.end) || (/[a-z]{3}s$/.test(next) && !/^(?:was|has|does|is)$/.test(next)))) return null;
  const year = next === ',' ? yearAt(view, day.end + 1) : yearAt(view, day.end);
  const whole = { kind: 'date' as const, month: when.month, ...(year === null ? {} : { year: year.year }) };
  return {
    ...r,
    end: year?.end ?? day.end,
    when: { kind: 'span', from: { ...whole, day: when.day }, to: { ...whole, day: day.day } },
    evidence: 'a range of days',
  };
}

/** "Nov. 18, 2014 - Dec. 19, 2015", "Jan-Feb 2017": a second date, at token `at`. */
function dateRange(view: TokenView, start: number, r: TimeReading, when: DateWhen, at: number): TimeReading | null {
  // "Jun. 2013 – 2020"
  const year = when.year !== undefined && view.isDash(r.end) ? yearAt(view, at) : null;
  if (year !== null && year.year > (when.year ?? 0))
    return {
      ...r,
      end: year.end,
      when: { kind: 'span', from: when, to: { kind: 'date', year: year.year } },
      evidence: 'a range of dates',
    };
  const to = parseMonthFirst(view, at) ?? parseDayFirst(view, at);
  if (to === null || to.when.kind !== 'date') return null;
  if (view.word(r.end) === 'to' && view.word(start - 1) !== 'from' && to.grain !== r.grain) return null;
  const from =
    when.year === undefined && when.turn === undefined && to.when.year !== undefined
      ? { ...when, year: to.when.year - ((when.month ?? 0) > (to.when.month ?? 0) ? 1 : 0) }
      : when;
  return { ...r, end: to.end, when: { kind: 'span', from, to: to.when }, evidence: 'a range of dates' };
}
