import type { Modifier } from '../../annotations/model';
import { tableRows } from '../../text/table';
import modifierTable from '../words/modifiers.tsv';

const MODIFIER_WORDS: Readonly<Record<Modifier, string>> = {
  approx: 'about',
  more_than: 'more than',
  less_than: 'less than',
  at_least: 'at least',
  at_most: 'at most',
};

let finer: ReadonlyMap<string, readonly [modifier: string, said: string]> | undefined;
/** Words of the longest phrase of the table. */
const LONGEST = 5;

/**
 * How exact a figure is, in words; as finely as its text says it: "nearly" rather than "about". Empty without a
 * modifier.
 */
export function modifierWords(modifier: Modifier | null, text: string): string {
  if (modifier === null) return '';
  finer ??= new Map(
    tableRows(modifierTable).flatMap(([phrase, of, said]) => (said ? [[phrase, [of, said] as const] as const] : [])),
  );
  const words = text.toLowerCase().split(/\s+/, LONGEST);
  for (let count = words.length; count > 0; count--) {
    const [of, said] = finer.get(words.slice(0, count).join(' ')) ?? [];
    if (of === modifier && said !== undefined) return said;
  }
  return MODIFIER_WORDS[modifier];
}
