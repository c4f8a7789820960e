import { tokenize } from '../tokens/tokenize';
import { wordOf } from './words';

/** Most words that a * in a phrase stands for. */
const GAP = 6;

interface Entry<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** A phrase found at the start of some words: `end` is the index after its last word. */
export interface PhraseMatch<T> {
  readonly end: number;
  readonly value: T;
}

/** Phrases by their first word; * in a phrase stands for one to six words. */
export class PhraseTable<T> {
  readonly #byFirst = new Map<string, Entry<T>[]>();

  /** `rows`: each phrase with what it means. */
  constructor(rows: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of rows) {
      const words = tokenize(phrase).map(wordOf);
      if (words.length === 0) continue;
      const entries = this.#byFirst.get(words[0]) ?? [];
      entries.push({ words, value });
      this.#byFirst.set(words[0], entries);
    }
  }

  /** The longest phrase that begins at `at` and that `accepts`, or undefined. */
  find(
    words: readonly string[],
    at: number,
    accepts: (match: PhraseMatch<T>) => boolean = () => true,
  ): PhraseMatch<T> | undefined {
    let best: PhraseMatch<T> | undefined;
    for (const entry of this.#byFirst.get(words[at] ?? '') ?? []) {
      const end = matchFrom(entry.words, words, at);
      if (end === undefined || (best !== undefined && end <= best.end)) continue;
      const match = { end, value: entry.value };
      if (accepts(match)) best = match;
    }
    return best;
  }
}

/** Where a phrase that begins at `at` ends; a phrase has at most one *. */
function matchFrom(phrase: readonly string[], words: readonly string[], at: number): number | undefined {
  const star = phrase.indexOf('*');
  if (star < 0) return matchPlain(phrase, 0, phrase.length, words, at);
  const head = matchPlain(phrase, 0, star, words, at);
  if (head === undefined) return undefined;
  for (let gap = 1; gap <= GAP && head + gap <= words.length; gap++) {
    const end = matchPlain(phrase, star + 1, phrase.length, words, head + gap);
    if (end !== undefined) return end;
  }
  return undefined;
}

function matchPlain(
  phrase: readonly string[],
  from: number,
  to: number,
  words: readonly string[],
  at: number,
): number | undefined {
  for (let k = from; k < to; k++) if (words[at + k - from] !== phrase[k]) return undefined;
  return at + to - from;
}
