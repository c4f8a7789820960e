import { type Agreement, agreement, type LabelledSpan, type NewsmarkDocument } from '../core';

/** A document of one person, with its text where that is at hand. */
export interface PersonsDocument {
  readonly document: Pick<NewsmarkDocument, 'document' | 'entities' | 'figures'>;
  readonly text: string | undefined;
}

/** How far two people agree, and which documents only one of them has. */
export interface Comparison {
  readonly documents: number;
  readonly rows: readonly Agreement[];
  /** A sentence each. */
  readonly warnings: readonly string[];
}

/** Compares the documents of two people by their ids. */
export function compareDocuments(
  a: ReadonlyMap<string, PersonsDocument>,
  b: ReadonlyMap<string, PersonsDocument>,
): Comparison {
  const warnings: string[] = [];
  const pairs = [...a].flatMap(([id, one]) => {
    const other = b.get(id);
    if (other === undefined) {
      warnings.push(`${id}: only the first has this document.`);
      return [];
    }
    if (one.document.document.sha256 !== other.document.document.sha256) {
      warnings.push(`${id}: the two are of different texts, and were not compared.`);
      return [];
    }
    return [
      {
        length: one.document.document.length,
        text: one.text ?? other.text,
        a: marksOf(one.document),
        b: marksOf(other.document),
      },
    ];
  });
  for (const id of b.keys()) if (!a.has(id)) warnings.push(`${id}: only the second has this document.`);
  if (pairs.some(({ text }) => text === undefined))
    warnings.push('Some texts are not at hand, so that nothing is said of tokens. Name their folder with --texts.');
  return { documents: pairs.length, rows: agreement(pairs), warnings };
}

function marksOf({ entities, figures }: Pick<NewsmarkDocument, 'entities' | 'figures'>): readonly LabelledSpan[] {
  return [...entities, ...figures]
    .map(({ start, end, label }) => ({ start, end, label }))
    .sort((x, y) => x.start - y.start || x.end - y.end);
}

/** A comparison as a table to read: the label, how many each marked, how many are the same, and the three measures. */
export function comparisonTable({ documents, rows }: Comparison): string {
  const cells = rows.map(({ label, a, b, same, f1, kappa, alpha }) => [
    label ?? 'all',
    ...[a, b, same].map(String),
    ...[f1, kappa, alpha].map(value => (value === null ? '–' : value.toFixed(3))),
  ]);
  const table = [['label', 'first', 'second', 'same', 'F1', 'kappa', 'alpha'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)));
  const lines = table.map(row =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  );
  const count = documents === 1 ? '1 document' : `${documents} documents`;
  return `${count}\n\n${lines.join('\n')}\n`;
}
