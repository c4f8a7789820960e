import { engineLabel, type Figure, type FigureValue, type Timex } from '../../annotations/model';
import { addMonths, type DayNumber, parseIsoDay, weekdayOf } from '../../text/calendar';
import { tableRows } from '../../text/table';
import { figureTables, type Unit } from '../words/figureTables';
import { amountWords, formatNumber, formatRounded, unitWords } from './amountWords';
import conversionTable from './conversions.tsv';
import { describeTimex } from './describeTimex';
import { modifierWords } from './modifierWords';
import { WEEKDAY_NAMES } from './names';

/** A figure for a person to read. */
export interface FigureDescription {
  /** The value in words, in one line: "more than 10,000 North Korean labourers". */
  readonly words: string;
  /**
   * Further lines: conversions, the length of a duration, the weekday, the distance from the document's date, how it
   * was read.
   */
  readonly details: readonly string[];
}

/**
 * Says what a figure's value is. `documentDate` is YYYY-MM-DD or null, and dates are told by their distance from it.
 */
export function describeFigure(
  figure: Pick<Figure, 'text' | 'label' | 'like' | 'value' | 'evidence'>,
  documentDate: string | null,
): FigureDescription {
  const { value, evidence } = figure;
  const modifier = modifierWords(value.modifier, figure.text);
  const modified = (words: string): string => (modifier === '' ? words : `${modifier} ${words}`);
  const details: string[] = [];
  let words: string;
  if (value.timex !== undefined) {
    const old = evidence === 'an age' ? ' old' : '';
    // a distance from a date says its bound by its side of the date
    const said = (rangeWords(value) ?? describeTimex(value.timex)) + old;
    words = /(?:BEFORE|AFTER)$/.test(value.timex.mod ?? '') ? said : modified(said);
    details.push(...timeDetails(value.timex, parseIsoDay(documentDate)));
  } else {
    words = amountWords(engineLabel(figure), value, evidence, modified);
    details.push(...conversions(value));
  }
  if (evidence !== undefined) details.push(`read as ${evidence}`);
  return { words, details };
}

/** "17 to 18 years" of a length of time between two ends. */
function rangeWords({ lower, upper, unit }: FigureValue): string | undefined {
  if (lower === undefined || upper === undefined || unit === null) return undefined;
  return `${formatNumber(lower)} to ${formatNumber(upper)} ${unitWords(unit, upper)}`;
}

let counterparts: ReadonlyMap<string, string> | undefined;

function conversions(value: FigureValue): string[] {
  if (value.unit === null) return [];
  counterparts ??= new Map(tableRows(conversionTable).map(([unit, other]) => [unit, other]));
  const { unitNames } = figureTables();
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
  return unitWords(unit.name, Number(size.toPrecision(3)));
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
    details.push(Math.abs(months) < 24 ? relative(months, 'month') : relative(Math.trunc(months / 12), 'year'));
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
  return `${formatNumber(many)} ${unitWords(unit, many)} ${count < 0 ? 'before' : 'after'} the document's date`;
}

const DURATION =
  /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;

/** How long a duration is in a unit that a reader compares it by; nothing where its own unit says it as well. */
function durationLength(value: string): string[] {
  const match = DURATION.exec(value);
  if (match === null) return [];
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map(x => Number(x ?? 0));
  const isTimed = hours > 0 || minutes > 0 || seconds > 0;
  const isDated = weeks > 0 || days > 0;
  if (!isTimed && !isDated) return monthsLength(years, months);
  if (years > 0 || months > 0 || (isTimed && isDated)) return [];
  return isTimed ? hoursLength(hours, minutes, seconds) : daysLength(weeks, days);
}

function monthsLength(years: number, months: number): string[] {
  const all = years * 12 + months;
  // half a year and two years and a half are months; a few months are days
  if (years > 0) return all <= 36 && Number.isInteger(all) ? [length(all, 'month')] : [];
  if (all <= 6) return [`about ${length(Math.round(all * 30.44), 'day')}`];
  return all < 24 ? [] : [length(all / 12, 'year')];
}

function daysLength(weeks: number, days: number): string[] {
  const all = weeks * 7 + days;
  if (weeks > 0 && all <= 70) return [length(all, 'day')];
  if (all <= 3) return [length(all * 24, 'hour')];
  if (all < 14) return [];
  return [`about ${all <= 70 ? length(Math.round(all / 7), 'week') : length(Math.round(all / 30.44), 'month')}`];
}

function hoursLength(hours: number, minutes: number, seconds: number): string[] {
  const all = hours * 60 + minutes + seconds / 60;
  if (all >= 48 * 60) return [`${all % 1440 === 0 ? '' : 'about '}${length(Math.round(all / 1440), 'day')}`];
  if (all > 60 && (hours === 0 || minutes > 0) && all % 30 === 0) return [length(all / 60, 'hour')];
  if (hours > 0 && all <= 180) return [length(all, 'minute')];
  return minutes === 0 && hours === 0 && seconds >= 90 ? [length(all, 'minute')] : [];
}

function length(count: number, unit: string): string {
  return `${formatRounded(count)} ${unitWords(unit, count)}`;
}
