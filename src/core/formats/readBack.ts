import type { Format, FormatInput } from './format';
import type { ReadDocument } from './reading';
import { differenceOf, type Mismatch, reduced, standoffOf } from './standoff';

/** What of a document a file of a format says, where it is written right. */
export function heldBy(format: Format, { document, text }: FormatInput): ReadDocument {
  const all = standoffOf(document, text);
  const held = format.holding?.(all, text) ?? all;
  return reduced(held, format.keeps);
}

/** What of a document is missing in its files as they were read again, and what is there that it does not say. */
export function readBack(format: Format, input: FormatInput, read: ReadDocument): Mismatch {
  return differenceOf(heldBy(format, input), read);
}
