import * as vscode from 'vscode';
import type { AnnotationIndex, Mark } from '../../app/queries/annotationIndex';
import type { DocumentSession } from '../documentSession';
import type { Services } from '../services';

/** A news text and an editor that shows it. */
export interface Place {
  readonly editor: vscode.TextEditor;
  readonly session: DocumentSession;
}

/** An annotation of a news text. */
export interface FoundMark {
  readonly session: DocumentSession;
  readonly index: AnnotationIndex;
  readonly mark: Mark;
}

/** The active editor, if it shows a news text. */
export function activePlace({ sessions }: Services): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  const session = editor && sessions.get(editor.document);
  return editor && session ? { editor, session } : undefined;
}

/** The active editor, else one that is in sight with the text that the views show. */
export function placeInSight(services: Services): Place | undefined {
  const { active } = services.sessions;
  const editor = vscode.window.visibleTextEditors.find(e => e.document === active?.document);
  return activePlace(services) ?? (active && editor ? { editor, session: active } : undefined);
}

/** The annotation that the arguments name, a URI and an id, else the one at the cursor. Waits for the annotations. */
export async function findMark(services: Services, uri: unknown, id: unknown): Promise<FoundMark | undefined> {
  const at = placeInSight(services);
  const session = typeof uri === 'string' ? services.sessions.find(uri) : at?.session;
  const index = await session?.settledIndex();
  if (!session || !index) return undefined;
  const here = at ? index.at(at.editor.document.offsetAt(at.editor.selection.active))[0] : undefined;
  const mark = typeof id === 'string' ? index.mark(id) : here;
  return mark && { session, index, mark };
}

/** Shows a range with the cursor at its beginning, or with it selected. */
export function goTo(editor: vscode.TextEditor, range: vscode.Range, select: boolean): void {
  editor.selection = new vscode.Selection(range.start, select ? range.end : range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
