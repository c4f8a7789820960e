import type { Timex } from '../../annotations/model';
import { wordTable } from '../words/wordTable';

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

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
const QUARTERS = ['first quarter', 'second quarter', 'third quarter', 'fourth quarter'];

/** A TIMEX3 value in words: "25 April 2019", "the week of 22 April 2019" is "week 17 of 2019", "1.5 years", "every two weeks". */
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

function dateWords(value: string): string {
  const day = /^(\d{4}|XXXX)-(\d{2}|XX)-(\d{2}|XX)$/.exec(value);
  if (day !== null) {
    const month = day[2] === 'XX' ? 'an unknown month' : MONTH_NAMES[Number(day[2]) - 1];
    return [day[3] === 'XX' ? 'a day of' : String(Number(day[3])), month, yearWords(day[1])]
      .filter(w => w !== '')
      .join(' ');
  }
  const month = /^(\d{4}|XXXX)-(\d{2})$/.exec(value);
  if (month !== null) return `${MONTH_NAMES[Number(month[2]) - 1] ?? 'a month'} ${yearWords(month[1])}`.trim();
  const week = /^(\d{4}|XXXX)-W(\d{2}|XX)(?:-(\d|WE))?$/.exec(value);
  if (week !== null) {
    const weekday =
      week[3] === 'WE' ? 'the weekend' : week[3] === undefined ? '' : (WEEKDAY_NAMES[Number(week[3]) - 1] ?? '');
    if (week[2] === 'XX') return weekday === '' ? 'a week' : `a ${weekday.replace('the ', '')}`;
    const named = `week ${Number(week[2])} of ${week[1] === 'XXXX' ? 'an unknown year' : week[1]}`;
    return weekday === '' ? named : `${weekday} of ${named}`;
  }
  const season = /^(\d{4}|XXXX)-(SP|SU|FA|WI)$/.exec(value);
  if (season !== null) return `${SEASON_WORDS[season[2]]} ${yearWords(season[1])}`.trim();
  const quarter = /^(\d{4}|XXXX)-Q([1-4])$/.exec(value);
  if (quarter !== null) return `the ${QUARTERS[Number(quarter[2]) - 1]} ${ofYear(quarter[1])}`;
  const half = /^(\d{4}|XXXX)-H([12])$/.exec(value);
  if (half !== null) return `the ${half[2] === '1' ? 'first' : 'second'} half ${ofYear(half[1])}`;
  if (/^\d{3}X$/.test(value)) return `the ${value.slice(0, 3)}0s`;
  if (/^\d{2}XX$/.test(value)) return `the ${ordinal(Number(value.slice(0, 2)) + 1)} century`;
  const fiscal = /^(FY|SY)(\d{4})$/.exec(value);
  if (fiscal !== null) return `${fiscal[1] === 'FY' ? 'fiscal' : 'school'} year ${fiscal[2]}`;
  if (/^XXXX/.test(value)) return 'an unknown year';
  return value;
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
  M: 'month',
  W: 'week',
  D: 'day',
  WE: 'weekend',
  H: 'hour',
  S: 'second',
});

/** "1.5 years", "two hours" as "2 hours", "some weeks". */
function durationWords(value: string): string {
  const [date, time] = splitTime(value.slice(1));
  const parts: string[] = [];
  for (const [source, minutes] of [
    [date, false],
    [time, true],
  ] as const) {
    for (const [, many, unit] of source.matchAll(/([\d.]{1,20}|X)(WE|[YMWDHS])/g)) {
      const name = minutes && unit === 'M' ? 'minute' : (UNIT_WORDS[unit] ?? unit);
      if (many === '0.5' && parts.length === 0) parts.push(`half ${name === 'hour' ? 'an' : 'a'} ${name}`);
      else parts.push(many === 'X' ? `some ${name}s` : `${many} ${name}${many === '1' ? '' : 's'}`);
    }
  }
  return parts.length === 0 ? value : parts.join(' ');
}

function setWords(value: string): string {
  if (value.startsWith('P')) return durationWords(value).replace(/^1 /, '');
  return pointWords(value).replace(/^an? /, '');
}
