import * as vscode from 'vscode';
import { HEAD } from '../../app/atomicFile';
import { createOutputNames } from '../../app/outputNames';
import { DEFAULT_FOLDER, isNewsmarkHead } from '../../app/ownFiles';
import { ASPECTS, type Format, isOneFile, mainEnding } from '../../core';
import { documentId } from '../documentSession';
import { editorFiles } from '../editorFiles';
import type { Services } from '../services';
import type { ExportFile } from './exportSources';

/** Where an export is written. */
export interface ExportPlace {
  readonly kind: 'file' | 'folder';
  readonly uri: vscode.Uri;
  /** The person was asked about the very file, and said that it is to be replaced. */
  readonly force?: boolean;
}

/** Asks for the format of an export. */
export async function pickFormat({ formats, notify, t }: Services): Promise<Format | undefined> {
  const { FORMATS } = await formats();
  const items = FORMATS.filter(({ inOnly }) => inOnly !== true).map(format => ({
    label: format.title,
    icon: format.icon,
    description: `*${mainEnding(format)}`,
    detail: detailOf(format, t),
    value: format,
  }));
  return notify.pick(items, { title: t('Export annotations'), placeHolder: t('Which format?') });
}

/** What a format is, and what of an annotated text it has no room for. */
function detailOf({ about, keeps }: Format, t: Services['t']): string {
  const lost = ASPECTS.filter(({ id }) => TOLD.has(id) && !keeps.has(id)).map(({ many }) => t(many));
  return lost.length === 0 ? t(about) : `${t(about)} · ${t('without {0}', lost.join(', '))}`;
}

/** What people ask for first. */
const TOLD: ReadonlySet<string> = new Set(['nesting', 'values', 'events', 'clusters', 'origin', 'scores']);

/** Asks where an export goes: to `annotations` beside the texts, which is the first choice, or elsewhere. */
export async function pickPlace(
  services: Services,
  targets: readonly vscode.Uri[],
  files: readonly ExportFile[],
  format: Format,
): Promise<ExportPlace | undefined> {
  const { notify, t } = services;
  const kind = kindOf(targets, files, format);
  const folder = besideTexts(services, targets[0], isText(targets[0], files));
  if (folder === undefined) return kind === 'file' ? askFile(services, undefined) : askFolder(services, undefined);
  const ending = mainEnding(format);
  const name = documentId(targets[0]);
  const usual = kind === 'file' ? vscode.Uri.joinPath(folder, createOutputNames()('', name).name + ending) : folder;
  const there = {
    label: vscode.workspace.asRelativePath(usual),
    icon: kind === 'file' ? 'file' : 'folder',
    detail: kind === 'file' ? t('One file') : t('A file for each of {0} texts', files.length),
    value: 'usual' as const,
  };
  const elsewhere = { label: t('Choose another place…'), icon: 'folder-opened', value: 'other' as const };
  const chosen = await notify.pick([there, elsewhere], { title: t('Export annotations'), placeHolder: t('Where to?') });
  if (chosen === undefined) return undefined;
  if (chosen === 'usual') return { kind, uri: usual };
  return kind === 'file' ? askFile(services, usual) : askFolder(services, folder);
}

/** Whether an export is one file: of a format that holds many, or of a single text that was asked for by itself. */
export function kindOf(
  targets: readonly vscode.Uri[],
  files: readonly ExportFile[],
  format: Format,
): ExportPlace['kind'] {
  const isSingle = targets.length === 1 && isText(targets[0], files);
  return isOneFile(format) || (isSingle && format.files.length === 1 && format.whole === undefined) ? 'file' : 'folder';
}

/** Whether a target is one of the texts, and no folder of them. */
function isText(target: vscode.Uri, files: readonly ExportFile[]): boolean {
  return files.some(({ uri }) => uri.toString() === target.toString());
}

/**
 * The folder for the annotations of a file or a folder: beside the corpus, inside it where nothing is above; undefined
 * for a new text.
 */
function besideTexts({ context }: Services, target: vscode.Uri, isFile: boolean): vscode.Uri | undefined {
  const isOwn = target.scheme !== 'untitled' && !target.path.startsWith(context.extensionUri.path);
  const root = isOwn ? vscode.workspace.getWorkspaceFolder(target) : vscode.workspace.workspaceFolders?.[0];
  if (!isOwn) return root && vscode.Uri.joinPath(root.uri, DEFAULT_FOLDER);
  const folder = isFile ? vscode.Uri.joinPath(target, '..') : target;
  const isRoot = root?.uri.path === folder.path;
  return vscode.Uri.joinPath(folder, ...(isRoot ? [] : ['..']), DEFAULT_FOLDER);
}

async function askFile({ t }: Services, usual: vscode.Uri | undefined): Promise<ExportPlace | undefined> {
  const uri = await vscode.window.showSaveDialog({
    ...(usual ? { defaultUri: usual } : {}),
    title: t('Export annotations'),
    saveLabel: t('Export'),
  });
  // The dialog has asked about a file that is there.
  return uri && { kind: 'file', uri, force: true };
}

async function askFolder({ t }: Services, usual: vscode.Uri | undefined): Promise<ExportPlace | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: t('Write a file for each text here'),
      openLabel: t('Choose'),
      canSelectFiles: false,
      canSelectFolders: true,
      ...(usual ? { defaultUri: usual } : {}),
    })) ?? [];
  return uri && { kind: 'folder', uri };
}

/** How many files a question names. */
const NAMED = 10;

/**
 * Asks about files that are in the way and that Newsmark did not write, naming them. Resolves to the place, to be
 * forced where the person wants them replaced; they are kept otherwise. Undefined where the export is not to be at all.
 */
export async function askToReplace(
  { notify, t }: Services,
  place: ExportPlace,
  files: readonly ExportFile[],
  format: Format,
): Promise<ExportPlace | undefined> {
  const foreign = place.force === true ? [] : await foreignFiles(place, files, format);
  if (foreign.length === 0) return place;
  const replace = t('Replace');
  const keep = foreign.length === 1 ? t('Keep it, export the others') : t('Keep them, export the others');
  const names = foreign.slice(0, NAMED).map(uri => vscode.workspace.asRelativePath(uri));
  const more = foreign.length > NAMED ? [t('and {0} more', foreign.length - NAMED)] : [];
  const message =
    foreign.length === 1
      ? t('A file that Newsmark did not write is in the way.')
      : t('{0} files that Newsmark did not write are in the way.', foreign.length);
  // the first is what Enter does
  const choices = foreign.length < files.length ? [keep, replace] : [replace];
  const chosen = await notify.ask(message, [...names, ...more].join('\n'), ...choices);
  if (chosen === replace) return { ...place, force: true };
  return chosen === keep ? place : undefined;
}

/** The files that an export would meet and that are not ours. */
async function foreignFiles(
  place: ExportPlace,
  files: readonly ExportFile[],
  format: Format,
): Promise<readonly vscode.Uri[]> {
  const targets =
    place.kind === 'file'
      ? [{ uri: place.uri, file: format.files[0] ?? format.whole?.[0] }]
      : filesOf(place.uri, files, format);
  const known = new Map<string, ReadonlySet<string>>();
  const foreign: vscode.Uri[] = [];
  for (const { uri, file } of targets) {
    const { folder, name } = editorFiles.split(uri.toString());
    if (!known.has(folder)) known.set(folder, new Set(await editorFiles.list(folder).catch(() => [])));
    if (known.get(folder)?.has(name) !== true) continue;
    const head = new TextDecoder().decode(await editorFiles.head(uri.toString(), HEAD).catch(() => new Uint8Array()));
    const isOurs = file?.isOurs === undefined ? isNewsmarkHead(head) : file.isOurs(head);
    if (head !== '' && !isOurs) foreign.push(uri);
  }
  return foreign;
}

function filesOf(root: vscode.Uri, files: readonly ExportFile[], format: Format) {
  const nameOf = createOutputNames();
  const whole = (format.whole ?? []).map(file => ({ uri: vscode.Uri.joinPath(root, file.name), file }));
  const own = files.flatMap(({ uri, folder }) => {
    const { name } = nameOf(folder, documentId(uri));
    const parent = vscode.Uri.joinPath(root, ...(folder === '' ? [] : folder.split('/')));
    return format.files.map(file => ({ uri: vscode.Uri.joinPath(parent, name + file.ending), file }));
  });
  return [...whole, ...own];
}
