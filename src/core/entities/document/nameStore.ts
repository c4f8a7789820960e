import type { EntityLabel } from '../../annotations/model';
import type { Lexicon } from '../tables/lexicon';
import { nameKey } from '../tables/nameTable';
import type { PlaceTable } from '../tables/placeTable';

/**
 * A name, one object for each key, with what the pass over a document that runs now has found of it. The fields of a pass mean
 * nothing unless `pass` is the number of the store's pass.
 */
export interface Name {
  readonly key: string;
  /** The pieces of the key; none for the empty key. */
  readonly pieces: readonly string[];
  pass: number;
  /** The label seen first, and its votes; other labels are few. */
  first: EntityLabel;
  firstWeight: number;
  others: Map<EntityLabel, number> | undefined;
  total: number;
  count: number;
  /** The label of the name in the whole document. */
  label: EntityLabel;
  /** Whether it is two persons, side by side. */
  pair: boolean;
  /** The index of the group of its mentions that is told by nothing but the key, and the grouping that made it. */
  group: number;
  grouping: number;
  /** What the lexicon says of its first piece, once it was asked. */
  facts: PieceFacts | undefined;
}

/** What the lexicon says of a word. */
export interface PieceFacts {
  readonly mask: number;
  /** Whether it is mostly written in lower case, so that its form alone does not make it a name. */
  readonly common: boolean;
}

/** Names that are kept beside those of a document; when there are more, the store starts afresh. */
const MOST_NAMES = 20_000;

/** All names that the documents of an annotator have, so that a pass over a document needs no tables of strings. */
export class NameStore {
  readonly #names = new Map<string, Name>();
  readonly #lexicon: Lexicon;
  readonly #places: PlaceTable;
  /** Counts the times that the store was emptied: names of different epochs are different objects. */
  epoch = 0;
  /** The number of the pass that ran last, or runs now: the votes of names are those of this pass. */
  pass = 0;
  /** The number of times that names were grouped. */
  grouping = 0;

  constructor(lexicon: Lexicon, places: PlaceTable) {
    this.#lexicon = lexicon;
    this.#places = places;
  }

  /** Makes room for a document of so many blocks, before anything is asked of it. */
  makeRoom(blocks: number): void {
    if (this.#names.size <= MOST_NAMES + 40 * blocks) return;
    this.#names.clear();
    this.epoch++;
  }

  /** The name of a key. */
  named(key: string): Name {
    let name = this.#names.get(key);
    if (name === undefined) {
      name = {
        key,
        pieces: key === '' ? [] : key.split(' '),
        pass: 0,
        first: 'PERSON',
        firstWeight: 0,
        others: undefined,
        total: 0,
        count: 0,
        label: 'PERSON',
        pair: false,
        group: -1,
        grouping: 0,
        facts: undefined,
      };
      this.#names.set(key, name);
    }
    return name;
  }

  /** The name of a key, if a mention of this pass has it. */
  voted(key: string): Name | undefined {
    const name = this.#names.get(key);
    return name?.pass === this.pass ? name : undefined;
  }

  /** Whether a name is that of the capital of a country that this pass has a mention of: "Asunción" beside "Paraguay". */
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
