import { readFileSync } from 'node:fs';

/**
 * Reads a table of tab-separated values: lines that begin with "# " are notes, the first other line names the columns.
 */
export function readTable(path: string): Record<string, string>[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('# '));
  const columns = (lines[0] ?? '').split('\t');
  return lines.slice(1).map(line => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}
