import * as vscode from 'vscode';
import type { Services } from '../services';
import { type Command, READY } from './command';
import { askToReplace, type ExportPlace, kindOf, pickFormat, pickPlace } from './exportPlace';
import { DISMISSED, type ExportReport, runExport } from './exportRun';
import { textsOf } from './exportSources';

/** Where an export goes, when a caller says so instead of the person; for tests and for keybindings. */
export interface ExportArguments {
  /** Its id. */
  readonly format?: string;
  /** A file, or the folder for a file each of the texts of folders; a URI as text. */
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

async function exportDocument(services: Services, target: unknown, more: unknown): Promise<ExportReport> {
  const { notify, sessions, t } = services;
  // Any text may be exported, whatever its language.
  const active = sessions.active?.document.uri ?? vscode.window.activeTextEditor?.document.uri;
  const [targets, args] = selectionOf(target instanceof vscode.Uri ? target : active, more);
  if (targets.length === 0) {
    notify.info(t('Open a news text first, then export its annotations.'));
    return DISMISSED;
  }
  return exportTexts(services, targets, args);
}

async function exportFolder(services: Services, target: unknown, more: unknown): Promise<ExportReport> {
  const { t } = services;
  const asked = target instanceof vscode.Uri ? target : await askFolder(t('Export the annotations of this folder'), t);
  const [targets, args] = selectionOf(asked, more);
  return targets.length === 0 ? DISMISSED : exportTexts(services, targets, args);
}

async function exportCorpus(services: Services, args: unknown): Promise<ExportReport> {
  const { notify, t } = services;
  const folders = vscode.workspace.workspaceFolders?.map(f => f.uri) ?? [];
  if (folders.length === 0) {
    notify.info(t('Open the folder of your corpus first, then export its annotations.'));
    return DISMISSED;
  }
  return exportTexts(services, folders, argumentsOf(args));
}

/**
 * The files and folders that a command is for, and its arguments: the explorer hands over all that is selected in it.
 */
function selectionOf(target: vscode.Uri | undefined, more: unknown): readonly [readonly vscode.Uri[], Given] {
  const selected = Array.isArray(more) ? more.filter(each => each instanceof vscode.Uri) : [];
  if (selected.length > 0) return [selected, {}];
  return [target ? [target] : [], argumentsOf(more)];
}

async function exportTexts(services: Services, targets: readonly vscode.Uri[], given: Given): Promise<ExportReport> {
  const { formats, notify, settings, t, texts } = services;
  const files = await notify.progress('statusBar', t('Newsmark: looking for texts'), () => textsOf(targets, texts));
  if (files.length === 0) {
    notify.info(t('There are no news texts (.txt) here to export.'));
    return { outcome: 'nothing', documents: 0, failures: [] };
  }
  const { findFormat } = await formats();
  const format = findFormat(given.format ?? settings.exportFormat) ?? (await pickFormat(services));
  if (!format) return DISMISSED;
  const kind = kindOf(targets, files, format);
  const named: ExportPlace | undefined = given.to && { kind, uri: given.to };
  const place = named ?? (await pickPlace(services, targets, files, format));
  const agreed = place && (await askToReplace(services, place, files, format));
  return agreed ? runExport(services, files, format, agreed) : DISMISSED;
}

async function askFolder(title: string, t: Services['t']): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: t('Choose'),
      canSelectFiles: false,
      canSelectFolders: true,
      ...(vscode.workspace.workspaceFolders?.[0] && { defaultUri: vscode.workspace.workspaceFolders[0].uri }),
    })) ?? [];
  return folder;
}

interface Given {
  readonly format?: string;
  readonly to?: vscode.Uri;
}

function argumentsOf(value: unknown): Given {
  if (typeof value !== 'object' || value === null) return {};
  const format = 'format' in value && typeof value.format === 'string' ? value.format : undefined;
  const to = 'to' in value && typeof value.to === 'string' ? vscode.Uri.parse(value.to, true) : undefined;
  return { ...(format && { format }), ...(to && { to }) };
}
