/** Sets of numbers from 0 on that are joined step by step. */
export class Sets {
  readonly #parent: Int32Array;

  /** @param size how many numbers there are, each a set of its own at first */
  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  /** The number that stands for the set of `i`: the least of them. */
  find(i: number): number {
    let root = i;
    while (this.#parent[root] !== root) root = this.#parent[root];
    for (let at = i; at !== root; ) {
      const next = this.#parent[at];
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  areOne(a: number, b: number): boolean {
    return this.find(a) === this.find(b);
  }
}
