import type { EntityLabel } from '../annotations/model';
import { startsWithCapital, startsWithNumber } from '../text/letters';
import type { Token } from '../tokens/token';
import { EMPTY_PHRASE, extendPhrase } from './hash';
import type { NameTable } from './nameTable';

const LONGEST = 8;

export interface KnownName {
  readonly first: number;
  readonly last: number;
  readonly label: EntityLabel;
}

/**
 * The names of several words of the table that stand in a block, longest first at each place, not overlapping. In text with
 * capitals their longer words must have one.
 */
export function findKnownNames(tokens: readonly Token[], caseless: boolean, names: NameTable): KnownName[] {
  const found: KnownName[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!caseless && !opensName(tokens[i].text)) continue;
    const start = names.piecesOf(tokens[i].text);
    if (start.length === 0 || !names.mayStart(start[0])) continue;
    let phrase = EMPTY_PHRASE;
    let best: KnownName | null = null;
    for (let j = i; j < tokens.length && j < i + LONGEST; j++) {
      const pieces = names.piecesOf(tokens[j].text);
      if (pieces.length === 0) {
        if (/^[-.'’&/]$/.test(tokens[j].text)) continue;
        break;
      }
      for (const piece of pieces) phrase = extendPhrase(phrase, piece);
      const label = names.labelOfPhrase(phrase);
      if (label !== undefined && j > i && (caseless || opensName(tokens[j].text))) {
        best = { first: i, last: j + 1, label };
      }
    }
    if (best === null) continue;
    found.push(best);
    i = best.last - 1;
  }
  return found;
}

function opensName(text: string): boolean {
  return startsWithCapital(text) || startsWithNumber(text);
}
