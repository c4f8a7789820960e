import type { Token } from '../../tokens/token';
import { foldPieces } from './hash';

/** Where a name stands: tokens, half-open. */
export interface NameMatch<Value> {
  readonly first: number;
  readonly last: number;
  readonly value: Value;
}

interface Entry<Value> {
  readonly pieces: readonly string[];
  /** Whether the name has a capital, which text with capitals must have as well. */
  readonly capital: boolean;
  readonly value: Value;
}

/**
 * Finds names of a list in text, longest first; a name that is written with a capital only where text with capitals has
 * one. Of two rows with one name the first counts.
 */
export class NameMatcher<Value> {
  readonly #keys = new Set<string>();
  /** Entries by their first piece, longest first. */
  readonly #byFirst = new Map<string, Entry<Value>[]>();

  constructor(names: Iterable<readonly [name: string, value: Value]>) {
    for (const [name, value] of names) {
      const pieces = foldPieces(name);
      const key = pieces.join(' ');
      if (pieces.length === 0 || this.#keys.has(key)) continue;
      this.#keys.add(key);
      const list = this.#byFirst.get(pieces[0]) ?? [];
      this.#byFirst.set(pieces[0], list);
      list.push({ pieces, capital: /\p{Lu}/u.test(name), value });
    }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.pieces.length - a.pieces.length);
  }

  /** The names in a run of tokens, not overlapping. Linear in the tokens. */
  find(tokens: readonly Token[], cased: boolean): NameMatch<Value>[] {
    const found: NameMatch<Value>[] = [];
    if (this.#keys.size === 0) return found;
    for (let i = 0; i < tokens.length; i++) {
      const [piece] = foldPieces(tokens[i].text);
      for (const entry of (piece !== undefined && this.#byFirst.get(piece)) || []) {
        const last = matchEnd(tokens, i, entry.pieces);
        if (last < 0 || (cased && entry.capital && !hasCapital(tokens, i, last))) continue;
        found.push({ first: i, last, value: entry.value });
        i = last - 1;
        break;
      }
    }
    return found;
  }
}

/** The end of the tokens from `first` on whose pieces these are; -1 when they are others. */
function matchEnd(tokens: readonly Token[], first: number, pieces: readonly string[]): number {
  let p = 0;
  for (let i = first; i < tokens.length; i++) {
    const own = foldPieces(tokens[i].text);
    if (own.length === 0 && !/^[-.'’&/]$/.test(tokens[i].text)) return -1;
    for (const piece of own) if (piece !== pieces[p++]) return -1;
    if (p === pieces.length) return i + 1;
  }
  return -1;
}

function hasCapital(tokens: readonly Token[], first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (/\p{Lu}/u.test(tokens[i].text)) return true;
  return false;
}
