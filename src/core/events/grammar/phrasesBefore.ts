import { CLASS } from '../../english/classes/wordClasses';
import { type BlockGrammar, isTimePhrase } from './blockGrammar';

/**
 * "Ada Brun, not | Omar Diallo, who", "Ada Brun rather than | her sister stole": the last token of what "not" sets
 * phrase `k` against; -1 where nothing is.
 */
export function beforeContrast(g: BlockGrammar, k: number): number {
  let not = g.phrases[k].first - 1;
  if (/^(?:than|of)$/.test(g.lower[not]) && /^(?:rather|instead)$/.test(g.lower[not - 1])) not--;
  else if (g.lower[not] !== 'not') return -1;
  let at = not - 1;
  while (/^(?:,|and|but)$/.test(g.lower[at] ?? '')) at--;
  return (g.phraseAt[at] ?? -1) >= 0 ? at : -1;
}

/** The token before the bracket that closes at `i`: "the World Food Programme (WFP) | said". */
export function beforeBracket(g: BlockGrammar, i: number, from: number): number {
  const LONGEST = 12;
  for (let j = i - 1; j >= from && j > i - LONGEST; j--) if (g.lower[j] === '(') return j - 1;
  return i;
}

/**
 * "a member of the Iraqi group, who was held": the phrase for a person at or before phrase `k`; bodies and places are
 * no "who".
 */
export function personBefore(g: BlockGrammar, k: number, from: number): number {
  for (let j = k; j >= 0 && j > k - 4 && g.phrases[j].first >= from; j--) {
    const mention = g.mentionAt[g.phrases[j].head];
    const label = mention < 0 ? undefined : g.mentions[mention].label;
    if (label !== 'ORG' && label !== 'GPE' && label !== 'LOC' && label !== 'FAC' && !isTimePhrase(g, j)) return j;
    const before = g.phrases[j].first - 1;
    if (before < from || g.classes[before] !== CLASS.ADP) break;
  }
  return k;
}

/**
 * "Ada, Omar and a man who fled", "two clerks and a guard, who was hurt": whether a relative clause is of the last
 * only.
 */
export function isOfLast(g: BlockGrammar, k: number, relative: number): boolean {
  const { first, head } = g.phrases[k];
  const verb = g.classes[relative + 1] === CLASS.ADV ? relative + 2 : relative + 1;
  if (/^(?:was|is|has)$/.test(g.lower[verb])) return true;
  return g.lower[relative - 1] !== ',' && g.mentionAt[head] < 0 && /^(?:a|an|one)$/.test(g.lower[first]);
}
