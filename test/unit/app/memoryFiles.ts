import type { Files } from '../../../src/app/ports';

/** A disk in memory that can be made to fail, and that shows everything that was left on it. */
export interface MemoryFiles extends Files {
  readonly content: ReadonlyMap<string, string>;
  /** Names of files that were seen by nobody else while they were written. */
  readonly opened: readonly string[];
}

export type Operation =
  | 'read'
  | 'inspect'
  | 'create'
  | 'write'
  | 'close'
  | 'rename'
  | 'createFolder'
  | 'flush'
  | 'flushFolders'
  | 'list';

/** `fail` is asked before each operation, and what it returns is thrown. */
export function createMemoryFiles(
  start: { readonly [path: string]: string | Uint8Array } = {},
  fail: (operation: Operation, path: string) => unknown = () => undefined,
): MemoryFiles {
  const decoder = new TextDecoder();
  const bytes = new Map(
    Object.entries(start).map(([path, c]) => [path, typeof c === 'string' ? new TextEncoder().encode(c) : c]),
  );
  const content = new Map<string, string>();
  const keep = (path: string, value: Uint8Array): void => {
    bytes.set(path, value);
    content.set(path, decoder.decode(value));
  };
  for (const [path, value] of bytes) keep(path, value);
  const folders = new Set<string>();
  const opened: string[] = [];
  const attempt = (operation: Operation, path: string): void => {
    const error = fail(operation, path);
    if (error !== undefined) throw error;
  };
  let names = 0;
  return {
    content,
    opened,
    async read(path) {
      attempt('read', path);
      const found = bytes.get(path);
      if (found === undefined) throw errorOf('ENOENT');
      return found;
    },
    async inspect(path) {
      attempt('inspect', path);
      const kind = folders.has(path) ? 'folder' : bytes.has(path) ? 'file' : 'missing';
      return {
        kind,
        size: bytes.get(path)?.length ?? 0,
        writable: !path.includes('read-only'),
        identity: `${kind} ${path}`,
      };
    },
    async head(path, length) {
      attempt('read', path);
      return (bytes.get(path) ?? new Uint8Array()).subarray(0, length);
    },
    async list(folder) {
      attempt('list', folder);
      return [...bytes.keys()].filter(path => path.startsWith(`${folder}/`)).map(path => path.slice(folder.length + 1));
    },
    async create(path) {
      attempt('create', path);
      if (bytes.has(path)) throw errorOf('EEXIST');
      opened.push(path);
      keep(path, new Uint8Array());
      return {
        async write(more) {
          attempt('write', path);
          keep(path, Uint8Array.of(...(bytes.get(path) ?? []), ...more));
        },
        close: async () => attempt('close', path),
        flush: async () => attempt('flush', path),
      };
    },
    async rename(from, to) {
      attempt('rename', to);
      const moved = bytes.get(from);
      if (moved === undefined) throw errorOf('ENOENT');
      keep(to, moved);
      bytes.delete(from);
      content.delete(from);
    },
    async remove(path) {
      bytes.delete(path);
      content.delete(path);
    },
    async createFolder(path) {
      attempt('createFolder', path);
      folders.add(path);
    },
    async flush() {
      attempt('flushFolders', '');
    },
    openSpecial: async path => {
      throw errorOf(`ENXIO: ${path}`);
    },
    split: path => ({
      folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
      name: path.slice(path.lastIndexOf('/') + 1),
    }),
    isAbandoned: async (_, unique) => unique.startsWith('gone'),
    join: (folder, name) => `${folder}/${name}`,
    uniqueName: () => `u${++names}`,
  };
}

/** An error as Node's file system throws it. */
export function errorOf(code: string): Error {
  return Object.assign(new Error(`${code}: it went wrong`), { code });
}
