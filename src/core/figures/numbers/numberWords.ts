import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { round } from './digits';

/** The most scale words in a row ("lakh crore", "thousand million"). */
export const MOST_SCALES = 3;

/** Multiplies by the scale words after a number: "million", "lakh crore", "dozen". */
export function finishScaled(view: TokenView, number: NumberReading): NumberReading {
  let { end, value } = number;
  let scaled = false;
  for (let k = 0; k < MOST_SCALES; k++) {
    let at = end;
    const tied = view.isDash(at) && view.glued(at) && view.glued(at - 1);
    if (tied) at++;
    // "Rs 2,000-cr"
    const short = tied ? view.number(at, 'abbreviatedScale') : undefined;
    const scale = view.number(at, 'scale') ?? short ?? (number.plain && !tied ? view.number(at, 'dozen') : undefined);
    if (scale === undefined) break;
    value *= scale;
    scaled = true;
    end = at + 1;
  }
  return scaled ? { ...number, end, value: round(value), scaled, plain: false } : number;
}

/** A share after a number, up to token `end`: "and a half", "and three quarters", "-and-a-half", "and one-half". */
export interface AndFraction {
  readonly end: number;
  /** Of one. */
  readonly share: number;
  /**
   * The scale that is said behind the share, and is meant of the number with it: "two and a half million"; 1 where none
   * is.
   */
  readonly scale: number;
}

/** Reads "and a half" at token `at`, where hyphens may tie its words. */
export function parseAndFraction(view: TokenView, at: number): AndFraction | null {
  const and = view.isDash(at) && view.glued(at) ? at + 1 : at;
  if (view.word(and) !== 'and') return null;
  const first = view.isDash(and + 1) && view.glued(and) ? and + 2 : and + 1;
  const numerator = numeratorAt(view, first);
  if (numerator === null) return null;
  const j = view.isDash(numerator.end) ? numerator.end + 1 : numerator.end;
  const denominator = view.number(j, 'fraction');
  if (denominator === undefined) return null;
  const plural = view.word(j).endsWith('s') && view.word(j) !== 's';
  const next = view.isDash(j + 1) && view.glued(j) ? j + 2 : j + 1;
  const scale = view.number(next, 'scale');
  // "three-quarter million" has no plural
  if (plural !== numerator.value > 1 && !(scale !== undefined && j > numerator.end)) return null;
  const share = numerator.value / denominator;
  return scale === undefined ? { end: j + 1, share, scale: 1 } : { end: next + 1, share, scale };
}

/** "a", "one", "three", "twenty-one" before a denominator. */
function numeratorAt(view: TokenView, at: number): { readonly end: number; readonly value: number } | null {
  if (view.word(at) === 'a' || view.word(at) === 'an') return { end: at + 1, value: 1 };
  const ten = view.number(at, 'ten');
  const unitAt = ten !== undefined && view.isDash(at + 1) ? at + 2 : at + 1;
  const unit = ten === undefined ? undefined : view.number(unitAt, 'unit');
  const value = ten ?? view.number(at, 'unit') ?? view.number(at, 'teen');
  if (value === undefined) return null;
  return { end: unit === undefined ? at + 1 : unitAt + 1, value: value + (unit ?? 0) };
}

/** A number with the share after it, of its own scale or of the one behind the share. */
export function withFraction(number: NumberReading, part: AndFraction, ownScale: number): NumberReading {
  const { end, share, scale } = part;
  // "two and a half million" scales the sum, "two million and a half" the half
  if (scale > 1 && number.value < scale)
    return { ...number, end, value: round((number.value + share) * scale), scaled: true, plain: false };
  return { ...number, end, value: number.value + share * (scale > 1 ? scale : ownScale), plain: false };
}

/** "a quarter of a million", "two thirds of a billion": a share of the scale after it. */
export function ofScale(view: TokenView, number: NumberReading): NumberReading {
  if (number.fraction !== true || view.word(number.end) !== 'of' || view.word(number.end + 1) !== 'a') return number;
  const scale = view.number(number.end + 2, 'scale');
  if (scale === undefined) return number;
  return { ...number, end: number.end + 3, value: round(number.value * scale), fraction: false, scaled: true };
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
    return parseAndFraction(view, at) === null ? 'and' : null;
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
  const part = joinAnd || view.isDash(end) ? parseAndFraction(view, end) : null;
  if (part !== null) {
    const large = number.scaled === true && Number.isFinite(lastScale) && lastScale >= 1e6;
    return withFraction(number, part, large ? lastScale : 1);
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
  // "three-quarter million"
  if (value > 1 && !plural && at > end && view.number(at + 1, 'scale') !== undefined)
    return { ...number, end: at + 1, value: value / denominator, fraction: true };
  if (plural !== value > 1 || (view.word(at).startsWith('quarter') && value > 3)) return null;
  const told = plural || at > end || denominator !== 2 || view.word(at + 1) === 'of';
  return told ? { ...number, end: at + 1, value: value / denominator, fraction: true } : null;
}
