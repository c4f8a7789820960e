/**
 * The rows of a table of tab-separated values, as cells: no comments (lines that begin with `# `; `#MeToo` is a cell), no head line, no empty lines.
 */
export function tableRows(table: string): string[][] {
  const lines = table.split(/\r?\n/).filter(line => line !== '' && !line.startsWith('# '));
  return lines.slice(1).map(line => line.split('\t'));
}
