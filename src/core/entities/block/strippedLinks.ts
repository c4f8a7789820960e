import type { Token } from '../../tokens/token';
import { NAME_WORDS } from '../tables/nameWords';

const SCHEME = /^(?:https?|www)$/;
const DOMAINS = NAME_WORDS.forms('domain');
/** Domains that may stand before the letters of a country: "com au". */
const SECOND_DOMAINS = NAME_WORDS.forms('secondDomain');
/** English words of two letters, which are no domains. */
const WORDS = NAME_WORDS.forms('twoLetters');
const LETTERS = /^[a-z]{2}$/;
/** What ends the path of a page, or names the page within its site. */
const PAGE = /^(?:[a-z]?html?|php|aspx?|jsp|amp|cms|\d{6,}|(?=[a-z]{0,30}\d)[a-z\d]{8,40})$/;
/** How far the name of a site and the path of a page reach, in tokens. */
const SITE = 6;
const PATH = 25;
/** How many words of a path belong to it where nothing tells its end. */
const USUAL = 9;

/**
 * Web addresses in text without punctuation, where they are plain words: "https www example com news a headline in
 * small words 20240512". Gives them as stretches of tokens; an address whose end nothing tells is taken to have a path
 * of usual length.
 */
export function strippedLinks(tokens: readonly Token[]): { readonly first: number; readonly last: number }[] {
  const links: { first: number; last: number }[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!SCHEME.test(tokens[i].text)) continue;
    const path = siteEnd(tokens, i);
    if (path < 0) continue;
    const last = pathEnd(tokens, path);
    links.push({ first: i, last });
    i = last - 1;
  }
  return links;
}

/** The token after the name of the site; -1 when none is named. */
function siteEnd(tokens: readonly Token[], scheme: number): number {
  for (let i = scheme + 2; i < Math.min(tokens.length, scheme + SITE); i++) {
    const { text } = tokens[i];
    if (!DOMAINS.has(text) && !LETTERS.test(text)) continue;
    const second = tokens[i + 1]?.text ?? '';
    return SECOND_DOMAINS.has(text) && LETTERS.test(second) && !WORDS.has(second) ? i + 2 : i + 1;
  }
  return -1;
}

function pathEnd(tokens: readonly Token[], from: number): number {
  const limit = Math.min(tokens.length, from + PATH);
  const repeated = repeatAfter(tokens, from, limit);
  if (repeated > 0) return repeated;
  for (let i = limit - 1; i >= from; i--) if (PAGE.test(tokens[i].text)) return Math.max(i + 1, 0);
  return Math.min(limit, from + USUAL);
}

/** Where the words of the path begin again, as a headline; -1 when they do not. */
function repeatAfter(tokens: readonly Token[], from: number, limit: number): number {
  const seen = new Map<string, number>();
  for (let i = from; i + 2 < limit; i++) {
    const words = `${tokens[i].text} ${tokens[i + 1].text} ${tokens[i + 2].text}`;
    const before = seen.get(words);
    if (before !== undefined && before + 3 <= i) return i;
    seen.set(words, i);
  }
  return -1;
}
