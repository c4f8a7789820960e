import * as vscode from 'vscode';
import { isNews } from '../app/queries/eventFacts';
import type { DocumentSession } from './documentSession';
import type { Services } from './services';
import { SELECTOR } from './sessions';

/** The language status item: what was found, or why nothing is shown and the one thing to do about it. */
export function registerLanguageStatus({ sessions, keys, settings, t }: Services): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;

  function show(): void {
    const session = sessions.active;
    keys.set('newsmark.state', session?.state ?? 'none');
    if (!session) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem('newsmark.status', SELECTOR);
    item.name = 'Newsmark';
    describe(item, session);
  }

  function describe(status: vscode.LanguageStatusItem, session: DocumentSession): void {
    status.busy = session.state === 'loading';
    status.severity = vscode.LanguageStatusSeverity.Information;
    switch (session.state) {
      case 'loading':
        status.text = t('Annotating…');
        status.detail = undefined;
        status.command = undefined;
        return;
      case 'tooLarge':
        status.text = t('Too large to annotate while you read ({0} MB)', (session.text().length / 1e6).toFixed(1));
        status.detail = undefined;
        status.severity = vscode.LanguageStatusSeverity.Warning;
        status.command = { command: 'newsmark.annotateAnyway', title: t('Annotate anyway') };
        return;
      case 'failed':
        status.text = t('The annotations of this text failed');
        status.detail = undefined;
        status.severity = vscode.LanguageStatusSeverity.Error;
        status.command = { command: 'newsmark.showLog', title: t('Show log') };
        return;
      case 'ready': {
        const { index } = session;
        const found = index?.annotations;
        status.text = t(
          '{0} entities, {1} figures, {2} events',
          found?.clusters.filter(c => c.mentions.length > 0).length ?? 0,
          found?.figures.length ?? 0,
          index ? index.annotations.events.filter(e => e.sameAs === undefined && isNews(e)).length : 0,
        );
        status.detail = [
          ...(found?.language === null ? [t('not English: events are left out')] : []),
          ...(settings.marksEnabled ? [] : [t('not marked in the text')]),
        ].join(', ');
        status.command = { command: 'newsmark.chooseLabels', title: t('Choose what is marked') };
        return;
      }
    }
  }

  return vscode.Disposable.from(
    sessions.onDidChangeActive(show),
    sessions.onDidChange(({ session, change }) => {
      // what only moves leaves the numbers as they are until the engine has looked
      if (session === sessions.active && change.kind !== 'moved') show();
    }),
    settings.onDidChange(show),
    { dispose: () => item?.dispose() },
  );
}
