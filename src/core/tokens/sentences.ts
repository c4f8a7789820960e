import type { Register } from '../text/block';
import type { Sentence, Token } from './token';

/** Most tokens in a sentence of text without punctuation. */
const WINDOW = 80;

/**
 * Cuts a block into sentences: at final punctuation before a capital, a quotation mark or a digit, and, in text without
 * punctuation, into windows. The sentences hold every token, in order.
 */
export function splitSentences(text: string, tokens: readonly Token[], register: Register): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  const close = (last: number): void => {
    if (last > first) sentences.push({ start: tokens[first].start, end: tokens[last - 1].end, first, last });
    first = last;
  };
  for (let i = 0; i < tokens.length; i++) {
    const next = tokens[i + 1];
    if (next === undefined) break;
    const final = /^[.!?…]+$/.test(tokens[i].text) && /\s/.test(text.charAt(tokens[i].end));
    if (final && (register === 'caseless' || /^[\p{Lu}\p{N}"“‘'(]/u.test(next.text))) close(i + 1);
    else if (i + 1 - first >= WINDOW && register === 'caseless') close(i + 1);
  }
  close(tokens.length);
  return sentences;
}
