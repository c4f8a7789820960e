import type { Span } from '../text/span';
import type { Anchor } from './operation';

/** How many code units of context an anchor has on each side at most. */
export const CONTEXT = 32;

/**
 * The anchor of a span of a text. `stamp` is the text's, where the caller has it already. It never cuts a surrogate
 * pair.
 */
export function anchorOf(text: string, { start, end }: Span, stamp = textStamp(text)): Anchor {
  let from = Math.max(0, start - CONTEXT);
  if (from > 0 && isLow(text.charCodeAt(from)) && isHigh(text.charCodeAt(from - 1))) from++;
  let to = Math.min(text.length, end + CONTEXT);
  if (to < text.length && isHigh(text.charCodeAt(to - 1)) && isLow(text.charCodeAt(to))) to--;
  return {
    exact: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
    start,
    end,
    text: stamp,
  };
}

/** 32 bits of FNV-1a over the code units of a text, as 8 hexadecimal digits: equal texts have equal stamps. */
export function textStamp(text: string): string {
  let hash = 0x811c9dc5 ^ text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
