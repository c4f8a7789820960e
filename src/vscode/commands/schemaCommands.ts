import * as vscode from 'vscode';
import { openAtomicFile } from '../../app/atomicFile';
import { operationText, setAttribute } from '../../app/queries/markOperations';
import { labelsGiven, renameLabel } from '../../app/queries/renameLabel';
import { type AnyLabel, isEngineLabel, type Operation } from '../../core';
import { allLabels, labelIcon, labelName } from '../present/labels';
import type { Services } from '../services';
import { act } from './act';
import { type Command, type CommandHost, IN_TEXT, READY } from './command';
import { doInAll } from './manyCommands';
import { findMark } from './place';

/** Commands that are about the schema of the workspace. */
export const SCHEMA_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.schema.open',
    title: 'Open the schema of the folder, or begin one',
    icon: 'symbol-class',
    run: ({ services }) => openSchema(services),
  },
  {
    id: 'newsmark.correct.attribute',
    title: 'Set an attribute of the annotation',
    icon: 'symbol-property',
    enablement: READY,
    key: { key: 'ctrl+k b', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@9' }],
    run: (host, ...args) => chooseAttribute(host, args),
  },
  {
    id: 'newsmark.schema.renameLabel',
    title: 'Rename a label in all texts of the folder',
    icon: 'tag',
    run: ({ services }) => renameEverywhere(services),
  },
];

/** What a schema begins with. */
const FIRST = `{
  "format": "newsmark-schema/1",
  "labels": {},
  "eventTypes": {},
  "patterns": []
}
`;

async function openSchema({ schema, writer, notify, t }: Services): Promise<void> {
  const uri = await schema.file();
  if (uri === undefined) {
    notify.info(t('Open the folder of your texts first: the schema lies at its root.'));
    return;
  }
  const { files, path } = writer(uri);
  if ((await files.inspect(path)).kind === 'missing') {
    const opened = await openAtomicFile(files, path);
    const problem = opened.ok
      ? ((await opened.file.write(new TextEncoder().encode(FIRST))) ?? (await opened.file.commit()))
      : opened.problem;
    if (problem !== undefined) {
      notify.error(problem.message);
      return;
    }
  }
  await vscode.window.showTextDocument(uri);
}

/** Lets the person say what an attribute of the annotation at the cursor is. */
async function chooseAttribute({ services }: CommandHost, args: readonly unknown[]): Promise<void> {
  const { schema, notify, t } = services;
  const found = await findMark(services, args[0], args[1]);
  if (found === undefined || found.mark.kind === 'event') {
    notify.status(t('Newsmark: no annotation at the cursor'));
    return;
  }
  const { mark, session } = found;
  const annotation = mark.kind === 'entity' ? mark.entity : mark.figure;
  const isMeant = (label: AnyLabel): boolean => label === annotation.label || label === annotation.like;
  const attributes = (await schema.attributes()).filter(({ of }) => of.length === 0 || of.some(isMeant));
  if (attributes.length === 0) {
    notify.info(t('The schema of this folder has no attribute for {0}.', labelName(annotation.label, t)));
    return;
  }
  const items = attributes.flatMap(({ attribute, name, values, guideline }) => [
    { label: name, value: undefined },
    ...values.map(is => ({
      label: is,
      ...(guideline === undefined ? {} : { detail: guideline }),
      ...(annotation.attributes?.[attribute] === is ? { description: t('as it is now') } : {}),
      value: { attribute, is },
    })),
    ...(annotation.attributes?.[attribute] === undefined
      ? []
      : [{ label: t('none'), icon: 'close', value: { attribute, is: null } }]),
  ]);
  const picked = await notify.pick<{ readonly attribute: string; readonly is: string | null }>(items, {
    title: annotation.text,
    placeHolder: t('What is it?'),
  });
  if (picked === undefined) return;
  await act(services, session, [setAttribute(operationText(session.text()), mark, picked.attribute, picked.is)]);
}

/** The operations of a text of the corpus. */
interface Corrected {
  readonly uri: vscode.Uri;
  readonly operations: readonly Operation[];
}

/** Asks which label becomes which, shows in how many places of which texts, and does it in those that stay ticked. */
async function renameEverywhere(services: Services): Promise<void> {
  const { notify, t } = services;
  const texts = await notify.progress('statusBar', t('Reading corrections'), () => correctedTexts(services));
  const counts = new Map<AnyLabel, number>();
  for (const { operations } of texts)
    for (const [label, count] of labelsGiven(operations)) counts.set(label, (counts.get(label) ?? 0) + count);
  const chosen = await chooseLabels(services, counts);
  if (chosen === undefined) return;
  const [from, to] = chosen;
  const all = texts.flatMap(({ uri, operations }) => {
    const renamed = renameLabel(operations, from, to);
    return renamed.length === 0 ? [] : [{ uri, renamed }];
  });
  const ticked = await notify.pickMany(
    all.map(one => ({
      label: vscode.workspace.asRelativePath(one.uri),
      description: t('{0} places', one.renamed.length),
      picked: true,
      value: one,
    })),
    { title: t('{0} becomes {1}', from, to), placeHolder: t('Enter changes the texts that are ticked') },
  );
  if (ticked === undefined || ticked.length === 0) return;
  await doInAll(
    services,
    ticked.map(({ uri, renamed }) => [uri, renamed] as const),
  );
}

async function correctedTexts({ corpus }: Services): Promise<readonly Corrected[]> {
  const texts: Corrected[] = [];
  for (const uri of await corpus.list()) {
    const operations = await corpus.operationsOf(uri);
    if (operations.length > 0) texts.push({ uri, operations });
  }
  return texts;
}

/** What the schema says was renamed comes first, then any label that people gave. */
async function chooseLabels(
  { notify, schema, t }: Services,
  counts: ReadonlyMap<AnyLabel, number>,
): Promise<readonly [AnyLabel, AnyLabel] | undefined> {
  const planned = (await schema.migrations()).filter(([from]) => counts.has(from));
  const pairs = planned.map(([from, to]) => ({
    label: t('{0} becomes {1}', from, to),
    icon: 'symbol-class',
    description: t('{0} places', counts.get(from) ?? 0),
    value: { from, to },
  }));
  const others = [...counts].map(([from, count]) => ({
    label: from,
    icon: isEngineLabel(from) || allLabels().includes(from) ? labelIcon(from) : 'question',
    description: t('{0} places', count),
    value: { from, to: undefined },
  }));
  if (pairs.length + others.length === 0) {
    notify.info(t('No annotation of this folder has a label that a person gave.'));
    return undefined;
  }
  const picked = await notify.pick<{ readonly from: AnyLabel; readonly to: AnyLabel | undefined }>(
    [...pairs, ...others],
    { placeHolder: t('Which label is renamed?') },
  );
  if (picked === undefined) return undefined;
  const to = picked.to ?? (await chooseNew(notify, picked.from, t));
  return to === undefined ? undefined : [picked.from, to];
}

function chooseNew(notify: Services['notify'], from: AnyLabel, t: Services['t']): Promise<AnyLabel | undefined> {
  const labels = allLabels().filter(label => label !== from);
  return notify.pick(
    labels.map(label => ({ label: labelName(label, t), description: label, icon: labelIcon(label), value: label })),
    { placeHolder: t('What does {0} become?', from) },
  );
}
