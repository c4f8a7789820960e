import type { LocalMention } from '../../annotations/annotator';
import type { Block } from '../../blocks/block';
import { startsWithCapital } from '../../text/letters';
import type { Token } from '../../tokens/token';
import { hasLettersOf, isAcronymOf } from '../block/acronyms';
import { strippedLinks } from '../block/strippedLinks';
import { fold, hashPiece } from '../tables/hash';
import { nameKey } from '../tables/nameTable';
import type { Name, NameStore } from './nameStore';

/** What the document pass needs of one mention, worked out once per block. */
export interface IndexedMention {
  readonly mention: LocalMention;
  readonly name: Name;
}

/** What the document pass needs of one block, worked out once and kept with the block. */
export interface BlockIndex {
  readonly mentions: readonly IndexedMention[];
  /** Folded words that no mention covers and that may be names, to the numbers of their tokens. */
  readonly loose: ReadonlyMap<string, readonly number[]>;
  /** The keys of `loose`, and their short hashes. */
  readonly words: readonly string[];
  readonly hashes: Uint16Array;
  /** Whether the block is written with capitals where they belong. */
  readonly isCased: boolean;
  /** "(ABC)" right after a mention: the mention's number, and the token of the acronym. */
  readonly definitions: readonly { readonly mention: number; readonly token: number }[];
}

/** How many short hashes of words there are. */
export const LOOSE_HASHES = 65_536;

/** The short hash of a folded word. */
export function looseHash(word: string): number {
  return hashPiece(word) & (LOOSE_HASHES - 1);
}

/** The index of a block under these mentions. */
export function indexBlock(block: Block, mentions: readonly LocalMention[], store: NameStore): BlockIndex {
  const { tokens, text } = block;
  const caseless = block.register !== 'standard';
  const indexed = mentions.map(mention => {
    return { mention, name: store.named(nameKey(text.slice(mention.start, mention.end))) };
  });
  const loose = new Map<string, number[]>();
  const definitions: { mention: number; token: number }[] = [];
  const links = caseless ? strippedLinks(tokens) : [];
  let link = 0;
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    while (link < links.length && links[link].last <= i) link++;
    if (link < links.length && links[link].first <= i) continue;
    while (next < mentions.length && mentions[next].end <= token.start) next++;
    const short = next > 0 ? shortFormAt(tokens, i, indexed[next - 1], caseless) : -1;
    if (short >= 0) definitions.push({ mention: next - 1, token: short });
    const covered = next < mentions.length && mentions[next].start < token.end;
    if (covered || token.kind !== 'word') continue;
    if (!caseless && !startsWithCapital(token.text)) continue;
    const word = fold(token.text);
    const list = loose.get(word);
    if (list) list.push(i);
    else loose.set(word, [i]);
  }
  const words = [...loose.keys()];
  const isCased = block.register === 'standard';
  return { mentions: indexed, loose, words, isCased, hashes: Uint16Array.from(words, looseHash), definitions };
}

/**
 * The token of a short form of the mention before, which begins at token `i`, in brackets or without them; -1 when none
 * does.
 */
function shortFormAt(
  tokens: readonly Token[],
  i: number,
  { mention, name }: IndexedMention,
  caseless: boolean,
): number {
  const { text, start } = tokens[i];
  if (text === '(' && mention.end >= start - 2 && tokens[i + 2]?.text === ')') {
    // A body may have its letters from another language; "Georgia (AP)" is a place and an agency.
    const short = tokens[i + 1].text;
    const own = mention.label === 'ORG' || hasLettersOf(fold(short), name.key);
    return own && /^\p{Lu}[\p{L}&]{1,9}$/u.test(short) ? i + 1 : -1;
  }
  // Without brackets, the initials tell: "world health organization who".
  return caseless && mention.end === start - 1 && isAcronymOf(fold(text), name.pieces) ? i : -1;
}
