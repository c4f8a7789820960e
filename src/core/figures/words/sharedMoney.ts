import { tableRows } from '../../text/table';
import formTable from './sharedForms.tsv';
import moneyTable from './sharedMoney.tsv';

/** Money whose name or sign several countries share. */
export interface SharedMoney {
  readonly name: string;
  /** The currency that it is taken for where no country is told; null where it is left open. */
  readonly unknown: string | null;
  /** Codes by the words that tell of their countries, as they stand and in lower case. */
  readonly places: ReadonlyMap<string, string>;
}

let byForm: ReadonlyMap<string, SharedMoney> | undefined;

/** The shared money that a word or a sign, in lower case, names; undefined for money of one country. */
export function sharedMoney(form: string): SharedMoney | undefined {
  byForm ??= readSharedMoney();
  return byForm.get(form);
}

function readSharedMoney(): ReadonlyMap<string, SharedMoney> {
  const places = new Map<string, Map<string, string>>();
  for (const [name, code, words] of tableRows(moneyTable)) {
    const known = places.get(name) ?? new Map<string, string>();
    places.set(name, known);
    for (const word of words.split('|')) {
      known.set(word, code);
      // "turkey" and "chad" in small letters are no countries
      if (!known.has(word.toLowerCase())) known.set(word.toLowerCase(), code);
    }
  }
  const forms = new Map<string, SharedMoney>();
  for (const [name, written, unknown] of tableRows(formTable)) {
    const money = { name, unknown: unknown || null, places: places.get(name) ?? new Map() };
    for (const form of written.split('|')) forms.set(form, money);
  }
  return forms;
}
