import type { EntityLabel } from '../../annotations/model';
import { startsWithCapital, startsWithNumber } from '../../text/letters';
import { tableRows } from '../../text/table';
import type { Token } from '../../tokens/token';
import { EMPTY_PHRASE, extendPhrase } from '../tables/hash';
import type { NameTable } from '../tables/nameTable';
import abbreviationTable from '../tables/regionAbbreviations.tsv';

const LONGEST = 8;

export interface KnownName {
  readonly first: number;
  readonly last: number;
  readonly label: EntityLabel;
}

/**
 * The names of several words of the table that stand in a block, longest first at each place, not overlapping. In text
 * with capitals their longer words must have one.
 *
 * @param openers 1 for each token that such a name may begin with
 */
export function findKnownNames(
  tokens: readonly Token[],
  caseless: boolean,
  names: NameTable,
  openers: Uint8Array,
): KnownName[] {
  const found: KnownName[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (caseless && isStateInLetters(tokens, i)) {
      found.push({ first: i, last: i + 2, label: 'GPE' });
      i++;
      continue;
    }
    if (openers[i] === 0 || (!caseless && !opensName(tokens[i].text))) continue;
    const best = longestAt(tokens, i, caseless, names);
    if (best === null) continue;
    found.push(best);
    i = best.last - 1;
  }
  return found;
}

/** The longest name of the table that begins at token `first` and has several tokens. */
function longestAt(tokens: readonly Token[], first: number, caseless: boolean, names: NameTable): KnownName | null {
  let phrase = EMPTY_PHRASE;
  let best: KnownName | null = null;
  for (let j = first; j < tokens.length && j < first + LONGEST; j++) {
    const pieces = names.piecesOf(tokens[j].text);
    if (pieces.length === 0) {
      if (/^[-.'’&/]$/.test(tokens[j].text)) continue;
      break;
    }
    for (const piece of pieces) phrase = extendPhrase(phrase, piece);
    const label = names.labelOfPhrase(phrase);
    if (label === undefined || j === first) continue;
    if (caseless || opensName(tokens[j].text)) best = { first, last: j + 1, label };
  }
  return best;
}

function opensName(text: string): boolean {
  return startsWithCapital(text) || startsWithNumber(text);
}

/**
 * Whether two single letters in text without capitals and points are those of a state: "n y" before "gov". A third
 * letter beside them, or a number before, makes something else of them.
 */
function isStateInLetters(tokens: readonly Token[], i: number): boolean {
  if (tokens[i].text.length !== 1 || tokens[i + 1]?.text.length !== 1) return false;
  if (tokens[i - 1]?.text.length === 1 || tokens[i + 2]?.text.length === 1) return false;
  return tokens[i - 1]?.kind !== 'number' && stateLetters().has(tokens[i].text + tokens[i + 1].text);
}

let letters: ReadonlySet<string> | undefined;

/** The letters of the states of the United States whose short forms are two of them with points: "N.Y." */
function stateLetters(): ReadonlySet<string> {
  letters ??= new Set(
    tableRows(abbreviationTable)
      .filter(([short, code]) => /^[A-Z]\.[A-Z]\.$/.test(short) && code.startsWith('US-'))
      .map(([short]) => short.replaceAll('.', '').toLowerCase()),
  );
  return letters;
}
