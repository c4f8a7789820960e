import * as vscode from 'vscode';
import { shorten } from '../present/markdown';
import type { Services } from '../services';

/** The sample articles, below the extension's folder. */
const SAMPLES = ['media', 'corpus'] as const;

/** The walkthrough, the samples, the log, and the way on after a failure or with a large file. */
export function registerHelp({ context, log, sessions, t }: Services): vscode.Disposable {
  const register = vscode.commands.registerCommand;

  async function openSamples(): Promise<void> {
    const folder = vscode.Uri.joinPath(context.extensionUri, ...SAMPLES);
    const names = (await vscode.workspace.fs.readDirectory(folder))
      .filter(([name, type]) => type === vscode.FileType.File && name.endsWith('.txt'))
      .map(([name]) => name)
      .sort();
    const items = await Promise.all(
      names.map(async name => {
        const uri = vscode.Uri.joinPath(folder, name);
        const text = new TextDecoder().decode((await vscode.workspace.fs.readFile(uri)).slice(0, 400));
        return { label: name, detail: shorten(text.trimStart().split(/\r?\n/, 1)[0] ?? '', 110), uri };
      }),
    );
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('Sample corpus'),
      placeHolder: t('Which article? They are invented, and yours to edit after Save As.'),
      matchOnDetail: true,
    });
    if (!chosen) return;
    await vscode.window.showTextDocument(chosen.uri, { preview: false });
    await vscode.commands.executeCommand('newsmark.events.focus');
  }

  return vscode.Disposable.from(
    register('newsmark.openSamples', openSamples),
    register('newsmark.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false),
    ),
    register('newsmark.showLog', () => log.show()),
    register('newsmark.annotateAnyway', () => sessions.active?.retry()),
  );
}
