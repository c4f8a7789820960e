import type { EntityLabel } from '../../annotations/model';
import { classMask } from '../tables/nameLexicon';
import type { BlockIndex } from './blockIndex';
import type { Name, NameStore } from './nameStore';

const PLACE = classMask('country') | classMask('city') | classMask('region') | classMask('feature');
const ORGANISATION = classMask('knownOrganisation') | classMask('organisation') | classMask('acronym');

/** How many mentions one counts for whose label the words beside it tell. */
const TOLD = 4;

/** The names of a document's mentions, in the order of their first mentions, with their votes. */
export function collectVotes(indices: readonly BlockIndex[], store: NameStore): readonly Name[] {
  const names: Name[] = [];
  const { pass } = store;
  for (const index of indices) {
    for (const { mention, name } of index.mentions) {
      const { label } = mention;
      const confidence = mention.told ? TOLD * mention.confidence : mention.confidence;
      if (name.pass !== pass) {
        name.pass = pass;
        name.first = label;
        name.firstWeight = 0;
        name.others = undefined;
        name.total = 0;
        name.count = 0;
        name.label = label;
        name.pair = false;
        names.push(name);
      }
      if (label === name.first) name.firstWeight += confidence;
      else {
        name.others ??= new Map();
        name.others.set(label, (name.others.get(label) ?? 0) + confidence);
      }
      name.total += confidence;
      name.count++;
    }
  }
  return names;
}

/** The votes of a name for one label; undefined when there are none. */
export function weightOf(name: Name, label: EntityLabel): number | undefined {
  return name.first === label ? name.firstWeight : name.others?.get(label);
}

/** The words of the document's full names of persons by which they may be called, with how sure they are. */
export function personParts(names: readonly Name[]): Map<string, number> {
  const parts = new Map<string, number>();
  for (const name of names) {
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

/** The last words of the document's full names of persons that are words of the language as well: "Banks", "Rose". */
export function commonSurnames(names: readonly Name[], store: NameStore): readonly string[] {
  const found = new Set<string>();
  for (const name of names) {
    const { pieces, total } = name;
    if (pieces.length !== 2 && pieces.length !== 3) continue;
    const weight = weightOf(name, 'PERSON') ?? 0;
    const last = pieces[pieces.length - 1];
    if (weight < 0.7 || weight < 0.6 * total || last.length < 3) continue;
    if ((store.voted(last)?.label ?? 'PERSON') !== 'PERSON') continue;
    if (store.factsOf(store.named(last)).common) found.add(last);
  }
  return [...found];
}

/**
 * The first words of the document's organisations of which the tables know nothing else: "Isvær" of "Isvær Seafood".
 */
export function organisationParts(names: readonly Name[], store: NameStore): Map<string, number> {
  const parts = new Map<string, number>();
  for (const name of names) {
    const { pieces, total } = name;
    if (pieces.length < 2 || pieces[0].length < 4) continue;
    const weight = weightOf(name, 'ORG') ?? 0;
    if (weight < 0.6 * total || weight < 0.6) continue;
    const { mask, common } = store.factsOf(name);
    if (mask !== 0 || common) continue;
    parts.set(pieces[0], (parts.get(pieces[0]) ?? 0) + weight);
  }
  return parts;
}

/**
 * Marks names of two words that are two persons of the document, side by side ("Kim-Putin"): each word stands alone
 * elsewhere and is part of a full name that does not hold the other.
 */
export function markPairs(names: readonly Name[], store: NameStore): void {
  let full: ReadonlyMap<string, readonly Name[]> | undefined;
  const apart = (pair: Name, one: string, other: string): boolean => {
    full ??= fullNames(names);
    return (full.get(one) ?? []).some(name => name !== pair && !name.pieces.includes(other));
  };
  for (const name of names) {
    if (name.pieces.length !== 2 || !isPerson(name)) continue;
    const [a, b] = name.pieces;
    const first = store.voted(a);
    const second = first === undefined ? undefined : store.voted(b);
    if (first === undefined || second === undefined || !isPerson(first) || !isPerson(second)) continue;
    const alone = Math.min(first.count, second.count);
    name.pair = alone >= name.count && apart(name, a, b) && apart(name, b, a);
  }
}

/** The full names of persons, by each of their pieces. */
function fullNames(names: readonly Name[]): Map<string, Name[]> {
  const full = new Map<string, Name[]>();
  for (const name of names) {
    if (name.pieces.length < 2 || !isPerson(name)) continue;
    for (const piece of name.pieces) {
      const known = full.get(piece);
      if (known === undefined) full.set(piece, [name]);
      else if (known[known.length - 1] !== name) known.push(name);
    }
  }
  return full;
}

function isPerson(name: Name): boolean {
  return weightOf(name, 'PERSON') !== undefined;
}

/** The label with most votes, the first of equals. */
function mostVoted({ first, firstWeight, others }: Name): EntityLabel {
  let best = first;
  if (others === undefined) return best;
  let weight = firstWeight;
  for (const [label, value] of others) {
    if (value <= weight) continue;
    best = label;
    weight = value;
  }
  return best;
}

/** The label that a name has in the whole document. */
export function settle(
  name: Name,
  persons: ReadonlyMap<string, number>,
  bodies: ReadonlyMap<string, number>,
  store: NameStore,
): EntityLabel {
  if (name.own !== undefined) return name.own.label;
  const { key, total, pieces, count } = name;
  const best = mostVoted(name);
  const person = pieces.length === 1 ? (persons.get(key) ?? 0) : 0;
  if (person > 0 && (best === 'ORG' || best === 'GPE' || best === 'LOC')) {
    const elsewhere = (store.factsOf(name).mask & (PLACE | ORGANISATION)) !== 0;
    if (!elsewhere || (person > total && count <= 3)) return 'PERSON';
  }
  if (best === 'PERSON' && pieces.length === 1 && person === 0 && store.isCapitalHere(name)) return 'GPE';
  const body = pieces.length === 1 && person === 0 ? (bodies.get(key) ?? 0) : 0;
  const doubt = best === 'PERSON' ? 0.75 : best === 'GPE' || best === 'LOC' ? 0.6 : 0;
  return body > 0 && total < doubt * count ? 'ORG' : best;
}
