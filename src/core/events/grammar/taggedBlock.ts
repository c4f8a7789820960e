import type { TriggerLexicon } from '../lexicon/triggerLexicon';

/** The words of a block with their classes, which corrections write to, and the mention or figure that holds each. */
export interface TaggedBlock {
  readonly lexicon: TriggerLexicon;
  readonly classes: Uint8Array;
  readonly lower: readonly string[];
  /** Index of the mention that holds a token, or -1. */
  readonly mentionAt: Int32Array;
  readonly figureAt: Int32Array;
}
