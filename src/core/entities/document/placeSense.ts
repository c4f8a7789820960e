import type { KnownPlace } from '../tables/placeTable';

/** Which of the places of its name a mention means, where the text says so: "Moscow, Idaho". */
export interface PlaceSense {
  /** Mentions of one sense are one thing. No key of a name has a comma or a capital letter. */
  readonly id: string;
  /** The place meant first, then the others of its name. */
  readonly readings: readonly KnownPlace[];
  readonly reason: string;
}
