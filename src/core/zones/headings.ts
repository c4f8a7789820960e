import type { Block } from '../blocks/block';
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

/** Whether a paragraph near the end of a document tells who its author is: "Jane Doe is the AP's bureau chief in Lima." */
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
