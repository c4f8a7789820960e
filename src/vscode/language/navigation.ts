import * as vscode from 'vscode';
import type { Mark } from '../../app/queries/annotationIndex';
import { related } from '../../app/queries/related';
import type { Span } from '../../core';
import type { DocumentSession } from '../documentSession';
import type { Services } from '../services';
import { SELECTOR } from '../sessions';

/** Highlights, definition and references: the editor's own words for the mentions of one thing. */
export function registerNavigation({ sessions }: Services): vscode.Disposable {
  async function find<T>(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    make: (session: DocumentSession, related: readonly Span[], mark: Mark) => T,
  ): Promise<T | undefined> {
    const session = sessions.ensure(document);
    const index = await session?.settledIndex(token);
    const mark = index?.at(document.offsetAt(position))[0];
    return session && index && mark ? make(session, related(index, mark), mark) : undefined;
  }

  return vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider(SELECTOR, {
      provideDocumentHighlights: (document, position, token) =>
        find(document, position, token, (session, spans) =>
          spans.map(span => new vscode.DocumentHighlight(session.range(span), vscode.DocumentHighlightKind.Read)),
        ),
    }),
    vscode.languages.registerDefinitionProvider(SELECTOR, {
      provideDefinition: (document, position, token) =>
        find(document, position, token, (session, spans, mark): vscode.DefinitionLink[] => {
          const full = fullest(spans);
          return mark.kind === 'entity' && full
            ? [
                {
                  originSelectionRange: session.range(mark),
                  targetUri: document.uri,
                  targetRange: session.range(full),
                },
              ]
            : [];
        }),
    }),
    vscode.languages.registerReferenceProvider(SELECTOR, {
      provideReferences: (document, position, _context, token) =>
        find(document, position, token, (session, spans) =>
          spans.map(span => new vscode.Location(document.uri, session.range(span))),
        ),
    }),
  );
}

/** The first of the longest. */
function fullest(spans: readonly Span[]): Span | undefined {
  let best: Span | undefined;
  for (const span of spans) if (!best || span.end - span.start > best.end - best.start) best = span;
  return best;
}
