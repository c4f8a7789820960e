import type { EntityLabel } from '../annotations/model';
import type { BlockIndex } from './blockIndex';
import { classMask, type Lexicon } from './lexicon';

const PLACE = classMask('country') | classMask('city') | classMask('region') | classMask('feature');
const ORGANISATION = classMask('knownOrganisation') | classMask('organisation') | classMask('acronym');

/** What the document says of one name. */
export interface NameVotes {
  readonly pieces: readonly string[];
  /** The label seen first, and its votes; other labels are few. */
  readonly first: EntityLabel;
  firstWeight: number;
  others: Map<EntityLabel, number> | undefined;
  total: number;
  count: number;
  label: EntityLabel;
  /** Whether it is two persons, side by side. */
  pair: boolean;
}

/** The votes for each name, by its key, and the name of each mention, in order. */
export function collectVotes(indices: readonly BlockIndex[]): { votes: Map<string, NameVotes>; named: NameVotes[] } {
  const votes = new Map<string, NameVotes>();
  const named: NameVotes[] = [];
  for (const index of indices) {
    for (const { mention, key, pieces } of index.mentions) {
      const { label, confidence } = mention;
      let name = votes.get(key);
      if (name === undefined) {
        name = {
          pieces,
          first: label,
          firstWeight: 0,
          others: undefined,
          total: 0,
          count: 0,
          label,
          pair: false,
        };
        votes.set(key, name);
      }
      if (label === name.first) name.firstWeight += confidence;
      else {
        name.others ??= new Map();
        name.others.set(label, (name.others.get(label) ?? 0) + confidence);
      }
      name.total += confidence;
      name.count++;
      named.push(name);
    }
  }
  return { votes, named };
}

/** The votes of a name for one label; undefined when there are none. */
export function weightOf(name: NameVotes, label: EntityLabel): number | undefined {
  return name.first === label ? name.firstWeight : name.others?.get(label);
}

/** The words of the document's full names of persons by which they may be called, with how sure they are. */
export function personParts(votes: ReadonlyMap<string, NameVotes>): Map<string, number> {
  const parts = new Map<string, number>();
  for (const name of votes.values()) {
    const { pieces, total } = name;
    if (pieces.length < 2 || pieces.length > 4) continue;
    const weight = weightOf(name, 'PERSON') ?? 0;
    if (weight < 0.6 * total) continue;
    for (let p = 0; p < pieces.length; p++) {
      const part = pieces[p];
      // A second surname makes the first one the last but one: "Ricardo Undurraga Pinto".
      const inside = p > 0 && p < pieces.length - 1;
      if (part.length > (inside ? 4 : 2)) parts.set(part, (parts.get(part) ?? 0) + weight);
    }
  }
  return parts;
}

/** The first words of the document's organisations of which the tables know nothing else: "Isvær" of "Isvær Seafood". */
export function organisationParts(votes: ReadonlyMap<string, NameVotes>, lexicon: Lexicon): Map<string, number> {
  const parts = new Map<string, number>();
  for (const name of votes.values()) {
    const { pieces, total } = name;
    if (pieces.length < 2 || pieces[0].length < 4) continue;
    const weight = weightOf(name, 'ORG') ?? 0;
    if (weight < 0.6 * total || weight < 0.6 || lexicon.maskOf(pieces[0]) !== 0 || isCommon(pieces[0], lexicon))
      continue;
    parts.set(pieces[0], (parts.get(pieces[0]) ?? 0) + weight);
  }
  return parts;
}

/**
 * Marks names of two words that are two persons of the document, side by side ("Kim-Putin"): each word stands alone elsewhere and is
 * part of a full name that does not hold the other.
 */
export function markPairs(votes: ReadonlyMap<string, NameVotes>): void {
  let full: ReadonlyMap<string, readonly string[]> | undefined;
  const apart = (key: string, one: string, other: string): boolean => {
    full ??= fullNames(votes);
    return (full.get(one) ?? []).some(name => name !== key && !name.split(' ').includes(other));
  };
  for (const [key, name] of votes) {
    if (name.pieces.length !== 2 || !isPerson(name)) continue;
    const [a, b] = name.pieces;
    const first = votes.get(a);
    const second = votes.get(b);
    if (first === undefined || second === undefined || !isPerson(first) || !isPerson(second)) continue;
    const alone = Math.min(first.count, second.count);
    name.pair = alone >= name.count && apart(key, a, b) && apart(key, b, a);
  }
}

/** The keys of the full names of persons, by each of their pieces. */
function fullNames(votes: ReadonlyMap<string, NameVotes>): Map<string, string[]> {
  const full = new Map<string, string[]>();
  for (const [key, name] of votes) {
    if (name.pieces.length < 2 || !isPerson(name)) continue;
    for (const piece of name.pieces) {
      const keys = full.get(piece);
      if (keys === undefined) full.set(piece, [key]);
      else if (keys[keys.length - 1] !== key) keys.push(key);
    }
  }
  return full;
}

function isPerson(name: NameVotes): boolean {
  return weightOf(name, 'PERSON') !== undefined;
}

/** The label that a name has in the whole document. */
export function settle(
  key: string,
  { first, firstWeight, others, total, pieces, count }: NameVotes,
  persons: ReadonlyMap<string, number>,
  bodies: ReadonlyMap<string, number>,
  lexicon: Lexicon,
): EntityLabel {
  let best = first;
  if (others !== undefined) {
    let weight = firstWeight;
    for (const [label, value] of others) {
      if (value <= weight) continue;
      best = label;
      weight = value;
    }
  }
  const person = pieces.length === 1 ? (persons.get(key) ?? 0) : 0;
  if (person > 0 && (best === 'ORG' || best === 'GPE' || best === 'LOC')) {
    const elsewhere = (lexicon.maskOf(key) & (PLACE | ORGANISATION)) !== 0;
    if (!elsewhere || (person > total && count <= 3)) return 'PERSON';
  }
  const body = pieces.length === 1 && person === 0 ? (bodies.get(key) ?? 0) : 0;
  const doubt = best === 'PERSON' ? 0.75 : best === 'GPE' || best === 'LOC' ? 0.6 : 0;
  return body > 0 && total < doubt * count ? 'ORG' : best;
}

/** Whether a word is mostly written in lower case, so that its form alone does not make it a name. */
export function isCommon(word: string, lexicon: Lexicon): boolean {
  const capital = lexicon.capitalOf(word);
  return capital > 0 && capital < 6;
}
