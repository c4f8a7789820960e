import { personsCompatible } from '../entities/document/personNames';
import { addTo, pushTo } from '../text/lists';
import type { DocumentDigest, NameDigest } from './documentDigest';
import { Sets } from './sets';
import { Weights } from './weights';

/** A thing of the corpus: the names of documents that mean it, in the order of the documents. */
export interface JoinedEntity {
  readonly names: readonly { readonly document: number; readonly name: number }[];
}

/** The things of a corpus. `of[document][name]`: the index of the thing that a name of a document means. */
export interface JoinedEntities {
  readonly entities: readonly JoinedEntity[];
  readonly of: readonly Int32Array[];
}

/** A name of a document, with what it is compared by. */
interface Item extends NameDigest {
  readonly document: number;
  readonly index: number;
  readonly story: number;
  readonly pieces: readonly string[];
}

/**
 * What two documents must share besides a person's full name, in weights of names, so that it is one person: a name
 * that one text in ten has weighs 2.3. Two who share less are taken for namesakes.
 */
const SAME_PERSON = 2;

/** Most documents of one full name that are compared in pairs; those behind them join the first that fits. */
const MOST_PAIRS = 60;

/**
 * Joins names of documents that mean one thing: the same name of the same kind, a country's names, a person's longer
 * and shorter forms in documents of one story, an organisation and its acronym where the corpus knows one of its kind.
 * Namesakes stay apart: a full name alone joins no documents that share nothing else.
 */
export function joinEntities(
  digests: readonly DocumentDigest[],
  stories: readonly (readonly number[])[],
): JoinedEntities {
  const items = itemsOf(digests, stories);
  const sets = new Sets(items.length);
  const byFamily = new Map<string, number[]>();
  items.forEach(({ family }, i) => {
    pushTo(byFamily, family, i);
  });
  const weights = new Weights(digests);
  for (const [family, members] of byFamily) {
    if (family === 'PERSON') joinPersons(items, members, sets, digests, weights);
    else if (family === 'place') joinPlaces(items, members, sets);
    else joinByKey(items, members, sets, family);
    if (family === 'ORG') joinAcronyms(items, members, sets);
  }
  return collect(digests, items, sets);
}

function itemsOf(digests: readonly DocumentDigest[], stories: readonly (readonly number[])[]): readonly Item[] {
  const story = new Int32Array(digests.length);
  stories.forEach((documents, s) => {
    for (const d of documents) story[d] = s;
  });
  return digests.flatMap(({ names }, document) =>
    names.map((name, index) => ({ ...name, document, index, story: story[document], pieces: name.key.split(' ') })),
  );
}

function joinByKey(items: readonly Item[], members: readonly number[], sets: Sets, family: string): void {
  const first = new Map<string, number>();
  for (const i of members) {
    const plain = family === 'ORG' || family === 'NORP' ? items[i].key.replace(/(?<=[^s]{3})s$/, '') : items[i].key;
    const known = first.get(plain);
    if (known === undefined) first.set(plain, i);
    else sets.join(known, i);
  }
}

/** A country by its code; any other place by its name and country, and by its name alone where only one has it. */
function joinPlaces(items: readonly Item[], members: readonly number[], sets: Sets): void {
  const first = new Map<string, number>();
  const ofKey = new Map<string, Set<string>>();
  const idOf = ({ key, place }: Item): string =>
    place === undefined ? key : place.endsWith(' country') ? place : `${place} ${key}`;
  for (const i of members) {
    const id = idOf(items[i]);
    const known = first.get(id);
    if (known === undefined) first.set(id, i);
    else sets.join(known, i);
    const { key, place } = items[i];
    if (place === undefined) continue;
    addTo(ofKey, key, id);
  }
  for (const i of members) {
    const { key, place } = items[i];
    const ids = place === undefined ? ofKey.get(key) : undefined;
    if (ids?.size !== 1) continue;
    for (const id of ids) sets.join(first.get(id) ?? i, i);
  }
}

function joinPersons(
  items: readonly Item[],
  members: readonly number[],
  sets: Sets,
  digests: readonly DocumentDigest[],
  weights: Weights,
): void {
  const full = members.filter(i => items[i].pieces.length > 1);
  const byKey = new Map<string, number[]>();
  for (const i of full) pushTo(byKey, items[i].key, i);
  for (const same of byKey.values()) joinNamesakes(items, same, sets, digests, weights);
  joinForms(items, full, sets);
  joinShortForms(items, members, full, sets);
}

/** Joins the documents of one full name that share something else as well. */
function joinNamesakes(
  items: readonly Item[],
  same: readonly number[],
  sets: Sets,
  digests: readonly DocumentDigest[],
  weights: Weights,
): void {
  for (let b = 1; b < same.length; b++) {
    for (let a = Math.max(0, b - MOST_PAIRS); a < b; a++) {
      if (sets.areOne(same[a], same[b])) continue;
      const [x, y] = [items[same[a]], items[same[b]]];
      const isOne =
        x.story === y.story || weights.shared(digests[x.document], digests[y.document], x.key) >= SAME_PERSON;
      if (isOne) sets.join(same[a], same[b]);
    }
  }
}

/** Joins full names of one story of which one is the other with more words: "Donald Trump", "Donald J. Trump". */
function joinForms(items: readonly Item[], full: readonly number[], sets: Sets): void {
  const byEnds = new Map<string, number[]>();
  for (const i of full) {
    const { pieces, story } = items[i];
    pushTo(byEnds, `${story} ${pieces[0]} ${pieces[pieces.length - 1]}`, i);
  }
  for (const same of byEnds.values()) {
    const longest = same.reduce((a, b) => (items[b].pieces.length > items[a].pieces.length ? b : a));
    for (const i of same) if (personsCompatible(items[longest].pieces, items[i].pieces)) sets.join(longest, i);
  }
}

/**
 * A single name is the one person of its story whom the full names give it to; where two could be meant, or none, it is
 * nobody else's.
 */
function joinShortForms(items: readonly Item[], members: readonly number[], full: readonly number[], sets: Sets): void {
  const owners = new Map<string, Set<number>>();
  for (const i of full) {
    const { pieces, story } = items[i];
    for (const piece of [pieces[0], pieces[pieces.length - 1]]) {
      const key = `${story} ${piece}`;
      addTo(owners, key, sets.find(i));
    }
  }
  const alone = new Map<string, number>();
  for (const i of members) {
    const { key, story, pieces } = items[i];
    if (pieces.length > 1) continue;
    const own = owners.get(`${story} ${key}`);
    if (own?.size === 1) for (const owner of own) sets.join(owner, i);
    if (own !== undefined) continue;
    const first = alone.get(`${story} ${key}`);
    if (first === undefined) alone.set(`${story} ${key}`, i);
    else sets.join(first, i);
  }
}

/** Joins what goes by an acronym alone to the one organisation that a document gives it to. */
function joinAcronyms(items: readonly Item[], members: readonly number[], sets: Sets): void {
  const owners = new Map<string, Set<number>>();
  for (const i of members) {
    const { aliases, pieces } = items[i];
    if (pieces.length < 2) continue;
    for (const alias of aliases) {
      const key = alias.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
      if (alias.includes(' ') || key.length > 6) continue;
      addTo(owners, key, sets.find(i));
    }
  }
  for (const i of members) {
    const own = items[i].pieces.join('').length <= 6 ? owners.get(items[i].pieces.join('')) : undefined;
    if (own?.size === 1) for (const owner of own) sets.join(owner, i);
  }
}

function collect(digests: readonly DocumentDigest[], items: readonly Item[], sets: Sets): JoinedEntities {
  const of = digests.map(({ names }) => new Int32Array(names.length));
  const entities: { document: number; name: number }[][] = [];
  const known = new Map<number, number>();
  items.forEach(({ document, index }, i) => {
    const root = sets.find(i);
    const entity = known.get(root) ?? entities.push([]) - 1;
    known.set(root, entity);
    entities[entity].push({ document, name: index });
    of[document][index] = entity;
  });
  return { entities: entities.map(names => ({ names })), of };
}
