import type { CorrectionStore } from '../../app/correctionStore';
import { markLabel } from '../../app/queries/annotationIndex';
import { addMark, operationText } from '../../app/queries/markOperations';
import { doubtOf } from '../../app/queries/review';
import type { Operation } from '../../core';
import type { DocumentSession } from '../documentSession';
import { labelIcon, labelPlural, markLabels } from '../present/labels';
import type { Translate } from '../present/translate';
import type { Services } from '../services';
import { act } from './act';
import { adjudicateText } from './adjudicate';
import { type Command, IN_TEXT, READY } from './command';
import { pickByKey } from './pickLabel';
import { activePlace, goTo } from './place';
import { review } from './reviewRun';
import { giveBack, operationWords, redo, takeBack, undo } from './undo';

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
    id: 'newsmark.reviewInOrder',
    title: 'Review the annotations in the order of the text',
    enablement: READY,
    key: { key: 'ctrl+k shift+r', when: IN_TEXT },
    run: ({ services }) => review(services, { inOrder: true }),
  },
  {
    id: 'newsmark.reviewSome',
    title: 'Review some kinds of annotations…',
    enablement: READY,
    run: ({ services }) => reviewSome(services),
  },
  {
    id: 'newsmark.adjudicate',
    title: 'Decide between two annotators',
    icon: 'git-compare',
    enablement: READY,
    key: { key: 'ctrl+k shift+m', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '4_texts@3' }],
    run: ({ services }) => adjudicateText(services),
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
    key: { key: 'ctrl+k h', when: IN_TEXT },
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

/** Asks which annotations to review; what is offered is what is left. */
async function reviewSome(services: Services): Promise<void> {
  const { notify, t } = services;
  const index = await activePlace(services)?.session.settledIndex();
  const left = (index?.marks ?? []).filter(mark => doubtOf(mark) !== undefined);
  const items = markLabels().flatMap(label => {
    const count = left.filter(mark => markLabel(mark) === label).length;
    if (count === 0) return [];
    return [{ label: labelPlural(label, t), icon: labelIcon(label), description: String(count), value: label }];
  });
  const labels = items.length === 0 ? undefined : await notify.pickMany(items, { placeHolder: t('What to review') });
  if (labels !== undefined && labels.length > 0) await review(services, { labels: new Set(labels) });
}

/** The list of what was done, the latest first. Moving through it shows each in the text; picking asks what next. */
async function showHistory(services: Services): Promise<void> {
  const { corrections, notify, t } = services;
  const at = activePlace(services);
  if (!at) return;
  const { editor, session } = at;
  const store = await corrections.ready(session);
  const items = store.history().map(({ operation, stands }) => ({
    label: operationWords(operation, t),
    icon: stands ? 'check' : 'discard',
    description: [operation.author, operation.time?.slice(0, 16).replace('T', ' '), ...stepWords(store, operation, t)]
      .filter(Boolean)
      .join(' · '),
    ...(stands ? {} : { detail: t('undone') }),
    value: { operation, stands },
  }));
  if (items.length === 0) {
    notify.status(t('Newsmark: nothing was corrected in this text'));
    return;
  }
  const go = (operation: Operation): void =>
    show(session, operation, start =>
      goTo(editor, session.range({ start, end: start + operation.at.exact.length }), true),
    );
  const chosen = await notify.pick(items, {
    placeHolder: t('Move through the list to see each in the text; Enter to undo it, or to do it again'),
    matchOnDescription: true,
    onMove: ({ operation }) => go(operation),
  });
  if (chosen === undefined) return;
  const { operation, stands } = chosen;
  go(operation);
  const picked = await pickByKey(
    { title: operationWords(operation, t), placeHolder: t('What next?') },
    [
      stands
        ? { key: 'u', label: t('Undo this one'), icon: 'discard', value: 'change' }
        : { key: 'u', label: t('Do this one again'), icon: 'redo', value: 'change' },
      { key: 'g', label: t('Go there'), icon: 'go-to-file', value: 'go' },
    ],
    [],
    t,
  );
  if (picked === undefined || !('action' in picked) || picked.action === 'go') return;
  if (stands) await takeBack(services, session, operation);
  else await giveBack(services, session, operation);
}

/** "one of 12", "in 3 texts" */
function stepWords(store: CorrectionStore, operation: Operation, t: Translate): readonly string[] {
  const { files } = operation;
  const count = operation.batch === undefined ? 1 : store.stepOf(operation).filter(({ op }) => op !== 'undo').length;
  return [
    ...(count > 1 ? [t('one of {0} at once', count)] : []),
    ...(files !== undefined && files > 1 ? [t('in {0} texts', files)] : []),
  ];
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
  const store = await corrections.ready(session);
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
      {
        label: operationWords(operation, t),
        description: why[lost],
        detail: `${prefix}${exact}${suffix}`,
        value: operation,
      },
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
