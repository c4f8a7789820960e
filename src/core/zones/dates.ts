import { readWordLists } from '../english/wordLists';
import type { Token } from '../tokens/token';
import dateTable from './dates.tsv';

const WORDS = readWordLists(dateTable);

const MONTH = WORDS.forms('month');
const WEEKDAY = WORDS.forms('weekday');
const CLOCK = WORDS.forms('clock');
const FILLER = WORDS.forms('stampWord');
const STAMP = WORDS.forms('stamp');

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
  return token.kind === 'number' || isMonth(word) || WEEKDAY.has(word) || CLOCK.has(word) || FILLER.has(word);
}

/** The name of a month, whole or shortened, in lower case. */
export function isMonth(word: string): boolean {
  return MONTH.has(word);
}

/** Whether the words name a weekday. */
export function isWeekday(word: string): boolean {
  return WEEKDAY.has(word);
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
    } else if (STAMP.has(word)) stamp = true;
  }
  const ago = words.slice(from, to).includes('ago') && number;
  return { date: (month && number) || figures || ago, year: year || figures, stamp };
}
