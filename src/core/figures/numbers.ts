import { FRACTION_SIGNS, parseDigits, parseMixedFraction, parsePower, parseSpaced, parseSuffix, round } from './digits';
import type { TokenView } from './tokenView';

/** The most scale words in a row ("lakh crore", "thousand million"). */
const MOST_SCALES = 3;

/** A number as it was read: the tokens `start..end`, half-open. */
export interface NumberReading {
  readonly end: number;
  readonly value: number;
  /** Whether it begins with digits. */
  readonly digits: boolean;
  /** One bare run of digits, without separators, scale or fraction: it could be a year, a day or an hour. */
  readonly plain: boolean;
  readonly ordinal?: boolean;
  readonly fraction?: boolean;
  /** "dozens", "hundreds of thousands": the value is the least that is meant. */
  readonly vague?: boolean;
  /** Whether a scale word belongs to it ("2 million"). */
  readonly scaled?: boolean;
}

/**
 * Reads the longest number that begins at token `i`: digits, words, or both. `joinAnd` allows "and" inside ("one hundred and
 * six"); it is off between "between" and "and".
 */
export function parseNumber(view: TokenView, i: number, joinAnd = true): NumberReading | null {
  const sign = parseSign(view, i);
  if (sign !== null) {
    const number = parseUnsigned(view, sign, joinAnd);
    return number === null || number.ordinal === true ? null : { ...number, value: -number.value, plain: false };
  }
  return parseUnsigned(view, i, joinAnd);
}

/** The token after a minus sign that begins a number, or null. */
function parseSign(view: TokenView, i: number): number | null {
  const w = view.word(i);
  if (w === 'minus' || w === 'negative') return i + 1;
  if (w !== '-' && w !== '−') return null;
  const before = i === 0 || !view.glued(i - 1) || /^[($€£<>]$/.test(view.word(i - 1));
  const starts = i === 0 ? view.isDigits(i + 1) : view.glued(i);
  return before && starts && (view.isDigits(i + 1) || view.word(i + 1) === '$') ? i + 1 : null;
}

function parseUnsigned(view: TokenView, i: number, joinAnd: boolean): NumberReading | null {
  const w = view.word(i);
  if (view.isDigits(i)) return parseDigitNumber(view, i, joinAnd);
  if (
    w === '.' &&
    view.glued(i) &&
    view.isDigits(i + 1) &&
    /^\d+$/.test(view.raw[i + 1]) &&
    !(i > 0 && view.glued(i - 1))
  ) {
    return { end: i + 2, value: Number(`0.${view.raw[i + 1]}`), digits: true, plain: false };
  }
  const signValue = FRACTION_SIGNS[view.word(i)];
  if (signValue !== undefined) return { end: i + 1, value: signValue, digits: true, plain: false, fraction: true };
  if (w === 'a' || w === 'an') return parseArticleNumber(view, i, joinAnd);
  if (w === 'half' || w === 'quarter') return parseHalf(view, i);
  if (w === 'several' || w === 'few' || w === 'many') {
    const scale = view.number(i + 1, 'scale') ?? view.number(i + 1, 'dozen');
    return scale === undefined
      ? null
      : { end: i + 2, value: scale * 2, digits: false, plain: false, vague: true, scaled: true };
  }
  return parseVague(view, i) ?? parseWords(view, i, joinAnd);
}

/** "dozens", "hundreds of millions", "tens of thousands". */
function parseVague(view: TokenView, i: number): NumberReading | null {
  let value = view.word(i) === 'tens' ? 10 : view.number(i, 'vague');
  if (value === undefined) return null;
  let end = i + 1;
  let scaled = view.word(i) !== 'tens';
  for (let k = 0; k < MOST_SCALES; k++) {
    const at = view.word(end) === 'of' ? end + 1 : end;
    const next = view.number(at, 'vague') ?? (at === end ? undefined : view.number(at, 'scale'));
    if (next === undefined || (at === end && next === 12)) break;
    value *= next;
    scaled = true;
    end = at + 1;
  }
  return scaled ? { end, value, digits: false, plain: false, vague: true, scaled: true } : null;
}

/** "a hundred", "a dozen", "a million and a half", "a third", "a few hundred". */
function parseArticleNumber(view: TokenView, i: number, joinAnd: boolean): NumberReading | null {
  const j = i + 1;
  if (view.number(j, 'scale') !== undefined) return parseWords(view, j, joinAnd, 1);
  if (view.number(j, 'dozen') !== undefined && view.word(j) !== 'dozens') {
    return { end: j + 1, value: 12, digits: false, plain: false };
  }
  if (view.word(j) === 'half' || view.word(j) === 'quarter') {
    const rest = parseHalf(view, j);
    return rest !== null && (rest.scaled === true || view.word(j) === 'half' || view.word(j + 1) === 'of')
      ? rest
      : null;
  }
  if (view.word(j) === 'few' || view.word(j) === 'couple') {
    const k = view.word(j + 1) === 'of' ? j + 2 : j + 1;
    const scale = view.number(k, 'scale') ?? view.number(k, 'dozen');
    return scale === undefined
      ? null
      : { end: k + 1, value: scale * 2, digits: false, plain: false, vague: true, scaled: true };
  }
  const denominator = view.number(j, 'fraction');
  if (
    denominator !== undefined &&
    denominator > 2 &&
    (view.word(j + 1) === 'of' || denominator >= 100) &&
    !view.word(j).endsWith('s')
  ) {
    return { end: j + 1, value: 1 / denominator, digits: false, plain: false, fraction: true };
  }
  return null;
}

/** "half", "half a million", "half a dozen", "quarter million". */
function parseHalf(view: TokenView, i: number): NumberReading | null {
  const share = view.word(i) === 'half' ? 0.5 : 0.25;
  let j = i + 1;
  if (view.isDash(j) && view.glued(i)) j++;
  if (view.word(j) === 'a' || view.word(j) === 'of') j++;
  if (view.word(j) === 'a') j++;
  const scale = view.number(j, 'scale') ?? view.number(j, 'dozen');
  if (scale !== undefined) return { end: j + 1, value: share * scale, digits: false, plain: false, scaled: true };
  return share === 0.5 ? { end: i + 1, value: share, digits: false, plain: false, fraction: true } : null;
}

/** Digits, with spaced thousands, stripped decimals, powers, mixed fractions, suffixes and scale words after them. */
function parseDigitNumber(view: TokenView, i: number, joinAnd: boolean): NumberReading | null {
  const first = parseDigits(view.raw[i]);
  if (first === null) return null;
  let { value } = first;
  let end = i + 1;
  let plain = first.kind === 'integer' && !view.raw[i].includes(',') && !view.raw[i].includes('.');
  const spaced = plain ? parseSpaced(view, i) : null;
  if (spaced !== null) {
    value = spaced.value;
    end = spaced.end;
    plain = false;
  }
  if (first.kind === 'fraction') return finishScaled(view, { end, value, digits: true, plain: false, fraction: true });
  const power = parsePower(view, end, value);
  if (power !== null) return { end: power.end, value: power.value, digits: true, plain: false };
  const mixed = parseMixedFraction(view, end);
  if (mixed !== null && first.kind === 'integer')
    return { end: mixed.end, value: value + mixed.value, digits: true, plain: false };
  // ordinals: 1st, 22nd, and "1 st" in stripped text is left alone
  if (view.glued(end - 1) && plain && /^(?:st|nd|rd|th)$/.test(view.word(end))) {
    return { end: end + 1, value, digits: true, plain: false, ordinal: true };
  }
  const suffix = parseSuffix(view, end);
  if (suffix !== null) {
    return { end: end + 1, value: round(value * suffix), digits: true, plain: false, scaled: true };
  }
  const scaled = finishScaled(view, { end, value, digits: true, plain });
  if (scaled.scaled !== true) return scaled;
  return continueMixed(view, scaled, joinAnd);
}

/** After "4 thousand": "3 hundred and 21". Also "3 million and a half". */
function continueMixed(view: TokenView, number: NumberReading, joinAnd: boolean): NumberReading {
  let { end, value } = number;
  let least = view.number(end - 1, 'scale') ?? 1;
  const half = joinAnd ? parseAndFraction(view, end, least) : null;
  if (half !== null) return { ...number, end: half.end, value: value + half.value };
  for (;;) {
    const at = joinAnd && view.word(end) === 'and' && least <= 1000 ? end + 1 : end;
    if (view.isDigits(at)) {
      const next = parseDigits(view.raw[at]);
      const scale = view.number(at + 1, 'scale');
      if (next === null || next.kind !== 'integer' || next.value === 0 || view.raw[at].includes(',')) break;
      if (scale !== undefined && scale < least && next.value < 1000) {
        value += next.value * scale;
        least = scale;
        end = at + 2;
        continue;
      }
      if (
        scale === undefined &&
        at > end &&
        next.value < least &&
        least <= 100 &&
        view.time(at + 1, 'month') === undefined
      ) {
        return { ...number, end: at + 1, value: value + next.value };
      }
      break;
    }
    if (
      view.number(at, 'unit') !== undefined ||
      view.number(at, 'teen') !== undefined ||
      view.number(at, 'ten') !== undefined
    ) {
      const rest = parseWords(view, at, false);
      if (
        at > end &&
        rest !== null &&
        rest.ordinal !== true &&
        rest.fraction !== true &&
        rest.value < least &&
        least <= 1000
      ) {
        return { ...number, end: rest.end, value: value + rest.value };
      }
    }
    break;
  }
  return { ...number, end, value };
}

/** Multiplies by the scale words after a number: "million", "lakh crore", "dozen". */
function finishScaled(view: TokenView, number: NumberReading): NumberReading {
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
function parseAndFraction(
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
function parseWords(view: TokenView, i: number, joinAnd: boolean, initial?: number): NumberReading | null {
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
  if (rank >= 100) return group < 100 && group > 0;
  if (rank < 10) return group % 10 === 0 && group % 100 !== 10 && (group >= 20 || group === 0);
  return group % 100 === 0;
}

/** Decimals, fractions and dozens after number words. */
function finishWords(view: TokenView, number: NumberReading, joinAnd: boolean, lastScale: number): NumberReading {
  const { end, value } = number;
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
      (plural || at > end || denominator !== 2) &&
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
