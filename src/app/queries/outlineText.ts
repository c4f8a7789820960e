import { oneLine } from '../safeText';
import type { DocumentOutline, WrittenRow } from './documentOutline';

export type OutlineFormat = 'text' | 'jsonl';

/** An outline as text to read, ending in a line feed: the id, then a row a line; or as one line of JSON. */
export function outlineText(outline: DocumentOutline, format: OutlineFormat, background: boolean): string {
  if (format === 'jsonl') return `${JSON.stringify(outline)}\n`;
  const lines = [oneLine(outline.id).trim(), ...outline.rows.map(row => rowText(row, row.lead ? '★' : '•'))];
  if (background) lines.push(...outline.background.map(row => rowText(row, '·')));
  if (lines.length === 1) lines.push(outline.language === null ? '  (not English: no events)' : '  (no events)');
  return `${lines.join('\n')}\n\n`;
}

function rowText(row: WrittenRow, bullet: string): string {
  const { headline, where, when, status, source } = row;
  const told = [where, when, ...status, source === null ? null : `says ${source}`].filter(words => words !== null);
  return `  ${bullet} ${oneLine([headline, ...told].join(' · ')).trim()}`;
}
