import type { EntityResult, FigureResult, ResolvedEvent } from '../annotations/annotator';
import type { DraftEvent } from './localEvent';
import { eventTypes } from './ontology';

/** Types whose events are told by one another's words: a visit for a meeting, a bombing for a death. */
const FAMILY: Readonly<Record<string, string>> = {
  'Contact.Discuss': 'Contact.Meet',
};
/** How many chains of a type are compared with a new mention, the latest first. */
const LOOK_BACK = 12;
/** How far a definite noun without arguments looks back, in paragraphs. */
const NEAR = 6;

interface Chain {
  readonly first: number;
  latest: number;
  readonly clusters: Set<number>;
  readonly times: Set<string>;
  readonly places: Set<number>;
  readonly ordinals: Set<string>;
  mentions: number;
  modality: string;
  polarity: string;
}

/** Marks later mentions of an event (`sameAs`), and the event that is the news of the document (`lead`). */
export function joinEvents(
  drafts: readonly DraftEvent[],
  entities: EntityResult,
  figures: FigureResult,
): ResolvedEvent[] {
  const events = drafts.map(d => d.event);
  const order = drafts.map((_, i) => i).sort((a, b) => events[a].trigger.start - events[b].trigger.start);
  const chains = new Map<string, Chain[]>();
  const chainOf = new Map<number, Chain>();
  const sameAs = new Map<number, number>();
  const position = new Map(order.map((i, k) => [i, k]));
  for (const i of order) {
    const draft = drafts[i];
    const rank = eventTypes().get(draft.event.type)?.rank;
    if (rank !== 'news') continue;
    const family = FAMILY[draft.event.type] ?? draft.event.type;
    const known = chains.get(family) ?? [];
    const seen = describe(draft, entities, figures);
    const match = bestChain(known.slice(-LOOK_BACK), seen, draft, drafts);
    if (match === undefined) {
      const chain: Chain = {
        ...seen,
        first: i,
        latest: i,
        mentions: 1,
        modality: draft.event.modality,
        polarity: draft.event.polarity,
      };
      known.push(chain);
      chains.set(family, known);
      chainOf.set(i, chain);
    } else {
      for (const c of seen.clusters) match.clusters.add(c);
      for (const t of seen.times) match.times.add(t);
      for (const p of seen.places) match.places.add(p);
      match.latest = i;
      match.mentions++;
      sameAs.set(i, match.first);
      chainOf.set(i, match);
    }
  }
  const lead = leadOf(drafts, [...chains.values()].flat());
  return order.map(i => {
    const first = sameAs.get(i);
    return {
      ...events[i],
      ...(first === undefined ? {} : { sameAs: position.get(first) ?? 0 }),
      ...(i === lead ? { lead: true } : {}),
    };
  });
}

interface Description {
  readonly clusters: Set<number>;
  readonly times: Set<string>;
  readonly places: Set<number>;
  readonly ordinals: Set<string>;
}

function describe({ event, local }: DraftEvent, entities: EntityResult, figures: FigureResult): Description {
  const clusters = new Set<number>();
  for (const a of event.arguments)
    if (a.target.kind === 'entity') clusters.add(entities.mentions[a.target.index].cluster);
  const value = event.time === null ? undefined : figures.figures[event.time].value.timex?.value;
  const place = event.place === null ? undefined : entities.mentions[event.place].cluster;
  return {
    clusters,
    times: new Set(value === undefined ? [] : [value]),
    places: new Set(place === undefined ? [] : [place]),
    ordinals: new Set(local.ordinal === null ? [] : [local.ordinal]),
  };
}

function bestChain(
  known: readonly Chain[],
  seen: Description,
  draft: DraftEvent,
  drafts: readonly DraftEvent[],
): Chain | undefined {
  let best: Chain | undefined;
  let top = 0;
  for (let k = known.length - 1; k >= 0; k--) {
    const chain = known[k];
    const score = likeness(chain, seen, draft, drafts[chain.latest]);
    if (score > top) {
      top = score;
      best = chain;
    }
  }
  return best;
}

/** How well a mention fits a chain; 0 or less where it does not. */
function likeness(chain: Chain, seen: Description, draft: DraftEvent, latest: DraftEvent): number {
  if (draft.event.polarity !== chain.polarity) return 0;
  if (!timesAgree(chain.times, seen.times)) return 0;
  const samePlace = [...seen.places].some(p => chain.places.has(p));
  if (seen.places.size > 0 && chain.places.size > 0 && !samePlace && seen.times.size > 0 && chain.times.size > 0) {
    // two places may be one inside the other; two places and no shared time are two events
    if (![...seen.times].some(t => chain.times.has(t))) return 0;
  }
  const shared = [...seen.clusters].filter(c => chain.clusters.has(c)).length;
  const foreign = seen.clusters.size - shared;
  const counted = /^(?:two|three|four|five|several|many|another|previous|earlier|second|third)$/.test(
    draft.local.ordinal ?? '',
  );
  if (counted) return shared >= 2 && seen.times.size > 0 && timesShared(chain.times, seen.times) ? 1 : 0;
  if (shared >= 2) return 4 + shared - foreign;
  if (shared === 1 && foreign === 0 && seen.clusters.size === 1) {
    if (draft.local.definite || draft.local.pos === 'n' || draft.local.lemma === latest.local.lemma || samePlace)
      return 3;
    return timesShared(chain.times, seen.times) ? 2 : 0;
  }
  if (shared === 1 && foreign <= 1) return timesShared(chain.times, seen.times) || samePlace ? 2 : 0;
  if (seen.clusters.size === 0) {
    const near = draft.paragraph - latest.paragraph <= NEAR;
    if (samePlace) return 2.5;
    if (draft.local.definite && near)
      return seen.places.size > 0 && chain.places.size > 0 ? 0 : 1.5 + Math.min(chain.mentions, 4) * 0.1;
    if (timesShared(chain.times, seen.times)) return 1;
  }
  return 0;
}

/** Whether one of the times is, or holds, another: 2019 and 2019-04-25; nothing known agrees with anything. */
function timesAgree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === 0 || b.size === 0 || timesShared(a, b) || ![...a, ...b].every(v => /^\d{4}/.test(v));
}

function timesShared(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const x of a) for (const y of b) if (x.startsWith(y) || y.startsWith(x)) return true;
  return false;
}

/** The draft that opens the chain which is the news: early, named in the headline, told again, and asserted or to come. */
function leadOf(drafts: readonly DraftEvent[], chains: readonly Chain[]): number {
  let lead = -1;
  let top = 0;
  const start = drafts.length > 0 ? drafts[0].paragraph : 0;
  for (const chain of chains) {
    const { event, paragraph, inHeadline } = drafts[chain.first];
    const score =
      Math.min(chain.mentions, 8) * 1.5 +
      (inHeadline ? 6 : 0) +
      Math.max(0, 5 - (paragraph - start)) +
      Math.min(chain.clusters.size, 3) +
      (event.modality === 'hypothetical' ? -3 : 0) +
      (event.polarity === 'negative' ? -1 : 0);
    if (score > top) {
      top = score;
      lead = chain.first;
    }
  }
  return lead;
}
