import type { EntityLabel, Place } from '../../annotations/model';
import { tableRows } from '../../text/table';
import { OWN_PLACE } from '../../text/userTables';
import type { Token } from '../../tokens/token';
import { foldPieces } from './hash';
import { NameMatcher } from './nameMatcher';
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

/**
 * The names that a user's table gives: name, label, canonical name, place. They are found before anything else, longest
 * first; a name that is written with a capital only where text with capitals has one.
 */
export class OwnNames {
  readonly #byKey = new Map<string, OwnName>();
  readonly #matcher: NameMatcher<EntityLabel>;

  constructor(table: string) {
    const names: (readonly [string, EntityLabel])[] = [];
    for (const [name, label, canonical = '', place = ''] of tableRows(table)) {
      const pieces = foldPieces(name);
      if (pieces.length === 0 || !isEntityLabel(label)) continue;
      const key = pieces.join(' ');
      if (this.#byKey.has(key)) continue;
      const whole = canonical === '' ? undefined : { name: canonical, key: nameKey(canonical) };
      this.#byKey.set(key, { label, canonical: whole, place: readOwnPlace(place) });
      names.push([name, label]);
    }
    this.#matcher = new NameMatcher(names);
  }

  /** What the table says of the name with this key. */
  get(key: string): OwnName | undefined {
    return this.#byKey.get(key);
  }

  /** The names in a run of tokens, not overlapping. Linear in the tokens. */
  find(tokens: readonly Token[], cased: boolean): OwnMatch[] {
    return this.#matcher.find(tokens, cased).map(({ first, last, value }) => ({ first, last, label: value }));
  }
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
