import { parseDigits } from '../numbers/digits';
import type { Currency } from '../words/figureTables';
import { Sight } from '../words/firstSight';
import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';
import { strippedMark } from './lostSigns';

/** A currency mark before a number, up to token `end`. */
export interface CurrencyMark {
  readonly end: number;
  readonly currency: Currency;
  readonly sign: 1 | -1;
}

/** Reads a currency mark that begins at token `i` and stands before a number: "$", "US$", "A $", "EUR", "£". */
export function currencyBefore(view: TokenView, i: number): CurrencyMark | null {
  if ((view.sight(i) & Sight.currency) === 0) return null;
  const mark = negativeMark(view, i) ?? dollarMark(view, i);
  if (mark !== null) return mark;
  const named = namedMark(view, i);
  if (named !== undefined) return named;
  const stripped = strippedMark(view, i);
  return stripped === null ? null : { ...stripped, sign: 1 };
}

/** "-$5", "minus $5". */
function negativeMark(view: TokenView, i: number): CurrencyMark | null {
  if (view.word(i) === 'minus' || view.word(i) === 'negative') {
    const mark = dollarMark(view, i + 1) ?? namedMark(view, i + 1);
    return mark?.currency.kind === 'symbol' ? { ...mark, sign: -1 } : null;
  }
  if ((view.word(i) !== '-' && view.word(i) !== '−') || (i > 0 && view.glued(i - 1)) || !view.glued(i)) return null;
  const currency = view.tables.currencyMarks.get(view.raw[i + 1]);
  return currency?.kind === 'symbol' ? { end: i + 2, currency, sign: -1 } : null;
}

/** "US$", "A$". */
function dollarMark(view: TokenView, i: number): CurrencyMark | null {
  const code = view.tables.dollarPrefixes.get(view.word(i));
  if (code === undefined || view.word(i + 1) !== '$') return null;
  const apart = !view.glued(i) && view.word(i).length === 1 && (view.word(i) !== 'c' || view.word(i - 1) === "'");
  return apart ? null : { end: i + 2, currency: { code, share: 1, kind: 'symbol' }, sign: 1 };
}

/** "EUR", "Rs.", "£"; undefined where no such mark stands, null where it stands for something else. */
function namedMark(view: TokenView, i: number): CurrencyMark | null | undefined {
  const raw = view.raw[i];
  const caseless = view.register === 'caseless';
  const mark = view.tables.currencyMarks.get(raw) ?? (caseless ? view.tables.lowerMarks.get(raw) : undefined);
  if (mark === undefined || (mark.kind !== 'symbol' && !view.isDigits(i + 1) && view.word(i + 1) !== '.'))
    return undefined;
  if (mark.kind === 'subsymbol' || isOtherCode(view, i)) return null;
  if (mark.kind === 'prefix' && raw.length === 1 && !/^\d{3}|[,.]/.test(view.raw[i + 1] ?? '')) return null;
  // "Rs. 500", "Rs.500"
  const point = mark.kind === 'prefix' && view.word(i + 1) === '.' && view.isDigits(i + 2) ? 1 : 0;
  return { end: i + 1 + point, currency: mark, sign: 1 };
}

/**
 * Codes that capitals mostly mean something else by: "COP 27", "TOP 10", "SDG 15". As money they stand before large
 * amounts.
 */
export const OTHER_CODES = AMOUNT_CUES.forms('otherCode');

function isOtherCode(view: TokenView, i: number): boolean {
  return (
    OTHER_CODES.has(view.raw[i]) && /^\d{1,2}$/.test(view.raw[i + 1] ?? '') && view.number(i + 2, 'scale') === undefined
  );
}

/** An amount in one word, with its currency, up to token `end`. */
interface GluedMoney {
  readonly end: number;
  readonly currency: Currency;
  readonly value: number;
}

/** Money whose mark is glued to its digits: "USD115", "RM7,856,920", "MEUR" apart. Null for any other word. */
export function gluedMoney(view: TokenView, i: number): GluedMoney | null {
  if ((view.sight(i) & Sight.glued) === 0) return null;
  const parts = /^(\p{L}{1,4})(\d{1,12})(\p{L}{1,8})?$/u.exec(view.raw[i]);
  if (parts === null) return null;
  const [, mark, digits, scaleWord] = parts;
  const currency =
    view.tables.currencyMarks.get(mark) ??
    (view.register === 'caseless' ? view.tables.lowerMarks.get(mark) : undefined);
  if (currency === undefined || (currency.kind !== 'code' && currency.kind !== 'prefix')) return null;
  const end = i + 1;
  if (scaleWord !== undefined) {
    const scale = scaleOf(view, scaleWord);
    return scale === undefined || OTHER_CODES.has(mark) ? null : { end, currency, value: Number(digits) * scale };
  }
  if (OTHER_CODES.has(mark) && digits.length < 3) return null;
  const joined = goesOnApart(view, i, digits);
  if (joined !== null) return { ...joined, currency };
  const rest = goesOnGlued(view, i, digits);
  if (mark.length === 1 && digits.length < 3 && (rest === null || !isSum(view, rest.end))) return null;
  return { currency, ...(rest ?? { end, value: Number(digits) }) };
}

/** Whether digits up to token `end` are money by their form: "R23.50", "R1,500", "R1.78bn" rather than "R1.5". */
function isSum(view: TokenView, end: number): boolean {
  const last = view.raw[end - 1];
  if (view.word(end - 2) === ',' ? last.length === 3 : last.length === 2) return true;
  return (view.number(end, 'scale') ?? view.number(end, 'abbreviatedScale')) !== undefined || view.word(end) === 'm';
}

function scaleOf(view: TokenView, word: string): number | undefined {
  const roles = view.tables.words.get(word)?.number;
  return roles?.['scale'] ?? roles?.['abbreviatedScale'] ?? roles?.['suffix'];
}

/** The rest of a number after a space: "rm7 8 million" in stripped text, "USD10 000". */
function goesOnApart(
  view: TokenView,
  i: number,
  digits: string,
): { readonly end: number; readonly value: number } | null {
  const end = i + 1;
  const next = view.tokens[end];
  if (next?.kind !== 'number') return null;
  const decimal = /^\d{1,2}$/.test(next.text) && view.number(end + 1, 'scale') !== undefined;
  if (view.register === 'caseless' && decimal) return { end: end + 1, value: Number(`${digits}.${next.text}`) };
  const thousands = digits.length <= 3 && /^\d{3}$/.test(next.text) && next.start === view.tokens[i].end + 1;
  return thousands ? { end: end + 1, value: Number(digits + next.text) } : null;
}

/** The rest of a number after a comma or a point: "RM7,856,920". */
function goesOnGlued(
  view: TokenView,
  i: number,
  digits: string,
): { readonly end: number; readonly value: number } | null {
  const end = i + 1;
  if (!/^[.,]$/.test(view.word(end)) || !view.glued(i) || !view.glued(end) || !view.isDigits(end + 1)) return null;
  const number = parseDigits(`${digits}${view.word(end)}${view.raw[end + 1]}`);
  return number === null ? null : { end: end + 2, value: number.value };
}
