import * as vscode from 'vscode';
import type { NewsmarkApi, SessionSummary } from '../../src/vscode/api';
import { assert } from './testing';
import { show } from './workspace';

const extensionId = 'newsmark.newsmark';

export function extension(): vscode.Extension<NewsmarkApi> {
  const found = vscode.extensions.getExtension<NewsmarkApi>(extensionId);
  assert(found, `${extensionId} is not installed`);
  return found;
}

/** The API of the extension, which is woken up where it sleeps. */
export const newsmark = async (): Promise<NewsmarkApi> => extension().activate();

export interface Mark {
  /** A label such as PERSON, or UNCERTAIN, FURNITURE, TRIGGER, EVENT_LINE. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is marked in a document's editor now, in the order of the text. */
export async function marksOf(uri: vscode.Uri): Promise<readonly Mark[]> {
  const api = await newsmark();
  return Object.entries(api.decorated(uri.toString()))
    .flatMap(([kind, ranges]) => (ranges ?? []).map(range => ({ kind, ...range })))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.kind.localeCompare(b.kind));
}

export interface Annotated {
  readonly editor: vscode.TextEditor;
  readonly document: vscode.TextDocument;
  readonly uri: vscode.Uri;
  readonly summary: SessionSummary;
}

/** Waits until the annotations of a document are those of its text of now. */
export async function settled(document: vscode.TextDocument): Promise<SessionSummary> {
  const summary = await (await newsmark()).settled(document.uri.toString());
  assert(summary, `${document.uri.path} is no news text to the extension`);
  return summary;
}

/** Shows a document and waits for its annotations. */
export async function annotated(source: string | vscode.TextDocument): Promise<Annotated> {
  await newsmark();
  const editor =
    typeof source === 'string' ? await show(source) : await vscode.window.showTextDocument(source, { preview: false });
  const { document } = editor;
  return { editor, document, uri: document.uri, summary: await settled(document) };
}

/** A document that is in no file, with news text in it. */
export function untitled(content: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language: 'newsmark', content });
}

/** Where a piece of text begins in a document. */
export function positionOf(document: vscode.TextDocument, words: string): vscode.Position {
  const offset = document.getText().indexOf(words);
  assert(offset >= 0, `the document does not hold "${words}"`);
  return document.positionAt(offset);
}
