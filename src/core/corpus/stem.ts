import { newsVerbs } from '../english/verbs';
import { CORPUS_WORDS } from './corpusWords';

/** What of a word two spellings differ in: "labour" and "labor", "organise" and "organize". */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/our(?=s?$|er|ed|ing)/, 'or'],
  [/is(?=e[ds]?$|ing$|ation|er)/, 'iz'],
  [/ll(?=ed$|ing$|er)/, 'l'],
];

const ENDINGS = new RegExp(`(?:${CORPUS_WORDS.pattern('endings')})$`);

/** Shortest that is left of a word. */
const SHORTEST = 3;

const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/**
 * What the forms of a word and the words made of it share, for comparing texts: "kill" of "killed" and "killings",
 * "labor" of "labourers", "elect" of "elections". It is no word for people to read.
 */
export function stem(word: string): string {
  const seen = known.get(word);
  if (seen !== undefined) return seen;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = stemOf(word.toLowerCase());
  known.set(word, made);
  return made;
}

function stemOf(lower: string): string {
  let word = newsVerbs().lemma(lower) ?? lower;
  for (const [odd, usual] of SPELLINGS) word = word.replace(odd, usual);
  const short = word.replace(ENDINGS, '');
  const kept = short.length >= SHORTEST ? short : word;
  return kept.length > SHORTEST && /([^aeiou])\1$/.test(kept) ? kept.slice(0, -1) : kept;
}
