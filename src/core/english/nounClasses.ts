import { tableRows } from '../text/table';
import { FormIndex, formBeginnings } from './formIndex';
import { nounForms } from './inflect';
import { irregularNoun } from './irregular';
import nounTable from './nounClasses.tsv';

/** What a noun names: see the head of nounClasses.tsv. */
export type NounClass = string;

const NONE: ReadonlySet<NounClass> = new Set();
const PERSON: ReadonlySet<NounClass> = new Set(['person']);

let index: FormIndex<readonly [noun: string, classes: ReadonlySet<NounClass>], ReadonlySet<NounClass>> | undefined;

function readClasses(): NonNullable<typeof index> {
  // one set for all nouns of the same classes
  const sets = new Map<string, ReadonlySet<NounClass>>();
  const items = tableRows(nounTable).map(([noun, cell]) => {
    const set = sets.get(cell) ?? new Set(cell.split(', '));
    sets.set(cell, set);
    const beginnings = formBeginnings(noun, irregularNoun(noun) === undefined, () => nounForms(noun).keys());
    return [beginnings, [noun, set] as const] as const;
  });
  return new FormIndex(items, ([noun, set], put) => {
    for (const form of nounForms(noun).keys())
      put(form, known => (known === undefined ? set : new Set([...known, ...set])));
  });
}

/** Endings of nouns that name people: "policewoman", "columnists"; "choreographer" does not tell. */
const PEOPLE = /(?:[dekmprstxy]m[ae]n|wom[ae]n|ists?|ians?)$/;

/** What a noun names, in any of its forms, in lower case; nothing where no table and no ending tells. */
export function nounClasses(form: string): ReadonlySet<NounClass> {
  index ??= readClasses();
  return index.get(form) ?? (form.length > 6 && PEOPLE.test(form) ? PERSON : NONE);
}

/** Whether a noun is of a class: `isNounOf('bills', 'law')`. */
export function isNounOf(form: string, noun: NounClass): boolean {
  return nounClasses(form).has(noun);
}

/** Every class that a noun can be of. */
export function allNounClasses(): ReadonlySet<NounClass> {
  return new Set(tableRows(nounTable).flatMap(([, cell]) => cell.split(', ')));
}
