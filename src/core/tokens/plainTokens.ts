import { CLITICS } from './sentenceWords';
import type { TokenKind } from './token';

/** What an ASCII character is to the tokens: `other` is white space and control characters. */
enum Unit {
  other,
  letter,
  digit,
  mark,
  symbol,
}

const UNITS = new Uint8Array(0x80).map((_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[A-Za-z]/.test(character)) return Unit.letter;
  if (/[0-9]/.test(character)) return Unit.digit;
  if (/\p{P}/u.test(character)) return Unit.mark;
  return /\p{S}/u.test(character) ? Unit.symbol : Unit.other;
});

const POINT = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const RAISED_COMMA = 0x2019;

/**
 * The end of the token at `at`, where that is plain to see: a word of ASCII letters, a number, a clitic or a mark, and
 * what comes after it no letter, digit or mark of another script. `at` where only the expression of `tokenize` can
 * tell: abbreviations, links, other scripts. `at` is not inside a token, the text without "@".
 */
export function plainTokenEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0x80)
    return unit === RAISED_COMMA ? apostropheEnd(text, at) : isMark(unit) ? markEnd(text, at, unit) : at;
  switch (UNITS[unit]) {
    case Unit.letter:
      return wordEnd(text, at);
    case Unit.digit:
      return numberEnd(text, at);
    case Unit.other:
      return at;
    default:
      return unit === APOSTROPHE ? apostropheEnd(text, at) : markEnd(text, at, unit);
  }
}

/** The kind of the plain token `at..end`. */
export function plainTokenKind(text: string, at: number, end: number): TokenKind {
  const unit = text.charCodeAt(at);
  if (unit >= 0x80) return unit === RAISED_COMMA && end > at + 1 ? 'word' : 'punctuation';
  switch (UNITS[unit]) {
    case Unit.letter:
      return 'word';
    case Unit.digit:
      return 'number';
    case Unit.symbol:
      return 'symbol';
    default:
      return unit === APOSTROPHE && end > at + 1 && isLetter(text.charCodeAt(at + 1)) ? 'word' : 'punctuation';
  }
}

/** The code unit at `at`, or a space where the text has ended. */
function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0x20;
}

function isLetter(unit: number): boolean {
  return unit < 0x80 && UNITS[unit] === Unit.letter;
}

function isDigit(unit: number): boolean {
  return unit < 0x80 && UNITS[unit] === Unit.digit;
}

function isLetterOrDigit(unit: number): boolean {
  return unit < 0x80 && (UNITS[unit] === Unit.letter || UNITS[unit] === Unit.digit);
}

/** Dashes, quotation marks, bullets and the ellipsis: the marks beyond ASCII that news is full of. */
function isMark(unit: number): boolean {
  return unit >= 0x2010 && unit <= 0x2027;
}

/** Whether a word or a number ends before `unit`, for certain. */
function isEnding(unit: number): boolean {
  return unit < 0x80 || isMark(unit) || unit === 0xa0;
}

function wordEnd(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    while (end < text.length && isLetterOrDigit(text.charCodeAt(end))) end++;
    if (end === text.length) return end;
    const next = text.charCodeAt(end);
    if (next !== APOSTROPHE && next !== RAISED_COMMA) return endBefore(text, at, end, next);
    const clitic = cliticEnd(text, end);
    if (clitic > end) return end;
    const after = unitAt(text, end + 1);
    if (clitic < 0 || !isEnding(after)) return at;
    // inside a name: "O'Neill"
    if (!isLetter(after)) return end;
    end++;
  }
}

/** `end` where the word `at..end` ends for certain before `next`, else `at`. */
function endBefore(text: string, at: number, end: number, next: number): number {
  if (next === POINT) return canAbbreviate(text, at, end) ? at : end;
  if (next === COLON) return text.startsWith('//', end + 1) ? at : end;
  return isEnding(next) ? end : at;
}

/** Whether an abbreviation ("U.S.", "Ph.D.") or an address of the web can go on after the point at `end`. */
function canAbbreviate(text: string, at: number, end: number): boolean {
  if (end - at === 1) return true;
  if (end - at === 2) return text.startsWith('Ph', at);
  return end - at === 3 && text.startsWith('www', at);
}

function numberEnd(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    while (end < text.length && isDigit(text.charCodeAt(end))) end++;
    const next = unitAt(text, end);
    if (next !== POINT && next !== COMMA && next !== COLON && next !== SLASH) return isEnding(next) ? end : at;
    const after = unitAt(text, end + 1);
    if (!isDigit(after)) return isEnding(after) ? end : at;
    end++;
  }
}

function apostropheEnd(text: string, at: number): number {
  const clitic = cliticEnd(text, at);
  if (clitic !== at) return Math.max(clitic, at);
  const doubled = text.charCodeAt(at) === APOSTROPHE && unitAt(text, at + 1) === APOSTROPHE;
  return doubled ? at + 2 : at + 1;
}

/**
 * The end of the clitic whose apostrophe is at `at` ("'s", "’re"); `at` when there is none, -1 when another script
 * follows.
 */
function cliticEnd(text: string, at: number): number {
  let end = at + 1;
  while (end <= at + 3 && isLetterOrDigit(unitAt(text, end))) end++;
  if (!isEnding(unitAt(text, end))) return -1;
  return end - at <= 3 && CLITICS.has(text.slice(at + 1, end)) ? end : at;
}

/** One mark or symbol, or a run of points or dashes. */
function markEnd(text: string, at: number, unit: number): number {
  const next = unitAt(text, at + 1);
  // a hashtag
  if (unit === 0x23 && (isLetter(next) || next === 0x5f || !isEnding(next))) return at;
  if (unit === POINT || unit === HYPHEN) {
    let end = at + 1;
    while (unitAt(text, end) === unit) end++;
    return end;
  }
  if (unit === 0x60 && next === 0x60) return at + 2;
  return unit >= 0x2010 && unit <= 0x2015 && next >= 0x2010 && next <= 0x2015 ? at : at + 1;
}
