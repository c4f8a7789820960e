import { tableRows } from '../../text/table';
import numberWordTable from './numberWords.tsv';

let names: Map<string, string> | undefined;

/**
 * The word for a number in a role of the table of number words: "third" for the ordinal 3; undefined where it has none.
 */
export function numberName(role: 'unit' | 'ordinal' | 'fraction', value: number): string | undefined {
  if (names === undefined) {
    names = new Map();
    for (const [word, of, number] of tableRows(numberWordTable)) {
      const key = `${of} ${Number(number)}`;
      if (!names.has(key)) names.set(key, word);
    }
  }
  return names.get(`${role} ${value}`);
}
