import { round } from '../numbers/digits';
import { parseNumber } from '../numbers/numbers';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';
import { type CurrencyMark, currencyBefore, gluedMoney } from './currencyMarks';
import { type Attachment, attachAfter } from './measures';

/** A number with what is attached to it, before it becomes a figure. */
export interface Measured {
  readonly end: number;
  readonly number: NumberReading;
  readonly attachment: Attachment | null;
  /** "± 0.2" after the number. */
  readonly uncertainty?: number;
}

/** A number, the currency mark before it, and the unit after it. */
export function parseMeasured(view: TokenView, i: number, joinAnd: boolean): Measured | null {
  const mark = currencyBefore(view, i);
  if (mark !== null) return parseMarked(view, mark, joinAnd);
  const glued = parseGlued(view, i);
  if (glued !== null) return glued;
  const number = parseNumber(view, i, joinAnd);
  if (number === null) return null;
  if (number.ordinal === true || !view.follows(number.end)) return { end: number.end, number, attachment: null };
  const error = parseUncertainty(view, number.end);
  const end = error?.end ?? number.end;
  const attachment = attachAfter(view, end, number);
  return {
    end: attachment?.end ?? end,
    number: attachment?.label === 'MONEY' && number.digits ? withThousands(view, number, attachment.unit) : number,
    attachment,
    ...(error === null ? {} : { uncertainty: round(error.value * (attachment?.factor ?? 1)) }),
  };
}

/** The amount after a currency mark: "$5", "US$2.5 million", "Rs 136 50" in stripped text, "£5m". */
function parseMarked(view: TokenView, mark: CurrencyMark, joinAnd: boolean): Measured | null {
  const read = parseNumber(view, mark.end, joinAnd);
  if (read === null || read.ordinal === true || read.fraction === true) return null;
  const cents = centsAfter(view, read);
  const number = cents ?? scaledByLetter(view, withThousands(view, read, mark.currency.code));
  // "US$5 dollars" and "$5 million US dollars" keep what names the currency again
  const again = cents === null && !view.isDash(number.end) ? attachAfter(view, number.end, number) : null;
  const end = again?.label === 'MONEY' ? again.end : number.end;
  const { code, share } = mark.currency;
  const attachment = {
    end,
    label: 'MONEY' as const,
    unit: code,
    factor: share * mark.sign,
    evidence: 'an amount of money',
  };
  return { end, number, attachment };
}

/** Currencies without a hundredth in use: "300.000" of them are thousands. */
const WHOLE = AMOUNT_CUES.forms('wholeCurrency');
/** Signs of English-speaking countries, which put no point between thousands. */
const POINTED = AMOUNT_CUES.forms('pointedCurrency');

/**
 * An amount of money has no thousandths: "€12.500" and "300.000 VND" are thousands; "€1.789" may be a price of fuel.
 */
export function withThousands(view: TokenView, number: NumberReading, code: string): NumberReading {
  const raw = view.raw[number.end - 1] ?? '';
  if (number.scaled === true || !/^[1-9]\d{0,2}\.\d{3}$/.test(raw) || POINTED.has(code)) return number;
  return WHOLE.has(code) || raw.length > 5 || raw.endsWith('0')
    ? { ...number, value: Math.round(number.value * 1000) }
    : number;
}

/** "136 50" of "rs 136 50" in stripped text. */
function centsAfter(view: TokenView, number: NumberReading): NumberReading | null {
  const { end } = number;
  if (!view.stripped || !number.plain || !view.isDigits(end) || view.isDigits(end + 1)) return null;
  if (!/^\d\d$/.test(view.raw[end])) return null;
  return { ...number, end: end + 1, value: number.value + Number(view.raw[end]) / 100, plain: false };
}

/** "5m" and "2t" after a currency mark are millions and trillions. */
function scaledByLetter(view: TokenView, number: NumberReading): NumberReading {
  const { end, value } = number;
  const letter = view.glued(end - 1) ? view.raw[end] : undefined;
  if (letter !== 'm' && letter !== 't') return number;
  return { ...number, end: end + 1, value: value * (letter === 'm' ? 1e6 : 1e12) };
}

/** "USD115 million": money whose mark is glued to its digits. */
function parseGlued(view: TokenView, i: number): Measured | null {
  const joined = gluedMoney(view, i);
  if (joined === null) return null;
  const million = view.glued(joined.end - 1) && view.word(joined.end) === 'm' ? 1e6 : undefined;
  const scale = view.number(joined.end, 'scale') ?? view.number(joined.end, 'abbreviatedScale') ?? million;
  const end = scale === undefined ? joined.end : joined.end + 1;
  const value = joined.value * (scale ?? 1);
  const number = { end, value, digits: true, plain: false, scaled: scale !== undefined };
  const { code } = joined.currency;
  return {
    end,
    number,
    attachment: { end, label: 'MONEY', unit: code, factor: 1, evidence: 'an amount of money' },
  };
}

/** "± 0.2", "+/- 1e-5" after a number. */
function parseUncertainty(view: TokenView, at: number): { readonly end: number; readonly value: number } | null {
  const typed = view.word(at) === '+' && view.word(at + 1) === '/' && view.isDash(at + 2) && view.glued(at);
  if (view.word(at) !== '±' && !typed) return null;
  const error = parseNumber(view, typed ? at + 3 : at + 1, false);
  return error === null || error.value < 0 || error.ordinal === true ? null : { end: error.end, value: error.value };
}
