import { type Figure, type NewsmarkDocument, pushTo, type Span, sentencesOf, stem } from '../../../core';

/** A text of the corpus with its annotations. */
export interface CorpusText {
  readonly text: string;
  readonly document: NewsmarkDocument;
}

/** A word of a text, as it is compared. */
export interface Word extends Span {
  /** In lower case, without its apostrophes. */
  readonly lower: string;
}

/** A sentence of the corpus, by what it can be found. */
export interface Passage extends Span {
  /** The index of its text. */
  readonly of: number;
  readonly stems: ReadonlySet<string>;
  readonly figures: readonly Figure[];
}

/** The sentences and words of a corpus, to find what a claim could come from. Built in time of the corpus. */
export class Passages {
  readonly texts: readonly CorpusText[];
  readonly #passages: Passage[] = [];
  /** The passages that have a stem. */
  readonly #having = new Map<string, number[]>();
  readonly #words = new Map<number, readonly Word[]>();

  constructor(texts: readonly CorpusText[]) {
    this.texts = texts;
    texts.forEach(({ text, document }, of) => {
      let next = 0;
      for (const { start, end } of sentencesOf(text)) {
        const figures: Figure[] = [];
        while (next < document.figures.length && document.figures[next].start < end)
          figures.push(document.figures[next++]);
        this.#add({ of, start, end, stems: stemsOf(text.slice(start, end)), figures });
      }
    });
  }

  /** The words of a text, in order. */
  wordsOf(of: number): readonly Word[] {
    const known = this.#words.get(of);
    if (known !== undefined) return known;
    const words = wordsIn(this.texts[of].text);
    this.#words.set(of, words);
    return words;
  }

  /**
   * The passages that share most with some stems, best first: each with its share of what these weigh, 0 to 1, rare
   * stems weighing more. `within`: the indices of the texts to look in.
   */
  nearest(
    stems: ReadonlySet<string>,
    most: number,
    within?: ReadonlySet<number>,
  ): readonly { readonly passage: Passage; readonly share: number }[] {
    const weights = new Map<number, number>();
    let all = 0;
    for (const each of stems) {
      const having = this.#having.get(each) ?? [];
      const weight = Math.log(1 + this.#passages.length / (1 + having.length));
      all += weight;
      for (const i of having) weights.set(i, (weights.get(i) ?? 0) + weight);
    }
    return [...weights]
      .filter(([i]) => within?.has(this.#passages[i].of) ?? true)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([i, weight]) => ({ passage: this.#passages[i], share: all === 0 ? 0 : weight / all }));
  }

  #add(passage: Passage): void {
    const at = this.#passages.push(passage) - 1;
    for (const each of passage.stems) {
      pushTo(this.#having, each, at);
    }
  }
}

/** The words of a text: letters, digits, and points and commas between digits. */
export function wordsIn(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu))
    words.push({ start: index, end: index + word.length, lower: word.toLowerCase().replaceAll(/['’]/g, '') });
  return words;
}

/** The stems of the words of a text, numbers left out. */
export function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsIn(text)
      .filter(({ lower }) => /\p{L}/u.test(lower))
      .map(({ lower }) => stem(lower)),
  );
}
