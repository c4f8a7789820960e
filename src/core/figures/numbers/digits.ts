import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { NUMBER_CUES } from './numberCues';

export const FRACTION_SIGNS = wordTable<number>({
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅚': 5 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
});

/** The zero of the other decimal digits that news text holds: Arabic, Persian, Devanagari, Bengali, fullwidth. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];

/** Brings decimal digits of other scripts to ASCII; characters stay one for one. */
function asciiDigits(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f) {
      return Array.from(text, c => {
        const code = c.codePointAt(0) ?? 0;
        const zero = ZEROS.find(z => code >= z && code < z + 10);
        return zero === undefined ? c : String(code - zero);
      }).join('');
    }
  }
  return text;
}

/**
 * The value of a run of digits with separators: "10,000", "1,00,000", "1.234.567", "1,3" (a decimal comma), "42.7",
 * "3/4". Null for what is no one number: times, lists, dates.
 */
export function parseDigits(
  raw: string,
): { readonly value: number; readonly kind: 'integer' | 'decimal' | 'fraction' } | null {
  const text = asciiDigits(raw);
  if (text.length > 40) return null;
  if (/^\d+$/.test(text)) return { value: Number(text), kind: 'integer' };
  if (/^\d+\.\d+$/.test(text)) return { value: Number(text), kind: 'decimal' };
  if (/^\d{1,3}(?:,\d{3})+$/.test(text) || /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(text)) {
    return { value: Number(text.replaceAll(',', '')), kind: 'integer' };
  }
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}\.\d+$/.test(text))
    return { value: Number(text.replaceAll(',', '')), kind: 'decimal' };
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return { value: Number(text.replaceAll('.', '')), kind: 'integer' };
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) {
    return { value: Number(text.replaceAll('.', '').replace(',', '.')), kind: 'decimal' };
  }
  if (/^\d+,\d{1,2}$/.test(text)) return { value: Number(text.replace(',', '.')), kind: 'decimal' };
  const slash = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  // "24/7" and "50/50" are no fractions
  const improper = slash !== null && (slash[1] === slash[2] || Number(slash[1]) > 3 * Number(slash[2]));
  if (slash !== null && Number(slash[2]) !== 0 && !improper)
    return { value: Number(slash[1]) / Number(slash[2]), kind: 'fraction' };
  return null;
}

/** "10 000" and, in text without punctuation, "1 5 billion", "42 7 meter". */
export function parseSpaced(view: TokenView, i: number): { readonly value: number; readonly end: number } | null {
  const lead = view.raw[i];
  if (!view.isDigits(i + 1) || !/^\d{1,3}$/.test(lead) || view.tokens[i + 1].start !== view.tokens[i].end + 1)
    return null;
  // "2 00 000", as Indian English groups digits
  const [second, third] = [view.raw[i + 1], view.raw[i + 2] ?? ''];
  if (
    /^[1-9]\d?$/.test(lead) &&
    /^\d\d$/.test(second) &&
    /^\d{3}$/.test(third) &&
    !view.isDigits(i + 3) &&
    !view.isDigits(i - 1)
  )
    return { value: Number(lead + second + third), end: i + 3 };
  let digits = lead;
  let end = i + 1;
  while (
    lead !== '0' &&
    end <= i + MOST_GROUPS &&
    view.isDigits(end) &&
    /^\d{3}$/.test(view.raw[end]) &&
    view.tokens[end].start === view.tokens[end - 1].end + 1
  ) {
    digits += view.raw[end];
    end++;
  }
  if (end > i + 1) {
    const next = view.tokens[end];
    if (next?.kind === 'number' && next.start === view.tokens[end - 1].end + 1 && /^\d{3}/.test(next.text)) return null;
    return { value: Number(digits), end };
  }
  const fraction = view.raw[i + 1];
  if (!view.stripped || view.isDigits(i - 1)) return null;
  if (countsMeasures(view, i)) return null;
  const decimal = { value: Number(`${lead}.${fraction}`), end: i + 2 };
  if (lead === '0' && /^\d{1,6}$/.test(fraction)) return decimal;
  return /^\d{1,2}$/.test(fraction) && (isMeasured(view, i + 2) || isPair(view, i)) ? decimal : null;
}

/**
 * "6 7 ounce jars", as stripped text has "6 7-ounce jars": a count and a measure of each. "a 42 7 meter rocket" is one.
 */
function countsMeasures(view: TokenView, i: number): boolean {
  const unit = view.tables.units.match(view.lower, i + 2);
  if (unit === null || view.word(i + 1 + unit.length).endsWith('s') || /^(?:an?|the|its|this)$/.test(view.word(i - 1)))
    return false;
  return /[a-z]{3}s$/.test(view.word(i + 2 + unit.length));
}

/**
 * Whether two short runs of digits that stand alone in stripped text are one number ("magnitude 5 3", "rose 3 5 to"):
 * neither a date nor a time of day goes on from them or leads to them.
 */
function isPair(view: TokenView, i: number): boolean {
  const before = view.word(i - 1);
  const next = i + 2;
  if (view.isDigits(next) || view.time(i - 1, 'month') !== undefined || view.time(i - 1, 'monthShort') !== undefined)
    return false;
  if (view.time(next, 'month') !== undefined || view.time(next, 'monthShort') !== undefined) return false;
  if (
    CLOCK_BEFORE.has(before) ||
    view.time(next, 'timeUnits') !== undefined ||
    view.time(next, 'timeUnit') !== undefined
  )
    return false;
  if (view.raw[i].startsWith('0')) return false;
  if (/^[ap]$/.test(view.word(next)) && view.word(next + 1) === 'm') return false;
  return !NO_PAIR.has(view.word(next));
}

const CLOCK_BEFORE = NUMBER_CUES.forms('clockBefore');
/** What goes on from the second of two numbers that are none together. */
const NO_PAIR = NUMBER_CUES.forms('noPair');

/** Whether a scale, a percentage, a unit or a currency begins at a token, so that a number belongs before it. */
function isMeasured(view: TokenView, at: number): boolean {
  return (
    view.number(at, 'scale') !== undefined ||
    /^(?:percent|pct|per|percentage)$/.test(view.word(at)) ||
    view.tables.units.match(view.lower, at) !== null ||
    (view.word(at) !== 'dollar' && view.tables.currencies.match(view.lower, at) !== null) ||
    (view.word(at).length > 1 &&
      view.word(at) !== 'in' &&
      view.tables.unitSymbols.match(view.lower, at) !== null &&
      !/^[ap]m$/.test(view.word(at)))
  );
}

/** The most groups of three digits in a spaced number, so that a long row of such groups is read once. */
const MOST_GROUPS = 6;

/** A power of ten or another: "^23", "e+14", "x10^6", "×10−5". */
export function parsePower(
  view: TokenView,
  end: number,
  value: number,
): { readonly value: number; readonly end: number } | null {
  if (!view.glued(end - 1)) return null;
  const w = view.word(end);
  const finite = (x: number, to: number): { readonly value: number; readonly end: number } | null =>
    Number.isFinite(x) ? { value: x, end: to } : null;
  const exponent = (at: number): { readonly value: number; readonly end: number } | null => {
    let j = at;
    let sign = 1;
    while ((view.isDash(j) || view.word(j) === '+' || view.word(j) === '--') && view.glued(j) && j < at + 3) {
      if (view.isDash(j)) sign = -sign;
      j++;
    }
    if (!view.isDigits(j) || !/^\d{1,3}$/.test(view.raw[j])) return null;
    return { value: sign * Number(view.raw[j]), end: j + 1 };
  };
  if (w === '^') {
    const e = exponent(end + 1);
    return e === null ? null : finite(round(value ** e.value), e.end);
  }
  const scientific = /^e(\d{0,3})$/.exec(w);
  if (scientific !== null) {
    if (scientific[1] !== '') return finite(Number(`${value}e${scientific[1]}`), end + 1);
    const e = exponent(end + 1);
    return e === null || !view.glued(end) ? null : finite(Number(`${value}e${e.value}`), e.end);
  }
  const glued = /^x(\d{1,3})$/.exec(w);
  let base = glued === null ? Number.NaN : Number(glued[1]);
  let j = end + 1;
  if ((w === '×' || w === 'x') && view.glued(end) && view.isDigits(end + 1)) {
    base = Number(view.raw[end + 1]);
    j = end + 2;
  }
  if (!Number.isInteger(base)) return null;
  const explicit = view.word(j) === '^';
  const e = explicit ? exponent(j + 1) : base === 10 && view.isDash(j) && view.glued(j - 1) ? exponent(j) : null;
  return e === null ? null : finite(Number((value * base ** e.value).toPrecision(12)), e.end);
}

/** "1/2" after a space, a fraction sign, or in stripped text "1 2" before a unit. */
export function parseMixedFraction(
  view: TokenView,
  end: number,
): { readonly value: number; readonly end: number } | null {
  const sign = FRACTION_SIGNS[view.word(end)];
  if (sign !== undefined) return { value: sign, end: end + 1 };
  const at = view.isDash(end) && view.glued(end) ? end + 1 : end;
  if (view.isDigits(at)) {
    const part = parseDigits(view.raw[at]);
    if (part !== null && part.kind === 'fraction' && part.value < 1 && (at > end || !view.glued(end - 1)))
      return { value: part.value, end: at + 1 };
  }
  return null;
}

/** "k", "bn" and the like, glued or, for the longer ones, after a space. */
export function parseSuffix(view: TokenView, end: number): number | null {
  if (end >= view.length) return null;
  const scale = view.number(end, 'abbreviatedScale');
  if (scale !== undefined) return scale;
  const raw = view.raw[end];
  const suffix = view.tables.words.get(raw)?.number['suffix'];
  if (suffix === undefined) return null;
  // "2.5m" are meters but before the name of money
  if (view.glued(end - 1))
    return raw === 't' || (raw === 'm' && !isMillion(view, end)) || isMark(view, end) ? null : suffix;
  return raw === 'k' || (raw === 'M' && !view.glued(end)) ? suffix : null;
}

/**
 * Whether a capital letter right behind a small number is a mark rather than a scale: "Apt. 4B", "3M", "4K"; not "$4B",
 * "1.2B", "900M users".
 */
function isMark(view: TokenView, at: number): boolean {
  const [raw, number] = [view.raw[at], view.raw[at - 1]];
  if (!/^[KMBT]$/.test(raw) || number.length > 2) return false;
  if (raw === 'K') return number.length === 1;
  const before = view.raw[at - 2] ?? '';
  const money = view.tables.currencyMarks.has(before) || view.tables.lowerMarks.has(before);
  const after = view.word(at + 1);
  return !money && !isCountedWord(after) && after !== 'of' && view.tables.currencies.match(view.lower, at + 1) === null;
}

/**
 * Whether "m" right behind digits is a million rather than meters, by what stands around it: money or a unit follows
 * ("110m tonnes"), what is counted ("2m people", "3m new homes", "1.5m of them"), or what is said of many ("2m were
 * displaced"); or a population or sales are told.
 */
function isMillion(view: TokenView, at: number): boolean {
  const { currencies, units } = view.tables;
  const next = view.isDash(at + 1) && view.glued(at) ? at + 2 : at + 1;
  if (next > at + 1) return MILLION_TIED.has(view.word(next));
  if (view.endsClause(next)) return isTotal(view, at);
  if (currencies.match(view.lower, next) !== null || units.match(view.lower, next) !== null) return true;
  const w = view.word(next);
  if (RACES.has(w) || MEASURED.has(w)) return false;
  if (w === 'of' || isCountedWord(w)) return true;
  if (MANY_ARE.has(w)) return !MEASURE_BEFORE.has(view.word(at - 2));
  const plain = view.tokens[next]?.kind === 'word' && !MILLION_STOPS.has(w);
  if (plain && isCountedWord(view.word(next + 1)) && !RACES.has(view.word(next + 1))) return true;
  return isTotal(view, at);
}

/**
 * Whether a population or the like is told before the number that ends at token `at`: "a population of 8.9m", "sold
 * 2.5m".
 */
function isTotal(view: TokenView, at: number): boolean {
  for (let i = at - 2; i >= at - 5; i--) if (TOTALS.has(view.word(i))) return true;
  return false;
}

function isCountedWord(word: string): boolean {
  return COUNTED.has(word) || (/[a-z]{3}s$/.test(word) && !/(?:ss|us|is)$/.test(word));
}

/** Words behind "100m" in races: "100m hurdles". */
const RACES = NUMBER_CUES.forms('raceAfter');
/** Words behind meters: "2m high". */
const MEASURED = NUMBER_CUES.forms('measuredAfter');
/** Words before meters: "waves of 2m were seen". */
const MEASURE_BEFORE = NUMBER_CUES.forms('measureBefore');
const MANY_ARE = NUMBER_CUES.forms('manyAre');
const MILLION_TIED = NUMBER_CUES.forms('millionTied');
const MILLION_STOPS = NUMBER_CUES.forms('millionStop');
const TOTALS = NUMBER_CUES.forms('totalBefore');
const COUNTED = NUMBER_CUES.forms('countedMillion');

/** Takes the dust of floating point off a product. */
export function round(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(15));
}
