import type { Span } from './span';

/** A hard-wrapped line is at least and at most this long; a longer line is a paragraph of its own. */
const WRAP_LEAST = 55;
const WRAP_MOST = 100;

/** A block is cut out of a paragraph once it has this many code units, at the first good place, at the latest at the second figure. */
const CUT_FROM = 700;
const CUT_AT_LATEST = 1400;

/** A piece of a paragraph that is annotated by itself; see `Block`. */
export interface Piece extends Span {
  readonly paragraph: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * The paragraphs of a text, in order, without the white space around them: UTF-16, half-open, never empty.
 *
 * A paragraph is a line (CR, LF or CRLF ends one, as do U+2028 and U+2029), or several that were wrapped by hand: lines of 55 to
 * 100 characters, no blank line between, no final stop at the break, and where the next line's first word would not have fitted.
 */
export function splitParagraphs(text: string): Span[] {
  const paragraphs: Span[] = [];
  let open: { start: number; end: number; width: number } | undefined;
  let blank = true;
  for (const line of lines(text)) {
    if (line.start === line.end) {
      blank = true;
      continue;
    }
    const width = line.end - line.start;
    if (open && !blank && isWrapped(text, open, line)) {
      open.end = line.end;
      open.width = width;
    } else {
      if (open) paragraphs.push({ start: open.start, end: open.end });
      open = { start: line.start, end: line.end, width };
    }
    blank = false;
  }
  if (open) paragraphs.push({ start: open.start, end: open.end });
  return paragraphs;
}

const LINE_BREAKS = ['\n', '\r', '\u2028', '\u2029'];

/** Where the line that begins at `from` ends, if only `lineBreak` can end it. */
function endedBy(text: string, lineBreak: string, from: number): number {
  const at = text.indexOf(lineBreak, from);
  return at < 0 ? text.length : at;
}

/** Each line without its break and the white space around it; a blank line is an empty span. */
function* lines(text: string): Generator<Span> {
  let from = 0;
  // The next of each kind of break: the search of a string for one character is many times faster than a loop over it.
  const next = LINE_BREAKS.map(lineBreak => endedBy(text, lineBreak, 0));
  for (;;) {
    const end = Math.min(...next);
    yield trimmed(text, from, end);
    if (end === text.length) return;
    from = end + (text.startsWith('\r\n', end) ? 2 : 1);
    for (let k = 0; k < next.length; k++) if (next[k] < from) next[k] = endedBy(text, LINE_BREAKS[k], from);
  }
}

function trimmed(text: string, start: number, end: number): Span {
  let a = start;
  let z = end;
  while (a < z && isSpace(text.charCodeAt(a))) a++;
  while (z > a && isSpace(text.charCodeAt(z - 1))) z--;
  return { start: a, end: z };
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
const OWN_LINE =
  /^(?:By \p{Lu}|Read more|(?:Photo|Image|Picture|Source|Credit|Published|Updated)s?(?: by\b|:)|(?:\p{Lu}\p{Ll}{2,5}day,? )?(?:\p{Lu}\p{Ll}{2,8} \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{Ll}{2,8} \d{4})$)/u;

/** Whether `next` goes on with the line that `before` ends in, because somebody wrapped the text by hand. */
function isWrapped(text: string, before: { end: number; width: number }, next: Span): boolean {
  const width = next.end - next.start;
  if (before.width < WRAP_LEAST || before.width > WRAP_MOST || width > WRAP_MOST) return false;
  if (/[.!?:;"”»)\]]/.test(text[before.end - 1])) return false;
  const line = text.slice(next.start, next.end);
  if (OWN_LINE.test(line)) return false;
  const space = line.indexOf(' ');
  const word = space < 0 ? width : space;
  return before.width + 1 + word > Math.max(before.width, width, 64);
}

/**
 * Cuts the paragraphs into pieces of at most about 1,400 code units, so that an edit costs the same in a long paragraph as in
 * a short one. A piece ends after a sentence where there is punctuation, else before a word that its own hash chooses: the
 * words decide, not their place, so an edit moves only the cuts near to it. Linear in the text.
 */
export function cutPieces(text: string, paragraphs: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  paragraphs.forEach((p, paragraph) => {
    let start = p.start;
    while (p.end - start > CUT_AT_LATEST) {
      const cut = findCut(text, start);
      let end = cut;
      while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
      pieces.push({ start, end, paragraph, opens: start === p.start, closes: false });
      start = cut;
      while (start < p.end && isSpace(text.charCodeAt(start))) start++;
    }
    if (start < p.end) pieces.push({ start, end: p.end, paragraph, opens: start === p.start, closes: true });
  });
  return pieces;
}

/** Words and numbers that go with the word before them more often than not. */
const JOINS =
  /^(?:of|and|or|to|which|who|whom|whose|is|are|was|were|be|been|has|had|with|by|from|than|on|in|at|for|place|part|hundred|thousand|million|billion|trillion|dozen|percent|per|s|\p{Nd}.*)$/iu;

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
    if (wordHash(word[0]) % 8 === 0 && !JOINS.test(word[0])) return at;
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
