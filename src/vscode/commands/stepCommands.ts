import * as vscode from 'vscode';
import { type Mark, type MarkLabel, markLabel } from '../../app/queries/annotationIndex';
import { isNews } from '../../app/queries/eventFacts';
import { labelIcon, labelPlural, markLabels } from '../present/labels';
import type { Services } from '../services';
import { type Command, IN_TEXT, READY } from './command';
import { goTo, placeInSight } from './place';

/** Commands that lead the cursor from annotation to annotation. */
export const STEP_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.nextAnnotation',
    title: 'Go to next annotation',
    palette: READY,
    key: { key: 'ctrl+k .', when: IN_TEXT },
    run: ({ services }) => step(services, true),
  },
  {
    id: 'newsmark.previousAnnotation',
    title: 'Go to previous annotation',
    palette: READY,
    key: { key: 'ctrl+k ,', when: IN_TEXT },
    run: ({ services }) => step(services, false),
  },
  {
    id: 'newsmark.nextOfLabel',
    title: 'Go to next annotation of the same label',
    palette: READY,
    key: { key: 'ctrl+k shift+.', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '1_go@4' }],
    run: ({ services }, label) => stepByLabel(services, true, label),
  },
  {
    id: 'newsmark.previousOfLabel',
    title: 'Go to previous annotation of the same label',
    palette: READY,
    key: { key: 'ctrl+k shift+,', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '1_go@5' }],
    run: ({ services }, label) => stepByLabel(services, false, label),
  },
];

async function step(services: Services, forward: boolean, label?: MarkLabel): Promise<void> {
  const { keys, notify, settings, t } = services;
  const at = placeInSight(services);
  const index = await at?.session.settledIndex();
  if (!at || !index) {
    const open = { label: t('Open a sample'), run: () => vscode.commands.executeCommand('newsmark.openSamples') };
    notify.info(t('Open a news text first, then step through its annotations.'), open);
    return;
  }
  const shown = settings.shownLabels;
  const marks = index.marks.filter(m => {
    if (m.kind === 'event' && !isNews(m.event)) return false;
    return label === undefined ? shown.has(markLabel(m)) : markLabel(m) === label;
  });
  const offset = at.editor.document.offsetAt(at.editor.selection.active);
  const next = forward
    ? (marks.find(m => m.start > offset) ?? marks[0])
    : (marks.findLast(m => m.start < offset) ?? marks.at(-1));
  if (!next) {
    const what = label === undefined ? t('annotations') : labelPlural(label, t);
    notify.status(t('Newsmark: no {0} in this text', what.toLocaleLowerCase()));
    return;
  }
  // a card that has the focus, or a view beside the text, gives it back
  if (vscode.window.activeTextEditor !== at.editor) {
    await vscode.window.showTextDocument(at.editor.document, { viewColumn: at.editor.viewColumn });
  }
  goTo(at.editor, at.session.range(next), false);
  keys.set('newsmark.stepped', true);
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}

/** The label to step by: the one asked for, that of the annotation at the cursor, else one that the person picks. */
async function stepByLabel(services: Services, forward: boolean, asked: unknown): Promise<void> {
  const at = placeInSight(services);
  const index = await at?.session.settledIndex();
  if (!at || !index) return step(services, forward);
  const known = markLabels().find(label => label === asked);
  const here = index.at(at.editor.document.offsetAt(at.editor.selection.active))[0];
  const label = known ?? (here ? markLabel(here) : await pickLabel(services, index.marks));
  if (label) await step(services, forward, label);
}

async function pickLabel({ notify, t }: Services, marks: readonly Mark[]): Promise<MarkLabel | undefined> {
  const counts = new Map<MarkLabel, number>();
  for (const mark of marks) counts.set(markLabel(mark), (counts.get(markLabel(mark)) ?? 0) + 1);
  const items = markLabels()
    .filter(label => counts.has(label))
    .map(label => ({
      label: labelPlural(label, t),
      icon: labelIcon(label),
      description: String(counts.get(label)),
      value: label,
    }));
  return notify.pick(items, { placeHolder: t('Step through which annotations?') });
}
