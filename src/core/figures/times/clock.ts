import { pad } from '../../text/calendar';
import type { TokenView } from '../words/tokenView';
import type { TimeReading } from './timeReading';

/** Hours and minutes read from tokens up to `end`; `half` is set by "a.m." and "p.m.". */
interface ClockFace {
  readonly end: number;
  readonly hours: number;
  readonly minutes: number | null;
  readonly seconds?: number;
}

/** Reads a clock time that begins at token `i`: "10:35 a.m.", "0735 GMT", "five o'clock", "4 in the morning", "noon". */
export function parseClock(view: TokenView, i: number): TimeReading | null {
  if (view.isInteger(i) && !goesOn(view, i + 1)) return null;
  const past = parseSpokenClock(view, i);
  if (past !== null) return past;
  const face = parseFace(view, i);
  if (face === null) return null;
  const range = parseClockRange(view, face);
  if (range !== null) return range;
  if (face.seconds !== undefined && isLength(view, i, face)) {
    const length = `PT${face.hours}H${face.minutes ?? 0}M${face.seconds}S`;
    const evidence = 'a length of time';
    return { end: face.end, type: 'DURATION', when: { kind: 'fixed', value: length }, short: true, evidence };
  }
  const hour = hourOf(view, i, face);
  if (hour === null || hour.hours > 24 || (face.minutes ?? 0) > 59) return null;
  const zone = zoneAt(view, hour.end);
  // TIMEX3 of news writes HH:00 for a bare hour
  const seconds = face.seconds === undefined ? '' : `:${pad(face.seconds)}`;
  return {
    end: zone?.end ?? hour.end,
    type: 'TIME',
    when: { kind: 'fixed', value: '' },
    clock: `${pad(hour.hours)}:${pad(face.minutes ?? 0)}${seconds}`,
    short: true,
    evidence: 'a time of day',
    ...(zone?.offset === undefined ? {} : { zone: zone.offset }),
  };
}

const AFTER_HOUR = new Set(
  "past to min mins minute minutes until till a.m. p.m. am pm a p o o'clock oclock in at that this tonight local eastern pacific central".split(
    ' ',
  ),
);

/** Whether a time of day can go on at token `i`, after digits without a point or a colon. */
function goesOn(view: TokenView, i: number): boolean {
  const w = view.word(i);
  return AFTER_HOUR.has(w) || view.isDash(i) || view.isDigits(i) || view.lexicon.zones.has(w);
}

/** "won in 2:14:04", "a time of 2:20:51": hours, minutes and seconds of a race rather than of a day. */
function isLength(view: TokenView, i: number, face: ClockFace): boolean {
  if (face.hours > 12 || halfOfDay(view, face.end) !== null || zoneAt(view, face.end) !== null) return false;
  return !/^(?:at|by|until|till|around|since|after|before|from|about|,|)$/.test(view.word(i - 1));
}

/** The hour of 24 that a clock face shows with what follows it; null when nothing says that it is a time of day. */
function hourOf(view: TokenView, i: number, face: ClockFace): { readonly end: number; readonly hours: number } | null {
  const { hours } = face;
  const half = halfOfDay(view, face.end);
  if (half !== null) {
    if (hours > 24 || (hours > 12 && !half.pm && hours !== 24)) return null;
    const late = half.pm && hours < 12 ? hours + 12 : hours;
    return { end: half.end, hours: !half.pm && hours === 12 ? 0 : late };
  }
  const oclock = oclockAt(view, face.end);
  const part = partOfDay(view, oclock ?? face.end);
  if (part !== null && hours <= 12) return { end: part.end, hours: part.pm && hours < 12 ? hours + 12 : hours };
  if (oclock !== null) return { end: oclock, hours };
  const raw = view.raw[i];
  if (/^\d{4}$/.test(raw)) return zoneAt(view, face.end) === null ? null : { end: face.end, hours };
  // "at five-thirty"
  if (
    face.minutes !== null &&
    !view.isDigits(i) &&
    view.isDash(i + 1) &&
    /^(?:at|by|until|till|around|from)$/.test(view.word(i - 1))
  )
    return { end: face.end, hours };
  const colon =
    face.minutes !== null &&
    (raw.includes(':') || (view.isDigits(i) && face.end > i + 1)) &&
    (!view.glued(i - 1) || view.isDash(i - 1));
  return colon ? { end: face.end, hours } : null;
}

/** The token after "o'clock" at token `at`, however it is cut, or null. */
function oclockAt(view: TokenView, at: number): number | null {
  const w = view.word(at);
  if (w === "o'clock" || w === 'oclock') return at + 1;
  if (w !== 'o') return null;
  if (/^'?clock$/.test(view.word(at + 1))) return at + 2;
  return view.word(at + 1) === "'" && view.word(at + 2) === 'clock' ? at + 3 : null;
}

/** "5 to 6 p.m.", "1-3pm", "9:30-4:30pm": two faces, the half of the day said once. */
function parseClockRange(view: TokenView, from: ClockFace): TimeReading | null {
  const w = view.word(from.end);
  if (w !== 'to' && w !== 'until' && w !== 'till' && !view.isDash(from.end)) return null;
  const to = parseFace(view, from.end + 1);
  const half = to === null ? null : halfOfDay(view, to.end);
  if (to === null || half === null || to.hours > 12 || from.hours > 12 || from.hours === 0) return null;
  const late = (hours: number): number => (half.pm && hours < 12 ? hours + 12 : !half.pm && hours === 12 ? 0 : hours);
  // "11 to 2 p.m." begins in the morning
  const minutesOf = (face: ClockFace): number => (face.hours % 12) * 60 + (face.minutes ?? 0);
  const start = minutesOf(from) < minutesOf(to) || from.hours === 12 ? late(from.hours) : from.hours;
  const value = (hours: number, minutes: number | null): string => `T${pad(hours)}:${pad(minutes ?? 0)}`;
  const zone = zoneAt(view, half.end);
  return {
    end: zone?.end ?? half.end,
    type: 'TIME',
    when: {
      kind: 'span',
      from: { kind: 'fixed', value: value(start, from.minutes) },
      to: { kind: 'fixed', value: value(late(to.hours), to.minutes) },
    },
    short: true,
    evidence: 'a range of times',
  };
}

function parseFace(view: TokenView, i: number): ClockFace | null {
  if (!view.isDigits(i)) {
    const hours = view.number(i, 'unit') ?? view.number(i, 'teen');
    if (hours === undefined || hours < 1 || hours > 12) return null;
    const dash = view.isDash(i + 1) ? i + 2 : i + 1;
    const ten = view.number(dash, 'ten') ?? view.number(dash, 'teen');
    if (ten !== undefined && ten < 60) {
      const unit = ten >= 20 ? view.number(view.isDash(dash + 1) ? dash + 2 : dash + 1, 'unit') : undefined;
      return {
        end: dash + 1 + (unit === undefined ? 0 : view.isDash(dash + 1) ? 2 : 1),
        hours,
        minutes: ten + (unit ?? 0),
      };
    }
    return { end: i + 1, hours, minutes: null };
  }
  const raw = view.raw[i];
  const parts = view.isInteger(i) ? null : /^(\d{1,2})[:.](\d{2})(?::(\d{2}))?$/.exec(raw);
  if (parts !== null) {
    const hours = Number(parts[1]);
    const minutes = Number(parts[2]);
    if (hours > 24 || minutes > 59) return null;
    return { end: i + 1, hours, minutes, ...(parts[3] === undefined ? {} : { seconds: Number(parts[3]) }) };
  }
  if (/^\d{1,2}$/.test(raw)) {
    // stripped text: "06 59 pm"
    if (
      view.register === 'caseless' &&
      /^[0-5]\d$/.test(view.raw[i + 1] ?? '') &&
      Number(raw) <= 23 &&
      ((halfOfDay(view, i + 2) ?? partOfDay(view, i + 2) ?? zoneAt(view, i + 2)) !== null || isPartNamed(view, i + 2))
    ) {
      return { end: i + 2, hours: Number(raw), minutes: Number(view.raw[i + 1]) };
    }
    return { end: i + 1, hours: Number(raw), minutes: null };
  }
  if (/^[012]\d[0-5]\d$/.test(raw))
    return { end: i + 1, hours: Number(raw.slice(0, 2)), minutes: Number(raw.slice(2)) };
  return null;
}

/** "a.m.", "pm", "p m". */
function halfOfDay(view: TokenView, at: number): { readonly end: number; readonly pm: boolean } | null {
  const w = view.word(at);
  if (w === 'a.m.' || w === 'p.m.' || w === 'am' || w === 'pm') {
    if (w === 'am' && !view.glued(at - 1) && view.word(at - 2) === 'i') return null;
    if (w === 'am' && /^(?:radio|station|stations|dial|band|frequency)$/.test(view.word(at + 1))) return null;
    return { end: at + 1, pm: w.startsWith('p') };
  }
  if ((w === 'a' || w === 'p') && view.word(at + 1) === 'm' && !view.glued(at)) return { end: at + 2, pm: w === 'p' };
  if ((w === 'a' || w === 'p') && view.word(at + 1) === '.' && view.word(at + 2) === 'm')
    return { end: view.word(at + 3) === '.' ? at + 4 : at + 3, pm: w === 'p' };
  if ((w === 'a' || w === 'p') && view.glued(at - 1) && /[.,!?]|^$/.test(view.word(at + 1)))
    return { end: at + 1, pm: w === 'p' };
  return null;
}

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
  const w = view.word(i);
  let minutes: number | undefined;
  let at = i + 1;
  if (w === 'half') minutes = 30;
  else if (w === 'quarter') minutes = 15;
  else if (w === 'a' && view.word(i + 1) === 'quarter') {
    minutes = 15;
    at = i + 2;
  } else {
    minutes =
      view.isDigits(i) && /^\d{1,2}$/.test(view.raw[i])
        ? Number(view.raw[i])
        : (view.number(i, 'unit') ?? view.number(i, 'teen') ?? view.number(i, 'ten'));
    if (/^min(?:ute)?s?$/.test(view.word(at))) at++;
  }
  const link = view.word(at);
  if (minutes === undefined || minutes > 59 || (link !== 'past' && link !== 'to')) return null;
  const hours =
    view.isDigits(at + 1) && /^\d{1,2}$/.test(view.raw[at + 1])
      ? Number(view.raw[at + 1])
      : (view.number(at + 1, 'unit') ?? view.number(at + 1, 'teen'));
  if (hours === undefined || hours < 1 || hours > 12 || (link === 'to' && minutes !== 15)) return null;
  if (link === 'to' && w !== 'quarter' && w !== 'a') return null;
  let end = at + 2;
  if (/^o'?clock$/.test(view.word(end))) end++;
  const part = partOfDay(view, end);
  const half = halfOfDay(view, end);
  end = part?.end ?? half?.end ?? end;
  let hour = link === 'to' ? hours - 1 : hours;
  if ((part?.pm === true || half?.pm === true) && hour < 12) hour += 12;
  const clock = `${pad(hour)}:${pad(link === 'to' ? 60 - minutes : minutes)}`;
  return { end, type: 'TIME', when: { kind: 'fixed', value: '' }, clock, short: true, evidence: 'a time of day' };
}

function isPastOrTo(view: TokenView, i: number): boolean {
  const w = view.word(i);
  return w === 'past' || w === 'to';
}

const SMALL_ZONES = new Set(
  'gmt utc est edt cst cdt pst pdt mdt cet cest bst jst kst aest aedt nzst nzdt msk hkt sgt'.split(' '),
);

/** "GMT", "EST", "local time", "(GMT)" after a clock time. */
export function zoneAt(view: TokenView, at: number): { readonly end: number; readonly offset?: string } | null {
  const w = view.word(at);
  if ((w === 'local' || w === 'eastern' || w === 'pacific' || w === 'central') && view.word(at + 1) === 'time')
    return { end: at + 2 };
  const minutes = view.lexicon.zones.get(w);
  if (minutes === undefined) return null;
  // in small letters most abbreviations are words
  if (view.raw[at] === w && !SMALL_ZONES.has(w)) return null;
  if (minutes === 0 && (w === 'gmt' || w === 'utc')) return { end: at + 1, offset: 'Z' };
  return { end: at + 1 };
}
