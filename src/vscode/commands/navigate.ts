import * as vscode from 'vscode';
import { type Mark, type MarkLabel, markId, markLabel } from '../../app/queries/annotationIndex';
import { isNews } from '../../app/queries/eventFacts';
import { related } from '../../app/queries/related';
import type { DocumentSession } from '../documentSession';
import { LABELS, LOOKS, labelPlural, MARK_LABELS, TRIGGER_ICON } from '../present/labels';
import { inContext } from '../present/markdown';
import type { Services } from '../services';
import type { Views } from '../views/views';

/** Commands that move the cursor: to the next annotation, to an entity, to the place that a link or a row names. */
export function registerNavigate(services: Services, views: Views): vscode.Disposable {
  const { sessions, settings, t } = services;
  const register = vscode.commands.registerCommand;

  function active(): { readonly editor: vscode.TextEditor; readonly session: DocumentSession } | undefined {
    const editor = vscode.window.activeTextEditor;
    const session = editor && sessions.get(editor.document);
    return editor && session ? { editor, session } : undefined;
  }

  async function step(forward: boolean, label?: MarkLabel): Promise<void> {
    const at = active();
    const index = await at?.session.settledIndex();
    if (!at || !index) return;
    const shown = settings.shownLabels;
    const marks = index.marks.filter(m => {
      if (m.kind === 'event' && !isNews(m.event, index)) return false;
      return label === undefined ? shown.has(markLabel(m)) : markLabel(m) === label;
    });
    const offset = at.editor.document.offsetAt(at.editor.selection.active);
    const next = forward
      ? (marks.find(m => m.start > offset) ?? marks[0])
      : (marks.findLast(m => m.start < offset) ?? marks.at(-1));
    if (!next) {
      const what = label === undefined ? t('annotations') : labelPlural(label, t);
      vscode.window.setStatusBarMessage(t('Newsmark: no {0} in this text', what.toLocaleLowerCase()), 4000);
      return;
    }
    const range = at.session.range(next);
    at.editor.selection = new vscode.Selection(range.start, range.start);
    at.editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  }

  /** The label to step by: the one asked for, that of the annotation at the cursor, else one that the person picks. */
  async function stepByLabel(forward: boolean, asked: unknown): Promise<void> {
    const at = active();
    const index = await at?.session.settledIndex();
    if (!at || !index) return;
    const known = MARK_LABELS.find(label => label === asked);
    const here = index.at(at.editor.document.offsetAt(at.editor.selection.active))[0];
    const label = known ?? (here ? markLabel(here) : await pickLabel(index.marks));
    if (label) await step(forward, label);
  }

  async function pickLabel(marks: readonly Mark[]): Promise<MarkLabel | undefined> {
    const counts = new Map<MarkLabel, number>();
    for (const mark of marks) counts.set(markLabel(mark), (counts.get(markLabel(mark)) ?? 0) + 1);
    const items = MARK_LABELS.filter(label => counts.has(label)).map(label => ({
      label: `$(${label === 'TRIGGER' ? TRIGGER_ICON : LOOKS[label].icon}) ${labelPlural(label, t)}`,
      description: String(counts.get(label)),
      value: label,
    }));
    return (await vscode.window.showQuickPick(items, { placeHolder: t('Step through which annotations?') }))?.value;
  }

  async function goToPlace(uri: unknown, start: unknown, end: unknown, keepFocus: unknown): Promise<void> {
    if (typeof uri !== 'string' || typeof start !== 'number' || typeof end !== 'number') return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const shown = vscode.window.visibleTextEditors.find(e => e.document === document);
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn,
      preserveFocus: keepFocus === true,
      preview: true,
    });
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async function goToEntity(): Promise<void> {
    const at = active() ?? activeInSight();
    const index = await at?.session.settledIndex();
    if (!at || !index) {
      void vscode.window.showInformationMessage(t('Open a news text first, then choose one of its entities.'));
      return;
    }
    const { editor, session } = at;
    const text = session.text();
    type Item = vscode.QuickPickItem & { readonly span?: { readonly start: number; readonly end: number } };
    const items: Item[] = [];
    for (const label of LABELS) {
      const clusters = index.annotations.clusters.filter(c => c.label === label && c.mentions.length > 0);
      if (clusters.length === 0) continue;
      items.push({ label: labelPlural(label, t), kind: vscode.QuickPickItemKind.Separator });
      for (const cluster of clusters) {
        const [first, ...rest] = index.mentions(cluster);
        if (!first) continue;
        items.push({
          label: `$(${LOOKS[label].icon}) ${cluster.name}`,
          description: rest.length ? t('{0} mentions', rest.length + 1) : undefined,
          detail: inContext(text, first, 60),
          span: first,
        });
      }
    }
    const before = { selection: editor.selection, visible: editor.visibleRanges[0] };
    const show = (item: Item | undefined): void => {
      if (!item?.span) return;
      const range = session.range(item.span);
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    };
    const chosen = await vscode.window.showQuickPick(items, {
      placeHolder: t('Go to an entity'),
      matchOnDescription: true,
      onDidSelectItem: item => show(items.find(i => i === item)),
    });
    if (chosen) {
      await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
      show(chosen);
      return;
    }
    editor.selection = before.selection;
    if (before.visible) editor.revealRange(before.visible);
  }

  function activeInSight(): { readonly editor: vscode.TextEditor; readonly session: DocumentSession } | undefined {
    const session = sessions.active;
    const editor = vscode.window.visibleTextEditors.find(e => e.document === session?.document);
    return session && editor ? { editor, session } : undefined;
  }

  /** Shows an annotation in its view: the one named, else the one at the cursor. */
  async function revealInView(uri: unknown, id: unknown): Promise<void> {
    const at = active() ?? activeInSight();
    const session = typeof uri === 'string' ? sessions.find(uri) : at?.session;
    const index = await session?.settledIndex();
    if (!index) return;
    const here = at ? index.at(at.editor.document.offsetAt(at.editor.selection.active))[0] : undefined;
    const mark = typeof id === 'string' ? index.mark(id) : here;
    if (!mark) {
      vscode.window.setStatusBarMessage(t('Newsmark: put the cursor on an annotation first'), 4000);
      return;
    }
    const view = { entity: views.entities, figure: views.figures, event: views.events }[mark.kind];
    if (view.isFiltered) view.clearFilter();
    await vscode.commands.executeCommand(`${view.kind.id}.focus`);
    await view.reveal(markId(mark));
  }

  async function showMentions(uri: unknown, id: unknown): Promise<void> {
    const at = active() ?? activeInSight();
    const session = typeof uri === 'string' ? sessions.find(uri) : at?.session;
    const index = await session?.settledIndex();
    if (!session || !index) return;
    const here = at ? index.at(at.editor.document.offsetAt(at.editor.selection.active))[0] : undefined;
    const mark = typeof id === 'string' ? index.mark(id) : here;
    if (!mark) return;
    const target = session.document.uri;
    const locations = related(index, mark).map(span => new vscode.Location(target, session.range(span)));
    await vscode.window.showTextDocument(session.document);
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      target,
      session.range(mark).start,
      locations,
      'peek',
    );
  }

  async function copyText(text: unknown): Promise<void> {
    if (typeof text !== 'string') return;
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(t('Copied “{0}”', text), 3000);
  }

  async function chooseLabels(): Promise<void> {
    const hidden = settings.hiddenLabels;
    const items = MARK_LABELS.map(label => ({
      label: `$(${label === 'TRIGGER' ? TRIGGER_ICON : LOOKS[label].icon}) ${labelPlural(label, t)}`,
      description: label === 'TRIGGER' ? undefined : label,
      detail: undefined,
      picked: !hidden.has(label),
      value: label,
    }));
    const chosen = await vscode.window.showQuickPick(items, {
      canPickMany: true,
      placeHolder: t('What to mark in the text'),
    });
    if (!chosen) return;
    const shown = new Set(chosen.map(item => item.value));
    await settings.setHiddenLabels(new Set(MARK_LABELS.filter(label => !shown.has(label))));
  }

  return vscode.Disposable.from(
    register('newsmark.nextAnnotation', () => step(true)),
    register('newsmark.previousAnnotation', () => step(false)),
    register('newsmark.nextOfLabel', (label: unknown) => stepByLabel(true, label)),
    register('newsmark.previousOfLabel', (label: unknown) => stepByLabel(false, label)),
    register('newsmark.goToPlace', goToPlace),
    register('newsmark.goToEntity', goToEntity),
    register('newsmark.revealInView', revealInView),
    register('newsmark.showMentions', showMentions),
    register('newsmark.copyText', copyText),
    register('newsmark.chooseLabels', chooseLabels),
    register('newsmark.toggleMarks', () => settings.setMarksEnabled(!settings.marksEnabled)),
  );
}
