import type { BlockGrammar } from './sentenceGrammar';

/** The phrase right before the noun phrase that begins at `first`, where it tells to whom the noun is given; -1 where none does. */
export function recipientOf(g: BlockGrammar, first: number): number {
  const k = g.phraseAt[first - 1] ?? -1;
  if (k < 0 || g.phrases[k].last !== first) return -1;
  return GIVES.test(g.lower[g.phrases[k].first - 1] ?? '') ? k : -1;
}

const GIVES =
  /^(?:g[ia]v(?:e|es|en|ing)|grant(?:s|ed|ing)?|offer(?:s|ed|ing)?|hand(?:s|ed|ing)?|pa(?:y|ys|id|ying)|issu(?:e|es|ed|ing)|award(?:s|ed|ing)?|den(?:y|ies|ied|ying)|promis(?:e|es|ed|ing)|deal(?:s|t|ing)?|sen(?:d|ds|t|ding)|lend(?:s|ing)?|lent|sell(?:s|ing)?|sold)$/;
