import * as vscode from 'vscode';
import { annotateDocuments, type Summary } from '../../app/annotateDocuments';
import { type DocumentSink, fileSink, folderSink } from '../../app/documentSink';
import { FORMATS, type Format, findFormat } from '../../core';
import { documentId } from '../documentSession';
import { editorFiles } from '../editorFiles';
import type { Services } from '../services';
import { type ExportFile, filesUnder, newsPatterns, readSources } from './exportSources';

/** Where an export goes, when a caller says so instead of the person; for tests and for keybindings. */
export interface ExportArguments {
  /** Its id. */
  readonly format?: string;
  /** A file, or a folder for JSON of several documents; a URI as text. */
  readonly to?: string;
}

/** What an export did. */
export interface ExportReport {
  readonly outcome: Summary['outcome'] | 'nothing' | 'dismissed';
  readonly documents: number;
  readonly failures: readonly string[];
  readonly to?: string;
}

const DISMISSED: ExportReport = { outcome: 'dismissed', documents: 0, failures: [] };

/** Commands that write annotations as `newsmark/1`: of this document, of a folder, of the whole corpus. */
export function registerExport(services: Services): vscode.Disposable {
  const { context, engine, log, sessions, settings, t } = services;
  const register = vscode.commands.registerCommand;

  async function exportDocument(target: unknown, args: unknown): Promise<ExportReport> {
    const uri = target instanceof vscode.Uri ? target : (sessions.active?.document.uri ?? activeText());
    if (!uri) {
      void vscode.window.showInformationMessage(t('Open a news text first, then export its annotations.'));
      return DISMISSED;
    }
    const given = argumentsOf(args);
    const format = given.format ?? (await pickFormat());
    if (!format) return DISMISSED;
    const to = given.to ? vscode.Uri.parse(given.to, true) : await pickFile(uri, documentId(uri), format);
    if (!to) return DISMISSED;
    return run([{ uri, folder: '' }], 1, format, { file: to });
  }

  async function exportFolder(target: unknown, args: unknown): Promise<ExportReport> {
    const folder = target instanceof vscode.Uri ? target : await pickFolder(t('Export the annotations of this folder'));
    if (!folder) return DISMISSED;
    return exportMany([folder], ['*.txt'], args);
  }

  async function exportCorpus(args: unknown): Promise<ExportReport> {
    const folders = vscode.workspace.workspaceFolders?.map(f => f.uri) ?? [];
    if (folders.length === 0) {
      void vscode.window.showInformationMessage(
        t('Open the folder of your corpus first, then export its annotations.'),
      );
      return DISMISSED;
    }
    const patterns = [...newsPatterns(context.extension), ...settings.corpusInclude(folders[0])];
    return exportMany(folders, patterns, args);
  }

  async function exportMany(
    folders: readonly vscode.Uri[],
    patterns: readonly string[],
    args: unknown,
  ): Promise<ExportReport> {
    const files = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: t('Newsmark: looking for texts') },
      async () => (await Promise.all(folders.map(folder => filesUnder(folder, patterns)))).flat(),
    );
    if (files.length === 0) {
      void vscode.window.showInformationMessage(t('There are no news texts (.txt) here to export.'));
      return { outcome: 'nothing', documents: 0, failures: [] };
    }
    const given = argumentsOf(args);
    const format = given.format ?? (await pickFormat());
    if (!format) return DISMISSED;
    const base = folders[0];
    const to = given.to
      ? vscode.Uri.parse(given.to, true)
      : format.holds === 'many'
        ? await pickFile(vscode.Uri.joinPath(base, 'annotations'), 'annotations', format)
        : await pickFolder(t('Write a {0} file for each document here', format.title));
    if (!to) return DISMISSED;
    return run(files, files.length, format, format.holds === 'many' ? { file: to } : { folder: to });
  }

  function run(
    files: readonly ExportFile[],
    count: number,
    format: Format,
    place: { readonly file: vscode.Uri } | { readonly folder: vscode.Uri },
  ): Thenable<ExportReport> {
    const title = count === 1 ? t('Exporting annotations') : t('Exporting the annotations of {0} texts', count);
    const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
    return vscode.window.withProgress(options, async (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const failures: string[] = [];
      const to = 'file' in place ? place.file : place.folder;
      const opened = await openSink(place, format);
      if (!opened.ok) return tell({ outcome: 'stopped', documents: 0, failures: [shown(opened.message, to)] }, to);
      let last = 0;
      const summary = await annotateDocuments(
        readSources(files),
        source => engine.annotate(source.text, { id: source.id, uri: source.uri, date: source.date }),
        opened.sink,
        {
          log: {
            error: message => failures.push(shown(message, to)),
            warn: message => log.warn(message),
          },
          progress: {
            report({ documents, failed, name }) {
              const done = documents + failed;
              progress.report({ message: `${done}/${count} · ${name}`, increment: ((done - last) / count) * 100 });
              last = done;
            },
          },
          signal: stop.signal,
          pause: () => new Promise(resolve => setTimeout(resolve, 0)),
        },
      );
      if (summary.problem) failures.push(shown(summary.problem.message, to));
      return tell({ outcome: summary.outcome, documents: summary.documents, failures }, to);
    });
  }

  async function openSink(
    place: { readonly file: vscode.Uri } | { readonly folder: vscode.Uri },
    format: Format,
  ): Promise<{ readonly ok: true; readonly sink: DocumentSink } | { readonly ok: false; readonly message: string }> {
    const opened =
      'folder' in place
        ? await folderSink(editorFiles, place.folder.toString(), format)
        : await fileSink(editorFiles, place.file.toString(), format);
    return opened.ok ? opened : { ok: false, message: opened.problem.message };
  }

  /** Says how it ended: one message, with one thing to do. */
  function tell(report: Omit<ExportReport, 'to'>, to: vscode.Uri): ExportReport {
    for (const failure of report.failures) log.error(failure);
    const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
    const showLog = t('Show log');
    const open = t('Open');
    const answer = (chosen: string | undefined): void => {
      if (chosen === showLog) log.show();
      if (chosen === open) services.spawn('open the export', () => vscode.commands.executeCommand('vscode.open', to));
    };
    const [first, ...more] = report.failures;
    if (report.outcome === 'cancelled') {
      showInformationMessage(t('Export cancelled; {0} documents were complete.', report.documents)).then(answer);
    } else if (report.outcome === 'stopped') {
      showErrorMessage(first ?? t('The export stopped.'), showLog).then(answer);
    } else if (first !== undefined && more.length > 0) {
      const words = t('{0} documents exported, {1} not. First: {2}', report.documents, report.failures.length, first);
      showWarningMessage(words, showLog).then(answer);
    } else if (first !== undefined) {
      showWarningMessage(first, showLog).then(answer);
    } else {
      const words =
        report.documents === 1
          ? t('Exported to {0}', vscode.workspace.asRelativePath(to))
          : t('{0} documents exported to {1}', report.documents, vscode.workspace.asRelativePath(to));
      showInformationMessage(words, ...(report.documents === 1 ? [open] : [])).then(answer);
    }
    return { ...report, to: to.toString() };
  }

  async function pickFormat(): Promise<Format | undefined> {
    if (settings.exportFormat !== undefined) return settings.exportFormat;
    const items = FORMATS.map(format => ({
      label: `$(${format.icon}) ${format.title}`,
      description: `*${format.files[0].ending}`,
      detail: t(format.about),
      value: format,
    }));
    const title = t('Export annotations');
    return (await vscode.window.showQuickPick(items, { title, placeHolder: t('Which format?') }))?.value;
  }

  function pickFile(beside: vscode.Uri, name: string, format: Format): Thenable<vscode.Uri | undefined> {
    const file = name + format.files[0].ending;
    // A new document and a sample have no folder of the person's own: offer that of the workspace.
    const own = beside.scheme !== 'untitled' && !beside.path.startsWith(context.extensionUri.path);
    const folder = own ? vscode.Uri.joinPath(beside, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
    return vscode.window.showSaveDialog({
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, file) } : {}),
      filters: { [format.title]: format.knownBy.map(ending => ending.slice(1)) },
      title: t('Export annotations'),
      saveLabel: t('Export'),
    });
  }

  async function pickFolder(title: string): Promise<vscode.Uri | undefined> {
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

  return vscode.Disposable.from(
    register('newsmark.exportDocument', exportDocument),
    register('newsmark.exportFolder', exportFolder),
    register('newsmark.exportCorpus', exportCorpus),
  );
}

/** The file of the active text editor, whatever its language: a person may export any text. */
function activeText(): vscode.Uri | undefined {
  return vscode.window.activeTextEditor?.document.uri;
}

/** Names a file as the person knows it, instead of by its URI. */
function shown(message: string, to: vscode.Uri): string {
  return message.replaceAll(to.toString(), to.scheme === 'file' ? to.fsPath : vscode.workspace.asRelativePath(to));
}

function argumentsOf(value: unknown): { readonly format?: Format; readonly to?: string } {
  if (typeof value !== 'object' || value === null) return {};
  const format = 'format' in value ? findFormat(value.format) : undefined;
  const to = 'to' in value && typeof value.to === 'string' ? value.to : undefined;
  return { ...(format ? { format } : {}), ...(to ? { to } : {}) };
}
