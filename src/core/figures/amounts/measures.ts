import type { FigureLabel } from '../../annotations/model';
import { parseNumber } from '../numbers/numbers';
import type { Unit } from '../words/figureTables';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { AMOUNT_CUES } from './amountCues';
import { OTHER_CODES } from './currencyMarks';
import { isMeant } from './homographs';
import { isWeight } from './pounds';
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
  return (
    percentAt(view, at) ??
    moneyAt(view, at, number) ??
    unitAt(view, at, number, hyphen) ??
    (number.digits ? pollPoints(view, at) : null)
  );
}

function percentAt(view: TokenView, at: number): Attachment | null {
  const { percents } = view.tables;
  const capitals = view.raw[at] !== view.word(at);
  const word = capitals && view.register === 'standard' ? percents.match(view.raw, at) : percents.match(view.lower, at);
  const found = word ?? (capitals ? percents.match(view.lower, at) : null);
  if (found === null || (found.value.glued && !view.glued(at - 1))) return null;
  if (word === null && found.value.unit !== '%') return null;
  const end = at + found.length;
  const point = view.isDash(end) ? end + 1 : end;
  const points = found.value.unit === '%' && /^points?$/.test(view.word(point));
  const unit = points ? 'percentage point' : found.value.unit;
  const evidence = unit === '%' ? 'a percentage' : `${unit}s`;
  return { end: points ? point + 1 : end, label: 'PERCENT', unit, factor: 1, evidence };
}

/** Polls and rates, whose points are of percentages where they have a decimal: "a lead of 1.5 points". */
const POINTS_OF = AMOUNT_CUES.forms('pointsOf');

/** "1.5 points" of a poll or a rate; of an index they are points of its own. */
function pollPoints(view: TokenView, at: number): Attachment | null {
  const w = view.word(at);
  if ((w !== 'points' && w !== 'pts') || !/^\d{1,2}\.\d$/.test(view.raw[at - 1] ?? '')) return null;
  for (let i = at - 2; i >= at - 10 && !/^[.;!?]$/.test(view.word(i)); i--)
    if (POINTS_OF.has(view.word(i)))
      return { end: at + 1, label: 'PERCENT', unit: 'percentage point', factor: 1, evidence: 'percentage points' };
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
  if (currency.kind === 'noun' && !isMeantAsMoney(view, noun, end, number)) return null;
  const small = currency.share < 1 ? null : smallChange(view, end);
  return money(small?.end ?? end, currency.code, currency.share, small?.add);
}

/** A currency's sign or code after a number: "5 $", "10 EUR", "5 MEUR", "20 USD million". */
function markAfter(view: TokenView, at: number): Attachment | null {
  const raw = view.raw[at] ?? '';
  const marks = view.tables.currencyMarks;
  const million = raw.length === 4 && raw.startsWith('M') ? marks.get(raw.slice(1)) : undefined;
  if (million?.kind === 'code') return money(at + 1, million.code, 1e6, undefined);
  if (raw === 'p' && view.isTail(at) && isPence(view, at - 1)) return money(at + 1, 'GBP', 0.01, undefined);
  const glued = view.isTail(at) ? gluedCode(view, raw) : null;
  if (glued !== null) return money(at + 1, glued.code, glued.scale, undefined);
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

/** Whether the digits at token `i` with "p" behind them are pence ("45p") rather than a screen's lines ("1080p"). */
function isPence(view: TokenView, i: number): boolean {
  return Number(view.raw[i].replace(',', '')) < 1000 && !/^(?:240|360|480|540|720)$/.test(view.raw[i]);
}

/** "eur", "meur", "bnEUR" right behind digits: a currency's code in any case, with or without a scale before it. */
function gluedCode(view: TokenView, word: string): { readonly code: string; readonly scale: number } | null {
  const code = word.slice(-3).toUpperCase();
  if (word.length < 3 || view.tables.currencyMarks.get(code)?.kind !== 'code' || OTHER_CODES.has(code)) return null;
  const before = word.slice(0, -3).toLowerCase();
  const roles = view.tables.words.get(before)?.number;
  const scale = before === '' ? 1 : (roles?.['abbreviatedScale'] ?? roles?.['suffix']);
  return scale === undefined ? null : { code, scale };
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

/** Whether a noun that is also a verb, a weight or an animal ("won", "pounds", "bucks") is the money here. */
function isMeantAsMoney(view: TokenView, noun: number, end: number, number: NumberReading): boolean {
  if (isWeight(view, noun, end) || isReached(view, noun, number)) return false;
  return isMeant(view, noun, end, number);
}

/** "passed the 10 million mark": what is reached rather than money of Germany, whose plural has an s. */
function isReached(view: TokenView, noun: number, number: NumberReading): boolean {
  return view.word(noun) === 'mark' && number.value !== 1 && !(view.isDash(noun - 1) && view.glued(noun - 1));
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
