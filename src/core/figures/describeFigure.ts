import type { Figure, FigureValue, Modifier, Timex } from '../annotations/model';
import { addMonths, type DayNumber, parseIsoDay, weekdayOf } from './calendar';
import conversionTable from './data/conversions.tsv';
import { describeTimex, WEEKDAY_NAMES } from './describeTimex';
import { figureLexicon, rowsOf, type Unit } from './lexicon';
import { wordTable } from './wordTable';

/** A figure for a person to read. */
export interface FigureDescription {
  /** The value in words, in one line: "more than 10,000 North Korean labourers". */
  readonly words: string;
  /** Further lines: conversions, the length of a duration, the weekday, the distance from the document's date, how it was read. */
  readonly details: readonly string[];
}

const MODIFIER_WORDS: Readonly<Record<Modifier, string>> = {
  approx: 'about',
  more_than: 'more than',
  less_than: 'less than',
  at_least: 'at least',
  at_most: 'at most',
};

/** Says what a figure's value is. `documentDate` is YYYY-MM-DD or null, and dates are told by their distance from it. */
export function describeFigure(
  figure: Pick<Figure, 'label' | 'value' | 'evidence'>,
  documentDate: string | null,
): FigureDescription {
  const { value, evidence } = figure;
  const details: string[] = [];
  let words: string;
  if (value.timex !== undefined) {
    words = withModifier(describeTimex(value.timex), value.modifier);
    details.push(...timeDetails(value.timex, parseIsoDay(documentDate)));
  } else {
    words = amountWords(figure.label, value);
    details.push(...conversions(value));
  }
  if (evidence !== undefined) details.push(`read as ${evidence}`);
  return { words, details };
}

function withModifier(words: string, modifier: Modifier | null): string {
  return modifier === null ? words : `${MODIFIER_WORDS[modifier]} ${words}`;
}

function amountWords(label: Figure['label'], value: FigureValue): string {
  const { number, lower, upper } = value;
  let words: string;
  if (number !== undefined)
    words =
      label === 'ORDINAL' ? rank(number) : withUnit(withError(number, value.uncertainty), number, label, value.unit);
  else if (lower !== undefined && upper !== undefined) {
    words = withUnit(`${formatNumber(lower)} to ${formatNumber(upper)}`, upper, label, value.unit);
  } else words = 'no value';
  const counted = value.counted === null ? '' : ` ${value.counted}`;
  const per = value.per === undefined ? '' : ` per ${value.per}`;
  return withModifier(words, value.modifier) + counted + per;
}

/** "3 ± 0.2". */
function withError(number: number, uncertainty: number | undefined): string {
  const words = formatNumber(number);
  return uncertainty === undefined ? words : `${words} ± ${formatNumber(uncertainty)}`;
}

function withUnit(number: string, size: number, label: Figure['label'], unit: string | null): string {
  if (unit === null) return number;
  if (unit === '%') return `${number} percent`;
  if (label === 'MONEY') return `${number} ${currencyName(unit, size)}`;
  return `${number} ${pluralOf(unit, size)}`;
}

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const long = new Intl.NumberFormat('en-US', { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3 });

/** "10,000", "2.5 million". */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 1e6 ? long.format(value) : plain.format(value);
}

/** Rounds to three figures, as a converted measure deserves. */
function formatRounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

function rank(value: number): string {
  const tens = value % 100;
  const suffix = tens > 10 && tens < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${plain.format(value)}${suffix}`;
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

const IRREGULAR = wordTable<string>({
  foot: 'feet',
  inch: 'inches',
  century: 'centuries',
  hertz: 'hertz',
  'degree Celsius': 'degrees Celsius',
  'degree Fahrenheit': 'degrees Fahrenheit',
});

/** The plural of a unit's name: "square feet", "miles per hour", "degrees Celsius". */
export function pluralOf(unit: string, size: number): string {
  if (Math.abs(size) === 1) return unit;
  if (IRREGULAR[unit] !== undefined) return IRREGULAR[unit];
  const [head, ...rest] = unit.split(' per ');
  const words = head.split(' ');
  const last = words.pop() ?? '';
  const plural = IRREGULAR[last] ?? (/(?:hertz|s)$/.test(last) ? last : `${last}s`);
  return [[...words, plural].join(' '), ...rest].join(' per ');
}

let counterparts: ReadonlyMap<string, string> | undefined;

function conversions(value: FigureValue): string[] {
  if (value.unit === null) return [];
  counterparts ??= new Map(rowsOf(conversionTable).map(([unit, other]) => [unit, other]));
  const { unitNames } = figureLexicon();
  const from = unitNames.get(value.unit);
  const to = unitNames.get(counterparts.get(value.unit) ?? '');
  if (from === undefined || to === undefined || from.base !== to.base || to.factor === 0) return [];
  const convert = (x: number): number => (x * from.factor + from.offset - to.offset) / to.factor;
  if (value.number !== undefined)
    return [`${formatRounded(convert(value.number))} ${unitFor(to, convert(value.number))}`];
  if (value.lower === undefined || value.upper === undefined) return [];
  return [
    `${formatRounded(convert(value.lower))} to ${formatRounded(convert(value.upper))} ${unitFor(to, convert(value.upper))}`,
  ];
}

function unitFor(unit: Unit, size: number): string {
  return pluralOf(unit.name, Number(size.toPrecision(3)));
}

function timeDetails(timex: Timex, date: DayNumber | null): string[] {
  const { value, type } = timex;
  if (type === 'DURATION') return durationLength(value);
  const details: string[] = [];
  if (/X/.test(value) && /^XXXX/.test(value)) details.push('the year is not known without the date of the document');
  const day = parseIsoDay(value);
  if (day !== null && !value.includes('/')) {
    details.push(`a ${WEEKDAY_NAMES[weekdayOf(day) - 1]}`);
    if (date !== null) details.push(distance(day, date));
  }
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month !== null && date !== null) {
    const now = new Date(date * 86_400_000);
    const months = Number(month[1]) * 12 + Number(month[2]) - 1 - (now.getUTCFullYear() * 12 + now.getUTCMonth());
    details.push(relative(months, 'month'));
  }
  const year = /^(\d{4})$/.exec(value);
  if (year !== null && date !== null)
    details.push(relative(Number(year[1]) - new Date(date * 86_400_000).getUTCFullYear(), 'year'));
  return details;
}

/** "3 days before the document's date". */
function distance(day: DayNumber, date: DayNumber): string {
  const days = day - date;
  if (Math.abs(days) < 60) return relative(days, 'day');
  const sign = days < 0 ? -1 : 1;
  let months = Math.floor(Math.abs(days) / 31);
  while (Math.abs(addMonths(date, sign * (months + 1)) - date) <= Math.abs(days)) months++;
  return months < 24 ? relative(sign * months, 'month') : relative(sign * Math.floor(months / 12), 'year');
}

function relative(count: number, unit: string): string {
  if (count === 0) return unit === 'day' ? "the document's own date" : `the ${unit} of the document's date`;
  const many = Math.abs(count);
  return `${formatNumber(many)} ${pluralOf(unit, many)} ${count < 0 ? 'before' : 'after'} the document's date`;
}

/** How long a duration is, in the units a reader compares: days for weeks and months, minutes for hours. */
function durationLength(value: string): string[] {
  const match =
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      value,
    );
  if (match === null) return [];
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map(x => Number(x ?? 0));
  const inDays = years * 365.25 + months * 30.44 + weeks * 7 + days;
  const inMinutes = hours * 60 + minutes + seconds / 60;
  if (inDays > 0 && inMinutes === 0) {
    if (inDays < 14)
      return inDays === 1
        ? ['24 hours']
        : weeks > 0
          ? [`${formatNumber(inDays)} days`]
          : [`${formatNumber(inDays * 24)} hours`];
    return [`about ${formatRounded(inDays)} days`];
  }
  if (inDays === 0 && inMinutes > 0) {
    if (inMinutes < 1) return [];
    return inMinutes < 60 ? [`${formatRounded(inMinutes * 60)} seconds`] : [`${formatRounded(inMinutes)} minutes`];
  }
  return [];
}
