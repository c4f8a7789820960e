import { createHash, randomBytes } from 'node:crypto';
import { constants, unlinkSync } from 'node:fs';
import { access, type FileHandle, lstat, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { isTemporaryName } from '../app/atomicFile';
import { NOT_REGULAR } from '../app/fileProblem';
import type { FileSink, FileState, Files } from '../app/ports';

/** The file system of Node. */
export interface NodeFiles extends Files {
  /** Removes the temporary files that are being written now, at once: for a process that has to end. */
  removeTemporaries(): void;
}

/** How long a temporary file of another machine is left alone, in milliseconds. */
const PATIENCE = 24 * 60 * 60 * 1000;
/** What file systems answer that cannot flush; there is nothing that could be done about it. */
const CANNOT_FLUSH = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
/** Besides, what they answer where a folder may be written to but not be opened. */
const CANNOT_OPEN = [...CANNOT_FLUSH, 'EISDIR', 'EPERM', 'EACCES'];

export function createNodeFiles(): NodeFiles {
  let names = 0;
  const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
  const run = randomBytes(3).toString('hex');
  const temporaries = new Set<string>();
  const unflushed = new Set<string>();

  return {
    async read(path, most) {
      const handle = await openRegular(path);
      try {
        return await readUpTo(handle, most + 1);
      } finally {
        await handle.close();
      }
    },
    async head(path, length) {
      const handle = await openRegular(path);
      try {
        const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    inspect,
    list: folder => readdir(folder),
    async create(path) {
      if (isTemporaryName(path)) temporaries.add(path);
      try {
        return sinkOf(await open(path, 'wx'));
      } catch (error) {
        temporaries.delete(path);
        throw error;
      }
    },
    openSpecial: async path => sinkOf(await open(path, 'w')),
    async rename(from, to) {
      await rename(from, to);
      temporaries.delete(from);
      unflushed.add(dirname(to));
    },
    async remove(path) {
      await rm(path, { force: true });
      temporaries.delete(path);
    },
    async createFolder(path) {
      const first = await mkdir(path, { recursive: true });
      if (first === undefined) return;
      for (let made = path; made.length >= first.length && made !== '.'; made = dirname(made))
        unflushed.add(dirname(made));
    },
    async flush() {
      const folders = [...unflushed];
      unflushed.clear();
      for (const folder of folders) await flushFolder(folder);
    },
    join,
    split: path => ({ folder: dirname(path), name: basename(path) }),
    uniqueName: () => `${machine}-${process.pid}-${run}-${++names}`,
    async isAbandoned(path, unique) {
      const [, itsMachine, pid, itsRun] = /^([0-9a-f]{6})-(\d+)-([0-9a-f]{6})-\d+$/.exec(unique) ?? [];
      if (itsMachine !== machine) return Date.now() - (await lstat(path)).mtimeMs > PATIENCE;
      return itsRun !== run && (Number(pid) === process.pid || !isAlive(Number(pid)));
    },
    removeTemporaries() {
      for (const path of temporaries) {
        try {
          unlinkSync(path);
        } catch {
          // it has gone, or cannot be removed: the next run sweeps it
        }
      }
    },
  };
}

/**
 * Opens a file to read, without waiting where it is a pipe. Rejects with the code `NOT_REGULAR` for what is no regular
 * file.
 */
export async function openRegular(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (found.isFile()) return handle;
    const code = found.isDirectory() ? 'EISDIR' : NOT_REGULAR;
    throw Object.assign(new Error(`${code}: not a regular file`), { code });
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readUpTo(handle: FileHandle, most: number): Promise<Uint8Array> {
  const { size } = await handle.stat();
  const parts: Uint8Array[] = [];
  let length = 0;
  // One byte more than there should be shows the end in the same read.
  for (let room = Math.min(size + 1, most); room > 0; room = Math.min(64 * 1024, most - length)) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(room), 0, room, null);
    if (bytesRead === 0) break;
    parts.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
}

async function inspect(path: string): Promise<FileState> {
  try {
    const found = await stat(path, { bigint: true });
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'special';
    const real = kind === 'file' ? await realpath(path) : path;
    return {
      kind,
      size: kind === 'file' ? Number(found.size) : 0,
      writable: await isWritable(path),
      identity: `${found.dev}:${found.ino}`,
      ...(real === path ? {} : { real }),
    };
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    const dangling = await lstat(path).then(
      () => true,
      () => false,
    );
    return { kind: 'missing', size: 0, writable: true, ...(dangling ? { dangling } : {}) };
  }
}

function sinkOf(handle: FileHandle): FileSink {
  return {
    async write(bytes) {
      let written = 0;
      while (written < bytes.length) written += (await handle.write(bytes, written)).bytesWritten;
    },
    flush: () => flushHandle(handle),
    close: () => handle.close(),
  };
}

async function flushHandle(handle: FileHandle): Promise<void> {
  try {
    await handle.sync();
  } catch (error) {
    if (!hasCode(error, ...CANNOT_FLUSH)) throw error;
  }
}

async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folders; its file systems keep names by a journal.
  if (process.platform === 'win32') return;
  let handle: FileHandle;
  try {
    handle = await open(folder, 'r');
  } catch (error) {
    if (hasCode(error, ...CANNOT_OPEN)) return;
    throw error;
  }
  try {
    await flushHandle(handle);
  } finally {
    await handle.close();
  }
}

/** Whether there is a process of this number; one that may not be asked is one. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function hasCode(error: unknown, ...codes: readonly unknown[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(error.code);
}
