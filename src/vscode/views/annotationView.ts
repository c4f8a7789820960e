import * as vscode from 'vscode';
import { type AnnotationIndex, markId } from '../../app/queries/annotationIndex';
import { oneLine, safeText } from '../../app/safeText';
import type { SessionChange } from '../../app/session/engineSession';
import type { Span } from '../../core';
import type { ContextValues } from '../contextKeys';
import type { DocumentSession } from '../documentSession';
import { allRows, filterRows, type Row } from '../present/row';
import type { Services } from '../services';

/**
 * Waits for this long a pause before a view is filled anew while a person types, or follows the cursor; milliseconds.
 */
const PAUSE = 150;

/** While a person types, rows stay until the text has been annotated anew, at the latest for so long. */
const MOVED = 1000;

export interface ViewKind {
  readonly id: 'newsmark.events' | 'newsmark.entities' | 'newsmark.figures';
  readonly filteredKey: keyof ContextValues & `newsmark.${string}Filtered`;
  readonly rows: (index: AnnotationIndex, text: string) => readonly Row[];
  /** Forgets what else than words narrows the rows. */
  readonly clear?: () => void;
  /** How much there is to see, for the icon of the views. */
  readonly badge?: (
    index: AnnotationIndex | undefined,
  ) => { readonly count: number; readonly words: string } | undefined;
  /** What there is to say of a text besides its rows. */
  readonly note?: (index: AnnotationIndex | undefined) => string | undefined;
  /** What the filter's input box asks. */
  readonly filterPrompt: string;
  /** The `contextValue` of a row, where its menu depends on more than its kind. */
  readonly contextOf?: (row: Row) => string;
}

/** A tree of what was found in the active document: follows the cursor, goes where a row is clicked, filters. */
export class AnnotationView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly kind: ViewKind;
  readonly #services: Services;
  readonly #view: vscode.TreeView<Row>;
  readonly #treeChanged = new vscode.EventEmitter<undefined>();
  readonly #filterChanged = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #follow: ReturnType<typeof setTimeout> | undefined;
  #filter = '';
  /** What the view is narrowed to besides words, in words. */
  #narrowed = '';
  #rows: readonly Row[] = [];
  #parents = new Map<string, Row>();
  #byMark = new Map<string, Row>();
  #shown: AnnotationIndex | undefined;
  #stale = true;
  readonly onDidChangeTreeData = this.#treeChanged.event;
  readonly onDidChangeFilter = this.#filterChanged.event;

  constructor(kind: ViewKind, services: Services) {
    this.kind = kind;
    this.#services = services;
    this.#view = vscode.window.createTreeView<Row>(kind.id, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    const { sessions, settings } = services;
    this.#disposables.push(
      this.#view,
      this.#treeChanged,
      this.#filterChanged,
      sessions.onDidChangeActive(() => this.#refill(0)),
      sessions.onDidChange(({ session, change }) => {
        if (session !== sessions.active) return;
        // a long text is looked at when the engine has answered
        if (change.kind === 'moved' && session.isLong) this.#stale = true;
        else this.#refill(delayOf(change, this.#shown !== undefined));
        const editor = vscode.window.activeTextEditor;
        if (change.kind === 'annotated' && session.isLong && editor) this.#followCursor(editor);
      }),
      settings.onDidChange(() => this.#refill(0)),
      vscode.window.onDidChangeTextEditorSelection(e => this.#followCursor(e.textEditor)),
      this.#view.onDidChangeVisibility(e => {
        const editor = vscode.window.activeTextEditor;
        if (e.visible && editor) this.#followCursor(editor);
      }),
    );
  }

  get filter(): string {
    return this.#filter;
  }

  /** Whether something asked for hides rows. */
  get isFiltered(): boolean {
    return this.#filter !== '' || this.#narrowed !== '';
  }

  /** The row that is selected. */
  get selected(): Row | undefined {
    return this.#view.selection[0];
  }

  /** All rows that are selected. */
  get selection(): readonly Row[] {
    return this.#view.selection;
  }

  /** The rows of now. */
  get rows(): readonly Row[] {
    this.#fill();
    return this.#rows;
  }

  getChildren(row?: Row): readonly Row[] & Row[] {
    return [...(row ? row.children : this.rows)];
  }

  getParent(row: Row): Row | undefined {
    return this.#parents.get(row.id);
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(
      safeText(row.label, 'label'),
      row.children.length === 0 ? None : row.expanded ? Expanded : Collapsed,
    );
    item.id = row.id;
    item.description = row.description === undefined ? undefined : safeText(row.description, 'label');
    item.contextValue = this.kind.contextOf?.(row) ?? row.context;
    item.accessibilityInformation = { label: oneLine(row.spoken) };
    if (row.icon !== undefined) {
      item.iconPath = new vscode.ThemeIcon(
        row.icon,
        row.color === undefined ? undefined : new vscode.ThemeColor(row.color),
      );
    }
    const session = this.#services.sessions.active;
    if (row.span && session) {
      item.command = {
        command: 'newsmark.goToPlace',
        title: this.#services.t('Go to the text'),
        arguments: [session.document.uri.toString(), row.span.start, row.span.end, true, row.marks[0]],
      };
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    item.tooltip = row.tooltip?.().split('\n').map(oneLine).join('\n');
    return item;
  }

  /** Narrows the view to rows with these words; an empty text shows all. */
  setFilter(filter: string): void {
    this.#filter = filter.trim();
    this.#tellFilter();
  }

  /** Says what else the rows are narrowed to, in words; the kind's `rows` has to leave the others out. */
  setNarrowed(words: string): void {
    this.#narrowed = words;
    this.#tellFilter();
  }

  /** Shows all rows again. */
  clearFilter(): void {
    this.kind.clear?.();
    this.#narrowed = '';
    this.setFilter('');
  }

  #tellFilter(): void {
    this.#services.keys.set(this.kind.filteredKey, this.isFiltered);
    this.#refill(0);
    this.#filterChanged.fire();
  }

  async askFilter(): Promise<void> {
    const filter = await vscode.window.showInputBox({ prompt: this.kind.filterPrompt, value: this.#filter });
    if (filter !== undefined) this.setFilter(filter);
  }

  /** Spans that the filter asks for, in the document that the view shows. */
  filteredSpans(session: DocumentSession): readonly Span[] {
    const index = session.index;
    if (!this.isFiltered || !index || session !== this.#services.sessions.active) return [];
    const spans: Span[] = [];
    for (const row of allRows(this.rows)) {
      if (row.children.length > 0 && row.context !== 'event') continue;
      if (row.context === 'role') continue;
      for (const id of row.marks) {
        const mark = index.mark(id);
        if (mark) spans.push({ start: mark.start, end: mark.end });
      }
    }
    return spans;
  }

  /** Selects the row of an annotation and shows the view; false when the view has none. */
  async reveal(id: string): Promise<boolean> {
    this.#fill();
    const row = this.#byMark.get(id);
    if (!row) return false;
    await this.#view.reveal(row, { select: true, focus: true, expand: false });
    return true;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#follow);
    for (const d of this.#disposables) d.dispose();
  }

  #refill(delay: number): void {
    this.#stale = true;
    clearTimeout(this.#timer);
    // Rows are made when the editor asks for them, which it does only while the view is in sight.
    this.#timer = setTimeout(() => this.#treeChanged.fire(undefined), delay);
  }

  #fill(): void {
    if (!this.#stale) return;
    this.#stale = false;
    const session = this.#services.sessions.active;
    this.#shown = session?.index;
    const all = session && this.#shown ? this.kind.rows(this.#shown, session.text()) : [];
    this.#rows = filterRows(all, this.#filter);
    this.#parents = new Map();
    this.#byMark = new Map();
    const walk = (rows: readonly Row[], parent: Row | undefined): void => {
      for (const row of rows) {
        if (parent) this.#parents.set(row.id, parent);
        if (row.context !== 'role') for (const id of row.marks) if (!this.#byMark.has(id)) this.#byMark.set(id, row);
        walk(row.children, row);
      }
    };
    walk(this.#rows, undefined);
    const { t } = this.#services;
    const badge = this.kind.badge?.(this.#shown);
    this.#view.badge = badge && { value: badge.count, tooltip: badge.words };
    const asked = [this.#narrowed, this.#filter].filter(words => words !== '').join(', ');
    this.#view.message =
      asked === ''
        ? this.kind.note?.(this.#shown)
        : this.#rows.length
          ? t('Only with “{0}”', asked)
          : t('Nothing here has “{0}”.', asked);
  }

  #followCursor(editor: vscode.TextEditor): void {
    clearTimeout(this.#follow);
    const { sessions, settings, spawn } = this.#services;
    if (!this.#view.visible || !settings.followCursor || editor.document !== sessions.active?.document) return;
    this.#follow = setTimeout(() => {
      if (sessions.active?.isMoving) return;
      const index = sessions.active?.index;
      if (!index || !this.#view.visible || editor.document !== sessions.active?.document) return;
      this.#fill();
      const row = this.#rowNear(index, editor.document, editor.selection.active);
      if (!row || this.#view.selection[0]?.id === row.id) return;
      spawn('follow the cursor', () => this.#view.reveal(row, { select: true, focus: false, expand: false }));
    }, PAUSE);
  }

  /**
   * The row of what lies at a place: an entity rather than its mention; in the events, the last one told in that line
   * so far.
   */
  #rowNear(index: AnnotationIndex, document: vscode.TextDocument, position: vscode.Position): Row | undefined {
    const offset = document.offsetAt(position);
    for (const mark of index.at(offset)) {
      const row = this.#byMark.get(markId(mark));
      if (row) return this.#mainRow(row);
    }
    if (this.kind.id !== 'newsmark.events') return undefined;
    const line = document.offsetAt(document.lineAt(position.line).range.start);
    const told = index.triggers.filter(m => line <= m.start && m.start <= offset && this.#byMark.has(markId(m)));
    const last = told.at(-1);
    const row = last && this.#byMark.get(markId(last));
    return row && this.#mainRow(row);
  }

  /** The entity of a mention, the event of a later telling: following the cursor opens nothing that is closed. */
  #mainRow(row: Row): Row {
    const parent = this.#parents.get(row.id);
    return parent && parent.context !== 'group' ? parent : row;
  }
}

/**
 * How long rows may stay as they are: for what is moved only, or not in words yet, until the engine has more to say.
 */
function delayOf(change: SessionChange, shown: boolean): number {
  if (change.kind === 'moved') return MOVED;
  if (change.kind === 'annotated' && !change.update.annotations.worded) return MOVED;
  return change.kind === 'annotated' && shown ? PAUSE : 0;
}
