import type { Figure, FigureValue } from '../../../core';
import { wordsIn } from './passages';

/** Labels that are read for one another: a count may be a rank or a measure in another's words. */
const KINDS: Readonly<Record<string, string>> = { DATE: 'time', TIME: 'time', CARDINAL: 'count', ORDINAL: 'rank' };

/** What kind of thing a figure tells; only figures of one kind can agree or contradict. */
export function kindOf({ label, like, value }: Figure): string {
  const engine = like ?? label;
  return `${KINDS[engine] ?? engine} ${engine === 'QUANTITY' || engine === 'MONEY' ? (value.unit ?? '') : ''}`.trim();
}

/**
 * Whether what a text tells makes true what a claim says: the same words, the same value, a value that it rounds,
 * or one within the bounds that the claim gives.
 */
export function supports(told: Figure, claimed: Figure): boolean {
  if (kindOf(told) !== kindOf(claimed)) return false;
  if (sameWords(told.text, claimed.text)) return true;
  const [source, claim] = [told.value, claimed.value];
  if (source.timex !== undefined || claim.timex !== undefined) return isDayOf(source, claim);
  if (source.result !== undefined || claim.result !== undefined)
    return JSON.stringify(source.result) === JSON.stringify(claim.result);
  if (claim.number === undefined) return source.lower === claim.lower && source.upper === claim.upper;
  if (source.number === undefined) return false;
  // two bounds, or two that say "about", agree where their numbers do
  const isAsTold = source.modifier === null || claim.modifier === null;
  return fits(source.number, claim.number, isAsTold ? claim.modifier : null);
}

function sameWords(a: string, b: string): boolean {
  const [x, y] = [a, b].map(text =>
    wordsIn(text)
      .map(({ lower }) => lower)
      .join(' '),
  );
  return x === y;
}

/** Whether a day that a text tells is of the claim's: the same, or within a longer time. */
function isDayOf({ timex: told }: FigureValue, { timex: claimed }: FigureValue): boolean {
  if (told === undefined || claimed === undefined || told.type !== claimed.type) return false;
  return told.value === claimed.value || (/^\d{4}/.test(claimed.value) && told.value.startsWith(`${claimed.value}-`));
}

function fits(told: number, claimed: number, modifier: FigureValue['modifier']): boolean {
  switch (modifier) {
    case 'more_than':
      return told > claimed || told === claimed;
    case 'at_least':
      return told >= claimed;
    case 'less_than':
    case 'at_most':
      return told <= claimed;
    case 'approx':
      return Math.abs(told - claimed) <= lastPlace(claimed) / 2;
    default:
      return told === claimed || rounded(told, digitsOf(claimed)) === claimed;
  }
}

/** The place of the last digit that a number is told to: 100 of 4,500. */
function lastPlace(number: number): number {
  const exponent = Number(Math.abs(number).toExponential().split('e')[1]);
  return 10 ** (exponent - digitsOf(number) + 1);
}

/** How many digits a number is told to: 2 of 4,500. */
function digitsOf(number: number): number {
  return String(Math.abs(number)).replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length || 1;
}

function rounded(number: number, digits: number): number {
  return Number(number.toPrecision(Math.max(1, Math.min(100, digits))));
}
