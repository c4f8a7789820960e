import type { Token } from '../../tokens/token';
import { classMask } from '../tables/nameLexicon';
import type { NameTable } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import { isCapital } from './nameRuns';
import { COUNTRY, NORP, PERSON, PLACE, type SentenceNames } from './sentenceNames';

/** What has a capital where a sentence begins, and is no part of a name there. */
const OPENING: ReadonlySet<string> = new Set([...NAME_WORDS.forms('opening'), ...NAME_WORDS.forms('countFront')]);
const CALENDAR = NAME_WORDS.forms('calendar');
const ORGANISATION = classMask('knownOrganisation') | classMask('organisation') | classMask('acronym');

const QUOTE_BEFORE = /^["“‘]$/;

/** Most words of a name that is told by the words beside it. */
const LONGEST = 5;

/** A stretch of capitalised words, half-open. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** The capitalised words from a token on that may be one name; without capitals the name that was found there. */
export function runAt(sentence: SentenceNames, names: NameTable, from: number): Run | null {
  const { tokens, last, caseless } = sentence;
  if (from >= last) return null;
  const start = !caseless && /^["“‘']$/.test(tokens[from].text) ? from + 1 : from;
  if (caseless) return sentence.found.find(({ span }) => span.first === start)?.span ?? unknownAt(sentence, start);
  let end = start;
  while (end < last && end - start < LONGEST && isNameWord(tokens, end, names)) {
    if (end > start && tokens[end].start > tokens[end - 1].end + 1) break;
    end++;
    if (end + 1 < last && /^[-&]$/.test(tokens[end].text) && isNameWord(tokens, end + 1, names)) end++;
  }
  if (end === start) return null;
  // a name that goes on is told by more than these words
  const over = sentence.found.find(({ span }) => span.first < end && span.last > end);
  return over === undefined ? { first: start, last: end } : null;
}

/** Words without capitals that no vocabulary knows, which may be a name. */
function unknownAt(sentence: SentenceNames, start: number): Run | null {
  let end = start;
  while (end < sentence.last && end - start < LONGEST && isUnseen(sentence, end)) end++;
  return end > start ? { first: start, last: end } : null;
}

function isUnseen(sentence: SentenceNames, i: number): boolean {
  const { kind, text } = sentence.tokens[i];
  return kind === 'word' && text.length > 2 && sentence.capitalOf(i) === 0 && !sentence.isTaken(i);
}

function isNameWord(tokens: readonly Token[], i: number, names: NameTable): boolean {
  const { text } = tokens[i];
  if (!isCapital(tokens[i]) && !hasInnerCapital(text)) return false;
  return !CALENDAR.has(text) && !names.isNoName(text) && !names.isTitle(text);
}

/** Whether a word begins with one or two small letters and a capital: "iPhone", "eNCA". Looked at for every word. */
function hasInnerCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 97 || (code > 122 && code < 170)) return false;
  const second = text.charCodeAt(1);
  const third = text.charCodeAt(2);
  if (code < 170 && isSmall(second) && isSmall(third)) return false;
  return /^\p{Ll}{1,2}\p{Lu}/u.test(text);
}

export function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** The runs of a sentence with capitals that are one found name, or nothing yet. */
export function* runsOf(sentence: SentenceNames, names: NameTable): Generator<Run> {
  const { first, last, tokens } = sentence;
  for (let i = first; i < last; i++) {
    if (OPENING.has(tokens[i].text) && (i === first || QUOTE_BEFORE.test(tokens[i - 1].text))) continue;
    const run = isNameWord(tokens, i, names) ? runAt(sentence, names, i) : null;
    if (run === null) continue;
    const rivals = sentence.rivalsOf(run.first, run.last);
    const opens = run.first === first && rivals.length === 0 && run.last - run.first === 1;
    const ends = rivals.every(({ span }) => span.first >= run.first && span.last <= run.last);
    if (
      ends &&
      (!opens || sentence.capitalOf(i) === 0 || sentence.capitalOf(i) > 5 || names.isWordBrand(tokens[i].text))
    )
      yield run;
    i = run.last - 1;
  }
}

/** Whether no table knows the only word of a run as that of a person, a place or a people. */
export function isUnknown(sentence: SentenceNames, { first, last }: Run): boolean {
  return (sentence.maskOf(first, last) & (PERSON | NORP | PLACE)) === 0;
}

/** Whether a run holds a word that is hardly ever written in lower case. */
export function isNameLike(sentence: SentenceNames, { first, last }: Run): boolean {
  for (let i = first; i < last; i++) {
    const capital = sentence.capitalOf(i);
    if (capital === 0 || capital > 5) return true;
  }
  return false;
}

export function isBody(sentence: SentenceNames, { first, last }: Run): boolean {
  return sentence.rivalsOf(first, last).some(({ span }) => span.type === 'ORG');
}

/** Whether a run is, or begins with, the name of a person: several words of which the first is a given name. */
export function isPersonRun(sentence: SentenceNames, { first, last }: Run): boolean {
  if (last - first < 2) return false;
  return (sentence.maskOf(first, first + 1) & classMask('given')) !== 0;
}

/** Whether a run is a place that the tables know, and nothing else. */
export function isPlaceRun(sentence: SentenceNames, { first, last }: Run): boolean {
  const mask = sentence.maskOf(first, last);
  if ((mask & ORGANISATION) !== 0 && (mask & COUNTRY) === 0) return false;
  return (mask & (PLACE | NORP)) !== 0;
}

export function textOf(tokens: readonly Token[], { first, last }: Run): string {
  return last - first === 1
    ? tokens[first].text
    : tokens
        .slice(first, last)
        .map(token => token.text)
        .join(' ');
}
