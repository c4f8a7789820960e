import { tableRows } from '../text/table';
import agencyTable from './agencies.tsv';
import cityTable from './cities.tsv';
import furnitureTable from './furniture.tsv';
import { PhraseTable } from './phrases';

/** What a furniture phrase makes of its line; `line`: only when it is all of the line. */
export interface Furniture {
  readonly kind: 'promo' | 'credit' | 'byline';
  readonly line: boolean;
  readonly phrase: string;
}

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
export const ROLES: ReadonlySet<string> = new Set(
  'writer writers reporter reporters correspondent correspondents editor editors contributor contributors columnist bureau journalist photographer newsroom staff'.split(
    ' ',
  ),
);

/** Small words inside names. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'al el de da do di del della van von der den bin bint ibn la le du dos das ter ten y e and & ben abu'.split(' '),
);
