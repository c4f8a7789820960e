import * as vscode from 'vscode';
import { safeText } from '../../app/safeText';
import type { DocumentSession } from '../documentSession';
import { type OutlineNode, outline } from '../present/outline';
import type { Services } from '../services';
import { SELECTOR } from '../sessions';

const KINDS: Readonly<Record<OutlineNode['kind'], vscode.SymbolKind>> = {
  headline: vscode.SymbolKind.File,
  section: vscode.SymbolKind.Namespace,
  event: vscode.SymbolKind.Event,
};

/** Headline, sections and events for the Outline, breadcrumbs, sticky scroll and Go to Symbol. */
export function registerSymbols({ sessions, t }: Services): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    SELECTOR,
    {
      async provideDocumentSymbols(document, token) {
        const session = sessions.ensure(document);
        const index = await session?.settledIndex(token);
        if (!session || !index) return undefined;
        return outline(index, document.getText(), t).map(node => toSymbol(node, session));
      },
    },
    { label: 'Newsmark' },
  );
}

function toSymbol(node: OutlineNode, session: DocumentSession): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(
    safeText(node.name, 'label') || '…',
    safeText(node.detail, 'label'),
    KINDS[node.kind],
    session.range(node.span),
    session.range(node.nameSpan),
  );
  symbol.children = node.children.map(child => toSymbol(child, session));
  return symbol;
}
