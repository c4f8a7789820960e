import { describe, expect, test, vi } from 'vitest';
import { annotateDocuments } from '../../../src/app/annotateDocuments';
import { fileSink, folderSink } from '../../../src/app/documentSink';
import type { Source } from '../../../src/app/ports';
import type { Format } from '../../../src/core';
import { FORMATS } from '../../../src/core/formats/registry';
import { editorFiles } from '../../../src/vscode/editorFiles';
import { annotateText } from '../cli/fakeTerminal';

/** The file system of an editor: whole files in memory. Calls fail from the one on that a test says, once or for ever. */
const disk = vi.hoisted(() => ({
  files: new Map<string, Uint8Array>(),
  calls: 0,
  failsAt: Number.POSITIVE_INFINITY,
  forEver: false,
}));

vi.mock('vscode', () => {
  class FileSystemError extends Error {
    readonly code: string;
    constructor(code: string, path: string) {
      super(`${code}: ${path}`);
      this.code = code;
    }
    static FileExists = (uri: Uri) => new FileSystemError('FileExists', uri.path);
    static NoPermissions = (uri: Uri) => new FileSystemError('NoPermissions', uri.path);
  }
  class Uri {
    readonly scheme = 'memory';
    constructor(readonly path: string) {}
    static parse = (text: string) => new Uri(text.replace(/^memory:/, ''));
    static joinPath = ({ path }: Uri, name: string) => new Uri(`${path}/${name}`);
    with({ path }: { path: string }) {
      return new Uri(path);
    }
    toString() {
      return `memory:${this.path}`;
    }
  }
  const call = (path: string): void => {
    disk.calls++;
    const fails = disk.forEver ? disk.calls >= disk.failsAt : disk.calls === disk.failsAt;
    if (fails) throw new FileSystemError('Unavailable', path);
  };
  const isFolder = (path: string) => [...disk.files.keys()].some(name => name.startsWith(`${path}/`));
  const get = ({ path }: Uri): Uint8Array => {
    const bytes = disk.files.get(path);
    if (bytes === undefined) throw new FileSystemError('FileNotFound', path);
    return bytes;
  };
  const fs = {
    isWritableFileSystem: () => true,
    async stat(uri: Uri) {
      call(uri.path);
      if (isFolder(uri.path)) return { type: 2, size: 0, mtime: 0 };
      return { type: 1, size: get(uri).length, mtime: Date.now() };
    },
    async readFile(uri: Uri) {
      call(uri.path);
      return get(uri);
    },
    async readDirectory({ path }: Uri) {
      call(path);
      const names = [...disk.files.keys()].filter(name => name.startsWith(`${path}/`));
      return names.map(name => [name.slice(path.length + 1).split('/')[0], 1]);
    },
    async writeFile({ path }: Uri, bytes: Uint8Array) {
      // a write that fails leaves half of it
      try {
        call(path);
      } catch (error) {
        disk.files.set(path, bytes.slice(0, bytes.length / 2));
        throw error;
      }
      disk.files.set(path, bytes.slice());
    },
    async rename(from: Uri, { path }: Uri) {
      call(path);
      disk.files.set(path, get(from));
      disk.files.delete(from.path);
    },
    async delete(uri: Uri) {
      call(uri.path);
      get(uri);
      disk.files.delete(uri.path);
    },
    async createDirectory({ path }: Uri) {
      call(path);
    },
  };
  return {
    FileSystemError,
    Uri,
    FileType: { Unknown: 0, Directory: 2 },
    FilePermission: { Readonly: 1 },
    workspace: { fs },
  };
});

const IDS = ['oslo', 'lima', 'quito'];
const OLD = '{"format":"newsmark/1","old":true}\n';
const FOREIGN = '{"crawler": 1}\n';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (path: string): string => new TextDecoder().decode(disk.files.get(path));

async function* sources(): AsyncGenerator<Source> {
  for (const id of IDS) {
    const text = `Ada Lindqvist met Olof Berg on Monday, said ${id}.`;
    yield { ok: true, source: { id, uri: `${id}.txt`, text, date: null, corrections: [] }, folder: '' };
  }
}

/** Exports three texts as the editor does; an export of an earlier run and a file of somebody else are in the way. */
async function exportAll(kind: 'json' | 'jsonl', failsAt: number, forEver: boolean) {
  disk.files.clear();
  disk.files.set('/out/oslo.newsmark.json', bytesOf(OLD));
  disk.files.set('/out/lima.newsmark.json', bytesOf(FOREIGN));
  disk.files.set('/out/all.newsmark.jsonl', bytesOf(OLD));
  Object.assign(disk, { calls: 0, failsAt, forEver });
  const said: string[] = [];
  const format = FORMATS.find(({ id }) => id === kind) as Format;
  const rules = { force: false, isInput: async () => false };
  const opened =
    kind === 'json'
      ? await folderSink(editorFiles, 'memory:/out', format, rules)
      : await fileSink(editorFiles, 'memory:/out/all.newsmark.jsonl', format, rules);
  if (!opened.ok) return { said: [opened.problem.message], documents: 0 };
  const { documents, problem } = await annotateDocuments(sources(), async text => annotateText(text), opened.sink, {
    log: { error: message => said.push(message), warn: () => undefined },
    progress: { report: () => undefined },
    signal: new AbortController().signal,
    pause: async () => undefined,
  });
  if (problem) said.push(problem.message);
  return { said, documents };
}

/** Whether every file with a name of its own is whole: as it was, or a finished export. */
function whole(kind: 'json' | 'jsonl'): readonly string[] {
  const isDocument = (json: string): boolean => {
    try {
      return JSON.parse(json).format === 'newsmark/1';
    } catch {
      return false;
    }
  };
  const wrong: string[] = [];
  for (const path of disk.files.keys()) {
    const text = textOf(path);
    if (path.endsWith('.partial') || text === OLD || text === FOREIGN) continue;
    const lines = text.trimEnd().split('\n');
    const right = kind === 'json' ? isDocument(text) : lines.length === IDS.length && lines.every(isDocument);
    if (!right) wrong.push(`${path}: ${text.slice(0, 40)}`);
  }
  if (textOf('/out/lima.newsmark.json') !== FOREIGN) wrong.push('the file of somebody else');
  return wrong;
}

describe.each(['json', 'jsonl'] as const)('an export of the editor as %s', kind => {
  test('replaces its own files, keeps those of others and leaves no other', async () => {
    const { said, documents } = await exportAll(kind, Number.POSITIVE_INFINITY, false);
    expect(whole(kind)).toEqual([]);
    expect(documents).toBe(kind === 'json' ? 2 : 3);
    expect(said.join()).toMatch(kind === 'json' ? /lima\.newsmark\.json/ : /^$/);
    expect([...disk.files.keys()].filter(path => path.includes('partial'))).toEqual([]);
    expect(textOf(kind === 'json' ? '/out/oslo.newsmark.json' : '/out/all.newsmark.jsonl')).not.toBe(OLD);
  });

  test.each([
    ['fails', false],
    ['is the last that works', true],
  ])('leaves nothing half-written when any one call %s, and says so', async (_, forEver) => {
    const { said: usual, documents: all } = await exportAll(kind, Number.POSITIVE_INFINITY, false);
    const { calls } = disk;
    expect(calls).toBeGreaterThan(8);
    for (let at = 1; at <= calls; at++) {
      const { said, documents } = await exportAll(kind, at, forEver);
      expect(whole(kind), `call ${at} of ${calls}`).toEqual([]);
      const told = said.some(message => !usual.includes(message));
      if (documents < all) expect(told, `call ${at} of ${calls} is told`).toBe(true);
    }
  });
});
