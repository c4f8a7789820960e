import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  annotate,
  FORMATS,
  type Format,
  type FormatOptions,
  type NewsmarkDocument,
  toDocument,
} from '../../../src/core';
import { readBack } from '../../../src/core/formats/readBack';
import { anyDocument, readAgain, written } from '../../support/roundTrip';
import { hasShared, SHARED } from '../../support/sharedData';

const readers = FORMATS.filter(format => format.reader !== undefined && format.inOnly !== true);

/** Every choice of every option, one at a time. */
function choicesOf({ options = [] }: Format): readonly FormatOptions[] {
  return [{}, ...options.flatMap(({ id, choices }) => choices.slice(1).map(choice => ({ [id]: choice })))];
}

function check(format: Format, input: { document: NewsmarkDocument; text: string }, options: FormatOptions): void {
  const { documents, problems } = readAgain(format, written(format, input, options), input.text, options);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(documents).toHaveLength(1);
  expect(readBack(format, { ...input, options }, documents[0])).toEqual({ missing: [], extra: [] });
}

describe.each(readers.map(format => [format.id, format] as const))('%s is read as it was written', (_, format) => {
  test.each(choicesOf(format))('of any document, %j', options => {
    fc.assert(
      fc.property(anyDocument({ surrogates: true }), input => check(format, input, options)),
      { numRuns: 300 },
    );
  });

  test('of the sample corpus', () => {
    const folder = path.resolve(import.meta.dirname, '../../../media/corpus');
    const names = readdirSync(folder).filter(name => name.endsWith('.txt'));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      check(format, { document: toDocument(annotate(text, { id: name.slice(0, -4) })), text }, {});
    }
  });

  test.skipIf(!hasShared)('of the four documents (only where ../shared is)', () => {
    const folder = path.join(SHARED, 'corpus');
    for (const name of readdirSync(folder).filter(each => each.endsWith('.txt'))) {
      const text = readFileSync(path.join(folder, name), 'utf8').replace(/^\ufeff/, '');
      for (const [t, id] of [
        [text, name],
        [`😀 ${text}`, 'emoji'],
        [text.replaceAll('\n', '\r\n'), 'crlf'],
      ])
        check(format, { document: toDocument(annotate(t, { id })), text: t }, {});
    }
  });
});
