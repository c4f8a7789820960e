import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import type { FormatInput } from '../../../src/core';
import { parquet } from '../../../src/core/formats/parquet';
import { TABLES, tableSource } from '../../../src/core/formats/tables';
import { annotatedInput, bytesOf, corpusInputs, oddInput } from '../../support/formatInputs';

function written(name: string, inputs: readonly FormatInput[]): ArrayBuffer {
  const file = parquet.whole?.find(each => each.name === `${name}.parquet`);
  if (file === undefined) throw new Error(`no table ${name}`);
  const gathering = file.open({});
  const bytes = bytesOf([...inputs.flatMap(input => [...gathering.add(input)]), ...gathering.end()]);
  expect(file.isOurs?.(bytes.toString('latin1', 0, 4096))).toBe(true);
  return new Uint8Array(bytes).buffer;
}

test('Parquet tables hold the rows of the tables, typed, and nothing where nothing is', async () => {
  const inputs = [...corpusInputs(), oddInput()];
  for (const table of TABLES) {
    const rows = await parquetReadObjects({ file: written(table.name, inputs) });
    const cells = inputs.flatMap(({ document, text }) => [...table.rows(tableSource(document, text, 'codepoints'))]);
    const inFile = JSON.parse(Buffer.from(JSON.stringify(cells), 'utf8').toString('utf8'), (_, value) =>
      typeof value === 'string' ? Buffer.from(value, 'utf8').toString('utf8') : value,
    );
    expect(rows.map(row => Object.values(row).map(cell => cell ?? null))).toEqual(inFile);
    expect(Object.keys(rows[0])).toEqual(table.columns.map(({ name }) => name));
  }
});

test('Parquet tables of no document have their columns', async () => {
  for (const table of TABLES) {
    const file = written(table.name, []);
    expect(
      parquetMetadata(file)
        .schema.slice(1)
        .map(({ name }) => name),
    ).toEqual(table.columns.map(({ name }) => name));
    expect(await parquetReadObjects({ file })).toEqual([]);
  }
});

test('Parquet tables are written in groups, so that memory stays flat', async () => {
  const text = 'x'.repeat(40_000);
  const { document } = annotatedInput('', 'long');
  const zones = Array.from({ length: 40_000 }, (_, start) => ({ start, end: start + 1, kind: 'credit' as const }));
  const input = { text, document: { ...document, zones } };
  const file = parquet.whole?.find(({ name }) => name === 'zones.parquet');
  const gathering = file?.open({});
  const first = [...(gathering?.add(input) ?? [])];
  expect(first.map(piece => piece.length > 0)).toEqual([true]);
  const bytes = bytesOf([...first, ...(gathering?.add(input) ?? []), ...(gathering?.end() ?? [])]);
  const buffer = new Uint8Array(bytes).buffer;
  expect(parquetMetadata(buffer).row_groups.map(group => Number(group.num_rows))).toEqual([32_768, 32_768, 14_464]);
  const rows = await parquetReadObjects({ file: buffer, columns: ['start'], rowStart: 39_999, rowEnd: 40_001 });
  expect(rows).toEqual([{ start: 39_999 }, { start: 0 }]);
});
