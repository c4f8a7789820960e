import * as vscode from 'vscode';
import { annotateDocuments, type Summary } from '../../app/annotateDocuments';
import { type DocumentSink, fileSink, folderSink } from '../../app/documentSink';
import type { Progress } from '../../app/ports';
import type { Format } from '../../core';
import { editorFiles } from '../editorFiles';
import type { Services } from '../services';
import { type ExportFile, readSources } from './exportSources';

/** What an export did. */
export interface ExportReport {
  readonly outcome: Summary['outcome'] | 'nothing' | 'dismissed';
  readonly documents: number;
  readonly failures: readonly string[];
  readonly to?: string;
}

/** The report of an export that the person did not go on with. */
export const DISMISSED: ExportReport = { outcome: 'dismissed', documents: 0, failures: [] };

/** Where an export is written. */
export interface ExportPlace {
  readonly kind: 'file' | 'folder';
  readonly uri: vscode.Uri;
}

/** Annotates and writes the texts, with a progress that can be cancelled, and says how it ended. */
export function runExport(
  services: Services,
  files: readonly ExportFile[],
  format: Format,
  place: ExportPlace,
): Thenable<ExportReport> {
  const { engine, log, t } = services;
  const count = files.length;
  const title = count === 1 ? t('Exporting annotations') : t('Exporting the annotations of {0} texts', count);
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return vscode.window.withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const failures: string[] = [];
    const fail = (message: string): void => {
      failures.push(shown(message, place.uri));
    };
    const opened = await openSink(place, format);
    if (!opened.ok) {
      fail(opened.message);
      return tell(services, { outcome: 'stopped', documents: 0, failures }, place.uri);
    }
    const { outcome, documents, problem } = await annotateDocuments(
      readSources(files),
      source => engine.annotate(source.text, { id: source.id, uri: source.uri, date: source.date }),
      opened.sink,
      {
        log: { error: fail, warn: message => log.warn(message) },
        progress: progressOf(progress, count),
        signal: stop.signal,
        pause: () => new Promise(resolve => setTimeout(resolve, 0)),
      },
    );
    if (problem) fail(problem.message);
    return tell(services, { outcome, documents, failures }, place.uri);
  });
}

async function openSink(
  { kind, uri }: ExportPlace,
  format: Format,
): Promise<{ readonly ok: true; readonly sink: DocumentSink } | { readonly ok: false; readonly message: string }> {
  const opened = await (kind === 'folder' ? folderSink : fileSink)(editorFiles, uri.toString(), format);
  return opened.ok ? opened : { ok: false, message: opened.problem.message };
}

function progressOf(progress: vscode.Progress<{ message?: string; increment?: number }>, count: number): Progress {
  let last = 0;
  return {
    report({ documents, failed, name }) {
      const done = documents + failed;
      progress.report({ message: `${done}/${count} · ${name}`, increment: ((done - last) / count) * 100 });
      last = done;
    },
  };
}

/** Says how an export ended: one message, with one thing to do. */
function tell({ log, spawn, t }: Services, report: Omit<ExportReport, 'to'>, to: vscode.Uri): ExportReport {
  for (const failure of report.failures) log.error(failure);
  const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
  const showLog = t('Show log');
  const open = t('Open');
  const answer = (chosen: string | undefined): void => {
    if (chosen === showLog) log.show();
    if (chosen === open) spawn('open the export', () => vscode.commands.executeCommand('vscode.open', to));
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

/** Names a file as the person knows it, instead of by its URI. */
function shown(message: string, to: vscode.Uri): string {
  return message.replaceAll(to.toString(), to.scheme === 'file' ? to.fsPath : vscode.workspace.asRelativePath(to));
}
