import { type Format, type FormatInput, keptBy } from './format';
import type { ReadDocument } from './reading';
import { differenceOf, type Mismatch, reduced, standoffOf } from './standoff';

/** What of a document a file of a format says, where it is written right. */
export function heldBy(format: Format, { document, text, options }: FormatInput): ReadDocument {
  const all = standoffOf(document, text);
  const held = format.holding?.(all, text, options ?? {}) ?? all;
  return reduced(held, keptBy(format, options));
}

/** What of a document is missing in its files as they were read again, and what is there that it does not say. */
export function readBack(format: Format, input: FormatInput, read: ReadDocument): Mismatch {
  return differenceOf(heldBy(format, input), read);
}
