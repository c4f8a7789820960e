import type { Unit } from '../words/lexicon';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';

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

/** Reads the unit of a number: a unit of the table, its power, and what it is per. Brackets may stand around it ("5 [kg]"). */
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
const RISKY = new Set([
  'in',
  'm',
  'g',
  't',
  'l',
  'L',
  'A',
  'W',
  'V',
  'K',
  'J',
  'B',
  'N',
  'b',
  'pc',
  'au',
  'ac',
  'ha',
  'pm',
  'am',
  'T',
  'MW',
  'rad',
  'cd',
  'mb',
  'MB',
  'mi',
  'mm',
]);
const NEEDS_GLUE = new Set(['m', 'g', 't', 'l', 'A', 'W', 'V', 'K', 'J', 'B', 'N', 'b', 'au', 'T']);

function matchUnit(
  view: TokenView,
  at: number,
  number: NumberReading,
  hyphen: boolean,
): { readonly end: number; readonly unit: Unit } | null {
  const named = view.lexicon.units.match(view.lower, at);
  if (named !== null) {
    const w = view.word(at);
    // a turn, a hand, a bar, a knot: units only where they count
    if (
      (w === 'stone' || w === 'stones' || w === 'bar' || w === 'bars' || w === 'turn' || w === 'cup' || w === 'bit') &&
      !number.digits &&
      !hyphen
    ) {
      if (w === 'turn' || w === 'bit' || w === 'bar' || w === 'bars') return null;
    }
    return { end: at + named.length, unit: named.value };
  }
  if (!number.digits) return null;
  // a number with its separators shows that the text is not stripped
  const caseless = view.register === 'caseless' && !/[.,]/.test(view.raw[at - 1] ?? '');
  const symbol =
    view.lexicon.unitSymbols.match(view.raw, at) ?? (caseless ? view.lexicon.unitSymbols.match(view.lower, at) : null);
  if (symbol !== null) {
    const raw = view.raw[at];
    const end = at + symbol.length;
    const glued = view.glued(at - 1);
    if ((raw === 'am' || raw === 'pm') && glued && number.value <= 24) return null;
    if (RISKY.has(raw) && !glued && symbol.length === 1) {
      if (caseless) return isConverted(view, at, end) ? { end, unit: symbol.value } : null;
      if (raw === 'in' && !/^(?:|[.,;)!?]|thick|wide|tall|deep|long|high|diameter)$/.test(view.word(end))) return null;
      if (raw === 'in' && view.word(end) === '' && view.isDigits(at - 2)) return null;
      if ((raw === 'am' || raw === 'pm') && number.value <= 12 && !/\.\d(?:\d\d+)?$/.test(view.raw[at - 1]))
        return null;
      if (NEEDS_GLUE.has(raw) && view.capital(at) && (view.capital(end) || (view.isDash(end) && view.glued(at))))
        return null;
    }
    if (raw === 'm' && glued && (number.scaled === true || view.lexicon.currencies.match(view.lower, end) !== null))
      return null;
    return { end, unit: symbol.value };
  }
  if (view.word(at) === '"' && !view.glued(at - 1)) {
    const inch = view.lexicon.units.match(['inch'], 0);
    return inch === null ? null : { end: at + 1, unit: inch.value };
  }
  return null;
}

/** Whether a measure stands beside the same one in other units ("70 km 43 mi", "800 m 2 600 ft"), as brackets leave it in stripped text. */
function isConverted(view: TokenView, at: number, end: number): boolean {
  const isSymbol = (i: number): boolean =>
    view.word(i).length > 1 && view.word(i) !== 'in' && view.lexicon.unitSymbols.match(view.lower, i) !== null;
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

/** What a rate is per, after a unit or an amount of money: "per hour", "a day", "/kg", "-per-hour", "/s²". */
export function parsePer(view: TokenView, end: number): { readonly end: number; readonly name: string } | null {
  // "185 kilometer-per-hour"
  const joined = view.isDash(end) && view.word(end + 1) === 'per' && view.isDash(end + 2);
  const hourly = joined ? view.time(end + 3, 'timeUnit') : undefined;
  if (hourly !== undefined) return { end: end + 4, name: TIME_NAMES[hourly] ?? view.word(end + 3) };
  const w = view.word(end);
  const slash = w === '/' && view.glued(end - 1) && view.glued(end);
  if (w !== 'per' && w !== 'a' && w !== 'an' && !slash) return null;
  const at = end + 1;
  const time = view.time(at, 'timeUnit') ?? (slash || w === 'per' ? view.time(at, 'timeUnitShort') : undefined);
  if ((w === 'a' || w === 'an') && /^(?:ago|earlier|later|before|after)$/.test(view.word(at + 1))) return null;
  if (time !== undefined && (slash || view.word(at) !== 'h'))
    return withPower(view, at + 1, TIME_NAMES[time] ?? view.word(at));
  if (w === 'a' || w === 'an') return null;
  if (slash) {
    const symbol = symbolWithPower(view, at);
    if (symbol !== null) return symbol;
  }
  const unit =
    view.lexicon.units.match(view.lower, at) ??
    ((view.raw[at] ?? '').length > 1 ? view.lexicon.unitSymbols.match(view.raw, at) : null);
  return unit === null ? null : withPower(view, at + unit.length, unit.value.name);
}

function withPower(view: TokenView, end: number, name: string): { readonly end: number; readonly name: string } {
  const power = powerAfter(view, end);
  return power === null ? { end, name } : { end: power.end, name: `${power.name} ${name}` };
}

/** "kg", "s", "s2", "m^2" after a slash. */
function symbolWithPower(view: TokenView, at: number): { readonly end: number; readonly name: string } | null {
  const known = view.lexicon.unitSymbols.match(view.raw, at);
  if (known !== null) return withPower(view, at + known.length, known.value.name);
  const parts = /^(\p{L}{1,3})([23²³]?)$/u.exec(view.raw[at] ?? '');
  if (parts === null) return null;
  const [, symbol, digit] = parts;
  const name = symbol === 's' ? 'second' : view.lexicon.unitSymbols.match([symbol], 0)?.value.name;
  if (name === undefined) return null;
  const power = POWERS[digit];
  return power === undefined ? withPower(view, at + 1, name) : { end: at + 1, name: `${power} ${name}` };
}
