import type { EntityResult, FigureResult } from '../../annotations/annotator';
import { mentionAt } from '../../annotations/eventPlace';
import { FAMILY } from '../lexicon/wordFamilies';
import type { Drafts, Told } from '../sentence/localEvent';
import { completeMention } from './completeMention';
import { type Chain, draftAt, findChains } from './findChains';
import type { JoinedEvents } from './ranking';

/**
 * Marks later mentions of an event (`sameAs`) and completes its first mention by them. The events come in the order of
 * the text.
 *
 * Events of different families never join, so the chains of a family stay as they were, whatever an edit did to the
 * others, while the same events are told in the same order of the same things.
 */
export function joinEvents(
  drafts: Drafts,
  entities: EntityResult,
  figures: FigureResult,
  before: FamilyChains | undefined,
): JoinedEvents & { readonly chains: FamilyChains } {
  const events = [...drafts.events];
  const places = [...drafts.places];
  const order = inOrder(drafts);
  const families = new Map<string, number[]>();
  for (const i of order) {
    const { type } = events[i];
    if (drafts.told[i].local.type.rank !== 'news') continue;
    const family = FAMILY[type] ?? type;
    const list = families.get(family);
    if (list === undefined) families.set(family, [i]);
    else list.push(i);
  }
  const position = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) position[order[k]] = k;
  const sameAs = new Int32Array(order.length).fill(-1);
  const chaining = { drafts, opening: drafts.places[order[0]]?.paragraph ?? 0, entities, figures };
  const signatures = new Signatures(entities);
  const chains = new Map<string, RememberedChains>();
  for (const [family, members] of families) {
    const found = familyChains(members, chaining, signatures, before?.get(family));
    chains.set(family, found);
    for (const { first, later } of found.chains) {
      const head = members[first];
      if (later.length === 0) continue;
      for (const k of later) sameAs[position[members[k]]] = position[head];
      const told = later.map(k => draftAt(drafts, members[k]));
      const completed = completeMention(draftAt(drafts, head), told, entities, figures);
      if (completed === undefined) continue;
      events[head] = completed.event;
      places[head] = completed.place;
    }
  }
  return {
    events: order.map(i => events[i]),
    told: order.map(i => drafts.told[i]),
    places: order.map(i => places[i]),
    sameAs,
    chains,
  };
}

/** The chains of a family as they were last found. All that `findChains` reads is in `told` or in the signature. */
interface RememberedChains {
  readonly told: readonly Told[];
  readonly signature: Int32Array;
  /** `first`, `latest` and `later` count the events of the family. */
  readonly chains: readonly Chain[];
}

/** What the chains of any family are found in. `opening` is the number of the paragraph of the first event. */
interface Chaining {
  readonly drafts: Drafts;
  readonly opening: number;
  readonly entities: EntityResult;
  readonly figures: FigureResult;
}

/** The chains of the events of each family, by its name. */
export type FamilyChains = ReadonlyMap<string, RememberedChains>;

/** The chains of the events of one family; `members` are their indices among the drafts, in order. */
function familyChains(
  members: readonly number[],
  chaining: Chaining,
  signatures: Signatures,
  known: RememberedChains | undefined,
): RememberedChains {
  const { drafts, opening, entities, figures } = chaining;
  const signature = signatures.of(members, chaining);
  if (known !== undefined && areEqual(known.signature, signature) && isToldBy(known.told, members, drafts))
    return known;
  const own = members.map(i => draftAt(drafts, i));
  const chains = findChains(own, opening, entities, figures);
  return { told: own.map(d => d.told), signature: signature.slice(), chains };
}

function isToldBy(told: readonly Told[], members: readonly number[], drafts: Drafts): boolean {
  if (told.length !== members.length) return false;
  for (let k = 0; k < members.length; k++) if (drafts.told[members[k]] !== told[k]) return false;
  return true;
}

/**
 * What chaining reads of the events besides what they tell: how many blocks are between them, which stand in the first
 * paragraph, and which of their arguments, places and companions are one thing, in a form that numbering does not
 * change.
 */
class Signatures {
  readonly #entities: EntityResult;
  #values = new Int32Array(1024);
  #length = 0;
  /** The number that each cluster has in the signature of the family of that number. */
  readonly #numbers: Int32Array;
  readonly #families: Int32Array;
  #family = 0;
  #count = 0;

  constructor(entities: EntityResult) {
    this.#entities = entities;
    this.#numbers = new Int32Array(entities.clusters.length);
    this.#families = new Int32Array(entities.clusters.length);
  }

  /** The signature of some events, good until the next is asked for. */
  of(members: readonly number[], { drafts, opening }: Chaining): Int32Array {
    this.#length = 0;
    this.#count = 0;
    this.#family++;
    const from = drafts.places[members[0]].block;
    for (const i of members) {
      const event = drafts.events[i];
      const told = drafts.told[i];
      const place = drafts.places[i];
      this.#put(-2 - (place.block - from));
      this.#put(place.paragraph === opening ? -1 : -2);
      for (const { target } of event.arguments) {
        if (target?.kind === 'entity') this.#putThing(mentionAt(place, target.index));
      }
      if (event.place !== null) this.#putThing(mentionAt(place, event.place));
      if (told.name >= 0) this.#putThing(place.mention + told.name);
      for (const index of told.company) this.#putThing(place.mention + index);
    }
    return this.#values.subarray(0, this.#length);
  }

  #put(value: number): void {
    if (this.#length === this.#values.length) {
      const longer = new Int32Array(2 * this.#length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value;
  }

  #putThing(mention: number): void {
    const { cluster } = this.#entities.mentions[mention];
    if (this.#families[cluster] !== this.#family) {
      this.#families[cluster] = this.#family;
      this.#numbers[cluster] = this.#count++;
    }
    this.#put(this.#numbers[cluster]);
  }
}

function areEqual(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The indices of the events in the order of their triggers; most often that is how they come. */
function inOrder({ events, places }: Drafts): number[] {
  const starts = new Int32Array(events.length);
  let isSorted = true;
  for (let i = 0; i < starts.length; i++) {
    starts[i] = places[i].start + events[i].trigger.start;
    if (i > 0 && starts[i - 1] > starts[i]) isSorted = false;
  }
  const order = events.map((_, i) => i);
  return isSorted ? order : order.sort((a, b) => starts[a] - starts[b]);
}
