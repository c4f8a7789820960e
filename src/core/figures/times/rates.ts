import { parseNumber } from '../numbers/numbers';
import type { TokenView } from '../words/tokenView';
import { wordTable } from '../words/wordTable';
import { TIME_CUES } from './timeCues';

const TIMES = wordTable<string>({ once: '1X', twice: '2X', thrice: '3X' });

/**
 * How often, before "a day": "2X" after "twice", "" after what is counted ("500 people a day"), null after anything
 * else.
 */
export function rateBefore(view: TokenView, i: number): string | null {
  const before = view.word(i - 1);
  if (TIMES[before] !== undefined) return TIMES[before];
  if (before === 'times') {
    const number = parseNumber(view, i - 2);
    return number?.end === i - 1 && Number.isInteger(number.value) ? `${number.value}X` : '';
  }
  if (before === '%' || view.isDigits(i - 1)) return '';
  if (view.tokens[i - 1]?.kind !== 'word' || !(/[^s]s$/.test(before) || RATED.has(before))) return null;
  for (let j = i - 2; j >= i - 4; j--)
    if (
      view.isDigits(j) ||
      view.number(j, 'unit') !== undefined ||
      view.number(j, 'scale') !== undefined ||
      view.number(j, 'vague') !== undefined
    )
      return '';
  return null;
}

/** What ends an amount that has a rate, besides plurals in s: "5 percent a year". */
const RATED = TIME_CUES.forms('rated');
