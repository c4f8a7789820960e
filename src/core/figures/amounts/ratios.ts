import { parseNumber } from '../numbers/numbers';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { countedAfter } from './counted';
import { attachAfter } from './measures';
import type { FigureReading } from './reading';

/** "3-for-1", "one-in-10", "8-to-1": two numbers and a word between them, all tied by hyphens. */
export function parseTiedRatio(view: TokenView, i: number, number: NumberReading): FigureReading | null {
  const { end } = number;
  if (!/^(?:for|in|to)$/.test(view.word(end + 1)) || !view.isDash(end) || !view.isDash(end + 2)) return null;
  for (let at = end - 1; at <= end + 2; at++) if (!view.glued(at)) return null;
  const of = parseNumber(view, end + 3, false);
  if (of === null || of.ordinal === true || of.value <= 0 || (of.value === 1 && number.value === 1)) return null;
  if (view.word(end + 1) === 'to' && of.value !== 1) return null;
  const value = { number: number.value / of.value, modifier: null, unit: null, counted: null };
  return { start: i, end: of.end, label: 'CARDINAL', value, evidence: 'a ratio' };
}

/** "two out of five hundred", "one in three", "1 over 21". */
export function parseRatio(view: TokenView, i: number, number: NumberReading): FigureReading | null {
  const w = view.word(number.end);
  const out = w === 'out' && view.word(number.end + 1) === 'of';
  if (!out && w !== 'in' && w !== 'over') return null;
  // "one in every five"
  const every = view.word(number.end + (out ? 2 : 1)) === 'every' && w !== 'over';
  const of = parseNumber(view, number.end + (out ? 2 : 1) + (every ? 1 : 0));
  if (of === null || of.ordinal === true || (of.value <= number.value && w !== 'over') || of.value === 0) return null;
  if (!out && w === 'in' && (of.value > 1000 || number.value > 20 || (of.plain && of.value > 100))) return null;
  if (attachAfter(view, of.end, of) !== null || (w === 'over' && number.value >= 1000 && of.value > 10)) return null;
  if (w === 'over' && view.time(of.end, 'timeUnits') !== undefined) return null;
  if (out && of.digits && number.digits && of.value <= number.value) return null;
  return {
    start: i,
    end: of.end,
    label: 'CARDINAL',
    value: {
      number: number.value / of.value,
      modifier: null,
      unit: null,
      counted: countedAfter(view, of.end, of.value),
    },
    evidence: 'a ratio',
  };
}
