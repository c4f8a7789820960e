import type { TokenView } from '../words/tokenView';
import { isCountNoun, yearAt } from './dateParts';
import { unitAt } from './durations';
import { TIME_CUES } from './timeCues';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';

export function yearReading(end: number, year: number): TimeReading {
  return { end, type: 'DATE', when: { kind: 'date', year }, grain: 'year', evidence: 'a year' };
}

/** "post-1959", "pre-2008". */
export function parseSided(view: TokenView, i: number): TimeReading | null {
  const w = view.word(i);
  if ((w !== 'post' && w !== 'pre') || !view.isDash(i + 1) || !view.glued(i) || !view.glued(i + 1)) return null;
  const year = yearAt(view, i + 2);
  return year === null ? null : { ...yearReading(year.end, year.year), mod: w === 'post' ? 'AFTER' : 'BEFORE' };
}

/** "1990s", "the 1960's", "80s", "the sixties". */
export function parseDecade(view: TokenView, i: number): TimeReading | null {
  const spelled = view.time(i, 'decade');
  if (spelled !== undefined) return isDecadeInWords(view, i) ? decadeReading(i + 1, Number(spelled)) : null;
  const raw = view.raw[i];
  const s = view.glued(i) || view.register === 'caseless' ? view.word(i + 1) : '';
  if (s !== 's' && s !== "'s") return null;
  if (/^(?:1\d|20)\d0$/.test(raw)) {
    const after = view.word(i + 2);
    if (s === "'s" && after !== '' && !/^(?:and|,|\.|in|the|when|were|was)$/.test(after)) return null;
    // "the 1800s" are a century, "the 2000s" a decade
    const when: When =
      raw.endsWith('00') && raw < '2000'
        ? { kind: 'fixed', value: `${raw.slice(0, 2)}XX` }
        : { kind: 'decade', decade: Number(raw.slice(0, 3)) };
    return { end: i + 2, type: 'DATE', when, evidence: when.kind === 'fixed' ? 'a century' : 'a decade' };
  }
  if (!/^[2-9]0$/.test(raw) || s !== 's' || view.word(i - 1) === '$') return null;
  if (isHeat(view, i)) return null;
  const his = [i - 1, i - 2, i - 3].some(at => OWNERS.has(view.word(at)));
  return his || !DECADE_BEFORE.has(view.word(i - 1)) ? null : decadeReading(i + 2, Number(raw.slice(0, 1)));
}

const OWNERS = TIME_CUES.forms('owner');
const DECADE_BEFORE = TIME_CUES.forms('decadeBefore');

/** "highs in the 80s", "lows in the mid-20s": degrees. */
function isHeat(view: TokenView, i: number): boolean {
  for (let j = i - 1; j >= i - HEAT_REACH; j--) if (HEAT.has(view.word(j))) return true;
  for (let j = i + 2; j <= i + 5; j++) if (HEAT.has(view.word(j))) return true;
  return false;
}

/** How many tokens before a decade a word of the weather says that it is degrees. */
const HEAT_REACH = 16;
const HEAT = TIME_CUES.forms('heat');

/** A decade told without its century: "the 80s". */
function decadeReading(end: number, decade: number): TimeReading {
  return { end, type: 'DATE', when: { kind: 'decade', decade, century: true }, evidence: 'a decade' };
}

/** "the sixties", "the late eighties"; not "his sixties", an age, nor "temperatures in the sixties". */
function isDecadeInWords(view: TokenView, i: number): boolean {
  let at = i - 1;
  while (at > i - 6 && /^(?:early|late|mid|-|to|roaring|swinging)$/.test(view.word(at))) at--;
  if (view.word(at) !== 'the' && !view.capital(i)) return false;
  return !OWNERS.has(view.word(at)) && view.tables.units.match(view.lower, i + 1) === null;
}

/** "'80s", "'87". */
export function parseShortDecade(view: TokenView, i: number): TimeReading | null {
  if (!view.glued(i) || !/^\d\d$/.test(view.raw[i + 1] ?? '') || !view.isDigits(i + 1)) return null;
  const raw = view.raw[i + 1];
  if (view.word(i + 2) === 's' && raw.endsWith('0')) return decadeReading(i + 3, Number(raw.slice(0, 1)));
  const year = Number(raw) > 40 ? 1900 + Number(raw) : 2000 + Number(raw);
  return /^(?:in|of|since|by|from|until)$/.test(view.word(i - 1)) ? yearReading(i + 2, year) : null;
}

/** "2014-2018", "1950-53", "2014 to 2018", and "1950 53" in stripped text. */
export function parseYearRange(view: TokenView, i: number): TimeReading | null {
  const joined = /^(1[5-9]\d\d|20\d\d)\/(\d\d|\d{4})$/.exec(view.raw[i]);
  if (joined !== null) {
    const first = Number(joined[1]);
    const second = joined[2].length === 4 ? Number(joined[2]) : Math.floor(first / 100) * 100 + Number(joined[2]);
    return second <= first || second > first + 30 ? null : yearsReading(i + 1, first, second);
  }
  const from = yearAt(view, i);
  if (from === null || (from.year < 1500 && !isEarlyRange(view, i))) return null;
  const w = view.word(from.end);
  const linked =
    view.isDash(from.end) || w === '/' || w === '~' || w === 'to' || w === 'through' || w === 'till' || w === 'until';
  const at = linked ? from.end + 1 : from.end;
  if (!view.isDigits(at) || isCountNoun(view, at + 1)) return null;
  const to = linked ? linkedYear(view, from, at) : strippedYear(view, i, from.year, at);
  if (to === null || to <= from.year || (view.isDash(at + 1) && view.glued(at))) return null;
  return yearsReading(at + 1, from.year, to);
}

/** Whether two numbers before 1500 are years: "from 1204 to 1261", "(1265-1321)", "(r. 1327–1377)". */
function isEarlyRange(view: TokenView, i: number): boolean {
  const before = view.word(i - 1);
  if (/^(?:from|between|in|reigned|ruled|lived|c\.|r\.)$/.test(before)) return true;
  if (before === '(') return view.word(i + 3) === ')';
  return before === '.' && /^(?:r|c|ca|fl|b)$/.test(view.word(i - 2));
}

function yearsReading(end: number, first: number, last: number): TimeReading {
  const when: When = { kind: 'span', from: { kind: 'date', year: first }, to: { kind: 'date', year: last } };
  return { end, type: 'DATE', when, evidence: 'a range of years' };
}

/** The last year of "2014-2018", "1950-53", "2014 to 2018", "1998 - 9". */
function linkedYear(view: TokenView, from: { readonly year: number; readonly end: number }, at: number): number | null {
  const raw = view.raw[at];
  if (/^(?:1[0-9]|20)\d\d$/.test(raw)) return Number(raw);
  if (view.isDash(from.end) && !view.glued(from.end - 1) && !view.glued(from.end) && /^\d{1,2}$/.test(raw)) {
    const scale = 10 ** raw.length;
    const to = Math.floor(from.year / scale) * scale + Number(raw);
    return to - from.year > 9 ? null : to;
  }
  return /^\d\d$/.test(raw) && view.glued(from.end) ? Math.floor(from.year / 100) * 100 + Number(raw) : null;
}

/** The last year of "1950 53" and "2014 2018" in stripped text. */
function strippedYear(view: TokenView, i: number, from: number, at: number): number | null {
  if (!view.stripped) return null;
  const raw = view.raw[at];
  const counts = /s$/.test(view.word(at + 1));
  if (/^(?:1[6-9]|20)\d\d$/.test(raw) && from >= 1600) return Number(raw) - from > 100 || counts ? null : Number(raw);
  if (!/^\d\d$/.test(raw) || counts || view.number(at + 1, 'scale') !== undefined) return null;
  const to = Math.floor(from / 100) * 100 + Number(raw);
  const after = view.word(at + 1);
  const alone = /^(?:in|since)$/.test(view.word(i - 1)) && after !== '' && !AFTER_YEARS.has(after);
  return to - from > 40 || alone ? null : to;
}

/** Words that go on after a range of years and count nothing: "in 2009 10 as the price fell". */
const AFTER_YEARS = TIME_CUES.forms('afterYears');

const YEAR_LEADS = TIME_CUES.forms('yearLead');
const NO_YEAR_BEFORE = TIME_CUES.forms('noYearBefore');
const RARE_YEAR_BEFORE = TIME_CUES.forms('rareYearBefore');
const SAID_OF_MANY = TIME_CUES.forms('saidOfMany');
const YEAR_PREPOSITIONS = TIME_CUES.forms('yearPreposition');
/** What ends in s and is no plural that a number counts, or is held in a year. */
const NO_COUNT_AFTER = TIME_CUES.forms('noCountAfter');

/** A year that stands alone. Four digits before a counted noun are a number. */
export function parseBareYear(view: TokenView, i: number): TimeReading | null {
  const year = yearAt(view, i);
  if (year === null || isCountNoun(view, year.end)) return null;
  const { end } = year;
  const before = view.word(i - 1);
  if (isTiedYear(view, i) || (NO_YEAR_BEFORE.has(before) && !isLeastYear(view, i))) return null;
  if (view.tables.units.match(view.lower, end) !== null || view.tables.currencies.match(view.lower, end) !== null)
    return null;
  const circa = before === '.' && /^(?:c|ca|circa)$/.test(view.word(i - 2));
  if ((year.year < 1700 || year.year > 2060) && !RARE_YEAR_BEFORE.has(before) && !circa) return null;
  // "Of 1900 samples", "freed 1800."
  if (before === 'of' && view.capital(i - 1) && /[a-z]{3}s$/.test(view.word(end))) return null;
  if (COUNT_VERBS.has(before) && view.endsClause(end)) return null;
  const after = view.word(end);
  // "2019 remain in hospital and 2024 were sent home"
  if (SAID_OF_MANY.has(after) && !YEAR_PREPOSITIONS.has(before)) return null;
  const counted = /[a-z]{3}s$/.test(after) && !/(?:ss|us|is)$/.test(after) && !NO_COUNT_AFTER.has(after);
  const thousands =
    view.isDigits(i + 1) && !view.glued(i) && /^\d{3}(?!\d)/.test(view.raw[i + 1]) && view.register === 'caseless';
  return (counted || thousands) && !YEAR_LEADS.has(before) ? null : yearReading(end, year.year);
}

/** "since at least 2004", "until at least 2030". */
function isLeastYear(view: TokenView, i: number): boolean {
  return view.word(i - 1) === 'least' && view.word(i - 2) === 'at' && YEAR_PREPOSITIONS.has(view.word(i - 3));
}

/** Verbs whose object is a number of people or things: "freed 1800." */
const COUNT_VERBS = TIME_CUES.forms('countVerb');

/**
 * Whether four digits are tied to what stands beside them, so that they are no year: "2019-20", "Boeing-1990", "2000x".
 */
function isTiedYear(view: TokenView, i: number): boolean {
  if (view.glued(i)) {
    if (view.tokens[i + 1]?.kind === 'word' && view.word(i + 1) !== "'s") return true;
    if (view.isDash(i + 1) && view.isDigits(i + 2)) return true;
  }
  if (i > 0 && view.glued(i - 1) && !/^[("'“‘—–\-/,~[=]$/.test(view.word(i - 1))) return true;
  if (!view.isDash(i - 1) || !view.glued(i - 2)) return false;
  if (view.isDigits(i - 2)) return true;
  return (
    view.glued(i - 1) &&
    view.tokens[i - 2].kind !== 'punctuation' &&
    !/^(?:mid|post|pre|early|late)$/.test(view.word(i - 2))
  );
}

/** "4/25" as a month and a day: only where a word near it says so. */
export function parseShortDate(view: TokenView, i: number): TimeReading | null {
  const parts = /^(\d{1,2})\/(\d{1,2})$/.exec(view.raw[i]);
  if (parts === null) return null;
  let [month, day] = [Number(parts[1]), Number(parts[2])];
  if (month > 12 && day <= 12) [month, day] = [day, month];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const cue = SHORT_DATE_BEFORE.has(view.word(i - 1)) || view.length === 1;
  if (!cue || view.tables.units.match(view.lower, i + 1) !== null) return null;
  if (unitAt(view, i + 1) !== null || view.word(i + 1) === 'of') return null;
  return { end: i + 1, type: 'DATE', when: { kind: 'date', month, day }, grain: 'day', evidence: 'a date in figures' };
}

const SHORT_DATE_BEFORE = TIME_CUES.forms('shortDateBefore');
