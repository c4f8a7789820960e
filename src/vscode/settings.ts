import * as vscode from 'vscode';
import type { MarkLabel } from '../app/queries/annotationIndex';
import { EVENT_ORDERS, type EventOrder } from './present/eventRows';
import { markLabels } from './present/labels';

/**
 * The only reader of the settings. Values that a person mistyped fall back to the default.
 *
 * What a command changes of how things are shown is remembered for the workspace and not written into the person's
 * settings; it holds until the setting itself is changed.
 */
export class Settings implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listener: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#listener = vscode.workspace.onDidChangeConfiguration(e => {
      for (const key of REMEMBERED) {
        if (e.affectsConfiguration(`newsmark.${key}`)) void memory.update(memoryKey(key), undefined);
      }
      if (e.affectsConfiguration('newsmark')) this.#changed.fire();
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  /** Globs of plain text files that are news text as well. */
  corpusInclude(resource: vscode.Uri | undefined): readonly string[] {
    return strings(read(resource).get('corpus.include'));
  }

  get marksEnabled(): boolean {
    return this.#shown('marks.enabled') !== false;
  }

  get hiddenLabels(): ReadonlySet<MarkLabel> {
    const hidden = new Set(strings(this.#shown('marks.hidden')));
    return new Set(markLabels().filter(label => hidden.has(label)));
  }

  /** What is marked in the text now. */
  get shownLabels(): ReadonlySet<MarkLabel> {
    if (!this.marksEnabled) return new Set();
    const hidden = this.hiddenLabels;
    return new Set(markLabels().filter(label => !hidden.has(label)));
  }

  async setMarksEnabled(enabled: boolean): Promise<void> {
    await this.#show('marks.enabled', enabled);
  }

  async setHiddenLabels(hidden: ReadonlySet<MarkLabel>): Promise<void> {
    await this.#show(
      'marks.hidden',
      markLabels().filter(label => hidden.has(label)),
    );
  }

  /** 0 to 1. */
  get uncertainBelow(): number {
    return number(read().get('marks.uncertainBelow'), 0, 100, 50) / 100;
  }

  get dimFurniture(): boolean {
    return read().get('marks.dimFurniture', true);
  }

  get eventGutter(): boolean {
    return read().get('marks.gutter', true);
  }

  get hideWhileTyping(): boolean {
    return read().get('marks.hideWhileTyping', true);
  }

  get hoverEnabled(): boolean {
    return read().get('hover.enabled', true);
  }

  get hoverDetail(): 'full' | 'short' {
    return read().get('hover.detail') === 'short' ? 'short' : 'full';
  }

  get inlayValues(): boolean {
    return read().get('inlayHints.values', false);
  }

  get followCursor(): boolean {
    return read().get('views.followCursor', true);
  }

  get eventOrder(): EventOrder {
    const order = this.#shown('views.eventOrder');
    return EVENT_ORDERS.find(known => known === order) ?? 'text';
  }

  async setEventOrder(order: EventOrder): Promise<void> {
    await this.#show('views.eventOrder', order);
  }

  get backgroundEvents(): boolean {
    return this.#shown('views.backgroundEvents') === true;
  }

  async setBackgroundEvents(shown: boolean): Promise<void> {
    await this.#show('views.backgroundEvents', shown);
  }

  /** The id of a format; undefined: ask. */
  get exportFormat(): string | undefined {
    const id = read().get('export.format');
    return typeof id === 'string' && id !== 'ask' ? id : undefined;
  }

  /** The folder of the user's own tables, as it was typed; empty for none. */
  get tablesFolder(): string {
    const folder = read().get('tables.folder');
    return typeof folder === 'string' ? folder.trim() : '';
  }

  /** Who corrects, as sidecars name them; empty where nobody is to be named. */
  get correctionsAuthor(): string {
    const author = read().get('corrections.author');
    return typeof author === 'string' ? author.trim() : '';
  }

  /** Whether names that were corrected twice are known in other texts. */
  get learns(): boolean {
    return read().get('corrections.learn', true);
  }

  /** In UTF-16 code units. */
  get maxFileSize(): number {
    return number(read().get('performance.maxFileSize'), 1, 100_000, 2_000) * 1000;
  }

  get useWorker(): boolean {
    return read().get('performance.worker', true);
  }

  /** What a command chose in this workspace, else the setting. */
  #shown(key: Remembered): unknown {
    return this.#memory.get(memoryKey(key)) ?? read().get(key);
  }

  async #show(key: Remembered, value: unknown): Promise<void> {
    await this.#memory.update(memoryKey(key), value);
    this.#changed.fire();
  }
}

/** What commands change of how things are shown. */
const REMEMBERED = ['marks.enabled', 'marks.hidden', 'views.eventOrder', 'views.backgroundEvents'] as const;
type Remembered = (typeof REMEMBERED)[number];

function memoryKey(key: Remembered): string {
  return `newsmark.shown.${key}`;
}

function read(resource?: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('newsmark', resource);
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(v => typeof v === 'string') : [];
}

function number(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}
