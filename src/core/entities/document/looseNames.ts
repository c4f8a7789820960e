import type { EntityLabel } from '../../annotations/model';
import { startsWithCapital } from '../../text/letters';
import type { Span } from '../../text/span';
import type { Token } from '../../tokens/token';
import { fold } from '../tables/hash';
import { NAME_WORDS } from '../tables/nameWords';
import type { BlockIndex } from './blockIndex';
import type { Name } from './nameStore';
import type { Looked, WantedName } from './wantedNames';

/** A mention that only the document shows, relative to its block. */
export interface Added {
  readonly start: number;
  readonly end: number;
  readonly label: EntityLabel;
  readonly name: Name;
}

const NONE: readonly never[] = [];

/** The names that are looked for among the words of a block that no mention covers, and that are part of no figure. */
export function addLoose(
  index: BlockIndex,
  tokens: readonly Token[],
  { wanted, hashes: first }: Looked,
  figures: readonly Span[],
): readonly Added[] {
  if (wanted.size === 0) return NONE;
  let added: Added[] | undefined;
  const used = new Set<number>();
  const { words, hashes } = index;
  for (let w = 0; w < words.length; w++) {
    if (first[hashes[w]] === 0) continue;
    const names = wanted.get(words[w]);
    if (names === undefined) continue;
    for (const place of index.loose.get(words[w]) ?? NONE) {
      const found = nameAt(index, tokens, place, names, used, figures);
      if (found === undefined) continue;
      added ??= [];
      added.push(found);
    }
  }
  return added ?? NONE;
}

/** The first of the names that stands at a loose token; its tokens are marked as used. */
function nameAt(
  index: BlockIndex,
  tokens: readonly Token[],
  place: number,
  names: readonly WantedName[],
  used: Set<number>,
  figures: readonly Span[],
): Added | undefined {
  for (const { name, pieces, label, common } of names) {
    const numbers = matchAt(index, place, pieces, tokens);
    if (numbers === null || numbers.some(n => used.has(n))) continue;
    if (common && !(index.isCased && isMeantHere(tokens, place))) continue;
    const last = numbers[numbers.length - 1];
    const start = tokens[place].start;
    const { end } = tokens[last];
    if (figures.some(figure => figure.start < end && start < figure.end) || goesOn(index, tokens, last)) continue;
    for (const n of numbers) used.add(n);
    return { start, end, label, name };
  }
  return undefined;
}

/**
 * Whether a word of the language with a capital is the name that the document knows: among words in lower case, or at
 * the beginning of a sentence before what persons do.
 */
function isMeantHere(tokens: readonly Token[], place: number): boolean {
  const next = tokens[place + 1];
  if (next !== undefined && startsWithCapital(next.text)) return false;
  const before = tokens[place - 1];
  if (before === undefined || OPENS_AFTER.test(before.text)) return next !== undefined && HUMAN_VERB.has(next.text);
  return before.text === ',' || /^\p{Ll}/u.test(before.text);
}

const OPENS_AFTER = /^[.!?:;"“”‘(–—-]$/;
const HUMAN_VERB = NAME_WORDS.forms('humanVerb');

/** Whether a capitalised word that no mention covers follows at once, so that the name may be part of a longer one. */
function goesOn(index: BlockIndex, tokens: readonly Token[], last: number): boolean {
  const next = tokens[last + 1];
  if (next === undefined || !/^\p{Lu}\p{Ll}/u.test(next.text) || next.start > tokens[last].end + 1) return false;
  return index.loose.get(fold(next.text))?.includes(last + 1) === true;
}

/**
 * The loose tokens from `place` on that spell out `pieces`, hyphens between them passed over; null when they do not.
 */
function matchAt(
  index: BlockIndex,
  place: number,
  pieces: readonly string[],
  tokens: readonly Token[],
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
