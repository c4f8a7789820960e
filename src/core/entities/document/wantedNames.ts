import type { EntityLabel } from '../../annotations/model';
import type { PlacedBlock } from '../../blocks/block';
import { type BlockIndex, LOOSE_HASHES, looseHash } from './blockIndex';
import type { Name, NameStore } from './nameStore';
import { collectVotes, commonSurnames, markPairs, organisationParts, personParts, settle, weightOf } from './nameVotes';

export interface WantedName {
  readonly name: Name;
  readonly pieces: readonly string[];
  readonly label: EntityLabel;
  /** Whether the word is no name where it begins a sentence that says nothing of a person. */
  readonly common?: boolean;
}

/** Names by their first piece, longest first. */
export type Wanted = Map<string, WantedName[]>;

/** The names that are looked for, and the short hashes of the words that they begin with. */
export interface Looked {
  readonly wanted: Wanted;
  readonly hashes: Uint8Array;
}

/**
 * Takes the votes on all names of a document, settles their labels, and tells which names are looked for where the
 * tagger missed them.
 *
 * @param definitions keys of short forms in brackets, to the names before them
 */
export function vote(
  blocks: readonly PlacedBlock[],
  indices: readonly BlockIndex[],
  definitions: ReadonlyMap<string, Name>,
  store: NameStore,
): Looked {
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

/** The names that are looked for where the tagger missed them. */
function wantedNames(
  names: readonly Name[],
  persons: ReadonlyMap<string, number>,
  bodies: ReadonlyMap<string, number>,
  store: NameStore,
  cased: boolean,
): Wanted {
  const wanted: Wanted = new Map();
  const put = (name: Name, label: EntityLabel, common = false): void => {
    const { pieces } = name;
    const list = wanted.get(pieces[0]);
    if (list === undefined) wanted.set(pieces[0], [{ name, pieces, label, common }]);
    else list.push({ name, pieces, label, common });
  };
  for (const name of names) if (isWanted(name, store, cased)) put(name, name.label);
  for (const [part, weight] of persons) {
    if (weight < 0.7 || store.voted(part) !== undefined) continue;
    const name = store.named(part);
    if (!store.factsOf(name).common) put(name, 'PERSON');
  }
  if (cased) for (const surname of commonSurnames(names, store)) put(store.named(surname), 'PERSON', true);
  for (const [part, weight] of bodies) {
    if (weight >= 0.7 && store.voted(part) === undefined) put(store.named(part), 'ORG');
  }
  for (const list of wanted.values()) if (list.length > 1) list.sort((a, b) => b.pieces.length - a.pieces.length);
  return wanted;
}

/** Whether a name is sure enough to be looked for, and no common word. */
function isWanted(name: Name, store: NameStore, cased: boolean): boolean {
  const { pieces, total, count, label } = name;
  if (pieces.length === 0 || (weightOf(name, label) ?? 0) < 0.6 * total) return false;
  if (pieces.length > 1) return total >= 0.6;
  // One sure mention tells enough where only a capitalised word may be another.
  if (count < 2 && (!cased || total < 0.8)) return false;
  return pieces[0].length >= 3 && !store.factsOf(name).common;
}
