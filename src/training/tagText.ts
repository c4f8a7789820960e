import { CASELESS, type CasePattern, casePatternOf, createBlock, TAG_TYPES, type Tagger } from '../core';
import type { ScoredSpan } from './evaluation';

/** The tagger's own spans in a text, paragraph by paragraph, without conventions or document passes. */
export function tagText(tagger: Tagger, text: string): ScoredSpan[] {
  const spans: ScoredSpan[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const block = createBlock(line);
    for (const { first, last } of block.sentences) {
      const words = block.tokens.slice(first, last).map(token => token.text);
      const pattern: CasePattern = casePatternOf(words, block.register);
      const texts = pattern === CASELESS ? words.map(word => word.toLowerCase()) : words;
      for (const span of tagger.tag(texts, pattern)) {
        spans.push({
          start: offset + block.tokens[first + span.first].start,
          end: offset + block.tokens[first + span.last - 1].end,
          label: TAG_TYPES[span.type],
        });
      }
    }
    offset += line.length + 1;
  }
  return spans;
}
