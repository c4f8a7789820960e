import type { Kept } from '../annotations/annotator';
import type { Block, PlacedBlock } from '../blocks/block';
import { readWordLists } from '../english/wordLists';
import functionTable from './functionWords.tsv';
import { wordsOf } from './words';

/** Words that tell no topic. */
const FUNCTION = readWordLists(functionTable).forms('function');

export function isFunctionWord(word: string): boolean {
  return FUNCTION.has(word);
}

/** A word as a vocabulary knows it. */
export interface Topic {
  readonly key: string;
  /** Whether it can tell a topic. */
  readonly content: boolean;
}

const knownTopics = new WeakMap<Block, readonly Topic[]>();

/** The words of a block as a vocabulary knows them, token by token. Kept with the block. */
export function topicsOf(block: Block): readonly Topic[] {
  let topics = knownTopics.get(block);
  if (topics === undefined) {
    topics = wordsOf(block).map((word, at) => ({
      key: stem(word),
      content: block.tokens[at].kind === 'word' && word.length > 2 && !FUNCTION.has(word),
    }));
    knownTopics.set(block, topics);
  }
  return topics;
}

const knownCounts = new WeakMap<Block, ReadonlyMap<string, number>>();

function countsOf(block: Block): ReadonlyMap<string, number> {
  let counts = knownCounts.get(block);
  if (counts === undefined) {
    const made = new Map<string, number>();
    for (const { key } of topicsOf(block)) made.set(key, (made.get(key) ?? 0) + 1);
    counts = made;
    knownCounts.set(block, counts);
  }
  return counts;
}

/** Crude on purpose: endings that part the forms of one word. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ies|es|s|ed|ing|ly)$/, '') : word;
}

/** The vocabulary of the last version of a document, the blocks of that version, and which of them are kept. */
export interface VocabularyBefore {
  readonly vocabulary: Vocabulary;
  readonly blocks: readonly PlacedBlock[];
  readonly kept: Kept;
}

/**
 * How often each word stands in a whole document: counted when asked for, from the counts of the last version where it
 * was asked there.
 */
export class Vocabulary {
  /** The number of tokens of the document. */
  readonly tokens: number;
  readonly #answers = new Map<string, number>();
  readonly #blocks: readonly PlacedBlock[];
  readonly #known: ReadonlyMap<string, number> | undefined;
  readonly #left: readonly PlacedBlock[] = [];
  readonly #come: readonly PlacedBlock[] = [];

  constructor(blocks: readonly PlacedBlock[], before?: VocabularyBefore) {
    let tokens = 0;
    for (const { block } of blocks) tokens += block.tokens.length;
    this.tokens = tokens;
    this.#blocks = blocks;
    if (before === undefined) return;
    const { head, tail } = before.kept;
    this.#known = before.vocabulary.#answers;
    this.#left = before.blocks.slice(head, before.blocks.length - tail);
    this.#come = blocks.slice(head, blocks.length - tail);
  }

  times(key: string): number {
    let times = this.#answers.get(key);
    if (times === undefined) {
      const known = this.#known?.get(key);
      times = known === undefined ? count(this.#blocks, key) : known + count(this.#come, key) - count(this.#left, key);
      this.#answers.set(key, times);
    }
    return times;
  }
}

function count(blocks: readonly PlacedBlock[], key: string): number {
  let times = 0;
  for (const { block } of blocks) times += countsOf(block).get(key) ?? 0;
  return times;
}
