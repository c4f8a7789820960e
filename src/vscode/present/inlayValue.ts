import type { Figure, FigureValue, Modifier } from '../../core';

const SIGN: Readonly<Record<Modifier, string>> = {
  approx: '≈ ',
  more_than: '> ',
  less_than: '< ',
  at_least: '≥ ',
  at_most: '≤ ',
};

/**
 * The normalised value of a figure, short enough to stand behind it in the text: "2019-04-25", "> 10,000", "96,000,000 USD",
 * "3–5 km". Undefined where it would only repeat the text, or where there is no value.
 */
export function inlayValue(figure: Figure): string | undefined {
  const { value } = figure;
  const said = value.timex === undefined ? amount(value) : value.timex.value;
  if (said === undefined || said === '' || plain(said) === plain(figure.text)) return undefined;
  return said;
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
