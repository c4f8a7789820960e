import type { Span } from '../text/span';

/**
 * What offsets count in: UTF-16 code units, as JavaScript, Java and C# do; code points, as Python and the W3C do; or
 * what a reader takes for one character (Unicode's extended grapheme clusters).
 */
export type OffsetUnit = 'utf16' | 'codepoints' | 'graphemes';

/** Turns offsets of one text from UTF-16 code units into another unit, and back. */
export interface Offsets {
  /** The offset in the other unit of one in UTF-16; one inside a character is that of the character's beginning. */
  from(utf16: number): number;
  /** The offset in UTF-16 of one in the other unit; undefined where the text has none such. */
  to(offset: number): number | undefined;
  /** The length of the text in the other unit. */
  readonly length: number;
}

/** One offset in this many is kept; others are counted from there. */
const STEP = 256;

/** The offsets of a text in a unit. Linear once; each question costs the same, whatever the length of the text. */
export function offsetsOf(text: string, unit: OffsetUnit): Offsets {
  if (unit === 'utf16') return sameOffsets(text);
  if (unit === 'graphemes') return byBoundaries(graphemeStarts(text));
  // most texts have nothing outside the basic plane: there the two units are one
  return /[\ud800-\udfff]/.test(text) ? codePointOffsets(text) : sameOffsets(text);
}

function sameOffsets({ length }: string): Offsets {
  return { length, from: at => at, to: at => (Number.isInteger(at) && at >= 0 && at <= length ? at : undefined) };
}

/** Offsets in code points. A lone surrogate counts as one, as it does in Python. */
function codePointOffsets(text: string): Offsets {
  const kept = new Uint32Array(Math.ceil(text.length / STEP) + 1);
  const back: number[] = [0];
  let points = 0;
  for (let at = 0; at < text.length; at++) {
    if (at % STEP === 0) kept[at / STEP] = points;
    if (isSecondHalf(text, at)) continue;
    if (points % STEP === 0) back[points / STEP] = at;
    points++;
  }
  return {
    length: points,
    from(utf16) {
      const end = Math.min(Math.max(utf16, 0), text.length);
      let at = end - (end % STEP);
      let count = at < text.length ? kept[at / STEP] : points;
      if (at >= text.length) return points;
      for (; at < end; at++) if (!isSecondHalf(text, at)) count++;
      return isSecondHalf(text, end) ? count - 1 : count;
    },
    to(offset) {
      if (!Number.isInteger(offset) || offset < 0 || offset > points) return undefined;
      if (offset === points) return text.length;
      let at = back[Math.floor(offset / STEP)];
      for (let count = offset % STEP; count > 0; count--) at += isSecondHalf(text, at + 1) ? 2 : 1;
      return at;
    },
  };
}

/** Offsets in pieces of a text whose beginnings are known, the end of the text behind them. */
function byBoundaries(starts: Uint32Array): Offsets {
  const length = starts.length - 1;
  return {
    length,
    from(utf16) {
      let low = 0;
      let high = length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= utf16) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    to: offset => (Number.isInteger(offset) && offset >= 0 && offset <= length ? starts[offset] : undefined),
  };
}

/** Longest piece that is cut into graphemes at a time: the host's segmenter slows down on long strings. */
const PIECE = 4096;

/** Where graphemes begin, and the end of the text. CR LF is one. */
function graphemeStarts(text: string): Uint32Array {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const starts: number[] = [];
  for (let from = 0; from < text.length; ) {
    const to = pieceEnd(text, from);
    for (const { index } of segmenter.segment(text.slice(from, to))) starts.push(from + index);
    from = to;
  }
  starts.push(text.length);
  return Uint32Array.from(starts);
}

/** Where a piece may end so that no grapheme is cut: behind a letter of ASCII that another of ASCII follows. */
function pieceEnd(text: string, from: number): number {
  for (let at = from + PIECE; at < text.length; at++) {
    if (isPlain(text.charCodeAt(at - 1)) && isPlain(text.charCodeAt(at))) return at;
  }
  return text.length;
}

function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit < 0x7f;
}

function isSecondHalf(text: string, at: number): boolean {
  return isLow(text.charCodeAt(at)) && at > 0 && isHigh(text.charCodeAt(at - 1));
}

/** Whether the code unit at `at` is a surrogate without the other half. */
export function isLoneSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isHigh(unit)) return !isLow(text.charCodeAt(at + 1));
  return isLow(unit) && !(at > 0 && isHigh(text.charCodeAt(at - 1)));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A text as a file of UTF-8 holds it: U+FFFD for each half of a character, so that it stays as long. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** A span in another unit; one that cuts a character there takes all of it. */
export function placed(offsets: Offsets, { start, end }: Span): Span {
  const to = offsets.from(end);
  return { start: offsets.from(start), end: (offsets.to(to) ?? end) < end ? to + 1 : to };
}
