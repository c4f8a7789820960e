import type { Token } from '../tokens/token';

const MONTH =
  /^(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)$/;
const WEEKDAY =
  /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const CLOCK =
  /^(?:am|pm|a\.m\.?|p\.m\.?|hrs|hours|h|gmt|utc|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|bst|cet|cest|eet|eest|ist|wib|sast|eat|wat|cat|msk|sgt|hkt|jst|kst|aest|aedt|nzst|nzdt|pkt|npt|ict|gst|local|time|noon|midnight|o'clock)$/;
const FILLER =
  /^(?:published|updated|update|last|posted|modified|created|uploaded|first|issued|released|on|at|date|dated|time|the|of|st|nd|rd|th|min|mins|minute|minutes|read|ago|hour|hours|day|days|as|is|was|and)$/;

/** What the tokens of a date line add up to. */
export interface DateCount {
  /** A month with a day or a year, or a date in figures. */
  readonly date: boolean;
  readonly year: boolean;
  /** A time of day, or a word such as "published". */
  readonly stamp: boolean;
}

/** Whether a token may stand in a date: a month, weekday, number, time zone, or a word such as "published". */
export function isDateWord(token: Token, word: string): boolean {
  return token.kind === 'number' || isMonth(word) || WEEKDAY.test(word) || CLOCK.test(word) || FILLER.test(word);
}

/** The name of a month, whole or shortened, in lower case. */
export function isMonth(word: string): boolean {
  return MONTH.test(word);
}

/** Whether the words name a weekday. */
export function isWeekday(word: string): boolean {
  return WEEKDAY.test(word);
}

/** Counts what a date line needs, over the tokens `from..to`. */
export function countDate(tokens: readonly Token[], words: readonly string[], from: number, to: number): DateCount {
  let month = false;
  let number = false;
  let figures = false;
  let year = false;
  let stamp = false;
  for (let i = from; i < to; i++) {
    const word = words[i];
    if (isMonth(word)) month = true;
    else if (tokens[i].kind === 'number') {
      number = true;
      if (/^(?:19|20)\d\d$/.test(word)) year = true;
      if (/^\d{1,4}[./]\d{1,2}[./]\d{2,4}$/.test(word)) figures = true;
      if (/^\d{1,2}:\d\d/.test(word)) stamp = true;
      if (words[i + 1] === '-' && words[i + 3] === '-' && i + 4 < to && /^\d{1,4}$/.test(words[i + 4])) figures = true;
    } else if (/^(?:published|updated|posted|modified|issued|released|uploaded|ago)$/.test(word)) stamp = true;
    else if (/^(?:am|pm|a\.m\.?|p\.m\.?|gmt|utc)$/.test(word)) stamp = true;
  }
  const ago = words.slice(from, to).includes('ago') && number;
  return { date: (month && number) || figures || ago, year: year || figures, stamp };
}
