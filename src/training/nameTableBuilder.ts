import { foldPieces } from '../core/entities/hash';
import { readTable } from './tables';

/** Builds `names.tsv`: names whose label is known, one form a line. */
export function buildNameTable(data: string): string {
  const lines = [
    '# Names whose label is known whatever the context; written from general knowledge (CC0).',
    'name\tlabel\tkind',
  ];
  const seen = new Set<string>();
  for (const row of readTable(`${data}/tables/misc/curated.tsv`)) {
    for (const name of [row['name'], ...row['aliases'].split('|')]) {
      const key = foldPieces(name).join(' ');
      if (key === '' || seen.has(key)) continue;
      seen.add(key);
      lines.push(`${name}\t${row['label']}\t${row['kind']}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
