import type { FigureLabel, FigureValue } from '../../annotations/model';
import { round } from '../numbers/digits';
import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';
import { countedAfter } from './counted';
import { currencyBefore } from './currencyMarks';
import { isMoneyWithoutSign } from './lostSigns';
import { type Measured, parseMeasured } from './measured';
import type { Attachment } from './measures';
import type { FigureReading } from './reading';

/** "between 3 and 5 percent". */
export function parseBetween(view: TokenView, i: number): FigureReading | null {
  const shares = betweenShares(view, i);
  if (shares !== null) return shares;
  const low = parseMeasured(view, i + 1, false);
  if (low === null) return null;
  const and = view.word(low.end);
  if (and !== 'and' && and !== 'to') return null;
  const high = parseMeasured(view, low.end + 1, false);
  return high === null ? null : rangeFigure(view, i, low, high);
}

/** "between a tenth and a quarter of an inch": two shares of one unit. */
function betweenShares(view: TokenView, i: number): FigureReading | null {
  const low = /^an?$/.test(view.word(i + 1)) ? view.number(i + 2, 'fraction') : undefined;
  if (low === undefined || view.word(i + 3) !== 'and') return null;
  const high = parseMeasured(view, i + 4, false);
  if (high?.number.fraction !== true) return null;
  const number = { ...high.number, end: i + 3, value: 1 / low };
  return rangeFigure(view, i, { end: i + 3, number, attachment: high.attachment }, high);
}

/** Verbs of prices and counts in the past: what follows is how far, and to where. */
const MOVED = AMOUNT_CUES.forms('moved');

/** Verbs after which "from … to …" is one range rather than a change. */
const RANGING = AMOUNT_CUES.forms('ranging');

/** "3-5", "3 to 5 percent", "$2 to $3 million", "two or three". */
export function parseRange(view: TokenView, i: number, low: Measured): FigureReading | null {
  if (low.number.ordinal === true || low.number.fraction === true) return null;
  const at = afterConnector(view, low);
  const high = at === null ? null : parseMeasured(view, at, true);
  if (high === null || high.number.ordinal === true || high.number.fraction === true) return null;
  if (low.number.value === 1 && high.number.value === 1) return null;
  if (view.isDash(high.end) && view.glued(high.end - 1) && view.isDigits(high.end + 1)) return null;
  const connector = view.word(low.end);
  const fits = view.isDash(low.end)
    ? isTiedRange(low, high)
    : connector === 'or'
      ? high.number.value > low.number.value && high.number.value <= 10 * low.number.value
      : connector === 'to'
        ? isRangeTo(view, i, low, high)
        : high.number.value >= 0 && low.number.value !== high.number.value;
  return fits ? rangeFigure(view, i, low, high) : null;
}

/** The token after what stands between the two numbers of a range: a dash, "to", "or"; null where nothing does. */
function afterConnector(view: TokenView, low: Measured): number | null {
  const { end } = low;
  if (!view.isDash(end)) return /^(?:to|or|~)$/.test(view.word(end)) ? end + 1 : null;
  // "8- to 16-meter"
  if (view.word(end + 1) === 'to') {
    if (!view.isDash(end + 2) || !view.glued(end + 2)) return end + 2;
    // "230-to-198", but "8-to-1" is a ratio
    return view.word(end + 3) === '1' || view.word(end + 3) === 'one' ? null : end + 3;
  }
  const glued = view.glued(end - 1) && view.glued(end);
  const spaced = !view.glued(end - 1) && !view.glued(end);
  return glued || (spaced && low.number.digits) ? end + 1 : null;
}

/** Whether two numbers with a hyphen between them are a range: "five-thirty" is a time, "three-nought" a score. */
function isTiedRange({ number: low }: Measured, { number: high }: Measured): boolean {
  if (high.value < 0 || low.digits !== high.digits) return false;
  return low.digits || (high.value > low.value && high.value <= 3 * low.value);
}

/** How often the low end of "by 3 to 5" goes into the high end at most; beyond, that is where the count then stood. */
const FAR = 4;

/** Whether "to" between two numbers makes a range of them rather than a change from one to the other. */
function isRangeTo(view: TokenView, i: number, low: Measured, high: Measured): boolean {
  const before = view.word(i - 1);
  // "cut its forecast for 2013 to 1.1%"
  if (low.attachment === null && high.attachment !== null && /^(?:1[89]|20)\d\d$/.test(view.raw[i]))
    if (high.number.value < low.number.value) return false;
  if (before === 'from' && !RANGING.has(view.word(i - 2))) {
    // "cut from 180 to 5" tells of two numbers
    return low.attachment === null && high.number.value >= low.number.value;
  }
  // "fell $2.10 to $52.82" tells of two amounts, "grew 3 to 5 percent" of one
  if (before === 'by' && low.attachment !== null) return false;
  // "lifted capacity by 4,000 to 38,000"
  if (before === 'by' && high.attachment === null && high.number.value > FAR * low.number.value) return false;
  const mover = before === 'by' ? view.word(i - 2) : before;
  return !MOVED.has(mover) || (low.attachment === null && high.attachment !== null);
}

function rangeFigure(view: TokenView, start: number, low: Measured, high: Measured): FigureReading | null {
  const a = low.attachment;
  const b = view.word(start) === 'between' ? inUnitOf(view, a, high.attachment) : high.attachment;
  if (a !== null && b !== null && (a.label !== b.label || a.unit !== b.unit)) return null;
  if (
    a !== null &&
    b === null &&
    (a.label !== 'MONEY' || currencyBefore(view, start) === null) &&
    !view.isDash(low.end)
  )
    return null;
  const attachment = b ?? a;
  const factor = attachment?.factor ?? 1;
  const lowFactor = a?.factor ?? factor;
  // "2 to 3 million": the scale is said once
  const spread =
    high.number.scaled === true && low.number.scaled !== true && low.number.value < 1000 && high.number.value >= 1000
      ? scaleOf(view, high)
      : 1;
  // "between two and three dozen"
  const dozens = isDozen(view, high) && !isDozen(view, low) && low.number.value < 12 ? 12 : 1;
  const x = low.number.value * spread * dozens * lowFactor;
  const y = high.number.value * factor;
  const label: FigureLabel = attachment?.label ?? 'CARDINAL';
  const end = Math.max(high.end, low.end);
  const value: FigureValue = {
    lower: round(Math.min(x, y)),
    upper: round(Math.max(x, y)),
    modifier: null,
    unit: attachment?.unit ?? null,
    counted: label === 'CARDINAL' ? countedAfter(view, end, y) : null,
  };
  if (label === 'CARDINAL' && value.counted === null && isMoneyWithoutSign(view, start, high.number))
    return {
      start,
      end,
      label: 'MONEY',
      value: { ...value, unit: 'USD' },
      evidence: 'amounts of money whose sign is lost, taken for dollars',
      assumed: true,
    };
  return { start, end, label, value, evidence: x > y ? 'two numbers' : 'a range' };
}

/**
 * What is attached to the high end of a range in the unit of the low end, where one converts into the other: "between
 * 500 m and 2 km".
 */
function inUnitOf(view: TokenView, low: Attachment | null, high: Attachment | null): Attachment | null {
  if (low?.label !== 'QUANTITY' || high?.label !== 'QUANTITY' || low.unit === high.unit) return high;
  const [from, to] = [view.tables.unitNames.get(high.unit), view.tables.unitNames.get(low.unit)];
  if (from === undefined || to === undefined || from.base === '' || from.base !== to.base) return high;
  const converts = from.offset === 0 && to.offset === 0 && to.factor > 0;
  return converts ? { ...high, unit: low.unit, factor: (high.factor * from.factor) / to.factor } : high;
}

function isDozen(view: TokenView, { number }: Measured): boolean {
  return view.number(number.end - 1, 'dozen') !== undefined;
}

/** The product of the scale words that end a number. */
function scaleOf(view: TokenView, measured: Measured): number {
  let scale = 1;
  for (let j = measured.number.end - 1; j >= 0; j--) {
    const s =
      view.number(j, 'scale') ??
      view.number(j, 'abbreviatedScale') ??
      view.tables.words.get(view.raw[j])?.number['suffix'];
    if (s === undefined) break;
    scale *= s;
  }
  return scale;
}
