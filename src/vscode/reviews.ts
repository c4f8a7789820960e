import * as vscode from 'vscode';
import {
  type ReviewCounts,
  type ReviewedText,
  type ReviewState,
  reviewCounts,
  reviewState,
} from '../app/queries/review';
import { sidecarName } from '../core';
import type { Corpus } from './corpus';
import type { Corrections } from './corrections';
import type { Sessions } from './sessions';
import type { Settings } from './settings';

/** How long changes are gathered before anybody hears of them, in milliseconds. */
const CALM = 200;

/** So many sidecars are read at the same time. */
const AT_ONCE = 32;

interface Known {
  readonly uri: vscode.Uri;
  state: ReviewState | undefined;
  counts: ReviewCounts | undefined;
  /** It cannot be read, or the engine fails over it. */
  isUncountable?: boolean;
}

/** A text of the corpus, and how far its review has come. */
export interface CorpusReview extends ReviewedText {
  readonly uri: vscode.Uri;
}

/**
 * How far people have come with the texts of the workspace. What they said of a text lies in its sidecar, so that it
 * stays; what is left to look at is counted when somebody wants to see it, a text at a time.
 */
export class Reviews implements vscode.Disposable {
  readonly #corpus: Corpus;
  readonly #sessions: Sessions;
  readonly #corrections: Corrections;
  readonly #known = new Map<string, Known>();
  readonly #disposables: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  readonly #waiting = new Map<string, vscode.Uri>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #list: Promise<ReadonlyMap<string, vscode.Uri>> | undefined;
  /** Texts in editors that the workspace turned out not to have: each is looked for once while it is shown. */
  readonly #apart = new Set<string>();
  #counting: Promise<void> | undefined;
  #isDisposed = false;
  /** Something is known now of these texts that was not; none: there are others. */
  readonly onDidChange = this.#changed.event;

  constructor(corpus: Corpus, sessions: Sessions, corrections: Corrections, settings: Settings) {
    this.#corpus = corpus;
    this.#sessions = sessions;
    this.#corrections = corrections;
    const sidecars = vscode.workspace.createFileSystemWatcher('**/*.corrections.jsonl');
    const files = vscode.workspace.createFileSystemWatcher('**/*.txt');
    const forget = (uri: vscode.Uri): void => this.#forget(({ uri: own }) => own.toString() === uri.toString());
    const forgetOf = (uri: vscode.Uri): void =>
      this.#forget(({ uri: own }) => sidecarName(nameOf(own)) === nameOf(uri));
    const others = (): void => {
      this.#list = undefined;
      this.#tell();
    };
    this.#disposables.push(
      ...[sidecars, files, this.#changed],
      ...[sidecars.onDidChange(forgetOf), sidecars.onDidCreate(forgetOf), sidecars.onDidDelete(forgetOf)],
      ...[files.onDidChange(forget), files.onDidCreate(others), files.onDidDelete(others)],
      vscode.workspace.onDidChangeWorkspaceFolders(others),
      settings.onDidChange(others),
      corrections.onDidChange(forget),
      sessions.onDidChange(({ session, change }) => {
        if (change.kind !== 'annotated') return;
        const { uri } = session.document;
        const key = uri.toString();
        if (!this.#known.has(key) && !this.#apart.has(key)) this.#tell(uri);
        forget(uri);
      }),
    );
  }

  /** All texts of the workspace, with what is known of them by now. Their states are read, their counts are not. */
  async all(): Promise<readonly CorpusReview[]> {
    const list = [...(await this.#texts()).values()];
    const found: CorpusReview[] = [];
    for (let i = 0; i < list.length; i += AT_ONCE) {
      const some = list.slice(i, i + AT_ONCE);
      const look = async (uri: vscode.Uri) => ({ uri, state: await this.stateOf(uri), counts: this.#countsNow(uri) });
      found.push(...(await Promise.all(some.map(look))));
    }
    return found;
  }

  /**
   * The texts of the workspace. The list is made anew where it lacks one that an editor shows: the watcher tells of a
   * new file only a while later, and of one that a person asked to be annotated never.
   */
  async #texts(): Promise<ReadonlyMap<string, vscode.Uri>> {
    this.#list ??= this.#look();
    const list = await this.#list;
    const shown = new Set(this.#sessions.all.map(({ document }) => document.uri.toString()));
    for (const key of this.#apart) if (!shown.has(key)) this.#apart.delete(key);
    const missing = [...shown].filter(key => !list.has(key) && !this.#apart.has(key));
    if (missing.length > 0) {
      for (const key of missing) this.#apart.add(key);
      this.#list = this.#look();
    }
    return (await this.#list) ?? list;
  }

  async #look(): Promise<ReadonlyMap<string, vscode.Uri>> {
    const list = new Map((await this.#corpus.list()).map(uri => [uri.toString(), uri] as const));
    for (const key of list.keys()) this.#apart.delete(key);
    return list;
  }

  /** How far a text has come. */
  async stateOf(uri: vscode.Uri): Promise<ReviewState> {
    const known = this.#of(uri);
    known.state ??= reviewState(await this.#corpus.operationsOf(uri));
    return known.state;
  }

  /** Counts what nobody has counted yet, in order, until `isWanted` says no. */
  async countAll(isWanted: () => boolean): Promise<void> {
    this.#counting ??= this.#countAll(isWanted).finally(() => {
      this.#counting = undefined;
    });
    await this.#counting;
  }

  async #countAll(isWanted: () => boolean): Promise<void> {
    for (const { uri, counts } of await this.all()) {
      if (!isWanted() || this.#isDisposed) return;
      const known = this.#of(uri);
      const isOpen = this.#sessions.find(uri.toString()) !== undefined;
      if (counts !== undefined || isOpen || known.isUncountable === true) continue;
      const text = await this.#corpus.textOf(uri);
      const operations = await this.#corpus.operationsOf(uri);
      const index = text === undefined ? undefined : await this.#corpus.annotate(uri, text, operations);
      known.isUncountable = index === undefined;
      if (index === undefined) continue;
      known.counts = reviewCounts(index, operations);
      known.state = reviewState(operations);
      this.#tell(uri);
    }
  }

  /** The counts of a text that an editor shows are those of its annotations of now. */
  #countsNow(uri: vscode.Uri): ReviewCounts | undefined {
    const known = this.#of(uri);
    const session = this.#sessions.find(uri.toString());
    const index = session?.settled === true ? session.index : undefined;
    if (session !== undefined && index !== undefined)
      known.counts ??= reviewCounts(index, this.#corrections.of(session).operations);
    return known.counts;
  }

  #of(uri: vscode.Uri): Known {
    const key = uri.toString();
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { uri, state: undefined, counts: undefined };
      this.#known.set(key, known);
    }
    return known;
  }

  #forget(isChanged: (known: Known) => boolean): void {
    for (const [key, known] of this.#known) {
      if (!isChanged(known)) continue;
      // made anew, so that what is being counted of the text before is not taken for that of now
      this.#known.set(key, { uri: known.uri, state: undefined, counts: undefined });
      this.#tell(known.uri);
    }
  }

  #tell(uri?: vscode.Uri): void {
    if (uri !== undefined) this.#waiting.set(uri.toString(), uri);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const changed = [...this.#waiting.values()];
      this.#waiting.clear();
      this.#changed.fire(changed);
    }, CALM);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    for (const each of this.#disposables) each.dispose();
  }
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
