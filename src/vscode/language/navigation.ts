import * as vscode from 'vscode';
import type { Span } from '../../core';
import type { DocumentSession } from '../documentSession';
import type { AnnotationIndex, Mark } from '../present/annotationIndex';
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

/**
 * What belongs together with a mark: the mentions of an entity, the figures of the same value, and for an event its trigger with
 * what fills its roles.
 */
export function related(index: AnnotationIndex, mark: Mark): readonly Span[] {
  switch (mark.kind) {
    case 'entity': {
      const cluster = index.cluster(mark.entity.cluster);
      return cluster ? index.mentions(cluster) : [mark];
    }
    case 'figure': {
      const value = JSON.stringify(mark.figure.value);
      const same = index.annotations.figures.filter(
        f => f.label === mark.figure.label && JSON.stringify(f.value) === value,
      );
      return same.length ? same : [mark];
    }
    case 'event': {
      const { event } = mark;
      const ids = [...event.arguments.map(a => a.target), event.time, event.place, event.source];
      const spans = new Set(ids.flatMap(id => index.mark(id) ?? []));
      return [mark, ...spans];
    }
  }
}

/** The first of the longest. */
function fullest(spans: readonly Span[]): Span | undefined {
  let best: Span | undefined;
  for (const span of spans) if (!best || span.end - span.start > best.end - best.start) best = span;
  return best;
}
