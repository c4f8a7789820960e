import type { NewsmarkDocument } from '../annotations/model';

/** One document as a file of its own: indented JSON that ends with a line break. */
export function toNewsmarkJson(document: NewsmarkDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * One document as a line of JSON Lines, with its line break. The separators U+2028, U+2029 and U+0085 are escaped, because
 * some readers take them for the end of a line. A lone surrogate is escaped by JSON itself.
 */
export function toNewsmarkLine(document: NewsmarkDocument): string {
  const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(document).replace(/[\u0085\u2028\u2029]/g, escaped)}\n`;
}
