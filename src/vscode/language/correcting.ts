import * as vscode from 'vscode';
import { type Mark, markId } from '../../app/queries/annotationIndex';
import { nameMark, operationText } from '../../app/queries/markOperations';
import type { Translate } from '../present/translate';
import type { Services } from '../services';
import { SELECTOR } from '../sessions';

/** Quick fixes on annotations, and the renaming of an entity, which never changes the text. */
export function registerCorrecting(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(SELECTOR, new QuickFixes(services), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite],
    }),
    vscode.languages.registerRenameProvider(SELECTOR, new EntityNames(services)),
  );
}

const ALL: readonly Mark['kind'][] = ['entity', 'figure', 'event'];

/** What the lightbulb offers on an annotation: a title, a command, and on which annotations. */
function fixes(
  t: Translate,
): readonly { readonly title: string; readonly command: string; readonly on: readonly Mark['kind'][] }[] {
  return [
    { title: t('Right'), command: 'newsmark.correct.confirm', on: ALL },
    { title: t('Not an entity'), command: 'newsmark.correct.reject', on: ['entity'] },
    { title: t('Not a figure'), command: 'newsmark.correct.reject', on: ['figure'] },
    { title: t('Not an event'), command: 'newsmark.correct.reject', on: ['event'] },
    { title: t('Change the label…'), command: 'newsmark.correct.relabel', on: ['entity', 'figure'] },
    { title: t('Take in the next word'), command: 'newsmark.correct.takeNext', on: ALL },
    { title: t('Leave out the last word'), command: 'newsmark.correct.leaveLast', on: ALL },
    { title: t('Same name as…'), command: 'newsmark.correct.sameAs', on: ['entity'] },
    { title: t('Another one of that name'), command: 'newsmark.correct.split', on: ['entity'] },
    { title: t('Set the value…'), command: 'newsmark.correct.value', on: ['figure'] },
    { title: t('The same words elsewhere…'), command: 'newsmark.correct.everywhere', on: ['entity', 'figure'] },
  ];
}

class QuickFixes implements vscode.CodeActionProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    _context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const { sessions, t } = this.#services;
    const session = sessions.get(document);
    const index = await session?.settledIndex(token);
    if (!session || !index) return [];
    const uri = document.uri.toString();
    const [mark] = index.at(document.offsetAt(range.start));
    const actions = range.isEmpty ? [] : [action(t('Annotate the selection…'), 'newsmark.correct.add', [])];
    if (mark === undefined) return actions;
    const own = fixes(t).filter(({ on }) => on.includes(mark.kind));
    return [...actions, ...own.map(({ title, command }) => action(title, command, [uri, markId(mark)]))];
  }
}

function action(title: string, command: string, args: readonly unknown[]): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { title, command, arguments: [...args] };
  return made;
}

/** Renames the entity at the cursor in the annotations: the text is evidence, and stays as it is. */
class EntityNames implements vscode.RenameProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const { sessions, t } = this.#services;
    const session = sessions.get(document);
    const index = await session?.settledIndex(token);
    const mark = index?.at(document.offsetAt(position)).find(each => each.kind === 'entity');
    if (!session || !index || mark?.kind !== 'entity')
      throw new Error(t('There is no entity here. Renaming names an entity; it never changes the text.'));
    return { range: session.range(mark), placeholder: index.cluster(mark.entity.cluster)?.name ?? mark.entity.text };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit> {
    const { corrections, sessions, t } = this.#services;
    const session = sessions.get(document);
    const index = await session?.settledIndex(token);
    const mark = index?.at(document.offsetAt(position)).find(each => each.kind === 'entity');
    const name = newName.trim();
    if (session && mark && name !== '') {
      if (!corrections.canCorrect(session))
        throw new Error(t('Save the text first: corrections lie in a file beside it.'));
      await corrections.act(session, nameMark(operationText(session.text()), mark, name));
    }
    return new vscode.WorkspaceEdit();
  }
}
