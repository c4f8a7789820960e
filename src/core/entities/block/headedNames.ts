import type { Token } from '../../tokens/token';
import type { NameTable } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import { isCapital, isGlued, runEnd } from './nameRuns';
import type { TokenSpan } from './spanConventions';

/** What a headed name asks of the tables. */
export interface WordKnowledge {
  readonly names: NameTable;
  /** How often the word of a token has a capital, 1 to 7; 0 when that is not known. */
  readonly capitalOf: (token: number) => number;
  /** Whether the token alone is a place or a people. */
  readonly isPlace: (token: number) => boolean;
}

/** A name that its own capitals and the word that heads it tell. */
export interface HeadedName {
  readonly span: TokenSpan;
  /** Whether the head settles the type against what the tagger says. */
  readonly settles: boolean;
  /** Where the name ends without what "and" adds to it. */
  readonly beforeAnd?: number;
}

const LONGEST = 8;
const CALENDAR = NAME_WORDS.forms('calendar');
/** What has a capital at the beginning of a sentence and begins no name. */
const OPENING = NAME_WORDS.forms('opening');
/** What ties two capitalised words of a name. */
const TIE = /^(?:&|-|\u2010|\u2011)$/;
const TITLE_OF_BODY = NAME_WORDS.forms('titleOfBody');
const POSSESSIVE = /^['’]s?$/;

/**
 * Names in a sentence with capitals that end with a word such as "Hospital" or "Act", each from the first of the
 * capitalised words before it on. The tagger sees few words to each side, so that it misses or cuts long names of words
 * that it does not know.
 *
 * @param first first and last bound the sentence
 */
export function namesBeforeHeads(
  tokens: readonly Token[],
  first: number,
  last: number,
  knowledge: WordKnowledge,
): HeadedName[] {
  const { names } = knowledge;
  const found: HeadedName[] = [];
  for (let i = first + 1; i < last; i++) {
    const head = isCapital(tokens[i]) ? names.nameHead(tokens[i].text) : undefined;
    if (head === undefined || (i + 1 < last && goesOn(tokens, i))) continue;
    const start = startBefore(tokens, i, first, knowledge);
    if (start >= i || (start > first && names.isTitle(tokens[start - 1].text))) continue;
    // "Ministry of Trade and Energy" is named by its front
    if (start - 2 >= first && OF.test(tokens[start - 1].text) && names.isFrontHead(tokens[start - 2].text)) continue;
    found.push({ span: { first: start, last: i + 1, type: head.type }, settles: head.settles });
  }
  return found;
}

/** Where the name begins that the word at `head` ends; `head` or more when there is none. */
function startBefore(tokens: readonly Token[], head: number, first: number, knowledge: WordKnowledge): number {
  let start = head;
  while (start > first && head - start < LONGEST) {
    const before = stepBack(tokens, start, first, knowledge);
    if (before === start || isTitleOf(before, head, tokens, knowledge)) break;
    if (OPENING.has(tokens[before].text) && before + 1 < head && start - before === 1) break;
    start = before;
  }
  while (start < head && OPENING.has(tokens[start].text)) start++;
  if (start === first && !mayOpen(tokens[start], start, knowledge)) start++;
  return start < head && TIE.test(tokens[start].text) ? start + 1 : start;
}

/** Whether a title of a person stands before a head; "Justice" right before one is none. */
function isTitleOf(at: number, head: number, tokens: readonly Token[], { names }: WordKnowledge): boolean {
  return names.isTitle(tokens[at].text) && !(at === head - 1 && TITLE_OF_BODY.has(tokens[at].text));
}

/** The token before `start` that belongs to the same run of capitalised words; `start` when there is none. */
function stepBack(
  tokens: readonly Token[],
  start: number,
  first: number,
  { names, capitalOf, isPlace }: WordKnowledge,
): number {
  const before = start - 1;
  if (isCapital(tokens[before]) && !CALENDAR.has(tokens[before].text)) {
    return tokens[start].start <= tokens[before].end + 1 ? before : start;
  }
  const tied = before - 1;
  if (tied < first || !isCapital(tokens[tied])) return start;
  const isCommon = (token: number): boolean => capitalOf(token) > 0 && capitalOf(token) < 6 && !isPlace(token);
  const joint = tokens[before].text;
  if (TIE.test(joint)) return joint === '&' || isGlued(tokens, before) ? tied : start;
  const headed = names.nameHead(tokens[tied].text) !== undefined;
  if (joint === 'and') return isCommon(tied) && isCommon(start) && !headed ? tied : start;
  // "Women's Group" is one name, "Argentina's Army" two.
  const owner = POSSESSIVE.test(joint) && tokens[before].start === tokens[tied].end;
  return owner && isCommon(tied) && !headed ? tied : start;
}

/** Whether the first word of a sentence is part of a name: a word that is not usually in lower case. */
function mayOpen(token: Token, at: number, { capitalOf, isPlace }: WordKnowledge): boolean {
  return isPlace(at) || capitalOf(at) >= 6 || (capitalOf(at) === 0 && /\p{Ll}/u.test(token.text));
}

/** Whether the name goes on after token `i`: a capitalised word, or "of" or a tie and one. */
function goesOn(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (next.start > tokens[i].end + 1) return false;
  if (isCapital(next)) return true;
  const after = tokens[i + 2];
  if (after === undefined || !isCapital(after)) return false;
  return (
    TIE.test(next.text) || /^(?:of|for)$/.test(next.text) || (POSSESSIVE.test(next.text) && next.text.length === 1)
  );
}

const OF = /^(?:of|for|on)$/;

/**
 * Names in a sentence with capitals that begin with a word such as "Ministry" and go on after "of" or "for", with all
 * that belongs to them: "Ministry of Agrarian Development and Irrigation". What follows "and" belongs to them when it
 * is a common word.
 */
export function namesAfterHeads(
  tokens: readonly Token[],
  first: number,
  last: number,
  knowledge: WordKnowledge,
): HeadedName[] {
  const { names } = knowledge;
  const found: HeadedName[] = [];
  for (let i = first; i + 2 < last; i++) {
    if (!isCapital(tokens[i]) || !names.isFrontHead(tokens[i].text) || !OF.test(tokens[i + 1].text)) continue;
    const whole = runEnd(tokens, tokens[i + 2].text === 'the' ? i + 3 : i + 2, last);
    if (whole < 0) continue;
    const end = listEnd(tokens, whole, last, knowledge);
    found.push({ span: { first: i, last: end, type: 'ORG' }, settles: false, beforeAnd: whole });
  }
  return found;
}

/**
 * The one or two capitalised words after a person or a place and "and" or "or", when they may be another of its kind:
 * "Vohemar" after "Sambava and".
 */
export function listedName(span: TokenSpan, tokens: readonly Token[], last: number): TokenSpan | null {
  const { last: joint, type } = span;
  if ((type !== 'PER' && type !== 'LOC') || joint + 1 >= last || !/^(?:and|or)$/.test(tokens[joint].text)) return null;
  const end = runEnd(tokens, joint + 1, last);
  const size = end - joint - 1;
  if (
    end < 0 ||
    tokens[joint + 1].text.length < 2 ||
    size > (type === 'PER' ? 3 : 1) ||
    /^['’]/.test(tokens[end]?.text ?? '')
  )
    return null;
  return { first: joint + 1, last: end, type };
}

/** The end of a name that ends at `from`, and of the common words that "and", or commas and "and", add to it. */
function listEnd(
  tokens: readonly Token[],
  from: number,
  last: number,
  { names, capitalOf, isPlace }: WordKnowledge,
): number {
  let end = from;
  for (let more = 0; more < 3 && end + 1 < last; more++) {
    const comma = tokens[end].text === ',';
    const and = comma && tokens[end + 1].text === 'and' ? end + 1 : end;
    const closes = /^(?:and|&)$/.test(tokens[and].text);
    if (!comma && !closes) break;
    const next = (closes ? and : end) + 1;
    const to = runEnd(tokens, next, last);
    if (to < 0 || isPlace(next) || capitalOf(next) === 0 || capitalOf(next) > 5) break;
    if (names.isFrontHead(tokens[next].text) || names.isTitle(tokens[next].text)) break;
    end = to;
    if (closes) return end;
  }
  return from;
}
