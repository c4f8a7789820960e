import type { UserTables } from '../../text/userTables';
import { tokenize } from '../../tokens/tokenize';
import currencyTable from './currencies.tsv';
import holidayTable from './holidays.tsv';
import modifierTable from './modifiers.tsv';
import numberTable from './numberWords.tsv';
import { PhraseTable } from './phraseTable';
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

export interface Lexicon {
  readonly words: ReadonlyMap<string, WordRoles>;
  /** Lower-cased unit names, of one word or more. */
  readonly units: PhraseTable<Unit>;
  /** The units by the name that a value carries. */
  readonly unitNames: ReadonlyMap<string, Unit>;
  /** Unit symbols, case kept; single tokens, or joined by `joinKey`. */
  readonly unitSymbols: PhraseTable<Unit>;
  readonly currencies: PhraseTable<Currency>;
  /** Codes and prefixes, case kept, and symbols. */
  readonly currencyMarks: ReadonlyMap<string, Currency>;
  /** Codes and prefixes as text without capitals has them: "rs", "usd". */
  readonly lowerMarks: ReadonlyMap<string, Currency>;
  /** What a dollar sign leaves behind in text without punctuation: "us 5 million", "hk 20 million". */
  readonly strippedMarks: ReadonlyMap<string, Currency>;
  /** What stands glued before "$", in lower case: "us", "hk". */
  readonly dollarPrefixes: ReadonlyMap<string, string>;
  readonly modifiers: PhraseTable<string>;
  readonly holidays: PhraseTable<string>;
  /** Minutes east of UTC by abbreviation, in lower case. */
  readonly zones: ReadonlyMap<string, number>;
}

/** Words, apart from those of the tables, that a figure can begin with. */
const STARTERS =
  'a an the this that these those last past next coming previous following recent early earlier late later mid end beginning start middle rest ' +
  'every each between from several few many couple half all same minus negative one first another other in more less fewer over under upward upwards ' +
  'pre post current future former percent per annual overnight fiscal financial calendar academic school q1 q2 q3 q4 h1 h2 week ' +
  'tens aged age ages point wee small predawn some any whole full entire year month day long q fy cy bi semi';

/** Reads the rows of a table: comments and the head line left out. */
export function rowsOf(table: string): string[][] {
  const lines = table.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return lines.slice(1).map(line => line.split('\t'));
}

/** The part of a currency's unit that a coin's name stands for. */
const SHARES = wordTable<number>({ sub: 0.01, subsymbol: 0.01, tenth: 0.1 });

/** The tables of a user's own that this folder reads. */
type FigureTables = Pick<UserTables, 'units' | 'currencies' | 'holidays'>;

let cached: Lexicon | undefined;

/** The tables of this folder, read once, with a user's own rows where there are any. */
export function figureLexicon(tables: FigureTables = {}): Lexicon {
  if (Object.values(tables).some(table => table !== undefined)) return buildLexicon(tables);
  cached ??= buildLexicon({});
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

function buildLexicon(user: FigureTables): Lexicon {
  const words = new Map<string, MutableRoles>();
  const word = (form: string): MutableRoles => {
    const found = words.get(form);
    if (found !== undefined) return found;
    const made = { number: {}, time: {}, starts: false, tells: false, alone: false, general: false, counts: false };
    words.set(form, made);
    return made;
  };
  for (const [form, role, value] of rowsOf(numberTable)) {
    const w = word(form);
    w.number[role] = Number(value);
    w.counts = true;
    w.tells = true;
    if (role !== 'suffix' && role !== 'abbreviatedScale') w.starts = true;
  }
  for (const [form, role, value] of rowsOf(timeTable)) {
    const w = word(form);
    w.time[role] = value;
    w.tells = true;
    if (role !== 'timeUnitShort') w.starts = true;
  }
  for (const form of STARTERS.split(' ')) {
    word(form).starts = true;
    word(form).general = true;
  }
  word('future').tells = true;

  const modifiers = new PhraseTable<string>();
  for (const [phrase, modifier] of rowsOf(modifierTable)) {
    const parts = cut(phrase);
    modifiers.add(parts, modifier);
    word(parts[0]).starts = true;
  }
  const holidays = new PhraseTable<string>();
  for (const [phrase, rule] of [...rowsOf(user.holidays ?? ''), ...rowsOf(holidayTable)]) {
    const parts = cut(phrase);
    holidays.add(parts, rule);
    // as text without punctuation has it: "new year s day"
    const bare = parts.filter(part => part !== "'").map(part => (part === "'s" ? 's' : part));
    holidays.add(bare, rule);
    word(parts[0]).starts = true;
    word(parts[0]).alone = true;
  }

  const units = new PhraseTable<Unit>();
  const unitSymbols = new PhraseTable<Unit>();
  const unitNames = new Map<string, Unit>();
  for (const [name, quantity, forms, symbols, base, factor, offset] of [
    ...rowsOf(user.units ?? ''),
    ...rowsOf(unitTable),
  ]) {
    const unit = { name, quantity, base: base ?? '', factor: Number(factor || 0), offset: Number(offset || 0) };
    // of one such unit a text tells without a number: "a mile away"
    if (quantity === 'length' || quantity === 'mass' || quantity === 'area' || quantity === 'volume')
      for (const form of (forms ?? '').split('|')) if (/^[a-z]+$/.test(form)) word(form).tells = true;
    unitNames.set(name, unit);
    for (const form of (forms ?? '').split('|')) if (form !== '') units.add(cut(form), unit);
    for (const symbol of (symbols ?? '').split('|')) if (symbol !== '') unitSymbols.add(cut(symbol), unit);
  }

  const currencies = new PhraseTable<Currency>();
  const currencyMarks = new Map<string, Currency>();
  const lowerMarks = new Map<string, Currency>();
  const strippedMarks = new Map<string, Currency>();
  const dollarPrefixes = new Map<string, string>();
  for (const [form, code, kind] of [...rowsOf(user.currencies ?? ''), ...rowsOf(currencyTable)]) {
    const currency = { code, kind, share: SHARES[kind] ?? 1 };
    if (kind === 'noun' || kind === 'name' || kind === 'sub' || kind === 'tenth') {
      currencies.add(cut(form), currency);
      if (kind === 'sub' && /^[a-z]+$/.test(form)) word(form).tells = true;
    } else if (kind === 'lower' || kind === 'stripped') {
      (kind === 'lower' ? lowerMarks : strippedMarks).set(form, { ...currency, kind: 'code' });
      word(form).starts = true;
      if (form === 'us') word('u').starts = true;
    } else if (kind === 'dollar') {
      const prefix = form.slice(0, -1);
      dollarPrefixes.set(prefix, code);
      word(prefix).starts = true;
    } else {
      currencyMarks.set(form, currency);
      word(form.toLowerCase()).starts = true;
    }
  }
  const zones = new Map<string, number>();
  for (const [abbreviation, minutes] of rowsOf(zoneTable)) zones.set(abbreviation.toLowerCase(), Number(minutes));
  return {
    words,
    units,
    unitNames,
    unitSymbols,
    currencies,
    currencyMarks,
    lowerMarks,
    strippedMarks,
    dollarPrefixes,
    modifiers,
    holidays,
    zones,
  };
}
