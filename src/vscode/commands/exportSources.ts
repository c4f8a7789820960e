import * as vscode from 'vscode';
import type { Source } from '../../app/ports';
import { readSource } from '../../app/readSource';
import { createSidecarFinder } from '../../app/sidecars';
import { documentId } from '../documentSession';
import { editorFiles } from '../editorFiles';
import type { NewsTexts } from '../newsTexts';

/** A text of an export: its file, and the folder below the one that was asked for. */
export interface ExportFile {
  readonly uri: vscode.Uri;
  /** `/` between its parts, '' at the top. */
  readonly folder: string;
}

/**
 * The texts that a person means by files and folders: the files themselves, and of a folder its news texts, or, where
 * it has none, all its `.txt` files. Each once, in the order in which they are named.
 */
export async function textsOf(targets: readonly vscode.Uri[], texts: NewsTexts): Promise<readonly ExportFile[]> {
  const found = new Map<string, ExportFile>();
  for (const target of targets) {
    const isFolder = (await editorFiles.inspect(target.toString())).kind === 'folder';
    for (const uri of isFolder ? await textsBelow(target, texts) : [target]) {
      if (!found.has(uri.toString())) found.set(uri.toString(), { uri, folder: isFolder ? below(target, uri) : '' });
    }
  }
  return [...found.values()];
}

async function textsBelow(folder: vscode.Uri, texts: NewsTexts): Promise<readonly vscode.Uri[]> {
  const news = await texts.below(folder);
  if (news.length > 0) return news;
  const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*.txt'));
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The folder of a file, from `root` on. */
function below(root: vscode.Uri, uri: vscode.Uri): string {
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const relative = uri.path.startsWith(base) ? uri.path.slice(base.length) : '';
  return relative.includes('/') ? relative.slice(0, relative.lastIndexOf('/')) : '';
}

/** Reads the files as they are wanted. One with unsaved changes is taken as it stands in its editor. */
export async function* readSources(files: Iterable<ExportFile>): AsyncGenerator<Source> {
  const finder = createSidecarFinder(editorFiles);
  for (const { uri, folder } of files) {
    const open = vscode.workspace.textDocuments.find(d => d.uri.toString() === uri.toString());
    const id = documentId(uri);
    const shown = vscode.workspace.asRelativePath(uri, false);
    if (open && (open.isDirty || open.isUntitled)) {
      const corrections = open.isUntitled ? [] : (await finder.find(uri.toString())).sidecar.operations;
      yield { ok: true, source: { id, uri: shown, text: open.getText(), date: null, corrections }, folder };
      continue;
    }
    const source = await readSource(editorFiles, { path: uri.toString(), id, uri: shown, folder }, null, finder);
    yield source.ok ? source : { ...source, message: source.message.replace(uri.toString(), uri.fsPath || shown) };
  }
}
