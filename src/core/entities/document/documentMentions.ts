import type { Kept } from '../../annotations/annotator';
import type { EntityLabel } from '../../annotations/model';
import type { PlacedBlock } from '../../blocks/block';
import type { Span } from '../../text/span';
import { fold } from '../tables/hash';
import { type BlockIndex, LOOSE_HASHES, looseHash } from './blockIndex';
import type { Name, NameStore } from './nameStore';
import { collectVotes, markPairs, organisationParts, personParts, settle, weightOf } from './nameVotes';

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
 * The mentions of the whole document: those of its blocks, with the label that most of their name's mentions have, and those that
 * only the document shows, because the same name is marked elsewhere. Linear in the number of mentions and of loose words. What is
 * as it was in the last version is the same object again.
 */
export function documentMentions(input: MentionsInput, store: NameStore): DocumentMentions {
  const { blocks, indices, figures, last } = input;
  const sameVotes = last !== undefined && last.found.pass === store.pass && hasSameVotes(input, last);
  const looked = sameVotes ? last.found.looked : vote(input, store);
  const mentions: PlacedMention[] = [];
  const allAdded: (readonly Added[])[] = [];
  const first = new Int32Array(blocks.length + 1);
  const shift = last === undefined ? 0 : last.found.first.length - 1 - blocks.length;
  for (let b = 0; b < blocks.length; b++) {
    const { block, start } = blocks[b];
    const index = indices[b];
    let old = -1;
    if (last !== undefined) {
      const isTail = b >= blocks.length - last.kept.tail;
      if (sameVotes && (isTail || b < last.kept.head)) {
        const at = isTail ? b + shift : b;
        moveMentions(last.found, at, isTail ? last.kept.by : 0, mentions);
        allAdded.push(last.found.added[at]);
        first[b + 1] = mentions.length;
        continue;
      }
      if (b < last.kept.head) old = last.found.first[b];
      else if (isTail && last.kept.by === 0) old = last.found.first[b + shift];
    }
    const added = addLoose(index, block.tokens, looked, figures[b] ?? NONE);
    allAdded.push(added);
    if (added.length === 0)
      putMentions(store, index, blocks[b], mentions, old < 0 ? undefined : last?.found.mentions, old);
    else {
      const own: PlacedMention[] = [];
      putMentions(store, index, blocks[b], own, undefined, 0);
      for (const { start: from, end, label, name } of added) {
        const evidence = 'named elsewhere in this document';
        own.push(placed(start + from, start + end, label, 0.75, evidence, name));
      }
      sortByStart(own);
      for (let i = 0; i < own.length; i++) {
        const known = old < 0 ? undefined : last?.found.mentions[old + i];
        mentions.push(known !== undefined && isSame(known, own[i]) ? known : own[i]);
      }
    }
    first[b + 1] = mentions.length;
  }
  return { mentions, first, added: allAdded, looked, pass: store.pass, sameVotes };
}

const NONE: readonly never[] = [];

/** Takes the votes on all names, settles their labels, and tells which are looked for. */
function vote({ blocks, indices, definitions }: MentionsInput, store: NameStore): Looked {
  store.pass++;
  const names = collectVotes(indices, store);
  const persons = personParts(names);
  const bodies = organisationParts(names, store);
  markPairs(names, store);
  for (const name of names) name.label = settle(name, persons, bodies, store);
  const cased = blocks.some(({ block }) => block.register === 'standard');
  const wanted = wantedNames(names, persons, bodies, store, cased);
  settleAcronyms(definitions, store, wanted);
  // Most loose words begin no name that is looked for: a table of their short hashes tells so without a look-up.
  const hashes = new Uint8Array(LOOSE_HASHES);
  for (const word of wanted.keys()) hashes[looseHash(word)] = 1;
  return { wanted, hashes };
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
      if (name !== was.name || mention.label !== was.mention.label || mention.confidence !== was.mention.confidence)
        return false;
    }
  }
  return true;
}

/** Puts the mentions that a block had in the last version, `by` code units further on, with the clusters that they had there. */
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
 * Puts a block's own mentions, as the document has them. Where the last version has the very same at `at` and after, they are the
 * objects of that version; compared before they are made, since this runs for every mention after every edit.
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

/** Short forms in brackets have the label of their names, and are looked for. */
function settleAcronyms(definitions: ReadonlyMap<string, Name>, store: NameStore, wanted: Wanted): void {
  const settled = new Map<Name, EntityLabel>();
  for (const [acronym, name] of definitions) {
    const label = settled.get(name) ?? store.voted(name.key)?.label;
    if (label === undefined || label === 'PERSON') continue;
    const short = store.named(acronym);
    settled.set(short, label);
    if (store.voted(acronym) !== undefined) short.label = label;
    if (!wanted.has(acronym)) wanted.set(acronym, [{ pieces: [acronym], name: short, label }]);
  }
}

interface WantedName {
  readonly name: Name;
  readonly pieces: readonly string[];
  readonly label: EntityLabel;
}

/** Names by their first piece, longest first. */
type Wanted = Map<string, WantedName[]>;

/** The names that are looked for where the tagger missed them. */
function wantedNames(
  names: readonly Name[],
  persons: ReadonlyMap<string, number>,
  bodies: ReadonlyMap<string, number>,
  store: NameStore,
  cased: boolean,
): Wanted {
  const wanted: Wanted = new Map();
  const mixed = new Set<WantedName[]>();
  const put = (name: Name, label: EntityLabel): void => {
    const { pieces } = name;
    const list = wanted.get(pieces[0]);
    if (list === undefined) {
      wanted.set(pieces[0], [{ name, pieces, label }]);
      return;
    }
    list.push({ name, pieces, label });
    if (list[list.length - 2].pieces.length < pieces.length) mixed.add(list);
  };
  for (const name of names) {
    const { pieces, total, count, label } = name;
    if (pieces.length === 0 || (weightOf(name, label) ?? 0) < 0.6 * total) continue;
    // One sure mention tells enough where only a capitalised word may be another.
    if (pieces.length === 1 && count < 2 && (!cased || total < 0.8)) continue;
    if (pieces.length === 1 && (pieces[0].length < 3 || store.factsOf(name).common)) continue;
    if (pieces.length > 1 && total < 0.6) continue;
    put(name, label);
  }
  for (const [part, weight] of persons) {
    if (weight < 0.7 || store.voted(part) !== undefined) continue;
    const name = store.named(part);
    if (!store.factsOf(name).common) put(name, 'PERSON');
  }
  for (const [part, weight] of bodies) {
    if (weight >= 0.7 && store.voted(part) === undefined) put(store.named(part), 'ORG');
  }
  for (const list of mixed) list.sort((a, b) => b.pieces.length - a.pieces.length);
  return wanted;
}

/** A mention that only the document shows, relative to its block. */
interface Added {
  readonly start: number;
  readonly end: number;
  readonly label: EntityLabel;
  readonly name: Name;
}

/** The names that are looked for, and the short hashes of the words that they begin with. */
interface Looked {
  readonly wanted: Wanted;
  readonly hashes: Uint8Array;
}

function addLoose(
  index: BlockIndex,
  tokens: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  { wanted, hashes: first }: Looked,
  figures: readonly Span[],
): readonly Added[] {
  if (wanted.size === 0) return NONE;
  let added: Added[] | undefined;
  let used: Set<number> | undefined;
  const { words, hashes } = index;
  for (let w = 0; w < words.length; w++) {
    if (first[hashes[w]] === 0) continue;
    const names = wanted.get(words[w]);
    if (names === undefined) continue;
    const places = index.loose.get(words[w]) ?? NONE;
    for (const place of places) {
      for (const { name, pieces, label } of names) {
        const numbers = matchAt(index, place, pieces, tokens);
        if (numbers === null || (used !== undefined && hasAny(used, numbers))) continue;
        const start = tokens[place].start;
        const end = tokens[numbers[numbers.length - 1]].end;
        if (figures.some(figure => figure.start < end && start < figure.end)) continue;
        if (goesOn(index, tokens, numbers[numbers.length - 1])) continue;
        used ??= new Set();
        for (const n of numbers) used.add(n);
        added ??= [];
        added.push({ start, end, label, name });
        break;
      }
    }
  }
  return added ?? NONE;
}

function hasAny(used: ReadonlySet<number>, numbers: readonly number[]): boolean {
  return numbers.some(n => used.has(n));
}

/** Whether a capitalised word that no mention covers follows at once, so that the name may be part of a longer one. */
function goesOn(
  index: BlockIndex,
  tokens: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  last: number,
): boolean {
  const next = tokens[last + 1];
  if (next === undefined || !/^\p{Lu}\p{Ll}/u.test(next.text) || next.start > tokens[last].end + 1) return false;
  return index.loose.get(fold(next.text))?.includes(last + 1) === true;
}

/** The loose tokens from `place` on that spell out `pieces`, hyphens between them passed over; null when they do not. */
function matchAt(
  index: BlockIndex,
  place: number,
  pieces: readonly string[],
  tokens: readonly { readonly text: string }[],
): number[] | null {
  const numbers = [place];
  let at = place;
  for (let p = 1; p < pieces.length; p++) {
    at++;
    if (tokens[at]?.text === '-') at++;
    if (index.loose.get(pieces[p])?.includes(at) !== true) return null;
    numbers.push(at);
  }
  return numbers;
}
