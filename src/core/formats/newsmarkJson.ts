import type { NewsmarkDocument } from '../annotations/model';

/** How many annotations are written at a time. */
const BATCH = 1000;

/**
 * One document as a file of its own, indented JSON that ends with a line break, piece by piece: the whole of a huge document
 * is more than one string may hold. `batch` is how many annotations a piece has at most.
 */
export function* newsmarkJson(document: NewsmarkDocument, batch = BATCH): Generator<string> {
  let mark = '{\n  ';
  for (const [key, value] of fieldsOf(document)) {
    yield `${mark}${JSON.stringify(key)}: `;
    mark = ',\n  ';
    if (!Array.isArray(value) || value.length <= batch) {
      yield JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
      continue;
    }
    for (let at = 0; at < value.length; at += batch) {
      // "[\n  …\n]" without its brackets, moved in by one level
      const items = JSON.stringify(value.slice(at, at + batch), null, 2).slice(1, -2);
      yield (at === 0 ? '[' : ',') + items.replaceAll('\n', '\n  ');
    }
    yield '\n  ]';
  }
  yield '\n}\n';
}

/**
 * One document as a line of JSON Lines, with its line break, piece by piece. The separators U+2028, U+2029 and U+0085 are
 * escaped, because some readers take them for the end of a line. A lone surrogate is escaped by JSON itself.
 */
export function* newsmarkLine(document: NewsmarkDocument, batch = BATCH): Generator<string> {
  let mark = '{';
  for (const [key, value] of fieldsOf(document)) {
    yield `${mark}${stringify(key)}:`;
    mark = ',';
    if (!Array.isArray(value) || value.length <= batch) {
      yield stringify(value);
      continue;
    }
    for (let at = 0; at < value.length; at += batch) {
      yield (at === 0 ? '[' : ',') + stringify(value.slice(at, at + batch)).slice(1, -1);
    }
    yield ']';
  }
  yield '}\n';
}

function fieldsOf(document: NewsmarkDocument): [string, unknown][] {
  return Object.entries(document).filter(([, value]) => value !== undefined);
}

function stringify(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
