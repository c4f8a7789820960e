import type { TokenView } from '../words/tokenView';
import { shortYearAt, yearAt } from './dateParts';
import { TURNS } from './edgeWords';
import { TIME_CUES } from './timeCues';
import type { Turn } from './timeExpression';
import type { TimeReading } from './timeReading';
import { point } from './yearParts';

/** "spring 2019", "the summer of 2018", "summer"; bare seasons only where a word before says so. */
export function parseSeason(view: TokenView, i: number, start: number, turn: Turn | undefined): TimeReading | null {
  const at = view.word(i) === 'the' ? i + 1 : i;
  const season = view.time(at, 'season');
  if (season === undefined) return null;
  const of = view.word(at + 1) === 'of' || view.word(at + 1) === ',' ? at + 2 : at + 1;
  const year = yearAt(view, of) ?? shortYearAt(view, of);
  if (year !== null && year.year > 1500) {
    // "the winter of 1998-99" is named after the year in which it begins
    const second = view.isDash(year.end) || view.word(year.end) === '/' ? view.raw[year.end + 1] : undefined;
    const ends =
      second !== undefined && Number(second) % 100 === (year.year + 1) % 100 && /^\d\d(?:\d\d)?$/.test(second);
    return point(ends ? year.end + 2 : year.end, { kind: 'season', season, year: year.year }, 'a season');
  }
  const yearTurn = TURNS.get(view.word(of));
  if (yearTurn !== undefined && view.word(of + 1) === 'year')
    return point(of + 2, { kind: 'season', season, turn: yearTurn }, 'a season');
  if (turn !== undefined) return point(at + 1, { kind: 'season', season, turn }, 'a season');
  return isSeasonAlone(view, at, at > i, view.word(start - 1))
    ? point(at + 1, { kind: 'season', season }, 'a season')
    : null;
}

const SEASON_BEFORE = TIME_CUES.forms('seasonBefore');
/** Words before "the spring" and "the fall", which are other things as well. */
const FALL_BEFORE = TIME_CUES.forms('fallBefore');

const BARE_SEASON_BEFORE = TIME_CUES.forms('bareSeasonBefore');

function isSeasonAlone(view: TokenView, at: number, definite: boolean, before: string): boolean {
  const w = view.word(at);
  // "by spring", "in fall"
  if (!definite && (w === 'spring' || w === 'fall'))
    return !view.capital(at) && BARE_SEASON_BEFORE.has(before) && view.endsClause(at + 1);
  if (w !== 'spring' && w !== 'fall') return SEASON_BEFORE.has(before) && !view.capital(at + 1) && !view.isDash(at + 1);
  return definite && FALL_BEFORE.has(before) && (w === 'spring' || !/^(?:of|in)$/.test(view.word(at + 1)));
}
