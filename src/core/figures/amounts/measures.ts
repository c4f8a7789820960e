import type { FigureLabel } from '../../annotations/model';
import { parseNumber } from '../numbers/numbers';
import type { Unit } from '../words/figureTables';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { AMOUNT_CUES } from './amountCues';
import { OTHER_CODES } from './currencyMarks';
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

function money(end: number, unit: string, factor: number, add: number | undefined): Attachment {
  return {
    end,
    label: 'MONEY',
    unit,
    factor,
    ...(add === undefined ? {} : { add }),
    evidence: 'an amount of money',
  };
}

function moneyAt(view: TokenView, at: number, number: NumberReading): Attachment | null {
  // "hundreds of millions of dollars"
  const noun = number.vague === true && view.word(at) === 'of' ? at + 1 : at;
  const match = view.tables.currencies.match(view.lower, noun);
  if (match === null) return markAfter(view, at);
  const currency = match.value;
  const end = noun + match.length;
  if (currency.kind === 'noun' && (isWeight(view, noun, end) || isReached(view, noun, number))) return null;
  const small = currency.share < 1 ? null : smallChange(view, end);
  return money(small?.end ?? end, currency.code, currency.share, small?.add);
}

/** A currency's sign or code after a number: "5 $", "10 EUR", "5 MEUR", "20 USD million". */
function markAfter(view: TokenView, at: number): Attachment | null {
  const raw = view.raw[at] ?? '';
  const marks = view.tables.currencyMarks;
  const million = raw.length === 4 && raw.startsWith('M') ? marks.get(raw.slice(1)) : undefined;
  if (million?.kind === 'code') return money(at + 1, million.code, 1e6, undefined);
  const mark =
    marks.get(raw) ?? (view.register === 'caseless' && raw.length === 3 ? view.tables.lowerMarks.get(raw) : undefined);
  if (mark === undefined || mark.kind === 'prefix' || (OTHER_CODES.has(raw) && view.isDigits(at + 1))) return null;
  // "10 $ 30 $" is money after its number; "5 $10 bills" is not
  if (mark.kind === 'symbol')
    return !view.glued(at - 1) && view.isDigits(at + 1) && view.glued(at)
      ? null
      : money(at + 1, mark.code, mark.share, undefined);
  const scale = mark.kind === 'code' ? view.number(at + 1, 'scale') : undefined;
  if (scale !== undefined) return money(at + 2, mark.code, mark.share * scale, undefined);
  const cents = mark.kind === 'code' ? plainCents(view, at + 1) : null;
  return money(cents?.end ?? at + 1, mark.code, mark.share, cents?.add);
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
  const coin = view.tables.currencies.match(view.lower, small.end);
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
  if (WEIGHT_AFTER.has(view.word(end))) return true;
  return !/£|sterling|pence/.test(view.text.slice(0, 2000)) && !isPaid(view, noun);
}

/** "passed the 10 million mark": what is reached rather than money of Germany, whose plural has an s. */
function isReached(view: TokenView, noun: number, number: NumberReading): boolean {
  return view.word(noun) === 'mark' && number.value !== 1 && !(view.isDash(noun - 1) && view.glued(noun - 1));
}

const WEIGHT_AFTER = AMOUNT_CUES.forms('weightAfter');
/** Verbs and nouns of paying: a pound before or after them is the money. */
const PAYMENTS = AMOUNT_CUES.forms('payment');

/** Whether a sum is paid: a word of paying stands shortly before "20,000 pounds", or the sum in another currency after it. */
function isPaid(view: TokenView, noun: number): boolean {
  for (let i = noun - 1; i >= noun - 7; i--) if (PAYMENTS.has(view.word(i))) return true;
  if (view.word(noun + 1) !== '(') return false;
  for (let i = noun + 2; i < noun + 7; i++)
    if (view.word(i) === '$' || view.word(i) === '€' || view.tables.currencies.match(view.lower, i) !== null)
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
  const named = view.tables.units.match(view.lower, name) ?? view.tables.unitSymbols.match(view.raw, name);
  if (named !== null && named.value.name === smaller[0])
    return { end: name + named.length, add: number.value * smaller[1] };
  return hyphen && at === end + 1 ? { end: number.end, add: number.value * smaller[1] } : null;
}
