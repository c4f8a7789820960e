import { readWordLists } from '../../english/wordLists';
import { tableRows } from '../../text/table';
import givenTable from './givenNames.tsv';
import table from './pronouns.tsv';

/** What a name tells of its bearer; undefined where it tells nothing safely. */
export type Sex = 'he' | 'she' | undefined;

const WORDS = readWordLists(table);
const HE_TITLES = WORDS.forms('he title');
const SHE_TITLES = WORDS.forms('she title');

let given: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Of "Ada Brun" by its first word. A lone word may be a surname ("Ryan said"), and tells nothing. */
export function sexOfName(name: string): Sex {
  const space = name.indexOf(' ');
  if (space < 0) return undefined;
  given ??= new Map(tableRows(givenTable).map(([sex, names]) => [sex, new Set(names.split(' '))]));
  const first = name.slice(0, space).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split('-', 1)[0];
  if (given.get('he')?.has(first) === true) return 'he';
  return given.get('she')?.has(first) === true ? 'she' : undefined;
}

/** Of the word right before a name, in lower case: "mr", "actress". */
export function sexOfTitle(word: string): Sex {
  if (HE_TITLES.has(word)) return 'he';
  return SHE_TITLES.has(word) ? 'she' : undefined;
}
