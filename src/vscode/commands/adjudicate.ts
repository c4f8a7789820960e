import * as vscode from 'vscode';
import { type Side, sidesOf } from '../../app/queries/adjudication';
import { lineAt } from '../../app/queries/sentenceAt';
import { readSidecar } from '../../app/sidecars';
import { type Span, sidecarName } from '../../core';
import { editorFiles } from '../editorFiles';
import { allLabels } from '../present/labels';
import { quotedInContext } from '../present/markdown';
import type { Translate } from '../present/translate';
import type { Services } from '../services';
import { act } from './act';
import { type Answer, type Pair, type Question, questionsBetween } from './adjudicationQuestions';
import { pickByKey } from './pickLabel';
import { activePlace, goTo, type Place } from './place';
import { sayOf } from './reviewSteps';
import { undo } from './undo';

/**
 * Goes through the places where two annotators of the active text differ; a key decides each, and the decisions are
 * corrections of the person who decides, in the sidecar of the text.
 */
export async function adjudicateText(services: Services): Promise<void> {
  const { notify, t } = services;
  const place = activePlace(services);
  if (!place) return;
  if (!services.corrections.canCorrect(place.session)) {
    notify.info(t('Save the text first: corrections lie in a file beside it.'));
    return;
  }
  const pair = await choosePair(services, place);
  if (pair === undefined) return;
  const store = await services.corrections.ready(place.session);
  const all = questionsBetween(pair, place.session.text(), store.operations, t);
  const agreed = all.filter(({ kind }) => kind === 'agreed');
  const open = all.filter(({ kind }) => kind !== 'agreed');
  if (all.length === 0) {
    notify.status(t('Newsmark: {0} and {1} do not differ in this text any more', ...pair.names));
    return;
  }
  const how = await askHow(t, pair, agreed.length, open);
  if (how === undefined) return;
  if (how === 'agreed') await takeAgreed(services, place, agreed);
  const skipped = await walk(services, place, pair, open);
  if (skipped === undefined) return;
  if (skipped > 0) notify.status(t('Newsmark: through with the differences, {0} skipped', skipped));
  else await finish(services, place, pair);
}

/** The two whom the person means, of all who did something to the text, in its sidecar or in others of its name. */
async function choosePair(services: Services, { session }: Place): Promise<Pair | undefined> {
  const { corpus, notify, t } = services;
  const { uri } = session.document;
  const sides = await allSides(services, uri, session.text());
  if (sides.length < 2) {
    const where = sidecarName(uri.path.slice(uri.path.lastIndexOf('/') + 1));
    notify.info(t('Two annotators are needed: two authors in {0}, or files of that name in two folders.', where));
    return undefined;
  }
  const first = sides.length === 2 ? sides[0] : await pickSide(services, sides, t('The first of the two'));
  const others = sides.filter(side => side !== first);
  const second =
    others.length === 1 ? others[0] : first && (await pickSide(services, others, t('The second of the two')));
  if (first === undefined || second === undefined) return undefined;
  const text = session.text();
  const a = await corpus.annotate(uri, text, first.operations);
  const b = await corpus.annotate(uri, text, second.operations);
  if (a === undefined || b === undefined) return undefined;
  return {
    names: [first.name, second.name],
    between: `${first.name} ${second.name}`,
    indices: [a, b],
    operations: [...first.operations, ...second.operations],
  };
}

async function allSides({ corrections, corpus, t }: Services, uri: vscode.Uri, text: string): Promise<readonly Side[]> {
  const store = await corrections.at(uri);
  const nameOf = (name: string): string => (name === '' ? t('nobody named') : name);
  const own = sidesOf(store.operations);
  const ids = new Set(store.operations.map(({ id }) => id));
  const sides = own.map(side => ({ ...side, name: nameOf(side.name) }));
  const name = sidecarName(uri.path.slice(uri.path.lastIndexOf('/') + 1));
  const found = await vscode.workspace.findFiles(`**/${globSafe(name)}`);
  // found in any order, and "the first" of two is a key that decides
  const files = [...found].sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
  for (const file of files) {
    const { sidecar } = await readSidecar(editorFiles, file.toString());
    const folder = vscode.workspace.asRelativePath(file).split('/').slice(0, -1).join('/');
    for (const side of sidesOf(sidecar.operations.filter(({ id }) => !ids.has(id)))) {
      // the same name of a text in another folder is not always the same text
      const index = await corpus.annotate(uri, text, side.operations);
      const orphans = index?.annotations.orphans.length ?? side.operations.length;
      if (2 * orphans > side.operations.length) continue;
      sides.push({ ...side, name: `${nameOf(side.name)} (${folder})` });
    }
  }
  return sides;
}

/** The name of a file as a glob that matches it alone. */
function globSafe(name: string): string {
  return name.replace(/[[\]{}*?]/g, '?');
}

function pickSide({ notify, t }: Services, sides: readonly Side[], placeHolder: string): Promise<Side | undefined> {
  const items = sides.map(side => ({
    label: side.name,
    description: t('{0} corrections', side.operations.length),
    value: side,
  }));
  return notify.pick(items, { placeHolder });
}

async function askHow(
  t: Translate,
  { names }: Pair,
  agreed: number,
  open: readonly Question[],
): Promise<'agreed' | 'open' | undefined> {
  const count = (kind: string): number => open.filter(each => each.kind === kind).length;
  const counts = [count('label'), count('bounds'), count('missing'), count('event')];
  const title = t(
    '{0} and {1}: {2} other labels, {3} other bounds, {4} only one of them, {5} events',
    ...names,
    ...counts,
  );
  const picked = await pickByKey(
    { title, placeHolder: t('y takes what both agree on, and goes on · n goes through the differences') },
    [
      {
        key: 'y',
        label: t('Take the {0} that both agree on, then the differences', agreed),
        icon: 'check-all',
        value: 'agreed',
      },
      { key: 'n', label: t('The {0} differences', open.length), icon: 'diff', value: 'open' },
    ],
    [],
    t,
  );
  const action = picked !== undefined && 'action' in picked ? picked.action : undefined;
  return action === 'agreed' || action === 'open' ? action : undefined;
}

async function takeAgreed(services: Services, { session }: Place, agreed: readonly Question[]): Promise<void> {
  const index = await session.settledIndex();
  if (index === undefined) return;
  await act(
    services,
    session,
    agreed.flatMap(question => question.operations(index, session.text(), 'a')),
  );
}

/** Asks about each place; the number of those that were skipped, undefined where the person leaves. */
async function walk(
  services: Services,
  { editor, session }: Place,
  pair: Pair,
  open: readonly Question[],
): Promise<number | undefined> {
  /** Whether each of the places so far was decided; the others were skipped. */
  const decided: boolean[] = [];
  while (decided.length < open.length) {
    const question = open[decided.length];
    const index = await session.settledIndex();
    if (index === undefined) return undefined;
    goTo(editor, session.range(question.at), true);
    const picked = await askOne(services, session.text(), pair, question, open.length - decided.length);
    if (picked === undefined) return undefined;
    if (picked === 'undo') {
      if (decided.pop() === true) await undo(services);
      continue;
    }
    decided.push(picked !== 'skip');
    if (picked === 'skip') continue;
    await act(services, session, question.operations(index, session.text(), picked));
  }
  return decided.filter(isDecided => !isDecided).length;
}

/** Some words in their line: the list that asks may hide the text. */
function inItsLine(text: string, { start, end }: Span): string {
  const line = lineAt(text, start);
  return quotedInContext(text.slice(line.start, Math.max(line.end, end)), start - line.start, end - line.start, 30);
}

async function askOne(
  { t }: Services,
  text: string,
  { names }: Pair,
  { at, told, isLabelled }: Question,
  left: number,
): Promise<Answer | 'skip' | 'undo' | undefined> {
  const picked = await pickByKey(
    {
      title: `${inItsLine(text, at)} · ${t('{0} left', left)}`,
      placeHolder: isLabelled
        ? t('1 the first · 2 the second · x neither · s skip · z undo · a letter: another label')
        : t('1 the first · 2 the second · x neither · s skip · z undo'),
    },
    [
      { key: '1', label: `${names[0]}: ${told[0]}`, icon: 'arrow-left', value: 'a' },
      { key: '2', label: `${names[1]}: ${told[1]}`, icon: 'arrow-right', value: 'b' },
      { key: 'x', label: t('Neither: nothing to annotate here'), icon: 'close', value: 'none' },
      { key: 's', label: t('Skip'), icon: 'debug-step-over', value: 'skip' },
      { key: 'z', label: t('Undo the last'), icon: 'discard', value: 'undo' },
    ],
    isLabelled ? allLabels() : [],
    t,
  );
  if (picked === undefined) return undefined;
  if ('label' in picked) return { label: picked.label };
  switch (picked.action) {
    case 'a':
    case 'b':
    case 'none':
    case 'undo':
      return picked.action;
    default:
      return 'skip';
  }
}

async function finish(services: Services, { session }: Place, { names }: Pair): Promise<void> {
  const { t } = services;
  const picked = await pickByKey(
    {
      title: t('Nothing is left to decide between {0} and {1}', ...names),
      placeHolder: t('d the review of this text is done · Escape leaves it open'),
    },
    [{ key: 'd', label: t('Done'), icon: 'pass', value: 'done' }],
    [],
    t,
  );
  if (picked !== undefined) await sayOf(services, session.document.uri, 'done');
}
