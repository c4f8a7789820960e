import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { FormatInput, FormatOptions } from '../../../src/core';
import { csv } from '../../../src/core/formats/csv';
import { TABLES } from '../../../src/core/formats/tables';
import { annotatedInput, bytesOf, corpusInputs, oddInput } from '../../support/formatInputs';

type Row = Readonly<Record<string, string>>;

function written(name: string, inputs: readonly FormatInput[], options: FormatOptions = {}): string {
  const file = csv.whole?.find(each => each.name === `${name}.csv`);
  if (file === undefined) throw new Error(`no table ${name}`);
  const gathering = file.open(options);
  const pieces = [...inputs.flatMap(input => [...gathering.add(input)]), ...gathering.end()];
  return bytesOf(pieces).toString('utf8');
}

/** What a reader that is not ours makes of a table. */
function read(name: string, inputs: readonly FormatInput[], options: FormatOptions = {}): readonly Row[] {
  const { data, errors } = Papa.parse<Row>(written(name, inputs, options), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

const odd = oddInput();
/** As a file holds it: half of a character is no character. */
const inFile = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

describe('CSV tables', () => {
  test('have their head once, for any number of documents, and alone for none', () => {
    const two = written('entities', [annotatedInput('Ada Brun spoke.', 'a'), annotatedInput('Oslo waits.', 'b')]);
    expect(two.match(/^document,id,/gm)).toHaveLength(1);
    expect(read('entities', [annotatedInput('Ada Brun spoke.', 'a'), annotatedInput('Oslo.', 'b')])).toHaveLength(2);
    for (const { name, columns } of TABLES)
      expect(written(name, [])).toBe(`${columns.map(column => column.name).join(',')}\r\n`);
  });

  test('hold a row for everything that a document has', () => {
    const inputs = [...corpusInputs(), odd];
    const count = (of: (input: FormatInput) => number): number => inputs.reduce((sum, input) => sum + of(input), 0);
    const zones = (quoted: boolean) =>
      count(
        ({ document }) =>
          document.zones.filter(({ kind }) => (kind === 'quotation' || kind === 'turn') === quoted).length,
      );
    expect(Object.fromEntries(TABLES.map(({ name }) => [name, read(name, inputs).length]))).toEqual({
      documents: inputs.length,
      entities: count(({ document }) => document.entities.length),
      figures: count(({ document }) => document.figures.length),
      events: count(({ document }) => document.events.length),
      arguments: count(({ document }) => document.events.flatMap(event => event.arguments).length),
      clusters: count(({ document }) => document.clusters.length),
      quotations: zones(true),
      zones: zones(false),
    });
  });

  test('cut the words of each row out of the text, in code points and in UTF-16', () => {
    for (const input of [...corpusInputs(), odd]) {
      const points = [...input.text];
      for (const name of ['entities', 'figures', 'events', 'arguments', 'quotations', 'zones']) {
        for (const row of read(name, [input], { formulas: 'kept' })) {
          if (row.start !== '')
            expect(inFile(points.slice(Number(row.start), Number(row.end)).join(''))).toBe(row.text);
        }
        for (const row of read(name, [input], { formulas: 'kept', offsets: 'utf16' })) {
          if (row.start !== '') expect(inFile(input.text.slice(Number(row.start), Number(row.end)))).toBe(row.text);
        }
      }
    }
    expect(read('documents', [odd])[0].offsets).toBe('codepoints');
    expect(read('documents', [odd], { offsets: 'utf16' })[0]).toMatchObject({
      offsets: 'utf16',
      length: String(odd.text.length),
      document: odd.document.document.id,
    });
  });

  test('let no spreadsheet run a cell, and leave amounts as they are', () => {
    const texts = (options: FormatOptions) => read('entities', [odd], options).map(row => row.text);
    expect(texts({})).toContain(`'=HYPERLINK("x")`);
    expect(texts({ formulas: 'kept' })).toContain('=HYPERLINK("x")');
    expect(read('clusters', [odd]).map(row => row.name)).toContain("'=1+1");
    const figures = read('figures', [odd]);
    expect(figures.map(row => row.text)).toEqual(['-5%', '\u20ac3 million', '2 May 2019', "'+1 800 555"]);
    expect(figures[0].number).toBe('-5');
    expect(read('clusters', [odd])[2].latitude).toBe('-1.5');
    for (const { name } of TABLES)
      for (const row of read(name, [odd]))
        for (const cell of Object.values(row)) expect(cell).not.toMatch(/^(?:[=@\t\r\n＝＋－＠]|[+-](?![\d.,]+%?$))/);
  });

  test('say what a figure, an event and a quotation is in columns of its own', () => {
    const input = annotatedInput(
      '“We will pay 3 million euros,” Ada Brun said. Olof Berg met Ada Brun in Oslo.',
      'a',
      '2019-05-02',
    );
    expect(read('figures', [input])[0]).toMatchObject({ label: 'MONEY', number: '3000000', unit: 'EUR', lower: '' });
    expect(read('figures', [input])[0].words).toContain('3 million');
    expect(read('quotations', [input])[0]).toMatchObject({
      speaker: 'Ada Brun',
      kind: 'quotation',
      speaker_text: 'Ada Brun',
    });
    const met = read('events', [input]).find(row => row.text === 'met');
    expect(met).toMatchObject({ place_name: 'Oslo', polarity: 'positive', source: '' });
    const names = read('arguments', [input])
      .filter(row => row.event === met?.id)
      .map(row => row.name);
    expect(names.sort()).toEqual(['Ada Brun', 'Olof Berg']);
  });
});
