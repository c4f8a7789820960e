import { readWordLists } from '../../english/wordLists';
import { tableRows } from '../../text/table';
import grammarTable from './grammarWords.tsv';

/**
 * What a word says at first sight of the readings that can begin with it, as a set of bits. Most words of news begin
 * none, and one look at their bits is all that they cost. A bit that is missing rules its reading out; a bit that is
 * set promises nothing.
 */
export enum Sight {
  /** A token of digits. */
  digits = 1 << 0,
  /** The number in words, or its sign. */
  number = 1 << 1,
  /** "about", "more than", "<". */
  modifier = 1 << 2,
  /** "$", "US", "EUR", "A$", or a sign before such a mark. */
  currency = 1 << 3,
  /** Letters and digits in one word: "USD115", "Dec31", "FY19". */
  glued = 1 << 4,
  /** "tenfold". */
  multiple = 1 << 5,
  /** "the" and "a", of which the next word says more. */
  article = 1 << 6,
  /** "early", "the end of", "between", "post-". */
  edge = 1 << 7,
  /** A month, a weekday, a decade or a year in words. */
  date = 1 << 8,
  dayWord = 1 << 9,
  holiday = 1 << 10,
  /** "every", "daily", "all day". */
  set = 1 << 11,
  /** "the third week of", "the 21st century". */
  nth = 1 << 12,
  /** "last", "this", "the same". */
  turn = 1 << 13,
  quarter = 1 << 14,
  season = 1 << 15,
  /** "fiscal", "year", or another unit of time. */
  yearWord = 1 << 16,
  dayPart = 1 << 17,
  /** The day in "the 9th of May". */
  dayFirst = 1 << 18,
  clock = 1 << 19,
  /** An amount of time: "three days", "a few weeks", "years", "aged 31". */
  span = 1 << 20,
  /** The apostrophe of "'80s". */
  apostrophe = 1 << 21,
  /** What a number or a date can go on with. After any other word, "130" is 130 and no more. */
  follows = 1 << 22,
  between = 1 << 23,
  dash = 1 << 24,
  /** "A.D." before its year. */
  era = 1 << 26,
  /** "weeks": a word may stand between it and its number ("five punishing weeks"). */
  units = 1 << 25,
}

/** The readings of `parseTime`, digits apart. */
export const TIME_SIGHT =
  Sight.edge |
  Sight.date |
  Sight.glued |
  Sight.dayWord |
  Sight.holiday |
  Sight.set |
  Sight.nth |
  Sight.turn |
  Sight.quarter |
  Sight.season |
  Sight.yearWord |
  Sight.dayPart |
  Sight.dayFirst |
  Sight.clock |
  Sight.span |
  Sight.era |
  Sight.apostrophe;

/** The readings of a number with what is attached to it. */
export const AMOUNT_SIGHT = Sight.digits | Sight.number | Sight.currency | Sight.glued | Sight.multiple | Sight.between;

/** Every reading: what begins none is passed over. */
export const ANY_SIGHT = TIME_SIGHT | AMOUNT_SIGHT | Sight.modifier;

/** What number words begin. Where nothing follows, all that is left of it is the number. */
export const COUNT_SIGHT =
  Sight.number |
  Sight.nth |
  Sight.dayFirst |
  Sight.clock |
  Sight.span |
  Sight.date |
  Sight.quarter |
  Sight.dayPart |
  Sight.yearWord |
  Sight.multiple |
  Sight.follows;

/** What a number word begins, by its role in the table. */
export const NUMBER_ROLE_SIGHT: ReadonlyMap<string, number> = new Map([
  ['unit', Sight.number | Sight.nth | Sight.dayFirst | Sight.clock | Sight.span],
  ['teen', Sight.number | Sight.nth | Sight.dayFirst | Sight.clock | Sight.span | Sight.date | Sight.quarter],
  ['ten', Sight.number | Sight.nth | Sight.dayFirst | Sight.clock | Sight.span],
  ['scale', Sight.number | Sight.nth | Sight.span],
  ['ordinal', Sight.number | Sight.nth | Sight.quarter | Sight.dayFirst],
  ['vague', Sight.number | Sight.span],
  ['fold', Sight.multiple],
]);

/** What a time word begins, by its role in the table. */
export const TIME_ROLE_SIGHT: ReadonlyMap<string, number> = new Map([
  ['month', Sight.date],
  ['monthShort', Sight.date],
  ['weekday', Sight.date],
  ['weekdayShort', Sight.date],
  ['decade', Sight.date],
  ['dayOffset', Sight.dayWord],
  ['nightOffset', Sight.dayWord],
  ['reference', Sight.dayWord],
  ['set', Sight.set],
  ['weekdays', Sight.set],
  ['season', Sight.season],
  ['long', Sight.yearWord],
  ['mid', Sight.yearWord],
  ['timeUnit', Sight.yearWord],
  ['timeUnits', Sight.span | Sight.units],
  ['part', Sight.dayPart],
  ['parts', Sight.dayPart],
]);

/** What the words and signs that the grammar itself names begin. */
export const WORD_SIGHT: ReadonlyMap<string, number> = wordSights();

function wordSights(): ReadonlyMap<string, number> {
  const sights = new Map<string, number>();
  for (const [list, word] of tableRows(grammarTable)) {
    const sight = Sight[list as keyof typeof Sight];
    if (sight !== undefined) sights.set(word, (sights.get(word) ?? 0) | sight);
  }
  return sights;
}

const GRAMMAR = readWordLists(grammarTable);

/** Words, apart from those of the tables, that a figure can begin with. */
export const STARTERS = GRAMMAR.forms('starter');

/** Words of no table that a number or a date can go on with. */
export const FOLLOWERS = GRAMMAR.forms('follower');

/** Marks that end a number. */
export const ENDING_MARKS: ReadonlySet<string> = new Set([',', '.', ';', ':', '!', '?', ')', '”', '…']);

const AFTER_ARTICLE =
  Sight.edge | Sight.nth | Sight.turn | Sight.quarter | Sight.season | Sight.dayPart | Sight.dayFirst;
const AFTER_ONE = Sight.number | Sight.clock | Sight.span | Sight.currency;

/**
 * What a word with the sight `own` begins before one with the sight `next`: of "the", "a", "this" and "last" the next
 * word says more.
 */
export function sightBefore(own: number, next: number): number {
  const leads = (next & (Sight.follows | Sight.turn | Sight.edge | Sight.holiday)) !== 0;
  if ((own & Sight.article) === 0) return leads ? own : own & ~Sight.turn;
  let sight = next & AFTER_ARTICLE;
  if ((next & (Sight.follows | Sight.number)) !== 0) sight |= AFTER_ONE;
  if ((next & Sight.digits) !== 0) sight |= Sight.edge | Sight.nth | Sight.quarter | Sight.dayFirst;
  if ((next & (Sight.date | Sight.apostrophe | Sight.span)) !== 0) sight |= Sight.edge;
  if ((next & Sight.edge) !== 0) sight |= Sight.turn | Sight.dayPart;
  if ((next & (Sight.yearWord | Sight.units)) !== 0) sight |= Sight.turn;
  return own & (sight | ~(AFTER_ARTICLE | AFTER_ONE));
}
