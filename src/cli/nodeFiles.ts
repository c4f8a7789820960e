import { constants } from 'node:fs';
import { access, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Files } from '../app/ports';

/** The file system of Node. */
export function createNodeFiles(): Files {
  let names = 0;
  return {
    read: path => readFile(path),
    async inspect(path) {
      try {
        const found = await stat(path);
        const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'special';
        return { kind, size: found.isFile() ? found.size : 0, writable: await isWritable(path) };
      } catch (error) {
        if (isMissing(error)) return { kind: 'missing', size: 0, writable: true };
        throw error;
      }
    },
    async create(path) {
      const handle = await open(path, 'w');
      return {
        async write(bytes) {
          let written = 0;
          while (written < bytes.length) written += (await handle.write(bytes, written)).bytesWritten;
        },
        close: () => handle.close(),
      };
    },
    // Through a link, so that the link stays one.
    rename: async (from, to) => rename(from, await realpath(to).catch(() => to)),
    remove: path => rm(path, { force: true }),
    createFolder: async path => {
      await mkdir(path, { recursive: true });
    },
    join,
    uniqueName: () => `${process.pid}-${++names}`,
  };
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
