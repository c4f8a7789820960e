import { TAG_COUNT } from '../tables/tagset';

/**
 * Scores of all tags, two to a number: that of tag `2 p` in the low 16 bits of number `p`, that of tag `2 p + 1` above
 * it, each with its sign. Numbers of this kind are added as they are, which is half the work of adding the scores; a
 * sum is right as long as every score in it fits 16 bits. A token lights up fewer than 250 rows of weights of at most
 * 127 each.
 */
export const PAIRS = (TAG_COUNT + 1) >> 1;

/** A number that holds `value` as the score of `tag`, and 0 as that of its neighbour; it belongs to pair `tag >> 1`. */
export function packScore(tag: number, value: number): number {
  return value << ((tag & 1) << 4);
}

/** Writes the scores of `length` tokens, `PAIRS` numbers each, into `scores`, `TAG_COUNT` each. */
export function unpackScores(packed: Int32Array, length: number, scores: Int32Array): void {
  for (let i = 0; i < length; i++) {
    const from = i * PAIRS;
    const to = i * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag += 2) {
      const pair = packed[from + (tag >> 1)];
      const low = (pair << 16) >> 16;
      scores[to + tag] = low;
      if (tag + 1 < TAG_COUNT) scores[to + tag + 1] = (pair - low) >> 16;
    }
  }
}
