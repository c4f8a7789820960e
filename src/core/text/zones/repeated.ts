import type { Block, PlacedBlock } from '../block';
import { hash64 } from '../blocks';
import { creditTail } from './lineKind';
import { wordsOf } from './words';

/** Fewest words of a paragraph that can repeat another: shorter ones ("Read more") say nothing. */
const FEWEST = 6;

/** Share of words in common from which two paragraphs are nearly one. */
const ALIKE = 0.9;

/** How a paragraph reads without its marks, capitals and credit. */
interface Wording {
  readonly words: readonly string[];
  readonly hash: string;
}

const known = new WeakMap<Block, Wording>();

/**
 * The paragraphs that repeat an earlier one, by index: word for word but for marks, quotation marks, spaces and capitals, or
 * nearly so (nine words in ten, where both begin or both end alike). `paragraphs` are lists of placed blocks.
 */
export function repeatedParagraphs(paragraphs: readonly (readonly PlacedBlock[])[]): Set<number> {
  const repeated = new Set<number>();
  const whole = new Set<string>();
  const edges = new Map<string, readonly string[]>();
  paragraphs.forEach((blocks, index) => {
    const wordings = blocks.map(b => wordingOf(b.block));
    let length = 0;
    for (const { words } of wordings) length += words.length;
    if (length < FEWEST) return;
    const key = wordings.map(w => w.hash).join();
    if (whole.has(key)) {
      repeated.add(index);
      return;
    }
    whole.add(key);
    if (wordings.length > 1) return;
    const { words } = wordings[0];
    const head = `^${words.slice(0, 4).join(' ')}`;
    const tail = `$${words.slice(-4).join(' ')}`;
    const earlier = [edges.get(head), edges.get(tail)];
    if (earlier.some(e => e !== undefined && areAlike(e, words))) repeated.add(index);
    else for (const edge of [head, tail]) edges.set(edge, words);
  });
  return repeated;
}

function wordingOf(block: Block): Wording {
  let wording = known.get(block);
  if (wording === undefined) {
    const end = creditTail(block) ?? block.tokens.length;
    const all = wordsOf(block);
    const words = all.slice(0, end).filter((_, i) => block.tokens[i].kind !== 'punctuation');
    wording = { words, hash: hash64(words.join(' ')) };
    known.set(block, wording);
  }
  return wording;
}

/** Whether two paragraphs have nearly the same words, in any order. Linear. */
function areAlike(a: readonly string[], b: readonly string[]): boolean {
  if (Math.min(a.length, b.length) < ALIKE * Math.max(a.length, b.length)) return false;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common++;
  }
  // A figure that differs is news, not a repetition.
  if (a.filter(w => /\d/.test(w)).join() !== b.filter(w => /\d/.test(w)).join()) return false;
  return common >= ALIKE * Math.max(a.length, b.length);
}
