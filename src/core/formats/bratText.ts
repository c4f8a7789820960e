import type { Span } from '../text/span';

/** What ends a line for a program that reads `.ann` line by line, as Python does: all controls but the tab. */
const BREAKS = /(?:(?!\t)\p{Cc}|[\u2028\u2029])+/gu;

/**
 * The text as brat can read it without offsets moving: readers make one line feed of CR LF, so that a carriage return
 * before a line feed becomes a space, and any other a line feed; what would be taken for a byte-order mark is a space
 * too. As long as the text.
 */
export function bratText(text: string): string {
  return text
    .replace(/^\ufeff/, ' ')
    .replace(/\r(?=\n)/g, ' ')
    .replaceAll('\r', '\n');
}

/** The pieces of a span between its line breaks; none for a span of nothing else. */
export function piecesOf(text: string, { start, end }: Span): readonly Span[] {
  const words = text.slice(start, end);
  const pieces: Span[] = [];
  let from = 0;
  const put = (to: number): void => {
    if (to > from) pieces.push({ start: start + from, end: start + to });
  };
  for (const { index, 0: found } of words.matchAll(BREAKS)) {
    put(index);
    from = index + found.length;
  }
  put(words.length);
  return pieces;
}

/** A note, a name or a value as one line without a tab. */
export function onOneLine(text: string): string {
  return text.replace(BREAKS, ' ').replaceAll('\t', ' ');
}

/** A name as brat stores it: letters, digits, `-` and `_`; the full stop of an event type is a hyphen. */
export function bratName(name: string): string {
  return name.replaceAll('.', '-').replace(/[^A-Za-z0-9_-]/g, '_') || '_';
}

/** The label of words that fill a role and are no name, and the roles of what an event has besides. */
export const PHRASE = 'Phrase';
export const TIME = 'Time-Arg';
export const PLACE = 'Place-Arg';
export const SOURCE = 'Source-Arg';
export const SAME_AS = 'Same-Arg';

/** What an annotation may say of who made it. */
export const BRAT_ORIGINS: ReadonlySet<string> = new Set(['human', 'rule', 'machine']);
