import * as vscode from 'vscode';
import type { Row } from '../present/row';
import type { Services } from '../services';
import { type Command, type CommandHost, IN_TEXT, READY } from './command';
import { review } from './reviewRun';
import { goToNext, sayOf } from './reviewSteps';

const IN_VIEW = 'focusedView == newsmark.texts && listFocus && !inputFocus';
const onRow = (state: string): string => `view == newsmark.texts && viewItem =~ /^text:(${state})$/`;
/** The rows that are selected in the view of reviews. */
const SELECTED = 'review';

/** Commands that go through the texts of a folder, and say of each how far its review has come. */
export const TEXT_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.review.next',
    title: 'Go to the next text to review',
    icon: 'arrow-down',
    key: [
      { key: 'ctrl+k pagedown', when: IN_TEXT },
      { key: 'ctrl+k pagedown', when: IN_VIEW },
    ],
    menus: [
      { menu: 'view/title', when: 'view == newsmark.texts', group: 'navigation@2' },
      { menu: 'newsmark.editor', group: '4_texts@2' },
    ],
    run: ({ services }) => goToNext(services, true),
  },
  {
    id: 'newsmark.review.previous',
    title: 'Go to the previous text to review',
    icon: 'arrow-up',
    key: [
      { key: 'ctrl+k pageup', when: IN_TEXT },
      { key: 'ctrl+k pageup', when: IN_VIEW },
    ],
    menus: [{ menu: 'view/title', when: 'view == newsmark.texts', group: 'navigation@1' }],
    run: ({ services }) => goToNext(services, false),
  },
  {
    id: 'newsmark.review.done',
    title: 'The review of the text is done',
    icon: 'pass',
    palette: READY,
    key: [
      { key: 'ctrl+k d', when: IN_TEXT },
      { key: 'ctrl+k d', when: IN_VIEW, args: SELECTED },
    ],
    menus: [
      { menu: 'view/item/context', when: onRow('new|begun'), group: 'inline@2' },
      { menu: 'view/item/context', when: onRow('new|begun'), group: '1_review@2' },
      { menu: 'newsmark.editor', group: '4_texts@1' },
    ],
    run: (host, row, rows) => say(host, 'done', row, rows),
  },
  {
    id: 'newsmark.review.open',
    title: 'The review of the text is not done yet',
    icon: 'discard',
    palette: READY,
    key: [
      { key: 'ctrl+k shift+d', when: IN_TEXT },
      { key: 'ctrl+k shift+d', when: IN_VIEW, args: SELECTED },
    ],
    menus: [
      { menu: 'view/item/context', when: onRow('done'), group: 'inline@2' },
      { menu: 'view/item/context', when: onRow('done'), group: '1_review@2' },
    ],
    run: (host, row, rows) => say(host, 'begun', row, rows),
  },
  {
    id: 'newsmark.review.text',
    title: 'Review this text',
    icon: 'checklist',
    palette: 'never',
    menus: [
      { menu: 'view/item/context', when: onRow('new|begun|done'), group: 'inline@1' },
      { menu: 'view/item/context', when: onRow('new|begun|done'), group: '1_review@1' },
    ],
    run: ({ services }, row) => reviewText(services, row),
  },
];

/** The texts that a menu or the selection of the view names, else the active one. */
function textsOf({ services, views }: CommandHost, row: unknown, rows: unknown): readonly vscode.Uri[] {
  const given = Array.isArray(rows) && rows.length > 0 ? rows : row === SELECTED ? views.review.selected : [row];
  const uris = given.filter(isTextRow).map(({ uri }) => vscode.Uri.parse(uri, true));
  const active = services.sessions.active?.document.uri;
  if (uris.length > 0 || row === SELECTED) return uris;
  return active === undefined ? [] : [active];
}

function isTextRow(value: unknown): value is Row & { readonly uri: string } {
  return typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string';
}

async function say(host: CommandHost, state: 'begun' | 'done', row: unknown, rows: unknown): Promise<void> {
  for (const uri of textsOf(host, row, rows)) await sayOf(host.services, uri, state);
}

async function reviewText(services: Services, row: unknown): Promise<void> {
  if (!isTextRow(row)) return;
  await vscode.window.showTextDocument(vscode.Uri.parse(row.uri, true));
  await review(services);
}
