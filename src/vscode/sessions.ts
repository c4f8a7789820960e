import * as vscode from 'vscode';
import type { Engine } from '../app/engine';
import type { SessionChange } from '../app/session/engineSession';
import { DocumentSession } from './documentSession';
import type { Settings } from './settings';

export const LANGUAGE = 'newsmark';

/** The documents that features may be asked about; whether they are news text, `Sessions` knows. */
export const SELECTOR: vscode.DocumentSelector = [{ language: LANGUAGE }, { language: 'plaintext' }];

export interface SessionEvent {
  readonly session: DocumentSession;
  readonly change: SessionChange;
}

/** One session for each news text that is or was in sight. Everything that shows annotations subscribes here. */
export class Sessions implements vscode.Disposable {
  readonly #engine: Engine;
  readonly #settings: Settings;
  readonly #warn: (message: string) => void;
  readonly #sessions = new Map<string, DocumentSession>();
  readonly #disposables: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<SessionEvent>();
  readonly #activeChanged = new vscode.EventEmitter<DocumentSession | undefined>();
  #active: DocumentSession | undefined;
  /** A session's annotations or state changed. */
  readonly onDidChange = this.#changed.event;
  /** Another session is the active one, or none. */
  readonly onDidChangeActive = this.#activeChanged.event;

  constructor(engine: Engine, settings: Settings, warn: (message: string) => void) {
    this.#engine = engine;
    this.#settings = settings;
    this.#warn = warn;
    this.#disposables.push(
      vscode.workspace.onDidChangeTextDocument(e => {
        if (e.contentChanges.length) this.#sessions.get(e.document.uri.toString())?.edited(e.contentChanges);
      }),
      vscode.workspace.onDidCloseTextDocument(document => this.#end(document)),
      vscode.workspace.onDidOpenTextDocument(() => this.#look()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#look()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#look()),
      settings.onDidChange(() => this.#look()),
    );
  }

  /** Opens sessions for what is in sight. Called once, when every subscriber is there. */
  start(): void {
    this.#look();
  }

  /** Annotates every text anew that is small enough: what it is annotated with has changed. */
  annotateAnew(): void {
    for (const session of this.#sessions.values()) if (session.state !== 'tooLarge') session.retry();
  }

  get all(): readonly DocumentSession[] {
    return [...this.#sessions.values()];
  }

  /**
   * The session of the active editor; while another kind of editor is active, of the last one that is still in sight.
   */
  get active(): DocumentSession | undefined {
    return this.#active;
  }

  get(document: vscode.TextDocument): DocumentSession | undefined {
    return this.#sessions.get(document.uri.toString());
  }

  find(uri: string): DocumentSession | undefined {
    return this.#sessions.get(uri);
  }

  /** The session of a document, begun when it is news text and has none. */
  ensure(document: vscode.TextDocument): DocumentSession | undefined {
    const known = this.get(document);
    if (known || document.isClosed || !this.isNews(document)) return known;
    const session = new DocumentSession(document, this.#engine, this.#settings.maxFileSize, this.#warn);
    this.#sessions.set(document.uri.toString(), session);
    session.onDidChange(change => this.#changed.fire({ session, change }));
    return session;
  }

  isNews(document: vscode.TextDocument): boolean {
    if (document.languageId === LANGUAGE) return true;
    if (document.languageId !== 'plaintext') return false;
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    return this.#settings.corpusInclude(document.uri).some(glob => {
      const pattern = folder ? new vscode.RelativePattern(folder, glob) : glob;
      return vscode.languages.match({ language: 'plaintext', pattern }, document) > 0;
    });
  }

  dispose(): void {
    for (const d of this.#disposables) d.dispose();
    for (const s of this.#sessions.values()) s.dispose();
    this.#sessions.clear();
    this.#changed.dispose();
    this.#activeChanged.dispose();
  }

  #look(): void {
    for (const session of this.#sessions.values()) {
      if (!this.isNews(session.document)) this.#end(session.document);
    }
    for (const editor of vscode.window.visibleTextEditors) this.ensure(editor.document);
    const editor = vscode.window.activeTextEditor;
    const visible = vscode.window.visibleTextEditors;
    const stillVisible = this.#active && visible.some(e => e.document === this.#active?.document);
    const next = editor
      ? this.get(editor.document)
      : stillVisible
        ? this.#active
        : visible.map(e => this.get(e.document)).find(s => s !== undefined);
    if (next === this.#active) return;
    this.#active = next;
    this.#activeChanged.fire(next);
  }

  #end(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const session = this.#sessions.get(key);
    if (!session) return;
    this.#sessions.delete(key);
    session.dispose();
    if (this.#active === session) this.#look();
  }
}
