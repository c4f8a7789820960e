import { readWordLists } from '../english/wordLists';
import { tableRows } from '../text/table';
import agencyTable from './agencies.tsv';
import bylineTable from './bylines.tsv';
import cityTable from './cities.tsv';
import furnitureTable from './furniture.tsv';
import { PhraseTable } from './phrases';

/** What a furniture phrase makes of its line; `line`: only when it is all of the line. */
export interface Furniture {
  readonly kind: 'promo' | 'credit' | 'byline';
  readonly line: boolean;
  readonly phrase: string;
}

const BYLINES = readWordLists(bylineTable);

const furniture: [string, Furniture][] = [];
const roles = new Set<string>();
for (const [kind, match, phrase] of tableRows(furnitureTable)) {
  if (match === 'role') roles.add(phrase);
  else if (kind === 'promo' || kind === 'credit' || kind === 'byline') {
    furniture.push([phrase, { kind, line: match === 'line', phrase }]);
  }
}

/** The phrases of web and agency furniture. */
export const FURNITURE = new PhraseTable(furniture);

/** News agencies; the value says whether their name stands after the place in a date line. */
export const AGENCIES = new PhraseTable(
  tableRows(agencyTable).map(([name, wire]): [string, boolean] => [name, wire === 'y']),
);

/** Cities that a date line may name. */
export const CITIES = new PhraseTable(tableRows(cityTable).map(([city]): [string, true] => [city, true]));

/** Words that may stand beside names in a byline. */
export const BYLINE_WORDS: ReadonlySet<string> = roles;

/** The ones of them that say that the line is a byline. */
export const ROLES = BYLINES.forms('role');

/** Small words inside names. */
export const PARTICLES = BYLINES.forms('particle');
