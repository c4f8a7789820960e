import * as vscode from 'vscode';
import { annotateDocuments, type Summary } from '../../app/annotateDocuments';
import { fileSink, folderSink } from '../../app/documentSink';
import { accountingSink } from '../../app/exportAccount';
import { type Format, type Loss, lossWords } from '../../core';
import type { Choice } from '../notify';
import type { Services } from '../services';
import type { ExportPlace } from './exportPlace';
import { type ExportFile, readSources } from './exportSources';

/** What an export did. */
export interface ExportReport {
  readonly outcome: Summary['outcome'] | 'nothing' | 'dismissed';
  readonly documents: number;
  readonly failures: readonly string[];
  /** What the format could not hold. */
  readonly losses?: readonly Loss[];
  /** The ids of documents whose files say something else when they are read again. */
  readonly different?: readonly string[];
  readonly to?: string;
}

/** The report of an export that the person did not go on with. */
export const DISMISSED: ExportReport = { outcome: 'dismissed', documents: 0, failures: [] };

/** Annotates and writes the texts, with a progress that can be cancelled, and says how it ended. */
export function runExport(
  services: Services,
  files: readonly ExportFile[],
  format: Format,
  place: ExportPlace,
): Promise<ExportReport> {
  const { engine, log, notify, t } = services;
  const count = files.length;
  const title = count === 1 ? t('Exporting annotations') : t('Exporting the annotations of {0} texts', count);
  return notify.progress('notification', title, async (report, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const failures: string[] = [];
    const fail = (message: string): void => {
      failures.push(shown(message, place.uri));
    };
    const opened = await openSink(services, files, format, place);
    const disk = services.writer(place.uri);
    if (!opened.ok) {
      fail(opened.problem.message);
      return tell(services, { outcome: 'stopped', documents: 0, failures }, place);
    }
    const { sink, account } = accountingSink(opened.sink, {
      format,
      options: {},
      files: disk.files,
      ...pathToRead(format, place.kind, disk),
    });
    let last = 0;
    const { outcome, documents, problem } = await annotateDocuments(
      readSources(files),
      ({ text, ...options }) => engine.annotate(text, options),
      sink,
      {
        log: { error: fail, warn: message => log.warn(message) },
        progress: {
          report(state) {
            const done = state.documents + state.failed;
            report(`${done}/${count} · ${state.name}`, ((done - last) / count) * 100);
            last = done;
          },
        },
        signal: stop.signal,
        pause: () => new Promise(resolve => setTimeout(resolve, 0)),
      },
    );
    if (problem) fail(problem.message);
    const { losses, different } = account();
    return tell(services, { outcome, documents, failures, losses, different }, place);
  });
}

/** The one file of an export that is read again at its end, where it is one. */
function pathToRead(
  { files: own, whole = [] }: Format,
  kind: ExportPlace['kind'],
  { files, path }: ReturnType<Services['writer']>,
): { readonly path?: string } {
  if (kind === 'file') return { path };
  return own.length === 0 && whole.length > 0 ? { path: files.join(path, whole[0].name) } : {};
}

async function openSink(
  { writer }: Services,
  inputs: readonly ExportFile[],
  format: Format,
  { kind, uri, force = false }: ExportPlace,
) {
  const { files, path } = writer(uri);
  let identities: Promise<ReadonlySet<unknown>> | undefined;
  const isInput = async (identity: string): Promise<boolean> => {
    identities ??= identitiesOf(inputs, writer);
    return (await identities).has(identity);
  };
  const rules = { force, isInput };
  if (kind === 'folder') return folderSink(files, path, format, rules);
  await files.createFolder(files.split(path).folder).catch(() => undefined);
  return fileSink(files, path, format, rules);
}

async function identitiesOf(inputs: readonly ExportFile[], writer: Services['writer']): Promise<ReadonlySet<unknown>> {
  const found = inputs.map(async ({ uri }) => {
    const { files, path } = writer(uri);
    return (await files.inspect(path).catch(() => undefined))?.identity;
  });
  return new Set(await Promise.all(found));
}

/** Says how an export ended: what was written and where, what failed, and what can be done now. */
function tell(services: Services, report: Omit<ExportReport, 'to'>, place: ExportPlace): ExportReport {
  const { keys, log, notify, t } = services;
  const { outcome, documents, losses = [], different = [] } = report;
  const again = different.map(id => t('{0}: what was written says something else when it is read again.', id));
  const failures = [...report.failures, ...again];
  for (const failure of failures) log.error(failure);
  const lost = losses.filter(({ aspect }) => aspect !== 'text');
  const left =
    lost.length === 0
      ? ''
      : t(
          'The format cannot hold: {0}.',
          lossWords(lost, words => t(words)),
        );
  if (left !== '') log.warn(left);
  if (documents > 0) keys.set('newsmark.exported', true);
  const to = vscode.workspace.asRelativePath(place.uri);
  const written =
    documents === 1 ? t('1 document exported to {0}.', to) : t('{0} documents exported to {1}.', documents, to);
  const showLog: Choice = { label: t('Show log'), run: () => log.show() };
  const there = documents === 0 ? [] : choicesFor(services, place);
  const [first, ...more] = failures;
  if (outcome === 'cancelled') {
    notify.info(t('Export cancelled; {0} documents were complete.', documents));
  } else if (outcome === 'stopped') {
    notify.error(first ?? t('The export stopped.'), showLog);
  } else if (first === undefined) {
    notify.info([written, left].filter(each => each !== '').join(' '), ...there);
  } else {
    const failed =
      more.length === 0 ? t('1 was not: {0}', first) : t('{0} were not; the first: {1}', failures.length, first);
    notify.warn(`${written} ${failed}`, ...there, showLog);
  }
  return { ...report, to: place.uri.toString() };
}

/** What can be done with what was written: open it beside the text, show where it lies. */
function choicesFor({ t }: Services, { kind, uri }: ExportPlace): readonly Choice[] {
  const beside = { viewColumn: vscode.ViewColumn.Beside, preview: true };
  const open: Choice = { label: t('Open'), run: () => vscode.commands.executeCommand('vscode.open', uri, beside) };
  const command = vscode.workspace.getWorkspaceFolder(uri) ? 'revealInExplorer' : 'revealFileInOS';
  const reveal: Choice = { label: t('Reveal'), run: () => vscode.commands.executeCommand(command, uri) };
  return kind === 'file' ? [open, reveal] : [reveal];
}

/** Names a file as the person knows it, instead of by its URI. */
function shown(message: string, to: vscode.Uri): string {
  return message.replaceAll(to.toString(), to.scheme === 'file' ? to.fsPath : vscode.workspace.asRelativePath(to));
}
