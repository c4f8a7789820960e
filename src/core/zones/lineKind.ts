import type { Block } from '../blocks/block';
import type { Token } from '../tokens/token';
import { isSignedDateline } from './dateline';
import { countDate, isDateWord, isMonth } from './dates';
import { AGENCIES, BYLINE_WORDS, FURNITURE, PARTICLES, ROLES } from './furnitureWords';
import { endsInStop, isWholeParagraph, wordsOf } from './words';

/** Longest line of furniture, in tokens. */
const LONGEST = 40;

/** Most tokens of a credit that stands behind a caption in its paragraph. */
const TAIL = 18;

const SEPARATOR = /^(?:[,|•·/:;()[\]–—&.@-]|-{2})$/;

export type FurnitureKind = 'byline' | 'dateline' | 'credit' | 'promo';

/** What kind of furniture a whole paragraph is, or undefined when it is not furniture. */
export function lineKind(block: Block): FurnitureKind | undefined {
  const { tokens, text } = block;
  if (!isWholeParagraph(block) || tokens.length === 0 || tokens.length > LONGEST) return undefined;
  const words = wordsOf(block);
  let from = 0;
  let to = tokens.length;
  while (from < to && /^[([{•*|>»·–—-]$/.test(words[from])) from++;
  while (to > from && /^[)\]}.:!…›»|]$/.test(words[to - 1])) to--;
  if (from === to) return undefined;
  if (tokens.slice(from, to).every(t => t.kind === 'link' && !/^[@#]/.test(t.text))) return 'credit';
  const stop = endsInStop(text);
  const found = phraseKind(tokens, words, from, to, stop);
  if (found) return found;
  if (/\bcontributed to this (?:report|story|article|reporting|post)\b/i.test(text)) return 'byline';
  if (isSignedDateline(block)) return 'dateline';
  if (stop) return undefined;
  if (isDateLine(tokens, words, from, to, block.register === 'standard')) return 'dateline';
  if (isByline(tokens, words, from, to, block.register !== 'caseless')) return 'byline';
  return isAgencyCredit(tokens, words, from, to) ? 'credit' : undefined;
}

function phraseKind(
  tokens: readonly Token[],
  words: readonly string[],
  from: number,
  to: number,
  stop: boolean,
): FurnitureKind | undefined {
  const length = to - from;
  const match = FURNITURE.find(words, from, ({ end, value }) => {
    if (value.line) return end >= to;
    if (value.kind === 'byline') {
      return !/ by$/.test(value.phrase) ? length <= 12 : isNames(tokens, words, end, to);
    }
    if (value.kind === 'credit') return !stop || length <= 12 || /[:©]|copyright|rights reserved/.test(value.phrase);
    return length <= 30;
  });
  return match?.value.kind;
}

/** Whether all of a line is a date, with "Published", a time or a place beside it. */
function isDateLine(
  tokens: readonly Token[],
  words: readonly string[],
  from: number,
  to: number,
  cased: boolean,
): boolean {
  if (to - from > 20) return false;
  let others = 0;
  let last = from;
  for (let i = from; i < to; i++) {
    if (isDateWord(tokens[i], words[i]) || SEPARATOR.test(words[i])) continue;
    if (!cased || tokens[i].kind === 'punctuation' || !/^\p{Lu}/u.test(tokens[i].text)) return false;
    others++;
    last = i + 1;
  }
  const { date, year, stamp } = countDate(tokens, words, last, to);
  if (others === 0) return date && (year || stamp);
  // "Geneva, 3 May 2021": a place, and nothing but commas between; a dash or a bar makes it a title or a byline.
  // "AL-KHOR, Qatar 2024-01-06": a place in capitals needs none before the date.
  const begun = words[last] === ',' || /^\p{Lu}[\p{Lu}-]+$/u.test(tokens[from].text);
  const plain = words.slice(0, to).every((w, i) => !/^[|:–—-]$/.test(w) || (i > from && w === '-'));
  return date && year && plain && others <= 4 && begun;
}

/** Whether a line is names with what stands beside them in a byline: "By", a role, a date, an address. */
function isByline(
  tokens: readonly Token[],
  words: readonly string[],
  from: number,
  to: number,
  cased: boolean,
): boolean {
  const by = words[from] === 'by';
  if (!cased) return by && to - from >= 3 && to - from <= 4 && tokens.slice(from, to).every(t => t.kind === 'word');
  const start = by ? from + 1 : from;
  if (to - start > 30) return false;
  const names = countNames(tokens, words, start, to);
  if (names === undefined) return false;
  const line = words.slice(start, to);
  const bar = line.some(w => /^[|•·]$/.test(w));
  const role = line.some(w => ROLES.has(w));
  const address = tokens.slice(start, to).some(t => t.kind === 'link' && t.text.includes('@'));
  if (by) return names.runs > 0 || (names.words > 0 && (bar || role || names.dated));
  if (bar) return names.runs > 1 || (names.runs > 0 && (names.dated || role));
  return names.runs > 0 && (address || (role && line.includes(',') && line.length <= 12));
}

interface NameCount {
  /** Stretches of at least two capitalised words that are no role, date or agency. */
  readonly runs: number;
  readonly words: number;
  readonly dated: boolean;
}

/** What a line of names holds, or undefined when a word of it fits no byline. */
function countNames(
  tokens: readonly Token[],
  words: readonly string[],
  from: number,
  to: number,
): NameCount | undefined {
  let runs = 0;
  let names = 0;
  let run = 0;
  for (let i = from; i < to; i++) {
    const word = words[i];
    const agency = AGENCIES.find(words, i);
    if (agency && agency.end <= to) {
      i = agency.end - 1;
      run = 0;
    } else if (isNameWord(tokens[i]) && !BYLINE_WORDS.has(word) && !isMonth(word) && !isDateWord(tokens[i], word)) {
      names++;
      run++;
      if (run === 2) runs++;
    } else if (PARTICLES.has(word) || (/^[.'-]$/.test(word) && run > 0)) {
      if (word === 'and' || word === '&') run = 0;
    } else if (
      BYLINE_WORDS.has(word) ||
      word === 'by' ||
      tokens[i].kind === 'link' ||
      isDateWord(tokens[i], word) ||
      SEPARATOR.test(word)
    ) {
      run = 0;
    } else if (/^(?:editing|reporting|writing|additional|compiled)$/.test(word)) run = 0;
    else return undefined;
  }
  return { runs, words: names, dated: countDate(tokens, words, from, to).date };
}

function isNames(tokens: readonly Token[], words: readonly string[], from: number, to: number): boolean {
  return to > from && (countNames(tokens, words, from, to)?.words ?? 0) > 0;
}

function isNameWord(token: Token): boolean {
  return (token.kind === 'word' || token.kind === 'abbreviation') && /^\p{Lu}/u.test(token.text);
}

/** "Mikhail Svetlov/Getty Images", "AFP/File": names and an agency beside a slash or "via". */
function isAgencyCredit(tokens: readonly Token[], words: readonly string[], from: number, to: number): boolean {
  if (to - from > 12) return false;
  let joined = false;
  for (let i = from; i < to; i++) {
    const agency = AGENCIES.find(words, i);
    if (agency && agency.end <= to) {
      joined ||= isJoint(words[i - 1]) || isJoint(words[agency.end]);
      i = agency.end - 1;
    } else if (!isNameWord(tokens[i]) && !PARTICLES.has(words[i]) && !isJoint(words[i]) && !SEPARATOR.test(words[i])) {
      return false;
    }
  }
  return joined;
}

function isJoint(word: string | undefined): boolean {
  return word === '/' || word === 'via';
}

/**
 * The index of the first token of a credit that ends a paragraph ("… on Monday. Photo: AFP", "(AP Photo/Jane Doe)"), or
 * undefined. Never the whole paragraph: that is a credit line.
 */
export function creditTail(block: Block): number | undefined {
  const { tokens } = block;
  if (!block.closes || tokens.length < 4) return undefined;
  const words = wordsOf(block);
  for (let at = tokens.length - 2; at > Math.max(0, tokens.length - TAIL); at--) {
    const bracket = /^[([]$/.test(words[at]);
    if (!bracket && !/^[|.!?]$/.test(words[at - 1])) continue;
    const from = bracket ? at + 1 : at;
    const last = words[tokens.length - 1];
    if (bracket && !/^[)\]]$/.test(last) && !(last === '.' && /^[)\]]$/.test(words[tokens.length - 2]))) continue;
    // "… on Monday | Jan Doe/AFP via Getty Images"
    if (!bracket && isAgencyCredit(tokens, words, at, tokens.length)) return at;
    const match = FURNITURE.find(words, from, m => m.value.kind === 'credit' && !m.value.line);
    if (!match) continue;
    const firm = bracket || /[:©]/.test(match.value.phrase);
    if (firm || isNames(tokens, words, match.end, tokens.length)) return at;
  }
  return undefined;
}
