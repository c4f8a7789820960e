import * as vscode from 'vscode';
import type { Span } from '../core';
import type { DocumentSession } from './documentSession';
import { createMarkTypes } from './markTypes';
import { type MarkKind, markRanges } from './present/markRanges';
import type { Sessions } from './sessions';
import type { Settings } from './settings';

/** Up to this many annotations, a text is marked in one go; above, what is in sight comes first. */
const AT_ONCE = 1500;
/** Most marks that an editor gets at all; the rest is marked as it comes into sight. */
const MOST = 12_000;
/** UTF-16 code units marked above and below what is in sight. */
const MARGIN = 4000;
const SCROLL_DELAY = 40;
const REST_DELAY = 300;
/** How long the word that is being typed stays unmarked. */
const TYPING_PAUSE = 700;
/** Of these a long text has some far from sight: while it is typed into, the editor moves them itself. */
const EVERYWHERE: ReadonlySet<MarkKind> = new Set(['EVENT_LINE', 'FILTERED']);
/** How long what belongs to a row is shown, in milliseconds. */
const FLASH = 1600;

export interface MarkSources {
  readonly extension: vscode.Uri;
  readonly sessions: Sessions;
  readonly settings: Settings;
  /** What a filter of a view asks for in a document. */
  readonly filtered: (session: DocumentSession) => readonly Span[];
  readonly onDidChangeFilter: vscode.Event<void>;
}

/** Marks annotations in every visible editor, and keeps the marks right. */
export class Marks implements vscode.Disposable {
  readonly #sources: MarkSources;
  readonly #disposables: vscode.Disposable[] = [];
  /** What was handed to each editor last, by kind: an editor shows that, moved by what was typed since. */
  readonly #applied = new WeakMap<vscode.TextEditor, Map<MarkKind, readonly vscode.Range[]>>();
  /** Editors in which the whole text is marked: scrolling changes nothing there. */
  readonly #whole = new WeakSet<vscode.TextEditor>();
  readonly #timers = new Map<vscode.TextEditor, ReturnType<typeof setTimeout>>();
  readonly #typing = new Map<string, { readonly span: Span; readonly timer: ReturnType<typeof setTimeout> }>();
  #flash: ReturnType<typeof setTimeout> | undefined;
  #types: ReadonlyMap<MarkKind, vscode.TextEditorDecorationType> | undefined;

  constructor(sources: MarkSources) {
    this.#sources = sources;
    const { sessions, settings } = sources;
    this.#disposables.push(
      vscode.workspace.onDidChangeTextDocument(e => this.#type(e)),
      sessions.onDidChange(({ session, change }) => {
        if (change.kind !== 'moved' || change.dropped) this.#refresh(session);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.refreshAll()),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (!this.#whole.has(textEditor)) this.#later(textEditor, SCROLL_DELAY);
      }),
      settings.onDidChange(() => this.refreshAll()),
      sources.onDidChangeFilter(() => this.refreshAll()),
    );
  }

  /** What an editor was told last to mark, by kind. */
  applied(editor: vscode.TextEditor): ReadonlyMap<MarkKind, readonly vscode.Range[]> {
    return this.#applied.get(editor) ?? new Map();
  }

  /** Shows for a moment what belongs to a row that was chosen. */
  flash(editor: vscode.TextEditor, spans: readonly Span[]): void {
    this.#types ??= createMarkTypes(this.#sources.extension);
    const type = this.#types.get('FLASHED');
    if (!type) return;
    const { document } = editor;
    const ranges = spans.map(s => new vscode.Range(document.positionAt(s.start), document.positionAt(s.end)));
    const applied = this.#applied.get(editor) ?? new Map<MarkKind, readonly vscode.Range[]>();
    this.#applied.set(editor, applied);
    const set = (now: readonly vscode.Range[]): void => {
      editor.setDecorations(type, now);
      applied.set('FLASHED', now);
    };
    set(ranges);
    clearTimeout(this.#flash);
    this.#flash = setTimeout(() => set([]), FLASH);
  }

  /** There are other labels now: everything is marked anew. */
  renew(): void {
    for (const type of this.#types?.values() ?? []) type.dispose();
    this.#types = undefined;
    for (const editor of vscode.window.visibleTextEditors) this.#applied.delete(editor);
    this.refreshAll();
  }

  refreshAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.#mark(editor, false);
  }

  dispose(): void {
    for (const d of this.#disposables) d.dispose();
    clearTimeout(this.#flash);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const { timer } of this.#typing.values()) clearTimeout(timer);
    for (const type of this.#types?.values() ?? []) type.dispose();
  }

  #refresh(session: DocumentSession): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === session.document) this.#mark(editor, false);
    }
  }

  #later(editor: vscode.TextEditor, delay: number, whole = false): void {
    clearTimeout(this.#timers.get(editor));
    this.#timers.set(
      editor,
      setTimeout(() => {
        this.#timers.delete(editor);
        this.#mark(editor, whole);
      }, delay),
    );
  }

  #mark(editor: vscode.TextEditor, whole: boolean): void {
    const { sessions, settings, filtered } = this.#sources;
    const session = sessions.get(editor.document);
    const moving = session?.isMoving ?? false;
    const windows = moving ? inSight(editor) : undefined;
    const index = windows ? session?.near(windows) : session?.index;
    if (!session || !index) {
      if (this.#applied.has(editor)) this.#apply(editor, new Map());
      return;
    }
    const many = moving || index.marks.length > AT_ONCE;
    const all = !many || (whole && !moving && index.marks.length <= MOST);
    if (all) this.#whole.add(editor);
    else this.#whole.delete(editor);
    const shown = settings.marksEnabled;
    this.#apply(
      editor,
      markRanges(index, {
        labels: settings.shownLabels,
        uncertainBelow: settings.uncertainBelow,
        dimFurniture: shown && settings.dimFurniture,
        windows: all ? undefined : (windows ?? inSight(editor)),
        typing: this.#typing.get(editor.document.uri.toString())?.span,
        filtered: moving ? [] : filtered(session),
      }),
      moving ? EVERYWHERE : undefined,
    );
    if (many && !moving && !whole && index.marks.length <= MOST) this.#later(editor, REST_DELAY, true);
  }

  #apply(
    editor: vscode.TextEditor,
    ranges: ReadonlyMap<MarkKind, readonly Span[]>,
    leave: ReadonlySet<MarkKind> | undefined = undefined,
  ): void {
    this.#types ??= createMarkTypes(this.#sources.extension);
    const { document } = editor;
    const applied = this.#applied.get(editor) ?? new Map<MarkKind, readonly vscode.Range[]>();
    this.#applied.set(editor, applied);
    for (const [kind, type] of this.#types) {
      if (kind === 'FLASHED' || leave?.has(kind)) continue;
      const hidden = kind === 'EVENT_LINE' && !this.#sources.settings.eventGutter;
      const spans = hidden ? [] : (ranges.get(kind) ?? []);
      if (spans.length === 0 && !applied.get(kind)?.length) continue;
      const marked = spans.map(s => new vscode.Range(document.positionAt(s.start), document.positionAt(s.end)));
      editor.setDecorations(type, marked);
      applied.set(kind, marked);
    }
  }

  /** Leaves the word alone that is being typed, until the person pauses. */
  #type({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const session = this.#sources.sessions.get(document);
    const change = contentChanges[0];
    if (!session || !change) return;
    const key = document.uri.toString();
    clearTimeout(this.#typing.get(key)?.timer);
    this.#typing.delete(key);
    const typed = contentChanges.length === 1 && change.text.length <= 2 && change.rangeLength <= 2;
    if (!typed || !this.#sources.settings.hideWhileTyping) return;
    const at = change.rangeOffset + change.text.length;
    const timer = setTimeout(() => {
      this.#typing.delete(key);
      this.#refresh(session);
    }, TYPING_PAUSE);
    this.#typing.set(key, { span: { start: at, end: at }, timer });
  }
}

function inSight(editor: vscode.TextEditor): readonly Span[] {
  const { document } = editor;
  const windows: { start: number; end: number }[] = [];
  for (const range of editor.visibleRanges) {
    const start = Math.max(0, document.offsetAt(range.start) - MARGIN);
    const end = document.offsetAt(range.end) + MARGIN;
    const last = windows.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else windows.push({ start, end });
  }
  return windows;
}
