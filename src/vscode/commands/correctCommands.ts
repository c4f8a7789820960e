import * as vscode from 'vscode';
import type { NewOperation } from '../../app/correctionStore';
import { type Mark, markLabel } from '../../app/queries/annotationIndex';
import {
  addMark,
  byOneWord,
  confirmMark,
  linkMark,
  moveMark,
  nameMark,
  type OperationText,
  operationText,
  parseValue,
  rejectMark,
  relabelMark,
  sameWords,
  selectedWords,
  setValue,
  splitMark,
  writeValue,
} from '../../app/queries/markOperations';
import type { AnyLabel, Span } from '../../core';
import { allLabels, labelName } from '../present/labels';
import type { Services } from '../services';
import { act } from './act';
import { type Command, type CommandHost, IN_TEXT, READY } from './command';
import { pickByKey } from './pickLabel';
import { activePlace, type FoundMark, findMark } from './place';

/** The label that was given last, for the selections that follow. */
let sticky: AnyLabel | undefined;

/**
 * Commands that put annotations right: each answers the annotation at the cursor, or the one that its arguments name.
 */
export const CORRECT_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.correct.confirm',
    title: 'Annotation is right',
    icon: 'check',
    enablement: READY,
    key: { key: 'ctrl+k y', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@1' }],
    run: onMark(({ mark }, text) => [confirmMark(text, mark)]),
  },
  {
    id: 'newsmark.correct.reject',
    title: 'Nothing to annotate here',
    icon: 'close',
    enablement: READY,
    key: { key: 'ctrl+k n', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@2' }],
    run: onMark(({ mark }, text) => [rejectMark(text, mark)]),
  },
  {
    id: 'newsmark.correct.relabel',
    title: 'Change the label',
    icon: 'tag',
    enablement: READY,
    key: { key: 'ctrl+k l', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@3' }],
    run: onMark(async ({ mark }, text, services) => {
      const label = await pickLabel(services, mark);
      return label === undefined ? [] : [relabelMark(text, mark, label)];
    }),
  },
  {
    id: 'newsmark.correct.add',
    title: 'Annotate the selection',
    icon: 'add',
    enablement: READY,
    key: { key: 'ctrl+k a', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@4' }],
    run: ({ services }) => add(services, false),
  },
  {
    id: 'newsmark.correct.addAgain',
    title: 'Annotate the selection with the last label',
    enablement: READY,
    key: { key: 'ctrl+k shift+a', when: IN_TEXT },
    run: ({ services }) => add(services, true),
  },
  border('newsmark.correct.takeNext', 'Take in the next word', 'ctrl+k ]', 'end', true),
  border('newsmark.correct.leaveLast', 'Leave out the last word', 'ctrl+k [', 'end', false),
  border('newsmark.correct.takeBefore', 'Take in the word before', 'ctrl+k shift+[', 'start', true),
  border('newsmark.correct.leaveFirst', 'Leave out the first word', 'ctrl+k shift+]', 'start', false),
  {
    id: 'newsmark.correct.sameAs',
    title: 'Same name as another',
    icon: 'link',
    enablement: READY,
    run: onMark(async (found, text, services) => {
      const to = await pickCluster(services, found);
      return to === undefined ? [] : [linkMark(text, found.mark, to)];
    }),
  },
  {
    id: 'newsmark.correct.split',
    title: 'Another one of that name',
    enablement: READY,
    run: onMark(({ mark }, text) => (mark.kind === 'entity' ? [splitMark(text, mark)] : [])),
  },
  {
    id: 'newsmark.correct.name',
    title: 'Name the entity',
    enablement: READY,
    run: onMark(async ({ index, mark }, text, { t }) => {
      if (mark.kind !== 'entity') return [];
      const before = index.cluster(mark.entity.cluster)?.name ?? mark.entity.text;
      const name = (await vscode.window.showInputBox({ prompt: t('Its name, in full'), value: before }))?.trim();
      return name === undefined || name === '' || name === before ? [] : [nameMark(text, mark, name)];
    }),
  },
  {
    id: 'newsmark.correct.value',
    title: 'Set the value of the figure',
    icon: 'edit',
    enablement: READY,
    key: { key: 'ctrl+k v', when: IN_TEXT },
    run: onMark(async ({ mark }, text, { t }) => {
      if (mark.kind !== 'figure') return [];
      const { figure } = mark;
      const written = await vscode.window.showInputBox({
        prompt: t('A number, a range or a day, such as 4200000 EUR, 10-12 or 2024-05-03'),
        value: writeValue(figure),
        validateInput: line => (parseValue(line, figure) === undefined ? t('This is no such value.') : undefined),
      });
      const value = written === undefined ? undefined : parseValue(written, figure);
      return value === undefined ? [] : [setValue(text, mark, value)];
    }),
  },
  {
    id: 'newsmark.correct.everywhere',
    title: 'Annotate the same words elsewhere in this text',
    icon: 'copy',
    enablement: READY,
    key: { key: 'ctrl+k e', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@5' }],
    run: ({ services }, uri, id) => everywhere(services, uri, id),
  },
];

type Operations = readonly NewOperation[] | Promise<readonly NewOperation[]>;

/** A command that does something to one annotation. */
function onMark(
  operations: (found: FoundMark, text: OperationText, services: Services) => Operations,
): (host: CommandHost, ...args: readonly unknown[]) => Promise<void> {
  return async ({ services }, uri, id) => {
    const found = await findMark(services, uri, id);
    if (found === undefined) {
      services.notify.status(services.t('Newsmark: no annotation at the cursor'));
      return;
    }
    const made = await operations(found, operationText(found.session.text()), services);
    await act(services, found.session, made);
  };
}

/** A command that moves a border of an annotation by one word. */
function border(id: Command['id'], title: string, key: string, side: 'start' | 'end', out: boolean): Command {
  return {
    id,
    title,
    enablement: READY,
    key: { key, when: IN_TEXT },
    run: onMark(({ mark }, text) => {
      const to = byOneWord(text.text, mark, side, out);
      return to === undefined ? [] : [moveMark(text, mark, to)];
    }),
  };
}

async function pickLabel({ t }: Services, mark: Mark): Promise<AnyLabel | undefined> {
  if (mark.kind === 'event') return undefined;
  const words = mark.kind === 'entity' ? mark.entity.text : mark.figure.text;
  const options = { title: words, placeHolder: t('What is it? One letter picks'), current: markLabel(mark) };
  const picked = await pickByKey(options, [], allLabels(), t);
  return picked !== undefined && 'label' in picked ? picked.label : undefined;
}

/** Annotates what is selected, or the word at the cursor; with the label of before, or one that is picked. */
async function add(services: Services, again: boolean): Promise<void> {
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
  const { t } = services;
  const options = {
    title: text.text.slice(spans[0].start, spans[0].end),
    placeHolder: t('What is it? One letter picks'),
  };
  const picked = again && sticky !== undefined ? { label: sticky } : await pickByKey(options, [], allLabels(), t);
  if (picked === undefined || !('label' in picked)) return;
  sticky = picked.label;
  await act(
    services,
    session,
    spans.map(span => addMark(text, span, picked.label)),
  );
}

/** The first mention of another entity that the person picks. */
async function pickCluster({ notify, t }: Services, { index, mark }: FoundMark): Promise<Span | undefined> {
  if (mark.kind !== 'entity') return undefined;
  const own = mark.entity.cluster;
  const items = index.annotations.clusters.flatMap(cluster => {
    const [first] = index.mentions(cluster);
    if (cluster.id === own || first === undefined) return [];
    return [{ label: cluster.name, description: labelName(cluster.label, t), value: first }];
  });
  return notify.pick(items, { placeHolder: t('Which one is it?'), matchOnDescription: true });
}

/**
 * Gives the same words in the rest of the text the label that the annotation at the cursor has: those that the person
 * leaves ticked.
 */
async function everywhere(services: Services, uri: unknown, id: unknown): Promise<void> {
  const { notify, t } = services;
  const found = await findMark(services, uri, id);
  if (found === undefined || found.mark.kind === 'event') {
    notify.status(t('Newsmark: no annotation at the cursor'));
    return;
  }
  const { session, index, mark } = found;
  const label = mark.kind === 'entity' ? mark.entity.label : mark.figure.label;
  const text = operationText(session.text());
  const words = text.text.slice(mark.start, mark.end);
  const items = sameWords(text.text, words).flatMap(span => {
    const [other] = index.names.filter(each => each.start < span.end && span.start < each.end);
    const isSame = other !== undefined && other.start === span.start && other.end === span.end;
    if (isSame && markLabel(other) === label) return [];
    const line = session.document.lineAt(session.document.positionAt(span.start).line);
    const is = other === undefined ? t('not annotated') : labelName(markLabel(other), t);
    return [
      {
        label: line.text.trim(),
        description: `${line.lineNumber + 1} · ${is}`,
        picked: true,
        value: { span, other, isSame },
      },
    ];
  });
  if (items.length === 0) {
    notify.status(t('Newsmark: all of “{0}” is annotated so already', words));
    return;
  }
  const placeHolder = t('“{0}” becomes {1} in the lines that are ticked', words, labelName(label, t));
  const chosen = await notify.pickMany(items, { placeHolder });
  await act(
    services,
    session,
    (chosen ?? []).map(({ span, other, isSame }) =>
      isSame && other !== undefined ? relabelMark(text, other, label) : addMark(text, span, label),
    ),
  );
}
