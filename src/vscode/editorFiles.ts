import * as vscode from 'vscode';
import type { FileSink, FileState, Files } from '../app/ports';

/** How long a temporary file is left alone, in milliseconds: another window may be writing it. */
const PATIENCE = 60 * 60 * 1000;

/**
 * The editor's file systems, local, remote and virtual alike. Paths are URIs as text. The editor writes whole files
 * only, so a sink keeps its bytes until it is closed.
 */
export const editorFiles: Files = {
  // The editor reads whole files only; who asks has looked at the size.
  async read(path) {
    return vscode.workspace.fs.readFile(parse(path));
  },

  async head(path, length) {
    return (await vscode.workspace.fs.readFile(parse(path))).subarray(0, length);
  },

  async list(folder) {
    return (await vscode.workspace.fs.readDirectory(parse(folder))).map(([name]) => name);
  },

  async inspect(path): Promise<FileState> {
    const uri = parse(path);
    try {
      const stat = await vscode.workspace.fs.stat(uri);
      const readonly = ((stat.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0;
      const folder = (stat.type & vscode.FileType.Directory) !== 0;
      const kind = folder ? 'folder' : stat.type === vscode.FileType.Unknown ? 'special' : 'file';
      return { kind, size: folder ? 0 : stat.size, writable: !readonly, identity: uri.toString() };
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
        return { kind: 'missing', size: 0, writable: vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false };
      }
      throw error;
    }
  },

  async create(path): Promise<FileSink> {
    const uri = parse(path);
    if ((await this.inspect(path)).kind !== 'missing') throw vscode.FileSystemError.FileExists(uri);
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    const pieces: Uint8Array[] = [];
    return {
      async write(bytes) {
        pieces.push(bytes);
      },
      async close() {
        await vscode.workspace.fs.writeFile(uri, joined(pieces));
      },
      // The editor flushes each file that it writes to a disk.
      flush: async () => undefined,
    };
  },

  async openSpecial(path) {
    throw vscode.FileSystemError.NoPermissions(parse(path));
  },

  async rename(from, to) {
    await vscode.workspace.fs.rename(parse(from), parse(to), { overwrite: true });
  },

  async remove(path) {
    try {
      await vscode.workspace.fs.delete(parse(path));
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
    }
  },

  async createFolder(path) {
    await vscode.workspace.fs.createDirectory(parse(path));
  },

  flush: async () => undefined,

  split(path) {
    const uri = parse(path);
    const at = uri.path.lastIndexOf('/');
    return { folder: uri.with({ path: uri.path.slice(0, at) || '/' }).toString(), name: uri.path.slice(at + 1) };
  },

  join(folder, name) {
    return vscode.Uri.joinPath(parse(folder), name).toString();
  },

  uniqueName() {
    return Array.from(crypto.getRandomValues(new Uint8Array(6)), b => b.toString(16).padStart(2, '0')).join('');
  },

  async isAbandoned(path) {
    return Date.now() - (await vscode.workspace.fs.stat(parse(path))).mtime > PATIENCE;
  },
};

function parse(path: string): vscode.Uri {
  return vscode.Uri.parse(path, true);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A file system, and what it calls a file. */
export interface Writer {
  readonly files: Files;
  readonly path: string;
}

/** Files of the machine's disks are written by `disk`, where the host has it; all others by the editor. */
export function createWriter(disk: (() => Files) | undefined): (uri: vscode.Uri) => Writer {
  let files: Files | undefined;
  return uri => {
    if (uri.scheme !== 'file' || disk === undefined) return { files: editorFiles, path: uri.toString() };
    files ??= disk();
    return { files, path: uri.fsPath };
  };
}
