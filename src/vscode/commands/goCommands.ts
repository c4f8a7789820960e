import * as vscode from 'vscode';
import { type AnnotationIndex, markId } from '../../app/queries/annotationIndex';
import { related } from '../../app/queries/related';
import type { Span } from '../../core';
import type { PickItem } from '../notify';
import { allLabels, labelIcon, labelPlural } from '../present/labels';
import { inContext } from '../present/markdown';
import type { Translate } from '../present/translate';
import type { Services } from '../services';
import { type Command, type CommandHost, IN_TEXT, READY } from './command';
import { findMark, goTo, placeInSight } from './place';

/**
 * Commands that go to an entity, to a place that a link or a row names, and from an annotation to what belongs to it.
 */
export const GO_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.goToEntity',
    title: 'Go to entity',
    icon: 'symbol-class',
    enablement: READY,
    key: { key: 'ctrl+k ;', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '1_go@3' }],
    run: ({ services }) => goToEntity(services),
  },
  {
    id: 'newsmark.revealInView',
    title: 'Show the annotation in its view',
    icon: 'list-tree',
    enablement: READY,
    menus: [{ menu: 'newsmark.editor', group: '1_go@1' }],
    run: revealInView,
  },
  {
    id: 'newsmark.showMentions',
    title: 'Show all mentions',
    icon: 'references',
    enablement: READY,
    menus: [{ menu: 'newsmark.editor', group: '1_go@2' }],
    run: ({ services }, uri, id) => showMentions(services, uri, id),
  },
  {
    id: 'newsmark.goToPlace',
    title: 'Go to the text',
    palette: 'never',
    run: goToPlace,
  },
  {
    id: 'newsmark.copyText',
    title: 'Copy',
    palette: 'never',
    run: ({ services }, text) => copyText(services, text),
  },
];

/**
 * Picks an entity of the text; the editor shows each while the person goes through them, and goes back when none is
 * taken.
 */
async function goToEntity(services: Services): Promise<void> {
  const { notify, t } = services;
  const at = placeInSight(services);
  const index = await at?.session.settledIndex();
  if (!at || !index) {
    notify.info(t('Open a news text first, then choose one of its entities.'));
    return;
  }
  const { editor, session } = at;
  const items = entityItems(index, session.text(), t);
  const before = { selection: editor.selection, visible: editor.visibleRanges[0] };
  const chosen = await notify.pick(items, {
    placeHolder: t('Go to an entity'),
    matchOnDescription: true,
    onMove: span => goTo(editor, session.range(span), true),
  });
  if (chosen) {
    await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
    goTo(editor, session.range(chosen), true);
    return;
  }
  editor.selection = before.selection;
  if (before.visible) editor.revealRange(before.visible);
}

/** The entities under their labels, each with the words around its first mention. */
function entityItems(index: AnnotationIndex, text: string, t: Translate): readonly PickItem<Span>[] {
  return allLabels().flatMap(label => {
    const items = index.annotations.clusters
      .filter(cluster => cluster.label === label)
      .flatMap((cluster): readonly PickItem<Span>[] => {
        const [first, ...rest] = index.mentions(cluster);
        if (!first) return [];
        return [
          {
            label: cluster.name,
            icon: labelIcon(label),
            ...(rest.length > 0 && { description: t('{0} mentions', rest.length + 1) }),
            detail: inContext(text, first, 60),
            value: first,
          },
        ];
      });
    const heading = { label: labelPlural(label, t), value: undefined };
    return items.length === 0 ? [] : [heading, ...items];
  });
}

/** Shows an annotation in its view: the one named, else the one at the cursor. */
async function revealInView({ services, views }: CommandHost, uri: unknown, id: unknown): Promise<void> {
  const found = await findMark(services, uri, id);
  if (!found) {
    services.notify.status(services.t('Newsmark: put the cursor on an annotation first'));
    return;
  }
  const { mark } = found;
  const view = { entity: views.entities, figure: views.figures, event: views.events }[mark.kind];
  if (view.isFiltered) view.clearFilter();
  await vscode.commands.executeCommand(`${view.kind.id}.focus`);
  await view.reveal(markId(mark));
}

async function showMentions(services: Services, uri: unknown, id: unknown): Promise<void> {
  const found = await findMark(services, uri, id);
  if (!found) return;
  const { session, index, mark } = found;
  const target = session.document.uri;
  const locations = related(index, mark).map(span => new vscode.Location(target, session.range(span)));
  await vscode.window.showTextDocument(session.document);
  const { start } = session.range(mark);
  await vscode.commands.executeCommand('editor.action.peekLocations', target, start, locations, 'peek');
}

/** Goes to a place; `id` is the annotation whose parts flash there. */
async function goToPlace(
  { services, marks }: CommandHost,
  ...[uri, start, end, keepFocus, id]: readonly unknown[]
): Promise<void> {
  if (typeof uri !== 'string' || typeof start !== 'number' || typeof end !== 'number') return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const shown = vscode.window.visibleTextEditors.find(e => e.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn,
    preserveFocus: keepFocus === true,
    preview: true,
  });
  goTo(editor, new vscode.Range(document.positionAt(start), document.positionAt(end)), true);
  const index = services.sessions.find(uri)?.index;
  const mark = typeof id === 'string' ? index?.mark(id) : undefined;
  if (index && mark?.kind === 'event') {
    marks.flash(editor, related(index, mark));
    services.keys.set('newsmark.eventOpened', true);
  }
}

async function copyText({ notify, t }: Services, text: unknown): Promise<void> {
  if (typeof text !== 'string') return;
  await vscode.env.clipboard.writeText(text);
  notify.status(t('Copied “{0}”', text));
}
