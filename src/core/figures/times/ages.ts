import { parseNumber } from '../numbers/numbers';
import type { TokenView } from '../words/tokenView';
import { durationOf, unitAt } from './durations';
import type { TimeReading } from './timeReading';

/** "aged 31", "age 12", "the age of five", "ages 18 to 24", "the ages of 15 and 49": the numbers are read as years. */
export function parseAge(view: TokenView, i: number): TimeReading | null {
  const noun = view.word(i) === 'the' ? i + 1 : i;
  const w = view.word(noun);
  if ((w !== 'aged' && w !== 'age' && w !== 'ages') || (w === 'aged' && noun > i)) return null;
  const of = view.word(noun + 1) === 'of' || view.word(noun + 1) === 'between';
  if (noun > i && !of) return null;
  const first = ageAt(view, of ? noun + 2 : noun + 1);
  if (first === null || (of && view.isDash(first.end) && view.glued(first.end))) return null;
  const link = view.word(first.end);
  const between = view.word(i - 1) === 'between' || view.word(noun + 1) === 'between';
  const linked = link === 'to' || link === 'or' || view.isDash(first.end) || (link === 'and' && between);
  const second = linked ? ageAt(view, first.end + 1) : null;
  const range = second !== null && second.value > first.value;
  return durationOf(
    {
      end: range ? second.end : first.end,
      steps: [{ amount: range ? second.value : first.value, unit: 'Y' }],
      hyphen: false,
      indefinite: false,
      ...(range ? { lower: first.value } : {}),
    },
    { evidence: 'an age' },
  );
}

/** A number that can be the years of a life. */
function ageAt(view: TokenView, i: number): { readonly value: number; readonly end: number } | null {
  const number = parseNumber(view, i, false);
  if (number === null || number.value > 130 || number.value < 0 || number.ordinal === true) return null;
  const unit = unitAt(view, number.end);
  if (unit?.unit === 'Y') return { value: number.value, end: number.end + 1 };
  return unit !== null || view.word(number.end) === '%' ? null : number;
}
