import * as vscode from 'vscode';
import { type DictionaryFile, readDictionaryFile } from '../app/learnedDictionary';
import { DICTIONARY_FILE } from '../app/ownFiles';
import type { Files } from '../app/ports';
import type { LabelSet, NameVerdict, Operation } from '../core';
import type { Corpus } from './corpus';
import type { Corrections } from './corrections';
import type { Writer } from './editorFiles';
import type { Notify } from './notify';
import { shownLabels } from './present/labels';
import type { Settings } from './settings';

/** How long after a correction, or a change of the file, the dictionary is looked at again, in milliseconds. */
const CALM = 500;
/** So many sidecars are read at the same time. */
const AT_ONCE = 32;

/** The part of the bundle of commands that learns. */
export interface Teacher {
  nameVerdicts(operations: Iterable<Operation>, labels: LabelSet): readonly NameVerdict[];
  learnDictionary(files: Files, path: string, verdicts: Iterable<NameVerdict>): Promise<DictionaryFile>;
}

/** What learning is given. */
export interface LearningHost {
  readonly settings: Settings;
  readonly notify: Notify;
  readonly writer: (uri: vscode.Uri) => Writer;
  readonly spawn: (name: string, work: () => Promise<unknown>) => void;
  readonly load: () => Promise<object>;
}

/**
 * What corrections teach of names: `newsmark.dictionary.tsv` at the root of the first folder, obeyed by every text and
 * written after corrections. It says what the sidecars of the corpus say by now, so that a correction that is taken
 * back is gone from it. Of a folder that is not trusted, it is neither read nor written.
 */
export class Learning implements vscode.Disposable {
  readonly #host: LearningHost;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [];
  /** What each text says of names, by its URI; empty before anything is learned. */
  readonly #verdicts = new Map<string, readonly NameVerdict[]>();
  readonly #waiting = new Map<string, vscode.Uri>();
  #corpus: Corpus | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading: ReturnType<typeof setTimeout> | undefined;
  #text: string | undefined;
  #read: Promise<string | undefined> | undefined;
  #isWhole = false;
  #learning: Promise<void> = Promise.resolve();
  /** Other names are known now: annotate anew. */
  readonly onDidChange = this.#changed.event;

  constructor(host: LearningHost) {
    this.#host = host;
    const root = vscode.workspace.workspaceFolders?.[0];
    if (root !== undefined) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, DICTIONARY_FILE));
      const later = (): void => {
        clearTimeout(this.#reading);
        this.#reading = setTimeout(() => host.spawn('read the dictionary', () => this.#reread()), CALM);
      };
      this.#disposables.push(
        watcher,
        watcher.onDidChange(later),
        watcher.onDidCreate(later),
        watcher.onDidDelete(later),
      );
    }
    this.#disposables.push(
      this.#changed,
      vscode.workspace.onDidGrantWorkspaceTrust(() => host.spawn('read the dictionary', () => this.#reread())),
    );
  }

  /** Learns from these corrections from now on. */
  listen(corpus: Corpus, corrections: Corrections): void {
    this.#corpus = corpus;
    this.#disposables.push(
      corrections.onDidChange(uri => {
        this.#waiting.set(uri.toString(), uri);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#host.spawn('learn from corrections', () => this.learn()), CALM);
      }),
    );
  }

  /** The dictionary of now; undefined where there is none. Does not reject. */
  get(): Promise<string | undefined> {
    this.#read ??= this.#find().then(text => {
      this.#text = text;
      return text;
    });
    return this.#read;
  }

  /** Takes in what was corrected since; resolves when the dictionary says it. */
  learn(): Promise<void> {
    this.#learning = this.#learning.then(() => this.#learn());
    return this.#learning;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#reading);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #find(): Promise<string | undefined> {
    const file = place();
    if (file === undefined || !vscode.workspace.isTrusted) return undefined;
    const { files, path } = this.#host.writer(file);
    const read = await readDictionaryFile(files, path);
    if (read.ok) return read.text;
    this.#host.notify.warn(read.problem.message);
    return undefined;
  }

  async #reread(): Promise<void> {
    this.#take(await this.#find());
  }

  /** Counts alone change nothing of what is found. */
  #take(text: string | undefined): void {
    if (namesOf(text) === namesOf(this.#text)) return;
    this.#text = text;
    this.#read = Promise.resolve(text);
    this.#changed.fire();
  }

  async #learn(): Promise<void> {
    const { settings, writer, load, notify } = this.#host;
    const file = place();
    const corpus = this.#corpus;
    if (file === undefined || corpus === undefined || !vscode.workspace.isTrusted || !settings.learns) return;
    const { nameVerdicts, learnDictionary } = (await load()) as Teacher;
    const labels = shownLabels();
    const look = async (uri: vscode.Uri): Promise<void> => {
      const verdicts = nameVerdicts(await corpus.operationsOf(uri), labels);
      if (verdicts.length > 0) this.#verdicts.set(uri.toString(), verdicts);
      else this.#verdicts.delete(uri.toString());
    };
    const texts = this.#isWhole ? [...this.#waiting.values()] : [...(await corpus.list()), ...this.#waiting.values()];
    this.#waiting.clear();
    for (let i = 0; i < texts.length; i += AT_ONCE) await Promise.all(texts.slice(i, i + AT_ONCE).map(look));
    this.#isWhole = true;
    const { files, path } = writer(file);
    const written = await learnDictionary(files, path, [...this.#verdicts.values()].flat());
    if (written.ok) this.#take(written.text);
    else notify.warn(written.problem.message);
  }
}

/** The names of a dictionary and what they are, without how often that was said. */
function namesOf(text = ''): string {
  return text.replace(/^([^\t\n]*\t[^\t\n]*)\t[^\t\n]*\t[^\t\n]*/gm, '$1');
}

function place(): vscode.Uri | undefined {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  return root && vscode.Uri.joinPath(root, DICTIONARY_FILE);
}
