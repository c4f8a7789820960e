import * as vscode from 'vscode';
import type { Engine, EngineUpdate } from '../app/engine';
import type { AnnotationIndex } from '../app/queries/annotationIndex';
import { EngineSession, type SessionChange, type SessionState } from '../app/session/engineSession';
import type { Displaced, Operation, Span, TextEdit } from '../core';

export type DocumentState = SessionState | 'tooLarge';

/** The annotations of an open document. `sessions` make and end it. */
export class DocumentSession implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #changed = new vscode.EventEmitter<SessionChange>();
  readonly #session: EngineSession;
  #state: 'engine' | 'tooLarge';
  #failure: string | undefined;
  #update: EngineUpdate | undefined;
  #disposed = false;
  readonly onDidChange = this.#changed.event;

  constructor(document: vscode.TextDocument, engine: Engine, maxFileSize: number, warn: (message: string) => void) {
    this.document = document;
    this.#session = new EngineSession(
      engine,
      { key: document.uri.toString(), text: () => document.getText(), version: () => document.version },
      { id: documentId(document.uri), uri: document.uri.toString() },
      change => {
        if (change.kind === 'annotated') this.#update = change.update;
        this.#failure = change.kind === 'failed' ? change.error.message : undefined;
        if (change.kind === 'failed') warn(`${document.uri.toString(true)}: ${change.error.message}`);
        this.#changed.fire(change);
      },
    );
    this.#state = document.getText().length > maxFileSize ? 'tooLarge' : 'engine';
    if (this.#state === 'engine') this.#session.open();
  }

  get state(): DocumentState {
    return this.#state === 'tooLarge' ? 'tooLarge' : this.#session.state;
  }

  /** Whether there is so much in the text that looking at all of it takes longer than a key. */
  get isLong(): boolean {
    return this.#session.isLong;
  }

  get failure(): string | undefined {
    return this.#failure;
  }

  /** The last answer of the engine. */
  get update(): EngineUpdate | undefined {
    return this.#update;
  }

  /** Whether the engine has seen the text of now. */
  get settled(): boolean {
    return this.#disposed || this.#state === 'tooLarge' || this.#session.settled;
  }

  /** The annotations of the text of now. */
  get index(): AnnotationIndex | undefined {
    if (this.#disposed || this.#state === 'tooLarge') return undefined;
    return this.#session.index;
  }

  /** Whether a long text was edited since somebody last looked at all of it: `near` costs less then. */
  get isMoving(): boolean {
    return !this.#disposed && this.#state === 'engine' && this.#session.isMoving;
  }

  /** The annotations of the text of now that touch these windows, which are sorted and apart; no clusters. */
  near(windows: readonly Span[]): AnnotationIndex | undefined {
    return this.#disposed || this.#state === 'tooLarge' ? undefined : this.#session.near(windows);
  }

  text(): string {
    return this.document.getText();
  }

  range(span: { readonly start: number; readonly end: number }): vscode.Range {
    return new vscode.Range(this.document.positionAt(span.start), this.document.positionAt(span.end));
  }

  edited(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    if (this.#state === 'tooLarge') return;
    this.#session.edited(
      changes.map((c): TextEdit => ({ start: c.rangeOffset, end: c.rangeOffset + c.rangeLength, text: c.text })),
    );
  }

  /** Annotates with these corrections from now on: all that there are. */
  correct(operations: readonly Operation[]): void {
    this.#session.correct(operations);
  }

  /** The corrections that would not be found where they stand if the text were read anew. */
  displaced(): Promise<readonly Displaced[]> {
    return this.#session.displaced();
  }

  /** Annotates the whole text anew: a text that was too large, or after a failure. */
  retry(): void {
    this.#state = 'engine';
    this.#session.open();
  }

  /** Resolves with the annotations of the text of now, or with undefined when there will be none. */
  async settledIndex(token?: vscode.CancellationToken): Promise<AnnotationIndex | undefined> {
    while (!this.settled && !token?.isCancellationRequested) {
      await new Promise<void>(resolve => {
        const done = (): void => {
          for (const d of waiting) d?.dispose();
          resolve();
        };
        const waiting = [this.onDidChange(done), token?.onCancellationRequested(done)];
      });
    }
    return token?.isCancellationRequested ? undefined : this.index;
  }

  dispose(): void {
    this.#disposed = true;
    this.#session.close();
    this.#changed.fire({ kind: 'moved', dropped: true });
    this.#changed.dispose();
  }
}

/** The id of a document: the name of its file without the ending. */
export function documentId(uri: vscode.Uri): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return name.replace(/\.[^.]{1,8}$/, '') || 'document';
}
