import type { NewsmarkDocument } from '../annotations/model';

/** How many annotations are put into words at a time. */
export const PIECE = 1000;

/** The fields of a document that there are, in their order. */
export function fieldsOf(document: NewsmarkDocument): readonly (readonly [string, unknown])[] {
  return Object.entries(document).filter(([, value]) => value !== undefined);
}
