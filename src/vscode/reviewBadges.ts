import * as vscode from 'vscode';
import type { Services } from './services';

/** Marks the texts in the explorer and on tabs that people have begun to review, and those that are done. */
export function registerReviewBadges({ reviews, texts, t }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    async provideFileDecoration(uri, token) {
      if (!texts.isNews(uri)) return undefined;
      const state = await reviews.stateOf(uri);
      if (state === 'new' || token.isCancellationRequested) return undefined;
      return state === 'done'
        ? new vscode.FileDecoration('✓', t('Newsmark: reviewed'))
        : new vscode.FileDecoration('…', t('Newsmark: review begun'));
    },
  };
  return vscode.Disposable.from(
    changed,
    reviews.onDidChange(uris => changed.fire(uris.length === 0 ? undefined : [...uris])),
    vscode.window.registerFileDecorationProvider(provider),
  );
}
