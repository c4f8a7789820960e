import * as vscode from 'vscode';
import { sentenceAt } from '../../app/queries/sentenceAt';
import { contains, type Span } from '../../core';
import { outline } from '../present/outline';
import type { Services } from '../services';
import { SELECTOR } from '../sessions';

/** Folding by section, and selections that grow from a word to its annotation, its sentence, its line, its section. */
export function registerStructure({ sessions, t }: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerFoldingRangeProvider(SELECTOR, {
      async provideFoldingRanges(document, _context, token) {
        const session = sessions.ensure(document);
        const index = await session?.settledIndex(token);
        if (!session || !index) return undefined;
        const ranges: vscode.FoldingRange[] = [];
        const sections = outline(index, document.getText(), t).flatMap(n => [n, ...n.children]);
        for (const node of sections) {
          if (node.kind === 'event') continue;
          const { start, end } = session.range(node.span);
          const last = lastLineWithText(document, start.line, end.character === 0 ? end.line - 1 : end.line);
          if (last > start.line) ranges.push(new vscode.FoldingRange(start.line, last, vscode.FoldingRangeKind.Region));
        }
        return ranges;
      },
    }),
    vscode.languages.registerSelectionRangeProvider(SELECTOR, {
      async provideSelectionRanges(document, positions, token) {
        const session = sessions.ensure(document);
        const index = await session?.settledIndex(token);
        if (!session || !index) return undefined;
        const text = document.getText();
        const sections = outline(index, text, t).flatMap(n => [n, ...n.children]);
        return positions.map(position => {
          const offset = document.offsetAt(position);
          const word = document.getWordRangeAtPosition(position);
          const line = document.lineAt(position.line);
          const lineSpan = { start: document.offsetAt(line.range.start), end: document.offsetAt(line.range.end) };
          const spans: Span[] = [
            ...(word ? [{ start: document.offsetAt(word.start), end: document.offsetAt(word.end) }] : []),
            ...index.at(offset),
            sentenceAt(text, lineSpan, offset),
            lineSpan,
            ...sections
              .filter(n => n.kind !== 'event' && n.span.start <= offset && offset <= n.span.end)
              .map(n => n.span),
            { start: 0, end: text.length },
          ];
          return (
            nest(spans, session.range.bind(session)) ?? new vscode.SelectionRange(new vscode.Range(position, position))
          );
        });
      },
    }),
  );
}

function lastLineWithText(document: vscode.TextDocument, first: number, last: number): number {
  let line = last;
  while (line > first && document.lineAt(line).isEmptyOrWhitespace) line--;
  return line;
}

/** The spans that hold each other, as a chain from the smallest. */
function nest(spans: readonly Span[], range: (span: Span) => vscode.Range): vscode.SelectionRange | undefined {
  const sorted = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start));
  let chain: vscode.SelectionRange | undefined;
  let outer: Span | undefined;
  for (const span of sorted) {
    if (outer && (!contains(outer, span) || (outer.start === span.start && outer.end === span.end))) continue;
    chain = new vscode.SelectionRange(range(span), chain);
    outer = span;
  }
  return chain;
}
