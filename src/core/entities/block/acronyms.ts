import type { Token } from '../../tokens/token';
import { fold } from '../tables/hash';
import { NAME_WORDS } from '../tables/nameWords';

/** Words of a name that may leave no letter in its acronym. */
const SMALL = NAME_WORDS.forms('small');
const LONGEST = 8;

/**
 * Where the words begin whose initials an acronym has, when they stand right before it (Schwartz and Hearst 2003, held
 * to whole initials); -1 when they do not. Small words may be left out: "Council of Ministers" is "CM" or "COM".
 *
 * @param acronym of two to eight letters
 * @param end the token after the last of the words
 * @param from the first token that may be one of them
 */
export function expansionStart(tokens: readonly Token[], acronym: string, end: number, from: number): number {
  const letters = fold(acronym).match(/[\p{L}\p{N}]/gu) ?? [];
  if (letters.length < 2 || letters.length > LONGEST) return -1;
  return matchBack(tokens, letters, letters.length - 1, end - 1, Math.max(from, end - 2 * letters.length - 2));
}

function matchBack(
  tokens: readonly Token[],
  letters: readonly string[],
  letter: number,
  at: number,
  from: number,
): number {
  if (letter < 0) return at + 1;
  if (at < from) return -1;
  const { kind, text } = tokens[at];
  if (kind !== 'word' && kind !== 'abbreviation') {
    return /^['’&-]/.test(text) ? matchBack(tokens, letters, letter, at - 1, from) : -1;
  }
  const word = fold(text);
  if (word.startsWith(letters[letter])) {
    const start = matchBack(tokens, letters, letter - 1, at - 1, from);
    if (start >= 0 && !(start === at && SMALL.has(word))) return start;
  }
  return SMALL.has(word) && letter < letters.length - 1 ? matchBack(tokens, letters, letter, at - 1, from) : -1;
}

/** Whether a short name has the initials of a long one, small words left out or not; both as folded pieces. */
export function isAcronymOf(short: string, long: readonly string[]): boolean {
  if (short.length < 3 || short.length > LONGEST || long.length < 2) return false;
  let all = '';
  let great = '';
  for (const piece of long) {
    all += piece.charAt(0);
    if (!SMALL.has(piece)) great += piece.charAt(0);
  }
  return short === all || short === great;
}

/**
 * Whether the letters of a short name stand in a long one in order, the first at the beginning of a word; both folded.
 */
export function hasLettersOf(short: string, long: string): boolean {
  let at = long.length;
  for (let i = short.length - 1; i >= 0; i--) {
    at--;
    while (at >= 0 && (long[at] !== short[i] || (i === 0 && at > 0 && long[at - 1] !== ' '))) at--;
    if (at < 0) return false;
  }
  return true;
}
