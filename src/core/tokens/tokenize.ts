import { plainTokenEnd, plainTokenKind } from './plainTokens';
import { CLITICS } from './sentenceWords';
import type { Token, TokenKind } from './token';

/** What a clitic has after its apostrophe. */
const CLITIC = String.raw`(?:${[...CLITICS].join('|')})(?![\p{L}\p{M}\p{N}])`;

/**
 * The alternatives, each in a group that names its kind. Every quantifier is over one class or bounded, so that
 * matching is linear in the text.
 *
 * - a link: URL, e-mail address, handle or hashtag, whole;
 * - an abbreviation with inner points ("U.S.", "a.m.", "Ph.D."), its last point included where it has one ("U.S-led");
 * - a number with its inner separators ("10,000", "42.7", "06:59", "4/25");
 * - a clitic after an apostrophe ("'s", "'t", "'re"), apart from its word;
 * - a word: letters and marks, digits after the first letter ("G7"), inner apostrophes ("O’Neill", "Sana'a"),
 *   soft hyphens and joiners;
 * - runs of points or dashes, quotation marks typed as two characters; any other character by itself, a surrogate pair
 * whole.
 *
 * Hyphens stand apart ("Kim" "-" "Putin"), as do digits and the letters glued after them ("42.7" "-" "meter", "10"
 * "km").
 */
const TOKEN = new RegExp(
  [
    group(
      /https?:\/\/[^\s<>"”’]{1,2000}|www\.[^\s<>"”’]{1,2000}/,
      /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}|[@#][\p{L}_][\p{L}\p{N}_]{0,100}/u,
    ),
    group(
      /(?<![\p{L}\p{M}])(?:(?:\p{L}\.){2,8}|(?:\p{L}\.){1,7}\p{L}(?![\p{L}\p{M}\p{N}.’']))/u,
      /(?<![\p{L}\p{M}])Ph\.D\./u,
    ),
    group(/\p{Nd}+(?:[.,:/]\p{Nd}+)*/u),
    `(['’]${CLITIC})`,
    String.raw`([\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|[\u00ad\u200c\u200d](?=\p{L})|['’](?!${CLITIC})(?=\p{L}))*)`,
    group(/\.{2,}|-{2,}|''|``|[\u2010-\u2015]{2,}|[\p{P}\p{S}]/u),
    group(/[^\s]/u),
  ].join('|'),
  'gu',
);

function group(...alternatives: readonly RegExp[]): string {
  return `(${alternatives.map(each => each.source).join('|')})`;
}

/** The kinds that the groups of `TOKEN` name, in their order; the rest is punctuation or a symbol. */
const KINDS: readonly TokenKind[] = ['link', 'abbreviation', 'number', 'word', 'word'];

/**
 * Cuts a text into tokens. The tokens do not overlap, are in order, hold every character that is not white space, and
 * each one's `text` is `text.slice(start, end)`. Never throws; linear in the length of the text.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  // what stands before the "@" of an address is told by the "@"
  const isPlain = !text.includes('@');
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === 0x20) {
      at++;
      continue;
    }
    // most tokens are plain: what the expression would find, found faster
    const plain = isPlain ? plainTokenEnd(text, at) : at;
    if (plain > at) {
      tokens.push({ start: at, end: plain, text: text.slice(at, plain), kind: plainTokenKind(text, at, plain) });
      at = plain;
      continue;
    }
    const match = matchAt(text, at);
    if (match === null) break;
    for (const token of match) tokens.push(token);
    at = tokens[tokens.length - 1].end;
  }
  return tokens;
}

/**
 * The first token from `at` on by the expression, with the marks that end a link; null when only white space is left.
 */
function matchAt(text: string, at: number): Token[] | null {
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(text);
  if (match === null) return null;
  const raw = match[0];
  const start = match.index;
  const kind = kindOf(match, raw);
  const kept = kind === 'link' ? trimLink(raw) : raw;
  const tokens: Token[] = [{ start, end: start + kept.length, text: kept, kind }];
  for (let i = kept.length; i < raw.length; i++)
    tokens.push({ start: start + i, end: start + i + 1, text: raw[i], kind: 'punctuation' });
  return tokens;
}

function kindOf(match: RegExpExecArray, raw: string): TokenKind {
  for (let group = 0; group < KINDS.length; group++) if (match[group + 1] !== undefined) return KINDS[group];
  return /^\p{P}/u.test(raw) ? 'punctuation' : 'symbol';
}

/** A link without the sentence punctuation that ends it. */
function trimLink(link: string): string {
  let end = link.length;
  while (end > 1 && '.,;:!?)]}\'"»›'.includes(link[end - 1])) end--;
  return link.slice(0, end);
}
