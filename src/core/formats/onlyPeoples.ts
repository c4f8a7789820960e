import type { NewsmarkDocument } from '../annotations/model';

/** A document with nothing but what people said in it, and what that names. */
export function onlyPeoples(document: NewsmarkDocument): NewsmarkDocument {
  const isTheirs = ({ origin }: { readonly origin?: string }): boolean => origin === 'human';
  const entities = document.entities.filter(isTheirs);
  const figures = document.figures.filter(isTheirs);
  const ids = new Set([...entities, ...figures].map(({ id }) => id));
  const own = (id: string | null): string | null => (id !== null && ids.has(id) ? id : null);
  const events = document.events.filter(isTheirs);
  const there = new Set(events.map(({ id }) => id));
  return {
    ...document,
    entities,
    figures,
    events: events.map(({ sameAs, partOf, ...event }) => ({
      ...event,
      arguments: event.arguments.filter(({ target }) => target === undefined || ids.has(target)),
      time: own(event.time),
      place: own(event.place),
      source: own(event.source),
      ...(sameAs !== undefined && there.has(sameAs) ? { sameAs } : {}),
      ...(partOf !== undefined && there.has(partOf) ? { partOf } : {}),
    })),
    clusters: document.clusters
      .map(cluster => ({ ...cluster, mentions: cluster.mentions.filter(id => ids.has(id)) }))
      .filter(({ mentions }) => mentions.length > 0),
    zones: [],
  };
}
