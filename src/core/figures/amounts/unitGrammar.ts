import type { Unit } from '../words/figureTables';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { AMOUNT_CUES } from './amountCues';
import { isMeant } from './homographs';

/** A unit as it was read, up to token `end`. */
export interface UnitReading {
  readonly end: number;
  /** The whole unit's name: "kilometer per square second". */
  readonly name: string;
  /** The first unit of it. */
  readonly unit: Unit;
  /** Whether it is that unit and nothing else. */
  readonly simple: boolean;
}

/** The most units after "per" in one ("joules per square meter per year"). */
const MOST_PER = 2;

/**
 * Reads the unit of a number: a unit of the table, its power, and what it is per. Brackets may stand around it ("5
 * [kg]").
 */
export function parseUnit(view: TokenView, at: number, number: NumberReading, hyphen: boolean): UnitReading | null {
  const bracket = view.glued(at) && /^[[<({]$/.test(view.word(at)) ? 1 : 0;
  const of = number.vague === true && view.word(at) === 'of' ? 1 : 0;
  const first = matchUnit(view, at + bracket + of, number, hyphen);
  if (first === null) return null;
  const { unit } = first;
  let { end } = first;
  let { name } = unit;
  if (bracket === 1) {
    if (!/^[\]>)}]$/.test(view.word(end))) return null;
    end++;
  }
  const power = unit.quantity === 'length' ? powerAfter(view, end) : null;
  if (power !== null) {
    name = `${power.name} ${name}`;
    end = power.end;
  }
  let simple = power === null;
  for (let k = 0; k < MOST_PER; k++) {
    const per = k > 0 && /^an?$/.test(view.word(end)) ? null : parsePer(view, end);
    if (per === null) break;
    name = `${name} per ${per.name}`;
    end = per.end;
    simple = false;
  }
  return { end, name, unit, simple };
}

/** Symbols that are words or letters of their own: after a space they need a reason to be a unit. */
const RISKY = AMOUNT_CUES.forms('riskySymbol');
/** Of these, letters that are initials of names beside other capitals. */
const NEEDS_GLUE = AMOUNT_CUES.forms('gluedSymbol');
const INCH_AFTER = AMOUNT_CUES.forms('inchAfter');

interface UnitMatch {
  readonly end: number;
  readonly unit: Unit;
}

function matchUnit(view: TokenView, at: number, number: NumberReading, hyphen: boolean): UnitMatch | null {
  const named = view.tables.units.match(view.lower, at);
  if (named !== null) {
    // a turn, a bit: units only where they count
    if (!number.digits && !hyphen && /^(?:turn|bit)$/.test(view.word(at))) return null;
    const end = at + named.length;
    return isMeant(view, at, end, number) ? { end, unit: named.value } : null;
  }
  if (!number.digits) return null;
  const symbol = matchSymbol(view, at, number);
  if (symbol !== undefined) return symbol;
  const inch = view.word(at) === '"' && !view.glued(at - 1) ? view.tables.units.match(['inch'], 0) : null;
  return inch === null ? null : { end: at + 1, unit: inch.value };
}

/** A unit's symbol after digits; undefined where none stands, null where it is something else. */
function matchSymbol(view: TokenView, at: number, number: NumberReading): UnitMatch | null | undefined {
  // a number with its separators shows that the text is not stripped
  const caseless = view.register === 'caseless' && !/[.,]/.test(view.raw[at - 1] ?? '');
  const { unitSymbols } = view.tables;
  const symbol = unitSymbols.match(view.raw, at) ?? (caseless ? unitSymbols.match(view.lower, at) : null);
  if (symbol === null) return undefined;
  const raw = view.raw[at];
  const end = at + symbol.length;
  const unit = symbol.value;
  if (!view.glued(at - 1)) {
    if (!RISKY.has(raw) || symbol.length > 1) return { end, unit };
    const told = caseless
      ? isConverted(view, at, end) || (raw === 'mm' && view.word(end) === 'of')
      : isUnitApart(view, at, end, number);
    return told ? { end, unit } : null;
  }
  return isUnitGlued(view, at, end, number) ? { end, unit } : null;
}

/**
 * Whether a symbol right behind digits is a unit rather than an hour, a scale, a mark ("Apt. 4B", "a 4K film") or a
 * letter of a name.
 */
function isUnitGlued(view: TokenView, at: number, end: number, number: NumberReading): boolean {
  switch (view.raw[at]) {
    case 'am':
    case 'pm':
      return number.value > 24;
    case 'm':
      return number.scaled !== true && view.tables.currencies.match(view.lower, end) === null;
    case 'B':
    case 'K':
      return number.value >= 100;
    case 'C':
    case 'F':
      return isTemperature(view, at);
    default:
      return true;
  }
}

/**
 * Whether "1.5C" and "100F" are degrees: not in a name or an address ("Unit 3C", "Flight 12C"), nor as a mark or a key.
 */
function isTemperature(view: TokenView, at: number): boolean {
  const before = at - 2;
  if (view.raw[at - 1].includes('.')) return true;
  const inName = view.capital(before) && view.tokens[before]?.kind === 'word' && before > 0;
  return !inName && !LABELS.has(view.word(before)) && !view.capital(at + 1);
}

const LABELS = AMOUNT_CUES.forms('label');

/** Whether a risky symbol after a space is a unit all the same: "5 in.", "12.25 am" but not "5 in Paris", "5 am". */
function isUnitApart(view: TokenView, at: number, end: number, number: NumberReading): boolean {
  const raw = view.raw[at];
  if (raw === 'in') {
    if (!view.endsClause(end) && !INCH_AFTER.has(view.word(end))) return false;
    if (view.word(end) === '' && view.isDigits(at - 2)) return false;
  }
  if ((raw === 'am' || raw === 'pm') && number.value <= 12 && !/\.\d(?:\d\d+)?$/.test(view.raw[at - 1])) return false;
  // "5 C" is a size or a key
  if (raw === 'C' || raw === 'F') return isWarm(view, at);
  const initial = view.capital(end) || (view.isDash(end) && view.glued(at));
  return !(NEEDS_GLUE.has(raw) && view.capital(at) && initial);
}

/** How far before "25 C" a word of the weather says that it is degrees. */
const WARM_REACH = 12;
const WARM = AMOUNT_CUES.forms('warmth');

function isWarm(view: TokenView, at: number): boolean {
  for (let i = at - 2; i >= at - WARM_REACH && !/^[.;!?]$/.test(view.word(i)); i--)
    if (WARM.has(view.word(i))) return true;
  return false;
}

/**
 * Whether a measure stands beside the same one in other units ("70 km 43 mi", "800 m 2 600 ft"), as brackets leave it
 * in stripped text.
 */
function isConverted(view: TokenView, at: number, end: number): boolean {
  const isSymbol = (i: number): boolean =>
    view.word(i).length > 1 && view.word(i) !== 'in' && view.tables.unitSymbols.match(view.lower, i) !== null;
  let before = at - 1;
  while (view.isDigits(before) && before > at - 4) before--;
  let after = end;
  while (view.isDigits(after) && after < end + 4) after++;
  return (before < at - 1 && isSymbol(before)) || (after > end && isSymbol(after));
}

const POWERS = wordTable<string>({
  '2': 'square',
  '3': 'cubic',
  '²': 'square',
  '³': 'cubic',
  squared: 'square',
  cubed: 'cubic',
});

/** "^2", "²", "squared", "cubed" after a unit. */
function powerAfter(view: TokenView, end: number): { readonly end: number; readonly name: string } | null {
  const at = view.word(end) === '^' ? end + 1 : end;
  const name = POWERS[view.word(at)];
  return name === undefined || (at === end && view.isDigits(end)) ? null : { end: at + 1, name };
}

const TIME_NAMES = wordTable<string>({
  Y: 'year',
  Q: 'quarter',
  M: 'month',
  W: 'week',
  D: 'day',
  NI: 'night',
  TH: 'hour',
  TM: 'minute',
  TS: 'second',
});

/** What a rate is per, up to token `end`. */
interface PerReading {
  readonly end: number;
  readonly name: string;
}

/** What a rate is per, after a unit or an amount of money: "per hour", "a day", "/kg", "-per-hour", "/s²". */
export function parsePer(view: TokenView, end: number): PerReading | null {
  // "185 kilometer-per-hour"
  const joined = view.isDash(end) && view.word(end + 1) === 'per' && view.isDash(end + 2);
  const hourly = joined ? view.time(end + 3, 'timeUnit') : undefined;
  if (hourly !== undefined) return { end: end + 4, name: TIME_NAMES[hourly] ?? view.word(end + 3) };
  const w = view.word(end);
  if (w === 'a' || w === 'an') return perArticle(view, end + 1);
  const slash = w === '/' && view.glued(end - 1) && view.glued(end);
  return w === 'per' || slash ? perUnit(view, end + 1, slash) : null;
}

/** "a day", but not "a day ago". */
function perArticle(view: TokenView, at: number): PerReading | null {
  const time = view.time(at, 'timeUnit');
  if (time === undefined || /^(?:ago|earlier|later|before|after)$/.test(view.word(at + 1))) return null;
  return withPower(view, at + 1, TIME_NAMES[time] ?? view.word(at));
}

/** What stands at token `at` after "per" or a slash. */
function perUnit(view: TokenView, at: number, slash: boolean): PerReading | null {
  const time = view.time(at, 'timeUnit') ?? view.time(at, 'timeUnitShort');
  if (time !== undefined && (slash || view.word(at) !== 'h'))
    return withPower(view, at + 1, TIME_NAMES[time] ?? view.word(at));
  const symbol = slash ? symbolWithPower(view, at) : null;
  if (symbol !== null) return symbol;
  const { units, unitSymbols } = view.tables;
  const unit =
    units.match(view.lower, at) ?? ((view.raw[at] ?? '').length > 1 ? unitSymbols.match(view.raw, at) : null);
  return unit === null ? null : withPower(view, at + unit.length, unit.value.name);
}

function withPower(view: TokenView, end: number, name: string): { readonly end: number; readonly name: string } {
  const power = powerAfter(view, end);
  return power === null ? { end, name } : { end: power.end, name: `${power.name} ${name}` };
}

/** "kg", "s", "s2", "m^2" after a slash. */
function symbolWithPower(view: TokenView, at: number): { readonly end: number; readonly name: string } | null {
  const known = view.tables.unitSymbols.match(view.raw, at);
  if (known !== null) return withPower(view, at + known.length, known.value.name);
  const parts = /^(\p{L}{1,3})([23²³]?)$/u.exec(view.raw[at] ?? '');
  if (parts === null) return null;
  const [, symbol, digit] = parts;
  const name = symbol === 's' ? 'second' : view.tables.unitSymbols.match([symbol], 0)?.value.name;
  if (name === undefined) return null;
  const power = POWERS[digit];
  return power === undefined ? withPower(view, at + 1, name) : { end: at + 1, name: `${power} ${name}` };
}
