import { tableRows } from '../text/table';
import table from './frequencies.tsv';

let shares: ReadonlyMap<string, number> | undefined;

/** Of a term that the table does not have: about one document in two thousand. */
const RARE = 0.0005;

/** The share of news texts that have a term (a stem, or "=" and a name in lower case), 0 to 1. */
export function backgroundShare(term: string): number {
  shares ??= new Map(
    tableRows(table).flatMap(([permille, terms]) =>
      terms.split(' ').map(each => [each.replaceAll('_', ' '), Number(permille) / 1000] as const),
    ),
  );
  return shares.get(term) ?? RARE;
}
