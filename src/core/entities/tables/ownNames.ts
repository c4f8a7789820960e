import type { EntityLabel, Place } from '../../annotations/model';
import { tableRows } from '../../text/table';
import { OWN_PLACE } from '../../text/userTables';
import type { Token } from '../../tokens/token';
import { foldPieces } from './hash';
import { isEntityLabel, nameKey } from './nameTable';

/** A name of a user's table. */
export interface OwnName {
  readonly label: EntityLabel;
  /** What the thing is called, and the key of that; undefined where the name is all. */
  readonly canonical: { readonly name: string; readonly key: string } | undefined;
  readonly place: Place | undefined;
}

/** Where a name of the table stands: tokens, half-open. */
export interface OwnMatch {
  readonly first: number;
  readonly last: number;
  readonly label: EntityLabel;
}

interface Entry {
  readonly pieces: readonly string[];
  /** Whether the name has a capital, which text with capitals must have as well. */
  readonly capital: boolean;
  readonly label: EntityLabel;
}

/**
 * The names that a user's table gives: name, label, canonical name, place. They are found before anything else, longest
 * first; a name that is written with a capital only where text with capitals has one.
 */
export class OwnNames {
  readonly #byKey = new Map<string, OwnName>();
  /** Entries by their first piece, longest first. */
  readonly #byFirst = new Map<string, Entry[]>();

  constructor(table: string) {
    for (const [name, label, canonical = '', place = ''] of tableRows(table)) {
      const pieces = foldPieces(name);
      if (pieces.length === 0 || !isEntityLabel(label)) continue;
      const key = pieces.join(' ');
      if (this.#byKey.has(key)) continue;
      const whole = canonical === '' ? undefined : { name: canonical, key: nameKey(canonical) };
      this.#byKey.set(key, { label, canonical: whole, place: readOwnPlace(place) });
      const list = this.#byFirst.get(pieces[0]) ?? [];
      this.#byFirst.set(pieces[0], list);
      list.push({ pieces, capital: /\p{Lu}/u.test(name), label });
    }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.pieces.length - a.pieces.length);
  }

  /** What the table says of the name with this key. */
  get(key: string): OwnName | undefined {
    return this.#byKey.get(key);
  }

  /** The names in a run of tokens, not overlapping. Linear in the tokens. */
  find(tokens: readonly Token[], cased: boolean): OwnMatch[] {
    const found: OwnMatch[] = [];
    if (this.#byKey.size === 0) return found;
    for (let i = 0; i < tokens.length; i++) {
      const [piece] = foldPieces(tokens[i].text);
      for (const entry of (piece !== undefined && this.#byFirst.get(piece)) || []) {
        const last = matchEnd(tokens, i, entry.pieces);
        if (last < 0 || (cased && entry.capital && !hasCapital(tokens, i, last))) continue;
        found.push({ first: i, last, label: entry.label });
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

/**
 * A place of a user's table: "DE", "US-TX", either with degrees behind it: "DE 48.1 11.6". Undefined where it is none.
 */
export function readOwnPlace(cell: string): Place | undefined {
  const match = OWN_PLACE.exec(cell.trim());
  if (match === null) return undefined;
  const [, country, region = '', latitude, longitude] = match;
  const code = country + region;
  if (latitude === undefined) return { kind: region === '' ? 'country' : 'region', country: code };
  return { kind: 'settlement', country: code, latitude: Number(latitude), longitude: Number(longitude) };
}
