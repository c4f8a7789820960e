import { keepingAllBut } from './aspects';
import type { ExportFile, Format } from './format';
import type { OffsetUnit } from './offsets';
import { chosen, type FormatOption } from './options';
import { type Cell, OFFSETS, TABLES, type Table, tableSource } from './tables';

const FORMULAS: FormatOption = {
  id: 'formulas',
  about: "cells that a spreadsheet would run: with a ' before them, or as they are",
  choices: ['escaped', 'kept'],
};

/**
 * Tables as comma-separated values (RFC 4180: CR LF between rows, quotation marks where a cell needs them), UTF-8.
 * Offsets count code points as pandas, DuckDB and R do, unless another unit is chosen; the table of documents names it.
 * A cell that holds nothing is empty.
 */
export const csv: Format = {
  id: 'csv',
  title: 'CSV',
  about: 'tables of documents, entities, figures, events, their arguments, clusters, quotations and zones',
  icon: 'table',
  files: [],
  whole: TABLES.map(csvFile),
  holds: 'many',
  knownBy: [],
  keeps: keepingAllBut('text', 'surrogates'),
  options: [OFFSETS, FORMULAS],
};

/** How long a piece is at least that rows are gathered to, in UTF-16 code units. */
const PIECE = 65_536;

function csvFile(table: Table): ExportFile {
  const head = line(table.columns.map(({ name }) => name));
  return {
    name: `${table.name}.csv`,
    open(options) {
      const unit = chosen(OFFSETS, options) as OffsetUnit;
      const cellText = chosen(FORMULAS, options) === 'kept' ? plainCell : safeCell;
      let mark = head;
      return {
        *add({ document, text }) {
          let rows = mark;
          mark = '';
          for (const row of table.rows(tableSource(document, text, unit))) {
            rows += line(row.map(cellText));
            if (rows.length < PIECE) continue;
            yield rows;
            rows = '';
          }
          if (rows !== '') yield rows;
        },
        *end() {
          yield mark;
        },
      };
    },
    isOurs: start => start.startsWith(head),
  };
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** A cell in quotation marks, where it would else end early, fall apart, or lose the spaces at its ends. */
function quoted(cell: string): string {
  return /[",\r\n]|^[\s\ufeff]|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function plainCell(cell: Cell): string {
  return cell === null ? '' : String(cell);
}

/** What makes a spreadsheet take the rest of a cell for a formula, with the wide signs of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Amounts are no formulas: "-5", "+4.2%", "-1,200.50". */
const AMOUNT = /^[+-]\d[\d.,]{0,40}%?$/;

/** A cell that no spreadsheet runs: words that would be a formula stand behind an apostrophe, numbers as they are. */
function safeCell(cell: Cell): string {
  const text = plainCell(cell);
  return typeof cell === 'string' && FORMULA.test(text) && !AMOUNT.test(text) ? `'${text}` : text;
}
