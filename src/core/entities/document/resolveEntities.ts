import type {
  DocumentBeforeEntities,
  DocumentContext,
  EntityResult,
  Last,
  LocalMention,
  ResolvedCluster,
} from '../../annotations/annotator';
import type { Place } from '../../annotations/model';
import { ownWords } from '../../annotations/names';
import type { NameLexicon } from '../tables/nameLexicon';
import { nameKey } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import type { OwnNames } from '../tables/ownNames';
import { type KnownPlace, PlaceTable } from '../tables/placeTable';
import { type BlockIndex, indexBlock } from './blockIndex';
import {
  type DocumentMentions,
  documentMentions,
  type LastMentions,
  NO_CLUSTER,
  type PlacedMention,
} from './documentMentions';
import { clusterNames, type NameCluster } from './nameClusters';
import { type Name, NameStore } from './nameStore';
import type { PlaceSense } from './placeSense';
import { qualifiedPlaces } from './qualifiedPlaces';

type Resolve = (
  document: DocumentContext,
  locals: readonly (readonly LocalMention[])[],
  before: DocumentBeforeEntities,
  last?: Last<EntityResult>,
) => EntityResult;

/**
 * The result of a pass, and what it leaves to the next one. No table keeps that: a version that nobody has is free at
 * once.
 */
class ResolvedEntities implements EntityResult {
  readonly mentions: readonly PlacedMention[];
  readonly clusters: readonly ResolvedCluster[];
  readonly left: Left;

  constructor(mentions: readonly PlacedMention[], clusters: readonly ResolvedCluster[], left: Left) {
    this.mentions = mentions;
    this.clusters = clusters;
    this.left = left;
  }
}

interface Left {
  readonly store: NameStore;
  readonly indices: readonly BlockIndex[];
  readonly found: DocumentMentions;
  /** Whether no place is told by the text itself. */
  readonly isPlain: boolean;
}

/** Most other places of one name that are shown. */
const MOST_OTHERS = 4;

/** Names whose places are kept; when there are more, the store starts afresh. */
const MOST_NAMES = 20_000;

/** What the tables say of a place's name. */
interface Located {
  readonly country: string | undefined;
  readonly place: Place | undefined;
  readonly note: string | undefined;
}

/** Makes the document pass: mentions over all blocks, clusters, places. */
export function createResolver(lexicon: NameLexicon, own: OwnNames): Resolve {
  const places = new PlaceTable();
  const located = new Map<string, Located>();
  const locate = (key: string): Located => {
    let known = located.get(key);
    if (known === undefined) {
      const found = places.find(key);
      const place = found.length > 0 ? placeOf(found, places) : undefined;
      const country = place?.kind === 'country' ? (place.country ?? undefined) : undefined;
      known = { country, place, note: governmentNote(key, found[0], places) };
      if (located.size >= MOST_NAMES) located.clear();
      located.set(key, known);
    }
    return known;
  };
  const countryOf = (key: string): string | undefined => locate(key).country;
  return (document, locals, before, last) => {
    const { blocks, text } = document;
    const left = last?.result instanceof ResolvedEntities ? last.result.left : undefined;
    const known = left?.store.isFull(blocks.length) === false ? left : undefined;
    const store = known?.store ?? new NameStore(lexicon, places, own);
    const old = last && known ? { before: known.indices, found: known.found, kept: last.kept } : undefined;
    const indices = indicesOf(document, locals, store, old);
    const definitions = definitionsOf(document, indices);
    const found = documentMentions({ blocks, indices, figures: before.figures, definitions, last: old }, store);
    const { mentions } = found;
    const senses = qualifiedPlaces(mentions, text, places);
    const isPlain = senses.size === 0;
    const same = isPlain && known?.isPlain && last && old ? sameClusters(found, old, last.result.clusters) : undefined;
    if (same !== undefined) {
      const clusters = same.map(({ cluster, isTouched }) =>
        isTouched ? describe({ ...cluster, reason: cluster.reason }, mentions, text, locate) : cluster,
      );
      return new ResolvedEntities(mentions, clusters, { store, indices, found, isPlain });
    }
    const placeId = ({ key }: Name, mention: number): string | undefined => senses.get(mention)?.id ?? countryOf(key);
    const clusters = clusterNames(mentions, placeId, definitions, ++store.grouping);
    tellClusters(mentions, clusters);
    const described = clusters.map(cluster => {
      const own = describe(cluster, mentions, text, locate);
      const sense = senses.get(cluster.mentions[0]);
      return sense === undefined ? own : asSaid(own, sense, places);
    });
    return new ResolvedEntities(mentions, described, { store, indices, found, isPlain });
  };
}

/**
 * The clusters of the last version, where the mentions of this one are the same names: which of them have mentions in
 * blocks that are not kept. Undefined where they may not be the same. Gives the mentions of those blocks the clusters
 * of the mentions in whose place they stand.
 */
function sameClusters(
  { mentions, first, sameVotes }: DocumentMentions,
  { found, kept: { head, tail } }: LastMentions,
  clusters: readonly ResolvedCluster[],
): readonly { readonly cluster: ResolvedCluster; readonly isTouched: boolean }[] | undefined {
  if (!sameVotes || mentions.length !== found.mentions.length) return undefined;
  const from = first[head];
  const to = first[first.length - 1 - tail];
  for (let m = from; m < to; m++) {
    if (mentions[m].name !== found.mentions[m].name || mentions[m].label !== found.mentions[m].label) return undefined;
  }
  const touched = new Set<number>();
  for (let m = from; m < to; m++) {
    mentions[m].cluster = found.mentions[m].cluster;
    touched.add(mentions[m].cluster);
  }
  return clusters.map((cluster, c) => ({ cluster, isTouched: touched.has(c) }));
}

/** The indices of the blocks; those of the last version where the blocks are the same. */
function indicesOf(
  { blocks }: DocumentContext,
  locals: readonly (readonly LocalMention[])[],
  store: NameStore,
  last: LastMentions | undefined,
): readonly BlockIndex[] {
  const shift = last === undefined ? 0 : last.before.length - blocks.length;
  const { head, tail } = last?.kept ?? { head: 0, tail: 0 };
  return blocks.map(({ block }, b) => {
    const known = b < head ? last?.before[b] : b >= blocks.length - tail ? last?.before[b + shift] : undefined;
    return known ?? indexBlock(block, locals[b], store);
  });
}

/** Tells the mentions their clusters. */
function tellClusters(mentions: PlacedMention[], clusters: readonly NameCluster[]): void {
  for (let c = 0; c < clusters.length; c++) {
    for (const m of clusters[c].mentions) {
      const mention = mentions[m];
      // One of an earlier version belongs to that version: where its cluster has another number now, this one has its
      // own.
      if (mention.cluster === NO_CLUSTER) mention.cluster = c;
      else if (mention.cluster !== c) mentions[m] = inCluster(mention, c);
    }
  }
}

function inCluster({ start, end, label, confidence, evidence, name }: PlacedMention, cluster: number): PlacedMention {
  return { start, end, label, confidence, evidence, name, cluster };
}

/** Keys of short forms in brackets, to the names before them. */
function definitionsOf({ blocks }: DocumentContext, indices: readonly BlockIndex[]): Map<string, Name> {
  const definitions = new Map<string, Name>();
  for (let b = 0; b < blocks.length; b++) {
    for (const { mention, token } of indices[b].definitions) {
      definitions.set(nameKey(blocks[b].block.tokens[token].text), indices[b].mentions[mention].name);
    }
  }
  return definitions;
}

function describe(
  { label, mentions, reason }: NameCluster,
  placed: readonly PlacedMention[],
  text: string,
  locate: (key: string) => Located,
): ResolvedCluster {
  const best = canonical(mentions, placed);
  const { own } = best.name;
  const name = own?.canonical?.name ?? ownWords(text, best.start, best.end);
  const cluster: Writable<ResolvedCluster> = { label, name, mentions };
  if (reason !== undefined) cluster.reason = reason;
  if (own?.place !== undefined) return { ...cluster, place: own.place };
  if (label !== 'GPE' && label !== 'LOC' && label !== 'FAC') return cluster;
  const { place, note } = locate(best.name.key);
  if (place !== undefined) cluster.place = place;
  if (note !== undefined && label === 'GPE') cluster.note = note;
  return cluster;
}

/** A place that the text itself tells apart from the others of its name. */
function asSaid(
  { label, name, mentions }: ResolvedCluster,
  { readings, reason }: PlaceSense,
  places: PlaceTable,
): ResolvedCluster {
  return { label, name, mentions, place: placeOf(readings, places), reason };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The mention whose name stands for the cluster: the one with most words, the first of those; for a country the most
 * frequent.
 */
function canonical(mentions: readonly number[], placed: readonly PlacedMention[]): PlacedMention {
  let best = placed[mentions[0]];
  for (const m of mentions) {
    const mention = placed[m];
    const { pieces } = mention.name;
    if (pieces.length > best.name.pieces.length && pieces.every(piece => piece.length > 1)) best = mention;
  }
  return best;
}

function placeOf(located: readonly KnownPlace[], places: PlaceTable): Place {
  const [first, ...others] = located;
  // A region around a city of its own name is no other place.
  const apart = others.filter(
    other =>
      other.kind !== 'region' ||
      first.kind !== 'settlement' ||
      Math.hypot(other.latitude - first.latitude, other.longitude - first.longitude) > 1.5,
  );
  const named = apart.slice(0, MOST_OTHERS).map(other => {
    const country = places.countryName(other.country.slice(0, 2));
    return other.kind === 'country' ? `${other.name}, a country` : `${other.name}, ${other.kind} in ${country}`;
  });
  return {
    kind: first.kind,
    country: first.country === '' ? null : first.country,
    ...(Number.isNaN(first.latitude) ? {} : { latitude: first.latitude, longitude: first.longitude }),
    ...(named.length === 0 ? {} : { others: named }),
  };
}

function governmentNote(key: string, place: KnownPlace | undefined, places: PlaceTable): string | undefined {
  const body = places.standsFor(key);
  if (body !== undefined) return `may stand for the ${body}`;
  if (place?.capital === true)
    return `may stand for the government of ${withArticle(places.countryName(place.country))}`;
  return undefined;
}

/** Countries whose names take an article in a sentence, by their beginnings. */
const DEFINITE = new RegExp(`^(?:${NAME_WORDS.pattern('definiteCountry')})`);

function withArticle(country: string): string {
  return DEFINITE.test(country) ? `the ${country}` : country;
}
