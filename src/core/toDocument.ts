import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import {
  EVENT_TIERS,
  type EventAnnotation,
  type EventChoice,
  type EventTier,
  type NewsmarkDocument,
} from './annotations/model';
import type { Annotated } from './pipeline';
import { VERSION } from './version';

/**
 * The `newsmark/1` document of an annotated text. Its hash is over the UTF-8 bytes of the text, in which a lone
 * surrogate counts as U+FFFD.
 */
export function toDocument(annotated: Annotated): NewsmarkDocument {
  const { text, options, register, language, date, entities, figures, clusters, zones } = annotated;
  return {
    format: 'newsmark/1',
    generator: { name: 'newsmark', version: VERSION },
    document: {
      id: options.id ?? 'document',
      uri: options.uri ?? null,
      sha256: bytesToHex(sha256(utf8ToBytes(text))),
      length: text.length,
      offsetUnit: 'utf16',
      register,
      language,
      date,
    },
    entities,
    figures,
    events: chosenEvents(annotated.events, options.events ?? 'background'),
    clusters,
    zones,
  };
}

const TIERS: Readonly<Record<EventChoice, ReadonlySet<EventTier>>> = {
  news: new Set(['lead', 'news']),
  background: new Set(['lead', 'news', 'background']),
  all: new Set(EVENT_TIERS),
};

/** The events that are asked for; none points at one that is not there. */
function chosenEvents(events: readonly EventAnnotation[], choice: EventChoice): readonly EventAnnotation[] {
  if (choice === 'all') return events;
  const chosen = events.filter(event => TIERS[choice].has(event.tier));
  const ids = new Set<string | undefined>(chosen.map(event => event.id));
  return chosen.map(event => {
    const { sameAs, partOf, ...rest } = event;
    if (ids.has(sameAs ?? event.id) && ids.has(partOf ?? event.id)) return event;
    return {
      ...rest,
      ...(sameAs !== undefined && ids.has(sameAs) ? { sameAs } : {}),
      ...(partOf !== undefined && ids.has(partOf) ? { partOf } : {}),
    };
  });
}
