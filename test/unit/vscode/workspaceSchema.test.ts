import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readSchema } from '../../../src/core/schema/readSchema';

/** As much of the editor as a schema needs: one folder of files, and whether it is trusted. */
const editor = vi.hoisted(() => {
  const files = new Map<string, string>();
  const state = { trusted: true, diagnostics: [] as readonly unknown[] };
  const grant: (() => void)[] = [];
  const changed: (() => void)[] = [];
  class Uri {
    constructor(readonly path: string) {}
    static parse = (text: string) => new Uri(text.replace('file://', ''));
    static joinPath = (uri: Uri, name: string) => new Uri(`${uri.path}/${name}`);
    toString = () => `file://${this.path}`;
  }
  class FileSystemError extends Error {
    readonly code = 'FileNotFound';
  }
  const listen = (list: (() => void)[]) => (run: () => void) => {
    list.push(run);
    return { dispose: () => undefined };
  };
  const api = {
    Uri,
    FileSystemError,
    Disposable: { from: () => ({ dispose: () => undefined }) },
    EventEmitter: class {
      readonly #listeners: ((value: unknown) => void)[] = [];
      event = (run: (value: unknown) => void) => this.#listeners.push(run);
      fire = (value: unknown) => this.#listeners.forEach(run => void run(value));
      dispose = () => undefined;
    },
    RelativePattern: class {},
    Range: class {
      constructor(...at: number[]) {
        Object.assign(this, { at });
      }
    },
    Diagnostic: class {
      constructor(range: unknown, message: string, severity: number) {
        Object.assign(this, { range, message, severity });
      }
    },
    DiagnosticSeverity: { Error: 0, Warning: 1 },
    FilePermission: { Readonly: 1 },
    FileType: { Unknown: 0, File: 1, Directory: 2 },
    languages: {
      createDiagnosticCollection: () => ({
        set: (_: unknown, all: readonly unknown[]) => {
          state.diagnostics = all;
        },
        clear: () => {
          state.diagnostics = [];
        },
        dispose: () => undefined,
      }),
    },
    window: { showTextDocument: () => undefined },
    workspace: {
      get isTrusted() {
        return state.trusted;
      },
      workspaceFolders: [{ uri: new Uri('/news') }],
      onDidGrantWorkspaceTrust: listen(grant),
      onDidChangeWorkspaceFolders: listen([]),
      createFileSystemWatcher: () => ({
        onDidChange: listen(changed),
        onDidCreate: listen(changed),
        onDidDelete: listen(changed),
        dispose: () => undefined,
      }),
      fs: {
        isWritableFileSystem: () => true,
        stat: async (uri: Uri) => {
          const text = files.get(uri.path);
          if (text === undefined) throw new FileSystemError();
          return { type: 1, size: text.length };
        },
        readFile: async (uri: Uri) => new TextEncoder().encode(files.get(uri.path)),
      },
    },
  };
  return { api, files, state, grant, changed };
});
vi.mock('vscode', () => editor.api);

// test files share their modules: those of this one stand apart, before and behind it
vi.resetModules();
afterAll(() => {
  vi.resetModules();
});
const { WorkspaceSchema } = await import('../../../src/vscode/workspaceSchema');

const FILE = '/news/newsmark.schema.json';
const GOOD = '{"labels":{"CLUB":{"like":"ORG","names":["Mandal Rovers"]}}}';

function open(memory = new Map<string, unknown>()) {
  const told: string[] = [];
  const labels: string[][] = [];
  const read = vi.fn(async (text: string) => {
    const { schema, problems } = readSchema(text);
    return { labels: schema.labels, attributes: schema.attributes, problems, migrate: [...schema.migrate] };
  });
  const schema = new WorkspaceSchema(
    { readSchema: read } as never,
    {
      get: (key: string) => memory.get(key),
      update: async (key: string, value: unknown) => memory.set(key, value),
    } as never,
    { warn: () => undefined, error: () => undefined } as never,
    { warn: (message: string) => told.push(message) } as never,
    (message, ...args) => message.replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)])),
  );
  schema.onDidChangeLabels(set => labels.push(set.all.slice(18).map(({ label }) => label)));
  return { schema, told, labels, memory, read };
}

beforeEach(() => {
  editor.files.clear();
  editor.state.trusted = true;
});

describe('the schema of a workspace', () => {
  test('is read from the root of its folder, and its labels are told', async () => {
    editor.files.set(FILE, GOOD);
    const { schema, labels, told } = open();
    expect(await schema.get()).toBe(GOOD);
    expect(labels).toEqual([['CLUB']]);
    expect(told).toEqual([]);
  });

  test('is not even looked at in a folder that is not trusted, and read once it is', async () => {
    editor.files.set(FILE, GOOD);
    editor.state.trusted = false;
    const { schema, labels, read } = open();
    expect(await schema.get()).toBeUndefined();
    expect([labels, read.mock.calls]).toEqual([[], []]);
    editor.state.trusted = true;
    for (const run of editor.grant) run();
    expect(await schema.get()).toBe(GOOD);
    expect(labels).toEqual([['CLUB']]);
  });

  test('stands as it was while the file is broken, also after a restart, and says where it is', async () => {
    editor.files.set(FILE, GOOD);
    const { memory, schema: first } = open();
    await first.get();
    editor.files.set(FILE, '{\n  "labels": { "club": {} }\n}');
    const { schema, told, labels } = open(memory);
    expect(await schema.get()).toBe(GOOD);
    expect(labels).toEqual([['CLUB']]);
    expect(told).toEqual([expect.stringMatching(/^newsmark\.schema\.json, line 2, column 15: .*as it was before/)]);
    expect(editor.state.diagnostics).toMatchObject([{ severity: 0, range: { at: [1, 14, 1, 20] } }]);
  });

  test('is not used where it was broken from the start, or is gone', async () => {
    editor.files.set(FILE, '{"labels":');
    const broken = open();
    expect(await broken.schema.get()).toBeUndefined();
    expect(broken.told).toEqual([expect.stringContaining('is not used until this is put right')]);
    editor.files.clear();
    const none = open(new Map([['newsmark.schema.lastGood', { uri: `file://${FILE}`, text: GOOD }]]));
    expect(await none.schema.get()).toBeUndefined();
    expect(none.told).toEqual([]);
  });
});
