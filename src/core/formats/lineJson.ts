/**
 * A value as JSON on one line: U+2028, U+2029 and U+0085 are escaped, because some readers take them for the end of a
 * line. A lone surrogate is escaped by JSON itself.
 */
export function lineJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
