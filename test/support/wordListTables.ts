import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './sourceFiles';

/** Every table of word lists under `src`: those whose head says so. */
export function wordListTables(): readonly string[] {
  const source = path.join(root, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.tsv'))
    .map(name => readFileSync(path.join(source, name), 'utf8'))
    .filter(table => /^list\tword\b/m.test(table));
}
