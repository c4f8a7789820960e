import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { parseMixedFraction, round } from './digits';

/** The most scale words in a row ("lakh crore", "thousand million"). */
export const MOST_SCALES = 3;

/** Multiplies by the scale words after a number: "million", "lakh crore", "dozen". */
export function finishScaled(view: TokenView, number: NumberReading): NumberReading {
  let { end, value } = number;
  let scaled = false;
  for (let k = 0; k < MOST_SCALES; k++) {
    let at = end;
    if (view.isDash(at) && view.glued(at) && view.glued(at - 1) && view.number(at + 1, 'scale') !== undefined) at++;
    const scale = view.number(at, 'scale') ?? (number.plain ? view.number(at, 'dozen') : undefined);
    if (scale === undefined) break;
    value *= scale;
    scaled = true;
    end = at + 1;
  }
  return scaled ? { ...number, end, value: round(value), scaled, plain: false } : number;
}

/** "and a half", "and three quarters", "and two thirds": a share of `scale`, or of one. */
export function parseAndFraction(
  view: TokenView,
  at: number,
  scale: number,
): { readonly value: number; readonly end: number } | null {
  if (view.word(at) !== 'and') return null;
  let j = at + 1;
  let numerator = 1;
  if (view.word(j) === 'a' || view.word(j) === 'an') j++;
  else {
    const ten = view.number(j, 'ten');
    const unitAt = ten !== undefined && view.isDash(j + 1) ? j + 2 : j + 1;
    const unit = ten === undefined ? undefined : view.number(unitAt, 'unit');
    const n = ten ?? view.number(j, 'unit') ?? view.number(j, 'teen');
    if (n === undefined) return null;
    numerator = n + (unit ?? 0);
    j = unit === undefined ? j + 1 : unitAt + 1;
    if (view.isDash(j)) j++;
  }
  const denominator = view.number(j, 'fraction');
  if (denominator === undefined) return null;
  const plural = view.word(j).endsWith('s') && view.word(j) !== 's';
  if (plural !== numerator > 1) return null;
  const ownScale = view.number(j + 1, 'scale');
  if (ownScale !== undefined) return { value: (numerator / denominator) * ownScale, end: j + 2 };
  return { value: (numerator / denominator) * scale, end: j + 1 };
}

/** A number in words, as far as it is read. */
interface Sum {
  total: number;
  /** What has been said since the last scale above a hundred. */
  group: number;
  seen: boolean;
  scaled: boolean;
  lastScale: number;
  /** How many scales have followed one that is not larger. */
  repeated: number;
}

/** What stands between two words of a number. */
type Link = 'none' | 'dash' | 'and' | 'comma';

/** English number words, with ordinals and fractions at their end. `initial` is the value before the first word. */
export function parseWords(view: TokenView, i: number, joinAnd: boolean, initial?: number): NumberReading | null {
  const sum: Sum = {
    total: 0,
    group: initial ?? 0,
    seen: initial !== undefined,
    scaled: false,
    lastScale: Number.POSITIVE_INFINITY,
    repeated: 0,
  };
  let end = i;
  for (;;) {
    const link = linkAt(view, end, sum, joinAnd);
    if (link === null) break;
    const at = link === 'none' ? end : end + 1;
    if (addRank(view, at, sum))
      return { end: at + 1, value: sum.total + sum.group, digits: false, plain: false, ordinal: true };
    if (!addSmall(view, at, link, sum) && !addScale(view, at, link, sum)) break;
    sum.seen = true;
    end = at + 1;
  }
  if (!sum.seen || end === i) return null;
  const value = sum.total + sum.group;
  const number = { end, value, digits: false, plain: false, scaled: sum.scaled || value >= 100 };
  return finishWords(view, number, joinAnd, sum.lastScale);
}

/** What parts the word before token `at` from one that may go on with the number; null where none may. */
function linkAt(view: TokenView, at: number, sum: Sum, joinAnd: boolean): Link | null {
  if (!sum.seen) return 'none';
  const w = view.word(at);
  if (!view.follows(at) && w !== ',') return null;
  if (view.isDash(at)) return 'dash';
  if (joinAnd && (w === 'and' || w === '&') && (sum.scaled || sum.group >= 100))
    // "one hundred and two fifths": the fraction is read after the number
    return parseAndFraction(view, at, 1) === null ? 'and' : null;
  return w === ',' && sum.scaled && sum.group === 0 ? 'comma' : 'none';
}

/** Adds a number below a hundred, where it fits. */
function addSmall(view: TokenView, at: number, link: Link, sum: Sum): boolean {
  const { group, seen } = sum;
  const unit = view.number(at, 'unit');
  if (unit !== undefined) {
    const fits = !seen || (group % 10 === 0 && group % 100 !== 10 && unit !== 0);
    if (!fits || (link === 'dash' && group % 100 < 20)) return false;
    sum.group += unit;
    return true;
  }
  const ten = view.number(at, 'ten');
  const number = ten ?? view.number(at, 'teen');
  if (number === undefined || group % 100 !== 0 || link === 'dash') return false;
  if (seen && ten !== undefined && compoundDenominator(view, at) !== null) return false;
  if (seen && sum.total === 0 && group === 0 && !sum.scaled) return false;
  sum.group += number;
  return true;
}

/** Multiplies by a hundred or a larger scale, where it fits. */
function addScale(view: TokenView, at: number, link: Link, sum: Sum): boolean {
  const scale = view.number(at, 'scale');
  if (scale === undefined) return false;
  const { group, seen } = sum;
  const tied = link === 'none' || link === 'dash';
  if (scale === 100) {
    if (seen && !(tied && group % 100 !== 0 && group < 100)) return false;
    sum.group = seen ? group * 100 : 100;
    return true;
  }
  if (!tied) return false;
  if (scale < sum.lastScale) sum.total += (group === 0 ? 1 : group) * scale;
  else {
    if (group !== 0 || ++sum.repeated > MOST_SCALES) return false;
    sum.total *= scale;
  }
  sum.group = 0;
  sum.lastScale = scale;
  sum.scaled = true;
  return true;
}

/** Adds an ordinal, which ends the number, where it fits. */
function addRank(view: TokenView, at: number, sum: Sum): boolean {
  const rank = view.number(at, 'ordinal');
  if (rank === undefined || !rankFits(rank, sum.group, sum.seen)) return false;
  if (rank >= 100) {
    sum.total = (sum.total + Math.max(sum.group, 1)) * rank;
    sum.group = 0;
  } else sum.group += rank;
  return true;
}

/** "twenty fifths", a denominator of two words; "thirty-two fifths" is a number and a denominator of one. */
function compoundDenominator(view: TokenView, at: number): { readonly value: number; readonly end: number } | null {
  const ten = view.number(at, 'ten');
  const unit = ten === undefined ? undefined : view.number(at + 1, 'fraction');
  if (ten === undefined || unit === undefined || unit < 3 || unit > 9 || !view.word(at + 1).endsWith('ths'))
    return null;
  return { value: ten + unit, end: at + 2 };
}

/** Whether an ordinal word can end a number ("twenty" + "first", "one hundred" + "fifth"). */
function rankFits(rank: number, group: number, seen: boolean): boolean {
  if (!seen) return true;
  if (rank >= 100) return group > 0 && (rank > 100 || group < 100);
  if (rank < 10) return group % 10 === 0 && group % 100 !== 10 && (group >= 20 || group === 0);
  return group % 100 === 0;
}

/** Decimals, fractions and dozens after number words. */
function finishWords(view: TokenView, number: NumberReading, joinAnd: boolean, lastScale: number): NumberReading {
  const { end, value } = number;
  if (!view.follows(end)) return number;
  const decimal = view.word(end) === 'point' ? decimalsAfter(view, end + 1) : null;
  if (decimal !== null)
    return finishScaled(view, { ...number, end: decimal.end, value: Number(`${value}.${decimal.digits}`) });
  if (joinAnd) {
    const large = number.scaled === true && Number.isFinite(lastScale) && lastScale >= 1e6;
    const part = parseAndFraction(view, end, large ? lastScale : 1);
    if (part !== null) return { ...number, end: part.end, value: value + part.value };
  }
  if (view.isDash(end) && view.word(end + 1) === 'and') {
    const mixed = parseMixedFraction(view, end);
    if (mixed !== null) return { ...number, end: mixed.end, value: value + mixed.value };
  }
  const compound = compoundDenominator(view, end);
  if (compound !== null) return { ...number, end: compound.end, value: value / compound.value, fraction: true };
  const share = shareOf(view, number);
  if (share !== null) return finishScaled(view, share);
  const dozen = view.number(end, 'dozen');
  return dozen === undefined ? number : { ...number, end: end + 1, value: value * dozen };
}

/** The digits after "point" in words: "one four", "twenty-five". */
function decimalsAfter(view: TokenView, at: number): { readonly digits: string; readonly end: number } | null {
  const ten = view.number(at, 'ten');
  if (ten !== undefined) {
    const joined = view.isDash(at + 1) ? at + 2 : at + 1;
    const unit = view.number(joined, 'unit');
    return { digits: String(ten + (unit ?? 0)), end: unit === undefined ? at + 1 : joined + 1 };
  }
  let digits = '';
  let j = at;
  for (;;) {
    const digit = view.number(j, 'unit') ?? view.number(j, 'teen');
    if (digit === undefined) break;
    digits += String(digit);
    j++;
  }
  return digits === '' ? null : { digits, end: j };
}

/** "two thirds", "one-fourth", "three quarters billion": the number over the denominator after it. */
function shareOf(view: TokenView, number: NumberReading): NumberReading | null {
  const { end, value } = number;
  const at = view.isDash(end) ? end + 1 : end;
  const denominator = view.number(at, 'fraction');
  if (denominator === undefined || view.word(at + 1) === 'percent') return null;
  const plural = view.word(at).endsWith('s');
  if (plural !== value > 1 || (view.word(at).startsWith('quarter') && value > 3)) return null;
  const told = plural || at > end || denominator !== 2 || view.word(at + 1) === 'of';
  return told ? { ...number, end: at + 1, value: value / denominator, fraction: true } : null;
}
