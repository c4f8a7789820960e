import { describe, expect, test } from 'vitest';
import { fileSink, folderSink } from '../../../src/app/documentSink';
import { accountingSink, type DocumentAccount } from '../../../src/app/exportAccount';
import { annotate, type Format, findFormat, type Piece, toDocument } from '../../../src/core';
import { createMemoryFiles } from './memoryFiles';

const TEXT = 'Ada Brun met Olof Berg in Oslo. 😀 She paid $4 million.';
const document = toDocument(annotate(TEXT, { id: 'a' }));

async function accountOf(format: Format, kind: 'file' | 'folder') {
  const files = createMemoryFiles();
  const opened = await (kind === 'file' ? fileSink(files, 'o.x', format) : folderSink(files, 'o', format));
  if (!opened.ok) throw new Error(opened.problem.message);
  const each: DocumentAccount[] = [];
  const path = kind === 'file' ? 'o.x' : `o/${format.whole?.[0]?.name}`;
  const options = { format, options: {}, files, path, onDocument: (d: DocumentAccount) => each.push(d) };
  const { sink, account } = accountingSink(opened.sink, options);
  await sink.put(document, '', TEXT);
  await sink.put({ ...document, document: { ...document.document, id: 'b' } }, '', TEXT);
  await sink.finish();
  return { each, account: account() };
}

/** A format that forgets the label of what it writes. */
function forgetful(format: Format): Format {
  const spoil = (pieces: Iterable<Piece>): Piece[] =>
    [...pieces].map(piece => String(piece).replaceAll('MONEY', 'PERCENT'));
  return {
    ...format,
    files: format.files.map(file => ({ ...file, write: input => spoil(file.write(input)) })),
    ...(format.whole && {
      whole: format.whole.map(file => ({
        ...file,
        open: options => {
          const gathering = file.open(options);
          return { add: input => spoil(gathering.add(input)), end: () => gathering.end() };
        },
      })),
    }),
  };
}

describe.each([
  ['brat', 'folder'],
  ['w3c', 'folder'],
  ['spacy', 'file'],
  ['doccano', 'file'],
  ['label-studio', 'folder'],
] as const)('an export as %s', (id, kind) => {
  const format = findFormat(id) as Format;

  test('is read again, and its losses are counted', async () => {
    const { each, account } = await accountOf(format, kind);
    expect(each.map(d => [d.id, d.readBack])).toEqual([
      ['a', 'same'],
      ['b', 'same'],
    ]);
    expect(account).toMatchObject({ documents: 2, readBack: 2, different: [] });
    const evidence = account.losses.find(({ aspect }) => aspect === 'evidence')?.count;
    expect(evidence).toBe(2 * (each[0].losses.find(({ aspect }) => aspect === 'evidence')?.count ?? 0));
  });

  test('tells where it was written wrong', async () => {
    const { each, account } = await accountOf(forgetful(format), kind);
    expect(account.different).toEqual(['a', 'b']);
    if (id !== 'label-studio') expect(each[0].missing?.join()).toMatch(/MONEY/);
  });
});
