import * as vscode from 'vscode';
import { CorrectionStore, type NewOperation, type Step } from '../app/correctionStore';
import { createSidecarFinder } from '../app/sidecars';
import { type Operation, sidecarName, standing } from '../core';
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
  readonly #sessions: Sessions;
  readonly #stores = new Map<DocumentSession, CorrectionStore>();
  /** Those of texts that no editor shows, by their URIs, while something of them waits to be saved. */
  readonly #closed = new Map<string, CorrectionStore>();
  /** One of the operations of the last step in several texts that this window did. */
  #across: Operation | undefined;
  readonly #reading = new WeakMap<CorrectionStore, Promise<void>>();
  readonly #disposables: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  /** Corrections of a text were made, undone or read. */
  readonly onDidChange = this.#changed.event;

  constructor(
    sessions: Sessions,
    settings: Settings,
    notify: Notify,
    writer: (uri: vscode.Uri) => Writer,
    spawn: (name: string, work: () => Promise<unknown>) => void,
  ) {
    this.#sessions = sessions;
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
          spawn('read corrections', () => this.ready(session));
      }),
      vscode.workspace.onDidSaveTextDocument(document => {
        const session = sessions.get(document);
        if (session && this.#stores.has(session)) spawn('keep corrections in place', () => this.#keep(session));
      }),
      vscode.workspace.onDidCloseTextDocument(document => {
        for (const [session, store] of this.#stores) {
          if (session.document !== document) continue;
          this.#stores.delete(session);
          // what could not be saved yet is tried again
          if (store.unsaved > 0) this.#closed.set(document.uri.toString(), store);
          else store.dispose();
        }
      }),
    );
  }

  /** The corrections of a text, when what its file holds has been read. */
  async ready(session: DocumentSession): Promise<CorrectionStore> {
    const store = this.of(session);
    let reading = this.#reading.get(store);
    if (reading === undefined) {
      reading = store.load();
      this.#reading.set(store, reading);
    }
    await reading;
    return store;
  }

  /** The corrections of a text, as far as they are known by now. */
  of(session: DocumentSession): CorrectionStore {
    const known = this.#stores.get(session);
    if (known) return known;
    const store = this.#create(session.document.uri, operations => session.correct(operations));
    this.#stores.set(session, store);
    return store;
  }

  #create(uri: vscode.Uri, onChange: (operations: readonly Operation[]) => void): CorrectionStore {
    const { files, path } = this.#writer(uri);
    return new CorrectionStore({
      files,
      finder: createSidecarFinder(files),
      textPath: path,
      author: () => this.#settings.correctionsAuthor,
      now: () => new Date().toISOString(),
      newId: () => randomId(),
      onChange: operations => {
        onChange(operations);
        this.#changed.fire(uri);
      },
      onProblem: message => this.#notify.warn(message),
    });
  }

  /** What people did to a text, where that is at hand without reading its file. */
  known(uri: vscode.Uri): readonly Operation[] | undefined {
    const session = this.#sessions.find(uri.toString());
    const store = session === undefined ? this.#closed.get(uri.toString()) : this.#stores.get(session);
    return store?.operations;
  }

  /** The corrections of a text that an editor may show or not, with what its file holds by now. */
  async at(uri: vscode.Uri): Promise<CorrectionStore> {
    const session = this.#sessions.find(uri.toString());
    if (session !== undefined) return this.ready(session);
    const store = this.#closed.get(uri.toString()) ?? this.#create(uri, () => undefined);
    await store.load();
    return store;
  }

  /** Does something to a text that an editor may show or not. Resolves when it is saved, or could not be for now. */
  async actAt(uri: vscode.Uri, ...operations: readonly NewOperation[]): Promise<void> {
    const store = await this.at(uri);
    await store.add(...operations);
    this.#keepUnsaved(uri, store);
  }

  #keepUnsaved(uri: vscode.Uri, store: CorrectionStore): void {
    const key = uri.toString();
    if (this.#sessions.find(key) !== undefined) return;
    if (store.unsaved > 0) this.#closed.set(key, store);
    else this.#closed.delete(key);
  }

  /**
   * Does one step in several texts. Resolves to how many of them have it in their files; the others are tried again.
   */
  async actInAll(all: readonly (readonly [vscode.Uri, readonly NewOperation[]])[]): Promise<number> {
    const step = stepIn(all.length);
    let saved = 0;
    for (const [uri, operations] of all) {
      await this.actAt(uri, ...operations.map(operation => ({ ...operation, ...step })));
      if (!this.#isWaiting(uri)) saved++;
    }
    const [first] = all;
    if (first !== undefined) {
      const made = (await this.at(first[0])).operations.filter(({ batch }) => batch === step.batch);
      this.#across = made.at(-1);
    }
    return saved;
  }

  #isWaiting(uri: vscode.Uri): boolean {
    const session = this.#sessions.find(uri.toString());
    const store = session === undefined ? this.#closed.get(uri.toString()) : this.#stores.get(session);
    return (store?.unsaved ?? 0) > 0;
  }

  /**
   * The last step of this window in several texts, where it stands and nothing was done after it to the one of `store`.
   */
  acrossAfter({ undoable }: CorrectionStore): Operation | undefined {
    const across = this.#across;
    return across !== undefined && (across.time ?? '') > (undoable?.time ?? '') ? across : undefined;
  }

  /** Takes back a step in all texts that have a part of it. Resolves to their number. */
  async undoInAll(texts: readonly vscode.Uri[], operation: Operation): Promise<number> {
    if (operation.batch === undefined) return 0;
    if (this.#across?.batch === operation.batch) this.#across = undefined;
    const parts: (readonly [vscode.Uri, CorrectionStore])[] = [];
    for (const uri of texts) {
      const store = await this.at(uri);
      if (standing(store.operations).some(({ batch }) => batch === operation.batch)) parts.push([uri, store]);
    }
    const step = stepIn(parts.length);
    for (const [uri, store] of parts) {
      await store.undoAll(store.stepOf(operation, standing(store.operations)), step);
      this.#keepUnsaved(uri, store);
    }
    return parts.length;
  }

  /** Does a step again in all texts that have a part of it. Resolves to their number. */
  async restoreInAll(texts: readonly vscode.Uri[], operation: Operation): Promise<number> {
    const parts: (readonly [vscode.Uri, CorrectionStore])[] = [];
    for (const uri of texts) {
      const store = await this.at(uri);
      if (store.undoingsOf(operation).length > 0) parts.push([uri, store]);
    }
    const step = stepIn(parts.length);
    for (const [uri, store] of parts) {
      await store.undoAll(store.undoingsOf(operation), step);
      this.#keepUnsaved(uri, store);
    }
    return parts.length;
  }

  /** Does something to a text. Resolves when it is saved, or could not be for now, and the annotations obey it. */
  async act(session: DocumentSession, ...operations: readonly NewOperation[]): Promise<void> {
    if (operations.length === 0 || !this.canCorrect(session)) return;
    const store = await this.ready(session);
    await store.add(...operations);
    await session.settledIndex();
  }

  /** Takes back what was done last, or an operation, with all of its step in this text. */
  async undo(session: DocumentSession, operation?: Operation): Promise<Operation | undefined> {
    const store = await this.ready(session);
    const undone = await store.undo(operation ?? store.undoable);
    await session.settledIndex();
    return undone;
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
    for (const store of [...this.#stores.values(), ...this.#closed.values()]) store.dispose();
    for (const d of this.#disposables) d.dispose();
    this.#changed.dispose();
  }
}

/** A step that so many texts have a part of. */
function stepIn(files: number): Step {
  return { batch: randomId(), ...(files > 1 ? { files } : {}) };
}

/** Twelve hexadecimal digits. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), b => b.toString(16).padStart(2, '0')).join('');
}

function nameOf(session: DocumentSession): string {
  const { path } = session.document.uri;
  return path.slice(path.lastIndexOf('/') + 1);
}
