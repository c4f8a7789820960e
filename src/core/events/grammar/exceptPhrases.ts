import { readWordLists } from '../../english/wordLists';
import type { BlockGrammar } from './blockGrammar';
import table from './clauseWords.tsv';

const WORDS = readWordLists(table);
const EXCEPT = WORDS.forms('except');
const QUANTIFIER = WORDS.forms('quantifier');
const LIMITS = WORDS.forms('limits quantifier');
const NOBODY = WORDS.forms('nobody');

/** Tokens `first..last`, half-open. */
interface Tokens {
  readonly first: number;
  readonly last: number;
}

/**
 * Noun phrase `k` with the words that turn what it counts round: "all but | one", "all | except three", "not | one",
 * "nearly | all". Undefined where it has none.
 */
export function exceptPhrase(g: BlockGrammar, k: number): Tokens | undefined {
  let { first, last } = g.phrases[k];
  const at = g.lower[first - 1] === 'for' ? first - 2 : first - 1;
  const whole = EXCEPT.has(g.lower[at] ?? '') ? (g.phraseAt[at - 1] ?? -1) : -1;
  if (whole >= 0 && QUANTIFIER.has(g.lower[g.phrases[whole].first])) first = g.phrases[whole].first;
  if (QUANTIFIER.has(g.lower[first]) && EXCEPT.has(g.lower[last] ?? '')) {
    const rest = g.phraseAt[g.lower[last + 1] === 'for' ? last + 2 : last + 1] ?? -1;
    if (rest > k) last = g.phrases[rest].last;
  }
  if (QUANTIFIER.has(g.lower[first]) && LIMITS.has(g.lower[first - 1] ?? '')) first--;
  const own = g.phrases[k];
  return first === own.first && last === own.last ? undefined : { first, last };
}

/**
 * Whether noun phrase `k`, or the one that it hangs on by "of", is nobody or nothing: "no troops", "none of the crew",
 * "not one of them".
 */
export function isNobody(g: BlockGrammar, k: number): boolean {
  let { first } = g.phrases[k];
  for (let guard = 0; guard < 3 && g.lower[first - 1] === 'of'; guard++) {
    const outer = g.phraseAt[first - 2] ?? -1;
    if (outer < 0) break;
    ({ first } = g.phrases[outer]);
  }
  // "neither Ada Brun nor | Omar Diallo"
  if (g.lower[first - 1] === 'nor') return true;
  if (EXCEPT.has(g.lower[first - 1] ?? '')) return NOBODY.has(g.lower[first - 2] ?? '');
  return (
    NOBODY.has(g.lower[first]) ||
    (g.lower[first - 1] === 'not' && QUANTIFIER.has(g.lower[first]) && g.lower[first] === 'one')
  );
}
