import * as vscode from 'vscode';
import { progressOf } from '../../app/queries/review';
import { oneLine, safeText } from '../../app/safeText';
import { type ListedText, progressWords, reviewRows } from '../present/reviewRows';
import type { Row } from '../present/row';
import type { Services } from '../services';

/** How long a count of the whole corpus may go on before the view shows what is there by now, in milliseconds. */
const PAUSE = 300;

/** The texts of the workspace: how far people have come with each, and what is left of it. */
export class ReviewView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #services: Services;
  readonly #view: vscode.TreeView<Row>;
  readonly #treeChanged = new vscode.EventEmitter<undefined>();
  readonly #disposables: vscode.Disposable[] = [];
  #rows: readonly Row[] = [];
  #parents = new Map<string, Row>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeTreeData = this.#treeChanged.event;

  constructor(services: Services) {
    this.#services = services;
    this.#view = vscode.window.createTreeView<Row>('newsmark.texts', {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    const { reviews, sessions } = services;
    this.#disposables.push(
      this.#view,
      this.#treeChanged,
      reviews.onDidChange(() => this.#refill()),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#refill();
      }),
      sessions.onDidChangeActive(() => this.#follow()),
    );
  }

  /** The rows of the last look. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** The rows that are selected. */
  get selected(): readonly Row[] {
    return this.#view.selection;
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row !== undefined) return [...row.children];
    await this.fill();
    return [...this.#rows];
  }

  getParent(row: Row): Row | undefined {
    return this.#parents.get(row.id);
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const isOpen = row.expanded === true ? Expanded : Collapsed;
    const item = new vscode.TreeItem(safeText(row.label, 'label'), row.children.length === 0 ? None : isOpen);
    item.id = row.id;
    item.description = row.description === undefined ? undefined : safeText(row.description, 'label');
    item.tooltip = row.tooltip?.().split('\n').map(oneLine).join('\n');
    item.contextValue = row.context;
    item.accessibilityInformation = { label: oneLine(row.spoken) };
    const color = row.color === undefined ? undefined : new vscode.ThemeColor(row.color);
    item.iconPath = new vscode.ThemeIcon(row.icon ?? 'file', color);
    if (row.uri !== undefined) {
      const title = this.#services.t('Open the text');
      item.command = { command: 'vscode.open', title, arguments: [vscode.Uri.parse(row.uri, true)] };
    }
    return item;
  }

  /** Reads how far each text has come. */
  async fill(): Promise<void> {
    const { reviews, t } = this.#services;
    const texts = await reviews.all();
    const listed = texts.map(
      ({ uri, state, counts }): ListedText => ({
        uri: uri.toString(),
        path: vscode.workspace.asRelativePath(uri),
        state,
        counts,
      }),
    );
    this.#rows = reviewRows(listed, t);
    this.#parents = new Map(this.#rows.flatMap(row => row.children.map(child => [child.id, row] as const)));
    this.#view.message = texts.length === 0 ? undefined : progressWords(progressOf(texts), t);
    this.#services.spawn('count what is left to review', () => reviews.countAll(() => this.#view.visible));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const each of this.#disposables) each.dispose();
  }

  #refill(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#treeChanged.fire(undefined);
    }, PAUSE);
  }

  /** Selects the row of the text that is active. */
  #follow(): void {
    const uri = this.#services.sessions.active?.document.uri.toString();
    if (uri === undefined || !this.#view.visible || !this.#services.settings.followCursor) return;
    const row = this.#rows.flatMap(each => [each, ...each.children]).find(each => each.uri === uri);
    if (row === undefined || this.#view.selection.some(({ id }) => id === row.id)) return;
    this.#services.spawn('show the text in the review', () => this.#view.reveal(row, { select: true, focus: false }));
  }
}
