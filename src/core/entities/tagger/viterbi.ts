import { beginTag, continues, insideTag, lastTag, leavesOpen, TAG_COUNT, TAG_TYPES } from '../tables/tagset';

/** The tags that may stand where no mention is open. */
const OPENING = Uint8Array.from(Array.from({ length: TAG_COUNT }, (_, tag) => tag).filter(tag => !continues(tag)));
/** The tags that leave no mention open, so that any of `OPENING` may follow each. */
const CLOSING = Uint8Array.from(Array.from({ length: TAG_COUNT }, (_, tag) => tag).filter(tag => !leavesOpen(tag)));

/**
 * Finds the best sequence of tags; keeps its work space between sentences. Scores may be of any scale.
 *
 * Of the tags that leave no mention open, nearly always one is so far ahead that no transition makes up for it: the
 * others need not be tried, which changes nothing in what is found.
 */
export class Viterbi {
  private best = new Float32Array(256 * TAG_COUNT);
  private from = new Uint8Array(256 * TAG_COUNT);
  /** Of each of `CLOSING`, the least and the greatest transition to one of `OPENING`. */
  private readonly least = new Float32Array(TAG_COUNT);
  private readonly greatest = new Float32Array(TAG_COUNT);
  /** Those of `CLOSING` that may be before the next tag on a best path. */
  private readonly hopeful = new Uint8Array(TAG_COUNT);

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
    this.measure(transitions);
    const { best } = this;
    for (let tag = 0; tag < TAG_COUNT; tag++) best[tag] = continues(tag) ? -1e30 : scores[tag];
    for (let i = 1; i < length; i++) {
      this.open(i * TAG_COUNT, scores, transitions);
      this.goOn(i * TAG_COUNT, scores, transitions);
    }
    this.trace(length, tags);
  }

  /** The best paths to the tags that may stand where no mention is open, of the token whose scores begin at `row`. */
  private open(row: number, scores: ArrayLike<number>, transitions: Float32Array): void {
    const { best, from, hopeful } = this;
    const previous = row - TAG_COUNT;
    const hopes = this.findHopeful(previous);
    for (let t = 0; t < OPENING.length; t++) {
      const tag = OPENING[t];
      let arg = hopeful[0];
      let top = best[previous + arg] + transitions[arg * TAG_COUNT + tag];
      for (let h = 1; h < hopes; h++) {
        const value = best[previous + hopeful[h]] + transitions[hopeful[h] * TAG_COUNT + tag];
        if (value > top) {
          top = value;
          arg = hopeful[h];
        }
      }
      best[row + tag] = top + scores[row + tag];
      from[row + tag] = arg;
    }
  }

  /** The best paths to the tags that go on with an open mention. */
  private goOn(row: number, scores: ArrayLike<number>, transitions: Float32Array): void {
    const { best, from } = this;
    const previous = row - TAG_COUNT;
    for (let type = 0; type < TAG_TYPES.length; type++) {
      const begin = beginTag(type);
      const inside = insideTag(type);
      for (let tag = inside; tag <= lastTag(type); tag++) {
        const begun = best[previous + begin] + transitions[begin * TAG_COUNT + tag];
        const gone = best[previous + inside] + transitions[inside * TAG_COUNT + tag];
        best[row + tag] = Math.max(begun, gone) + scores[row + tag];
        from[row + tag] = gone > begun ? inside : begin;
      }
    }
  }

  /** Writes the best path that leaves no mention open, from its end back. */
  private trace(length: number, tags: Uint8Array): void {
    const { best, from } = this;
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

  private measure(transitions: Float32Array): void {
    for (const tag of CLOSING) {
      let least = Number.POSITIVE_INFINITY;
      let greatest = Number.NEGATIVE_INFINITY;
      for (const next of OPENING) {
        const value = transitions[tag * TAG_COUNT + next];
        if (value < least) least = value;
        if (value > greatest) greatest = value;
      }
      this.least[tag] = least;
      this.greatest[tag] = greatest;
    }
  }

  /** Lists the tags that end something at `at` and that another does not beat whatever follows; gives their number. */
  private findHopeful(at: number): number {
    const { best, least, greatest, hopeful } = this;
    let bar = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < CLOSING.length; t++) {
      const sure = best[at + CLOSING[t]] + least[CLOSING[t]];
      if (sure > bar) bar = sure;
    }
    let hopes = 0;
    for (let t = 0; t < CLOSING.length; t++) {
      const tag = CLOSING[t];
      if (best[at + tag] + greatest[tag] >= bar) hopeful[hopes++] = tag;
    }
    return hopes;
  }
}
