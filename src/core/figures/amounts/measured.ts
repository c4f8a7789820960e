import { round } from '../numbers/digits';
import { parseNumber } from '../numbers/numbers';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { type Attachment, attachAfter, currencyBefore, gluedMoney } from './measures';

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
  if (mark !== null) {
    const number = parseNumber(view, mark.end, joinAnd);
    if (number === null || number.ordinal === true || number.fraction === true) return null;
    const cents = view.stripped && number.plain ? view.raw[number.end] : undefined;
    if (cents !== undefined && /^\d\d$/.test(cents) && view.isDigits(number.end) && !view.isDigits(number.end + 1)) {
      // "rs 136 50" in stripped text
      const exact: NumberReading = {
        ...number,
        end: number.end + 1,
        value: number.value + Number(cents) / 100,
        plain: false,
      };
      const money = {
        label: 'MONEY' as const,
        unit: mark.currency.code,
        factor: mark.currency.share * mark.sign,
        evidence: 'an amount of money',
      };
      return { end: exact.end, number: exact, attachment: { ...money, end: exact.end } };
    }
    const millions =
      view.glued(number.end - 1) && (view.raw[number.end] === 'm' || view.raw[number.end] === 't')
        ? view.raw[number.end]
        : null;
    const scaled =
      millions === null
        ? number
        : { ...number, end: number.end + 1, value: number.value * (millions === 'm' ? 1e6 : 1e12) };
    const attachment = {
      end: scaled.end,
      label: 'MONEY' as const,
      unit: mark.currency.code,
      factor: mark.currency.share * mark.sign,
      evidence: 'an amount of money',
    };
    // "US$5 dollars" and "$5 million US dollars" keep what names the currency again
    const again = attachAfter(view, scaled.end, scaled);
    const end = again !== null && again.label === 'MONEY' && !view.isDash(scaled.end) ? again.end : scaled.end;
    return { end, number: scaled, attachment: { ...attachment, end } };
  }
  const joined = gluedMoney(view, i);
  if (joined !== null) {
    const scale = view.number(joined.end, 'scale') ?? view.number(joined.end, 'abbreviatedScale');
    const end = scale === undefined ? joined.end : joined.end + 1;
    const money: NumberReading = {
      end,
      value: joined.value * (scale ?? 1),
      digits: true,
      plain: false,
      scaled: scale !== undefined,
    };
    return {
      end,
      number: money,
      attachment: { end, label: 'MONEY', unit: joined.currency.code, factor: 1, evidence: 'an amount of money' },
    };
  }
  const number = parseNumber(view, i, joinAnd);
  if (number === null) return null;
  if (number.ordinal === true) return { end: number.end, number, attachment: null };
  if (!view.follows(number.end)) return { end: number.end, number, attachment: null };
  const error = parseUncertainty(view, number.end);
  const end = error?.end ?? number.end;
  const attachment = attachAfter(view, end, number);
  return {
    end: attachment?.end ?? end,
    number,
    attachment,
    ...(error === null ? {} : { uncertainty: round(error.value * (attachment?.factor ?? 1)) }),
  };
}

/** "± 0.2", "+/- 1e-5" after a number. */
function parseUncertainty(view: TokenView, at: number): { readonly end: number; readonly value: number } | null {
  const typed = view.word(at) === '+' && view.word(at + 1) === '/' && view.isDash(at + 2) && view.glued(at);
  if (view.word(at) !== '±' && !typed) return null;
  const error = parseNumber(view, typed ? at + 3 : at + 1, false);
  return error === null || error.value < 0 || error.ordinal === true ? null : { end: error.end, value: error.value };
}
