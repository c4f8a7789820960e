import type { Kept, LocalMention, LocalZone, RuleFind } from './annotations/annotator';
import { ownWords } from './annotations/names';
import type { Block, PlacedBlock } from './blocks/block';

/** What was found in a block. */
export interface BlockWork<F, E> {
  readonly block: Block;
  readonly zones: readonly LocalZone[];
  readonly mentions: readonly LocalMention[];
  readonly figures: readonly F[];
  /** What of that a user's rules found, or found to be nothing. */
  readonly rules: readonly RuleFind[];
  /** Undefined until the events of a text with this block are asked for. */
  events: E | undefined;
  /** The same block after what people decided there, by that; undefined until somebody decided something. */
  corrected: Map<string, BlockWork<F, E>> | undefined;
}

/** Block annotations by content, apart for each place in a paragraph (whole, beginning, middle, end). */
export type Cache<F, E> = readonly [W<F, E>, W<F, E>, W<F, E>, W<F, E>];
type W<F, E> = Map<string, BlockWork<F, E>>;

/**
 * Whether most of a cache is of earlier versions of the text. Versions share their cache, so that an edit costs no new
 * one.
 */
export function isStale<F, E>(cache: Cache<F, E>, blocks: number): boolean {
  return cache.reduce((sum, map) => sum + map.size, 0) > 2 * blocks + 100;
}

export function cacheOf<F, E>(
  placed: readonly PlacedBlock[],
  works: readonly BlockWork<F, E>[],
  text: string,
): Cache<F, E> {
  const cache: Cache<F, E> = [new Map(), new Map(), new Map(), new Map()];
  placed.forEach(({ start, end, block }, i) => {
    cache[placeOf(block)].set(ownWords(text, start, end), works[i]);
  });
  return cache;
}

/** Which of the four maps of a cache a block belongs to. */
export function placeOf({ opens, closes }: { readonly opens: boolean; readonly closes: boolean }): 0 | 1 | 2 | 3 {
  if (opens) return closes ? 3 : 1;
  return closes ? 2 : 0;
}

/** Which of the blocks that were cut alike are the same with what people decided in them. */
export function keptOf<W>({ head, tail, by }: Kept, now: readonly W[], before: readonly W[]): Kept {
  let first = 0;
  while (first < head && now[first] === before[first]) first++;
  let last = 0;
  while (last < tail && now[now.length - 1 - last] === before[before.length - 1 - last]) last++;
  return { head: first, tail: Math.min(last, now.length - first, before.length - first), by };
}

/** A document is caseless when at least nine tenths of its letters' blocks are. */
export function documentRegister(blocks: readonly PlacedBlock[]): 'standard' | 'caseless' {
  let caseless = 0;
  let all = 0;
  for (const { block } of blocks) {
    all += block.text.length;
    if (block.register === 'caseless') caseless += block.text.length;
  }
  return all > 0 && caseless >= 0.9 * all ? 'caseless' : 'standard';
}
