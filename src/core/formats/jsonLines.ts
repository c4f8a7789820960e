import type { NewsmarkDocument } from '../annotations/model';
import { keepingAllBut } from './aspects';
import { fieldsOf, PIECE } from './documentFields';
import { type Format, oneFile } from './format';
import { lineJson } from './lineJson';
import { readNewsmark } from './newsmarkRead';

/** `newsmark/1`, one document a line: for many, and for programs that read them as a stream. */
export const jsonLines: Format = {
  id: 'jsonl',
  title: 'JSON Lines',
  about: 'all documents in one file, one a line',
  icon: 'list-flat',
  files: oneFile('.newsmark.jsonl', ({ document }) => newsmarkLine(document)),
  holds: 'many',
  knownBy: ['.jsonl', '.ndjson'],
  keeps: keepingAllBut('text'),
  reader: readNewsmark,
};

/**
 * One document as a line, with its line break. The separators U+2028, U+2029 and U+0085 are escaped, because some
 * readers take them for the end of a line. A lone surrogate is escaped by JSON itself. `most`: how many annotations a
 * piece has at most.
 */
export function* newsmarkLine(document: NewsmarkDocument, most = PIECE): Generator<string> {
  let mark = '{';
  for (const [key, value] of fieldsOf(document)) {
    yield `${mark}${lineJson(key)}:`;
    mark = ',';
    if (!Array.isArray(value) || value.length <= most) {
      yield lineJson(value);
      continue;
    }
    for (let at = 0; at < value.length; at += most) {
      yield (at === 0 ? '[' : ',') + lineJson(value.slice(at, at + most)).slice(1, -1);
    }
    yield ']';
  }
  yield '}\n';
}
