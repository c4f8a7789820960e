import { pad } from '../../text/calendar';
import type { TokenView } from '../words/tokenView';
import { type ClockFace, halfOfDay, inHalf, parseFace, partOfDay, zoneAt } from './clockFace';
import { isDayNext, parseClockRange, parseRangeOnDay } from './clockRange';
import { TIME_CUES } from './timeCues';
import type { TimeReading } from './timeReading';

/**
 * Reads a clock time that begins at token `i`: "10:35 a.m.", "0735 GMT", "five o'clock", "4 in the morning", "noon".
 */
export function parseClock(view: TokenView, i: number): TimeReading | null {
  if (view.isInteger(i) && !goesOn(view, i + 1)) return null;
  const past = parseSpokenClock(view, i);
  if (past !== null) return past;
  const face = parseFace(view, i);
  if (face === null) return parseLap(view, i) ?? parseMinutes(view, i);
  const range = parseClockRange(view, face, i) ?? (view.word(i - 1) === 'from' ? risingRange(view, i) : null);
  if (range !== null) return range;
  if (face.seconds !== undefined && isLength(view, i, face)) {
    const length = `PT${face.hours}H${face.minutes ?? 0}M${face.seconds}S`;
    const evidence = 'a length of time';
    return { end: face.end, type: 'DURATION', when: { kind: 'fixed', value: length }, short: true, evidence };
  }
  const hour = hourOf(view, i, face);
  if (hour === null || hour.hours > 24 || (face.minutes ?? 0) > 59) return parseMinutes(view, i);
  const named = /^(?:\d{4}|\d\d:\d\d)$/.test(view.raw[i]) && /^(?:hours|hrs)$/.test(view.word(hour.end)) ? 1 : 0;
  const zone = zoneAt(view, hour.end + named);
  // TIMEX3 of news writes HH:00 for a bare hour
  const seconds = face.seconds === undefined ? '' : `:${pad(face.seconds)}`;
  return {
    end: zone?.end ?? hour.end + named,
    type: 'TIME',
    when: { kind: 'fixed', value: '' },
    clock: `${pad(hour.hours)}:${pad(face.minutes ?? 0)}${seconds}`,
    short: true,
    evidence: 'a time of day',
    ...(zone?.offset === undefined ? {} : { zone: zone.offset }),
  };
}

/** "from 10:30 to 3 on Monday", "from 9pm to 5am": not "improved from 2:05 to 2:03". */
function risingRange(view: TokenView, i: number): TimeReading | null {
  const range = parseRangeOnDay(view, i, undefined);
  if (range === null || (range.until ?? '') > (range.clock ?? '')) return range;
  const face = parseFace(view, i);
  const nightly = face !== null && halfOfDay(view, face.end)?.pm === true && (range.until ?? '') < '12:00';
  return nightly ? range : null;
}

/** "won in 54:12": minutes and seconds of a race that no clock shows. */
function parseMinutes(view: TokenView, i: number): TimeReading | null {
  const parts = /^(\d{2}):([0-5]\d)$/.exec(view.raw[i] ?? '');
  if (parts === null || Number(parts[1]) <= HOURS_OF_DAY || !RACE_BEFORE.has(view.word(i - 1))) return null;
  const length = `PT${Number(parts[1])}M${Number(parts[2])}S`;
  const evidence = 'a length of time';
  return { end: i + 1, type: 'DURATION', when: { kind: 'fixed', value: length }, short: true, evidence };
}

const HOURS_OF_DAY = 24;
const RACE_BEFORE = TIME_CUES.forms('raceBefore');

/** "3:58.12", "14:33.9", "2:03:11.5": minutes, seconds and parts of one, as races are timed. */
function parseLap(view: TokenView, i: number): TimeReading | null {
  const parts = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2}\.\d{1,3})$/.exec(view.raw[i] ?? '');
  if (parts === null || Number(parts[3]) >= 60) return null;
  const length = `PT${parts[1] === undefined ? '' : `${parts[1]}H`}${Number(parts[2])}M${Number(parts[3])}S`;
  const evidence = 'a length of time';
  return { end: i + 1, type: 'DURATION', when: { kind: 'fixed', value: length }, short: true, evidence };
}

const AFTER_HOUR = TIME_CUES.forms('afterHour');

/** Whether a time of day can go on at token `i`, after digits without a point or a colon. */
function goesOn(view: TokenView, i: number): boolean {
  const w = view.word(i);
  // "0430" is no number
  if (view.isTail(i) && /^h[0-5]\d$/.test(w)) return true;
  if (/^0\d{3}$/.test(view.raw[i - 1]) || (view.raw[i - 1].length === 4 && /^(?:hours|hrs|and)$/.test(w))) return true;
  return AFTER_HOUR.has(w) || view.isDash(i) || view.isDigits(i) || view.tables.zones.has(w);
}

/** "won in 2:14:04", "a time of 2:20:51": hours, minutes and seconds of a race rather than of a day. */
function isLength(view: TokenView, i: number, face: ClockFace): boolean {
  if (face.hours > 12 || halfOfDay(view, face.end) !== null || zoneAt(view, face.end) !== null) return false;
  const before = view.word(i - 1);
  // one digit of hours between commas is a runner's: "he beat Lee, 2:05:46"
  if (before === ',' && view.raw[i].length === 7) return true;
  return before !== '' && !HOUR_BEFORE.has(before);
}

const HOUR_BEFORE = TIME_CUES.forms('hourBefore');

/** The hour of 24 that a clock face shows with what follows it; null when nothing says that it is a time of day. */
function hourOf(view: TokenView, i: number, face: ClockFace): { readonly end: number; readonly hours: number } | null {
  const { hours } = face;
  const half = halfOfDay(view, face.end);
  if (half !== null) {
    if (hours > 24 || (hours > 12 && !half.pm && hours !== 24)) return null;
    return { end: half.end, hours: inHalf(hours, half.pm) };
  }
  // "12 noon"
  if (hours === 12 && face.minutes === null && /^(?:noon|midnight)$/.test(view.word(face.end)))
    return { end: face.end + 1, hours: view.word(face.end) === 'noon' ? 12 : 0 };
  const oclock = oclockAt(view, face.end);
  const part = partOfDay(view, oclock ?? face.end);
  if (part !== null && hours <= 12) return { end: part.end, hours: part.pm && hours < 12 ? hours + 12 : hours };
  if (oclock !== null) return { end: oclock, hours };
  return isClockWritten(view, i, face) ? { end: face.end, hours } : null;
}

/** Whether an hour and its minutes are written as a clock shows them: "0735" with a zone, "7:35", "at five-thirty". */
function isClockWritten(view: TokenView, i: number, face: ClockFace): boolean {
  const raw = view.raw[i];
  if (/^\d{4}$/.test(raw)) return isFourDigitClock(view, i, face.end);
  if (face.minutes === null) return false;
  if (/^\d{1,2}\.\d\d$/.test(raw)) return isDottedClock(view, i, face.end);
  const spoken = !view.isDigits(i) && SPOKEN_BEFORE.has(view.word(i - 1));
  if (spoken && (view.isDash(i + 1) || isDayNext(view, face.end))) return true;
  const parted = raw.includes(':') || /^h\d/.test(view.word(i + 1)) || (view.isDigits(i) && face.end > i + 1);
  return parted && (!view.glued(i - 1) || view.isDash(i - 1));
}

/** "0735 GMT", "at 0430", "2330 hours": four digits that are an hour and its minutes. */
function isFourDigitClock(view: TokenView, i: number, end: number): boolean {
  if (zoneAt(view, end) !== null || /^(?:hours|hrs)$/.test(view.word(end))) return true;
  // "from 1130 to 1215 GMT"
  const paired = view.word(end) === 'to' && /^\d{4}$/.test(view.raw[end + 1] ?? '') && zoneAt(view, end + 2) !== null;
  return (paired || view.raw[i].startsWith('0')) && CLOCK_LEADS.has(view.word(i - 1)) && !view.isTail(end);
}

/** "16.05 GMT", "opened at 7.00 and closed at 22.00", "fed at 7.30 and 12.15 daily"; not "traded at 7.30". */
function isDottedClock(view: TokenView, i: number, end: number): boolean {
  if (zoneAt(view, end) !== null) return true;
  const second = view.word(i - 1) === 'and' && /^\d{1,2}\.\d\d$/.test(view.raw[i - 2] ?? '') ? i - 3 : i - 1;
  if (!/^(?:at|by|from|until|till)$/.test(view.word(second)) || view.isTail(end)) return false;
  if (!view.endsClause(end) && !CLOCK_ENDS.has(view.word(end)) && view.time(end, 'weekday') === undefined) return false;
  return !isPriced(view, i);
}

/** How far before "at 7.30" a word of markets says that it is a price. */
const PRICE_REACH = 14;
const PRICES = TIME_CUES.forms('priceWord');

/** Whether a word of markets before token `i`, in its sentence, says that a number there is a price or a rate. */
export function isPriced(view: TokenView, i: number): boolean {
  for (let j = i - 1; j >= i - PRICE_REACH && !/^[.;!?]$/.test(view.word(j)); j--)
    if (PRICES.has(view.word(j))) return true;
  return false;
}

const CLOCK_LEADS = TIME_CUES.forms('clockLead');
const CLOCK_ENDS = TIME_CUES.forms('clockEnd');

const SPOKEN_BEFORE = TIME_CUES.forms('spokenBefore');

/** The token after "o'clock" at token `at`, however it is cut, or null. */
function oclockAt(view: TokenView, at: number): number | null {
  const w = view.word(at);
  if (w === "o'clock" || w === 'oclock') return at + 1;
  if (w !== 'o') return null;
  if (/^'?clock$/.test(view.word(at + 1))) return at + 2;
  return view.word(at + 1) === "'" && view.word(at + 2) === 'clock' ? at + 3 : null;
}

/** "half past seven", "20 past eight", "quarter to five". */
function parseSpokenClock(view: TokenView, i: number): TimeReading | null {
  if (!isPastOrTo(view, i + 1) && !isPastOrTo(view, i + 2)) return null;
  const minutes = minutesBeforeHour(view, i);
  if (minutes === null || minutes.value > 59) return null;
  const { end: at, value } = minutes;
  const to = view.word(at) === 'to';
  if (!isPastOrTo(view, at)) return null;
  const hours = view.isDigits(at + 1) ? shortNumber(view, at + 1) : hourInWords(view, at + 1);
  if (hours === undefined || hours < 1 || hours > 12) return null;
  let end = at + 2;
  if (/^o'?clock$/.test(view.word(end))) end++;
  // "ten to six" is a clock's only beside a day or behind "at"
  const sure = end > at + 2 || isDayNext(view, end) || (view.word(i - 1) === 'at' && view.endsClause(end));
  if (to && !minutes.quarter && !sure) return null;
  const part = partOfDay(view, end) ?? halfOfDay(view, end);
  const hour = (to ? hours - 1 : hours) + (part?.pm === true && (to ? hours - 1 : hours) < 12 ? 12 : 0);
  const clock = `${pad(hour)}:${pad(to ? 60 - value : value)}`;
  const evidence = 'a time of day';
  return { end: part?.end ?? end, type: 'TIME', when: { kind: 'fixed', value: '' }, clock, short: true, evidence };
}

/** "half", "a quarter", "20", "ten minutes" before "past" or "to". */
function minutesBeforeHour(
  view: TokenView,
  i: number,
): { readonly end: number; readonly value: number; readonly quarter: boolean } | null {
  const w = view.word(i);
  if (w === 'half') return { end: i + 1, value: 30, quarter: false };
  if (w === 'quarter') return { end: i + 1, value: 15, quarter: true };
  if (w === 'a' && view.word(i + 1) === 'quarter') return { end: i + 2, value: 15, quarter: true };
  const value = shortNumber(view, i) ?? hourInWords(view, i) ?? view.number(i, 'ten');
  if (value === undefined) return null;
  return { end: /^min(?:ute)?s?$/.test(view.word(i + 1)) ? i + 2 : i + 1, value, quarter: false };
}

function shortNumber(view: TokenView, i: number): number | undefined {
  return view.isDigits(i) && /^\d{1,2}$/.test(view.raw[i]) ? Number(view.raw[i]) : undefined;
}

function hourInWords(view: TokenView, i: number): number | undefined {
  return view.number(i, 'unit') ?? view.number(i, 'teen');
}

function isPastOrTo(view: TokenView, i: number): boolean {
  const w = view.word(i);
  return w === 'past' || w === 'to';
}
