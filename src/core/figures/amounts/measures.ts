import type { FigureLabel } from '../../annotations/model';
import { parseDigits } from '../numbers/digits';
import { parseNumber } from '../numbers/numbers';
import { Sight } from '../words/firstSight';
import type { Currency, Unit } from '../words/lexicon';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { strippedMark } from './lostSigns';
import { parseUnit } from './unitGrammar';

/** What follows a number and makes it money, a percentage or a quantity. */
export interface Attachment {
  /** The token after it. */
  readonly end: number;
  readonly label: FigureLabel;
  readonly unit: string;
  /** What the number is multiplied by: 0.01 for cents, 1 for most. */
  readonly factor: number;
  /** What is added: 45 cents after 13 dollars. */
  readonly add?: number;
  readonly evidence?: string;
}

/** Reads a currency mark that begins at token `i` and stands before a number: "$", "US$", "A $", "EUR", "£". */
export function currencyBefore(
  view: TokenView,
  i: number,
): { readonly end: number; readonly currency: Currency; readonly sign: 1 | -1 } | null {
  if ((view.sight(i) & Sight.currency) === 0) return null;
  const marks = view.lexicon.currencyMarks;
  if ((view.word(i) === '-' || view.word(i) === '−') && !(i > 0 && view.glued(i - 1)) && view.glued(i)) {
    const unsigned = marks.get(view.raw[i + 1]);
    if (unsigned !== undefined && unsigned.kind === 'symbol') return { end: i + 2, currency: unsigned, sign: -1 };
  }
  const dollar = view.lexicon.dollarPrefixes.get(view.word(i));
  const apart = !view.glued(i) && view.word(i).length === 1 && (view.word(i) !== 'c' || view.word(i - 1) === "'");
  if (dollar !== undefined && view.word(i + 1) === '$' && !apart)
    return { end: i + 2, currency: { code: dollar, share: 1, kind: 'symbol' }, sign: 1 };
  const mark =
    marks.get(view.raw[i]) ?? (view.register === 'caseless' ? view.lexicon.lowerMarks.get(view.raw[i]) : undefined);
  if (mark !== undefined && (mark.kind === 'symbol' || view.isDigits(i + 1) || view.word(i + 1) === '.')) {
    if (mark.kind === 'subsymbol' || isOtherCode(view, i)) return null;
    if (mark.kind === 'prefix' && view.raw[i].length === 1 && !/^\d{3}|[,.]/.test(view.raw[i + 1] ?? '')) return null;
    // "Rs. 500", "Rs.500"
    const point = mark.kind === 'prefix' && view.word(i + 1) === '.' && view.isDigits(i + 2) ? 1 : 0;
    return { end: i + 1 + point, currency: mark, sign: 1 };
  }
  const stripped = strippedMark(view, i);
  return stripped === null ? null : { ...stripped, sign: 1 };
}

/** Codes that capitals mostly mean something else by: "COP 27", "TOP 10", "SDG 15". As money they stand before large amounts. */
const OTHER_CODES = new Set([
  'ALL',
  'BAM',
  'COP',
  'CUP',
  'ERN',
  'GEL',
  'LAK',
  'MOP',
  'PEN',
  'SDG',
  'SOS',
  'TOP',
  'TRY',
]);

function isOtherCode(view: TokenView, i: number): boolean {
  return (
    OTHER_CODES.has(view.raw[i]) && /^\d{1,2}$/.test(view.raw[i + 1] ?? '') && view.number(i + 2, 'scale') === undefined
  );
}

/** Money whose mark is glued to its digits: "USD115", "RM7,856,920", "MEUR" apart. Null for any other word. */
export function gluedMoney(
  view: TokenView,
  i: number,
): { readonly end: number; readonly currency: Currency; readonly value: number } | null {
  if ((view.sight(i) & Sight.glued) === 0) return null;
  const raw = view.raw[i];
  const parts = /^(\p{L}{1,4})(\d{1,12})(million|billion|trillion|mn?|bn|b|k)?$/u.exec(raw);
  if (parts === null) return null;
  const caseless = view.register === 'caseless';
  const currency =
    view.lexicon.currencyMarks.get(parts[1]) ?? (caseless ? view.lexicon.lowerMarks.get(parts[1]) : undefined);
  if (currency === undefined || (currency.kind !== 'code' && currency.kind !== 'prefix')) return null;
  const digits = parts[2];
  const end = i + 1;
  if (parts[3] !== undefined) {
    const roles = view.lexicon.words.get(parts[3])?.number;
    const scale = roles?.['scale'] ?? roles?.['abbreviatedScale'] ?? roles?.['suffix'];
    return scale === undefined || OTHER_CODES.has(parts[1]) ? null : { end, currency, value: Number(digits) * scale };
  }
  if (OTHER_CODES.has(parts[1]) && digits.length < 3) return null;
  const spaced = view.tokens[end];
  // "rm7 8 million" in stripped text
  if (
    caseless &&
    spaced?.kind === 'number' &&
    /^\d{1,2}$/.test(spaced.text) &&
    view.number(end + 1, 'scale') !== undefined
  )
    return { end: end + 1, currency, value: Number(`${digits}.${spaced.text}`) };
  if (
    digits.length <= 3 &&
    spaced?.kind === 'number' &&
    /^\d{3}$/.test(spaced.text) &&
    spaced.start === view.tokens[i].end + 1
  ) {
    return { end: end + 1, currency, value: Number(digits + spaced.text) };
  }
  const separated = view.word(end) === ',' && view.glued(i) && /^\d{3}$/.test(view.raw[end + 1] ?? '');
  if (parts[1].length === 1 && digits.length < 3 && !separated) return null;
  if (/^[.,]$/.test(view.word(end)) && view.glued(i) && view.glued(end) && view.isDigits(end + 1)) {
    const joined = parseDigits(`${digits}${view.word(end)}${view.raw[end + 1]}`);
    if (joined !== null) return { end: end + 2, currency, value: joined.value };
  }
  const plain = parseDigits(digits);
  return plain === null ? null : { end, currency, value: plain.value };
}

/** Reads what is attached to a number that ends before token `end`; a hyphen may stand between ("42.7-meter"). */
export function attachAfter(view: TokenView, end: number, number: NumberReading): Attachment | null {
  if (end >= view.length) return null;
  const hyphen = view.isDash(end) && view.glued(end - 1) && view.glued(end);
  const at = hyphen ? end + 1 : end;
  // "half a mile"
  if (number.value === 0.5 && (view.word(end) === 'a' || view.word(end) === 'an'))
    return percentAt(view, end + 1) ?? unitAt(view, end + 1, number, true);
  // "three quarters of a mile"
  if (number.fraction === true && view.word(end) === 'of' && /^an?$/.test(view.word(end + 1))) {
    const part = { ...number, value: 0.5 };
    return percentAt(view, end + 2) ?? unitAt(view, end + 2, part, true);
  }
  return percentAt(view, at) ?? moneyAt(view, at, number) ?? unitAt(view, at, number, hyphen);
}

function percent(end: number, unit = '%', evidence = 'a percentage'): Attachment {
  return { end, label: 'PERCENT', unit, factor: 1, evidence };
}

function percentAt(view: TokenView, at: number): Attachment | null {
  const w = view.word(at);
  if (w === '%' || w === '％' || w === 'pct' || w === 'percents') {
    if (view.word(at + 1) === 'point' || view.word(at + 1) === 'points')
      return percent(at + 2, 'percentage point', 'percentage points');
    return percent(at + 1);
  }
  const per = w === 'percent' || w === 'percentage' ? 1 : w === 'per' && view.word(at + 1) === 'cent' ? 2 : 0;
  if (per > 0) {
    const point = view.isDash(at + per) ? at + per + 1 : at + per;
    if (view.word(point) === 'point' || view.word(point) === 'points')
      return percent(point + 1, 'percentage point', 'percentage points');
    return percent(at + per);
  }
  if (w === 'basis' && /^points?$/.test(view.word(at + 1))) return percent(at + 2, 'basis point', 'basis points');
  return null;
}

function moneyAt(view: TokenView, at: number, number: NumberReading): Attachment | null {
  // "hundreds of millions of dollars"
  const noun = number.vague === true && view.word(at) === 'of' ? at + 1 : at;
  const marks = view.lexicon.currencyMarks;
  const match = view.lexicon.currencies.match(view.lower, noun);
  if (match !== null) {
    const currency = match.value;
    const end = noun + match.length;
    if (currency.kind === 'noun' && (isWeight(view, noun, end) || isReached(view, noun, number))) return null;
    const small = currency.share < 1 ? null : smallChange(view, end);
    return {
      end: small?.end ?? end,
      label: 'MONEY',
      unit: currency.code,
      factor: currency.share,
      ...(small === null ? {} : { add: small.add }),
      evidence: 'an amount of money',
    };
  }
  const raw = view.raw[at] ?? '';
  const million = raw.length === 4 && raw.startsWith('M') ? marks.get(raw.slice(1)) : undefined;
  if (million?.kind === 'code') {
    return { end: at + 1, label: 'MONEY', unit: million.code, factor: 1e6, evidence: 'an amount of money' };
  }
  const mark =
    marks.get(raw) ?? (view.register === 'caseless' && raw.length === 3 ? view.lexicon.lowerMarks.get(raw) : undefined);
  if (mark === undefined || mark.kind === 'prefix' || (OTHER_CODES.has(raw) && view.isDigits(at + 1))) return null;
  // "10 $ 30 $" is money after its number; "5 $10 bills" is not
  if (mark.kind === 'symbol' && !view.glued(at - 1) && view.isDigits(at + 1) && view.glued(at)) return null;
  const scale = mark.kind === 'code' ? view.number(at + 1, 'scale') : undefined;
  const cents = mark.kind === 'code' && scale === undefined ? plainCents(view, at + 1) : null;
  return {
    end: scale === undefined ? (cents?.end ?? at + 1) : at + 2,
    label: 'MONEY',
    unit: mark.code,
    factor: mark.share * (scale ?? 1),
    ...(cents === null ? {} : { add: cents.add }),
    evidence: 'an amount of money',
  };
}

/** "and forty-five cents" or "50" after dollars, as a share of the dollar. */
function smallChange(view: TokenView, end: number): { readonly end: number; readonly add: number } | null {
  const at = view.word(end) === 'and' ? end + 1 : end;
  if (
    !view.isDigits(at) &&
    view.number(at, 'unit') === undefined &&
    view.number(at, 'teen') === undefined &&
    view.number(at, 'ten') === undefined
  )
    return null;
  const small = parseNumber(view, at);
  if (small === null || small.value <= 0 || small.value >= 100 || !Number.isInteger(small.value)) return null;
  const coin = view.lexicon.currencies.match(view.lower, small.end);
  if (coin !== null && coin.value.share < 1) {
    const share = coin.value.share;
    const tail = share === 0.1 ? view.number(small.end + coin.length, 'unit') : undefined;
    return {
      end: small.end + coin.length + (tail === undefined ? 0 : 1),
      add: small.value * share + (tail ?? 0) * 0.01,
    };
  }
  return at === end ? plainCents(view, at) : null;
}

/** "15 dollars 50": two digits or tens in words, at the end of the clause. */
function plainCents(view: TokenView, at: number): { readonly end: number; readonly add: number } | null {
  const small = parseNumber(view, at);
  if (
    small === null ||
    small.value < 10 ||
    small.value > 99 ||
    !Number.isInteger(small.value) ||
    small.scaled === true ||
    small.ordinal === true
  )
    return null;
  const next = view.word(small.end);
  const final = next === '' || /^(?:[.,;!?)]|more|and|for|each|per)$/.test(next);
  return final ? { end: small.end, add: small.value / 100 } : null;
}

/** Whether "pounds" or another noun that also names a weight or a thing is the weight here. */
function isWeight(view: TokenView, noun: number, end: number): boolean {
  const w = view.word(noun);
  if (w !== 'pound' && w !== 'pounds') return false;
  if (view.word(end) === 'sterling') return false;
  if (view.word(end) === 'of' || /^(?:per|heavier|lighter|overweight|more|less|and)$/.test(view.word(end))) return true;
  return !/£|sterling|pence/.test(view.text.slice(0, 2000)) && !isPaid(view, noun);
}

/** "passed the 10 million mark": what is reached rather than money of Germany, whose plural has an s. */
function isReached(view: TokenView, noun: number, number: NumberReading): boolean {
  return view.word(noun) === 'mark' && number.value !== 1 && !(view.isDash(noun - 1) && view.glued(noun - 1));
}

/** Verbs and nouns of paying: a pound before or after them is the money. */
const PAYMENTS =
  /^(?:pa(?:id|y|ys|ying)|cost(?:s|ing)?|worth|fine[ds]?|price[ds]?|spen[dt]|spending|rais(?:ed?|ing)|sold|bought|earn(?:ed|s|ing)?|salary|bail|prize|compensation|damages|debts?|budget|reward|fees?|invest(?:ed|ment)?|stole|stolen|savings|wages?|bills?|loans?|bonus|charged?|owed?)$/;

/** Whether a sum is paid: a word of paying stands shortly before "20,000 pounds", or the sum in another currency after it. */
function isPaid(view: TokenView, noun: number): boolean {
  for (let i = noun - 1; i >= noun - 7; i--) if (PAYMENTS.test(view.word(i))) return true;
  if (view.word(noun + 1) !== '(') return false;
  for (let i = noun + 2; i < noun + 7; i++)
    if (view.word(i) === '$' || view.word(i) === '€' || view.lexicon.currencies.match(view.lower, i) !== null)
      return true;
  return false;
}

function unitAt(view: TokenView, at: number, number: NumberReading, hyphen: boolean): Attachment | null {
  const unit = parseUnit(view, at, number, hyphen);
  if (unit === null) return null;
  const small = unit.simple ? smallerUnit(view, unit.end, unit.unit, hyphen) : null;
  return {
    end: small?.end ?? unit.end,
    label: 'QUANTITY',
    unit: unit.name,
    factor: 1,
    ...(small === null ? {} : { add: small.add }),
    evidence: 'a quantity',
  };
}

const SMALLER = wordTable<readonly [name: string, share: number]>({
  foot: ['inch', 1 / 12],
  pound: ['ounce', 1 / 16],
  stone: ['pound', 1 / 14],
});

/** "2 in" after "5 ft", "and 2 inches" after "five feet", "-3" after "5-foot". */
function smallerUnit(
  view: TokenView,
  end: number,
  unit: Unit,
  hyphen: boolean,
): { readonly end: number; readonly add: number } | null {
  const smaller = SMALLER[unit.name];
  if (smaller === undefined) return null;
  let at = end;
  if (view.word(at) === 'and' || view.word(at) === ',') at++;
  else if (hyphen && view.isDash(at) && view.glued(at) && view.glued(at - 1)) at++;
  const number = parseNumber(view, at);
  if (number === null || number.value < 0 || number.value * smaller[1] >= 1 || number.ordinal === true) return null;
  const name = view.isDash(number.end) ? number.end + 1 : number.end;
  const named = view.lexicon.units.match(view.lower, name) ?? view.lexicon.unitSymbols.match(view.raw, name);
  if (named !== null && named.value.name === smaller[0])
    return { end: name + named.length, add: number.value * smaller[1] };
  return hyphen && at === end + 1 ? { end: number.end, add: number.value * smaller[1] } : null;
}
