import type { Block, PlacedBlock } from '../block';
import { hash64 } from '../blocks';
import { creditTail } from './lineKind';
import { wordsOf } from './words';

/** Fewest words of a paragraph that can repeat another: shorter ones ("Read more") say nothing. */
const FEWEST = 8;

/** Share of words in common from which two paragraphs are nearly one. */
const ALIKE = 0.9;

/** How a paragraph reads without its marks, capitals and credit. */
interface Wording {
  readonly words: readonly string[];
  readonly hash: string;
  /** Its first words, and its last ones. */
  readonly edges: readonly [string, string];
  /** What it was compared with before, and whether they are alike. */
  readonly compared: WeakMap<Wording, boolean>;
}

const known = new WeakMap<Block, Wording>();

/**
 * The paragraphs that repeat an earlier one, by index: word for word but for marks, quotation marks, spaces and capitals, or
 * nearly so (nine words in ten, where both begin or both end alike). `paragraphs` are lists of placed blocks.
 */
export function repeatedParagraphs(paragraphs: readonly (readonly PlacedBlock[])[]): Set<number> {
  const repeated = new Set<number>();
  const whole = new Set<string>();
  const edges = new Map<string, Wording>();
  paragraphs.forEach((blocks, index) => {
    if (blocks.length === 0) return;
    if (blocks.length > 1) {
      const key = blocks.map(b => wordingOf(b.block).hash).join();
      if (whole.has(key)) repeated.add(index);
      whole.add(key);
      return;
    }
    const wording = wordingOf(blocks[0].block);
    if (wording.words.length < FEWEST) return;
    if (whole.has(wording.hash)) {
      repeated.add(index);
      return;
    }
    whole.add(wording.hash);
    const [head, tail] = wording.edges;
    if (areAlike(edges.get(head), wording) || areAlike(edges.get(tail), wording)) repeated.add(index);
    else {
      edges.set(head, wording);
      edges.set(tail, wording);
    }
  });
  return repeated;
}

function wordingOf(block: Block): Wording {
  let wording = known.get(block);
  if (wording === undefined) {
    const end = creditTail(block) ?? block.tokens.length;
    const all = wordsOf(block);
    const words = all.slice(0, end).filter((_, i) => block.tokens[i].kind !== 'punctuation');
    wording = {
      words,
      hash: hash64(words.join(' ')),
      edges: [`^${words.slice(0, 4).join(' ')}`, `$${words.slice(-4).join(' ')}`],
      compared: new WeakMap(),
    };
    known.set(block, wording);
  }
  return wording;
}

/** Whether two paragraphs have nearly the same words, in any order. Linear, and once for each pair. */
function areAlike(earlier: Wording | undefined, wording: Wording): boolean {
  if (earlier === undefined) return false;
  let alike = wording.compared.get(earlier);
  if (alike === undefined) {
    alike = compare(earlier.words, wording.words);
    wording.compared.set(earlier, alike);
  }
  return alike;
}

function compare(a: readonly string[], b: readonly string[]): boolean {
  if (Math.min(a.length, b.length) < ALIKE * Math.max(a.length, b.length)) return false;
  // A figure that differs is news, not a repetition.
  if (a.filter(w => /\d/.test(w)).join() !== b.filter(w => /\d/.test(w)).join()) return false;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common++;
  }
  return common >= ALIKE * Math.max(a.length, b.length);
}
