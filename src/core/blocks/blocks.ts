import { registerOf } from '../text/register';
import { splitSentences } from '../tokens/sentences';
import { tokenize } from '../tokens/tokenize';
import type { Block } from './block';

/** Makes the block of `raw`: line breaks and NUL become spaces, offsets stay. */
export function createBlock(raw: string, opens = true, closes = true): Block {
  const text = raw.replace(/[\r\n\u2028\u2029\0]/g, ' ');
  const tokens = tokenize(text);
  const register = registerOf(text);
  return {
    text,
    hash: hash64(text),
    register,
    opens,
    closes,
    tokens,
    sentences: splitSentences(text, tokens, register),
  };
}

/** FNV-1a, two 32-bit lanes with different offsets, over UTF-16 code units; 16 hexadecimal digits. */
export function hash64(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + 0x9e37), 0x85ebca6b);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
