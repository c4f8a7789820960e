import type { Register } from '../text/register';
import type { Span } from '../text/span';
import type { Sentence, Token } from '../tokens/token';

/**
 * The unit of annotation and of caching: a paragraph, or a stretch of a long one.
 *
 * `text` has the length of the document's own characters, offset by offset, but each line break inside it is a space,
 * so that a hard-wrapped name is one name. Everything inside a block is relative to the block; a block knows nothing of
 * its place in a document, so equal blocks have equal annotations.
 */
export interface Block {
  readonly text: string;
  /** 64 bits of FNV-1a over `text`, in hexadecimal; equal texts have equal hashes. */
  readonly hash: string;
  readonly register: Register;
  /** Whether this block begins its paragraph, and whether it ends it. */
  readonly opens: boolean;
  readonly closes: boolean;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** A block at its place in a document: `start..end` in the document, `end - start === block.text.length`. */
export interface PlacedBlock extends Span {
  readonly block: Block;
  /** The index of its paragraph in the document. */
  readonly paragraph: number;
}
