import type { NewsmarkDocument } from '../annotations/model';
import { keepingAllBut } from './aspects';
import { fieldsOf, PIECE } from './documentFields';
import { type Format, oneFile } from './format';
import { readNewsmark } from './newsmarkRead';

/** `newsmark/1`, the reference: one document a file, to be read by people as well. */
export const json: Format = {
  id: 'json',
  title: 'JSON',
  about: 'a readable file for each document',
  icon: 'json',
  files: oneFile('.newsmark.json', ({ document }) => newsmarkJson(document)),
  holds: 'one',
  knownBy: ['.json'],
  keeps: keepingAllBut('text'),
  reader: readNewsmark,
};

/** One document, indented, with a line break at its end. `most`: how many annotations a piece has at most. */
export function* newsmarkJson(document: NewsmarkDocument, most = PIECE): Generator<string> {
  let mark = '{\n  ';
  for (const [key, value] of fieldsOf(document)) {
    yield `${mark}${JSON.stringify(key)}: `;
    mark = ',\n  ';
    if (!Array.isArray(value) || value.length <= most) {
      yield JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
      continue;
    }
    for (let at = 0; at < value.length; at += most) {
      // "[\n  …\n]" without its brackets, moved in by one level
      const items = JSON.stringify(value.slice(at, at + most), null, 2).slice(1, -2);
      yield (at === 0 ? '[' : ',') + items.replaceAll('\n', '\n  ');
    }
    yield '\n  ]';
  }
  yield '\n}\n';
}
