import { createBlock } from '../blocks/blocks';
import { splitParagraphs } from '../blocks/paragraphs';
import type { Span } from '../text/span';

/** A sentence of a document and its tokens, as spans of the document. */
export interface DocumentSentence extends Span {
  readonly tokens: readonly Span[];
}

/**
 * The sentences of a text with their tokens, in its order, for formats that are made of them; none crosses a paragraph.
 */
export function* sentencesOf(text: string): Generator<DocumentSentence> {
  for (const paragraph of splitParagraphs(text)) {
    const { tokens, sentences } = createBlock(text.slice(paragraph.start, paragraph.end));
    const at = paragraph.start;
    for (const { start, end, first, last } of sentences) {
      yield {
        start: at + start,
        end: at + end,
        tokens: tokens.slice(first, last).map(token => ({ start: at + token.start, end: at + token.end })),
      };
    }
  }
}
