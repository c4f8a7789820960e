import { addTo, pushTo } from '../text/lists';
import type { DocumentDigest } from './documentDigest';
import { Weights } from './weights';

/**
 * Mean similarity (cosine of weighted terms, 0 to 1) from which documents are of one story; chosen on the training part
 * of ECB+.
 */
const SAME_STORY = 0.12;
/** Most terms of a document that are compared, the heaviest. */
const MOST_TERMS = 150;
/** How often all documents are looked at again, since the first ones met few others. */
const ROUNDS = 2;

type Vector = ReadonlyMap<string, number>;

/** The documents of one story, by their indices, ascending; each document in one, in the order of their first ones. */
export function storiesOf(digests: readonly DocumentDigest[]): readonly (readonly number[])[] {
  const vectors = vectorsOf(digests);
  const groups = new Groups();
  const home = new Int32Array(digests.length).fill(-1);
  for (let round = 0; round < ROUNDS; round++) {
    for (let d = 0; d < digests.length; d++) {
      if (home[d] >= 0) groups.remove(home[d], vectors[d]);
      home[d] = groups.nearest(vectors[d]) ?? groups.open();
      groups.add(home[d], vectors[d]);
    }
  }
  const members = new Map<number, number[]>();
  home.forEach((group, d) => {
    pushTo(members, group, d);
  });
  return [...members.values()];
}

/** The weighted terms of each document, of length 1. */
function vectorsOf(digests: readonly DocumentDigest[]): readonly Vector[] {
  const weights = new Weights(digests);
  return digests.map(({ terms }) => {
    const weighted = [...terms].map(([term, count]): readonly [string, number] => [
      term,
      (1 + Math.log(count)) * weights.of(term),
    ]);
    const heaviest = weighted.sort((a, b) => b[1] - a[1]).slice(0, MOST_TERMS);
    const length = Math.hypot(...heaviest.map(([, weight]) => weight)) || 1;
    return new Map(heaviest.map(([term, weight]) => [term, weight / length]));
  });
}

/** Groups of documents, found by their terms. */
class Groups {
  readonly #sums: Map<string, number>[] = [];
  readonly #sizes: number[] = [];
  /** The groups that have a term. */
  readonly #having = new Map<string, Set<number>>();

  open(): number {
    this.#sums.push(new Map());
    return this.#sizes.push(0) - 1;
  }

  add(group: number, vector: Vector): void {
    const sum = this.#sums[group];
    this.#sizes[group]++;
    for (const [term, weight] of vector) {
      sum.set(term, (sum.get(term) ?? 0) + weight);
      addTo(this.#having, term, group);
    }
  }

  remove(group: number, vector: Vector): void {
    const sum = this.#sums[group];
    this.#sizes[group]--;
    for (const [term, weight] of vector) {
      const left = (sum.get(term) ?? 0) - weight;
      if (left > 1e-9) sum.set(term, left);
      else {
        sum.delete(term);
        this.#having.get(term)?.delete(group);
      }
    }
  }

  /**
   * The group whose documents are most like this one on average, where they are of its story. The term that they share
   * most does not count: one rare name makes no story.
   */
  nearest(vector: Vector): number | undefined {
    const likeness = new Map<number, number>();
    const largest = new Map<number, number>();
    for (const [term, weight] of vector) {
      for (const group of this.#having.get(term) ?? []) {
        const shared = weight * (this.#sums[group].get(term) ?? 0);
        likeness.set(group, (likeness.get(group) ?? 0) + shared);
        largest.set(group, Math.max(largest.get(group) ?? 0, shared));
      }
    }
    let best: number | undefined;
    let most = SAME_STORY;
    for (const [group, sum] of likeness) {
      const size = this.#sizes[group];
      const mean = size === 0 ? 0 : (sum - (largest.get(group) ?? 0)) / size;
      if (mean <= most) continue;
      most = mean;
      best = group;
    }
    return best;
  }
}
