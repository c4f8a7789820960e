import * as vscode from 'vscode';

/** The folder that the host scripts have made for this run. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no workspace folder is open');
  return folder.uri;
}

export const at = (path: string) => vscode.Uri.joinPath(workspaceFolder(), path);

/** Writes a file of the workspace. */
export async function write(path: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(at(path), bytes);
  return at(path);
}

/** Reads a file of the workspace as UTF-8. */
export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
}

export async function exists(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(at(path)).then(
    () => true,
    () => false,
  );
}

/** Opens a file of the workspace in an editor. */
export async function show(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at(path)), { preview: false });
}

/** Deletes a file of the workspace. */
export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(at(path));
}
