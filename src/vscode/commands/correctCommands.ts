import * as vscode from 'vscode';
import type { NewOperation } from '../../app/correctionStore';
import { type Mark, markLabel } from '../../app/queries/annotationIndex';
import { emptyRole, fillEvent } from '../../app/queries/eventOperations';
import {
  byOneWord,
  confirmMark,
  linkMark,
  mergeMark,
  moveMark,
  nameMark,
  type OperationText,
  operationText,
  parseValue,
  rejectMark,
  relabelMark,
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
import { findTargets, oneOfEach, rowKeys, rowMenu, type Targets } from './targets';

/**
 * Commands that put annotations right: each answers the annotation at the cursor, the one that its arguments name, or
 * those of the rows of a view.
 */
export const CORRECT_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.correct.confirm',
    title: 'Annotation is right',
    icon: 'check',
    enablement: READY,
    key: [{ key: 'ctrl+k y', when: IN_TEXT }, ...rowKeys('ctrl+k y')],
    menus: [
      { menu: 'newsmark.editor', group: '3_correct@1' },
      rowMenu('event|entity|mention|figure', '3_correct@1'),
      rowMenu('event|entity|mention|figure', 'inline@1'),
    ],
    run: onMarks(({ marks }, text) => marks.map(mark => confirmMark(text, mark))),
  },
  {
    id: 'newsmark.correct.reject',
    title: 'Nothing to annotate here',
    icon: 'close',
    enablement: READY,
    key: [{ key: 'ctrl+k n', when: IN_TEXT }, ...rowKeys('ctrl+k n'), ...rowKeys('delete')],
    menus: [
      { menu: 'newsmark.editor', group: '3_correct@2' },
      rowMenu('event|entity|mention|figure|role', '3_correct@2'),
      rowMenu('event|entity|mention|figure|role', 'inline@2'),
    ],
    run: onMarks((targets, text) => {
      const roles = emptied(targets, text);
      return roles.length > 0 ? roles : targets.marks.map(mark => rejectMark(text, mark));
    }),
  },
  {
    id: 'newsmark.correct.relabel',
    title: 'Change the label',
    icon: 'tag',
    enablement: READY,
    key: [{ key: 'ctrl+k l', when: IN_TEXT }, ...rowKeys('ctrl+k l', ['entities', 'figures'])],
    menus: [{ menu: 'newsmark.editor', group: '3_correct@3' }, rowMenu('entity|mention|figure', '3_correct@3')],
    run: onMarks(async ({ marks }, text, services) => {
      const named = marks.filter(({ kind }) => kind !== 'event');
      const label = await pickLabel(services, named);
      return label === undefined ? [] : named.map(mark => relabelMark(text, mark, label));
    }),
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
    key: [{ key: 'ctrl+k m', when: IN_TEXT }, ...rowKeys('ctrl+k m', ['entities'])],
    menus: [rowMenu('entity|mention', '3_correct@4')],
    run: onMarks(async (targets, text, services) => {
      const to = await pickCluster(services, targets);
      if (to === undefined) return [];
      const isWhole = targets.rows.some(({ context }) => context === 'entity');
      return isWhole
        ? oneOfEach(targets.marks).map(mark => mergeMark(text, mark, to))
        : targets.marks.map(mark => linkMark(text, mark, to));
    }),
  },
  {
    id: 'newsmark.correct.split',
    title: 'Another one of that name',
    enablement: READY,
    menus: [rowMenu('mention', '3_correct@5')],
    run: onMarks(({ marks }, text) => marks.filter(({ kind }) => kind === 'entity').map(mark => splitMark(text, mark))),
  },
  {
    id: 'newsmark.correct.name',
    title: 'Name the entity',
    enablement: READY,
    key: rowKeys('f2', ['entities']),
    menus: [rowMenu('entity|mention', '3_correct@6')],
    run: onMarks(async ({ index, marks: [mark] }, text, { t }) => {
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
    key: [{ key: 'ctrl+k v', when: IN_TEXT }, ...rowKeys('ctrl+k v', ['figures']), ...rowKeys('f2', ['figures'])],
    menus: [rowMenu('figure', '3_correct@4')],
    run: onMarks(async ({ marks: [mark] }, text, { t }) => {
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
];

type Operations = readonly NewOperation[] | Promise<readonly NewOperation[]>;

/** A command that does something to annotations, all of it in one step. */
function onMarks(
  operations: (targets: Targets, text: OperationText, services: Services) => Operations,
): (host: CommandHost, ...args: readonly unknown[]) => Promise<void> {
  return async (host, ...args) => {
    const { services } = host;
    const targets = await findTargets(host, args);
    if (targets === undefined) {
      services.notify.status(services.t('Newsmark: no annotation at the cursor'));
      return;
    }
    await act(services, targets.session, await operations(targets, operationText(targets.session.text()), services));
  };
}

/** A command that moves a border of an annotation by one word. */
function border(id: Command['id'], title: string, key: string, side: 'start' | 'end', out: boolean): Command {
  return {
    id,
    title,
    enablement: READY,
    key: { key, when: IN_TEXT },
    run: onMarks(({ marks: [mark] }, text) => {
      const to = byOneWord(text.text, mark, side, out);
      return to === undefined ? [] : [moveMark(text, mark, to)];
    }),
  };
}

/** What rows of roles say is taken out of the roles of their events; the mention itself stays. */
function emptied({ index, rows }: Targets, text: OperationText): readonly NewOperation[] {
  return rows.flatMap(({ fills, span, label }) => {
    const mark = fills && index.mark(fills.event);
    if (fills === undefined || mark?.kind !== 'event') return [];
    if (fills.slot !== 'role') return [fillEvent(text, mark, fills.slot, null)];
    const { role } = fills;
    const unnamed = mark.event.arguments.find(a => a.role === role && a.span?.text === label)?.span;
    const filler = span ?? unnamed;
    return filler === undefined ? [] : [emptyRole(text, mark, role, filler)];
  });
}

async function pickLabel({ t }: Services, marks: readonly Mark[]): Promise<AnyLabel | undefined> {
  const [mark] = marks;
  if (mark === undefined || mark.kind === 'event') return undefined;
  const words = mark.kind === 'entity' ? mark.entity.text : mark.figure.text;
  const title = marks.length === 1 ? words : t('{0} and {1} more', words, marks.length - 1);
  const options = { title, placeHolder: t('What is it? One letter picks'), current: markLabel(mark) };
  const picked = await pickByKey(options, [], allLabels(), t);
  return picked !== undefined && 'label' in picked ? picked.label : undefined;
}

/** The first mention of another entity that the person picks. */
async function pickCluster({ notify, t }: Services, { index, marks }: Targets): Promise<Span | undefined> {
  const own = new Set(marks.flatMap(mark => (mark.kind === 'entity' ? [mark.entity.cluster] : [])));
  if (own.size === 0) return undefined;
  const items = index.annotations.clusters.flatMap(cluster => {
    const [first] = index.mentions(cluster);
    if (own.has(cluster.id) || first === undefined) return [];
    return [{ label: cluster.name, description: labelName(cluster.label, t), value: first }];
  });
  return notify.pick(items, { placeHolder: t('Which one is it?'), matchOnDescription: true });
}
