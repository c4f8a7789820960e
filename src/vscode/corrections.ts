import * as vscode from 'vscode';
import { CorrectionStore, type NewOperation } from '../app/correctionStore';
import { createSidecarFinder } from '../app/sidecars';
import { type Operation, sidecarName } from '../core';
import type { DocumentSession } from './documentSession';
import type { Writer } from './editorFiles';
import type { Notify } from './notify';
import type { Sessions } from './sessions';
import type { Settings } from './settings';

/**
 * Where texts lie that have no file to put corrections beside, as far as the editor does not know of the file system.
 */
const NO_FILE = /^(?:untitled|git|output|vscode-.*)$/;

/**
 * The corrections of each open news text: read when it is first annotated, given to the engine, saved as they are made.
 */
export class Corrections implements vscode.Disposable {
  readonly #settings: Settings;
  readonly #notify: Notify;
  readonly #writer: (uri: vscode.Uri) => Writer;
  readonly #stores = new Map<DocumentSession, CorrectionStore>();
  readonly #disposables: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<DocumentSession>();
  /** Corrections of a text were made, undone or read. */
  readonly onDidChange = this.#changed.event;

  constructor(
    sessions: Sessions,
    settings: Settings,
    notify: Notify,
    writer: (uri: vscode.Uri) => Writer,
    spawn: (name: string, work: () => Promise<unknown>) => void,
  ) {
    this.#writer = writer;
    this.#settings = settings;
    this.#notify = notify;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.corrections.jsonl');
    const reload = (uri: vscode.Uri): void => {
      const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
      for (const [session, store] of this.#stores) {
        if (sidecarName(nameOf(session)) === name) spawn('read corrections', () => store.load());
      }
    };
    this.#disposables.push(
      watcher,
      watcher.onDidChange(reload),
      watcher.onDidCreate(reload),
      watcher.onDidDelete(reload),
      sessions.onDidChange(({ session }) => {
        if (!this.#stores.has(session) && this.canCorrect(session))
          spawn('read corrections', () => this.of(session).load());
      }),
      vscode.workspace.onDidSaveTextDocument(document => {
        const session = sessions.get(document);
        if (session && this.#stores.has(session)) spawn('keep corrections in place', () => this.#keep(session));
      }),
      vscode.workspace.onDidCloseTextDocument(document => {
        for (const [session, store] of this.#stores) {
          if (session.document !== document) continue;
          store.dispose();
          this.#stores.delete(session);
        }
      }),
    );
  }

  /** The corrections of a text. */
  of(session: DocumentSession): CorrectionStore {
    const known = this.#stores.get(session);
    if (known) return known;
    const { files, path } = this.#writer(session.document.uri);
    const store = new CorrectionStore({
      files,
      finder: createSidecarFinder(files),
      textPath: path,
      author: () => this.#settings.correctionsAuthor,
      now: () => new Date().toISOString(),
      newId: () => randomId(),
      onChange: operations => {
        session.correct(operations);
        this.#changed.fire(session);
      },
      onProblem: message => this.#notify.warn(message),
    });
    this.#stores.set(session, store);
    return store;
  }

  /** Does something to a text. Resolves when it is saved, or could not be for now, and the annotations obey it. */
  async act(session: DocumentSession, ...operations: readonly NewOperation[]): Promise<void> {
    if (operations.length === 0 || !this.canCorrect(session)) return;
    await this.of(session).add(...operations);
    await session.settledIndex();
  }

  /** Takes back, or does again, what was done last. */
  async undo(session: DocumentSession, operation?: Operation): Promise<Operation | undefined> {
    const store = this.of(session);
    const undone = await store.undo(operation ?? store.undoable);
    await session.settledIndex();
    return undone;
  }

  async redo(session: DocumentSession): Promise<Operation | undefined> {
    const done = await this.of(session).redo();
    await session.settledIndex();
    return done;
  }

  /**
   * Writes down where corrections stand that edits changed too much around: whoever reads the saved text finds them.
   */
  async #keep(session: DocumentSession): Promise<void> {
    const { version } = session.document;
    await session.settledIndex();
    const displaced = await session.displaced();
    if (displaced.length === 0 || session.document.version !== version) return;
    await this.of(session).add(...displaced.map(({ of, at }) => ({ op: 'attach', of, at, auto: true })));
  }

  /** Whether there is a file that corrections can lie beside. */
  canCorrect(session: DocumentSession): boolean {
    const { scheme } = session.document.uri;
    return vscode.workspace.fs.isWritableFileSystem(scheme) ?? !NO_FILE.test(scheme);
  }

  dispose(): void {
    for (const store of this.#stores.values()) store.dispose();
    for (const d of this.#disposables) d.dispose();
    this.#changed.dispose();
  }
}

/** Twelve hexadecimal digits. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), b => b.toString(16).padStart(2, '0')).join('');
}

function nameOf(session: DocumentSession): string {
  const { path } = session.document.uri;
  return path.slice(path.lastIndexOf('/') + 1);
}
