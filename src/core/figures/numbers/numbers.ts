import { Sight } from '../words/firstSight';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { FRACTION_SIGNS, parseDigits, parseMixedFraction, parsePower, parseSpaced, parseSuffix, round } from './digits';
import { NUMBER_CUES } from './numberCues';
import { finishScaled, MOST_SCALES, ofScale, parseAndFraction, parseWords, withFraction } from './numberWords';

/**
 * Reads the longest number that begins at token `i`: digits, words, or both. `joinAnd` allows "and" inside ("one
 * hundred and six"); it is off between "between" and "and".
 */
export function parseNumber(view: TokenView, i: number, joinAnd = true): NumberReading | null {
  if ((view.sight(i) & (Sight.digits | Sight.number)) === 0) return null;
  if (!joinAnd) return readNumber(view, i, false);
  const { lastNumber } = view;
  if (lastNumber.at === i) return lastNumber.reading;
  const reading = readNumber(view, i, true);
  view.lastNumber = { at: i, reading };
  return reading;
}

function readNumber(view: TokenView, i: number, joinAnd: boolean): NumberReading | null {
  const read = view.isDigits(i) ? parseDigitNumber(view, i, joinAnd) : parseSigned(view, i, joinAnd);
  const number = read === null ? null : ofScale(view, read);
  if (number === null || !view.isDash(number.end) || number.ordinal === true) return number;
  const about = view.glued(number.end - 1) && view.glued(number.end) ? TIED[view.word(number.end + 1)] : undefined;
  if (about === undefined) return number;
  // "600-plus billion"
  const whole = finishScaled(view, { ...number, end: number.end + 2, plain: false });
  return { ...whole, about };
}

/** Words tied to a number by a hyphen that say how near it is. */
const TIED = wordTable<'approx' | 'at_least'>({ odd: 'approx', some: 'approx', something: 'approx', plus: 'at_least' });

function parseSigned(view: TokenView, i: number, joinAnd: boolean): NumberReading | null {
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
  // "point five percent"
  if (w === 'point' && view.number(i + 1, 'unit') !== undefined) {
    const digit = view.number(i + 1, 'unit') ?? 0;
    const measured = /^(?:percent|percentage|per)$/.test(view.word(i + 2)) && view.number(i - 1, 'unit') === undefined;
    return measured ? { end: i + 2, value: digit / 10, digits: false, plain: false } : null;
  }
  const signValue = FRACTION_SIGNS[view.word(i)];
  if (signValue !== undefined) return { end: i + 1, value: signValue, digits: true, plain: false, fraction: true };
  if (w === 'a' || w === 'an') return parseArticleNumber(view, i, joinAnd);
  if (w === 'half' || w === 'quarter') return parseHalf(view, i);
  if (w === 'several' || w === 'few' || w === 'many') return fewOf(view, i + 1);
  return parseVague(view, i) ?? parseWords(view, i, joinAnd);
}

/** Whether "scores" are many twenties rather than results: "scores of people", "scores were hurt". */
function isManyScores(view: TokenView, i: number): boolean {
  if (SCORES_OF.has(view.word(i - 1))) return false;
  if (view.word(i + 1) === 'of')
    return !/^(?:each|which|both|either|\d.*)$/.test(view.word(i + 2)) && !view.isDigits(i + 2);
  return MANY_SCORES.has(view.word(i + 1));
}

/** What has scores of a test or a game. */
const SCORES_OF = NUMBER_CUES.forms('scoresOf');
const MANY_SCORES = NUMBER_CUES.forms('manyScores');

/** "dozens", "hundreds of millions", "tens of thousands". */
function parseVague(view: TokenView, i: number): NumberReading | null {
  let value = view.word(i) === 'tens' ? 10 : view.number(i, 'vague');
  if (value === undefined || (view.word(i) === 'scores' && !isManyScores(view, i))) return null;
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
  if (!view.follows(j)) return null;
  if (view.number(j, 'scale') !== undefined) return parseWords(view, j, joinAnd, 1);
  if (view.number(j, 'dozen') !== undefined && view.word(j) !== 'dozens') return inWords(j + 1, 12);
  const w = view.word(j);
  if (w === 'baker' && view.word(j + 1) === "'s" && view.word(j + 2) === 'dozen') return inWords(j + 3, 13);
  if (w === 'half' || w === 'quarter') return parseArticleHalf(view, i);
  if (w === 'few' || w === 'couple') return fewOf(view, view.word(j + 1) === 'of' ? j + 2 : j + 1);
  return parseArticleShare(view, i);
}

function inWords(end: number, value: number): NumberReading {
  return { end, value, digits: false, plain: false };
}

/** "few hundred", "several dozen": the least that they are, once the words up to the scale are read. */
function fewOf(view: TokenView, at: number): NumberReading | null {
  const scale = view.number(at, 'scale') ?? view.number(at, 'dozen');
  return scale === undefined ? null : { ...inWords(at + 1, scale * 2), vague: true, scaled: true };
}

/** Units of which news tells a quarter: "a quarter mile". */
const QUARTERED = NUMBER_CUES.forms('quartered');

/** "a half million", "a quarter of", "a half". */
function parseArticleHalf(view: TokenView, i: number): NumberReading | null {
  const j = i + 1;
  const rest = parseHalf(view, j);
  const measure = view.word(j) === 'quarter' && QUARTERED.has(view.word(j + 1));
  if (rest === null && (view.word(j + 1) === 'of' || measure || isShare(view, i, j + 1)))
    return { ...inWords(j + 1, 0.25), fraction: true };
  return rest !== null && (rest.scaled === true || view.word(j) === 'half' || view.word(j + 1) === 'of') ? rest : null;
}

/** "a third of", "a hundredth". */
function parseArticleShare(view: TokenView, i: number): NumberReading | null {
  const j = i + 1;
  const denominator = view.number(j, 'fraction');
  if (denominator === undefined || denominator <= 2 || view.word(j).endsWith('s')) return null;
  return view.word(j + 1) === 'of' || denominator >= 100 || isShare(view, i, j + 1)
    ? { ...inWords(j + 1, 1 / denominator), fraction: true }
    : null;
}

/** Whether "a third" is a share, which counts nothing itself: "fell by about a third to 20". */
function isShare(view: TokenView, i: number, after: number): boolean {
  if (!SHARE_LEADS.has(view.word(i - 1))) return false;
  return view.endsClause(after) || SHARE_ENDS.has(view.word(after));
}

const SHARE_LEADS = NUMBER_CUES.forms('shareLead');
const SHARE_ENDS = NUMBER_CUES.forms('shareEnd');

/** "half", "half a million", "half-a-million", "half a dozen", "quarter million". */
function parseHalf(view: TokenView, i: number): NumberReading | null {
  const share = view.word(i) === 'half' ? 0.5 : 0.25;
  const past = (at: number): number => (view.isDash(at) && view.glued(at - 1) ? at + 1 : at);
  let j = past(i + 1);
  if (view.word(j) === 'a' || view.word(j) === 'of') j = past(j + 1);
  if (view.word(j) === 'a') j++;
  const scale = view.number(j, 'scale') ?? view.number(j, 'dozen');
  if (scale !== undefined) return { end: j + 1, value: share * scale, digits: false, plain: false, scaled: true };
  if (share !== 0.5 || isHalfOfMatch(view, i)) return null;
  return { end: i + 1, value: share, digits: false, plain: false, fraction: true };
}

/** "half-time", "the second half": a part of a match or its middle, and no number. */
function isHalfOfMatch(view: TokenView, i: number): boolean {
  const next = view.isDash(i + 1) ? i + 2 : i + 1;
  if (view.word(next) === 'time' && (next > i + 1 || !/^(?:a|the|of)$/.test(view.word(i - 1)))) return true;
  const before = view.isDash(i - 1) ? view.word(i - 2) : view.word(i - 1);
  return HALVES.has(before);
}

const HALVES = NUMBER_CUES.forms('halfBefore');

/** Digits, with spaced thousands, stripped decimals, powers, mixed fractions, suffixes and scale words after them. */
function parseDigitNumber(view: TokenView, i: number, joinAnd: boolean): NumberReading | null {
  const first = parseDigits(view.raw[i]);
  if (first === null) return null;
  if (view.isBare(i)) return { end: i + 1, value: first.value, digits: true, plain: true };
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
  const mixed = first.kind === 'integer' ? parseMixed(view, { end, value, digits: true, plain: false }) : null;
  if (mixed !== null) return mixed;
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

/** "2 1/2", "2½ million", "2 and a half million": a whole number with its fraction. */
function parseMixed(view: TokenView, whole: NumberReading): NumberReading | null {
  const mixed = parseMixedFraction(view, whole.end);
  if (mixed !== null) return finishScaled(view, { ...whole, end: mixed.end, value: whole.value + mixed.value });
  const part = parseAndFraction(view, whole.end);
  return part === null ? null : withFraction(whole, part, 1);
}

/** After "4 thousand": "3 hundred and 21". Also "3 million and a half". */
function continueMixed(view: TokenView, number: NumberReading, joinAnd: boolean): NumberReading {
  let { end, value } = number;
  let least = view.number(end - 1, 'scale') ?? 1;
  const half = joinAnd ? parseAndFraction(view, end) : null;
  if (half !== null) return withFraction(number, half, least);
  for (;;) {
    const at = joinAnd && view.word(end) === 'and' && least <= 1000 ? end + 1 : end;
    const part = scaledPart(view, at, least);
    if (part === null) {
      const rest = at > end ? lastPart(view, at, least) : null;
      return rest === null ? { ...number, end, value } : { ...number, end: rest.end, value: value + rest.value };
    }
    value += part.value;
    least = part.scale;
    end = at + 2;
  }
}

/** "3 hundred" after "4 thousand and". */
function scaledPart(
  view: TokenView,
  at: number,
  least: number,
): { readonly value: number; readonly scale: number } | null {
  const scale = view.number(at + 1, 'scale');
  const digits = scale !== undefined && scale < least && view.isDigits(at) ? countAt(view, at) : null;
  return digits === null || scale === undefined || digits >= 1000 ? null : { value: digits * scale, scale };
}

/** "21" or "twenty-one" after "3 hundred and". */
function lastPart(view: TokenView, at: number, least: number): { readonly value: number; readonly end: number } | null {
  if (view.isDigits(at)) {
    const value = countAt(view, at);
    const last = value !== null && view.number(at + 1, 'scale') === undefined && value < least && least <= 100;
    return last && view.time(at + 1, 'month') === undefined ? { value, end: at + 1 } : null;
  }
  if (least > 1000 || !isSmall(view, at)) return null;
  const rest = parseWords(view, at, false);
  return rest !== null && rest.ordinal !== true && rest.fraction !== true && rest.value < least ? rest : null;
}

/** The whole number that a token of digits is, without separators; null for zero. */
function countAt(view: TokenView, at: number): number | null {
  const number = parseDigits(view.raw[at]);
  return number === null || number.kind !== 'integer' || number.value === 0 || view.raw[at].includes(',')
    ? null
    : number.value;
}

/** Whether a token is a number word below a hundred. */
function isSmall(view: TokenView, at: number): boolean {
  return (view.number(at, 'unit') ?? view.number(at, 'teen') ?? view.number(at, 'ten')) !== undefined;
}
