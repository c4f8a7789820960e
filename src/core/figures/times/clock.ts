import { pad } from '../../text/calendar';
import type { TokenView } from '../words/tokenView';
import { TIME_CUES } from './timeCues';
import type { TimeReading } from './timeReading';

/** Hours and minutes read from tokens up to `end`; `half` is set by "a.m." and "p.m.". */
interface ClockFace {
  readonly end: number;
  readonly hours: number;
  readonly minutes: number | null;
  readonly seconds?: number;
}

/**
 * Reads a clock time that begins at token `i`: "10:35 a.m.", "0735 GMT", "five o'clock", "4 in the morning", "noon".
 */
export function parseClock(view: TokenView, i: number): TimeReading | null {
  if (view.isInteger(i) && !goesOn(view, i + 1)) return null;
  const past = parseSpokenClock(view, i);
  if (past !== null) return past;
  const face = parseFace(view, i);
  if (face === null) return null;
  const range = parseClockRange(view, face, i);
  if (range !== null) return range;
  if (face.seconds !== undefined && isLength(view, i, face)) {
    const length = `PT${face.hours}H${face.minutes ?? 0}M${face.seconds}S`;
    const evidence = 'a length of time';
    return { end: face.end, type: 'DURATION', when: { kind: 'fixed', value: length }, short: true, evidence };
  }
  const hour = hourOf(view, i, face);
  if (hour === null || hour.hours > 24 || (face.minutes ?? 0) > 59) return null;
  const named = /^\d{4}$/.test(view.raw[i]) && /^(?:hours|hrs)$/.test(view.word(hour.end)) ? 1 : 0;
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

const AFTER_HOUR = TIME_CUES.forms('afterHour');

/** Whether a time of day can go on at token `i`, after digits without a point or a colon. */
function goesOn(view: TokenView, i: number): boolean {
  const w = view.word(i);
  // "0430" is no number
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

/** The hour of 24 of an hour before noon or after it. */
function inHalf(hours: number, pm: boolean): number {
  if (pm) return hours < 12 ? hours + 12 : hours;
  return hours === 12 ? 0 : hours;
}

/** Whether an hour and its minutes are written as a clock shows them: "0735" with a zone, "7:35", "at five-thirty". */
function isClockWritten(view: TokenView, i: number, face: ClockFace): boolean {
  const raw = view.raw[i];
  if (/^\d{4}$/.test(raw)) return isFourDigitClock(view, i, face.end);
  if (face.minutes === null) return false;
  if (/^\d{1,2}\.\d\d$/.test(raw)) return isDottedClock(view, i, face.end);
  if (!view.isDigits(i) && view.isDash(i + 1) && SPOKEN_BEFORE.has(view.word(i - 1))) return true;
  const parted = raw.includes(':') || (view.isDigits(i) && face.end > i + 1);
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
  for (let j = i - 1; j >= i - PRICE_REACH && !/^[.;!?]$/.test(view.word(j)); j--)
    if (PRICES.has(view.word(j))) return false;
  return true;
}

/** How far before "at 7.30" a word of markets says that it is a price. */
const PRICE_REACH = 14;
const PRICES = TIME_CUES.forms('priceWord');
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

/**
 * "5 to 6 p.m.", "1-3pm", "1130 to 1215 GMT", "between 2200 and 0700": two faces, the half of the day or the zone said
 * once.
 */
function parseClockRange(view: TokenView, from: ClockFace, start: number): TimeReading | null {
  const w = view.word(from.end);
  const between = view.word(start - 1) === 'between';
  if (between ? w !== 'and' : w !== 'to' && w !== 'until' && w !== 'till' && !view.isDash(from.end)) return null;
  const to = parseFace(view, from.end + 1);
  if (to === null) return null;
  const half = halfOfDay(view, to.end);
  return half === null ? writtenRange(view, from, to, start) : halfRange(view, from, to, half);
}

/** A range whose second face says the half of the day of both: "11 to 2 p.m." begins in the morning. */
function halfRange(
  view: TokenView,
  from: ClockFace,
  to: ClockFace,
  half: { readonly end: number; readonly pm: boolean },
): TimeReading | null {
  if (to.hours > 12 || from.hours > 12 || from.hours === 0) return null;
  const late = (hours: number): number => inHalf(hours, half.pm);
  const minutesOf = (face: ClockFace): number => (face.hours % 12) * 60 + (face.minutes ?? 0);
  const start = minutesOf(from) < minutesOf(to) || from.hours === 12 ? late(from.hours) : from.hours;
  return rangeOf(view, half.end, { ...from, hours: start }, { ...to, hours: late(to.hours) });
}

/** A range of two faces as a clock shows them: "14:00-15:30", "1130 to 1215 GMT", "2200 and 0700". */
function writtenRange(view: TokenView, from: ClockFace, to: ClockFace, start: number): TimeReading | null {
  // "from 1130 to 1215 GMT" tells of two times
  if (view.word(start - 1) === 'from' && view.word(from.end) === 'to') return null;
  const [first, second] = [view.raw[start], view.raw[from.end + 1]];
  const colons = first.includes(':') && second.includes(':') && from.seconds === undefined && to.seconds === undefined;
  const four = /^\d{4}$/.test(first) && /^\d{4}$/.test(second);
  const told = zoneAt(view, to.end) !== null || first.startsWith('0') || second.startsWith('0');
  return (colons || (four && told)) && from.hours <= 24 && to.hours <= 24 ? rangeOf(view, to.end, from, to) : null;
}

function rangeOf(view: TokenView, end: number, from: ClockFace, to: ClockFace): TimeReading {
  const value = ({ hours, minutes }: ClockFace): string => `T${pad(hours)}:${pad(minutes ?? 0)}`;
  const zone = zoneAt(view, end);
  return {
    end: zone?.end ?? end,
    type: 'TIME',
    when: { kind: 'span', from: { kind: 'fixed', value: value(from) }, to: { kind: 'fixed', value: value(to) } },
    short: true,
    evidence: 'a range of times',
  };
}

function parseFace(view: TokenView, i: number): ClockFace | null {
  if (!view.isDigits(i)) return parseFaceInWords(view, i);
  const raw = view.raw[i];
  const parts = view.isInteger(i) ? null : /^(\d{1,2})[:.](\d{2})(?::(\d{2}))?$/.exec(raw);
  if (parts !== null) {
    const hours = Number(parts[1]);
    const minutes = Number(parts[2]);
    if (hours > 24 || minutes > 59) return null;
    return { end: i + 1, hours, minutes, ...(parts[3] === undefined ? {} : { seconds: Number(parts[3]) }) };
  }
  if (/^\d{1,2}$/.test(raw)) {
    return isFaceStripped(view, i)
      ? { end: i + 2, hours: Number(raw), minutes: Number(view.raw[i + 1]) }
      : { end: i + 1, hours: Number(raw), minutes: null };
  }
  if (/^[012]\d[0-5]\d$/.test(raw))
    return { end: i + 1, hours: Number(raw.slice(0, 2)), minutes: Number(raw.slice(2)) };
  return null;
}

/** "five", "five-thirty", "five forty-five". */
function parseFaceInWords(view: TokenView, i: number): ClockFace | null {
  const hours = view.number(i, 'unit') ?? view.number(i, 'teen');
  if (hours === undefined || hours < 1 || hours > 12) return null;
  const dash = view.isDash(i + 1) ? i + 2 : i + 1;
  const ten = view.number(dash, 'ten') ?? view.number(dash, 'teen');
  if (ten === undefined || ten >= 60) return { end: i + 1, hours, minutes: null };
  const joined = view.isDash(dash + 1) ? dash + 2 : dash + 1;
  const unit = ten >= 20 ? view.number(joined, 'unit') : undefined;
  return { end: unit === undefined ? dash + 1 : joined + 1, hours, minutes: ten + (unit ?? 0) };
}

/** Whether an hour and its minutes stand apart, as stripped text has them: "06 59 pm". */
function isFaceStripped(view: TokenView, i: number): boolean {
  if (view.register !== 'caseless' || !/^[0-5]\d$/.test(view.raw[i + 1] ?? '') || Number(view.raw[i]) > 23)
    return false;
  const said = halfOfDay(view, i + 2) ?? partOfDay(view, i + 2) ?? zoneAt(view, i + 2);
  return said !== null || isPartNamed(view, i + 2);
}

/** "a.m.", "pm", "p m". */
function halfOfDay(view: TokenView, at: number): { readonly end: number; readonly pm: boolean } | null {
  const w = view.word(at);
  if (w === 'a.m.' || w === 'p.m.' || w === 'am' || w === 'pm') {
    if (w === 'am' && !view.glued(at - 1) && view.word(at - 2) === 'i') return null;
    if (w === 'am' && RADIO_AFTER.has(view.word(at + 1))) return null;
    return { end: at + 1, pm: w.startsWith('p') };
  }
  if ((w === 'a' || w === 'p') && view.word(at + 1) === 'm' && !view.glued(at)) return { end: at + 2, pm: w === 'p' };
  if ((w === 'a' || w === 'p') && view.word(at + 1) === '.' && view.word(at + 2) === 'm')
    return { end: view.word(at + 3) === '.' ? at + 4 : at + 3, pm: w === 'p' };
  if ((w === 'a' || w === 'p') && view.glued(at - 1) && /[.,!?]|^$/.test(view.word(at + 1)))
    return { end: at + 1, pm: w === 'p' };
  return null;
}

const RADIO_AFTER = TIME_CUES.forms('radioAfter');

/** "that evening", "this morning", "tonight" after an hour and its minutes. */
function isPartNamed(view: TokenView, at: number): boolean {
  const w = view.word(at);
  return (
    w === 'tonight' ||
    ((w === 'that' || w === 'this') && /^(?:morning|afternoon|evening|night)$/.test(view.word(at + 1)))
  );
}

/** "in the morning", "in the afternoon", "at night" after an hour. */
function partOfDay(view: TokenView, at: number): { readonly end: number; readonly pm: boolean } | null {
  const third = view.word(at + 2);
  if (view.word(at) === 'in' && view.word(at + 1) === 'the') {
    if (third === 'morning') return { end: at + 3, pm: false };
    if (third === 'afternoon' || third === 'evening') return { end: at + 3, pm: true };
  }
  if (view.word(at) === 'at' && view.word(at + 1) === 'night') return { end: at + 2, pm: true };
  return null;
}

/** "half past seven", "20 past eight", "quarter to five". */
function parseSpokenClock(view: TokenView, i: number): TimeReading | null {
  if (!isPastOrTo(view, i + 1) && !isPastOrTo(view, i + 2)) return null;
  const minutes = minutesBeforeHour(view, i);
  if (minutes === null || minutes.value > 59) return null;
  const { end: at, value } = minutes;
  const to = view.word(at) === 'to';
  if (!isPastOrTo(view, at) || (to && !minutes.quarter)) return null;
  const hours = view.isDigits(at + 1) ? shortNumber(view, at + 1) : hourInWords(view, at + 1);
  if (hours === undefined || hours < 1 || hours > 12) return null;
  let end = at + 2;
  if (/^o'?clock$/.test(view.word(end))) end++;
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

/** Time zones that are no words in small letters. */
const SMALL_ZONES = TIME_CUES.forms('smallZone');

/** "GMT", "EST", "local time", "(GMT)" after a clock time. */
export function zoneAt(view: TokenView, at: number): { readonly end: number; readonly offset?: string } | null {
  const w = view.word(at);
  if ((w === 'local' || w === 'eastern' || w === 'pacific' || w === 'central') && view.word(at + 1) === 'time')
    return { end: at + 2 };
  const minutes = view.tables.zones.get(w);
  if (minutes === undefined) return null;
  // in small letters most abbreviations are words
  if (view.raw[at] === w && !SMALL_ZONES.has(w)) return null;
  if (minutes === 0 && (w === 'gmt' || w === 'utc')) return offsetAfter(view, at + 1) ?? { end: at + 1, offset: 'Z' };
  return { end: at + 1 };
}

/** "+1", "-3" and "+5:30" right behind "GMT". */
function offsetAfter(view: TokenView, at: number): { readonly end: number; readonly offset: string } | null {
  const sign = view.word(at) === '+' ? '+' : view.isDash(at) ? '-' : null;
  const parts =
    sign === null || !view.glued(at - 1) || !view.glued(at)
      ? null
      : /^(\d{1,2})(?::(\d\d))?$/.exec(view.raw[at + 1] ?? '');
  return parts === null ? null : { end: at + 2, offset: `${sign}${parts[1].padStart(2, '0')}:${parts[2] ?? '00'}` };
}
