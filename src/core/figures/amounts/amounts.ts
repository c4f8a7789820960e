import type { FigureValue, Modifier } from '../../annotations/model';
import { round } from '../numbers/digits';
import { parseNumber } from '../numbers/numbers';
import { AMOUNT_SIGHT, Sight } from '../words/firstSight';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { AMOUNT_CUES } from './amountCues';
import { parseBetween, parseRange } from './amountRanges';
import { belowZero } from './belowZero';
import { countedAfter } from './counted';
import { isMoneyWithoutSign, isPercentWithoutSign } from './lostSigns';
import { type Measured, parseMeasured } from './measured';
import { type Attachment, attachAfter } from './measures';
import { isPronounOne } from './notFigures';
import { parseRatio, parseTiedRatio } from './ratios';
import type { FigureReading, ModifierReading } from './reading';
import { parseColonRatio, parseResult } from './results';
import { parsePer } from './unitGrammar';

const MODIFIERS = new Set(['approx', 'more_than', 'less_than', 'at_least', 'at_most']);
/** How "hundreds" and "dozens" are read. */
const VAGUE = 'the least that is meant';
const COMPARISONS = wordTable<Modifier>({
  '<': 'less_than',
  '>': 'more_than',
  '≤': 'at_most',
  '≥': 'at_least',
  '~': 'approx',
});

/** Reads the modifiers that begin at token `i`: "more than", "only about", "as many as". Null when there is none. */
export function parseModifiers(view: TokenView, i: number): ModifierReading | null {
  if ((view.sight(i) & Sight.modifier) === 0) return null;
  let end = i;
  let modifier: Modifier | null = null;
  for (let k = 0; k < 3; k++) {
    const comparison = COMPARISONS[view.word(end)];
    const match = view.tables.modifiers.match(view.lower, end);
    if (match !== null) {
      if (MODIFIERS.has(match.value)) modifier = match.value as Modifier;
      end += match.length;
    } else if (comparison !== undefined) {
      modifier = comparison;
      end++;
      if (view.word(end) === '=') {
        modifier = modifier === 'less_than' ? 'at_most' : 'at_least';
        end++;
      }
    } else break;
  }
  return end > i ? { end, modifier } : null;
}

/**
 * Reads an amount that begins at token `i`, with `modified` as its modifiers: money, a percentage, a quantity, a rank,
 * or a plain number.
 */
export function parseAmount(view: TokenView, i: number, modified: ModifierReading | null): FigureReading | null {
  const at = modified?.end ?? i;
  if ((view.sight(at) & AMOUNT_SIGHT) === 0) return null;
  const amount = view.word(at) === 'between' ? parseBetween(view, at) : parseAt(view, at, modified !== null);
  if (amount === null) return null;
  if (modified !== null && amount.label === 'ORDINAL') return null;
  const tail = view.follows(amount.end) ? parseTail(view, amount.end) : null;
  if (modified === null && tail === null) return amount;
  const modifier = tail?.modifier ?? modified?.modifier ?? amount.value.modifier;
  const value = modifier === amount.value.modifier ? amount.value : { ...amount.value, modifier };
  return { ...amount, start: i, end: tail?.end ?? amount.end, value };
}

/** "or more", "or so", "or less" after an amount. */
function parseTail(view: TokenView, end: number): { readonly end: number; readonly modifier: Modifier } | null {
  const w = view.word(end + 1);
  if (view.word(end) === '+' && view.glued(end - 1)) return { end: end + 1, modifier: 'at_least' };
  if (view.word(end) !== 'or' && !(view.word(end) === 'and' && w === 'more')) return null;
  if (w === 'so') return { end: end + 2, modifier: 'approx' };
  if (view.word(end + 2) === 'than') return null;
  if (w === 'more' || w === 'greater' || w === 'higher') return { end: end + 2, modifier: 'at_least' };
  if (w === 'less' || w === 'fewer' || w === 'lower') return { end: end + 2, modifier: 'at_most' };
  return null;
}

function parseAt(view: TokenView, i: number, modified: boolean): FigureReading | null {
  const result = modified ? null : (parseResult(view, i) ?? (view.isDigits(i) ? parseColonRatio(view, i) : null));
  if (result !== null) return result;
  const first = parseMeasured(view, i, true);
  if (first === null) return parseOneWord(view, i) ?? parseArticleUnit(view, i, modified);
  const range = view.follows(first.end) ? parseRange(view, i, first) : null;
  if (range !== null) return range;
  return belowZero(view, figureOf(view, i, first, modified));
}

function figureOf(view: TokenView, i: number, measured: Measured, modified: boolean): FigureReading | null {
  const { number, attachment, uncertainty } = measured;
  if (number.ordinal === true) {
    const value = { modifier: number.about ?? null, counted: null, unit: null, number: number.value };
    return { start: i, end: number.end, label: 'ORDINAL', value, evidence: 'a rank' };
  }
  const figure =
    attachment === null ? countFigure(view, i, measured, modified) : attachedFigure(view, i, number, attachment);
  if (figure === null || uncertainty === undefined) return figure;
  const { modifier, counted, unit, ...rest } = figure.value;
  return { ...figure, value: { modifier, counted, unit, uncertainty, ...rest } };
}

/** A number with its unit, its currency or its percent sign. */
function attachedFigure(view: TokenView, i: number, number: NumberReading, attachment: Attachment): FigureReading {
  const { end, label, unit } = attachment;
  const value: FigureValue = {
    modifier: number.vague === true ? 'approx' : (number.about ?? null),
    counted: null,
    unit,
    number: round(number.value * attachment.factor + (attachment.add ?? 0)),
  };
  const per = label === 'MONEY' ? parseRate(view, end) : null;
  return {
    start: i,
    end,
    label,
    value: per === null ? value : { ...value, per },
    evidence: attachment.evidence ?? 'a number with its unit',
  };
}

/** A number with nothing attached: what it counts, unless something else says that it is a measure all the same. */
function countFigure(view: TokenView, i: number, measured: Measured, modified: boolean): FigureReading | null {
  const { number, end } = measured;
  const tied = parseTiedRatio(view, i, number);
  if (tied !== null) return tied;
  if (isPronounOne(view, i, number, modified)) return null;
  const count: FigureValue = {
    modifier: number.vague === true ? 'approx' : (number.about ?? null),
    counted: countedAfter(view, end, number.value),
    unit: null,
    number: number.value,
  };
  const more = view.follows(end);
  const per = more && view.word(end) === 'times' ? parsePer(view, end + 1) : null;
  const value = per === null ? count : { ...count, per: per.name };
  const shared = more ? sharedUnit(view, number) : null;
  if (shared !== null) {
    const quantity = { ...value, unit: shared, counted: null };
    return { start: i, end, label: 'QUANTITY', value: quantity, evidence: 'a number that shares its unit' };
  }
  const ratio = more ? parseRatio(view, i, number) : null;
  if (ratio !== null) return ratio;
  const unsigned = value.counted === null && view.stripped ? unsignedFigure(view, i, measured, value) : null;
  if (unsigned !== null) return unsigned;
  const evidence = number.fraction === true ? 'a fraction' : number.vague === true ? VAGUE : 'a number';
  return { start: i, end, label: 'CARDINAL', value, evidence };
}

/** An amount whose sign stripping has taken away. */
function unsignedFigure(view: TokenView, i: number, measured: Measured, value: FigureValue): FigureReading | null {
  const { number, end } = measured;
  if (isPercentWithoutSign(view, i, number)) {
    const evidence = 'a percentage whose sign is lost';
    return { start: i, end, label: 'PERCENT', value: { ...value, unit: '%' }, evidence };
  }
  if (!isMoneyWithoutSign(view, i, number)) return null;
  const evidence = 'an amount of money whose sign is lost, taken for dollars';
  return { start: i, end, label: 'MONEY', value: { ...value, unit: 'USD' }, evidence, assumed: true };
}

/** What goods are priced by, besides units of measure and of time. */
const PRICED = AMOUNT_CUES.forms('pricedBy');

/** What an amount of money is per ("$15 an hour", "$350 per kg"): no part of its span. */
function parseRate(view: TokenView, end: number): string | null {
  const rate = parsePer(view, end);
  if (rate !== null) return rate.name;
  const w = view.word(end);
  const noun = view.word(end + 1);
  if (w === 'per' && view.tokens[end + 1]?.kind === 'word') return noun;
  if (w !== 'a' && w !== 'an') return null;
  return PRICED.has(noun) ? noun : (view.tables.units.match(view.lower, end + 1)?.value.name ?? null);
}

/** The unit of the number after "and": "45 and 50 mg". */
function sharedUnit(view: TokenView, number: NumberReading): string | null {
  if (!number.digits || view.word(number.end) !== 'and' || !view.isDigits(number.end + 1)) return null;
  // "12 stone 4 and 6ft tall"
  if (view.tables.units.match(view.lower, number.end - 2) !== null) return null;
  const next = parseNumber(view, number.end + 1);
  const attachment = next === null || next.ordinal === true ? null : attachAfter(view, next.end, next);
  return attachment?.label === 'QUANTITY' ? attachment.unit : null;
}

/** Coins and notes that news tells one of: "not a penny", "a dollar". */
const COINS = AMOUNT_CUES.forms('coin');
/** Units of which one is told as it is ("a mile away"). */
const TOLD_ALONE = AMOUNT_CUES.forms('toldAlone');
/** Units of which one is told with a modifier: "more than a ton", but not "a foot" nor "a ton of fun". */
const TOLD_MODIFIED = AMOUNT_CUES.forms('toldModified');

/** "a mile away", "a gallon of beer", "a penny"; not the rate of "$3 a gallon". */
function parseArticleUnit(view: TokenView, i: number, modified: boolean): FigureReading | null {
  if (view.word(i) !== 'a' && view.word(i) !== 'an') return null;
  const before = view.tokens[i - 1];
  if (
    before !== undefined &&
    (before.kind === 'number' ||
      before.text === '%' ||
      (/s$/.test(view.word(i - 1)) && isCountedBefore(view, i - 1)) ||
      view.number(i - 1, 'scale') !== undefined)
  )
    return null;
  const unit = view.tables.units.match(view.lower, i + 1);
  if (unit === null) return parseCoin(view, i);
  const one = TOLD_ALONE.has(unit.value.name) || (modified && TOLD_MODIFIED.has(unit.value.name));
  if (!one || view.word(i + unit.length).endsWith('s')) return null;
  const value = { number: 1, modifier: null, unit: unit.value.name, counted: null };
  return { start: i, end: i + 1 + unit.length, label: 'QUANTITY', value, evidence: 'a quantity' };
}

/** Whether a number stands shortly before token `i`, which it counts: "30 miles". */
function isCountedBefore(view: TokenView, i: number): boolean {
  for (let j = i - 1; j >= i - 3; j--)
    if (view.isDigits(j) || view.number(j, 'unit') !== undefined || view.number(j, 'scale') !== undefined) return true;
  return false;
}

/** "a penny", "a dollar"; not "a dollar store". */
function parseCoin(view: TokenView, i: number): FigureReading | null {
  const coin = COINS.has(view.word(i + 1)) ? view.tables.currencies.match(view.lower, i + 1) : null;
  const next = view.tokens[i + 2];
  if (coin === null || coin.length > 1 || (next?.kind === 'word' && !COIN_ENDS.has(view.word(i + 2)))) return null;
  const value = { number: coin.value.share, modifier: null, unit: coin.value.code, counted: null };
  return { start: i, end: i + 2, label: 'MONEY', value, evidence: 'an amount of money' };
}

const COIN_ENDS = AMOUNT_CUES.forms('coinAfter');

/** "tenfold", "ten-fold" and amounts without a number of their own. */
function parseOneWord(view: TokenView, i: number): FigureReading | null {
  const fold = view.number(i, 'fold');
  if (fold === undefined) return null;
  return {
    start: i,
    end: i + 1,
    label: 'CARDINAL',
    value: { number: fold, modifier: null, unit: null, counted: null },
    evidence: 'a multiple',
  };
}
