import type { Span } from '../../core';

/** The line of an offset, without its break. */
export function lineAt(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = /[\r\n]/.exec(text.slice(offset, offset + 100_000));
  return { start, end: rest === null ? Math.min(text.length, offset + 100_000) : offset + rest.index };
}

/**
 * The stretch between two full stops around `offset`, inside `line`. Good enough to select by and to quote; the engine
 * cuts its own.
 */
export function sentenceAt(text: string, line: Span, offset: number): Span {
  const ends = /[.!?…]["”’»)]{0,2}\s+(?=[\p{Lu}"“‘«(])/gu;
  let start = line.start;
  for (const match of text.slice(line.start, line.end).matchAll(ends)) {
    const end = line.start + match.index + match[0].length;
    if (end > offset) return { start, end: line.start + match.index + match[0].trimEnd().length };
    start = end;
  }
  return { start, end: line.end };
}

/** Longest quotation of a citation, in UTF-16 code units. */
const LONGEST = 600;

/** A place of a text as a citation: “The sentence around it.” (oslo.txt, line 3). `name` is that of the file. */
export function citation(text: string, span: Span, name: string): string {
  const { start, end } = sentenceAt(text, lineAt(text, span.start), span.start);
  const from = Math.min(start, span.start);
  const whole = text.slice(from, Math.max(end, span.end)).replace(/\s+/g, ' ').trim();
  const quotation = whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  const line = (text.slice(0, span.start).match(/\r\n?|\n/g)?.length ?? 0) + 1;
  return `“${quotation}” (${name}, line ${line})`;
}
