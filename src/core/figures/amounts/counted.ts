import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';

/** Words that end a noun phrase: prepositions, conjunctions, pronouns, auxiliaries, common verbs of news. */
const PHRASE_ENDS = AMOUNT_CUES.forms('phraseEnd');
/** Plurals without an s, and those in -is. */
const PLURALS = AMOUNT_CUES.forms('plural');
/** Plurals that go before another: "arms dealers". */
const BEFORE_PLURAL = AMOUNT_CUES.forms('beforePlural');
const OWNED = AMOUNT_CUES.forms('owned');
const MOST_WORDS = 6;

/**
 * The words of the counted thing after a number that ends before token `end`: the noun phrase, up to its head ("North
 * Korean labourers"). Null when nothing is counted.
 */
export function countedAfter(view: TokenView, end: number, value: number): string | null {
  const first = phraseStart(view, end);
  const last = first === null ? -1 : value === 1 ? lastOfOne(view, first) : lastOfMany(view, first);
  return first === null || last < 0 ? null : view.text.slice(view.tokens[first].start, view.tokens[last].end);
}

/** The first token of what is counted, past "of the", "more" and "other"; null before "of them". */
function phraseStart(view: TokenView, end: number): number | null {
  let first = end;
  if (view.word(first) === 'of') {
    first++;
    while (OWNED.has(view.word(first))) if (view.word(first++) === 'them') return null;
  }
  return view.word(first) === 'more' || view.word(first) === 'other' ? first + 1 : first;
}

/** Whether token `j` can belong to a noun phrase that begins at `first`; "tied" for a hyphen in it. */
function phrasePart(view: TokenView, first: number, j: number): boolean | 'tied' {
  const kind = view.tokens[j].kind;
  if (kind !== 'word' && kind !== 'abbreviation')
    return view.isDash(j) && j > first && view.glued(j) && view.glued(j - 1) ? 'tied' : false;
  const w = view.word(j);
  if (PHRASE_ENDS.has(w) || w.startsWith("'")) return false;
  return view.number(j, 'unit') === undefined && view.number(j, 'teen') === undefined;
}

/** The last token of one counted thing; -1 where there is none. */
function lastOfOne(view: TokenView, first: number): number {
  for (let j = first; j < view.length && j < first + MOST_WORDS; j++) {
    const part = phrasePart(view, first, j);
    if (part === false) return -1;
    const w = view.word(j);
    if (part === 'tied' || (w === 'states' && view.word(j - 1) === 'united')) continue;
    // "one operation targeted", "one person wounded"
    if (j > first && /(?:ed|ing)$/.test(w)) return j - 1;
    if (!w.endsWith('ly') && endsPhrase(view, j + 1)) return j;
  }
  return -1;
}

/** The last token of many counted things: the plural that ends the phrase; -1 where there is none. */
function lastOfMany(view: TokenView, first: number): number {
  let last = -1;
  for (let j = first; j < view.length && j < first + MOST_WORDS; j++) {
    const part = phrasePart(view, first, j);
    if (part === false || (last >= 0 && part === true && view.time(j, 'timeUnits') !== undefined)) break;
    const w = view.word(j);
    // "two United States facilities"
    if (part === 'tied' || (w === 'states' && view.word(j - 1) === 'united')) continue;
    // one plural ends the phrase, but for those that go before another
    if (last >= 0 && (j > last + 1 || !BEFORE_PLURAL.has(view.word(last)))) break;
    if (isPlural(w)) last = j;
  }
  return last;
}

function isPlural(word: string): boolean {
  if (!word.endsWith('s') || word.length <= 3) return PLURALS.has(word);
  const before = word.charAt(word.length - 2);
  return (before !== 's' && before !== 'u' && before !== 'i') || PLURALS.has(word);
}

/** Whether a noun phrase can end before token `i`: at punctuation, a preposition, a verb of the list. */
function endsPhrase(view: TokenView, i: number): boolean {
  const token = view.tokens[i];
  return token === undefined || token.kind === 'punctuation' || PHRASE_ENDS.has(view.word(i));
}
