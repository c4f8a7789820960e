import { tableRows } from '../../text/table';
import familyTable from './wordFamilies.tsv';

/** Types whose events are told by one another's words: a visit for a meeting, a bombing for a death. */
export const FAMILY: Readonly<Record<string, string>> = {
  'Contact.Discuss': 'Contact.Meet',
};

let words: ReadonlyMap<string, string> | undefined;

/** The word by which one goes that news uses for the same event; any other word stands for itself. */
export function wordFamily(lemma: string): string {
  words ??= new Map(
    tableRows(familyTable).flatMap(([word, others]) => others.split(', ').map(other => [other, word] as const)),
  );
  return words.get(lemma) ?? lemma;
}
