import { daysBetween } from '../text/interval';
import { pushTo } from '../text/lists';
import type { JoinedEntities } from './corpusEntities';
import type { DocumentDigest, EventDigest } from './documentDigest';

/** An event of the corpus: the events of documents that tell it, in the order of the documents. */
export interface JoinedEvent {
  readonly parts: readonly { readonly document: number; readonly event: EventDigest }[];
  /** Indices of the things that take part, of each document's account. */
  readonly participants: ReadonlySet<number>;
  /** The days that all who date it agree on. */
  readonly days: readonly [first: string, last: string] | null;
  readonly place: number | null;
}

interface Chain extends JoinedEvent {
  readonly parts: { readonly document: number; readonly event: EventDigest }[];
  readonly words: Set<string>;
  readonly participants: Set<number>;
  days: readonly [first: string, last: string] | null;
  place: number | null;
  /** The things that each document names in its opening whose opening tells the event. */
  readonly openings: ReadonlySet<number>[];
  /** Whether its document tells it of a time long before its own. */
  readonly isPast: boolean;
}

/** Most chains that an event is compared with, the latest ones that share a word or a type. */
const MOST_RIVALS = 40;
/** Longest time, in days, that dates an event well enough to be known in another story. */
const WELL_DATED = 31;

/** How long before its document an event is, in days, that is no news of it. */
const LONG_AGO = 60;

/**
 * Joins events of documents of one story that are one event: told by one word or of one type, with no day, place or
 * party that contradicts; and across stories those of one type, the same two parties and the same time.
 */
export function joinEvents(
  digests: readonly DocumentDigest[],
  stories: readonly (readonly number[])[],
  entities: JoinedEntities,
): readonly JoinedEvent[] {
  const all: Chain[] = [];
  for (const documents of stories) {
    const chains = new Rivals();
    for (const document of inTime(documents, digests)) {
      const fresh: Chain[] = [];
      const told = digests[document].events.map(event => chainOf(digests, document, event, entities));
      for (const one of gathered(told)) {
        const host = chains.host(one, document);
        if (host === undefined) fresh.push(one);
        else merge(host, one);
      }
      // what one document tells apart is not one event
      for (const chain of fresh) chains.add(chain);
      all.push(...fresh);
    }
  }
  return joinAcross(all);
}

/** Events of one document, those that tell nothing but their word with what the document told by that word first. */
function gathered(told: readonly Chain[]): readonly Chain[] {
  const byWord = new Map<string, Chain>();
  const kept: Chain[] = [];
  for (const chain of told) {
    const [{ event }] = chain.parts;
    const known = byWord.get(event.word);
    const isBare = chain.participants.size === 0 && chain.days === null && chain.place === null;
    if (known !== undefined && isBare && known.parts[0].event.negative === event.negative) merge(known, chain);
    else kept.push(chain);
    if (known === undefined) byWord.set(event.word, chain);
  }
  return kept;
}

/** The documents of a story by their days; those without one stay behind the last before them. */
function inTime(documents: readonly number[], digests: readonly DocumentDigest[]): readonly number[] {
  return [...documents].sort((a, b) => {
    const [x, y] = [digests[a].date ?? '', digests[b].date ?? ''];
    return x < y ? -1 : x > y ? 1 : a - b;
  });
}

function chainOf(
  digests: readonly DocumentDigest[],
  document: number,
  event: EventDigest,
  { of }: JoinedEntities,
): Chain {
  const { names, date } = digests[document];
  const opening = new Set(event.opens ? [...of[document]].filter((_, name) => names[name].opens) : []);
  return {
    openings: event.opens ? [opening] : [],
    isPast: date !== null && event.days !== null && daysBetween(event.days[1], date) > LONG_AGO,
    parts: [{ document, event }],
    words: new Set([event.word]),
    participants: new Set(event.participants.map(name => of[document][name])),
    days: event.days,
    place: event.place === null ? null : of[document][event.place],
  };
}

function merge(host: Chain, { parts, words, participants, days, place, openings }: Chain): void {
  host.parts.push(...parts);
  host.openings.push(...openings);
  for (const word of words) host.words.add(word);
  for (const participant of participants) host.participants.add(participant);
  host.days = host.days === null || days === null ? (host.days ?? days) : common(host.days, days);
  host.place ??= place;
}

/** The days of both, which share one. */
function common(a: readonly [string, string], b: readonly [string, string]): readonly [string, string] {
  return [a[0] > b[0] ? a[0] : b[0], a[1] < b[1] ? a[1] : b[1]];
}

/** The chains of a story, by what they can be known by. */
class Rivals {
  readonly #by = new Map<string, Chain[]>();

  add(chain: Chain): void {
    const [{ event }] = chain.parts;
    for (const word of chain.words) this.#put(`w ${word}`, chain);
    if (!event.plain) this.#put(`t ${event.type}`, chain);
  }

  /** The chain that tells the same event as `one`, of `document`, the likeliest. */
  host(one: Chain, document: number): Chain | undefined {
    const [{ event }] = one.parts;
    const rivals = new Set([
      ...(this.#by.get(`w ${event.word}`)?.slice(-MOST_RIVALS) ?? []),
      ...(this.#by.get(`t ${event.type}`)?.slice(-MOST_RIVALS) ?? []),
    ]);
    let best: Chain | undefined;
    let most = 0;
    for (const rival of rivals) {
      if (rival.parts.some(part => part.document === document && contradicts(rival, one, true))) continue;
      const likeness = likenessOf(rival, one);
      if (likeness <= most) continue;
      most = likeness;
      best = rival;
    }
    return best;
  }

  #put(key: string, chain: Chain): void {
    pushTo(this.#by, key, chain);
  }
}

/** Whether news is told of another place: its document opens without the place, and has none for it. */
function isElsewhere({ place }: Chain, news: Chain): boolean {
  if (place === null || news.place !== null || news.openings.length === 0) return false;
  return news.openings.every(opening => !opening.has(place));
}

/** Whether one is told of a time long ago and the other as news without a day of its own. */
function isOfAnotherTime(past: Chain, news: Chain): boolean {
  return past.isPast && news.days === null && news.openings.length > 0;
}

/** Whether two accounts cannot be of one event; `strictly`: parties that only one of them has count too. */
function contradicts(a: Chain, b: Chain, strictly: boolean): boolean {
  if (a.days !== null && b.days !== null && (a.days[0] > b.days[1] || b.days[0] > a.days[1])) return true;
  if (strictly && a.place !== null && b.place !== null && a.place !== b.place) return true;
  return strictly && a.participants.size > 0 && b.participants.size > 0 && sharedParties(a, b) === 0;
}

function sharedParties(a: Chain, b: Chain): number {
  let shared = 0;
  for (const party of b.participants) if (a.participants.has(party)) shared++;
  return shared;
}

/** How likely two accounts are of one event; 0 where they are not. */
function likenessOf(a: Chain, b: Chain): number {
  if (contradicts(a, b, false) || isElsewhere(a, b) || isElsewhere(b, a)) return 0;
  if (isOfAnotherTime(a, b) || isOfAnotherTime(b, a)) return 0;
  const [{ event: one }, { event: other }] = [a.parts[0], b.parts[0]];
  const isWord = a.words.has(other.word);
  const parties = sharedParties(a, b);
  const agrees = (a.days !== null && b.days !== null ? 1 : 0) + (a.place !== null && a.place === b.place ? 1 : 0);
  if (one.negative !== other.negative) return 0;
  if (!isWord) return one.type === other.type && parties > 0 && agrees > 0 ? 0.5 + parties + agrees : 0;
  // a plain word ("makes", "coming") tells nothing without a party, a day or a place
  if (one.plain && other.plain && parties + agrees === 0) return 0;
  // two visits of one man
  const fewer = Math.min(a.participants.size, b.participants.size);
  if (agrees === 0 && parties < fewer / 2) return 0;
  return 1 + parties + agrees;
}

/** Joins the chains of different stories that are of one type and time and share two parties at least. */
function joinAcross(all: readonly Chain[]): readonly Chain[] {
  const byType = new Map<string, Chain[]>();
  const kept: Chain[] = [];
  for (const chain of all) {
    const [{ event }] = chain.parts;
    if (event.plain || chain.days === null || chain.participants.size < 2) {
      kept.push(chain);
      continue;
    }
    const rivals = byType.get(event.type) ?? [];
    const host = rivals.slice(-MOST_RIVALS).find(rival => isSame(rival, chain));
    if (host !== undefined) {
      merge(host, chain);
      continue;
    }
    kept.push(chain);
    byType.set(event.type, [...rivals, chain]);
  }
  return kept;
}

function isSame(a: Chain, b: Chain): boolean {
  if (sharedParties(a, b) < 2 || contradicts(a, b, false)) return false;
  if (a.parts[0].event.negative !== b.parts[0].event.negative) return false;
  return [a, b].every(({ days }) => days !== null && daysBetween(...days) <= WELL_DATED);
}
