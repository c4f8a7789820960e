import { startsWithCapital } from '../text/letters';
import type { Register } from '../text/register';
import { abbreviationOf, BORDER_WORDS, openerOf } from './sentenceWords';
import type { Sentence, Token } from './token';
import { cutWindow } from './windows';

/** Longest stretch without a sentence border, in tokens, before it is cut into windows. */
const LONGEST: Record<Register, number> = { standard: 200, caseless: 100, capitals: 100 };

/** Most capitalised tokens between a question and the verb that reports it: “Why?” Mr. John F. Smith asked. */
const REPORTER = 6;

const TERMINALS: ReadonlySet<string> = new Set('.!?…。！？؟।');
const CLOSERS: ReadonlySet<string> = new Set([...`'"”’»)]〞」』`, "''"]);
const OPENERS: ReadonlySet<string> = new Set([...`"“”„‘'«([{「『¿¡`, '``', "''"]);
const BULLETS: ReadonlySet<string> = new Set('-–—•·*▪●◦‣');
/** Terminals of scripts that put no space after them. */
const UNSPACED: ReadonlySet<string> = new Set('。！？।');
const SAYING = BORDER_WORDS.forms('saying');
/** What goes on after a time of day: a day, a zone. */
const AFTER_CLOCK = BORDER_WORDS.forms('afterClock');

/**
 * Cuts a block into sentences.
 *
 * The sentences hold every token, in order, and none is empty. Linear in the number of tokens. A border depends only on
 * the words around it and on the border before, so an edit moves only borders nearby.
 *
 * With punctuation: at a final point, question or exclamation mark or ellipsis, its closing quotation marks and
 * brackets included, unless an abbreviation, an initial, a decimal, a list number or a reporting verb shows that the
 * sentence goes on. Stretches without punctuation are cut into windows by `cutWindow`.
 */
export function splitSentences(text: string, tokens: readonly Token[], register: Register): Sentence[] {
  const cased = register === 'standard';
  const bullet = tokens.length > 0 && BULLETS.has(tokens[0].text) ? tokens[0].text : undefined;
  const sentences: Sentence[] = [];
  let first = 0;
  let quoted = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    // most tokens say nothing of borders
    if (token.kind === 'word' || token.kind === 'number') continue;
    if (token.text === '"') quoted = !quoted;
    if (i > first && isItem(text, tokens, i, bullet)) {
      addSentences(sentences, tokens, first, i, LONGEST[register]);
      first = i;
    }
    if (token.kind !== 'abbreviation' && !isTerminal(token.text)) continue;
    const end = closed(text, tokens, i + 1, quoted);
    if (end >= tokens.length) break;
    for (let k = i + 1; k < end; k++) if (tokens[k].text === '"') quoted = !quoted;
    if (isBorder(text, tokens, first, i, end, cased)) {
      addSentences(sentences, tokens, first, end, LONGEST[register]);
      first = end;
    }
    i = end - 1;
  }
  addSentences(sentences, tokens, first, tokens.length, LONGEST[register]);
  return sentences;
}

/** Adds the tokens `first..last` as a sentence, or as several where they are more than `longest`. */
function addSentences(
  sentences: Sentence[],
  tokens: readonly Token[],
  first: number,
  last: number,
  longest: number,
): void {
  for (let from = first; from < last; ) {
    const to = last - from > longest ? cutWindow(tokens, from, last) : last;
    sentences.push({ start: tokens[from].start, end: tokens[to - 1].end, first: from, last: to });
    from = to;
  }
}

function isTerminal(mark: string): boolean {
  return TERMINALS.has(mark) || mark.startsWith('..');
}

/**
 * The index after the terminals and closing marks that follow a terminal without a space, or as marks that can only
 * close.
 */
function closed(text: string, tokens: readonly Token[], from: number, quoted: boolean): number {
  let open = quoted;
  let k = from;
  for (; k < tokens.length; k++) {
    const { text: mark, start } = tokens[k];
    const glued = tokens[k - 1].end === start;
    if (glued && (isTerminal(mark) || CLOSERS.has(mark))) {
      if (mark === '"') {
        if (!open) break;
        open = false;
      }
      continue;
    }
    // A mark after a space closes where it cannot open: ” before a space, a straight one that ends an open quotation.
    const closing = mark === '”' || mark === '»' || mark === "''" || (mark === '"' && open);
    if (!glued && closing && (k + 1 >= tokens.length || /\s/.test(text.charAt(tokens[k].end)))) {
      if (mark === '"') open = false;
      continue;
    }
    break;
  }
  return k;
}

/** Whether a sentence ends between the tokens `end - 1` and `end`, where `at` is the terminal or the abbreviation. */
function isBorder(
  text: string,
  tokens: readonly Token[],
  first: number,
  at: number,
  end: number,
  cased: boolean,
): boolean {
  const next = tokens[end];
  const mark = tokens[at].text;
  const glued = tokens[end - 1].end === next.start;
  if (UNSPACED.has(mark)) return true;
  if (glued) return mark !== '…' && end === at + 1 && isLostSpace(tokens, at, cased);
  if (!canOpen(tokens, end, cased)) return false;
  const bare = end === at + 1;
  if (mark === '.' || tokens[at].kind === 'abbreviation') {
    return bare ? endsAfterWord(text, tokens, first, at, end, cased) : true;
  }
  if (bare) return true;
  return !isReported(tokens, end, cased);
}

/** Whether a sentence can open with this token. */
function canOpen(tokens: readonly Token[], at: number, cased: boolean): boolean {
  const { text: next, kind } = tokens[at];
  if (OPENERS.has(next) || BULLETS.has(next)) {
    const inner = tokens[at + 1];
    return inner !== undefined && (kind !== 'punctuation' || canOpen(tokens, at + 1, cased));
  }
  if (kind === 'punctuation') return next === '…' || next.startsWith('..');
  if (!cased || startsWithCapital(next) || !/^\p{Ll}/u.test(next)) return true;
  // "al-Shabab", "iPhone": a small letter that a name keeps at the start of a sentence.
  if (/^\p{Ll}\p{Lu}/u.test(next)) return true;
  return tokens[at + 1]?.text === '-' && /^\p{Lu}/u.test(tokens[at + 2]?.text ?? '') && next.length <= 3;
}

/** A space lost after a point: "the end.The next". */
function isLostSpace(tokens: readonly Token[], at: number, cased: boolean): boolean {
  const before = tokens[at - 1]?.text ?? '';
  const next = tokens[at + 1].text;
  return cased && tokens[at].text === '.' && /^\p{Ll}{2,}$/u.test(before) && /^\p{Lu}\p{Ll}{2,}$/u.test(next);
}

/** Whether the point at `at` ends a sentence, by the word before it and the one after it. */
function endsAfterWord(
  text: string,
  tokens: readonly Token[],
  first: number,
  at: number,
  end: number,
  cased: boolean,
): boolean {
  const next = tokens[end];
  const whole = tokens[at].kind === 'abbreviation';
  const before = tokens[at - 1];
  const glued = before !== undefined && before.end === tokens[at].start;
  if (whole) return endsAfterInitials(tokens[at].text, tokens, end, cased);
  if (!glued) return true;
  if (before.kind === 'number') return !(at - 1 === first && before.text.length <= 3);
  if (before.kind !== 'word') return true;
  if (isInitial(text, tokens, at - 1, cased)) return opens(next, cased);
  const abbreviation = abbreviationOf(before.text, cased);
  if (abbreviation === undefined) return true;
  if (abbreviation.kind === 'title') return false;
  if (abbreviation.kind === 'number') return next.kind !== 'number';
  if (abbreviation.word && !cased) return true;
  return opens(next, cased);
}

/** After "U.S.", "a.m.", "J.K.": a name or a day goes on; a word that opens sentences begins one. */
function endsAfterInitials(initials: string, tokens: readonly Token[], end: number, cased: boolean): boolean {
  if (!initials.endsWith('.')) return false;
  const next = tokens[end];
  if (/^[ap]\.m\.$/i.test(initials)) {
    if (!cased) return openerOf(next.text) === 'strong';
    return !/^\p{Lu}{2,5}$/u.test(next.text) && !AFTER_CLOCK.has(next.text);
  }
  if (/^(?:i\.e\.|e\.g\.)$/i.test(initials)) return false;
  return opens(next, cased);
}

/** Whether this token, after an abbreviation, is more likely the first of a sentence than a part of the name. */
function opens(next: Token, cased: boolean): boolean {
  if (next.kind === 'punctuation') return OPENERS.has(next.text) && next.text !== '(';
  const strength = openerOf(next.text);
  return cased ? strength !== undefined : strength === 'strong';
}

/** A single letter before a point that stands for a name: a capital, and "i" never. */
function isInitial(text: string, tokens: readonly Token[], at: number, cased: boolean): boolean {
  const { text: letter, start } = tokens[at];
  if (!/^\p{L}\p{M}?$/u.test(letter) || letter.toLowerCase() === 'i') return false;
  return (!cased || startsWithCapital(letter)) && (start === 0 || /[\s("“‘'-]/.test(text.charAt(start - 1)));
}

/** “Why?” she asked; “Why?” Mr. Smith asked. */
function isReported(tokens: readonly Token[], from: number, cased: boolean): boolean {
  for (let k = from; k < Math.min(tokens.length, from + REPORTER); k++) {
    const { text: word, kind } = tokens[k];
    if (SAYING.has(word.toLowerCase())) return true;
    const name = cased ? startsWithCapital(word) || word === '.' || word === '-' : kind === 'word';
    if (!name) return false;
  }
  return false;
}

/**
 * Whether a list item begins here: a bullet, or, in a block that begins with a dash, that same dash before a capital.
 */
function isItem(text: string, tokens: readonly Token[], at: number, bullet: string | undefined): boolean {
  const { text: mark, start, end } = tokens[at];
  if (!BULLETS.has(mark) || at + 1 >= tokens.length) return false;
  if (!/\s/.test(text.charAt(start - 1)) || !/\s/.test(text.charAt(end))) return false;
  if (/^[•▪●◦‣]$/u.test(mark)) return true;
  return mark === bullet && /^[\p{Lu}\p{N}"“]/u.test(tokens[at + 1].text);
}
