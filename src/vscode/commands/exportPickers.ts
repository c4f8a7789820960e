import * as vscode from 'vscode';
import { FORMATS, type Format } from '../../core';
import type { Translate } from '../present/translate';

/** Asks for the format of an export. */
export async function pickFormat(t: Translate): Promise<Format | undefined> {
  const items = FORMATS.map(format => ({
    label: `$(${format.icon}) ${format.title}`,
    description: `*${format.files[0].ending}`,
    detail: t(format.about),
    value: format,
  }));
  const options = { title: t('Export annotations'), placeHolder: t('Which format?') };
  return (await vscode.window.showQuickPick(items, options))?.value;
}

/** Asks for the file of an export, beside `beside`, named `name` and the ending of the format. */
export async function pickFile(
  context: vscode.ExtensionContext,
  beside: vscode.Uri,
  name: string,
  format: Format,
  t: Translate,
): Promise<vscode.Uri | undefined> {
  // A new document and a sample have no folder of the person's own: offer that of the workspace.
  const own = beside.scheme !== 'untitled' && !beside.path.startsWith(context.extensionUri.path);
  const folder = own ? vscode.Uri.joinPath(beside, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name + format.files[0].ending) } : {}),
    filters: { [format.title]: format.knownBy.map(ending => ending.slice(1)) },
    title: t('Export annotations'),
    saveLabel: t('Export'),
  });
}

/** Asks for a folder. */
export async function pickFolder(title: string, t: Translate): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: t('Choose'),
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri,
    })) ?? [];
  return folder;
}
