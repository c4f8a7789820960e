import { isHolidayRule } from './calendar';
import { tableRows } from './table';

/**
 * Tables that a user adds to those that ship, as the text of tab-separated values in the same columns, head line
 * included. Their rows go before the product's; an event type stands for the one of its name.
 */
export interface UserTables {
  readonly units?: string;
  readonly currencies?: string;
  readonly holidays?: string;
  readonly eventTypes?: string;
  readonly triggers?: string;
  readonly names?: string;
  /** The text of a schema, `newsmark.schema.json`. */
  readonly schema?: string;
  /** What was learned from corrections; see `core/corrections/learnedNames`. */
  readonly dictionary?: string;
}

/** Those that are tables in one folder. */
export type UserTableName = Exclude<keyof UserTables, 'schema' | 'dictionary'>;

/** The names of the files that hold a user's tables, all in one folder. */
export const USER_TABLE_FILES: Readonly<Record<UserTableName, string>> = {
  units: 'units.tsv',
  currencies: 'currencies.tsv',
  holidays: 'holidays.tsv',
  eventTypes: 'eventTypes.tsv',
  triggers: 'triggers.tsv',
  names: 'names.tsv',
};

export const USER_TABLE_NAMES = ['units', 'currencies', 'holidays', 'eventTypes', 'triggers', 'names'] as const;

/** What is wrong with a row of a user's table, and what to do: "triggers.tsv, line 3: …". */
export type TableProblem = string;

/** The event types that there are, and the labels of names. */
interface Known {
  readonly types: Pick<ReadonlySet<string>, 'has'>;
  readonly labels: Pick<ReadonlySet<string>, 'has'>;
}

/** Says what a row lacks, in words that follow "line 3: "; undefined where it can be read. */
type CheckRow = (cells: readonly string[], known: Known) => string | undefined;

/** Country or region, and latitude and longitude in degrees. */
export const OWN_PLACE = /^([A-Z]{2})(-[A-Z0-9]{1,3})?(?: (-?\d{1,2}(?:\.\d+)?) (-?\d{1,3}(?:\.\d+)?))?$/;
const EVENT_TYPE = /^[A-Z][A-Za-z]*\.[A-Z][A-Za-z]*$/;
/** The name of a codicon. */
const ICON = /^[a-z0-9-]{1,40}$/;
const PARTS_OF_SPEECH = 'v (verb), n (noun), w (noun that needs an anchor) or a (adjective)';

const CHECKS: Readonly<Record<UserTableName, CheckRow>> = {
  units([unit, quantity, words, symbols, base, factor, offset]) {
    if (!unit || !quantity) return 'Give the unit a name and say what it measures.';
    if (!words && !symbols) return `Give the words or the symbols that “${unit}” is written with.`;
    if (!isNumber(factor) || !isNumber(offset)) return 'The factor and the offset are numbers, or left empty.';
    if (factor && !base) return 'A factor needs the base unit that it leads to.';
    return undefined;
  },
  currencies([form, code, kind]) {
    if (!form) return 'Give the words or the sign of the currency.';
    if (!/^[A-Z]{3}$/.test(code ?? ''))
      return `“${code ?? ''}” is no ISO 4217 code: three capital letters, such as EUR.`;
    return /^(?:noun|name|sub|tenth|symbol|subsymbol|dollar|code|prefix)$/.test(kind ?? '')
      ? undefined
      : `“${kind ?? ''}” is no kind: name one of noun, name, sub, symbol, dollar, code, prefix.`;
  },
  holidays([name, rule]) {
    if (!name || !rule) return 'A holiday has a name and a rule for its day.';
    return isHolidayRule(rule)
      ? undefined
      : `“${rule}” is no rule for a day: 12-25, nth 11 4 4 (month, which, weekday), last 5 1, or easter -2.`;
  },
  eventTypes(cells) {
    if (cells.length < 9) return `A type has nine columns, this one ${cells.length}.`;
    if (!EVENT_TYPE.test(cells[0]))
      return `“${cells[0]}” is no name of a type: a family and a name, such as Contact.Meet.`;
    if (!/^(?:news|said|minor)$/.test(cells[2])) return `“${cells[2]}” is no rank: news, said or minor.`;
    return ICON.test(cells[3]) ? undefined : `“${cells[3]}” is no icon: the name of a codicon, such as calendar.`;
  },
  triggers(cells, known) {
    const [type, pos, , , lemmas] = cells;
    if (!lemmas) return `A trigger has five columns, this one ${cells.length}.`;
    if (type === 'Words') return undefined;
    if (!known.types.has(type)) return `There is no event type “${type}”. Add it to ${USER_TABLE_FILES.eventTypes}.`;
    return /^[vnwa]$/.test(pos) ? undefined : `“${pos}” is no part of speech: ${PARTS_OF_SPEECH}.`;
  },
  names([name, label, , place], known) {
    if (!name || !/[\p{L}\p{N}]/u.test(name)) return 'Give the name as it stands in texts.';
    if (!known.labels.has(label ?? '')) return `“${label ?? ''}” is no label of a name, such as PERSON, ORG or GPE.`;
    return !place || OWN_PLACE.test(place.trim())
      ? undefined
      : `“${place}” is no place: a code of ISO 3166 such as DE or US-TX, with degrees behind it or without (DE 48.1 11.6).`;
  },
};

/**
 * Everything in a user's tables that cannot be read; `types` are the event types that ship, `labels` those of names.
 * Rows that can be are used nevertheless.
 */
export function checkUserTables(
  tables: UserTables,
  types: Iterable<string>,
  labels: Iterable<string>,
): readonly TableProblem[] {
  const own = tableRows(tables.eventTypes ?? '').map(([name]) => name);
  const known: Known = {
    types: new Set(['Skip', 'Light', 'Undergo', 'Gives', 'Words', ...types, ...own]),
    labels: new Set(labels),
  };
  const problems: TableProblem[] = [];
  for (const name of USER_TABLE_NAMES) {
    const lines = (tables[name] ?? '').split(/\r?\n/);
    let head = true;
    lines.forEach((line, i) => {
      if (line === '' || line.startsWith('#')) return;
      if (head) {
        head = false;
        return;
      }
      const problem = CHECKS[name](line.split('\t'), known);
      if (problem !== undefined) problems.push(`${USER_TABLE_FILES[name]}, line ${i + 1}: ${problem}`);
    });
  }
  return problems;
}

/**
 * The rows of a user's table that can be read; the others, which `checkUserTables` names, are as if they were not
 * there.
 */
export function usableRows(name: UserTableName, text = ''): string[][] {
  const all = { has: () => true };
  return tableRows(text).filter(cells => CHECKS[name](cells, { types: all, labels: all }) === undefined);
}

function isNumber(cell: string | undefined): boolean {
  return cell === undefined || cell === '' || Number.isFinite(Number(cell));
}
