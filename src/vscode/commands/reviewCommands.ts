import type { NewOperation } from '../../app/correctionStore';
import { type Mark, markId, markLabel } from '../../app/queries/annotationIndex';
import {
  addMark,
  confirmMark,
  type OperationText,
  operationText,
  rejectMark,
  relabelMark,
} from '../../app/queries/markOperations';
import { type Operation, operationKind } from '../../core';
import type { DocumentSession } from '../documentSession';
import { labelName } from '../present/labels';
import type { Translate } from '../present/translate';
import type { Services } from '../services';
import { type Command, IN_TEXT, READY } from './command';
import { act } from './correctCommands';
import { ALL_LABELS, type KeyedAction, type Picked, pickByKey } from './pickLabel';
import { activePlace, goTo } from './place';

/** Commands that look through annotations, and through what was done to them. */
export const REVIEW_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.review',
    title: 'Review the annotations, the least certain first',
    icon: 'checklist',
    enablement: READY,
    key: { key: 'ctrl+k r', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@6' }],
    run: ({ services }) => review(services),
  },
  {
    id: 'newsmark.undoCorrection',
    title: 'Undo the last correction',
    icon: 'discard',
    enablement: READY,
    key: { key: 'ctrl+k u', when: IN_TEXT },
    run: ({ services }) => undo(services),
  },
  {
    id: 'newsmark.redoCorrection',
    title: 'Do the undone correction again',
    icon: 'redo',
    enablement: READY,
    key: { key: 'ctrl+k shift+u', when: IN_TEXT },
    run: ({ services }) => redo(services),
  },
  {
    id: 'newsmark.corrections',
    title: 'Show what was corrected',
    icon: 'history',
    enablement: READY,
    menus: [{ menu: 'newsmark.editor', group: '3_correct@7' }],
    run: ({ services }) => showHistory(services),
  },
  {
    id: 'newsmark.orphans',
    title: 'Show corrections that lost their words',
    enablement: READY,
    run: ({ services }) => showOrphans(services),
  },
];

/** How sure the machine was of an annotation that nobody has looked at; undefined where somebody has. */
function doubt(mark: Mark): number | undefined {
  switch (mark.kind) {
    case 'entity':
      return mark.entity.origin === 'human' ? undefined : mark.entity.confidence;
    case 'figure':
      return mark.figure.origin === 'human' ? undefined : (mark.figure.confidence ?? 1);
    case 'event':
      return mark.event.origin === 'human' || mark.event.tier === 'minor' ? undefined : (mark.event.confidence ?? 1);
  }
}

function actionsOf(t: Translate, isEvent: boolean): readonly KeyedAction[] {
  return [
    { key: 'y', label: t('Right'), icon: 'check', value: 'confirm' },
    { key: 'x', label: isEvent ? t('Not an event') : t('Nothing to annotate here'), icon: 'close', value: 'reject' },
    { key: 's', label: t('Skip'), icon: 'arrow-right', value: 'skip' },
    { key: 'z', label: t('Undo the last'), icon: 'discard', value: 'undo' },
  ];
}

/** Shows one annotation after the other, the least certain first; a key decides each. */
async function review(services: Services): Promise<void> {
  const { notify, t } = services;
  const at = activePlace(services);
  if (!at) return;
  const { editor, session } = at;
  const skipped = new Set<string>();
  for (;;) {
    const index = await session.settledIndex();
    const left = (index?.marks ?? []).filter(mark => doubt(mark) !== undefined);
    const open = left.filter(mark => !skipped.has(markId(mark)));
    const mark = open.reduce<Mark | undefined>(
      (least, each) => (least === undefined || (doubt(each) ?? 1) < (doubt(least) ?? 1) ? each : least),
      undefined,
    );
    if (index === undefined || mark === undefined) {
      notify.status(t('Newsmark: nothing is left to review, {0} skipped', skipped.size));
      return;
    }
    goTo(editor, session.range(mark), true);
    const score = Math.round(100 * (doubt(mark) ?? 1));
    const words = session.text().slice(mark.start, mark.end);
    const options = {
      title: `${words} · ${labelName(markLabel(mark), t)}, ${score} % · ${t('{0} left', open.length)}`,
      placeHolder: t('y right · x nothing · s skip · z undo · another letter: the label'),
      current: markLabel(mark),
    };
    const isEvent = mark.kind === 'event';
    const picked = await pickByKey(options, actionsOf(t, isEvent), isEvent ? [] : ALL_LABELS, t);
    if (picked === undefined) return;
    if ('action' in picked && picked.action === 'skip') skipped.add(markId(mark));
    else if ('action' in picked && picked.action === 'undo') await undo(services);
    else await act(services, session, [decision(operationText(session.text()), mark, picked)]);
  }
}

/** What a picked label or action says of an annotation. */
function decision(text: OperationText, mark: Mark, picked: Picked): NewOperation {
  if ('action' in picked) return picked.action === 'reject' ? rejectMark(text, mark) : confirmMark(text, mark);
  return picked.label === markLabel(mark) ? confirmMark(text, mark) : relabelMark(text, mark, picked.label);
}

async function undo(services: Services): Promise<void> {
  const { corrections, notify, t } = services;
  const at = activePlace(services);
  if (!at) return;
  const undone = await corrections.undo(at.session);
  notify.status(undone === undefined ? t('Newsmark: nothing to undo') : t('Undone: {0}', inWords(undone, t)));
}

async function redo(services: Services): Promise<void> {
  const { corrections, notify, t } = services;
  const at = activePlace(services);
  if (!at) return;
  const done = await corrections.redo(at.session);
  notify.status(done === undefined ? t('Newsmark: nothing to do again') : t('Done again: {0}', inWords(done, t)));
}

/** "Label changed: Labour → ORG". */
function inWords({ op, at, label, name, to, type, note }: Operation, t: Translate): string {
  const title = t(operationKind(op)?.title ?? op);
  const what = label ?? name ?? to?.exact ?? type ?? note;
  return what === undefined ? `${title}: ${at.exact}` : `${title}: ${at.exact} → ${what}`;
}

/** The list of what was done, the latest first: going there, and undoing or doing again the one that is picked. */
async function showHistory(services: Services): Promise<void> {
  const { corrections, notify, t } = services;
  const at = activePlace(services);
  if (!at) return;
  const { editor, session } = at;
  const history = corrections.of(session).history();
  const items = history.map(({ operation, stands }) => ({
    label: inWords(operation, t),
    icon: stands ? 'check' : 'discard',
    description: [operation.author, operation.time?.slice(0, 16).replace('T', ' ')].filter(Boolean).join(' · '),
    ...(stands ? {} : { detail: t('undone') }),
    value: { operation, stands },
  }));
  if (items.length === 0) {
    notify.status(t('Newsmark: nothing was corrected in this text'));
    return;
  }
  const chosen = await notify.pick(items, {
    placeHolder: t('Pick what to undo, or to do again'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  const { operation, stands } = chosen;
  show(session, operation, start =>
    goTo(editor, session.range({ start, end: start + operation.at.exact.length }), true),
  );
  if (stands) await corrections.undo(session, operation);
  else await corrections.of(session).restore(operation);
}

function show(session: DocumentSession, { at }: Operation, go: (start: number) => void): void {
  const start = session.text().startsWith(at.exact, at.start) ? at.start : session.text().indexOf(at.exact);
  if (start >= 0) go(start);
}

/** Corrections whose words are gone: the one that is picked is attached to what is selected. */
async function showOrphans(services: Services): Promise<void> {
  const { corrections, notify, t } = services;
  const at = activePlace(services);
  const index = await at?.session.settledIndex();
  if (!at || !index) return;
  const { editor, session } = at;
  const store = corrections.of(session);
  const why = {
    gone: t('its words are gone'),
    elsewhere: t('its words stand elsewhere'),
    several: t('several places could be its own'),
  };
  const items = index.annotations.orphans.flatMap(({ id, lost }) => {
    const operation = store.operations.find(each => each.id === id);
    if (operation === undefined) return [];
    const { prefix, exact, suffix } = operation.at;
    return [
      { label: inWords(operation, t), description: why[lost], detail: `${prefix}${exact}${suffix}`, value: operation },
    ];
  });
  if (items.length === 0) {
    notify.status(t('Newsmark: every correction of this text has its place'));
    return;
  }
  const orphan = await notify.pick(items, {
    placeHolder: t('Select its words first, then pick it to attach it there'),
  });
  const start = editor.document.offsetAt(editor.selection.start);
  const end = editor.document.offsetAt(editor.selection.end);
  if (orphan === undefined) return;
  if (start === end) {
    notify.status(t('Newsmark: select the words that it belongs to'));
    return;
  }
  const { at: anchor } = addMark(operationText(session.text()), { start, end }, 'PERSON');
  await act(services, session, [{ op: 'attach', at: anchor, of: orphan.id }]);
}
