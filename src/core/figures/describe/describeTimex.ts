import type { Timex } from '../../annotations/model';
import { numberName } from '../words/numberNames';
import { wordTable } from '../words/wordTable';
import { MONTH_NAMES, WEEKDAY_NAMES } from './names';

const MOD_WORDS = wordTable<string>({
  START: 'the start of',
  MID: 'the middle of',
  END: 'the end of',
  BEFORE: 'before',
  AFTER: 'after',
  ON_OR_BEFORE: 'not after',
  ON_OR_AFTER: 'not before',
});
/** What is early in a day is no start of it. */
const DAY_MOD_WORDS = wordTable<string>({
  START: 'early on',
  MID: 'the middle of',
  END: 'late on',
  BEFORE: 'before',
  AFTER: 'after',
  ON_OR_BEFORE: 'not after',
  ON_OR_AFTER: 'not before',
});
const PART_WORDS = wordTable<string>({
  MO: 'morning',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
});
const SEASON_WORDS = wordTable<string>({ SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' });

/**
 * A TIMEX3 value in words: "25 April 2019", "the week of 22 April 2019" is "week 17 of 2019", "1.5 years", "every two
 * weeks".
 */
export function describeTimex(timex: Timex): string {
  const { value, type } = timex;
  if (type === 'SET') return often(timex.freq) + `every ${setWords(value)}`;
  const words = type === 'DURATION' ? durationWords(value) : pointWords(value);
  const day = /^\d{4}-\d\d-\d\d$/.test(value);
  const mods = day ? DAY_MOD_WORDS : MOD_WORDS;
  const mod = timex.mod === undefined || type === 'DURATION' ? undefined : mods[timex.mod];
  return mod === undefined ? words : `${mod} ${words}`;
}

/** "twice ", "3 times " for a frequency such as 3X. */
function often(freq: string | undefined): string {
  const many = /^(\d+)X$/.exec(freq ?? '')?.[1];
  if (many === undefined) return '';
  return many === '1' ? 'once ' : many === '2' ? 'twice ' : `${many} times `;
}

function pointWords(value: string): string {
  if (value === 'PRESENT_REF') return 'now';
  if (value === 'PAST_REF') return 'some time in the past';
  if (value === 'FUTURE_REF') return 'some time in the future';
  if (value.includes('/')) {
    const [from, to] = value.split('/');
    return `${pointWords(from)} to ${pointWords(to)}`;
  }
  const [day, time] = splitTime(value);
  const date = day === '' ? '' : dateWords(day);
  if (time === '') return date;
  const part = PART_WORDS[time];
  if (part !== undefined) return date === '' ? part : `the ${part} of ${date}`;
  const clock = time.replace('Z', ' UTC');
  return date === '' ? clock : `${clock} on ${date}`;
}

function splitTime(value: string): readonly [day: string, time: string] {
  const at = value.indexOf('T');
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}

/** How a date is said, by the form of its TIMEX3 value; the first form that fits. */
const DATE_FORMS: readonly (readonly [form: RegExp, words: (parts: readonly string[]) => string])[] = [
  [/^(\d{4}|XXXX)-(\d{2}|XX)-(\d{2}|XX)$/, dayWords],
  [/^(\d{4}|XXXX)-(\d{2})$/, ([year, month]) => `${MONTH_NAMES[Number(month) - 1] ?? 'a month'} ${yearWords(year)}`],
  [/^(\d{4}|XXXX)-W(\d{2}|XX)(?:-(\d|WE))?$/, weekWords],
  [/^(\d{4}|XXXX)-(SP|SU|FA|WI)$/, ([year, season]) => `${SEASON_WORDS[season]} ${yearWords(year)}`],
  [
    /^(\d{4}|XXXX)-Q([1-4])$/,
    ([year, quarter]) => `the ${numberName('ordinal', Number(quarter))} quarter ${ofYear(year)}`,
  ],
  [/^(\d{4}|XXXX)-H([12])$/, ([year, half]) => `the ${numberName('ordinal', Number(half))} half ${ofYear(year)}`],
  [/^(\d{3})X$/, ([decade]) => `the ${decade}0s`],
  [/^(\d{2})XX$/, ([hundreds]) => `the ${ordinal(Number(hundreds) + 1)} century`],
  [/^(FY|SY)(\d{4})$/, ([kind, year]) => `${kind === 'FY' ? 'fiscal' : 'school'} year ${year}`],
  [/^XXXX/, () => 'an unknown year'],
];

function dateWords(value: string): string {
  for (const [form, words] of DATE_FORMS) {
    const match = form.exec(value);
    if (match !== null) return words(match.slice(1)).trim();
  }
  return value;
}

/** "25 April 2019", "a day of April". */
function dayWords([year, month, day]: readonly string[]): string {
  const name = month === 'XX' ? 'an unknown month' : MONTH_NAMES[Number(month) - 1];
  return [day === 'XX' ? 'a day of' : String(Number(day)), name, yearWords(year)].filter(w => w !== '').join(' ');
}

/** "week 17 of 2019", "Thursday of week 17 of 2019", "a weekend". */
function weekWords([year, week, part]: readonly (string | undefined)[]): string {
  const weekday = part === 'WE' ? 'the weekend' : part === undefined ? '' : (WEEKDAY_NAMES[Number(part) - 1] ?? '');
  if (week === 'XX') return weekday === '' ? 'a week' : `a ${weekday.replace('the ', '')}`;
  const named = `week ${Number(week)} of ${year === 'XXXX' ? 'an unknown year' : year}`;
  return weekday === '' ? named : `${weekday} of ${named}`;
}

function yearWords(year: string): string {
  return year === 'XXXX' ? '' : year;
}

function ofYear(year: string): string {
  return year === 'XXXX' ? 'of a year' : `of ${year}`;
}

function ordinal(n: number): string {
  const tens = n % 100;
  return `${n}${tens > 10 && tens < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

const UNIT_WORDS = wordTable<string>({
  Y: 'year',
  W: 'week',
  D: 'day',
  WE: 'weekend',
  H: 'hour',
  S: 'second',
});

/** "1.5 years", "two hours" as "2 hours", "some weeks". */
function durationWords(value: string): string {
  const [date, time] = splitTime(value.slice(1));
  const parts = [...amountsOf(date, 'month'), ...amountsOf(time, 'minute')];
  if (parts.length === 0) return value;
  return parts
    .map(([many, name], i) => (i === 0 && many === '0.5' ? `half ${article(name)}` : count(many, name)))
    .join(' ');
}

/** The amounts of a part of a duration, each with its unit's name; `m` is what M stands for in it. */
function amountsOf(part: string, m: string): readonly (readonly [many: string, name: string])[] {
  return Array.from(part.matchAll(/([\d.]{1,20}|X)(WE|[YMWDHS])/g), ([, many, unit]) => [
    many,
    unit === 'M' ? m : (UNIT_WORDS[unit] ?? unit),
  ]);
}

function article(name: string): string {
  return `${name === 'hour' ? 'an' : 'a'} ${name}`;
}

function count(many: string, name: string): string {
  return many === 'X' ? `some ${name}s` : `${many} ${name}${many === '1' ? '' : 's'}`;
}

function setWords(value: string): string {
  if (value.startsWith('P')) return durationWords(value).replace(/^1 /, '');
  return pointWords(value).replace(/^an? /, '');
}
