import type { TokenView } from '../words/tokenView';
import { yearAt } from './dateParts';
import { durationOf, unitAt } from './durations';
import { TURNS } from './edgeWords';
import { TIME_CUES } from './timeCues';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';
import { point } from './yearParts';

/** "today", "yesterday", "tonight", "now", "currently". */
export function parseDayWord(view: TokenView, i: number): TimeReading | null {
  const offset = view.time(i, 'dayOffset');
  if (offset !== undefined)
    return point(i + 1, { kind: 'unit', unit: 'D', offset: Number(offset) }, 'a day around the date');
  const night = view.time(i, 'nightOffset');
  if (night !== undefined) {
    return point(i + 1, { kind: 'unit', unit: 'D', offset: Number(night) }, 'a part of a day', {
      type: 'TIME',
      part: 'NI',
      short: true,
    });
  }
  const reference = view.time(i, 'reference');
  if (reference !== undefined) {
    if (!isMarkedNow(view, i)) return null;
    return point(i + 1, { kind: 'fixed', value: reference }, 'the time of writing or a time near it');
  }
  if (
    view.word(i) === 'day' &&
    /^(?:before|after)$/.test(view.word(i + 1)) &&
    /^(?:yesterday|tomorrow)$/.test(view.word(i + 2))
  ) {
    return point(
      i + 3,
      { kind: 'unit', unit: 'D', offset: view.word(i + 1) === 'before' ? -2 : 2 },
      'a day around the date',
    );
  }
  return null;
}

/**
 * Whether "now" is set apart as a point in time ("until now", "right now", at the end of a clause). A bare "now",
 * "currently" or "recently" dates nothing that the tense does not.
 */
function isMarkedNow(view: TokenView, i: number): boolean {
  const w = view.word(i);
  // "at present", "the largest to date"
  if (w === 'present' || w === 'date') return view.word(i - 1) === REFERENCE_LEADS[w] && view.endsClause(i + 1);
  if (w !== 'now') return false;
  const ends = i > 0 && /^(?:[.!?,]|)$/.test(view.word(i + 1)) && /^\p{L}/u.test(view.word(i - 1));
  return ends || NOW_BEFORE.has(view.word(i - 1));
}

const REFERENCE_LEADS = { present: 'at', date: 'to' } as const;
const NOW_BEFORE = TIME_CUES.forms('nowBefore');

/** "all day", "all week", "all night". */
export function parseAll(view: TokenView, i: number): TimeReading | null {
  if (view.word(i) !== 'all') return null;
  const unit = unitAt(view, i + 1);
  if (unit === null || unit.plural || !/^(?:D|W|M|Y|NI)$/.test(unit.unit)) return null;
  if (unit.unit === 'NI')
    return point(i + 2, { kind: 'fixed', value: '' }, 'a part of a day', { type: 'TIME', part: 'NI', short: true });
  return durationOf({ end: i + 2, steps: [{ amount: 1, unit: unit.unit }], hyphen: false, indefinite: false });
}

/** Whether "2019", "of 2019" or "of this year" follows. */
function hasYear(view: TokenView, i: number): boolean {
  if (view.word(i) !== 'of') return yearAt(view, i) !== null;
  return yearAt(view, i + 1) !== null || (TURNS.has(view.word(i + 1)) && view.word(i + 2) === 'year');
}

export function parseHoliday(view: TokenView, i: number): TimeReading | null {
  const match = view.tables.holidays.match(view.lower, i);
  if (match === null) return null;
  let end = i + match.length;
  if (view.register === 'standard' && !view.capital(i)) {
    // in small letters a holiday's name has to be a name and nothing else, or to have its year
    if (!/^(?:easter|christmas|thanksgiving|halloween)$/.test(view.word(i)) && !hasYear(view, end)) return null;
  }
  if (view.word(i) === 'new' && match.length === 2 && view.raw[i + 1] !== 'Year' && view.register === 'standard')
    return null;
  const weekend = view.word(end) === 'weekend';
  if (weekend) end++;
  const year = yearAt(view, view.word(end) === 'of' || view.word(end) === ',' ? end + 1 : end);
  if (year !== null && year.year > 1500) {
    const later = view.word(year.end) === 'weekend' ? 1 : 0;
    return point(
      year.end + later,
      { kind: 'holiday', rule: match.value, year: year.year, weekend: weekend || later === 1 },
      'a holiday',
      { grain: 'day' },
    );
  }
  if (view.word(end) === 'of' && /^(?:this|last|next)$/.test(view.word(end + 1)) && view.word(end + 2) === 'year') {
    return point(
      end + 3,
      {
        kind: 'holiday',
        rule: match.value,
        of: { kind: 'unit', unit: 'Y', offset: TURNS.get(view.word(end + 1)) ?? 0 },
      },
      'a holiday',
      { grain: 'day' },
    );
  }
  return point(end, { kind: 'holiday', rule: match.value, weekend }, 'a holiday', { grain: 'day' });
}

/** A part of the day in question. */
export function partAlone(end: number, part: string): TimeReading {
  return point(end, { kind: 'fixed', value: '' }, 'a part of a day', { type: 'TIME', part, short: true });
}

/** The night of the day mentioned before, or of one beside it. */
export function nightOf(end: number, offset: number): TimeReading {
  const when: When = { kind: 'unit', unit: 'D', offset, anaphoric: true };
  return point(end, when, 'a part of a day', { type: 'TIME', part: 'NI', short: true });
}
