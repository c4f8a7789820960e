import type { Token, TokenKind } from './token';

/**
 * The alternatives, each in a group that names its kind. Every quantifier is over one class or bounded, so that matching is
 * linear in the text.
 *
 * - a link: URL, e-mail address, handle or hashtag, whole;
 * - an abbreviation with inner points ("U.S.", "a.m.", "Ph.D."), its last point included where it has one ("U.S-led");
 * - a number with its inner separators ("10,000", "42.7", "06:59", "4/25");
 * - a clitic after an apostrophe ("'s", "'t", "'re"), apart from its word;
 * - a word: letters and marks, digits after the first letter ("G7"), inner apostrophes ("O’Neill", "Sana'a"),
 *   soft hyphens and joiners;
 * - runs of points or dashes, quotation marks typed as two characters; any other character by itself, a surrogate pair whole.
 *
 * Hyphens stand apart ("Kim" "-" "Putin"), as do digits and the letters glued after them ("42.7" "-" "meter", "10" "km").
 */
const TOKEN =
  /(?<link>https?:\/\/[^\s<>"”’]{1,2000}|www\.[^\s<>"”’]{1,2000}|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}|[@#][\p{L}_][\p{L}\p{N}_]{0,100})|(?<abbreviation>(?<![\p{L}\p{M}])(?:(?:\p{L}\.){2,8}|(?:\p{L}\.){1,7}\p{L}(?![\p{L}\p{M}\p{N}.’']))|(?<![\p{L}\p{M}])Ph\.D\.)|(?<number>\p{Nd}+(?:[.,:/]\p{Nd}+)*)|(?<clitic>['’](?:s|S|t|T|re|RE|ve|VE|ll|LL|d|D|m|M)(?![\p{L}\p{M}\p{N}]))|(?<word>[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|[\u00ad\u200c\u200d](?=\p{L})|['’](?!(?:s|S|t|T|re|RE|ve|VE|ll|LL|d|D|m|M)(?![\p{L}\p{M}\p{N}]))(?=\p{L}))*)|(?<run>\.{2,}|-{2,}|''|``|[\u2010-\u2015]{2,}|[\p{P}\p{S}])|(?<other>[^\s])/gu;

/**
 * Cuts a text into tokens. The tokens do not overlap, are in order, hold every character that is not white space, and each
 * one's `text` is `text.slice(start, end)`. Never throws; linear in the length of the text.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const start = match.index;
    const kind = kindOf(match.groups ?? {}, raw);
    const kept = kind === 'link' ? trimLink(raw) : raw;
    tokens.push({ start, end: start + kept.length, text: kept, kind });
    for (let i = kept.length; i < raw.length; i++) {
      tokens.push({ start: start + i, end: start + i + 1, text: raw[i], kind: 'punctuation' });
    }
  }
  return tokens;
}

function kindOf(groups: Record<string, string | undefined>, raw: string): TokenKind {
  if (groups['word'] !== undefined || groups['clitic'] !== undefined) return 'word';
  if (groups['number'] !== undefined) return 'number';
  if (groups['abbreviation'] !== undefined) return 'abbreviation';
  if (groups['link'] !== undefined) return 'link';
  return /^\p{P}/u.test(raw) ? 'punctuation' : 'symbol';
}

/** A link without the sentence punctuation that ends it. */
function trimLink(link: string): string {
  let end = link.length;
  while (end > 1 && '.,;:!?)]}\'"»›'.includes(link[end - 1])) end--;
  return link.slice(0, end);
}
