import * as vscode from 'vscode';
import { oneLine } from '../../app/safeText';
import { inlayValue } from '../present/inlayValue';
import type { Services } from '../services';
import { SELECTOR } from '../sessions';

/** Normalised values behind the figures, for who asks for them: they move prose, so the setting is off by default. */
export function registerInlayHints(services: Services): vscode.Disposable {
  const { sessions, settings } = services;
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    sessions.onDidChange(() => {
      if (settings.inlayValues) changed.fire();
    }),
    settings.onDidChange(() => changed.fire()),
    vscode.languages.registerInlayHintsProvider(SELECTOR, {
      onDidChangeInlayHints: changed.event,
      async provideInlayHints(document, range, token) {
        if (!settings.inlayValues) return [];
        const session = sessions.ensure(document);
        const index = await session?.settledIndex(token);
        if (!session || !index) return [];
        const from = document.offsetAt(range.start);
        const to = document.offsetAt(range.end);
        const shown = index.annotations.figures.filter(f => f.end > from && f.start < to);
        return shown.flatMap(figure => {
          const value = inlayValue(figure, index.words(figure));
          if (value === undefined) return [];
          const hint = new vscode.InlayHint(session.range(figure).end, value);
          hint.paddingLeft = true;
          hint.tooltip = oneLine(index.words(figure));
          return [hint];
        });
      },
    }),
  );
}
