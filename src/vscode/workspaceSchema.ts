import * as vscode from 'vscode';
import type { Engine, SchemaReport } from '../app/engine';
import { isBroken, readSchemaFile, schemaProblemLine } from '../app/readSchemaFile';
import { LABEL_SET, type LabelInfo, type LabelSet, SCHEMA_FILE, type SchemaProblem } from '../core';
import { editorFiles } from './editorFiles';
import type { Notify } from './notify';
import type { Translate } from './present/translate';

/** How long after a change of the file it is read again, in milliseconds. */
const CALM = 300;
/** Where the last schema that could be used is remembered. */
const MEMORY = 'newsmark.schema.lastGood';

interface Remembered {
  readonly uri: string;
  readonly text: string;
}

/** A schema that is used, and what it says. */
interface Used extends Pick<SchemaReport, 'labels' | 'attributes' | 'migrate'> {
  readonly text: string;
}

/**
 * The schema of the workspace: `newsmark.schema.json` at the root of a folder, of the first that has one. Read when the
 * first text is annotated, and again when it changes. Of a folder that is not trusted, nothing is read. While the file
 * is broken, what it was before stands.
 */
export class WorkspaceSchema implements vscode.Disposable {
  readonly #engine: Engine;
  readonly #memory: vscode.Memento;
  readonly #log: vscode.LogOutputChannel;
  readonly #notify: Notify;
  readonly #t: Translate;
  readonly #problems = vscode.languages.createDiagnosticCollection('newsmark');
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #relabelled = new vscode.EventEmitter<LabelSet>();
  readonly #disposables: vscode.Disposable[] = [];
  #watchers: vscode.Disposable | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #read: Promise<string | undefined> | undefined;
  #labels = '[]';
  #used: Used | undefined;
  /** The schema is another one now: annotate anew. */
  readonly onDidChange = this.#changed.event;
  /** There are other labels now. */
  readonly onDidChangeLabels = this.#relabelled.event;

  constructor(engine: Engine, memory: vscode.Memento, log: vscode.LogOutputChannel, notify: Notify, t: Translate) {
    this.#engine = engine;
    this.#memory = memory;
    this.#log = log;
    this.#notify = notify;
    this.#t = t;
    this.#watch();
    this.#disposables.push(
      this.#problems,
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#forget()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#watch();
        this.#forget();
      }),
    );
  }

  /** The text of the schema of now; undefined where there is none. Does not reject. */
  get(): Promise<string | undefined> {
    this.#read ??= this.#load().catch(error => {
      this.#log.error(`Schema: ${error}`);
      return undefined;
    });
    return this.#read;
  }

  /** Labels that the schema of now says were renamed: old and new. */
  async migrations(): Promise<SchemaReport['migrate']> {
    await this.get();
    return this.#used?.migrate ?? [];
  }

  /** What the schema of now lets people say of an annotation besides its label. */
  async attributes(): Promise<SchemaReport['attributes']> {
    await this.get();
    return this.#used?.attributes ?? [];
  }

  /** The file of the schema: the one that is there, else where it would be; undefined without a folder. */
  async file(): Promise<vscode.Uri | undefined> {
    const roots = places();
    for (const uri of roots) if ((await readSchemaFile(editorFiles, uri.toString())).kind !== 'missing') return uri;
    return roots[0];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watchers?.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
    this.#relabelled.dispose();
  }

  #watch(): void {
    this.#watchers?.dispose();
    const later = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#forget(), CALM);
    };
    const watchers = (vscode.workspace.workspaceFolders ?? []).flatMap(folder => {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, SCHEMA_FILE));
      return [watcher, watcher.onDidChange(later), watcher.onDidCreate(later), watcher.onDidDelete(later)];
    });
    this.#watchers = vscode.Disposable.from(...watchers);
  }

  #forget(): void {
    this.#read = undefined;
    this.#changed.fire();
  }

  async #load(): Promise<string | undefined> {
    this.#problems.clear();
    const used = vscode.workspace.isTrusted ? await this.#find() : undefined;
    this.#used = used;
    this.#relabel(used?.labels ?? []);
    return used?.text;
  }

  #relabel(own: readonly LabelInfo[]): void {
    const key = JSON.stringify(own);
    if (key === this.#labels) return;
    this.#labels = key;
    const extended = LABEL_SET.extend(own);
    this.#relabelled.fire(extended.ok ? extended.labels : LABEL_SET);
  }

  async #find(): Promise<Used | undefined> {
    for (const uri of places()) {
      const file = await readSchemaFile(editorFiles, uri.toString());
      if (file.kind === 'unreadable') return this.#before(uri, file.message);
      if (file.kind === 'read') return this.#checked(uri, file.text);
    }
    return undefined;
  }

  async #checked(uri: vscode.Uri, text: string): Promise<Used | undefined> {
    const { labels, attributes, problems, migrate } = await this.#engine.readSchema(text);
    this.#show(uri, text, problems);
    const first = problems.find(({ severity }) => severity === 'error');
    if (first !== undefined && isBroken(problems)) return this.#before(uri, schemaProblemLine(SCHEMA_FILE, first));
    await this.#memory.update(MEMORY, { uri: uri.toString(), text } satisfies Remembered);
    return { text, labels, attributes, migrate };
  }

  /** What a schema was before it could not be used any more, which is said. */
  async #before(uri: vscode.Uri, problem: string): Promise<Used | undefined> {
    const t = this.#t;
    const known = this.#memory.get<Remembered>(MEMORY);
    const text = known?.uri === uri.toString() && typeof known.text === 'string' ? known.text : undefined;
    this.#log.warn(`Schema: ${problem}`);
    const words =
      text === undefined
        ? t('{0} Your schema is not used until this is put right. No correction is lost.', problem)
        : t('{0} Your schema is used as it was before, until this is put right. No correction is lost.', problem);
    this.#notify.warn(words, { label: t('Open schema'), run: () => vscode.window.showTextDocument(uri) });
    return text === undefined ? undefined : { ...(await this.#engine.readSchema(text)), text };
  }

  /** Puts what is wrong in the file where it stands. */
  #show(uri: vscode.Uri, text: string, problems: readonly SchemaProblem[]): void {
    const diagnostics = problems.map(({ severity, start, end, line, column, message }) => {
      const length = Math.max(1, text.slice(start, end).search(/[\r\n]|$/));
      const at = new vscode.Range(line - 1, column - 1, line - 1, column - 1 + length);
      const level = severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
      const diagnostic = new vscode.Diagnostic(at, message, level);
      diagnostic.source = 'Newsmark';
      return diagnostic;
    });
    this.#problems.set(uri, diagnostics);
  }
}

/** Where a schema may lie: at the root of each folder that is open. */
function places(): readonly vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, SCHEMA_FILE));
}
