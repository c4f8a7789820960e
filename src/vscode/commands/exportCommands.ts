import * as vscode from 'vscode';
import { type Format, findFormat } from '../../core';
import { documentId } from '../documentSession';
import type { Services } from '../services';
import { type Command, READY } from './command';
import { pickFile, pickFolder, pickFormat } from './exportPickers';
import { DISMISSED, type ExportReport, runExport } from './exportRun';
import { filesUnder, newsPatterns } from './exportSources';

/** Where an export goes, when a caller says so instead of the person; for tests and for keybindings. */
export interface ExportArguments {
  /** Its id. */
  readonly format?: string;
  /** A file, or a folder where the format has a file for each document; a URI as text. */
  readonly to?: string;
}

/** Commands that write annotations: of this document, of a folder, of the whole corpus. */
export const EXPORT_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.exportDocument',
    title: 'Export annotations of this document',
    icon: 'export',
    menus: [
      { menu: 'newsmark.editor', group: '3_export@1' },
      {
        menu: 'explorer/context',
        when: 'resourceLangId == newsmark || resourceExtname == .txt',
        group: '7_newsmark@1',
      },
      { menu: 'view/title', when: `view == newsmark.events && ${READY}`, group: '2_export@1' },
    ],
    run: ({ services }, target, args) => exportDocument(services, target, args),
  },
  {
    id: 'newsmark.exportFolder',
    title: 'Export annotations of a folder',
    menus: [{ menu: 'explorer/context', when: 'explorerResourceIsFolder', group: '7_newsmark@1' }],
    run: ({ services }, target, args) => exportFolder(services, target, args),
  },
  {
    id: 'newsmark.exportCorpus',
    title: 'Export annotations of the corpus',
    enablement: 'workspaceFolderCount > 0',
    menus: [{ menu: 'view/title', when: 'view == newsmark.events', group: '2_export@2' }],
    run: ({ services }, args) => exportCorpus(services, args),
  },
];

async function exportDocument(services: Services, target: unknown, args: unknown): Promise<ExportReport> {
  const { context, sessions, settings, t } = services;
  // Any text may be exported, whatever its language.
  const active = sessions.active?.document.uri ?? vscode.window.activeTextEditor?.document.uri;
  const uri = target instanceof vscode.Uri ? target : active;
  if (!uri) {
    void vscode.window.showInformationMessage(t('Open a news text first, then export its annotations.'));
    return DISMISSED;
  }
  const given = argumentsOf(args);
  const format = given.format ?? settings.exportFormat ?? (await pickFormat(t));
  if (!format) return DISMISSED;
  const to = given.to ?? (await pickFile(context, uri, documentId(uri), format, t));
  if (!to) return DISMISSED;
  return runExport(services, [{ uri, folder: '' }], format, { kind: 'file', uri: to });
}

async function exportFolder(services: Services, target: unknown, args: unknown): Promise<ExportReport> {
  const { t } = services;
  const folder =
    target instanceof vscode.Uri ? target : await pickFolder(t('Export the annotations of this folder'), t);
  return folder ? exportMany(services, [folder], ['*.txt'], args) : DISMISSED;
}

async function exportCorpus(services: Services, args: unknown): Promise<ExportReport> {
  const { context, settings, t } = services;
  const folders = vscode.workspace.workspaceFolders?.map(f => f.uri) ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(t('Open the folder of your corpus first, then export its annotations.'));
    return DISMISSED;
  }
  return exportMany(
    services,
    folders,
    [...newsPatterns(context.extension), ...settings.corpusInclude(folders[0])],
    args,
  );
}

async function exportMany(
  services: Services,
  folders: readonly vscode.Uri[],
  patterns: readonly string[],
  args: unknown,
): Promise<ExportReport> {
  const { context, settings, t } = services;
  const files = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t('Newsmark: looking for texts') },
    async () => (await Promise.all(folders.map(folder => filesUnder(folder, patterns)))).flat(),
  );
  if (files.length === 0) {
    void vscode.window.showInformationMessage(t('There are no news texts (.txt) here to export.'));
    return { outcome: 'nothing', documents: 0, failures: [] };
  }
  const given = argumentsOf(args);
  const format = given.format ?? settings.exportFormat ?? (await pickFormat(t));
  if (!format) return DISMISSED;
  const kind = format.holds === 'many' ? 'file' : 'folder';
  const pick = (): Promise<vscode.Uri | undefined> =>
    kind === 'file'
      ? pickFile(context, vscode.Uri.joinPath(folders[0], 'annotations'), 'annotations', format, t)
      : pickFolder(t('Write a {0} file for each document here', format.title), t);
  const to = given.to ?? (await pick());
  return to ? runExport(services, files, format, { kind, uri: to }) : DISMISSED;
}

function argumentsOf(value: unknown): { readonly format?: Format; readonly to?: vscode.Uri } {
  if (typeof value !== 'object' || value === null) return {};
  const format = 'format' in value ? findFormat(value.format) : undefined;
  const to = 'to' in value && typeof value.to === 'string' ? vscode.Uri.parse(value.to, true) : undefined;
  return { ...(format && { format }), ...(to && { to }) };
}
