import { mix } from '../tables/hash';
import { PAIRS } from './packedScores';
import { PAIR_ROWS, type SentenceFeatures } from './sentenceFeatures';
import type { Weights } from './weights';

/** How many pairs of forms are kept. A new one takes the place of an old one whose key ends alike. */
const SLOTS = 1 << 14;

/**
 * What two forms that stand side by side add to each other's scores. Half of the neighbours in news have been
 * neighbours before (nearly all have in a text that is edited), and for those a look-up replaces ten features.
 */
export class PairSums {
  private readonly keys = new Int32Array(SLOTS);
  /** For each slot, what the form before adds to the one after it, then what that one adds to the form before. */
  private readonly sums = new Int32Array(SLOTS * 2 * PAIRS);
  private readonly rows = new Int32Array(2 * PAIR_ROWS);

  /** @param features of the forms that `add` is given; their numbers are below 65,536 */
  constructor(
    private readonly features: SentenceFeatures,
    private readonly weights: Weights,
  ) {}

  /** Adds what neighbours tell to the packed scores of both tokens: `toBefore` and `toAfter` are where these begin. */
  add(before: number, after: number, scores: Int32Array, toBefore: number, toAfter: number): void {
    const { sums } = this;
    const from = this.find(before, after);
    for (let pair = 0; pair < PAIRS; pair++) {
      scores[toAfter + pair] += sums[from + pair];
      scores[toBefore + pair] += sums[from + PAIRS + pair];
    }
  }

  private find(before: number, after: number): number {
    const key = (before << 16) | after;
    const slot = mix(before, after) & (SLOTS - 1);
    const from = slot * 2 * PAIRS;
    if (this.keys[slot] !== key) {
      this.keys[slot] = key;
      const { rows, sums } = this;
      sums.fill(0, from, from + 2 * PAIRS);
      const end = this.features.afterRows(before, after, rows, this.features.beforeRows(before, after, rows, 0));
      this.weights.addRows(rows, 0, PAIR_ROWS, sums, from);
      this.weights.addRows(rows, PAIR_ROWS, end, sums, from + PAIRS);
    }
    return from;
  }
}
