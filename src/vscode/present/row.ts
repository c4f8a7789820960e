import type { ReviewState } from '../../app/queries/review';
import type { Span } from '../../core';

/** A row of a tree view, as a value. */
export interface Row {
  /** Stable while the same thing stands in the document, so that the tree keeps what is open and selected. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Plain text, made when it is wanted. */
  readonly tooltip?: () => string;
  /** The name of a codicon, and the id of a theme colour for it. */
  readonly icon?: string;
  readonly color?: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Where a click goes. */
  readonly span?: Span;
  /** The annotations that the row stands for, by id. */
  readonly marks: readonly string[];
  /** Of a role: what it fills of which event. */
  readonly fills?: { readonly event: string } & (
    | { readonly slot: 'role'; readonly role: string }
    | { readonly slot: 'time' | 'place' | 'source' }
  );
  /** The text that the row stands for, as a URI, where it is one of several. */
  readonly uri?: string;
  /** For the `when` clauses of the row's menu. */
  readonly context: 'group' | 'event' | 'entity' | 'mention' | 'figure' | 'role' | 'folder' | `text:${ReviewState}`;
  readonly children: readonly Row[];
  readonly expanded?: boolean;
}

/** Rows that hold `query` in their label or description, with their parents and children; case does not matter. */
export function filterRows(rows: readonly Row[], query: string): readonly Row[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return rows;
  const has = (row: Row): boolean => {
    // The words around a mention are not its own.
    const words = row.context === 'mention' ? row.label : `${row.label} ${row.description ?? ''}`;
    return row.context !== 'group' && words.toLocaleLowerCase().includes(wanted);
  };
  const keep = (row: Row): readonly Row[] => {
    if (has(row) || (row.context === 'event' && row.children.some(has))) return [row];
    const children = row.children.flatMap(keep);
    return children.length ? [{ ...row, children, expanded: true }] : [];
  };
  return rows.flatMap(keep);
}

/** Every row, parents before their children. */
export function* allRows(rows: readonly Row[]): Iterable<Row> {
  for (const row of rows) {
    yield row;
    yield* allRows(row.children);
  }
}

/** Rows as indented text, for tests and for the clipboard. */
export function rowsAsText(rows: readonly Row[], indent = ''): string {
  return rows
    .map(row => {
      const line = `${indent}${row.label}${row.description ? ` | ${row.description}` : ''}`;
      return row.children.length ? `${line}\n${rowsAsText(row.children, `${indent}  `)}` : line;
    })
    .join('\n');
}
