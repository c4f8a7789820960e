import { tableRows } from '../text/table';
import { phraseForms } from './inflect';

/**
 * Lists of words out of a table: one row a word, with the columns `list`, `word`, `class` and, where it is not plain
 * why it is there, `note`. The word is the lemma, or several words. Its class says which of its forms are meant: `v` a
 * verb, `n` a noun, each in all of its forms; `v:dn` only these (letters of `VerbForm`); without a class the word as it
 * stands. Of several words the first one of a verb and the last one of a noun inflect.
 */
export interface WordLists {
  /** Every form of the words of a list. @throws where the table has no such list: a mistake in code, not in data */
  forms(list: string): ReadonlySet<string>;
  /** The same as alternatives of an expression, longer ones first: `new RegExp(`^(?:${lists.pattern('months')})$`)`. */
  pattern(list: string): string;
}

/** Reads a table of word lists; rows without a word are left out. */
export function readWordLists(table: string): WordLists {
  const rows = new Map<string, (readonly [word: string, kind: string])[]>();
  for (const [list, word, kind = ''] of tableRows(table)) {
    if (!word) continue;
    const known = rows.get(list);
    if (known === undefined) rows.set(list, [[word, kind]]);
    else known.push([word, kind]);
  }
  const made = new Map<string, ReadonlySet<string>>();
  const forms = (list: string): ReadonlySet<string> => {
    const known =
      made.get(list) ?? new Set((rows.get(list) ?? missing(list)).flatMap(([word, kind]) => formsOf(word, kind)));
    made.set(list, known);
    return known;
  };
  return {
    forms,
    pattern: list =>
      [...forms(list)]
        .sort((a, b) => b.length - a.length)
        .map(form => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|'),
  };
}

function missing(list: string): never {
  throw new Error(`no list of words is named "${list}"`);
}

/** The forms of a word that its class asks for. */
function formsOf(word: string, kind: string): readonly string[] {
  const [pos, uses] = kind.split(':');
  if (pos !== 'v' && pos !== 'n') return [word];
  return [...phraseForms(word, pos)]
    .filter(([, use]) => uses === undefined || [...use].some(letter => uses.includes(letter)))
    .map(([form]) => form);
}
