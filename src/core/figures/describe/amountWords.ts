import type { FigureLabel, FigureValue } from '../../annotations/model';
import { pluralOf } from '../../english/inflect';
import { numberName } from '../words/numberNames';
import { wordTable } from '../words/wordTable';

/** A result in words: "51 to 49"; of a match in sets "6 to 4, 3 to 6, 7 to 5"; "6, 3 and 1" of three sides. */
function resultWords(counts: readonly number[]): string {
  const said = counts.map(formatNumber);
  if (counts.length % 2 === 1) return `${said.slice(0, -1).join(', ')} and ${said[said.length - 1]}`;
  return said.flatMap((count, i) => (i % 2 === 0 ? [`${count} to ${said[i + 1]}`] : [])).join(', ');
}

/**
 * An amount in words, with how exact it is by `modified`: "more than 10,000 North Korean labourers", "two thirds of
 * Americans", "51 to 49", "6 feet 2 inches".
 */
export function amountWords(
  label: FigureLabel,
  value: FigureValue,
  evidence: string | undefined,
  modified: (words: string) => string,
): string {
  if (value.result !== undefined) return resultWords(value.result);
  const { number, lower, upper, counted } = value;
  const per = value.per === undefined ? '' : ` per ${value.per}`;
  const share = number === undefined ? undefined : shareWords(number, value.unit, evidence);
  if (share !== undefined) return modified(counted === null ? share : `${share} of ${counted}`) + per;
  let words: string;
  if (number !== undefined) {
    const said =
      evidence === 'a multiple'
        ? `${formatNumber(number)} times`
        : evidence === 'a ratio'
          ? `${formatNumber(number)} to 1`
          : withError(number, value.uncertainty);
    words =
      label === 'ORDINAL' ? rank(number) : (smaller(number, value.unit) ?? withUnit(said, number, label, value.unit));
    if (evidence === 'an age') words = `${formatNumber(number)} ${unitWords('year', number)} old`;
  } else if (lower !== undefined && upper !== undefined) {
    // a score or a vote is told by its larger side first
    const [first, last] = evidence === 'two numbers' ? [upper, lower] : [lower, upper];
    words = withUnit(`${formatNumber(first)} to ${formatNumber(last)}`, last, label, value.unit);
  } else words = 'no value';
  return modified(words) + (counted === null ? '' : ` ${counted}`) + per;
}

/** A fraction of one in words, where it has some ("two thirds"), or a share of things as a percentage. */
function shareWords(number: number, unit: string | null, evidence: string | undefined): string | undefined {
  if (unit !== null || number <= 0 || number >= 1 || (evidence !== 'a fraction' && evidence !== 'a ratio'))
    return undefined;
  for (let d = 2; d <= 10; d++) {
    const n = Math.round(number * d);
    if (n === 0 || Math.abs(n / d - number) > 1e-9) continue;
    const part = numberName('fraction', d);
    if (part === undefined) continue;
    return d === 2 ? part : `${numberName('unit', n)} ${n === 1 ? part : pluralOf(part)}`;
  }
  return number >= 0.01
    ? `${formatNumber(Number((100 * number).toPrecision(3)))} percent`
    : `1 in ${formatNumber(Math.round(1 / number))}`;
}

/** "3 ± 0.2". */
function withError(number: number, uncertainty: number | undefined): string {
  const words = formatNumber(number);
  return uncertainty === undefined ? words : `${words} ± ${formatNumber(uncertainty)}`;
}

const SMALLER = wordTable<readonly [name: string, count: number]>({
  foot: ['inch', 12],
  pound: ['ounce', 16],
  stone: ['pound', 14],
});

/** "6 feet 2 inches" for 6 1/6 feet: whole smaller units only, so that "5.5 pounds" stays. */
function smaller(number: number, unit: string | null): string | undefined {
  const split = unit === null ? undefined : SMALLER[unit];
  if (split === undefined || unit === null || Number.isInteger(number) || number < 1) return undefined;
  const [name, count] = split;
  const whole = Math.floor(number);
  const rest = (number - whole) * count;
  // a decimal of one place is how the text said it
  if (Math.abs(rest - Math.round(rest)) > 1e-6 || Number.isInteger(Number((number * 10).toFixed(6)))) return undefined;
  return `${formatNumber(whole)} ${unitWords(unit, whole)} ${Math.round(rest)} ${unitWords(name, Math.round(rest))}`;
}

function withUnit(number: string, size: number, label: FigureLabel, unit: string | null): string {
  if (unit === null) return number;
  if (unit === '%') return `${number} percent`;
  if (label === 'MONEY') return `${number} ${currencyName(unit, size)}`;
  return `${number} ${unitWords(unit, size)}`;
}

let plain: Intl.NumberFormat | undefined;
let long: Intl.NumberFormat | undefined;

/**
 * The platform takes as long to make a format as the engine takes for a page of text: each is made when a person asks
 * for words.
 */
function plainNumber(value: number): string {
  plain ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
  return plain.format(value);
}

function longNumber(value: number): string {
  long ??= new Intl.NumberFormat('en-US', { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3 });
  return long.format(value);
}

/** "10,000", "2.5 million"; powers of ten for what has too many noughts to read. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-4)) {
    const [digits, power] = value.toExponential().split('e');
    return `${plainNumber(Number(digits))} × 10^${Number(power)}`;
  }
  // what three decimals of a million do not hold is told in full
  const scale = 10 ** (3 * Math.floor(Math.log10(size) / 3));
  const short = size >= 1e6 && Math.abs(Number((size / scale).toFixed(3)) * scale - size) < 1e-6 * scale;
  return short ? longNumber(value) : plainNumber(value);
}

/** Rounds to three figures, as a converted measure deserves. */
export function formatRounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** Ranks up to this one are spelled. */
const SPELLED = 10;

/** "second", "22nd". */
function rank(value: number): string {
  const spelled = value <= SPELLED ? numberName('ordinal', value) : undefined;
  if (spelled !== undefined) return spelled;
  const tens = value % 100;
  const suffix = tens > 10 && tens < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${plainNumber(value)}${suffix}`;
}

/** The name of a currency: "US dollars", or its code where it is not known. */
function currencyName(code: string, size: number): string {
  if (!/^[A-Z]{3}$/.test(code)) return code;
  const parts = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
  }).formatToParts(size === 1 ? 1 : 2);
  return parts.find(p => p.type === 'currency')?.value ?? code;
}

/** A unit's name for so many of them: "square feet", "miles per hour", "degrees Celsius", "1 foot". */
export function unitWords(unit: string, size: number): string {
  return Math.abs(size) === 1 ? unit : pluralOf(unit);
}
