import { readWordLists } from '../english/wordLists';
import type { Span } from '../text/span';
import paragraphTable from './paragraphs.tsv';

const WORDS = readWordLists(paragraphTable);

/** A hard-wrapped line is at least and at most this long; a longer line is a paragraph of its own. */
const WRAP_LEAST = 55;
const WRAP_MOST = 100;

/**
 * A block is cut out of a paragraph once it has this many code units, at the first good place, at the latest at the
 * second figure.
 */
const CUT_FROM = 700;
const CUT_AT_LATEST = 1400;
/** How many code units from its start on decide where a piece that does not end its paragraph ends, at most. */
export const PIECE_LOOKS = CUT_AT_LATEST + 1;

/** A piece of a paragraph that is annotated by itself; see `Block`. */
export interface Piece extends Span {
  readonly paragraph: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * The paragraphs of a text, in order, without the white space around them: UTF-16, half-open, never empty.
 *
 * A paragraph is a line (CR, LF or CRLF ends one, as do U+2028 and U+2029), or several that were wrapped by hand: lines
 * of 55 to 100 characters, no blank line between, no final stop at the break, and where the next line's first word
 * would not have fitted.
 */
export function splitParagraphs(text: string): Span[] {
  const paragraphs: Span[] = [];
  eachParagraph(text, 0, paragraph => {
    paragraphs.push(paragraph);
    return false;
  });
  return paragraphs;
}

/**
 * Hands on the paragraphs of a text from the line at `begin` on, each when it begins, until `stops` says so of one. The
 * end of a paragraph is right once the next has begun. A paragraph begins at `begin`, if anything but white space
 * stands there.
 */
export function eachParagraph(text: string, begin: number, stops: (paragraph: Span) => boolean): void {
  let open: { start: number; end: number } | undefined;
  /** The length of the last line of the open paragraph, and whether a blank line stands after it. */
  let width = 0;
  let blank = true;
  const breaks = new LineBreaks(text);
  for (let from = begin; from <= text.length; from = breaks.next) {
    let end = breaks.endOfLine(from);
    let start = from;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (start === end) {
      blank = true;
      continue;
    }
    if (open !== undefined && !blank && isWrapped(text, open.end, width, start, end)) open.end = end;
    else {
      open = { start, end };
      if (stops(open)) return;
    }
    width = end - start;
    blank = false;
  }
}

/**
 * Where the lines of a text end, asked for in their order. Keeps the next of each kind of break, or a place before
 * which there is none: the search of a string for one character is many times faster than a loop over it.
 */
class LineBreaks {
  private lf = -1;
  private cr = -1;
  private ls = -1;
  private ps = -1;
  /** Where the line behind the last one that was asked for begins. */
  next = 0;

  constructor(private readonly text: string) {}

  /** The end of the line that begins at `from`, before its break. */
  endOfLine(from: number): number {
    const { text } = this;
    if (this.lf < from) this.lf = endedBy(text, '\n', from);
    if (this.cr < from) this.cr = endedBy(text, '\r', from, this.lf);
    if (this.ls < from) this.ls = endedBy(text, '\u2028', from, this.lf);
    if (this.ps < from) this.ps = endedBy(text, '\u2029', from, this.lf);
    const end = Math.min(this.lf, this.cr, this.ls, this.ps);
    this.next = end + (end === this.cr && this.lf === end + 1 ? 2 : 1);
    return end;
  }
}

/** Where the line that begins at `from` ends, at `most` at the latest, if only `lineBreak` can end it. */
function endedBy(text: string, lineBreak: string, from: number, most = text.length): number {
  const at = most < text.length ? text.slice(from, most).indexOf(lineBreak) : text.indexOf(lineBreak, from) - from;
  return at < 0 ? most : from + at;
}

function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0xa0 ||
    unit === 0 ||
    unit === 0xfeff ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200a)
  );
}

/** Lines that stand by themselves under a headline or a paragraph: a byline, a date, a credit. */
const OWN_LINE = new RegExp(
  String.raw`^(?:By \p{Lu}|Read more|(?:${WORDS.pattern('labelled')})s?(?: by\b|:)|(?:\p{Lu}\p{Ll}{2,5}day,? )?` +
    String.raw`(?:\p{Lu}\p{Ll}{2,8} \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{Ll}{2,8} \d{4})$)`,
  'u',
);

/**
 * Whether the line `start..end` goes on with the line that ends at `before` and is `width` long, because somebody
 * wrapped the text by hand.
 */
function isWrapped(text: string, before: number, width: number, start: number, end: number): boolean {
  const own = end - start;
  if (width < WRAP_LEAST || width > WRAP_MOST || own > WRAP_MOST) return false;
  if (/[.!?:;"”»)\]]/.test(text[before - 1])) return false;
  const line = text.slice(start, end);
  if (OWN_LINE.test(line)) return false;
  const space = line.indexOf(' ');
  const word = space < 0 ? own : space;
  return width + 1 + word > Math.max(width, own, 64);
}

/**
 * Cuts the paragraphs into pieces of at most about 1,400 code units, so that an edit costs the same in a long paragraph
 * as in a short one. A piece ends after a sentence where there is punctuation, else before a word that its own hash
 * chooses: the words decide, not their place, so an edit moves only the cuts near to it. Linear in the text.
 */
export function cutPieces(text: string, paragraphs: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  paragraphs.forEach((p, paragraph) => {
    for (let start = p.start; start < p.end; ) {
      const piece = pieceAt(text, p, start, paragraph);
      pieces.push(piece);
      start = nextStart(text, p, piece);
    }
  });
  return pieces;
}

/**
 * The piece of the paragraph `p`, the one numbered `paragraph`, that begins at `start`; it looks no further than
 * `PIECE_LOOKS`.
 */
export function pieceAt(text: string, p: Span, start: number, paragraph: number): Piece {
  const opens = start === p.start;
  if (p.end - start <= CUT_AT_LATEST) return { start, end: p.end, paragraph, opens, closes: true };
  let end = findCut(text, start);
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end, paragraph, opens, closes: false };
}

/** Where the piece after `piece` begins in the paragraph `p`; its end when there is none. */
export function nextStart(text: string, p: Span, piece: Piece): number {
  let start = piece.end;
  while (start < p.end && isSpace(text.charCodeAt(start))) start++;
  return start;
}

/** Words and numbers that go with the word before them more often than not. */
const JOINS = WORDS.forms('joins');

/** Where to cut a paragraph that begins at `start` and is longer than a piece may be. */
function findCut(text: string, start: number): number {
  const latest = start + CUT_AT_LATEST;
  const window = text.slice(start + CUT_FROM, latest);
  const stop = /[.!?]["”’')\]]{0,2}\s+(?=["“‘'([]{0,2}[\p{Lu}\p{Nd}])/u.exec(window);
  if (stop) return start + CUT_FROM + stop.index + stop[0].length;
  let fallback = -1;
  for (const word of window.matchAll(/(?<=\s)\S{1,40}/g)) {
    const at = start + CUT_FROM + word.index;
    fallback = at;
    if (wordHash(word[0]) % 8 === 0 && !/^\p{Nd}/u.test(word[0]) && !JOINS.has(word[0].toLowerCase())) return at;
  }
  if (fallback > 0) return fallback;
  return isLowSurrogate(text.charCodeAt(latest)) ? latest - 1 : latest;
}

function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
