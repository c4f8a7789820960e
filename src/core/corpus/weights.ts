import type { DocumentDigest } from './documentDigest';
import { backgroundShare } from './frequencies';

/** How many documents the table of frequencies counts for: with few of its own, a corpus says little of a term. */
export const BACKGROUND = 500;

/** How much the terms of a corpus tell: much where few texts have them. */
export class Weights {
  readonly #having = new Map<string, number>();
  readonly #all: number;

  constructor(digests: readonly DocumentDigest[]) {
    for (const { terms } of digests)
      for (const term of terms.keys()) this.#having.set(term, (this.#having.get(term) ?? 0) + 1);
    this.#all = digests.length + BACKGROUND;
  }

  /** The logarithm of how rare a term is, 0 where every text has it. */
  of(term: string): number {
    const having = (this.#having.get(term) ?? 0) + BACKGROUND * backgroundShare(term);
    return Math.max(0, Math.log(this.#all / having));
  }

  /** What the names weigh that two documents share, but for one that goes by `but`. */
  shared(a: DocumentDigest, b: DocumentDigest, but: string): number {
    const keys = new Set(a.names.filter(({ family }) => family !== 'NORP').map(({ key }) => key));
    let sum = 0;
    for (const { key, name, family } of b.names)
      if (key !== but && family !== 'NORP' && keys.has(key)) sum += this.of(`=${name.toLowerCase()}`);
    return sum;
  }
}
