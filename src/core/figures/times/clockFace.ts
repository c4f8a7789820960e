import type { TokenView } from '../words/tokenView';
import { TIME_CUES } from './timeCues';

/** Hours and minutes read from tokens up to `end`; `half` is set by "a.m." and "p.m.". */
export interface ClockFace {
  readonly end: number;
  readonly hours: number;
  readonly minutes: number | null;
  readonly seconds?: number;
}

/** The hour of 24 of an hour before noon or after it. */
export function inHalf(hours: number, pm: boolean): number {
  if (pm) return hours < 12 ? hours + 12 : hours;
  return hours === 12 ? 0 : hours;
}

/** Reads an hour, with its minutes where they are said, that begins at token `i`. */
export function parseFace(view: TokenView, i: number): ClockFace | null {
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
    // "18h45"
    const minutes = view.isTail(i + 1) ? /^h([0-5]\d)$/.exec(view.word(i + 1)) : null;
    if (minutes !== null && Number(raw) < 24) return { end: i + 2, hours: Number(raw), minutes: Number(minutes[1]) };
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
export function halfOfDay(view: TokenView, at: number): { readonly end: number; readonly pm: boolean } | null {
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
export function partOfDay(view: TokenView, at: number): { readonly end: number; readonly pm: boolean } | null {
  const third = view.word(at + 2);
  if (view.word(at) === 'in' && view.word(at + 1) === 'the') {
    if (third === 'morning') return { end: at + 3, pm: false };
    if (third === 'afternoon' || third === 'evening') return { end: at + 3, pm: true };
  }
  if (view.word(at) === 'at' && view.word(at + 1) === 'night') return { end: at + 2, pm: true };
  return null;
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
