import type { Block } from '../blocks/block';
import { readWordLists } from '../english/wordLists';
import type { Token } from '../tokens/token';
import datelineTable from './dateline.tsv';
import { isMonth, isWeekday } from './dates';
import { AGENCIES, CITIES } from './furnitureWords';
import { wordsOf } from './words';

/** Most tokens of a date line before the dash that ends it. */
const LONGEST = 18;

/** What ends a date line, an underscore in old wire copy included. */
const DASH = /^(?:[-–—―_]|-{2,3}|[–—]{2})$/;

const WORDS = readWordLists(datelineTable);
/** Small words inside the names of places. */
const IN_PLACES = WORDS.forms('inPlace');

/** Words in capitals before a colon that label a headline, not a place. */
const LABELS = WORDS.forms('label');

/** A date line at the head of a paragraph: the index after its last token, the dash included. */
export interface DatelinePrefix {
  readonly end: number;
  /** Told by an agency or a date, so it holds wherever it stands; else only at the head of an article. */
  readonly firm: boolean;
  /** Ended by a colon, as the label of a speaker in a transcript is: a document has one of these, not several. */
  readonly colon: boolean;
}

/**
 * The date line that a paragraph begins with ("TOKYO (AP) —", "MOSCOW, April 25 (Reuters) -", "Nairobi —", "CAIRO:"),
 * or undefined.
 */
export function datelinePrefix(block: Block): DatelinePrefix | undefined {
  const { tokens, text } = block;
  if (!block.opens || tokens.length < 6) return undefined;
  const words = wordsOf(block);
  const cased = block.register === 'standard';
  const end = separatorAfter(text, tokens, words);
  if (end === undefined || end + 1 >= tokens.length) return undefined;
  if (cased && !/^[\p{Lu}\p{N}"“‘'($€£]/u.test(tokens[end + 1].text)) return undefined;
  const head = readHead(tokens, words, end, cased);
  if (!head) return undefined;
  const { places, capitals, dated, agency } = head;
  const dash = words[end] !== ':';
  if ((agency && dash) || (dated && places > 0)) return { end: end + 1, firm: true, colon: !dash };
  if (!cased || places === 0 || dated || agency) return undefined;
  const label = words.slice(0, end).some(w => LABELS.has(w));
  const long = tokens.length - end > 15 && !label;
  if (dash) return long && (capitals > 0 || places <= 3) ? { end: end + 1, firm: false, colon: false } : undefined;
  const city = places === 1 || CITIES.find(words, 0, m => m.end === end) !== undefined;
  return long && city && capitals === places ? { end: end + 1, firm: false, colon: true } : undefined;
}

/**
 * Whether a paragraph is nothing but a date line that an agency signs: "NAIROBI, Kenya (AP) --" in a line by itself.
 */
export function isSignedDateline(block: Block): boolean {
  const { tokens } = block;
  if (tokens.length < 3 || tokens.length > LONGEST) return false;
  const words = wordsOf(block);
  const end = tokens.length - 1;
  return DASH.test(words[end]) && readHead(tokens, words, end, block.register === 'standard')?.agency === true;
}

/** What the words of a date line before its dash say. */
interface Head {
  readonly places: number;
  readonly capitals: number;
  readonly dated: boolean;
  readonly agency: boolean;
}

/** Reads the tokens before `end` as places, dates and a bracketed agency; undefined when they hold anything else. */
function readHead(tokens: readonly Token[], words: readonly string[], end: number, cased: boolean): Head | undefined {
  let at = 0;
  let places = 0;
  let capitals = 0;
  let dated = false;
  let agency = false;
  while (at < end) {
    const word = words[at];
    if (/^[,.'’;|-]$/.test(word)) at++;
    else if (word === '(' || word === '/' || word === '[') {
      const close = agencyEnd(tokens, words, at + 1, end);
      if (close === undefined) return undefined;
      agency = true;
      at = close + 1;
    } else if ((isMonth(word) && nearNumber(tokens, at)) || isWeekday(word) || tokens[at].kind === 'number') {
      dated ||= isMonth(word) || /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(word);
      at++;
    } else if (isPlaceWord(tokens, words, at, end, cased)) {
      places++;
      if (/^\p{Lu}[\p{Lu}.'’]+$/u.test(tokens[at].text)) capitals++;
      at++;
    } else return undefined;
  }
  return places > 6 || (places === 0 && !agency) ? undefined : { places, capitals, dated, agency };
}

/** Whether a token before the dash, at `end`, may be a word of a place or of an agency. */
function isPlaceWord(
  tokens: readonly Token[],
  words: readonly string[],
  at: number,
  end: number,
  cased: boolean,
): boolean {
  if (tokens[at].kind !== 'word' && tokens[at].kind !== 'abbreviation') return false;
  if (!cased || /^\p{Lu}/u.test(tokens[at].text) || dashed(words, at)) return true;
  return AGENCIES.find(words, at) !== undefined || (at === 0 && hasDate(words, at, end));
}

/**
 * Where the brackets around an agency close: one of the table, letters in capitals, or up to four capitalised words.
 */
function agencyEnd(tokens: readonly Token[], words: readonly string[], from: number, end: number): number | undefined {
  const found = AGENCIES.find(words, from);
  let at = found?.end ?? from;
  if (!found) while (at < end && at - from < 4 && /^\p{Lu}[\p{L}.]+$/u.test(tokens[at].text)) at++;
  return at > from && /^[)\]/]$/.test(words[at] ?? '') ? at : undefined;
}

/** The index of the dash or colon that ends a date line: a dash with a space beside it, or a colon. */
function separatorAfter(text: string, tokens: readonly Token[], words: readonly string[]): number | undefined {
  for (let i = 1; i < Math.min(tokens.length - 1, LONGEST); i++) {
    if (words[i] === ':') return tokens[i + 1].kind === 'number' ? undefined : i;
    if (!DASH.test(words[i])) continue;
    if (/\s/.test(text.charAt(tokens[i].start - 1)) || /\s/.test(text.charAt(tokens[i].end))) return i;
    if (words[i] === '—' && words[i - 1] === ')') return i;
  }
  return undefined;
}

function nearNumber(tokens: readonly Token[], at: number): boolean {
  const beyond = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  return tokens[beyond]?.kind === 'number' || tokens[at - 1]?.kind === 'number';
}

function dashed(words: readonly string[], at: number): boolean {
  return words[at - 1] === '-' || words[at + 1] === '-' || IN_PLACES.has(words[at]);
}

function hasDate(words: readonly string[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isMonth(words[i])) return true;
  return false;
}
