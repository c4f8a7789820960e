import type { BlockGrammar } from '../grammar/blockGrammar';

/**
 * The phrase right before the noun phrase that begins at `first`, where it tells to whom the noun is given; -1 where
 * none does.
 */
export function recipientOf(g: BlockGrammar, first: number): number {
  const k = g.phraseAt[first - 1] ?? -1;
  if (k < 0 || g.phrases[k].last !== first) return -1;
  return g.tables.lexicon.gives.has(g.lower[g.phrases[k].first - 1]) ? k : -1;
}
