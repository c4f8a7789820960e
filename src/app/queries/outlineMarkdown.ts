import { oneLine } from '../safeText';
import type { OutlineRow } from './outline';

/** What the outline of a document says in Markdown of one row. */
export interface MarkdownRow extends Pick<OutlineRow, 'headline' | 'lead'> {
  /** Where, when, how sure, who says so. */
  readonly told: readonly string[];
  /** Counted from 1. */
  readonly line: number;
}

/**
 * An outline as a list in Markdown, with the lines where its events are told; the lead is bold. `lineWord` is "line".
 */
export function outlineMarkdown(title: string, rows: readonly MarkdownRow[], lineWord: string): string {
  const items = rows.map(({ headline, lead, told, line }) => {
    const name = lead ? `**${safe(headline)}**` : safe(headline);
    return `- ${[name, ...told.map(safe)].join(' · ')} (${lineWord} ${line})`;
  });
  return `## ${safe(title)}\n\n${items.join('\n')}\n`;
}

/**
 * Text of a document as Markdown that shows it and does nothing else; full stops and hyphens stay as they are, for
 * people to read.
 */
function safe(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>#|~$!&]/g, '\\$&');
}
