import type { Block } from '../blocks/block';
import { readWordLists } from '../english/wordLists';
import biographyTable from './biography.tsv';
import { AGENCIES, ROLES } from './furnitureWords';
import { endsInStop, isWholeParagraph, wordsOf } from './words';

/** Longest sub-heading and headline, in tokens. */
const HEADING = 16;
const HEADLINE = 40;

/** Whether a block could be a sub-heading by itself: a short line that begins as one and has no final stop. */
export function isHeading(block: Block): boolean {
  const { tokens, text, register } = block;
  if (!isWholeParagraph(block) || tokens.length === 0 || tokens.length > HEADING) return false;
  if (register === 'caseless' || /[.,;:!…–—-]["'”’)]{0,2}$/.test(text)) return false;
  if (!/^["'“‘(¿]?[\p{Lu}\p{N}]/u.test(text) || !tokens.some(t => t.kind === 'word' && t.text.length > 1)) return false;
  // The label of a speaker in a transcript.
  if (/^\p{Lu}[\p{Lu} .’'-]{1,60}:\s/u.test(text) && register !== 'capitals') return false;
  // “…” alone in a line is said by somebody.
  return !/^["“].{0,300}["”]$/.test(text);
}

/** Whether the first line of a document is its headline, where `next` follows. */
export function isHeadline(block: Block, next: Block): boolean {
  const { tokens, text, register } = block;
  if (!isWholeParagraph(block) || tokens.length < 3 || tokens.length > HEADLINE) return false;
  if (/[.,;:…]["'”’)]{0,2}$/.test(text)) return false;
  if (register === 'caseless') {
    const unmarked = !endsInStop(next.text);
    return tokens.length <= 20 && (!unmarked || next.tokens.length >= 3 * tokens.length);
  }
  return /^["'“‘(¿]?[\p{Lu}\p{N}]/u.test(text) || /^\p{Ll}\p{Lu}/u.test(text);
}

/** Most tokens of a line that is a place: "BAAR, SWITZERLAND". */
const PLACE_LINE = 7;

/** Whether a line is nothing but a place in capitals, as it stands above a press release. */
export function isPlaceLine(block: Block): boolean {
  const { tokens, text } = block;
  if (!isWholeParagraph(block) || tokens.length > PLACE_LINE) return false;
  return /^\p{Lu}[\p{Lu}.’' -]{1,24}, ?\p{Lu}[\p{Lu}.’' -]{1,24}$/u.test(text);
}

const WORDS = readWordLists(biographyTable);
const VERBS = WORDS.forms('verb');
const MEDIA = WORDS.forms('media');
/** Where in a note the word of what somebody writes for stands at the latest, in tokens. */
const NOTE_REACH = 14;

/**
 * The name with which a paragraph begins that may tell who wrote the article ("Jane Doe joined the Post in 2015"), as
 * its words in lower case; undefined where it begins otherwise.
 */
export function notedAuthor(block: Block): readonly string[] | undefined {
  const { tokens } = block;
  if (!isWholeParagraph(block) || tokens.length > 90 || block.register !== 'standard') return undefined;
  const words = wordsOf(block);
  let end = 0;
  while (end < 4 && end < tokens.length && /^\p{Lu}\p{L}/u.test(tokens[end].text)) end++;
  if (end < 2 || !VERBS.has(words[end] ?? '')) return undefined;
  const rest = words.slice(end + 1, end + NOTE_REACH);
  const isWriter = /^(?:is|was|has)$/.test(words[end]) ? rest.some(w => ROLES.has(w)) : true;
  return isWriter && rest.some(w => MEDIA.has(w)) ? words.slice(0, end) : undefined;
}

/**
 * Whether a paragraph near the end of a document tells who its author is: "Jane Doe is the AP's bureau chief in Lima."
 */
export function isAuthorNote(block: Block): boolean {
  const { tokens } = block;
  if (!isWholeParagraph(block) || tokens.length > 60 || block.register === 'capitals') return false;
  const words = wordsOf(block);
  for (let at = 1; at <= Math.min(6, words.length - 4); at++) {
    if (!/^(?:is|was|has)$/.test(words[at])) continue;
    const from = words[at] === 'has' && words[at + 1] === 'been' ? at + 2 : at + 1;
    if (!/^(?:a|an|the)$/.test(words[from] ?? '')) return false;
    const rest = words.slice(from + 1, from + 9);
    const agency = rest.some((_, k) => AGENCIES.find(words, from + 1 + k) !== undefined);
    return agency && rest.some(w => ROLES.has(w));
  }
  return false;
}
