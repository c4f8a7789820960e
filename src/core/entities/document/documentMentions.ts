import type { Kept } from '../../annotations/annotator';
import type { EntityLabel } from '../../annotations/model';
import type { PlacedBlock } from '../../blocks/block';
import type { Span } from '../../text/span';
import type { BlockIndex } from './blockIndex';
import { type Added, addLoose } from './looseNames';
import type { Name, NameStore } from './nameStore';
import { type Looked, vote } from './wantedNames';

/** A mention at its place in the document. One that has its cluster is not changed any more. */
export interface PlacedMention {
  readonly start: number;
  readonly end: number;
  readonly label: EntityLabel;
  readonly confidence: number;
  readonly evidence: string | undefined;
  readonly name: Name;
  /** An index into the clusters, or NO_CLUSTER until they are made. */
  cluster: number;
}

export const NO_CLUSTER = -1;

/** What the pass over a document's mentions takes. `indices[b]` and `figures[b]` are those of `blocks[b]`. */
export interface MentionsInput {
  readonly blocks: readonly PlacedBlock[];
  readonly indices: readonly BlockIndex[];
  readonly figures: readonly (readonly Span[])[];
  /** Keys of short forms in brackets, to the names before them. */
  readonly definitions: ReadonlyMap<string, Name>;
  readonly last: LastMentions | undefined;
}

/** The mentions of the last version, and the indices of its blocks. */
export interface LastMentions {
  readonly found: DocumentMentions;
  readonly before: readonly BlockIndex[];
  readonly kept: Kept;
}

/** The mentions of a document in order, those of its block `b` from `first[b]` to before `first[b + 1]`. */
export interface DocumentMentions {
  readonly mentions: PlacedMention[];
  readonly first: Int32Array;
  /** What only the document shows of each block. */
  readonly added: readonly (readonly Added[])[];
  readonly looked: Looked;
  /** The pass of the names' store that made the votes. */
  readonly pass: number;
  /** Whether all names have the votes that they had in the last version. */
  readonly sameVotes: boolean;
}

/**
 * The mentions of the whole document: those of its blocks, with the label that most of their name's mentions have, and
 * those that only the document shows, because the same name is marked elsewhere. Linear in the number of mentions and
 * of loose words. What is as it was in the last version is the same object again.
 */
export function documentMentions(input: MentionsInput, store: NameStore): DocumentMentions {
  const { blocks, indices, figures, definitions, last } = input;
  const sameVotes = last !== undefined && last.found.pass === store.pass && hasSameVotes(input, last);
  const looked = sameVotes ? last.found.looked : vote(blocks, indices, definitions, store);
  const mentions: PlacedMention[] = [];
  const allAdded: (readonly Added[])[] = [];
  const first = new Int32Array(blocks.length + 1);
  for (let b = 0; b < blocks.length; b++) {
    const old = last === undefined ? undefined : blockBefore(last, b, blocks.length);
    if (old !== undefined && sameVotes) {
      moveMentions(old.found, old.block, old.by, mentions);
      allAdded.push(old.found.added[old.block]);
    } else {
      const added = addLoose(indices[b], blocks[b].block.tokens, looked, figures[b] ?? NONE);
      allAdded.push(added);
      const known = old?.by === 0 ? old.found.mentions : undefined;
      putBlock(store, indices[b], blocks[b], added, mentions, known, old?.found.first[old.block] ?? 0);
    }
    first[b + 1] = mentions.length;
  }
  return { mentions, first, added: allAdded, looked, pass: store.pass, sameVotes };
}

const NONE: readonly never[] = [];

/** Where a kept block stood in the last version, and how many code units further on it stands now. */
interface BlockBefore {
  readonly found: DocumentMentions;
  readonly block: number;
  readonly by: number;
}

/** The same block in the last version; undefined when block `b` of `count` is not kept. */
function blockBefore({ found, kept }: LastMentions, b: number, count: number): BlockBefore | undefined {
  if (b >= count - kept.tail) return { found, block: b + found.first.length - 1 - count, by: kept.by };
  return b < kept.head ? { found, block: b, by: 0 } : undefined;
}

/**
 * Puts a block's mentions, its own and those that the document adds; the objects of the last version where they are the
 * same.
 */
function putBlock(
  store: NameStore,
  index: BlockIndex,
  block: PlacedBlock,
  added: readonly Added[],
  mentions: PlacedMention[],
  last: readonly PlacedMention[] | undefined,
  at: number,
): void {
  if (added.length === 0) {
    putMentions(store, index, block, mentions, last, at);
    return;
  }
  const own: PlacedMention[] = [];
  putMentions(store, index, block, own, undefined, 0);
  for (const { start, end, label, name } of added) {
    const evidence = 'named elsewhere in this document';
    own.push(placed(block.start + start, block.start + end, label, 0.75, evidence, name));
  }
  sortByStart(own);
  for (let i = 0; i < own.length; i++) {
    const known = last?.[at + i];
    mentions.push(known !== undefined && isSame(known, own[i]) ? known : own[i]);
  }
}

/** Whether the blocks that are not kept have all that votes are made of as the blocks had in whose place they stand. */
function hasSameVotes({ indices, blocks }: MentionsInput, { before, kept }: LastMentions): boolean {
  const { head, tail } = kept;
  const come = blocks.length - head - tail;
  if (come !== before.length - head - tail) return false;
  for (let b = head; b < head + come; b++) {
    const { mentions, definitions, isCased } = indices[b];
    const old = before[b];
    if (old.definitions.length > 0 || definitions.length > 0 || isCased !== old.isCased) return false;
    if (mentions.length !== old.mentions.length) return false;
    for (let i = 0; i < mentions.length; i++) {
      const { mention, name } = mentions[i];
      const was = old.mentions[i];
      if (name !== was.name || mention.label !== was.mention.label || mention.told !== was.mention.told) return false;
      if (mention.confidence !== was.mention.confidence) return false;
    }
  }
  return true;
}

/**
 * Puts the mentions that a block had in the last version, `by` code units further on, with the clusters that they had
 * there.
 */
function moveMentions({ mentions, first }: DocumentMentions, block: number, by: number, to: PlacedMention[]): void {
  for (let i = first[block]; i < first[block + 1]; i++) {
    const mention = mentions[i];
    if (by === 0) to.push(mention);
    else {
      const { start, end, label, confidence, evidence, name, cluster } = mention;
      to.push({ start: start + by, end: end + by, label, confidence, evidence, name, cluster });
    }
  }
}

/**
 * Puts a block's own mentions, as the document has them. Where the last version has the very same at `at` and after,
 * they are the objects of that version; compared before they are made, since this runs for every mention after every
 * edit.
 */
function putMentions(
  store: NameStore,
  index: BlockIndex,
  { block, start: by }: PlacedBlock,
  mentions: PlacedMention[],
  last: readonly PlacedMention[] | undefined,
  at: number,
): void {
  const shift = at - mentions.length;
  for (const { mention, name } of index.mentions) {
    const { label } = name;
    const start = by + mention.start;
    const end = by + mention.end;
    let { confidence, evidence } = mention;
    if (name.pair) {
      const gap = block.text.slice(mention.start, mention.end).search(/[-\s\u2010-\u2015]/);
      if (gap > 0) {
        const [a, b] = name.pieces.map(piece => store.named(piece));
        evidence = 'one of two persons named elsewhere in this document';
        mentions.push(placed(start, start + gap, label, confidence, evidence, a));
        mentions.push(placed(start + gap + 1, end, label, confidence, evidence, b));
        continue;
      }
    }
    if (label !== mention.label) {
      confidence = Math.min(confidence, 0.8);
      evidence = 'as elsewhere in this document';
    }
    const old = last?.[mentions.length + shift];
    const isOld =
      old !== undefined &&
      old.start === start &&
      old.end === end &&
      old.label === label &&
      old.confidence === confidence &&
      old.evidence === evidence &&
      old.name === name;
    mentions.push(isOld ? old : placed(start, end, label, confidence, evidence, name));
  }
}

/** Sorts a short list that is nearly sorted, in place. */
function sortByStart(mentions: PlacedMention[]): void {
  for (let i = 1; i < mentions.length; i++) {
    const mention = mentions[i];
    let at = i;
    while (at > 0 && mentions[at - 1].start > mention.start) {
      mentions[at] = mentions[at - 1];
      at--;
    }
    mentions[at] = mention;
  }
}

function placed(
  start: number,
  end: number,
  label: EntityLabel,
  confidence: number,
  evidence: string | undefined,
  name: Name,
): PlacedMention {
  return { start, end, label, confidence, evidence, name, cluster: NO_CLUSTER };
}

function isSame(a: PlacedMention, b: PlacedMention): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.label === b.label &&
    a.confidence === b.confidence &&
    a.evidence === b.evidence &&
    a.name === b.name
  );
}
