import * as vscode from 'vscode';
import { LANGUAGE } from './sessions';
import type { Settings } from './settings';

/** Where the workspace remembers which of its files a person had annotated. */
const REMEMBERED = 'newsmark.texts';
/** Files below these folders are not looked for. */
const APART = '**/{node_modules,.git}/**';

/**
 * Which files are news text: by their names, as the manifest and the setting of the editor for associations say; by the
 * setting for texts; and those that a person asked to be annotated, which the workspace remembers. What is news text
 * has the language of it.
 */
export class NewsTexts implements vscode.Disposable {
  readonly #extension: vscode.Extension<unknown>;
  readonly #memory: vscode.Memento;
  readonly #settings: Settings;
  readonly #log: (message: string) => void;
  readonly #disposables: vscode.Disposable[] = [];
  /** The document whose language is being changed: it is closed and opened again in one step. */
  #changing: vscode.TextDocument | undefined;
  #own = false;
  /** Documents that are news text by the setting alone. */
  readonly #bySetting = new Set<string>();

  constructor(context: vscode.ExtensionContext, settings: Settings, log: (message: string) => void) {
    this.#extension = context.extension;
    this.#memory = context.workspaceState;
    this.#settings = settings;
    this.#log = log;
    this.#disposables.push(
      vscode.workspace.onDidCloseTextDocument(document => {
        this.#changing = document;
      }),
      vscode.workspace.onDidOpenTextDocument(document => this.#opened(document)),
      settings.onDidChange(() => this.start()),
    );
  }

  /** Gives the texts that are open already their language, and takes it from those that the setting names no more. */
  start(): void {
    for (const document of vscode.workspace.textDocuments) {
      const key = document.uri.toString();
      if (document.languageId !== LANGUAGE) this.#adopt(document);
      else if (this.#bySetting.has(key) && !this.#isIncluded(document.uri)) {
        this.#bySetting.delete(key);
        this.#spawn(this.#setLanguage(document, 'plaintext'));
      }
    }
  }

  /** Makes a text news text, whatever it was, and remembers that. */
  async take(document: vscode.TextDocument): Promise<void> {
    if (!document.isUntitled) await this.#remember(document.uri, true);
    await this.#setLanguage(document, LANGUAGE);
  }

  /** Whether a file is news text; it need not be open. */
  isNews(uri: vscode.Uri): boolean {
    const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
    if (open?.languageId === LANGUAGE) return true;
    return this.#remembered().includes(uri.toString()) || this.#isIncluded(uri) || this.#isNamed(uri);
  }

  /** The news texts below a folder, in the order of their paths. */
  async below(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
    const globs = ['**/*.txt', ...this.#settings.corpusInclude(folder), ...this.#associated()];
    const found = new Map<string, vscode.Uri>();
    for (const glob of globs) {
      const pattern = new vscode.RelativePattern(folder, anywhere(glob));
      for (const uri of await vscode.workspace.findFiles(pattern, APART)) found.set(uri.toString(), uri);
    }
    for (const text of this.#remembered()) {
      if (text.startsWith(`${folder.toString()}/`)) found.set(text, vscode.Uri.parse(text, true));
    }
    return [...found.values()].filter(uri => this.isNews(uri)).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  dispose(): void {
    for (const d of this.#disposables) d.dispose();
  }

  #opened(document: vscode.TextDocument): void {
    const changed = this.#changing === document;
    this.#changing = undefined;
    if (!changed) this.#adopt(document);
    // A person chose another language: the text is what they say.
    else if (!this.#own && document.languageId !== LANGUAGE) this.#spawn(this.#remember(document.uri, false));
  }

  #adopt(document: vscode.TextDocument): void {
    if (document.languageId === LANGUAGE) return;
    const isOwn = this.#remembered().includes(document.uri.toString());
    const isIncluded = document.languageId === 'plaintext' && this.#isIncluded(document.uri);
    if (!isOwn && !isIncluded) return;
    if (!isOwn) this.#bySetting.add(document.uri.toString());
    this.#spawn(this.#setLanguage(document, LANGUAGE));
  }

  #spawn(work: Promise<void>): void {
    work.catch(error => this.#log(`the language of a text: ${error}`));
  }

  async #setLanguage(document: vscode.TextDocument, language: string): Promise<void> {
    if (document.isClosed) return;
    this.#own = true;
    try {
      await vscode.languages.setTextDocumentLanguage(document, language);
    } finally {
      this.#own = false;
    }
  }

  #remembered(): readonly string[] {
    return this.#memory.get<readonly string[]>(REMEMBERED, []);
  }

  async #remember(uri: vscode.Uri, own: boolean): Promise<void> {
    const others = this.#remembered().filter(text => text !== uri.toString());
    if (own) await this.#memory.update(REMEMBERED, [...others, uri.toString()]);
    else if (others.length < this.#remembered().length) await this.#memory.update(REMEMBERED, others);
  }

  /** Whether the setting for texts takes a file in, in whichever of the folders it lies. */
  #isIncluded(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return this.#settings
      .corpusInclude(uri)
      .some(glob => matches(uri, folder ? new vscode.RelativePattern(folder, glob) : glob));
  }

  /** Whether a file is news text by its name. */
  #isNamed(uri: vscode.Uri): boolean {
    const manifest = this.#extension.packageJSON as Manifest;
    const patterns = manifest.contributes.languages.flatMap(({ filenamePatterns }) => filenamePatterns);
    return [...patterns, ...this.#associated()].some(glob => matches(uri, anywhere(glob)));
  }

  /** What the editor's own setting makes news text. */
  #associated(): readonly string[] {
    const associations = vscode.workspace.getConfiguration('files').get<Record<string, unknown>>('associations', {});
    return Object.keys(associations).filter(glob => associations[glob] === LANGUAGE);
  }
}

interface Manifest {
  readonly contributes: { readonly languages: readonly { readonly filenamePatterns: readonly string[] }[] };
}

/** A pattern without a folder matches the name of a file anywhere. */
function anywhere(glob: string): string {
  return glob.includes('/') ? glob : `**/${glob}`;
}

function matches(uri: vscode.Uri, pattern: vscode.GlobPattern): boolean {
  // The editor matches patterns with documents only; of a file that is not open it looks at what a document has of its
  // name.
  const document = { uri, languageId: 'plaintext', fileName: uri.fsPath } as vscode.TextDocument;
  return vscode.languages.match({ pattern }, document) > 0;
}
