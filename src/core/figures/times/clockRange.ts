import { pad } from '../../text/calendar';
import type { TokenView } from '../words/tokenView';
import { type ClockFace, halfOfDay, inHalf, parseFace, zoneAt } from './clockFace';
import type { TimeReading } from './timeReading';

/**
 * "5 to 6 p.m.", "1-3pm", "1130 to 1215 GMT", "between 2200 and 0700": two faces, the half of the day or the zone said
 * once.
 */
export function parseClockRange(view: TokenView, from: ClockFace, start: number): TimeReading | null {
  const w = view.word(from.end);
  const between = view.word(start - 1) === 'between';
  // "between 0730-0930" beside "between 2200 and 0700"
  const dashed = view.isDash(from.end) && (!between || view.raw[start].length === 4);
  if (!dashed && (between ? w !== 'and' : w !== 'to' && w !== 'until' && w !== 'till')) return null;
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

/**
 * A range of hours behind a day: "Tuesday from 2:00 to 2:30 pm", "this evening from 7 to 9", where `part` is the part
 * of the day that is named. The first face is at token `i`, behind "from", "between", "at" or the day itself.
 */
export function parseRangeOnDay(view: TokenView, i: number, part: string | undefined): TimeReading | null {
  const first = parseFace(view, i);
  if (first === null) return null;
  const early = halfOfDay(view, first.end);
  const from = early === null ? first : { ...first, end: early.end, hours: inHalf(first.hours, early.pm) };
  const w = view.word(from.end);
  const lead = view.word(i - 1);
  const between = lead === 'between';
  if (between ? w !== 'and' : w !== 'to' && w !== 'until' && w !== 'till' && !view.isDash(from.end)) return null;
  const to = parseFace(view, from.end + 1);
  if (to === null || to.hours > 24 || from.hours > 24) return null;
  const half = halfOfDay(view, to.end);
  if (half !== null && early !== null)
    return rangeOf(view, half.end, from, { ...to, hours: inHalf(to.hours, half.pm) });
  if (half !== null) return halfRange(view, from, to, half);
  return plainRange(view, i, { ...from, early: early !== null }, to, between || lead === 'from', part);
}

/** A range of hours behind a day without the half of the day at its end; `led` by "from" or "between". */
function plainRange(
  view: TokenView,
  i: number,
  from: ClockFace & { readonly early: boolean },
  to: ClockFace,
  led: boolean,
  part: string | undefined,
): TimeReading | null {
  const parted = (isWritten(view, i) ? 1 : 0) + (isWritten(view, from.end + 1) ? 1 : 0) + (from.early ? 1 : 0);
  if (part === undefined ? parted < (led ? 1 : 2) : !led && parted === 0) return null;
  if (part === undefined && to.minutes === null && !view.endsClause(to.end) && !isDayNext(view, to.end)) return null;
  const late = (face: ClockFace): ClockFace =>
    !from.early && inLaterHalf(face.hours, part) ? { ...face, hours: face.hours + 12 } : face;
  // "from 10:30 to 3" ends in the afternoon
  const noon = part === undefined && to.minutes === null && to.hours < from.hours && to.hours < 12 && from.hours <= 12;
  return rangeOf(view, to.end, late(from), noon ? { ...to, hours: to.hours + 12 } : late(to));
}

/** Whether a face is told with its minutes, in words or with a colon: "9:30", "nine thirty", but not "9.30". */
function isWritten(view: TokenView, i: number): boolean {
  return view.isDigits(i) ? view.raw[i].includes(':') : (parseFace(view, i)?.minutes ?? null) !== null;
}

/** Whether a day follows, so that hours before token `at` are on it. */
export function isDayNext(view: TokenView, at: number): boolean {
  if (view.word(at) === 'on') return view.isDigits(at + 1) || isDayNext(view, at + 1);
  return (
    view.time(at, 'dayOffset') !== undefined ||
    view.time(at, 'nightOffset') !== undefined ||
    view.time(at, 'weekday') !== undefined ||
    view.time(at, 'month') !== undefined ||
    (/^(?:this|that|last)$/.test(view.word(at)) && view.time(at + 1, 'part') !== undefined)
  );
}

/** Whether an hour of twelve, of a part of the day, is one after noon. */
export function inLaterHalf(hours: number, part: string | undefined): boolean {
  return hours > 0 && hours < 12 && (part === 'AF' || part === 'EV' || (part === 'NI' && hours > 5));
}

function rangeOf(view: TokenView, end: number, from: ClockFace, to: ClockFace): TimeReading {
  const value = ({ hours, minutes }: ClockFace): string => `${pad(hours)}:${pad(minutes ?? 0)}`;
  const zone = zoneAt(view, end);
  return {
    end: zone?.end ?? end,
    type: 'TIME',
    when: { kind: 'fixed', value: '' },
    clock: value(from),
    until: value(to),
    short: true,
    evidence: 'a range of times',
  };
}
