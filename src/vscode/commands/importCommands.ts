import * as vscode from 'vscode';
import { LARGEST_TEXT } from '../../app/decodeText';
import { fileProblem } from '../../app/fileProblem';
import { type FileReport, type FileToImport, type ImportPlan, importFile } from '../../app/importFile';
import { zipToImport } from '../../app/zipToImport';
import type { Format } from '../../core';
import { editorFiles } from '../editorFiles';
import type { Services } from '../services';
import type { Command } from './command';

/** What is taken over and where it goes, when a caller says so instead of the person; for tests and for keybindings. */
interface ImportArguments {
  readonly format?: string;
  /** URIs as text. */
  readonly files?: readonly string[];
  /** A folder; without it corrections go beside the texts. */
  readonly to?: string;
}

/** The command that takes over what people annotated with another program. */
export const IMPORT_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.import',
    title: 'Import annotations…',
    icon: 'cloud-download',
    menus: [{ menu: 'view/title', when: 'view == newsmark.events', group: '2_export@3' }],
    run: ({ services }, args) => importAnnotations(services, args as ImportArguments | undefined),
  },
];

async function importAnnotations(services: Services, given: ImportArguments = {}): Promise<readonly FileReport[]> {
  const { formats, notify, settings, t } = services;
  const { findFormat } = await formats();
  const format = findFormat(given.format) ?? (await pickFormat(services));
  if (format?.reader === undefined) return [];
  const files = given.files?.map(uri => vscode.Uri.parse(uri, true)) ?? (await askFiles(format, t));
  if (files.length === 0) return [];
  const to = given.files === undefined ? await askPlace(services) : (given.to ?? '');
  if (to === undefined) return [];
  const plan: ImportPlan = {
    format,
    options: {},
    importing: { author: settings.correctionsAuthor || 'import', time: new Date().toISOString(), from: format.id },
    out: to === '' ? undefined : to,
    texts: undefined,
  };
  const reports = await notify.progress('notification', t('Importing annotations'), async (report, token) => {
    const done: FileReport[] = [];
    for (const uri of files) {
      if (token.isCancellationRequested) break;
      report(vscode.workspace.asRelativePath(uri), 100 / files.length);
      for (const file of await filesOf(uri, plan)) {
        done.push('message' in file ? failed(file.message) : await importFile(editorFiles, file, plan));
      }
    }
    return done;
  });
  tell(services, reports);
  return reports;
}

async function pickFormat({ formats, notify, t }: Services): Promise<Format | undefined> {
  const { FORMATS } = await formats();
  const items = FORMATS.filter(({ reader }) => reader !== undefined).map(format => ({
    label: format.title,
    icon: format.icon,
    description: (format.reader?.endings ?? []).map(ending => `*${ending}`).join(' '),
    detail: t(format.about),
    value: format,
  }));
  return notify.pick(items, { title: t('Import annotations'), placeHolder: t('Which format?') });
}

async function askFiles({ reader, title }: Format, t: Services['t']): Promise<readonly vscode.Uri[]> {
  const extensions = (reader?.endings ?? []).map(ending => ending.slice(ending.lastIndexOf('.') + 1));
  const chosen = await vscode.window.showOpenDialog({
    title: t('Import annotations'),
    openLabel: t('Import'),
    canSelectMany: true,
    filters: { [title]: [...new Set([...extensions, 'zip'])] },
  });
  return chosen ?? [];
}

/** Where texts and corrections go: '' beside the texts, else the URI of a folder; undefined where it is not to be. */
async function askPlace({ notify, t }: Services): Promise<string | undefined> {
  const items = [
    {
      label: t('Beside the texts'),
      icon: 'file',
      detail: t('The texts lie beside the files'),
      value: 'beside' as const,
    },
    {
      label: t('Into a folder…'),
      icon: 'folder-opened',
      detail: t('With the texts that the files hold'),
      value: 'folder' as const,
    },
  ];
  const chosen = await notify.pick(items, { title: t('Import annotations'), placeHolder: t('Where to?') });
  if (chosen === undefined) return undefined;
  if (chosen === 'beside') return '';
  const usual = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: t('Import annotations'),
      openLabel: t('Choose'),
      canSelectFiles: false,
      canSelectFolders: true,
      ...(usual === undefined ? {} : { defaultUri: usual }),
    })) ?? [];
  return folder?.toString();
}

/** A file that was chosen, or those of a ZIP. */
async function filesOf(
  uri: vscode.Uri,
  { format }: ImportPlan,
): Promise<readonly (FileToImport | { readonly message: string })[]> {
  const shown = vscode.workspace.asRelativePath(uri);
  const { folder } = editorFiles.split(uri.toString());
  try {
    const bytes = await editorFiles.read(uri.toString(), LARGEST_TEXT);
    if (uri.path.toLowerCase().endsWith('.zip')) {
      const files = zipToImport(shown, bytes, format.reader?.endings ?? []);
      return 'message' in files ? [files] : files;
    }
    const beside = async (name: string): Promise<Uint8Array | undefined> => {
      const path = editorFiles.join(folder, name.slice(name.lastIndexOf('/') + 1));
      const { kind } = await editorFiles.inspect(path);
      return kind === 'file' ? editorFiles.read(path, LARGEST_TEXT) : undefined;
    };
    return [{ name: shown, path: uri.path, bytes, folder, beside }];
  } catch (error) {
    return [{ message: fileProblem(error, shown, 'read').message }];
  }
}

function failed(message: string): FileReport {
  return { name: '', errors: [message], warnings: [], documents: [] };
}

/** Says what came in, what did not and where. */
function tell({ log, notify, t }: Services, reports: readonly FileReport[]): void {
  const documents = reports.flatMap(report => report.documents);
  const errors = reports.flatMap(report => report.errors);
  const notes = documents.flatMap(({ id, notes: own }) => own.map(note => `${id}: ${note}`));
  for (const error of errors) log.error(error);
  for (const note of [...reports.flatMap(({ warnings }) => warnings), ...notes]) log.warn(note);
  const count = documents.reduce((sum, { operations }) => sum + operations.length, 0);
  const showLog = { label: t('Show log'), run: () => log.show() };
  const taken = t('{0} corrections of {1} texts came in.', count, documents.length);
  const [first] = errors;
  if (first !== undefined) notify.warn(`${taken} ${t('{0} did not: {1}', errors.length, first)}`, showLog);
  else if (notes.length > 0) notify.info(`${taken} ${t('Some of it has no place here; see the log.')}`, showLog);
  else notify.info(taken);
}
