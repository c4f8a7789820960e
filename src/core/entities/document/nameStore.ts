import type { EntityLabel } from '../../annotations/model';
import type { NameLexicon } from '../tables/nameLexicon';
import { nameKey } from '../tables/nameTable';
import type { OwnName, OwnNames } from '../tables/ownNames';
import type { PlaceTable } from '../tables/placeTable';

/**
 * A name, one object for each key, with what the pass over a document that runs now has found of it. The fields of a
 * pass mean nothing unless `pass` is the number of the store's pass.
 */
export class Name {
  /** The pieces of the key; none for the empty key. */
  readonly pieces: readonly string[];
  pass = 0;
  /** The label seen first, and its votes; other labels are few. */
  first: EntityLabel = 'PERSON';
  firstWeight = 0;
  others: Map<EntityLabel, number> | undefined = undefined;
  total = 0;
  count = 0;
  /** The label of the name in the whole document. */
  label: EntityLabel = 'PERSON';
  /** Whether it is two persons, side by side. */
  pair = false;
  /** The index of the group of its mentions that is told by nothing but the key, and the grouping that made it. */
  group = -1;
  grouping = 0;
  /** What the lexicon says of its first piece, once it was asked. */
  facts: PieceFacts | undefined = undefined;

  /** @param own what a user's table says of it */
  constructor(
    readonly key: string,
    readonly own: OwnName | undefined,
  ) {
    this.pieces = key === '' ? [] : key.split(' ');
  }
}

/** What the lexicon says of a word. */
export interface PieceFacts {
  readonly mask: number;
  /** Whether it is mostly written in lower case, so that its form alone does not make it a name. */
  readonly common: boolean;
}

/** Names of earlier versions that a document keeps, and how many more for each of its blocks. */
const MOST_NAMES = 2_000;
const MOST_OF_BLOCK = 40;

/** The names that one document has, from version to version, so that a pass over it needs no tables of strings. */
export class NameStore {
  readonly #names = new Map<string, Name>();
  readonly #lexicon: NameLexicon;
  readonly #places: PlaceTable;
  readonly #own: OwnNames;
  /** The number of the pass that ran last, or runs now: the votes of names are those of this pass. */
  pass = 0;
  /** The number of times that names were grouped. */
  grouping = 0;

  constructor(lexicon: NameLexicon, places: PlaceTable, own: OwnNames) {
    this.#own = own;
    this.#lexicon = lexicon;
    this.#places = places;
  }

  /**
   * Whether most names must be those of earlier versions, in a document of so many blocks: then it needs a new store.
   */
  isFull(blocks: number): boolean {
    return this.#names.size > MOST_NAMES + MOST_OF_BLOCK * blocks;
  }

  /** The name of a key. */
  named(key: string): Name {
    let name = this.#names.get(key);
    if (name === undefined) {
      name = new Name(key, this.#own.get(key));
      this.#names.set(key, name);
    }
    return name;
  }

  /** The name of a key, if a mention of this pass has it. */
  voted(key: string): Name | undefined {
    const name = this.#names.get(key);
    return name?.pass === this.pass ? name : undefined;
  }

  /**
   * Whether a name is that of the capital of a country that this pass has a mention of: "Asunción" beside "Paraguay".
   */
  isCapitalHere({ key }: Name): boolean {
    const places = this.#places;
    return places
      .find(key)
      .some(({ capital, country }) => capital && this.voted(nameKey(places.countryName(country))) !== undefined);
  }

  /** What the lexicon says of the first piece of a name that has one. */
  factsOf(name: Name): PieceFacts {
    if (name.facts === undefined) {
      const [piece] = name.pieces;
      const capital = this.#lexicon.capitalOf(piece);
      name.facts = { mask: this.#lexicon.maskOf(piece), common: capital > 0 && capital < 6 };
    }
    return name.facts;
  }
}
