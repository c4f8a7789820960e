import type { Figure, FigureValue, Modifier, Timex } from '../../core';

const SIGN: Readonly<Record<Modifier, string>> = {
  approx: '≈ ',
  more_than: '> ',
  less_than: '< ',
  at_least: '≥ ',
  at_most: '≤ ',
};

/**
 * The normalised value of a figure, short enough to stand behind it in the text: "2019-04-25", "> 10,000", "96,000,000
 * USD", "3–5 km". Lengths of time and repetitions are said in `words`, as the card does: their values are for programs.
 * Undefined where it would only repeat the text, or where there is no value.
 */
export function inlayValue(figure: Figure, words: string): string | undefined {
  const { value } = figure;
  const said = value.timex === undefined ? amount(value) : timeWords(value.timex, words);
  if (said === undefined || said === '' || plain(said) === plain(figure.text)) return undefined;
  return said;
}

function timeWords(timex: Timex, words: string): string {
  return timex.type === 'DURATION' || timex.type === 'SET' ? words : timex.value;
}

function amount(value: FigureValue): string | undefined {
  const number = value.number === undefined ? range(value) : grouped(value.number);
  if (number === undefined) return undefined;
  const sign = value.modifier === null ? '' : SIGN[value.modifier];
  const unit = value.unit === null ? '' : value.unit === '%' ? '%' : ` ${value.unit}`;
  return `${sign}${number}${unit}`;
}

function range({ lower, upper }: FigureValue): string | undefined {
  if (lower === undefined && upper === undefined) return undefined;
  return `${lower === undefined ? '' : grouped(lower)}–${upper === undefined ? '' : grouped(upper)}`;
}

function grouped(number: number): string {
  return number.toLocaleString('en-US', { maximumSignificantDigits: 12 });
}

/** Without what only looks different. */
function plain(words: string): string {
  return words.toLowerCase().replace(/[\s,]/g, '');
}
