import type { Figure } from '../../core/annotations/model';
import { dayWords } from './dayWords';
import type { Translate } from './translate';

/** What a figure says, in words: "more than 10,000 North Korean labourers", "25 Apr 2019". */
export function figureWords(figure: Figure, t: Translate): string {
  const { value } = figure;
  if (value.timex) return dayWords(value.timex.value) ?? value.timex.value;
  const amount = amountWords(figure, t);
  if (amount === undefined) return figure.text;
  const counted = value.counted === null ? amount : `${amount} ${value.counted}`;
  switch (value.modifier) {
    case 'approx':
      return t('about {0}', counted);
    case 'more_than':
      return t('more than {0}', counted);
    case 'less_than':
      return t('less than {0}', counted);
    case 'at_least':
      return t('at least {0}', counted);
    case 'at_most':
      return t('at most {0}', counted);
    case null:
      return counted;
  }
}

function amountWords(figure: Figure, t: Translate): string | undefined {
  const { number, lower, upper, unit } = figure.value;
  const withUnit = (words: string): string => {
    if (unit === null) return words;
    return unit === '%' ? `${words} %` : `${words} ${unit}`;
  };
  if (number !== undefined) return figure.label === 'ORDINAL' ? t('number {0}', number) : withUnit(digits(number));
  if (lower !== undefined && upper !== undefined) return withUnit(t('{0} to {1}', digits(lower), digits(upper)));
  return undefined;
}

/** Grouped by thousands, at most six decimals: 1,250,000.5. */
function digits(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
