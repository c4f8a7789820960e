import type { Span } from '../text/span';
import { xmlCharacters } from './xml';

/** Signs that Markdown (CommonMark, and GitHub's) may read as its own, wherever they stand in a line. */
const SIGNS = /[\\`*_[\]<>|~$&!#]/g;
/** What it reads as its own where a line begins with it: lists, headings, rules, tables. */
const FIRST = /^(?:[-+=:]|\d{1,9}[.)])/;
/** Addresses and names of accounts, which GitHub turns into links by themselves. */
const ADDRESS = /\b(?:mailto:|www(?=\.))|\/(?=\/)|@/gi;

/**
 * Text of a document as Markdown that shows it and does nothing else: one line, no control characters, no turns of
 * direction. `first`: it stands at the beginning of its line.
 */
export function markdownText(text: string, first = false): string {
  const line = xmlCharacters(text)
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ');
  const safe = line
    .replace(SIGNS, '\\$&')
    // a word joiner, which nobody sees, keeps an address from being one
    .replace(ADDRESS, address => `${address === '@' ? '\u2060' : ''}${address}\u2060`);
  return first ? safe.trimStart().replace(FIRST, start => start.replace(/[^\d]$/, '\\$&')) : safe;
}

/**
 * A stretch of a text with what `spans` cover of it bold; they are sorted by their beginnings. Asterisks make bold only
 * between certain characters; where they may not, a tag does.
 */
export function markdownMarked(text: string, spans: readonly Span[], within: Span): string {
  let written = '';
  let at = within.start;
  const plainTo = (end: number): void => {
    if (end > at) written += markdownText(text.slice(at, end), at === within.start);
  };
  for (let i = 0; i < spans.length; ) {
    const start = Math.max(spans[i].start, within.start);
    let end = spans[i].end;
    while (++i < spans.length && spans[i].start < end) end = Math.max(end, spans[i].end);
    end = Math.min(end, within.end);
    if (end <= start) continue;
    plainTo(start);
    const words = markdownText(text.slice(start, end));
    const stars = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(words) && !written.endsWith('*');
    written += stars ? `**${words}**` : `<b>${words}</b>`;
    at = end;
  }
  plainTo(within.end);
  return written;
}
