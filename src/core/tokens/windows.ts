import { BORDER_WORDS, openerOf } from './sentenceWords';
import type { Token } from './token';

/** The shortest and the longest window, in tokens. */
const SHORTEST = 60;
const WIDEST = 100;

/**
 * Words after which no sentence ends: articles, prepositions, conjunctions, auxiliaries, what a name or a number goes
 * on after.
 */
const LEANING = BORDER_WORDS.forms('leaning');
/** Words that cannot open a sentence of unpunctuated text: the rest of a clitic, and what leans back. */
const HANGING = BORDER_WORDS.forms('hanging');
/** Scales and months: a number-like sequence goes on. */
const NUMBERLIKE = BORDER_WORDS.forms('numberlike');

/**
 * Where to cut a stretch of text without punctuation: an index in `from + 60 … from + 100`, or `last` when that is
 * nearer.
 *
 * The best gap by the two words around it, the lowest hash of these words among equals. So a border is decided by what
 * stands there, not by counting, and after an edit the borders fall back to the old ones within a few windows.
 */
export function cutWindow(tokens: readonly Token[], from: number, last: number): number {
  if (last - from <= WIDEST) return last;
  let best = from + WIDEST;
  let cost = Number.POSITIVE_INFINITY;
  // The last gap leaves the next window something to hold, so that a stretch does not end in a few words.
  const end = Math.min(from + WIDEST, last - 1);
  for (let at = from + SHORTEST; at <= end; at++) {
    const price = gapCost(tokens[at - 1], tokens[at]) + hashOf(tokens[at - 1].text, tokens[at].text);
    if (price < cost) {
      cost = price;
      best = at;
    }
  }
  return best;
}

/**
 * How bad a border between two tokens would be: 0 (after it a word opens), 1, 2 (unlikely), 3 (inside a name or a
 * number).
 */
function gapCost(before: Token, next: Token): number {
  const left = before.text.toLowerCase();
  const right = next.text.toLowerCase();
  if (isNumberlike(before) && isNumberlike(next)) return 3;
  if (before.end === next.start || left.length === 1 || HANGING.has(right)) return 3;
  if (/^\p{Lu}/u.test(before.text) && /^\p{Lu}/u.test(next.text)) return 3;
  if (LEANING.has(left) || next.kind === 'punctuation') return 2;
  return openerOf(right) === 'strong' ? 0 : 1;
}

function isNumberlike(token: Token): boolean {
  return token.kind === 'number' || NUMBERLIKE.has(token.text.toLowerCase());
}

/** 0 up to 1, by the words. */
function hashOf(left: string, right: string): number {
  let hash = 0x811c9dc5;
  for (const word of [left, right]) {
    for (let i = 0; i < Math.min(word.length, 32); i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  return (hash >>> 0) / 0x1_0000_0000;
}
