/** The rows of a table of tab-separated values, without notes (lines that begin with "# ") and without its line of column names. */
export function tsvRows(table: string): string[][] {
  const rows: string[][] = [];
  let named = false;
  for (const line of table.split(/\r?\n/)) {
    if (line === '' || line.startsWith('# ')) continue;
    if (named) rows.push(line.split('\t'));
    named = true;
  }
  return rows;
}
