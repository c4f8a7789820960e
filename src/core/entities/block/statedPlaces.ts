import type { Block } from '../../blocks/block';
import { tableRows } from '../../text/table';
import type { Token } from '../../tokens/token';
import { classMask, type NameLexicon } from '../tables/nameLexicon';
import abbreviationTable from '../tables/regionAbbreviations.tsv';
import { isCapital } from './nameRuns';

/** Tokens of a block that name a town, or the state behind it; half-open. */
export interface StatedPlace {
  readonly first: number;
  readonly last: number;
}

const REGION = classMask('region') | classMask('country');
const TOWN = classMask('city') | classMask('town') | classMask('region') | classMask('feature');
const LONGEST = 3;
/** What stands with a point before the other words of a town's name: "ST. PAUL". */
const SAINT = /^(?:st|ste|ft|mt)$/i;

/**
 * Towns with the short form of their state behind a comma ("LENOIR, N.C.", "Salem, Ore."), and in a line of capitals
 * with the state's whole name ("HAMMOND, INDIANA"). Two names for each.
 */
export function statedPlaces({ tokens, register }: Block, lexicon: NameLexicon): StatedPlace[] {
  const found: StatedPlace[] = [];
  if (register !== 'standard') return found;
  for (let i = 1; i + 1 < tokens.length; i++) {
    if (tokens[i].text !== ',' || !isCapital(tokens[i - 1]) || tokens[i - 1].text.length < 3) continue;
    const first = townStart(tokens, i);
    const town = tokens.slice(first, i);
    if (i - first > LONGEST + 1) continue;
    const end = stateEnd(tokens, i + 1, town, lexicon);
    if (end < 0) continue;
    found.push({ first, last: i }, { first: i + 1, last: end });
    i = end - 1;
  }
  return found;
}

function townStart(tokens: readonly Token[], comma: number): number {
  let first = comma - 1;
  while (first > 0 && comma - first < LONGEST + 1) {
    const before = tokens[first - 1];
    if (before.text === '.' && first > 1 && SAINT.test(tokens[first - 2].text)) first -= 2;
    else if (isCapital(before) && before.end + 1 === tokens[first].start) first--;
    else break;
  }
  return first;
}

/** The end of a state's name at a token, behind a town; -1 when none stands there. */
function stateEnd(tokens: readonly Token[], at: number, town: readonly Token[], lexicon: NameLexicon): number {
  const { text } = tokens[at];
  const next = tokens[at + 1]?.text ?? '';
  if (next === '.' && tokens[at + 1].start === tokens[at].end && shortForms().has(`${text.toLowerCase()}.`))
    return at + 2;
  if (shortForms().has(text.toLowerCase()) && text.includes('.')) return at + 1;
  if (/^[A-Z]{2}$/.test(text) && postalCodes().has(text)) {
    // "MD" behind a name may be a degree
    const name = town.map(token => token.text).join(' ');
    return !/^\p{L}/u.test(next) && (lexicon.maskOf(name) & TOWN) !== 0 ? at + 1 : -1;
  }
  if (!town.every(isCapitals) || !isCapitals(tokens[at]) || isCapital(tokens[at + 1] ?? tokens[at - 1])) return -1;
  return (lexicon.maskOf(text) & REGION) !== 0 ? at + 1 : -1;
}

function isCapitals({ text }: Token): boolean {
  return text === '.' || /^\p{Lu}{2,}$/u.test(text);
}

let forms: ReadonlySet<string> | undefined;
let codes: ReadonlySet<string> | undefined;

/** The short forms of regions, in small letters: "n.c.", "minn." */
function shortForms(): ReadonlySet<string> {
  forms ??= new Set(tableRows(abbreviationTable).map(([short]) => short.toLowerCase()));
  return forms;
}

/** The letters of the states of the United States and the provinces of Canada: "NC". */
function postalCodes(): ReadonlySet<string> {
  codes ??= new Set(tableRows(abbreviationTable).map(([, code]) => code.slice(3)));
  return codes;
}
