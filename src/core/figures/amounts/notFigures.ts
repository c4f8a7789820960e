import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';
import type { FigureReading } from './reading';
import { parseResult } from './results';

/**
 * The token after a telephone number or another code of digit groups that begins at token `i`; `i` when there is none:
 * "732-390-4697", "(707) 259-1600", "555-1212".
 */
export function codeEnd(view: TokenView, i: number): number {
  if (!view.isDigits(i)) return i;
  const dialled = dialledEnd(view, i);
  if (dialled > i || !view.glued(i)) return dialled;
  // an area code in brackets
  if (view.word(i - 1) === '(' && view.word(i + 1) === ')' && view.raw[i].length === 3 && view.isDigits(i + 2)) {
    const end = codeEnd(view, i + 2);
    return end > i + 2 ? end : i;
  }
  if (!view.isDash(i + 1)) return i;
  let end = i + 1;
  let groups = 1;
  while (view.isDash(end) && view.glued(end - 1) && view.glued(end) && view.isDigits(end + 1)) {
    groups++;
    end += 2;
  }
  const sizes = [view.raw[i].length, view.raw[i + 2]?.length ?? 0];
  const round = Number(view.raw[i]) % 50 === 0 && Number(view.raw[i + 2]) % 50 === 0;
  const phone =
    groups === 2 &&
    sizes[0] === 3 &&
    sizes[1] === 4 &&
    view.word(i - 1) !== '$' &&
    (!round || view.word(i - 1) === ')');
  if (groups === 3 && (sizes[0] === 4 || view.raw[end - 1].length === 4) && sizes[1] <= 2) return i;
  // three short groups may be a result ("6-3-1")
  const short = groups === 3 && Math.max(...sizes, view.raw[end - 1].length) <= 2 && parseResult(view, i) !== null;
  return phone || (groups > 2 && !short && !(groups === 3 && view.raw[end - 1].length <= 2 && sizes[0] === 4))
    ? end
    : i;
}

/** The token after "+44 20 7946 0958", behind its plus, and "020 7946 0958"; `i` where no such number stands. */
function dialledEnd(view: TokenView, i: number): number {
  const national = /^0\d{2,4}$/.test(view.raw[i]) && !view.stripped && /^\d{3,4}$/.test(view.raw[i + 1] ?? '');
  if (national && /^\d{3,6}$/.test(view.raw[i + 2] ?? '') && !view.glued(i) && !view.glued(i + 1)) return i + 3;
  if (view.word(i - 1) !== '+' || !view.glued(i - 1) || !view.isDigits(i + 1)) return i;
  let at = i + 1;
  while (view.isDigits(at)) at++;
  return at;
}

/** Whether "2018-09-23" begins at a token, which is a date in a file's name as well. */
function isIsoDate(view: TokenView, i: number): boolean {
  return (
    /^(?:19|20)\d\d$/.test(view.raw[i]) &&
    [i, i + 1, i + 2, i + 3].every(at => view.glued(at)) &&
    view.isDash(i + 1) &&
    view.isDash(i + 3) &&
    /^(?:0[1-9]|1[0-2])$/.test(view.word(i + 2)) &&
    /^(?:0[1-9]|[12]\d|3[01])$/.test(view.word(i + 4))
  );
}

/** Whether a number is a part of a name or a code: "COVID-19", "F-16", "scp-173m". */
export function isPartOfWord(view: TokenView, i: number): boolean {
  if (view.word(i - 1) === '§' || (view.isDash(i) && view.glued(i) && isIsoDate(view, i + 1))) return true;
  if (i === 0 || !view.glued(i - 1)) return false;
  if (isIsoDate(view, i)) return false;
  // "Boeing 737-800"
  if (view.isDigits(i) && view.isDash(i - 1) && view.isDigits(i - 2) && isNameNumber(view, i - 2)) return true;
  if (view.isDigits(i) && isCodeBefore(view, i)) return true;
  const before = view.tokens[i - 1];
  if (before.kind === 'word' || before.kind === 'number' || before.kind === 'link') {
    return view.isDigits(i) && before.kind === 'word' && !GLUED_BEFORE.has(view.word(i - 1));
  }
  // a long dash parts what it stands between
  if (!view.isDash(i - 1) || view.word(i - 1) === '—' || i < 2 || !view.glued(i - 2)) return false;
  const word = view.tokens[i - 2];
  if (word.kind !== 'word' && word.kind !== 'abbreviation') return false;
  return (
    !JOINABLE.has(view.word(i - 2)) &&
    (view.isDigits(i) || view.word(i) !== view.raw[i] || view.time(i, 'weekday') === undefined)
  );
}

/** Words that a number may be glued to, and those that it may be tied to by a hyphen: "US5", "mid-1990s". */
const GLUED_BEFORE = AMOUNT_CUES.forms('gluedBefore');
const JOINABLE = AMOUNT_CUES.forms('joinable');

/** Whether digits go on from a code of letters and digits: "J1149.5+6663". */
function isCodeBefore(view: TokenView, i: number): boolean {
  for (let j = i - 1; j > 0 && j >= i - 4 && view.glued(j); j--) {
    const word = view.tokens[j - 1];
    if (!/^[.,+_]$/.test(view.word(j)) || !view.glued(j - 1)) return false;
    if (word.kind === 'word') return /\d/.test(word.text);
    if (word.kind !== 'number') return false;
    j--;
  }
  return false;
}

/** "John Smith, 44, said": a bare number between commas after a name. */
export function isAgeBetweenCommas(view: TokenView, i: number, amount: FigureReading): boolean {
  const { number } = amount.value;
  if (view.word(i - 1) !== ',' || amount.end !== i + 1 || amount.label !== 'CARDINAL' || number === undefined)
    return false;
  return (
    view.word(i + 1) === ',' &&
    /^[1-9]\d$/.test(view.raw[i]) &&
    view.capital(i - 2) &&
    view.tokens[i - 2].kind === 'word' &&
    (view.capital(i - 3) || AGED.has(view.word(i + 2)))
  );
}

/** What follows the age of somebody who is called by one name: "Duarte, 52, said". */
const AGED = AMOUNT_CUES.forms('aged');

/**
 * Whether a number word is a part of a name: "Air Force One", "Group of Seven", "First Lady", "9th Circuit". In a
 * sentence, a capital says so; in a headline in title case it says nothing.
 */
export function isNamePart(view: TokenView, i: number, first: number, last: number): boolean {
  if (view.number(i, 'ordinal') !== undefined && isAdverbOrSeed(view, i, first)) return true;
  if (view.register !== 'standard') return false;
  // "7-Eleven"
  if (isHyphenatedName(view, i) || isHyphenatedName(view, i - 2)) return true;
  if (view.isDigits(i)) {
    return (
      view.follows(i + 1) &&
      /^(?:st|nd|rd|th)$/.test(view.word(i + 1)) &&
      view.capital(i + 2) &&
      view.time(i + 2, 'month') === undefined &&
      view.time(i + 2, 'monthShort') === undefined &&
      !isTitleCase(view, first, last)
    );
  }
  if (!view.capital(i)) return false;
  const ranked = view.number(i, 'ordinal') !== undefined;
  const counted = view.number(i, 'unit') ?? view.number(i, 'teen') ?? view.number(i, 'ten');
  if (!ranked && counted === undefined) return false;
  const opens = i === first || view.tokens[i - 1].kind === 'punctuation';
  if (opens) return ranked && view.capital(i + 1) && !isTitleCase(view, first, last);
  return !isTitleCase(view, first, last);
}

/** "First published on 5 May", "the third seed": an adverb, and a place in a draw. */
function isAdverbOrSeed(view: TokenView, i: number, first: number): boolean {
  const next = view.word(i + 1);
  if (next === 'seed' || next === 'seeds') return true;
  return i === first && view.word(i) === 'first' && view.word(i + 2) === 'on' && /[a-z]{3}ed$/.test(next);
}

/** Whether digits are tied to a number word with a capital, as in no number. */
function isHyphenatedName(view: TokenView, i: number): boolean {
  return (
    view.isDigits(i) &&
    view.isDash(i + 1) &&
    view.glued(i) &&
    view.glued(i + 1) &&
    view.capital(i + 2) &&
    (view.number(i + 2, 'unit') ?? view.number(i + 2, 'teen') ?? view.number(i + 2, 'ten')) !== undefined
  );
}

/** Words before a number that is a part of a name; with a capital. */
const NAMED_BY_NUMBER = AMOUNT_CUES.forms('namedByNumber');
/** Parts of laws, addresses and products that a number names: "section 2", "Suite 200", "version 3". */
const LABELS = AMOUNT_CUES.forms('label');
/** Of these, the plurals, which two numbers follow: "articles 12 and 14". */
const PLURAL_LABELS = AMOUNT_CUES.forms('labels');
/** Kinds of roads, right behind their number: "the 405 freeway". */
const ROADS = AMOUNT_CUES.forms('roadAfter');

/**
 * Whether bare digits are a part of the name before them: "Flight 370", "Apollo 11", "Boeing 737", and of "the 405
 * freeway".
 */
export function isNameNumber(view: TokenView, i: number): boolean {
  if (!view.isInteger(i) || view.raw[i].length > 5 || view.time(i + 1, 'timeUnits') !== undefined) return false;
  if (/\p{Lu}/u.test(view.raw[i - 1] ?? '') && NAMED_BY_NUMBER.has(view.word(i - 1))) return true;
  return isBillNumber(view, i) || isPostalCode(view, i) || (ROADS.has(view.word(i + 1)) && view.word(i - 1) === 'the');
}

/**
 * The token after digits that only name a thing, from token `i` on; `i` where they are a number: "section 80(4)",
 * "articles 12 and 14", "Flat 4", and the mark of a footnote ("people.[12]").
 */
export function labelEnd(view: TokenView, i: number): number {
  if (!view.isDigits(i)) return i;
  // "Case No. 23-719"
  const numbered = view.word(i - 1) === '.' && view.word(i - 2) === 'no' && view.isDash(i + 1) && view.isDigits(i + 2);
  if (numbered && view.glued(i) && view.glued(i + 1)) return i + 3;
  if (view.word(i - 1) === '[' && view.word(i + 1) === ']' && view.glued(i - 2)) return i + 1;
  const label = view.word(i - 1);
  const many = PLURAL_LABELS.has(label);
  if ((!many && !LABELS.has(label)) || view.raw[i].length > 5 || isCounted(view, i + 1)) return i;
  let end = afterClause(view, i + 1);
  while (many || view.isDash(end)) {
    const link = view.isDash(end) || /^(?:and|or|to|,|&)$/.test(view.word(end));
    if (!link || !view.isInteger(end + 1) || isCounted(view, end + 2)) break;
    end = afterClause(view, end + 2);
  }
  return end;
}

/** The token after "(4)", "(b)", "B" behind the number of a section or a house. */
function afterClause(view: TokenView, at: number): number {
  let end = at;
  if (view.glued(end - 1) && view.tokens[end]?.kind === 'word' && view.raw[end].length === 1) end++;
  while (view.word(end) === '(' && view.glued(end - 1) && view.word(end + 2) === ')') end += 3;
  return end;
}

/**
 * Whether what follows a number is counted or measured by it, so that the number names nothing: "the building 12 years
 * ago".
 */
function isCounted(view: TokenView, at: number): boolean {
  return (
    view.time(at, 'timeUnits') !== undefined ||
    view.time(at, 'timeUnit') !== undefined ||
    view.number(at, 'scale') !== undefined ||
    view.tables.percents.match(view.lower, at) !== null ||
    view.tables.units.match(view.lower, at) !== null ||
    view.tables.currencies.match(view.lower, at) !== null ||
    /[a-rt-z]{3}s$|^(?:people|men|women|children|per)$/.test(view.word(at))
  );
}

/** "H.R. 504", "S. 556": a bill of the American Congress. */
function isBillNumber(view: TokenView, i: number): boolean {
  const at = view.word(i - 1) === '.' && view.glued(i - 2) ? i - 2 : i - 1;
  const mark = view.raw[at] ?? '';
  if (!mark.startsWith('H') && !mark.startsWith('S')) return false;
  if (/^H\.?R\.?$/.test(mark)) return true;
  const alone = mark === 'S.' || (mark === 'S' && at === i - 2);
  return alone && /^\d{1,4}$/.test(view.raw[i]) && !view.capital(at - 1) && view.tokens[at - 1]?.kind === 'word';
}

const STATES = AMOUNT_CUES.forms('state');

/** "Washington, D.C. 20201": the postal code after an American state's letters. */
function isPostalCode(view: TokenView, i: number): boolean {
  const next = view.tokens[i + 1];
  if (view.raw[i].length !== 5 || next?.text === '%' || (next?.kind === 'word' && !view.capital(i + 1))) return false;
  const at = view.word(i - 1) === ',' || (view.word(i - 1) === '.' && view.glued(i - 2)) ? i - 2 : i - 1;
  return STATES.has(view.raw[at] ?? '');
}

const STREETS = AMOUNT_CUES.forms('street');

/** The number of a house: "10 Downing Street", "1600 Pennsylvania Avenue". */
export function isStreetNumber(view: TokenView, i: number): boolean {
  if (!view.isInteger(i) || view.raw[i].length > 5) return false;
  // "5th Avenue"
  if (/^(?:st|nd|rd|th)$/.test(view.word(i + 1)) && view.glued(i))
    return view.capital(i + 2) && STREETS.has(view.word(i + 2));
  for (let j = i + 1; j <= i + 3; j++) {
    if (STREETS.has(view.word(j)) && j > i + 1) return view.register === 'caseless' || view.capital(j);
    if (view.tokens[j]?.kind !== 'word' || (view.register === 'standard' && !view.capital(j))) return false;
  }
  return false;
}

/** How many words of a sentence are looked at to tell a headline in title case. */
const TITLE_REACH = 24;

const SMALL_WORDS = AMOUNT_CUES.forms('smallWord');

/** Whether all words of a sentence but the smallest have capitals. */
function isTitleCase(view: TokenView, first: number, last: number): boolean {
  let capitals = 0;
  for (let i = first; i < Math.min(last, first + TITLE_REACH); i++) {
    if (view.tokens[i].kind !== 'word' || view.word(i).length < 3 || SMALL_WORDS.has(view.word(i))) continue;
    if (!view.capital(i)) return false;
    capitals++;
  }
  return capitals > 2;
}

/** "a split second", "for a second,": the unit rather than the rank. */
export function isUnitSecond(view: TokenView, amount: FigureReading): boolean {
  if (amount.label !== 'ORDINAL' || amount.end !== amount.start + 1 || view.word(amount.start) !== 'second')
    return false;
  const before = view.word(amount.start - 1);
  if (/^(?:per|split|every|nano)$/.test(before)) return true;
  const next = view.tokens[amount.end];
  return (
    before === 'a' && (next === undefined || next.kind === 'punctuation' || /^(?:later|that|to|or)$/.test(next.text))
  );
}

/** Whether a bare number runs on into a code or a name: "737s", "24703 L", "123-45-6789", "one-sided". */
export function isJoinedToWord(view: TokenView, amount: FigureReading): boolean {
  if (amount.label !== 'CARDINAL') return false;
  const { end } = amount;
  const next = view.tokens[end];
  if (next === undefined || !view.glued(end - 1)) return false;
  if (next.kind === 'word' && view.isDigits(end - 1)) return true;
  if (view.isDash(end) && view.word(end) !== '—' && view.glued(end)) {
    const digits = view.isDigits(end + 1) && view.isDigits(end - 1) && amount.value.lower === undefined;
    if (digits) return false;
    return view.number(amount.start, 'unit') !== undefined && amount.value.number === 1;
  }
  return false;
}

const PRONOUN_BEFORE = AMOUNT_CUES.forms('pronounBefore');
const PRONOUN_AFTER = AMOUNT_CUES.forms('pronounAfter');
const DETERMINERS = AMOUNT_CUES.forms('determiner');
const ASKING = AMOUNT_CUES.forms('asking');
const ONE_MUST = AMOUNT_CUES.forms('oneMust');
const ONE_DOES = AMOUNT_CUES.forms('oneDoes');

/** Whether "one" stands for a person or a thing rather than a count. */
export function isPronounOne(view: TokenView, i: number, number: NumberReading, modified: boolean): boolean {
  if (number.digits || number.value !== 1 || number.end !== i + 1 || view.word(i) !== 'one') return false;
  // "some one", "the only one"
  if (modified)
    return view.word(i - 1) === 'some' || (view.word(i - 2) === 'the' && view.tokens[i + 1]?.kind !== 'word');
  const before = view.word(i - 1);
  const after = view.word(i + 1);
  // "a permanent one", "the first and only one"
  const ends = i + 1 >= view.length || view.tokens[i + 1].kind === 'punctuation';
  if (ends && DETERMINERS.has(view.word(i - 2)) && view.tokens[i - 1].kind === 'word') return true;
  if (PRONOUN_AFTER.has(after) || PRONOUN_BEFORE.has(before)) return true;
  // "what would one call it"
  if (ASKING.has(before) || isTiedOne(view, i)) return true;
  // "the sixth one"
  if (view.number(i - 1, 'ordinal') !== undefined) return true;
  if (before === 'and') return false;
  return ONE_MUST.has(after) || (ONE_DOES.has(after) && !view.capital(i));
}

/** "one-on-one", "one to one", "one-sided". */
function isTiedOne(view: TokenView, i: number): boolean {
  const [before, after] = [view.word(i - 1), view.word(i + 1)];
  if (view.isDash(i + 1) && after !== '—' && view.glued(i)) return true;
  if ((after === 'on' || after === 'to') && view.word(i + 2) === 'one') return true;
  if ((before === 'on' || before === 'to') && view.word(i - 2) === 'one') return true;
  return view.isDash(i - 1) && before !== '—' && view.glued(i - 1);
}
