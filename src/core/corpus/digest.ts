import type { EntityCluster, EntityMention, NewsmarkDocument } from '../annotations/model';
import { FURNITURE_ZONES } from '../annotations/model';
import { nameKey } from '../entities/tables/nameTable';
import { contains, type Span } from '../text/span';
import { digestEvents } from './digestEvents';
import { digestFigures } from './digestFigures';
import type { DocumentDigest, NameDigest } from './documentDigest';
import { OPENING } from './opening';
import { selfConflicts } from './selfChecks';
import { termsOf } from './terms';

const PLACES: ReadonlySet<string> = new Set(['GPE', 'LOC', 'FAC']);

/**
 * What the corpus keeps of a document. `text`: its text, in which its offsets count. Furniture of the page counts for
 * nothing but the mentions of names.
 */
export function digestOf(document: NewsmarkDocument, text: string): DocumentDigest {
  const furniture = document.zones.filter(zone => FURNITURE_ZONES.has(zone.kind));
  const inStory = (span: Span): boolean => !furniture.some(zone => contains(zone, span));
  const names = document.clusters.map(cluster => nameOf(cluster, document));
  const nameOfMention = new Map(document.entities.map((mention, i) => [mention.id, i] as const));
  const clusters = new Map(document.clusters.map(({ id }, i) => [id, i] as const));
  const clusterOf = (mention: string): number | undefined => {
    const at = nameOfMention.get(mention);
    return at === undefined ? undefined : clusters.get(document.entities[at].cluster);
  };
  return {
    id: document.document.id,
    uri: document.document.uri,
    language: document.document.language,
    date: document.document.date,
    terms: termsOf(text, document, inStory),
    names,
    events: digestEvents(document, clusterOf),
    figures: digestFigures(document, text, clusterOf, inStory),
    conflicts: selfConflicts(document, text),
  };
}

function nameOf(cluster: EntityCluster, document: NewsmarkDocument): NameDigest {
  const label = cluster.like ?? cluster.label;
  const ids = new Set(cluster.mentions);
  const mentions = document.entities.filter(({ id }) => ids.has(id));
  return {
    label: cluster.label,
    family: PLACES.has(label) ? 'place' : label,
    name: cluster.name,
    key: nameKey(cluster.name),
    aliases: formsOf(mentions),
    ...(cluster.place === undefined ? {} : { place: `${cluster.place.country ?? ''} ${cluster.place.kind}` }),
    mentions: mentions.map(({ id, start, end }) => ({ id, start, end })),
    opens: mentions.some(({ start }) => start < OPENING),
  };
}

/** The different texts of mentions, most frequent first. */
function formsOf(mentions: readonly EntityMention[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}
