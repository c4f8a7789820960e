import type { DocumentBeforeEntities, DocumentContext } from '../annotations/annotator';
import type { EntityLabel } from '../annotations/model';
import type { Block } from '../text/block';
import { type BlockIndex, LOOSE_HASHES, looseHash } from './blockIndex';
import { fold } from './hash';
import type { Lexicon } from './lexicon';
import {
  collectVotes,
  isCommon,
  markPairs,
  type NameVotes,
  organisationParts,
  personParts,
  settle,
  weightOf,
} from './nameVotes';

/** A mention at its place in the document, with the key of its name. One that has its cluster is not changed any more. */
export interface PlacedMention {
  readonly start: number;
  readonly end: number;
  readonly label: EntityLabel;
  readonly confidence: number;
  readonly evidence: string | undefined;
  readonly key: string;
  readonly pieces: readonly string[];
  /** An index into the clusters, or NO_CLUSTER until they are made. */
  cluster: number;
}

export const NO_CLUSTER = -1;

/** The mentions of each block in the last version of its document, by the block: what stays the same is the same object again. */
export type MentionMemory = WeakMap<Block, { readonly start: number; readonly mentions: readonly PlacedMention[] }>;

/**
 * The mentions of the whole document: those of its blocks, with the label that most of their name's mentions have, and those that
 * only the document shows, because the same name is marked elsewhere. Linear in the number of mentions and of loose words.
 *
 * `indices[i]` is the index of `document.blocks[i]`.
 */
export function documentMentions(
  document: DocumentContext,
  indices: readonly BlockIndex[],
  before: DocumentBeforeEntities,
  lexicon: Lexicon,
  definitions: ReadonlyMap<string, string>,
  memory: MentionMemory,
): PlacedMention[] {
  const { votes, named } = collectVotes(indices);
  const persons = personParts(votes);
  const bodies = organisationParts(votes, lexicon);
  markPairs(votes);
  for (const [key, name] of votes) name.label = settle(key, name, persons, bodies, lexicon);
  const cased = document.blocks.some(({ block }) => block.register === 'standard');
  const wanted = wantedNames(votes, persons, bodies, lexicon, cased);
  settleAcronyms(definitions, votes, wanted);
  // Most loose words begin no name that is looked for: a table of their short hashes tells so without a look-up.
  const first = new Uint8Array(LOOSE_HASHES);
  for (const word of wanted.keys()) first[looseHash(word)] = 1;
  const mentions: PlacedMention[] = [];
  let number = 0;
  for (let b = 0; b < indices.length; b++) {
    const { block, start: by } = document.blocks[b];
    const index = indices[b];
    const known = memory.get(block);
    const old = known?.start === by ? known.mentions : NONE;
    const at = mentions.length;
    const added = addLoose(index, block.tokens, wanted, first, before.figures[b] ?? NONE);
    const put = (
      start: number,
      end: number,
      label: EntityLabel,
      confidence: number,
      evidence: string | undefined,
      key: string,
      pieces: readonly string[],
    ): void => {
      // compared before it is made: this runs for every mention after every edit
      const same = added.length === 0 ? old[mentions.length - at] : undefined;
      mentions.push(
        same !== undefined &&
          same.start === start &&
          same.end === end &&
          same.label === label &&
          same.confidence === confidence &&
          same.evidence === evidence &&
          same.key === key
          ? same
          : { start, end, label, confidence, evidence, key, pieces, cluster: NO_CLUSTER },
      );
    };
    for (const { mention, key, pieces } of index.mentions) {
      const { label, pair } = named[number++];
      const start = by + mention.start;
      const end = by + mention.end;
      if (pair) {
        const gap = block.text.slice(mention.start, mention.end).search(/[-\s\u2010-\u2015]/);
        if (gap > 0) {
          const evidence = 'one of two persons named elsewhere in this document';
          put(start, start + gap, label, mention.confidence, evidence, pieces[0], [pieces[0]]);
          put(start + gap + 1, end, label, mention.confidence, evidence, pieces[1], [pieces[1]]);
          continue;
        }
      }
      if (label === mention.label) put(start, end, label, mention.confidence, mention.evidence, key, pieces);
      else put(start, end, label, Math.min(mention.confidence, 0.8), 'as elsewhere in this document', key, pieces);
    }
    if (added.length === 0) continue;
    for (const { start, end, label, key, pieces } of added)
      put(by + start, by + end, label, 0.75, 'named elsewhere in this document', key, pieces);
    const own = mentions.splice(at).sort((x, y) => x.start - y.start);
    for (let i = 0; i < own.length; i++) mentions.push(isSame(old[i], own[i]) ? old[i] : own[i]);
  }
  return mentions;
}

const NONE: readonly never[] = [];

function isSame(a: PlacedMention | undefined, b: PlacedMention): boolean {
  return (
    a !== undefined &&
    a.start === b.start &&
    a.end === b.end &&
    a.label === b.label &&
    a.confidence === b.confidence &&
    a.evidence === b.evidence &&
    a.key === b.key
  );
}

/** Keeps the mentions of a document, which have their clusters, for its next version. */
export function rememberMentions(
  document: DocumentContext,
  mentions: readonly PlacedMention[],
  memory: MentionMemory,
): void {
  let from = 0;
  for (const { block, start, end } of document.blocks) {
    let to = from;
    while (to < mentions.length && mentions[to].start < end) to++;
    if (to > from) memory.set(block, { start, mentions: mentions.slice(from, to) });
    from = to;
  }
}

/** Short forms in brackets have the label of their names, and are looked for. */
function settleAcronyms(
  definitions: ReadonlyMap<string, string>,
  votes: ReadonlyMap<string, NameVotes>,
  wanted: Map<string, WantedName[]>,
): void {
  const settled = new Map<string, EntityLabel>();
  for (const [acronym, name] of definitions) {
    const label = settled.get(name) ?? votes.get(name)?.label;
    if (label === undefined || label === 'PERSON') continue;
    settled.set(acronym, label);
    const own = votes.get(acronym);
    if (own !== undefined) own.label = label;
    if (!wanted.has(acronym)) wanted.set(acronym, [{ key: acronym, pieces: [acronym], label }]);
  }
}

interface WantedName {
  readonly pieces: readonly string[];
  readonly label: EntityLabel;
  readonly key: string;
}

/** The names that are looked for where the tagger missed them, by their first piece, longest first. */
function wantedNames(
  votes: ReadonlyMap<string, NameVotes>,
  persons: ReadonlyMap<string, number>,
  bodies: ReadonlyMap<string, number>,
  lexicon: Lexicon,
  cased: boolean,
): Map<string, WantedName[]> {
  const wanted = new Map<string, WantedName[]>();
  const put = (key: string, pieces: readonly string[], label: EntityLabel): void => {
    const list = wanted.get(pieces[0]);
    if (list) list.push({ key, pieces, label });
    else wanted.set(pieces[0], [{ key, pieces, label }]);
  };
  for (const [key, name] of votes) {
    const { pieces, total, count, label } = name;
    if (pieces.length === 0 || (weightOf(name, label) ?? 0) < 0.6 * total) continue;
    // One sure mention tells enough where only a capitalised word may be another.
    if (pieces.length === 1 && count < 2 && (!cased || total < 0.8)) continue;
    if (pieces.length === 1 && (pieces[0].length < 3 || isCommon(pieces[0], lexicon))) continue;
    if (pieces.length > 1 && total < 0.6) continue;
    put(key, pieces, label);
  }
  for (const [part, weight] of persons) {
    if (weight < 0.7 || votes.has(part) || isCommon(part, lexicon)) continue;
    put(part, [part], 'PERSON');
  }
  for (const [part, weight] of bodies) if (weight >= 0.7 && !votes.has(part)) put(part, [part], 'ORG');
  for (const list of wanted.values()) if (list.length > 1) list.sort((a, b) => b.pieces.length - a.pieces.length);
  return wanted;
}

/** A mention that only the document shows, relative to its block. */
interface Added {
  readonly start: number;
  readonly end: number;
  readonly label: EntityLabel;
  readonly key: string;
  readonly pieces: readonly string[];
}

function addLoose(
  index: BlockIndex,
  tokens: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  wanted: ReadonlyMap<string, readonly WantedName[]>,
  first: Uint8Array,
  figures: readonly { readonly start: number; readonly end: number }[],
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
      for (const name of names) {
        const numbers = matchAt(index, place, name.pieces, tokens);
        if (numbers === null || (used !== undefined && hasAny(used, numbers))) continue;
        const start = tokens[place].start;
        const end = tokens[numbers[numbers.length - 1]].end;
        if (figures.some(figure => figure.start < end && start < figure.end)) continue;
        if (goesOn(index, tokens, numbers[numbers.length - 1])) continue;
        used ??= new Set();
        for (const n of numbers) used.add(n);
        added ??= [];
        added.push({ start, end, label: name.label, key: name.key, pieces: name.pieces });
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
