import type { EntityResult, FigureResult, ResolvedEvent } from '../annotations/annotator';
import { firstEndingAfter } from '../text/span';
import { completeMention } from './completeMention';
import type { DraftEvent } from './localEvent';
import { eventTypes } from './ontology';

/** Types whose events are told by one another's words: a visit for a meeting, a bombing for a death. */
const FAMILY: Readonly<Record<string, string>> = {
  'Contact.Discuss': 'Contact.Meet',
};
/** Words that news uses for one event, each line for one kind; any other word stands for itself. */
const KIND_OF_WORD: ReadonlyMap<string, string> = new Map(
  [
    'meeting meet convene summit encounter conference host receive reception',
    'talks negotiation negotiate discussion discuss',
    'visit trip travel tour',
    'attack bombing bomb explosion explode blast assault raid shooting shoot strike',
    'quake earthquake tremor temblor',
    'crash accident collision collide',
    'death die',
    'killing kill murder slaying assassinate assassination',
    'election elect vote',
    'arrest detain detention',
    'sale sell purchase buy acquisition acquire takeover',
  ].flatMap(line => line.split(' ').map(word => [word, line.split(' ')[0]] as const)),
);

/** How far a bare noun looks back, in code units. */
const FAR = 4000;
/** How many chains of a type are compared with a new mention, the latest first. */
const LOOK_BACK = 12;
/** How far a definite noun without arguments looks back, in paragraphs. */
const NEAR = 6;

/** Mentions of one event. Its lists are short, and hold each value once. */
interface Chain {
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
  /** Whether its first mention counts several events, none of which a later mention tells apart: "three summits". */
  readonly several: boolean;
  readonly polarity: string;
}

/**
 * Marks later mentions of an event (`sameAs`), completes its first mention by them, and marks the event that is the news of the
 * document (`lead`).
 */
export function joinEvents(
  drafts: readonly DraftEvent[],
  entities: EntityResult,
  figures: FigureResult,
): ResolvedEvent[] {
  const events = drafts.map(d => d.event);
  const order = inOrder(events);
  const chains = new Map<string, Chain[]>();
  const sameAs = new Map<number, number>();
  const opening = order.length > 0 ? drafts[order[0]].paragraph : 0;
  for (const i of order) {
    const draft = drafts[i];
    if (eventTypes().get(draft.event.type)?.rank !== 'news') continue;
    const family = FAMILY[draft.event.type] ?? draft.event.type;
    let known = chains.get(family);
    if (known === undefined) {
      known = [];
      chains.set(family, known);
    }
    const seen = describe(draft, entities, figures);
    const match = bestChain(known, seen, draft, drafts, entities);
    if (match === undefined) {
      known.push({
        clusters: seen.clusters,
        times: seen.times,
        places: seen.places,
        words: [seen.word],
        opens: draft.inHeadline || draft.paragraph === opening,
        first: i,
        latest: i,
        later: [],
        several: isSeveral(draft),
        polarity: draft.event.polarity,
      });
    } else {
      addAll(match.clusters, seen.clusters);
      addAll(match.times, seen.times);
      addAll(match.places, seen.places);
      addAll(match.words, [seen.word]);
      match.latest = i;
      match.later.push(i);
      sameAs.set(i, match.first);
    }
  }
  const lead = leadOf(drafts, chains);
  const position = new Int32Array(order.length);
  order.forEach((i, k) => {
    position[i] = k;
  });
  const completed = new Map<number, ResolvedEvent>();
  for (const known of chains.values()) {
    for (const { first, later } of known) {
      if (later.length === 0) continue;
      const mentions = later.map(k => events[k]);
      completed.set(first, completeMention(events[first], mentions, entities, figures));
    }
  }
  return order.map(i => {
    const first = sameAs.get(i);
    const event = completed.get(i) ?? events[i];
    if (first === undefined) return i === lead ? { ...event, lead: true } : event;
    return { ...events[i], sameAs: position[first], ...(i === lead ? { lead: true } : {}) };
  });
}

/** The indices of the events in the order of their triggers; most often that is how they come. */
function inOrder(events: readonly ResolvedEvent[]): number[] {
  const order = events.map((_, i) => i);
  const sorted = events.every((e, i) => i === 0 || events[i - 1].trigger.start <= e.trigger.start);
  return sorted ? order : order.sort((a, b) => events[a].trigger.start - events[b].trigger.start);
}

function addAll<Value>(to: Value[], from: readonly Value[]): void {
  for (const value of from) if (!to.includes(value)) to.push(value);
}

interface Description {
  readonly clusters: number[];
  readonly times: string[];
  readonly places: number[];
  readonly word: string;
}

function describe({ event, local }: DraftEvent, entities: EntityResult, figures: FigureResult): Description {
  const clusters: number[] = [];
  for (const { target } of event.arguments) {
    if (target.kind !== 'entity') continue;
    const { cluster } = entities.mentions[target.index];
    if (!clusters.includes(cluster)) clusters.push(cluster);
  }
  const value = event.time === null ? undefined : figures.figures[event.time].value.timex?.value;
  return {
    clusters,
    times: value === undefined ? [] : [value],
    places: event.place === null ? [] : [entities.mentions[event.place].cluster],
    word: KIND_OF_WORD.get(local.lemma) ?? local.lemma,
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
function isSeveral({ local: { ordinal, trigger, lemma } }: DraftEvent): boolean {
  return SEVERAL.has(ordinal) && trigger.end - trigger.start !== lemma.length;
}

/** How well a mention fits a chain; 0 or less where it does not. */
function likeness(
  chain: Chain,
  seen: Description,
  draft: DraftEvent,
  latest: DraftEvent,
  entities: EntityResult,
): number {
  if (draft.event.polarity !== chain.polarity || chain.several) return 0;
  // two occasions that one word tells of are two
  if (draft.event.trigger.start === latest.event.trigger.start) return 0;
  if (!timesAgree(chain.times, seen.times)) return 0;
  const samePlace = inCommon(seen.places, chain.places) > 0;
  if (seen.places.length > 0 && chain.places.length > 0 && !samePlace) {
    // two places may be one inside the other; two places and no shared time are two events
    const dated = seen.times.length > 0 && chain.times.length > 0;
    if (dated && inCommon(seen.times, chain.times) === 0) return 0;
  }
  // the headline says "summit", the text who met
  if (chain.clusters.length === 0 && chain.words.includes(seen.word) && chain.opens && seen.clusters.length > 1) {
    return inCompany(seen.clusters, latest, entities) >= 2 ? 3 : 0;
  }
  const shared = inCommon(seen.clusters, chain.clusters);
  const foreign = seen.clusters.length - shared;
  const { definite, ordinal, pos, lemma } = draft.local;
  if (COUNTED.has(ordinal)) return shared >= 2 && seen.times.length > 0 && timesShared(chain.times, seen.times) ? 1 : 0;
  if (shared >= 2) return 4 + shared - foreign;
  if (shared === 1 && foreign === 0 && seen.clusters.length === 1) {
    const likely = (chain.words.includes(seen.word) ? 0.5 : 0) + (chain.opens ? 0.3 : 0);
    if (definite || pos === 'n' || lemma === latest.local.lemma || samePlace) return 3 + likely;
    return timesShared(chain.times, seen.times) ? 2 : 0;
  }
  // another partner: another event
  if (shared === 1 && foreign > 0 && chain.clusters.length > 1) return 0;
  if (shared === 1 && foreign <= 1) return timesShared(chain.times, seen.times) || samePlace ? 2 : 0;
  if (seen.clusters.length === 0) {
    if (samePlace) return 2.5;
    if (pos !== 'n' || !chain.words.includes(seen.word)) return 0;
    const near =
      draft.paragraph - latest.paragraph <= NEAR && draft.event.trigger.start - latest.event.trigger.start < FAR;
    if (definite && near) {
      const apart = seen.places.length > 0 && chain.places.length > 0;
      return apart ? 0 : 1.5 + Math.min(chain.later.length + 1, 5) * 0.1 + (chain.opens ? 0.3 : 0);
    }
    // "Kim thanked Putin for the meeting": those who met stand beside it
    if (near && inCompany(chain.clusters, draft, entities) >= 2) return 1.4;
    if (timesShared(chain.times, seen.times)) return 1;
  }
  return 0;
}

/** How many of the clusters the sentence of a mention names. */
function inCompany(clusters: readonly number[], { event, local }: DraftEvent, { mentions }: EntityResult): number {
  const by = event.trigger.start - local.trigger.start;
  const found: number[] = [];
  for (const { start, end } of local.company) {
    const k = firstEndingAfter(mentions, start + by);
    if (k >= mentions.length || mentions[k].start >= end + by) continue;
    if (clusters.includes(mentions[k].cluster)) addAll(found, [mentions[k].cluster]);
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

/** The draft that opens the chain which is the news: early, named in the headline, told again, and asserted or to come. */
function leadOf(drafts: readonly DraftEvent[], chains: ReadonlyMap<string, readonly Chain[]>): number {
  let lead = -1;
  let top = 0;
  const start = drafts.length > 0 ? drafts[0].paragraph : 0;
  for (const chain of [...chains.values()].flat()) {
    const { event, paragraph, inHeadline } = drafts[chain.first];
    const score =
      Math.min(chain.later.length + 1, 8) * 1.5 +
      (inHeadline ? 6 : 0) +
      Math.max(0, 5 - (paragraph - start)) +
      Math.min(chain.clusters.length, 3) +
      (event.modality === 'hypothetical' ? -3 : 0) +
      (event.polarity === 'negative' ? -1 : 0);
    if (score > top) {
      top = score;
      lead = chain.first;
    }
  }
  return lead;
}
