import type { Span } from '../text/span';

export type TokenKind = 'word' | 'number' | 'abbreviation' | 'punctuation' | 'symbol' | 'link';

/** One token: its span in the text that was tokenised, and the very characters of that span. */
export interface Token extends Span {
  readonly text: string;
  readonly kind: TokenKind;
}

/** One sentence: its span, and its tokens `first..last` (indices into the block's tokens, half-open). */
export interface Sentence extends Span {
  readonly first: number;
  readonly last: number;
}
