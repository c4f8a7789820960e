import * as vscode from 'vscode';
import { citation } from '../../app/queries/sentenceAt';
import type { Row } from '../present/row';
import type { AnnotationView } from '../views/annotationView';
import type { Command, CommandHost } from './command';

/** Rows that stand for something in the text. */
const IN_TEXT = 'view =~ /^newsmark\\./ && viewItem =~ /^(event|entity|mention|figure|role)$/';
const WITH_MENTIONS = 'view =~ /^newsmark\\./ && viewItem =~ /^(event|entity|mention|figure)$/';
const focused = (view: string): string => `focusedView == newsmark.${view} && listFocus && !inputFocus`;

/**
 * Commands of the rows of the views: for the row that a menu names, else for the one that is selected in the view that
 * has the focus.
 */
export const ROW_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.row.goTo',
    title: 'Go to the text',
    palette: 'never',
    menus: [{ menu: 'view/item/context', when: IN_TEXT, group: '1_go@1' }],
    run: (host, row) => goToRow(host, row),
  },
  {
    id: 'newsmark.row.mentions',
    title: 'Show all mentions',
    palette: 'never',
    menus: [{ menu: 'view/item/context', when: WITH_MENTIONS, group: '1_go@2' }],
    run: ({ services }, row) => {
      const uri = services.sessions.active?.document.uri.toString();
      const [id] = isRow(row) ? marksOf(row) : [];
      return id && vscode.commands.executeCommand('newsmark.showMentions', uri, id);
    },
  },
  {
    id: 'newsmark.row.copy',
    title: 'Copy',
    palette: 'never',
    key: (['events', 'entities', 'figures'] as const).map(view => ({ key: 'ctrl+c', when: focused(view), args: view })),
    menus: [{ menu: 'view/item/context', when: IN_TEXT, group: '2_copy@1' }],
    run: (host, row) => copyRow(host, row),
  },
  {
    id: 'newsmark.row.cite',
    title: 'Copy as a citation',
    palette: 'never',
    menus: [{ menu: 'view/item/context', when: IN_TEXT, group: '2_copy@2' }],
    run: (host, row) => citeRow(host, row),
  },
];

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'marks' in value && 'spoken' in value;
}

/** The row that a command is given, or the one that is selected in the view of that name. */
function rowOf({ views }: CommandHost, given: unknown): Row | undefined {
  if (isRow(given)) return given;
  const view: AnnotationView | undefined = views.all.find(({ kind }) => kind.id === `newsmark.${String(given)}`);
  return view?.selected;
}

/** The annotations of a row, or of the first row below it that has some. */
function marksOf(row: Row): readonly string[] {
  return row.marks.length > 0 ? row.marks : row.children.flatMap(marksOf).slice(0, 1);
}

function goToRow({ services }: CommandHost, row: unknown): unknown {
  const session = services.sessions.active;
  if (!isRow(row) || !row.span || !session) return undefined;
  const { start, end } = row.span;
  return vscode.commands.executeCommand('newsmark.goToPlace', session.document.uri.toString(), start, end);
}

async function copyRow(host: CommandHost, given: unknown): Promise<void> {
  const row = rowOf(host, given);
  if (row) await vscode.commands.executeCommand('newsmark.copyText', row.label);
}

async function citeRow(host: CommandHost, given: unknown): Promise<void> {
  const row = rowOf(host, given);
  const session = host.services.sessions.active;
  if (!row?.span || !session) return;
  const name = vscode.workspace.asRelativePath(session.document.uri);
  await vscode.commands.executeCommand('newsmark.copyText', citation(session.text(), row.span, name));
}
