import type { DocumentBeforeEntities, DocumentContext, LocalMention } from '../annotations/annotator';
import type { EntityLabel } from '../annotations/model';
import { type BlockIndex, indexBlock, LOOSE_HASHES, looseHash } from './blockIndex';
import { fold } from './hash';
import { classMask, type Lexicon } from './lexicon';

const PLACE = classMask('country') | classMask('city') | classMask('region') | classMask('feature');
const ORGANISATION = classMask('knownOrganisation') | classMask('organisation') | classMask('acronym');

/** A mention at its place in the document, with the key of its name. */
export interface PlacedMention {
  readonly start: number;
  readonly end: number;
  label: EntityLabel;
  readonly confidence: number;
  readonly evidence: string | undefined;
  readonly key: string;
  readonly pieces: readonly string[];
  /** An index into the clusters, once they are made. */
  cluster: number;
}

/** What the document says of one name. */
interface NameVotes {
  readonly byLabel: Map<EntityLabel, number>;
  total: number;
  count: number;
  readonly pieces: readonly string[];
}

/**
 * The mentions of the whole document: those of its blocks, with the label that most of their name's mentions have, and those that
 * only the document shows, because the same name is marked elsewhere. Linear in the number of mentions and of loose words.
 */
export function documentMentions(
  document: DocumentContext,
  locals: readonly (readonly LocalMention[])[],
  before: DocumentBeforeEntities,
  lexicon: Lexicon,
  definitions: ReadonlyMap<string, string>,
): PlacedMention[] {
  const indices = document.blocks.map((placed, i) => indexBlock(placed.block, locals[i]));
  const votes = collectVotes(indices);
  const persons = personParts(votes);
  const pairs = personPairs(votes);
  const settled = new Map<string, EntityLabel>();
  for (const [key, name] of votes) settled.set(key, settle(key, name, persons, lexicon));
  const wanted = wantedNames(votes, settled, persons, lexicon);
  for (const [acronym, name] of definitions) {
    const label = settled.get(name);
    if (label === undefined || label === 'PERSON') continue;
    settled.set(acronym, label);
    if (!wanted.has(acronym)) wanted.set(acronym, [{ key: acronym, pieces: [acronym], label }]);
  }
  // Most loose words begin no name that is looked for: a table of their short hashes tells so without a look-up.
  const first = new Uint8Array(LOOSE_HASHES);
  for (const word of wanted.keys()) first[looseHash(word)] = 1;
  const mentions: PlacedMention[] = [];
  document.blocks.forEach((placed, b) => {
    const index = indices[b];
    const at = mentions.length;
    for (const { mention, key, pieces } of index.mentions) {
      const label = settled.get(key) ?? mention.label;
      if (pairs.has(key)) {
        const gap = placed.block.text.slice(mention.start, mention.end).search(/[-\s\u2010-\u2015]/);
        if (gap > 0) {
          const { confidence } = mention;
          const evidence = 'one of two persons named elsewhere in this document';
          const start = placed.start + mention.start;
          mentions.push(
            { start, end: start + gap, label, confidence, evidence, key: pieces[0], pieces: [pieces[0]], cluster: 0 },
            {
              start: start + gap + 1,
              end: placed.start + mention.end,
              label,
              confidence,
              evidence,
              key: pieces[1],
              pieces: [pieces[1]],
              cluster: 0,
            },
          );
          continue;
        }
      }
      mentions.push({
        start: placed.start + mention.start,
        end: placed.start + mention.end,
        label,
        confidence: label === mention.label ? mention.confidence : Math.min(mention.confidence, 0.8),
        evidence: label === mention.label ? mention.evidence : 'as elsewhere in this document',
        key,
        pieces,
        cluster: 0,
      });
    }
    const added = addLoose(index, placed.block.tokens, wanted, first, before.figures[b] ?? []);
    if (added.length === 0) return;
    for (const { start, end, label, key, pieces } of added) {
      mentions.push({
        start: placed.start + start,
        end: placed.start + end,
        label,
        confidence: 0.75,
        evidence: 'named elsewhere in this document',
        key,
        pieces,
        cluster: 0,
      });
    }
    const block = mentions.splice(at).sort((x, y) => x.start - y.start);
    mentions.push(...block);
  });
  return mentions;
}

function collectVotes(indices: readonly BlockIndex[]): Map<string, NameVotes> {
  const votes = new Map<string, NameVotes>();
  for (const index of indices) {
    for (const { mention, key, pieces } of index.mentions) {
      let name = votes.get(key);
      if (!name) {
        name = { byLabel: new Map(), total: 0, count: 0, pieces };
        votes.set(key, name);
      }
      name.byLabel.set(mention.label, (name.byLabel.get(mention.label) ?? 0) + mention.confidence);
      name.total += mention.confidence;
      name.count++;
    }
  }
  return votes;
}

/** The last and the first words of the document's full names of persons, with how sure they are. */
function personParts(votes: ReadonlyMap<string, NameVotes>): Map<string, number> {
  const parts = new Map<string, number>();
  for (const { pieces, byLabel, total } of votes.values()) {
    const weight = byLabel.get('PERSON') ?? 0;
    if (pieces.length < 2 || pieces.length > 4 || weight < 0.6 * total) continue;
    for (const part of [pieces[0], pieces[pieces.length - 1]]) {
      if (part.length > 2) parts.set(part, (parts.get(part) ?? 0) + weight);
    }
  }
  return parts;
}

/**
 * Names of two words that are two persons of the document, side by side ("Kim-Putin"): each word stands alone elsewhere and is
 * part of a full name that does not hold the other.
 */
function personPairs(votes: ReadonlyMap<string, NameVotes>): Set<string> {
  const pairs = new Set<string>();
  const full = new Map<string, string[]>();
  for (const [key, { pieces, byLabel }] of votes) {
    if (pieces.length < 2 || !byLabel.has('PERSON')) continue;
    for (const piece of new Set(pieces)) {
      const keys = full.get(piece);
      if (keys) keys.push(key);
      else full.set(piece, [key]);
    }
  }
  for (const [key, { pieces, byLabel, count }] of votes) {
    if (pieces.length !== 2 || !byLabel.has('PERSON')) continue;
    const [a, b] = pieces;
    const apart = (one: string, other: string): boolean =>
      (votes.get(one)?.byLabel.has('PERSON') ?? false) &&
      (full.get(one) ?? []).some(name => name !== key && !name.split(' ').includes(other));
    const alone = Math.min(votes.get(a)?.count ?? 0, votes.get(b)?.count ?? 0);
    if (alone >= count && apart(a, b) && apart(b, a)) pairs.add(key);
  }
  return pairs;
}

function settle(
  key: string,
  { byLabel, total, pieces, count }: NameVotes,
  persons: ReadonlyMap<string, number>,
  lexicon: Lexicon,
): EntityLabel {
  let best: EntityLabel = 'ORG';
  let weight = -1;
  for (const [label, value] of byLabel) {
    if (value <= weight) continue;
    best = label;
    weight = value;
  }
  const person = pieces.length === 1 ? (persons.get(key) ?? 0) : 0;
  if (person > 0 && (best === 'ORG' || best === 'GPE' || best === 'LOC')) {
    const elsewhere = (lexicon.maskOf(key) & (PLACE | ORGANISATION)) !== 0;
    if (!elsewhere || (person > total && count <= 3)) return 'PERSON';
  }
  return best;
}

interface WantedName {
  readonly pieces: readonly string[];
  readonly label: EntityLabel;
  readonly key: string;
}

/** The names that are looked for where the tagger missed them, by their first piece, longest first. */
function wantedNames(
  votes: ReadonlyMap<string, NameVotes>,
  settled: ReadonlyMap<string, EntityLabel>,
  persons: ReadonlyMap<string, number>,
  lexicon: Lexicon,
): Map<string, WantedName[]> {
  const wanted = new Map<string, WantedName[]>();
  const put = (key: string, pieces: readonly string[], label: EntityLabel): void => {
    const list = wanted.get(pieces[0]);
    if (list) list.push({ key, pieces, label });
    else wanted.set(pieces[0], [{ key, pieces, label }]);
  };
  for (const [key, { pieces, total, byLabel, count }] of votes) {
    const label = settled.get(key) ?? 'ORG';
    if (pieces.length === 0 || (byLabel.get(label) ?? 0) < 0.6 * total) continue;
    if (pieces.length === 1 && (count < 2 || pieces[0].length < 3 || isCommon(pieces[0], lexicon))) continue;
    if (pieces.length > 1 && total < 0.6) continue;
    put(key, pieces, label);
  }
  for (const [part, weight] of persons) {
    if (weight < 0.7 || votes.has(part) || isCommon(part, lexicon)) continue;
    put(part, [part], 'PERSON');
  }
  for (const list of wanted.values()) list.sort((a, b) => b.pieces.length - a.pieces.length);
  return wanted;
}

/** Whether a word is mostly written in lower case, so that its form alone does not make it a name. */
function isCommon(word: string, lexicon: Lexicon): boolean {
  const { capital } = lexicon.wordClass(word);
  return capital > 0 && capital < 6;
}

function addLoose(
  index: BlockIndex,
  tokens: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  wanted: ReadonlyMap<string, readonly WantedName[]>,
  first: Uint8Array,
  figures: readonly { readonly start: number; readonly end: number }[],
): { start: number; end: number; label: EntityLabel; key: string; pieces: readonly string[] }[] {
  const added: { start: number; end: number; label: EntityLabel; key: string; pieces: readonly string[] }[] = [];
  if (wanted.size === 0) return added;
  const used = new Set<number>();
  const { words, hashes } = index;
  for (let w = 0; w < words.length; w++) {
    if (first[hashes[w]] === 0) continue;
    const names = wanted.get(words[w]);
    const places = index.loose.get(words[w]);
    if (names === undefined || places === undefined) continue;
    for (const place of places) {
      for (const name of names) {
        const numbers = matchAt(index, place, name.pieces, tokens);
        if (numbers === null || numbers.some(n => used.has(n))) continue;
        const start = tokens[place].start;
        const end = tokens[numbers[numbers.length - 1]].end;
        if (figures.some(figure => figure.start < end && start < figure.end)) continue;
        if (goesOn(index, tokens, numbers[numbers.length - 1])) continue;
        for (const n of numbers) used.add(n);
        added.push({ start, end, label: name.label, key: name.key, pieces: name.pieces });
        break;
      }
    }
  }
  return added;
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
