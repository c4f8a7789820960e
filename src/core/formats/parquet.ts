import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import { keepingAllBut } from './aspects';
import type { ExportFile, Format, Gathering } from './format';
import type { OffsetUnit } from './offsets';
import { chosen } from './options';
import { type Cell, type CellType, OFFSETS, TABLES, type Table, tableSource } from './tables';

/**
 * The tables of `csv` as Parquet: typed, compressed, with what is not there apart from what is empty. Memory stays
 * flat, since rows are written in groups.
 */
export const parquet: Format = {
  id: 'parquet',
  title: 'Parquet',
  about: 'the tables of CSV, typed and small, for pandas, DuckDB and R',
  icon: 'database',
  files: [],
  whole: TABLES.map(parquetFile),
  holds: 'many',
  knownBy: [],
  keeps: keepingAllBut('text', 'surrogates'),
  options: [OFFSETS],
};

/** How many rows are gathered before they are written: as many as readers like to take at a time. */
const GROUP = 32_768;

/** Between the sign of a Parquet file and its first column, where no reader looks. */
const OURS = 'newsmark/1 table';

function parquetFile(table: Table): ExportFile {
  return {
    name: `${table.name}.parquet`,
    open: options => gather(table, chosen(OFFSETS, options) as OffsetUnit),
    isOurs: head => head.startsWith(`PAR1${OURS}`),
  };
}

function gather(table: Table, unit: OffsetUnit): Gathering {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(table),
    createdBy: 'newsmark',
  });
  bytes.appendBytes(Uint8Array.from(OURS, letter => letter.charCodeAt(0)));
  let columns: Cell[][] = table.columns.map(() => []);
  /** Takes what has been written so far; offsets in the file go on counting. */
  const taken = (): Uint8Array => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  };
  const writeGroup = (): Uint8Array => {
    writer.write({
      columnData: table.columns.map(({ name }, i) => ({ name, data: columns[i] })),
      rowGroupSize: GROUP,
    });
    columns = table.columns.map(() => []);
    return taken();
  };
  return {
    *add({ document, text }) {
      writer.createdBy = `newsmark version ${document.generator.version}`;
      for (const row of table.rows(tableSource(document, text, unit))) {
        for (const [i, cell] of row.entries()) columns[i].push(cell);
        if (columns[0].length === GROUP) yield writeGroup();
      }
    },
    *end() {
      if (columns[0].length > 0) yield writeGroup();
      writer.finish();
      yield taken();
    },
  };
}

type SchemaElement = ParquetWriter['schema'][number];

const TYPES: Readonly<Record<CellType, Partial<SchemaElement>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  truth: { type: 'BOOLEAN' },
};

function schemaOf({ name, columns }: Table): SchemaElement[] {
  const fields = columns.map(
    (column): SchemaElement => ({
      name: column.name,
      repetition_type: 'OPTIONAL',
      ...TYPES[column.type],
    }),
  );
  return [{ name, num_children: fields.length }, ...fields];
}
