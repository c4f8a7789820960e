import type {
  DocumentBeforeEntities,
  DocumentContext,
  EntityResult,
  LocalMention,
  ResolvedCluster,
} from '../annotations/annotator';
import type { Place } from '../annotations/model';
import { type BlockIndex, indexBlock } from './blockIndex';
import {
  documentMentions,
  type MentionMemory,
  NO_CLUSTER,
  type PlacedMention,
  rememberMentions,
} from './documentMentions';
import type { Lexicon } from './lexicon';
import { clusterNames, type NameCluster } from './nameClusters';
import { nameKey } from './nameTable';
import { type KnownPlace, PlaceTable } from './placeTable';
import { type PlaceSense, qualifiedPlaces } from './qualifiedPlaces';

type Resolve = (
  document: DocumentContext,
  locals: readonly (readonly LocalMention[])[],
  before: DocumentBeforeEntities,
) => EntityResult;

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
export function createResolver(lexicon: Lexicon): Resolve {
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
  const memory: MentionMemory = new WeakMap();
  const countryOf = (key: string): string | undefined => locate(key).country;
  return (document, locals, before) => {
    const indices = document.blocks.map((placed, i) => indexBlock(placed.block, locals[i]));
    const definitions = definitionsOf(document, indices);
    const mentions = documentMentions(document, indices, before, lexicon, definitions, memory);
    const senses = qualifiedPlaces(mentions, document.text, places);
    const placeId = (key: string, mention: number): string | undefined => senses.get(mention)?.id ?? countryOf(key);
    const clusters = clusterNames(mentions, placeId, definitions);
    for (let c = 0; c < clusters.length; c++) {
      for (const m of clusters[c].mentions) {
        const mention = mentions[m];
        // One of an earlier version belongs to that version: where its cluster has another number now, this one has its own.
        if (mention.cluster === NO_CLUSTER) mention.cluster = c;
        else if (mention.cluster !== c) mentions[m] = { ...mention, cluster: c };
      }
    }
    rememberMentions(document, mentions, memory);
    return {
      mentions,
      clusters: clusters.map(cluster => {
        const described = describe(cluster, mentions, document.text, locate);
        const sense = senses.get(cluster.mentions[0]);
        return sense === undefined ? described : asSaid(described, sense, places);
      }),
    };
  };
}

/** Keys of short forms in brackets, to the keys of the names before them. */
function definitionsOf(document: DocumentContext, indices: readonly BlockIndex[]): Map<string, string> {
  const definitions = new Map<string, string>();
  document.blocks.forEach(({ block }, b) => {
    const index = indices[b];
    for (const { mention, token } of index.definitions) {
      definitions.set(nameKey(block.tokens[token].text), index.mentions[mention].key);
    }
  });
  return definitions;
}

function describe(
  { label, mentions, reason }: NameCluster,
  placed: readonly PlacedMention[],
  text: string,
  locate: (key: string) => Located,
): ResolvedCluster {
  const best = canonical(mentions, placed);
  const cluster: Writable<ResolvedCluster> = { label, name: text.slice(best.start, best.end), mentions };
  if (reason !== undefined) cluster.reason = reason;
  if (label !== 'GPE' && label !== 'LOC' && label !== 'FAC') return cluster;
  const { place, note } = locate(best.key);
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

/** The mention whose name stands for the cluster: the one with most words, the first of those; for a country the most frequent. */
function canonical(mentions: readonly number[], placed: readonly PlacedMention[]): PlacedMention {
  let best = placed[mentions[0]];
  for (const m of mentions) {
    const mention = placed[m];
    if (mention.pieces.length > best.pieces.length && mention.pieces.every(piece => piece.length > 1)) best = mention;
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

/** Countries whose names take an article in a sentence. */
function withArticle(country: string): string {
  return /^(?:United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Solomon|Marshall|Dominican|Central African|Czech R)/.test(
    country,
  )
    ? `the ${country}`
    : country;
}
