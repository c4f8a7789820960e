import * as vscode from 'vscode';
import type { Source } from '../../app/ports';
import { readSource } from '../../app/readSource';
import { documentId } from '../documentSession';
import { editorFiles } from '../editorFiles';

/** A text of an export: its file, and the folder below the one that was asked for. */
export interface ExportFile {
  readonly uri: vscode.Uri;
  /** `/` between its parts, '' at the top. */
  readonly folder: string;
}

/** Globs of the files that are news text by their names; the manifest gives them the language. */
export function newsPatterns(extension: vscode.Extension<unknown>): readonly string[] {
  const languages: unknown = extension.packageJSON?.contributes?.languages;
  if (!Array.isArray(languages)) return [];
  return languages.flatMap((l: { readonly filenamePatterns?: readonly string[] }) => l.filenamePatterns ?? []);
}

/** The text files under a folder, in the order of their paths. */
export async function filesUnder(folder: vscode.Uri, patterns: readonly string[]): Promise<readonly ExportFile[]> {
  const found = new Map<string, ExportFile>();
  for (const pattern of patterns) {
    // A pattern without a folder matches the name of a file anywhere.
    const glob = pattern.includes('/') ? pattern : `**/${pattern}`;
    const uris = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob));
    for (const uri of uris) found.set(uri.toString(), { uri, folder: below(folder, uri) });
  }
  return [...found.values()].sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
}

function below(root: vscode.Uri, uri: vscode.Uri): string {
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const relative = uri.path.startsWith(base) ? uri.path.slice(base.length) : '';
  return relative.includes('/') ? relative.slice(0, relative.lastIndexOf('/')) : '';
}

/** Reads the files as they are wanted. One with unsaved changes is taken as it stands in its editor. */
export async function* readSources(files: Iterable<ExportFile>): AsyncGenerator<Source> {
  for (const { uri, folder } of files) {
    const open = vscode.workspace.textDocuments.find(d => d.uri.toString() === uri.toString());
    const id = documentId(uri);
    const shown = vscode.workspace.asRelativePath(uri, false);
    if (open && (open.isDirty || open.isUntitled)) {
      yield { ok: true, source: { id, uri: shown, text: open.getText(), date: null }, folder };
      continue;
    }
    const source = await readSource(editorFiles, { path: uri.toString(), id, uri: shown, folder }, null);
    yield source.ok ? source : { ...source, message: source.message.replace(uri.toString(), uri.fsPath || shown) };
  }
}
