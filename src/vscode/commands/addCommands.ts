import * as vscode from 'vscode';
import { addMark, operationText, selectedWords } from '../../app/queries/markOperations';
import type { AnyLabel } from '../../core';
import { allLabels, labelIcon, labelKey, labelName } from '../present/labels';
import type { Services } from '../services';
import { act } from './act';
import { type Command, IN_TEXT, READY } from './command';
import { pickByKey } from './pickLabel';
import { activePlace } from './place';

const STICKY = 'newsmark.sticky && editorTextFocus';
/** How long a selection that is made with the mouse must stay as it is to be annotated, in milliseconds. */
const CALM = 250;

/** The label that was given last. */
let last: AnyLabel | undefined;

/** Commands that annotate what is selected. */
export const ADD_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.correct.add',
    title: 'Annotate the selection',
    icon: 'add',
    enablement: READY,
    key: { key: 'ctrl+k a', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@4' }],
    run: ({ services }) => add(services, undefined),
  },
  {
    id: 'newsmark.correct.addAgain',
    title: 'Annotate the selection with the last label',
    enablement: READY,
    key: { key: 'ctrl+k shift+a', when: IN_TEXT },
    run: ({ services }) => add(services, last),
  },
  {
    id: 'newsmark.correct.stick',
    title: 'Give one label to each selection that follows',
    icon: 'pinned',
    enablement: READY,
    key: { key: 'ctrl+k shift+l', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@5' }],
    run: ({ services }) => stick(services),
  },
  {
    id: 'newsmark.correct.addSticky',
    title: 'Annotate the selection with the label that sticks',
    palette: 'never',
    key: { key: 'enter', when: `${STICKY} && editorHasSelection` },
    run: ({ services }) => (sticking === undefined ? undefined : add(services, sticking.label)),
  },
  {
    id: 'newsmark.correct.unstick',
    title: 'Give no label to selections any more',
    palette: 'newsmark.sticky',
    key: { key: 'escape', when: STICKY },
    run: ({ services }) => sticking?.end(services),
  },
];

/** Annotates what is selected, or the word at the cursor; with a label that is given, or one that is picked. */
async function add(services: Services, given: AnyLabel | undefined): Promise<void> {
  const at = activePlace(services);
  if (!at) return;
  const { editor, session } = at;
  const { document } = editor;
  const text = operationText(session.text());
  const spans = editor.selections.flatMap(selection => {
    const word = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
    if (word === undefined) return [];
    return selectedWords(text.text, { start: document.offsetAt(word.start), end: document.offsetAt(word.end) }) ?? [];
  });
  if (spans.length === 0) {
    services.notify.status(services.t('Newsmark: select the words to annotate'));
    return;
  }
  const label = given ?? (await pickLabel(services, text.text.slice(spans[0].start, spans[0].end)));
  if (label === undefined) return;
  last = label;
  await act(
    services,
    session,
    spans.map(span => addMark(text, span, label)),
  );
}

async function pickLabel({ t }: Services, title: string): Promise<AnyLabel | undefined> {
  const options = { title, placeHolder: t('What is it? One letter picks') };
  const picked = await pickByKey(options, [], allLabels(), t);
  return picked !== undefined && 'label' in picked ? picked.label : undefined;
}

/** The label that sticks, until somebody ends it. */
let sticking: { readonly label: AnyLabel; end(services: Services): void } | undefined;

/** Gives a label to each selection from now on: at once with the mouse, with Enter by keyboard. */
async function stick(services: Services): Promise<void> {
  const { keys, t } = services;
  const label = await pickLabel(services, t('Each selection that follows'));
  if (label === undefined) return;
  sticking?.end(services);
  const item = services.notify.keepStatus({
    id: 'newsmark.sticky',
    name: t('Label that sticks'),
    icon: labelIcon(label),
    words: [labelName(label, t), labelKey(label)?.toUpperCase() ?? ''].join(' ').trim(),
    tooltip: t(
      'Each selection becomes: {0}. Enter annotates one made by keyboard, Escape ends it.',
      labelName(label, t),
    ),
    command: 'newsmark.correct.unstick',
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = vscode.window.onDidChangeTextEditorSelection(({ kind, selections, textEditor }) => {
    clearTimeout(timer);
    const isMade = kind === vscode.TextEditorSelectionChangeKind.Mouse && selections.every(each => !each.isEmpty);
    if (!isMade || services.sessions.get(textEditor.document) === undefined) return;
    timer = setTimeout(() => services.spawn('annotate a selection', () => add(services, label)), CALM);
  });
  keys.set('newsmark.sticky', true);
  sticking = {
    label,
    end() {
      clearTimeout(timer);
      listener.dispose();
      item.dispose();
      keys.set('newsmark.sticky', false);
      sticking = undefined;
    },
  };
  services.context.subscriptions.push(listener, item);
}
