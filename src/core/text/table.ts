/**
 * The rows of a table of tab-separated values, as cells: no comments (lines that begin with `# `; `#MeToo` is a cell),
 * no head line, no empty lines.
 */
export function tableRows(table: string): string[][] {
  const rows: string[][] = [];
  let head = true;
  for (const raw of table.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '' || (line[0] === '#' && line[1] === ' ')) continue;
    if (head) head = false;
    else rows.push(line.split('\t'));
  }
  return rows;
}
