import { tableRows } from '../../text/table';
import { type UserTables, usableRows } from '../../text/userTables';
import { tokenize } from '../../tokens/tokenize';
import currencyTable from './currencies.tsv';
import { STARTERS } from './firstSight';
import holidayTable from './holidays.tsv';
import modifierTable from './modifiers.tsv';
import numberTable from './numberWords.tsv';
import percentTable from './percentWords.tsv';
import { PhraseIndex } from './phraseIndex';
import timeTable from './timeWords.tsv';
import zoneTable from './timeZones.tsv';
import unitTable from './units.tsv';
import { wordTable } from './wordTable';

/** A unit of measure: `value * factor + offset` is in `base`. */
export interface Unit {
  /** The English singular name that a value carries. */
  readonly name: string;
  readonly quantity: string;
  /** The base unit of its quantity, or "" where it does not convert. */
  readonly base: string;
  readonly factor: number;
  readonly offset: number;
}

/** A form of a currency. `share` is the part of the unit that one stands for: 0.01 for a cent. */
export interface Currency {
  readonly code: string;
  readonly share: number;
  readonly kind: string;
}

/** What makes a number a percentage: "%", "basis points". `glued`: only right behind its digits ("5pp"). */
export interface PercentWord {
  readonly unit: string;
  readonly glued: boolean;
}

/** What one word can be in a figure. A word often has several roles ("second", "may", "quarter"). */
export interface WordRoles {
  /** Number words by role: unit, teen, ten, scale, ordinal, fraction and so on. */
  readonly number: Readonly<Record<string, number>>;
  /** Time words by role: month, weekday, timeUnit, season, part, set… */
  readonly time: Readonly<Record<string, string>>;
  /** Whether a figure can begin with it. */
  readonly starts: boolean;
  /** Whether it is itself a word of numbers or times. */
  readonly tells: boolean;
  /** Whether it is a word of numbers. */
  readonly counts: boolean;
  /** Whether it begins a holiday's name, which needs no such word. */
  readonly alone: boolean;
  /** Whether it begins figures of the grammar; other starters only begin a phrase or a mark of the tables. */
  readonly general: boolean;
}

/** The tables of numbers, times, units and currencies, as the grammar looks words up in them. */
export interface FigureTables {
  readonly words: ReadonlyMap<string, WordRoles>;
  /** Lower-cased unit names, of one word or more. */
  readonly units: PhraseIndex<Unit>;
  /** The units by the name that a value carries. */
  readonly unitNames: ReadonlyMap<string, Unit>;
  /** Unit symbols, case kept; single tokens, or joined by `joinKey`. */
  readonly unitSymbols: PhraseIndex<Unit>;
  readonly currencies: PhraseIndex<Currency>;
  /** Codes and prefixes, case kept, and symbols. */
  readonly currencyMarks: ReadonlyMap<string, Currency>;
  /** Codes and prefixes as text without capitals has them: "rs", "usd". */
  readonly lowerMarks: ReadonlyMap<string, Currency>;
  /** What a dollar sign leaves behind in text without punctuation: "us 5 million", "hk 20 million". */
  readonly strippedMarks: ReadonlyMap<string, Currency>;
  /** What stands glued before "$", in lower case: "us", "hk". */
  readonly dollarPrefixes: ReadonlyMap<string, string>;
  /** Letters as they stand. */
  readonly percents: PhraseIndex<PercentWord>;
  readonly modifiers: PhraseIndex<string>;
  readonly holidays: PhraseIndex<string>;
  /** Minutes east of UTC by abbreviation, in lower case. */
  readonly zones: ReadonlyMap<string, number>;
}

/** The part of a currency's unit that a coin's name stands for. */
const SHARES = wordTable<number>({ sub: 0.01, subsymbol: 0.01, tenth: 0.1 });

/** The tables of a user's own that this folder reads: their rows come before the product's. */
export type FigureRows = Pick<UserTables, 'units' | 'currencies' | 'holidays'>;

let cached: FigureTables | undefined;

/** The tables of this folder, read once, with a user's own rows where there are any. */
export function figureTables(rows: FigureRows = {}): FigureTables {
  if (Object.values(rows).some(table => table !== undefined)) return buildTables(rows);
  cached ??= buildTables({});
  return cached;
}

/** The words of a phrase as the tokeniser cuts them, in lower case. */
function cut(phrase: string): string[] {
  // most are one word: what the tokeniser would find, found faster
  return /^[A-Za-z]+$/.test(phrase) ? [phrase] : tokenize(phrase).map(t => t.text);
}

interface MutableRoles extends WordRoles {
  readonly number: Record<string, number>;
  readonly time: Record<string, string>;
  starts: boolean;
  tells: boolean;
  alone: boolean;
  general: boolean;
  counts: boolean;
}

/** The roles of a word, which are none at first. */
type RolesOf = (form: string) => MutableRoles;

function buildTables(user: FigureRows): FigureTables {
  const words = new Map<string, MutableRoles>();
  const rolesOf: RolesOf = form => {
    const found = words.get(form);
    if (found !== undefined) return found;
    const made = { number: {}, time: {}, starts: false, tells: false, alone: false, general: false, counts: false };
    words.set(form, made);
    return made;
  };
  readWords(rolesOf);
  const modifiers = readModifiers(rolesOf);
  const holidays = readHolidays(user, rolesOf);
  const zones = new Map(tableRows(zoneTable).map(([name, minutes]) => [name.toLowerCase(), Number(minutes)]));
  const percents = new PhraseIndex<PercentWord>();
  for (const [form, unit, place] of tableRows(percentTable))
    percents.add(cut(form), { unit, glued: place === 'glued' });
  return {
    words,
    percents,
    modifiers,
    holidays,
    zones,
    ...readUnits(user, rolesOf),
    ...readCurrencies(user, rolesOf),
  };
}

/** The roles of the words of numbers and times, and of those that the grammar names. */
function readWords(rolesOf: RolesOf): void {
  for (const [form, role, value] of tableRows(numberTable)) {
    const w = rolesOf(form);
    w.number[role] = Number(value);
    w.counts = true;
    w.tells = true;
    if (role !== 'suffix' && role !== 'abbreviatedScale') w.starts = true;
  }
  for (const [form, role, value] of tableRows(timeTable)) {
    const w = rolesOf(form);
    w.time[role] = value;
    w.tells = true;
    if (role !== 'timeUnitShort') w.starts = true;
  }
  for (const form of STARTERS) {
    rolesOf(form).starts = true;
    rolesOf(form).general = true;
    if (/^[qh][1-4]$/.test(form)) rolesOf(form).tells = true;
  }
  rolesOf('future').tells = true;
  rolesOf('past').tells = true;
  rolesOf('overnight').tells = true;
  rolesOf('fiscal').tells = true;
}

function readModifiers(rolesOf: RolesOf): PhraseIndex<string> {
  const modifiers = new PhraseIndex<string>();
  for (const [phrase, modifier] of tableRows(modifierTable)) {
    const parts = cut(phrase);
    modifiers.add(parts, modifier);
    rolesOf(parts[0]).starts = true;
  }
  return modifiers;
}

function readHolidays(user: FigureRows, rolesOf: RolesOf): PhraseIndex<string> {
  const holidays = new PhraseIndex<string>();
  for (const [phrase, rule] of [...usableRows('holidays', user.holidays), ...tableRows(holidayTable)]) {
    const parts = cut(phrase);
    holidays.add(parts, rule);
    // as text without punctuation has it: "new year s day"
    const bare = parts.filter(part => part !== "'").map(part => (part === "'s" ? 's' : part));
    holidays.add(bare, rule);
    rolesOf(parts[0]).starts = true;
    rolesOf(parts[0]).alone = true;
  }
  return holidays;
}

/** Quantities of one of whose units a text tells without a number: "a mile away". */
const TOLD_ALONE = new Set(['length', 'mass', 'area', 'volume']);

function readUnits(user: FigureRows, rolesOf: RolesOf): Pick<FigureTables, 'units' | 'unitSymbols' | 'unitNames'> {
  const units = new PhraseIndex<Unit>();
  const unitSymbols = new PhraseIndex<Unit>();
  const unitNames = new Map<string, Unit>();
  for (const [name, quantity, forms, symbols, base, factor, offset] of [
    ...usableRows('units', user.units),
    ...tableRows(unitTable),
  ]) {
    const unit = { name, quantity, base: base ?? '', factor: Number(factor || 0), offset: Number(offset || 0) };
    unitNames.set(name, unit);
    for (const form of (forms ?? '').split('|')) {
      if (form === '') continue;
      units.add(cut(form), unit);
      if (TOLD_ALONE.has(quantity) && /^[a-z]+$/.test(form)) rolesOf(form).tells = true;
    }
    for (const symbol of (symbols ?? '').split('|')) if (symbol !== '') unitSymbols.add(cut(symbol), unit);
  }
  return { units, unitSymbols, unitNames };
}

type CurrencyTables = Pick<
  FigureTables,
  'currencies' | 'currencyMarks' | 'lowerMarks' | 'strippedMarks' | 'dollarPrefixes'
>;

function readCurrencies(user: FigureRows, rolesOf: RolesOf): CurrencyTables {
  const currencies = new PhraseIndex<Currency>();
  const currencyMarks = new Map<string, Currency>();
  const lowerMarks = new Map<string, Currency>();
  const strippedMarks = new Map<string, Currency>();
  const dollarPrefixes = new Map<string, string>();
  for (const [form, code, kind] of [...usableRows('currencies', user.currencies), ...tableRows(currencyTable)]) {
    const currency = { code, kind, share: SHARES[kind] ?? 1 };
    if (kind === 'noun' || kind === 'name' || kind === 'sub' || kind === 'tenth') {
      currencies.add(cut(form), currency);
      if (kind === 'sub' && /^[a-z]+$/.test(form)) rolesOf(form).tells = true;
    } else if (kind === 'lower' || kind === 'stripped') {
      (kind === 'lower' ? lowerMarks : strippedMarks).set(form, { ...currency, kind: 'code' });
      rolesOf(form).starts = true;
      if (form === 'us') rolesOf('u').starts = true;
    } else if (kind === 'dollar') {
      const prefix = form.slice(0, -1);
      dollarPrefixes.set(prefix, code);
      rolesOf(prefix).starts = true;
    } else {
      currencyMarks.set(form, currency);
      rolesOf(form.toLowerCase()).starts = true;
    }
  }
  return { currencies, currencyMarks, lowerMarks, strippedMarks, dollarPrefixes };
}
