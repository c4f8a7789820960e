import type { Block, PlacedBlock } from '../blocks/block';
import { hash64 } from '../blocks/blocks';
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
  readonly whole: Slot;
  /** Those of its first words, and of its last ones. */
  readonly edges: readonly [Slot, Slot];
  /** What it was compared with before, and whether they are alike. */
  readonly compared: WeakMap<Wording, boolean>;
}

/** One wording among all that are known, and what one pass over a document has seen of it. */
interface Slot {
  pass: number;
  wording: Wording | undefined;
}

/** Slots that are kept beside those of a document; when there are more, their store starts afresh. */
const MOST_SLOTS = 20_000;

/** The wordings of the paragraphs of a document, handed on from version to version. */
export class Repetitions {
  #known = new WeakMap<Block, Wording>();
  readonly #slots = new Map<string, Slot>();
  #pass = 0;

  /**
   * The paragraphs that repeat an earlier one, by index: word for word but for marks, quotation marks, spaces and
   * capitals, or nearly so (nine words in ten, where both begin or both end alike). `paragraphs` are lists of placed
   * blocks; those without any are passed over.
   */
  find(paragraphs: readonly (readonly PlacedBlock[])[]): number[] {
    if (this.#slots.size > MOST_SLOTS + 4 * paragraphs.length) {
      this.#slots.clear();
      this.#known = new WeakMap();
    }
    this.#pass++;
    const repeated: number[] = [];
    const long = new Set<string>();
    for (let index = 0; index < paragraphs.length; index++) {
      const blocks = paragraphs[index];
      if (blocks.length === 0) continue;
      if (blocks.length > 1) {
        const key = blocks.map(b => this.#wordingOf(b.block).hash).join();
        if (long.has(key)) repeated.push(index);
        long.add(key);
        continue;
      }
      const wording = this.#wordingOf(blocks[0].block);
      if (wording.words.length < FEWEST) continue;
      const { whole } = wording;
      const [head, tail] = wording.edges;
      if (this.#isSeen(whole) || areAlike(this.#seen(head), wording) || areAlike(this.#seen(tail), wording))
        repeated.push(index);
      else {
        this.#see(head, wording);
        this.#see(tail, wording);
      }
      this.#see(whole, wording);
    }
    return repeated;
  }

  #isSeen(slot: Slot): boolean {
    return slot.pass === this.#pass;
  }

  /** What this pass has seen last in a slot. */
  #seen(slot: Slot): Wording | undefined {
    return this.#isSeen(slot) ? slot.wording : undefined;
  }

  #see(slot: Slot, wording: Wording): void {
    slot.pass = this.#pass;
    slot.wording = wording;
  }

  #slotOf(key: string): Slot {
    let slot = this.#slots.get(key);
    if (slot === undefined) {
      slot = { pass: 0, wording: undefined };
      this.#slots.set(key, slot);
    }
    return slot;
  }

  #wordingOf(block: Block): Wording {
    let wording = this.#known.get(block);
    if (wording === undefined) {
      const end = creditTail(block) ?? block.tokens.length;
      const all = wordsOf(block);
      const words = all.slice(0, end).filter((_, i) => block.tokens[i].kind !== 'punctuation');
      const hash = hash64(words.join(' '));
      wording = {
        words,
        hash,
        whole: this.#slotOf(hash),
        edges: [this.#slotOf(`^${words.slice(0, 4).join(' ')}`), this.#slotOf(`$${words.slice(-4).join(' ')}`)],
        compared: new WeakMap(),
      };
      this.#known.set(block, wording);
    }
    return wording;
  }
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
