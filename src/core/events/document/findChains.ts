import type { EntityResult, FigureResult, ResolvedEvent } from '../../annotations/annotator';
import { figureAt, mentionAt } from '../../annotations/eventPlace';
import { wordFamily } from '../lexicon/wordFamilies';
import type { BlockPlace, Drafts, Told } from '../sentence/localEvent';

/** How many chains of a type are compared with a new mention, the latest first. */
const LOOK_BACK = 12;
/** How far a definite noun without arguments looks back, in blocks. */
const NEAR = 6;

/** Mentions of one event. Its lists are short, and hold each value once. */
export interface Chain {
  readonly first: number;
  latest: number;
  readonly clusters: number[];
  readonly times: string[];
  readonly places: number[];
  /** What it was called; words that are used for one another are one. */
  readonly words: string[];
  /** Whether the first paragraph tells it, or the headline. */
  readonly opens: boolean;
  /** The mentions after the first. */
  readonly later: number[];
  /** Clusters of the names that its mentions are. */
  readonly names: number[];
  /** "second", "third": which of its kind it was said to be. */
  readonly ordinals: string[];
  /** Whether its first mention counts several events, none of which a later mention tells apart: "three summits". */
  readonly several: boolean;
  readonly polarity: string;
}

/** An event of the document, with what it tells and where it stands. */
export interface DraftEvent {
  readonly event: ResolvedEvent;
  readonly told: Told;
  readonly place: BlockPlace;
}

export function draftAt({ events, told, places }: Drafts, i: number): DraftEvent {
  return { event: events[i], told: told[i], place: places[i] };
}

/** Where in the document the trigger of an event begins. */
function startOf({ event, place }: DraftEvent): number {
  return place.start + event.trigger.start;
}

/** Joins the events of one family, in order. */
export function findChains(
  own: readonly DraftEvent[],
  opening: number,
  entities: EntityResult,
  figures: FigureResult,
): Chain[] {
  const chains: Chain[] = [];
  own.forEach((draft, i) => {
    const seen = describe(draft, entities, figures);
    const match = bestChain(chains, seen, draft, own, entities);
    if (match === undefined) {
      chains.push({
        clusters: seen.clusters,
        times: seen.times,
        places: seen.places,
        words: [seen.word],
        opens: draft.told.inHeadline || draft.place.paragraph === opening,
        first: i,
        latest: i,
        later: [],
        names: seen.name < 0 ? [] : [seen.name],
        ordinals: rankOf(draft),
        several: isSeveral(draft),
        polarity: draft.event.polarity,
      });
    } else {
      addAll(match.clusters, seen.clusters);
      addAll(match.times, seen.times);
      addAll(match.places, seen.places);
      addAll(match.words, [seen.word]);
      if (seen.name >= 0) addAll(match.names, [seen.name]);
      addAll(match.ordinals, rankOf(draft));
      match.latest = i;
      match.later.push(i);
    }
  });
  return chains;
}

function addAll<Value>(to: Value[], from: readonly Value[]): void {
  for (const value of from) if (!to.includes(value)) to.push(value);
}

interface Description {
  readonly clusters: number[];
  readonly times: string[];
  readonly places: number[];
  readonly word: string;
  /** The cluster of the name that is the mention itself, "the Hanoi Summit"; -1 for plain words. */
  readonly name: number;
}

function describe({ event, told, place }: DraftEvent, entities: EntityResult, figures: FigureResult): Description {
  const clusterOf = (number: number): number => entities.mentions[mentionAt(place, number)].cluster;
  const clusters: number[] = [];
  for (const { target } of event.arguments) {
    if (target?.kind !== 'entity') continue;
    const cluster = clusterOf(target.index);
    if (!clusters.includes(cluster)) clusters.push(cluster);
  }
  const value = event.time === null ? undefined : figures.figures[figureAt(place, event.time)].value.timex?.value;
  return {
    clusters,
    times: value === undefined ? [] : [value],
    places: event.place === null ? [] : [clusterOf(event.place)],
    word: wordFamily(told.local.lemma),
    name: told.name < 0 ? -1 : clusterOf(told.name),
  };
}

function bestChain(
  known: readonly Chain[],
  seen: Description,
  draft: DraftEvent,
  drafts: readonly DraftEvent[],
  entities: EntityResult,
): Chain | undefined {
  let best: Chain | undefined;
  let top = 0;
  for (let k = known.length - 1; k >= 0 && k >= known.length - LOOK_BACK; k--) {
    const chain = known[k];
    const score = likeness(chain, seen, draft, drafts[chain.latest], entities);
    if (score > top) {
      top = score;
      best = chain;
    }
  }
  return best;
}

const SEVERAL: ReadonlySet<string | null> = new Set('two three four five several many'.split(' '));
const COUNTED: ReadonlySet<string | null> = new Set([
  ...SEVERAL,
  ...'another previous earlier second third'.split(' '),
]);

/** "three summits", and the "two" of "three with Xi and two with Putin"; not "the two leaders' meeting". */
function isSeveral({
  told: {
    local: { ordinal, trigger, lemma },
  },
}: DraftEvent): boolean {
  return SEVERAL.has(ordinal) && trigger.end - trigger.start !== lemma.length;
}

const SURE = 100;

/** Whether a mention is the noun of the verb before it, or its verb: "signed a treaty". */
function isTwin({ place, told: { local } }: DraftEvent, latest: DraftEvent): boolean {
  return local.twin !== undefined && startOf(latest) === place.start + local.twin.start;
}

const RANKS: ReadonlySet<string | null> = new Set('second third fourth fifth'.split(' '));

function rankOf({ told: { local } }: DraftEvent): string[] {
  return local.ordinal !== null && RANKS.has(local.ordinal) ? [local.ordinal] : [];
}

/** A mention beside a chain that it may belong to. */
interface Pair {
  readonly chain: Chain;
  readonly seen: Description;
  readonly draft: DraftEvent;
  /** The last mention of the chain so far. */
  readonly latest: DraftEvent;
  readonly entities: EntityResult;
  readonly samePlace: boolean;
}

/** How well a mention fits a chain; 0 or less where it does not. */
function likeness(
  chain: Chain,
  seen: Description,
  draft: DraftEvent,
  latest: DraftEvent,
  entities: EntityResult,
): number {
  if (isTwin(draft, latest) || chain.names.includes(seen.name)) return SURE;
  if (draft.event.polarity !== chain.polarity || chain.several) return 0;
  // two occasions that one word tells of are two
  if (startOf(draft) === startOf(latest)) return 0;
  if (!timesAgree(chain.times, seen.times)) return 0;
  const samePlace = inCommon(seen.places, chain.places) > 0;
  if (!samePlace && isApart(chain, seen)) return 0;
  // the headline says "summit", the text who met
  if (chain.clusters.length === 0 && chain.words.includes(seen.word) && chain.opens && seen.clusters.length > 1) {
    return inCompany(seen.clusters, latest, entities) >= 2 ? 3 : 0;
  }
  const shared = inCommon(seen.clusters, chain.clusters);
  const foreign = seen.clusters.length - shared;
  // "their second summit", after "the second summit", or where it was
  const sameRank = inCommon(rankOf(draft), chain.ordinals) > 0;
  if (sameRank && shared > 0 && foreign === 0) return 4 + shared;
  if (COUNTED.has(draft.told.local.ordinal))
    return shared >= 2 && seen.times.length > 0 && timesShared(chain.times, seen.times) ? 1 : 0;
  if (shared >= 2) return 4 + shared - foreign;
  const pair = { chain, seen, draft, latest, entities, samePlace };
  if (shared === 1) return likenessByOne(pair, foreign);
  return seen.clusters.length === 0 ? likenessByNone(pair) : 0;
}

/**
 * Whether both have places, none of them the same, and times that are apart: two places may be one inside the other.
 */
function isApart(chain: Chain, seen: Description): boolean {
  if (seen.places.length === 0 || chain.places.length === 0) return false;
  if (seen.times.length === 0 || chain.times.length === 0) return false;
  return inCommon(seen.times, chain.times) === 0;
}

/** How well a mention fits that shares one partner with the chain and has `foreign` others. */
function likenessByOne({ chain, seen, draft, latest, samePlace }: Pair, foreign: number): number {
  if (foreign === 0) {
    const { definite, pos, lemma } = draft.told.local;
    const likely = (chain.words.includes(seen.word) ? 0.5 : 0) + (chain.opens ? 0.3 : 0);
    if (definite || pos === 'n' || lemma === latest.told.local.lemma || samePlace) return 3 + likely;
    return timesShared(chain.times, seen.times) ? 2 : 0;
  }
  // another partner: another event
  if (foreign > 1 || chain.clusters.length > 1) return 0;
  return samePlace || timesShared(chain.times, seen.times) ? 2 : 0;
}

/** How well a mention fits that names nobody: "the summit". */
function likenessByNone({ chain, seen, draft, latest, entities, samePlace }: Pair): number {
  if (samePlace) return 2.5;
  const { definite, pos } = draft.told.local;
  if (pos !== 'n' || !chain.words.includes(seen.word)) return 0;
  const near = draft.place.block - latest.place.block <= NEAR;
  if (definite && near) {
    const apart = seen.places.length > 0 && chain.places.length > 0;
    return apart ? 0 : 1.5 + Math.min(chain.later.length + 1, 5) * 0.1 + (chain.opens ? 0.3 : 0);
  }
  // "Kim thanked Putin for the meeting": those who met stand beside it
  if (near && inCompany(chain.clusters, draft, entities) >= 2) return 1.4;
  return timesShared(chain.times, seen.times) ? 1 : 0;
}

/** How many of the clusters the sentence of a mention names. */
function inCompany(clusters: readonly number[], { told, place }: DraftEvent, { mentions }: EntityResult): number {
  const found: number[] = [];
  for (const index of told.company) {
    const { cluster } = mentions[place.mention + index];
    if (clusters.includes(cluster)) addAll(found, [cluster]);
  }
  return found.length;
}

function inCommon<Value>(some: readonly Value[], others: readonly Value[]): number {
  let common = 0;
  for (const value of some) if (others.includes(value)) common++;
  return common;
}

/** Whether one of the times is, or holds, another: 2019 and 2019-04-25; nothing known agrees with anything. */
function timesAgree(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || timesShared(a, b) || !(a.every(isDated) && b.every(isDated));
}

function isDated(value: string): boolean {
  return /^\d{4}/.test(value);
}

function timesShared(a: readonly string[], b: readonly string[]): boolean {
  for (const x of a) for (const y of b) if (x.startsWith(y) || y.startsWith(x)) return true;
  return false;
}
