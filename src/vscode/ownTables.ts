import * as vscode from 'vscode';
import type { Engine } from '../app/engine';
import { readTables } from '../app/readTables';
import type { UserTables } from '../core';
import { editorFiles } from './editorFiles';
import type { Notify } from './notify';
import type { Translate } from './present/translate';
import type { Settings } from './settings';

/** How long after a change of a table everything is annotated anew, in milliseconds. */
const CALM = 300;

/**
 * The user's own tables, from the folder that a setting names. Read when the first text is annotated, and again when
 * they change.
 */
export class OwnTables implements vscode.Disposable {
  readonly #settings: Settings;
  readonly #engine: Engine;
  readonly #log: vscode.LogOutputChannel;
  readonly #notify: Notify;
  readonly #t: Translate;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listener: vscode.Disposable;
  #folder: string;
  #watcher: vscode.Disposable | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #read: Promise<UserTables | undefined> | undefined;
  /** The tables are others now: annotate anew. */
  readonly onDidChange = this.#changed.event;

  constructor(settings: Settings, engine: Engine, log: vscode.LogOutputChannel, notify: Notify, t: Translate) {
    this.#settings = settings;
    this.#engine = engine;
    this.#log = log;
    this.#notify = notify;
    this.#t = t;
    this.#folder = settings.tablesFolder;
    this.#listener = settings.onDidChange(() => {
      if (settings.tablesFolder !== this.#folder) this.#forget();
    });
  }

  /** The tables of now; undefined where there are none. Does not reject. */
  get(): Promise<UserTables | undefined> {
    this.#read ??= this.#load();
    return this.#read;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watcher?.dispose();
    this.#listener.dispose();
    this.#changed.dispose();
  }

  async #load(): Promise<UserTables | undefined> {
    this.#folder = this.#settings.tablesFolder;
    this.#watcher?.dispose();
    this.#watcher = undefined;
    if (this.#folder === '') return undefined;
    const folder = locate(this.#folder);
    if (folder === undefined) {
      this.#tell([this.#t('“{0}” is below no folder: open the folder that it lies in.', this.#folder)], undefined);
      return undefined;
    }
    this.#watch(folder);
    const { tables, problems } = await readTables(editorFiles, folder.toString());
    const wrong = tables === undefined ? [] : await this.#engine.checkTables(tables).catch(error => [String(error)]);
    this.#tell([...problems, ...wrong], folder);
    return tables;
  }

  #watch(folder: vscode.Uri): void {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*.tsv'));
    const forget = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#forget(), CALM);
    };
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
    );
  }

  #forget(): void {
    this.#read = undefined;
    this.#changed.fire();
  }

  /** Says what could not be read, once for all rows. What could be is used. */
  #tell(problems: readonly string[], folder: vscode.Uri | undefined): void {
    const [first] = problems;
    if (first === undefined) return;
    for (const problem of problems) this.#log.warn(`Tables: ${problem}`);
    const words =
      problems.length === 1 ? first : this.#t('{0} And {1} more problems in your tables.', first, problems.length - 1);
    const showLog = { label: this.#t('Show log'), run: () => this.#log.show() };
    const open = {
      label: this.#t('Show folder'),
      run: () => vscode.commands.executeCommand('revealInExplorer', folder),
    };
    this.#notify.warn(words, ...(folder === undefined ? [showLog] : [open, showLog]));
  }
}

/** The folder that a setting means: an absolute path, a URI, or a path in the first folder that is open. */
function locate(path: string): vscode.Uri | undefined {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return vscode.Uri.parse(path);
  if (/^(?:[/\\]|[a-z]:[/\\])/i.test(path)) return vscode.Uri.file(path);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  return root && vscode.Uri.joinPath(root, path);
}
