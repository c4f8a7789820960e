import type { Token } from '../../tokens/token';
import type { NameTable } from '../tables/nameTable';
import { TAG_TYPES } from '../tables/tagset';
import { isCapital } from './nameRuns';
import type { SentenceNames } from './sentenceNames';

/** How sure such names are: the share that was right on news that nobody trained on. */
const WITH_CAPITAL = 0.55;
const WITHOUT = 0.5;
/** How far ahead of no name a body must be without capitals. */
const AHEAD = 60;

/**
 * Single words that no vocabulary knows, and that the tagger left alone though by their surroundings a name is likelier
 * than none: "Nexperia has hit back". With a capital inside a sentence such a word is a name of some kind, and taken
 * where a body is likeliest; without capitals only where it is far likelier.
 */
export function addLeftNames(sentence: SentenceNames, names: NameTable): void {
  const { tokens, first, last, caseless } = sentence;
  for (let i = first; i < last; i++) {
    if (!isUnknown(sentence, i) || names.isNoName(tokens[i].text)) continue;
    if (!caseless && !standsAlone(sentence, i)) continue;
    const { type, margin } = sentence.bestSpan(i, i + 1);
    const best = TAG_TYPES[type];
    if (best === 'ORG' && margin >= (caseless ? AHEAD : 0))
      sentence.add({ first: i, last: i + 1, type: best }, caseless ? WITHOUT : WITH_CAPITAL);
  }
}

function isUnknown(sentence: SentenceNames, i: number): boolean {
  const { kind, text } = sentence.tokens[i];
  return kind === 'word' && text.length > 2 && sentence.capitalOf(i) === 0 && !sentence.isTaken(i);
}

/** Whether a word has a capital that no beginning gives it, and none beside it has one. */
function standsAlone({ tokens, first }: SentenceNames, i: number): boolean {
  if (i === first || !isCapital(tokens[i]) || /^[.!?:"“”‘(]$/.test(tokens[i - 1].text)) return false;
  return !isBeside(tokens[i - 1], tokens[i]) && !(i + 1 < tokens.length && isBeside(tokens[i], tokens[i + 1]));
}

function isBeside(before: Token, after: Token): boolean {
  return isCapital(before) && isCapital(after) && after.start <= before.end + 1;
}
