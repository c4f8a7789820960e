import type { Block } from '../blocks/block';
import type { Token } from '../tokens/token';

const known = new WeakMap<Block, readonly string[]>();

/** The tokens of a block as words to compare: lower case, straight apostrophes. Kept with the block. */
export function wordsOf(block: Block): readonly string[] {
  let words = known.get(block);
  if (words === undefined) {
    words = block.tokens.map(wordOf);
    known.set(block, words);
  }
  return words;
}

/** One token as a word to compare. */
export function wordOf(token: Token): string {
  const lower = token.text.toLowerCase();
  return /[’ʼ]/.test(lower) ? lower.replace(/[’ʼ]/g, "'") : lower;
}

/** Whether the block is a paragraph by itself, not a stretch of a longer one. */
export function isWholeParagraph(block: Block): boolean {
  return block.opens && block.closes;
}

/** Whether the text ends as a sentence does: a stop, with closing quotation marks and brackets or without. */
export function endsInStop(text: string): boolean {
  return /[.!?…。！？]["'”’»)\]]{0,3}\s{0,3}$/.test(text.slice(-8));
}
