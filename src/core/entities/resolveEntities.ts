import type {
  DocumentBeforeEntities,
  DocumentContext,
  EntityResult,
  LocalMention,
  ResolvedCluster,
  ResolvedMention,
} from '../annotations/annotator';
import type { Place } from '../annotations/model';
import { indexBlock } from './blockIndex';
import { documentMentions, type PlacedMention } from './documentMentions';
import type { Lexicon } from './lexicon';
import { clusterNames, type NameCluster } from './nameClusters';
import { nameKey } from './nameTable';
import { type KnownPlace, PlaceTable } from './placeTable';

type Resolve = (
  document: DocumentContext,
  locals: readonly (readonly LocalMention[])[],
  before: DocumentBeforeEntities,
) => EntityResult;

/** Most other places of one name that are shown. */
const MOST_OTHERS = 4;

/** Makes the document pass: mentions over all blocks, clusters, places. */
export function createResolver(lexicon: Lexicon): Resolve {
  const places = new PlaceTable();
  const countryOf = (key: string): string | undefined => {
    const [first] = places.find(key);
    return first?.kind === 'country' ? first.country : undefined;
  };
  return (document, locals, before) => {
    const definitions = definitionsOf(document, locals);
    const placed = documentMentions(document, locals, before, lexicon, definitions);
    const clusters = clusterNames(placed, countryOf, definitions);
    const clusterOf = new Int32Array(placed.length);
    clusters.forEach((cluster, c) => {
      for (const m of cluster.mentions) clusterOf[m] = c;
    });
    const mentions = placed.map(({ start, end, label, confidence, evidence }, m): ResolvedMention => {
      const cluster = clusterOf[m];
      return evidence === undefined
        ? { start, end, label, confidence, cluster }
        : { start, end, label, confidence, evidence, cluster };
    });
    return { mentions, clusters: clusters.map(cluster => describe(cluster, placed, document.text, places)) };
  };
}

/** Keys of short forms in brackets, to the keys of the names before them. */
function definitionsOf(document: DocumentContext, locals: readonly (readonly LocalMention[])[]): Map<string, string> {
  const definitions = new Map<string, string>();
  document.blocks.forEach(({ block }, b) => {
    const index = indexBlock(block, locals[b]);
    for (const { mention, token } of index.definitions) {
      definitions.set(nameKey(block.tokens[token].text), index.mentions[mention].key);
    }
  });
  return definitions;
}

function describe(
  cluster: NameCluster,
  placed: readonly PlacedMention[],
  text: string,
  places: PlaceTable,
): ResolvedCluster {
  const { label, mentions, reason } = cluster;
  const best = canonical(mentions, placed);
  const name = text.slice(best.start, best.end);
  const located = label === 'GPE' || label === 'LOC' || label === 'FAC' ? places.find(best.key) : [];
  const place = located.length > 0 ? placeOf(located, places) : undefined;
  const note = label === 'GPE' ? governmentNote(best.key, located[0], places) : undefined;
  return {
    label,
    name,
    mentions,
    ...(reason === undefined ? {} : { reason }),
    ...(place === undefined ? {} : { place }),
    ...(note === undefined ? {} : { note }),
  };
}

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
