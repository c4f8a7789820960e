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

/** English number words, with ordinals and fractions at their end. `initial` is the value before the first word. */
export function parseWords(view: TokenView, i: number, joinAnd: boolean, initial?: number): NumberReading | null {
  let total = 0;
  let group = initial ?? 0;
  let seen = initial !== undefined;
  let lastScale = Number.POSITIVE_INFINITY;
  let repeated = 0;
  let scaled = false;
  let end = i;
  let ordinal = false;
  for (let j = i; ; ) {
    let at = j;
    if (seen) {
      if (!view.follows(at) && view.word(at) !== ',') break;
      if (view.isDash(at)) at++;
      else if (joinAnd && (view.word(at) === 'and' || view.word(at) === '&') && (scaled || group >= 100)) {
        // "one hundred and two fifths": the fraction is read after the number
        if (parseAndFraction(view, at, 1) !== null) break;
        at++;
      } else if (view.word(at) === ',' && scaled && group === 0) at++;
    }
    const unit = view.number(at, 'unit');
    const teen = view.number(at, 'teen');
    const ten = view.number(at, 'ten');
    const scale = view.number(at, 'scale');
    const rank = view.number(at, 'ordinal');
    if (unit !== undefined && (!seen || (group % 10 === 0 && group % 100 !== 10 && !(unit === 0)))) {
      if (at > j && view.isDash(j) && group % 100 < 20) break;
      group += unit;
    } else if (seen && ten !== undefined && compoundDenominator(view, at) !== null) {
      break;
    } else if ((teen ?? ten) !== undefined && group % 100 === 0 && !(seen && total === 0 && group === 0 && !scaled)) {
      if (at > j && view.isDash(j)) break;
      group += teen ?? ten ?? 0;
    } else if (scale === 100 && group % 100 !== 0 && group < 100 && (at === j || view.isDash(j))) {
      group *= 100;
    } else if (scale === 100 && !seen) {
      group = 100;
    } else if (scale !== undefined && scale > 100 && (at === j || view.isDash(j))) {
      if (scale >= lastScale) {
        if (group !== 0 || ++repeated > MOST_SCALES) break;
        total *= scale;
      } else {
        total += (group === 0 && seen ? 1 : Math.max(group, seen ? group : 1)) * scale;
      }
      group = 0;
      lastScale = scale;
      scaled = true;
    } else if (rank !== undefined && rankFits(rank, group, seen)) {
      if (rank >= 100) {
        total = (total + Math.max(group, 1)) * rank;
        group = 0;
      } else group += rank;
      end = at + 1;
      ordinal = true;
      seen = true;
      break;
    } else break;
    seen = true;
    end = at + 1;
    j = end;
  }
  if (!seen || end === i) return null;
  const value = total + group;
  if (ordinal) return { end, value, digits: false, plain: false, ordinal: true };
  return finishWords(
    view,
    { end, value, digits: false, plain: false, scaled: scaled || value >= 100 },
    joinAnd,
    lastScale,
  );
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
  if (view.word(end) === 'point') {
    let digits = '';
    let j = end + 1;
    for (;;) {
      const d = view.number(j, 'unit') ?? view.number(j, 'teen');
      const ten = view.number(j, 'ten');
      if (d !== undefined) digits += String(d);
      else if (ten !== undefined && digits === '') {
        const unit = view.number(view.isDash(j + 1) ? j + 2 : j + 1, 'unit');
        digits += String(ten + (unit ?? 0));
        j += unit === undefined ? 1 : view.isDash(j + 1) ? 3 : 2;
        break;
      } else break;
      j++;
    }
    if (digits !== '') return finishScaled(view, { ...number, end: j, value: Number(`${value}.${digits}`) });
  }
  if (joinAnd) {
    const part = parseAndFraction(
      view,
      end,
      number.scaled === true && Number.isFinite(lastScale) && lastScale >= 1e6 ? lastScale : 1,
    );
    if (part !== null) return { ...number, end: part.end, value: value + part.value };
  }
  if (view.isDash(end) && view.word(end + 1) === 'and') {
    const mixed = parseMixedFraction(view, end);
    if (mixed !== null) return { ...number, end: mixed.end, value: value + mixed.value };
  }
  const compound = compoundDenominator(view, end);
  if (compound !== null) return { ...number, end: compound.end, value: value / compound.value, fraction: true };
  // "two thirds", "one-fourth", "three quarters billion"
  const at = view.isDash(end) ? end + 1 : end;
  const denominator = view.number(at, 'fraction');
  if (denominator !== undefined) {
    const plural = view.word(at).endsWith('s');
    const quarterOfYear = view.word(at).startsWith('quarter') && value > 3;
    if (
      plural === value > 1 &&
      !quarterOfYear &&
      (plural || at > end || denominator !== 2 || view.word(at + 1) === 'of') &&
      view.word(at + 1) !== 'percent'
    ) {
      const share = { ...number, end: at + 1, value: value / denominator, fraction: true };
      return finishScaled(view, share);
    }
  }
  const dozen = view.number(end, 'dozen');
  if (dozen !== undefined) return { ...number, end: end + 1, value: value * dozen };
  return number;
}
