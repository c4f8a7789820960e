import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { NewsmarkDocument } from './annotations/model';
import type { Annotated } from './pipeline';
import { VERSION } from './version';

/**
 * The `newsmark/1` document of an annotated text. Its hash is over the UTF-8 bytes of the text, in which a lone surrogate counts
 * as U+FFFD.
 */
export function toDocument(annotated: Annotated): NewsmarkDocument {
  const { text, options, register, date, entities, figures, events, clusters, zones } = annotated;
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
      date,
    },
    entities,
    figures,
    events,
    clusters,
    zones,
  };
}
