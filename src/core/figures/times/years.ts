import type { TokenView } from '../words/tokenView';
import { isCountNoun, yearAt } from './dateParts';
import { unitAt } from './durations';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';

export function yearReading(end: number, year: number): TimeReading {
  return { end, type: 'DATE', when: { kind: 'date', year }, grain: 'year', evidence: 'a year' };
}

/** "1990s", "the 1960's", "80s". */
export function parseDecade(view: TokenView, i: number): TimeReading | null {
  const spelled = view.time(i, 'decade');
  if (spelled !== undefined) {
    // "the sixties", "the late eighties"; not "his sixties", an age, nor "temperatures in the sixties"
    const at = /^(?:early|late|mid|-|roaring|swinging)$/.test(view.word(i - 1)) ? i - 2 : i - 1;
    const named = view.word(at) === 'the' || view.capital(i);
    if (
      !named ||
      /^(?:his|her|their|my|your|our)$/.test(view.word(at)) ||
      view.lexicon.units.match(view.lower, i + 1) !== null
    )
      return null;
    const when = { kind: 'decade', decade: Number(spelled), century: true } as const;
    return { end: i + 1, type: 'DATE', when, evidence: 'a decade' };
  }
  const raw = view.raw[i];
  const s = view.glued(i) || view.register === 'caseless' ? view.word(i + 1) : '';
  if (s !== 's' && s !== "'s") return null;
  if (/^(?:1[5-9]|20)\d0$/.test(raw)) {
    if (s === "'s" && view.word(i + 2) !== '' && !/^(?:and|,|\.|in|the|when|were|was)$/.test(view.word(i + 2)))
      return null;
    // "the 1800s" are a century, "the 2000s" a decade
    const century = raw.endsWith('00') && raw < '2000';
    return {
      end: i + 2,
      type: 'DATE',
      when: century
        ? { kind: 'fixed', value: `${raw.slice(0, 2)}XX` }
        : { kind: 'decade', decade: Number(raw.slice(0, 3)) },
      evidence: century ? 'a century' : 'a decade',
    };
  }
  if (/^[2-9]0$/.test(raw) && s === 's' && view.word(i - 1) !== '$') {
    const his =
      /^(?:his|her|their|my|its|your|our)$/.test(view.word(i - 1)) ||
      [i - 2, i - 3].some(at => /^(?:his|her|their|my|your|our)$/.test(view.word(at)));
    if (his || !/^(?:the|early|late|mid|-|'|of|and)$/.test(view.word(i - 1))) return null;
    return {
      end: i + 2,
      type: 'DATE',
      when: { kind: 'decade', decade: Number(raw.slice(0, 1)), century: true },
      evidence: 'a decade',
    };
  }
  return null;
}

/** "'80s", "'87". */
export function parseShortDecade(view: TokenView, i: number): TimeReading | null {
  if (!view.glued(i) || !/^\d\d$/.test(view.raw[i + 1] ?? '') || !view.isDigits(i + 1)) return null;
  const raw = view.raw[i + 1];
  if (view.word(i + 2) === 's' && raw.endsWith('0')) {
    return {
      end: i + 3,
      type: 'DATE',
      when: { kind: 'decade', decade: Number(raw.slice(0, 1)), century: true },
      evidence: 'a decade',
    };
  }
  const year = Number(raw) > 40 ? 1900 + Number(raw) : 2000 + Number(raw);
  return /^(?:in|of|since|by|from|until)$/.test(view.word(i - 1)) ? yearReading(i + 2, year) : null;
}

/** Words that go on after a range of years and count nothing: "in 2009 10 as the price fell". */
const GOES_ON =
  /^(?:|as|because|the|to|and|of|but|when|which|that|after|before|by|for|with|was|were|is|season|academic|fiscal)$/;

/** "2014-2018", "1950-53", "2014 to 2018", and "1950 53" in stripped text. */
export function parseYearRange(view: TokenView, i: number): TimeReading | null {
  const joined = /^(1[5-9]\d\d|20\d\d)\/(\d\d|\d{4})$/.exec(view.raw[i]);
  if (joined !== null) {
    const first = Number(joined[1]);
    const second = joined[2].length === 4 ? Number(joined[2]) : Math.floor(first / 100) * 100 + Number(joined[2]);
    if (second <= first || second > first + 30) return null;
    return {
      end: i + 1,
      type: 'DATE',
      when: { kind: 'span', from: { kind: 'date', year: first }, to: { kind: 'date', year: second } },
      evidence: 'a range of years',
    };
  }
  const from = yearAt(view, i);
  if (from === null || (from.year < 1500 && !/^(?:from|between|in|reigned|ruled)$/.test(view.word(i - 1)))) return null;
  const w = view.word(from.end);
  const dash =
    view.isDash(from.end) || w === '/' || w === '~' || w === 'to' || w === 'through' || w === 'till' || w === 'until';
  const at = dash ? from.end + 1 : from.end;
  if (!view.isDigits(at) || isCountNoun(view, at + 1)) return null;
  const raw = view.raw[at];
  const spaced = dash && view.isDash(from.end) && !view.glued(from.end - 1) && !view.glued(from.end);
  let to: number | null = null;
  if (dash && /^(?:1[0-9]|20)\d\d$/.test(raw)) to = Number(raw);
  else if (!dash && view.stripped && /^(?:1[6-9]|20)\d\d$/.test(raw) && from.year >= 1600) {
    to = Number(raw);
    if (to - from.year > 100 || /s$/.test(view.word(at + 1))) return null;
  } else if (spaced && /^\d{1,2}$/.test(raw)) {
    const scale = 10 ** raw.length;
    to = Math.floor(from.year / scale) * scale + Number(raw);
    if (to - from.year > 9 || isCountNoun(view, at + 1)) return null;
  } else if (/^\d\d$/.test(raw) && ((dash && view.glued(from.end)) || (!dash && view.stripped))) {
    to = Math.floor(from.year / 100) * 100 + Number(raw);
    if (
      !dash &&
      (to - from.year > 40 ||
        view.number(at + 1, 'scale') !== undefined ||
        /s$/.test(view.word(at + 1)) ||
        (/^(?:in|since)$/.test(view.word(i - 1)) && !GOES_ON.test(view.word(at + 1))))
    )
      return null;
  }
  if (to === null || to <= from.year || (view.isDash(at + 1) && view.glued(at))) return null;
  const when: When = { kind: 'span', from: { kind: 'date', year: from.year }, to: { kind: 'date', year: to } };
  return { end: at + 1, type: 'DATE', when, evidence: 'a range of years' };
}

const YEAR_BEFORE = new Set(
  'as when if once that in since by until till from of to through during before after year early late mid between and or the around circa for than on spring summer autumn fall winter post pre'.split(
    ' ',
  ),
);

/** A year that stands alone. Four digits before a counted noun are a number. */
export function parseBareYear(view: TokenView, i: number): TimeReading | null {
  const year = yearAt(view, i);
  if (year === null) return null;
  const after = view.word(year.end);
  if (isCountNoun(view, year.end)) return null;
  if (view.glued(i) && view.tokens[i + 1]?.kind === 'word' && after !== "'s") return null;
  if (view.glued(i) && view.isDash(i + 1) && view.isDigits(i + 2)) return null;
  if (i > 0 && view.glued(i - 1) && !/^[("'“‘—–\-/,~[=]$/.test(view.word(i - 1))) return null;
  const before = view.word(i - 1);
  if (
    view.isDash(i - 1) &&
    view.glued(i - 1) &&
    view.glued(i - 2) &&
    view.tokens[i - 2].kind !== 'punctuation' &&
    !/^(?:mid|post|pre|early|late)$/.test(view.word(i - 2)) &&
    !view.isDigits(i - 2)
  )
    return null;
  if (view.isDash(i - 1) && view.isDigits(i - 2) && view.glued(i - 2)) return null;
  if (
    /^[$£€¥#]$/.test(before) ||
    /^(?:no|number|room|flight|route|highway|page|about|nearly|almost|over|some|least|most)$/.test(before)
  )
    return null;
  if (
    view.lexicon.units.match(view.lower, year.end) !== null ||
    view.lexicon.currencies.match(view.lower, year.end) !== null
  )
    return null;
  if (year.year < 1700 || year.year > 2060) {
    if (!/^(?:in|since|by|until|from|around|circa|of)$/.test(before)) return null;
  }
  const plural =
    /[a-z]{3}s$/.test(after) &&
    !/(?:ss|us|is)$/.test(after) &&
    !/^(?:was|has|does|says|olympics|elections|games|accords|talks)$/.test(after);
  if (plural && !YEAR_BEFORE.has(before)) return null;
  if (
    view.isDigits(i + 1) &&
    !view.glued(i) &&
    /^\d{3}(?!\d)/.test(view.raw[i + 1]) &&
    view.register === 'caseless' &&
    !YEAR_BEFORE.has(before)
  )
    return null;
  return yearReading(year.end, year.year);
}

/** "4/25" as a month and a day: only where a word near it says so. */
export function parseShortDate(view: TokenView, i: number): TimeReading | null {
  const parts = /^(\d{1,2})\/(\d{1,2})$/.exec(view.raw[i]);
  if (parts === null) return null;
  let [month, day] = [Number(parts[1]), Number(parts[2])];
  if (month > 12 && day <= 12) [month, day] = [day, month];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const cue =
    /^(?:on|by|until|till|since|dated|from|to|next|this|last|for|of|\?|-|–)$/.test(view.word(i - 1)) ||
    view.length === 1;
  if (!cue || view.lexicon.units.match(view.lower, i + 1) !== null) return null;
  if (unitAt(view, i + 1) !== null || view.word(i + 1) === 'of') return null;
  return { end: i + 1, type: 'DATE', when: { kind: 'date', month, day }, grain: 'day', evidence: 'a date in figures' };
}
