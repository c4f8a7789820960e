/** The first `length` items from `at` are the phrase. */
export interface PhraseMatch<T> {
  readonly length: number;
  readonly value: T;
}

/** Phrases by their first word, the longest tried first; looking one up takes no longer than the longest phrase is. */
export class PhraseIndex<T> {
  private readonly byFirst = new Map<string, { readonly rest: readonly string[]; readonly value: T }[]>();

  /** Adds a phrase; the first value of a phrase is kept. */
  add(phrase: readonly string[], value: T): void {
    const [first, ...rest] = phrase;
    if (first === undefined) return;
    const list = this.byFirst.get(first) ?? [];
    if (list.some(p => p.rest.length === rest.length && p.rest.every((w, i) => w === rest[i]))) return;
    list.push({ rest, value });
    list.sort((a, b) => b.rest.length - a.rest.length);
    this.byFirst.set(first, list);
  }

  /** Whether a phrase begins with a word. */
  begins(word: string): boolean {
    return this.byFirst.has(word);
  }

  /** The longest phrase that begins at `words[at]`. */
  match(words: readonly string[], at: number): PhraseMatch<T> | null {
    if (at < 0 || at >= words.length) return null;
    const list = this.byFirst.get(words[at]);
    if (list === undefined) return null;
    for (const { rest, value } of list) {
      if (at + rest.length >= words.length) continue;
      let k = 0;
      while (k < rest.length && words[at + 1 + k] === rest[k]) k++;
      if (k === rest.length) return { length: rest.length + 1, value };
    }
    return null;
  }
}
