import { continues, leavesOpen, PREDECESSORS, TAG_COUNT } from './tagset';

/** Finds the best sequence of tags; keeps its work space between sentences. Scores may be of any scale. */
export class Viterbi {
  private best = new Float32Array(256 * TAG_COUNT);
  private from = new Uint8Array(256 * TAG_COUNT);

  /**
   * Writes into `tags` the best legal sequence of `length` tags.
   *
   * @param scores `scores[i * TAG_COUNT + tag]`
   * @param transitions `transitions[previous * TAG_COUNT + next]`
   */
  decode(length: number, scores: ArrayLike<number>, transitions: Float32Array, tags: Uint8Array): void {
    if (length === 0) return;
    if (length * TAG_COUNT > this.best.length) {
      this.best = new Float32Array(2 * length * TAG_COUNT);
      this.from = new Uint8Array(2 * length * TAG_COUNT);
    }
    const { best, from } = this;
    for (let tag = 0; tag < TAG_COUNT; tag++) best[tag] = continues(tag) ? -1e30 : scores[tag];
    for (let i = 1; i < length; i++) {
      const row = i * TAG_COUNT;
      const previous = row - TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const candidates = PREDECESSORS[tag];
        let top = -1e31;
        let arg = 0;
        for (let c = 0; c < candidates.length; c++) {
          const candidate = candidates[c];
          const value = best[previous + candidate] + transitions[candidate * TAG_COUNT + tag];
          if (value > top) {
            top = value;
            arg = candidate;
          }
        }
        best[row + tag] = top + scores[row + tag];
        from[row + tag] = arg;
      }
    }
    const end = (length - 1) * TAG_COUNT;
    let last = 0;
    for (let tag = 1; tag < TAG_COUNT; tag++) {
      if (!leavesOpen(tag) && best[end + tag] > best[end + last]) last = tag;
    }
    for (let i = length - 1; i >= 0; i--) {
      tags[i] = last;
      last = from[i * TAG_COUNT + last];
    }
  }
}
