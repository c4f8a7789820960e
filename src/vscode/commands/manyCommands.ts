import type * as vscode from 'vscode';
import type { NewOperation } from '../../app/correctionStore';
import { type Mark, markConfidence, markLabel } from '../../app/queries/annotationIndex';
import { confirmMark, operationText } from '../../app/queries/markOperations';
import { doubtOf } from '../../app/queries/review';
import { type SameHit, sameHits, sayOfHit, type Verdict, verdictAt } from '../../app/queries/sameWords';
import type { Operation } from '../../core';
import { labelIcon, labelName, labelPlural, markLabels } from '../present/labels';
import type { Services } from '../services';
import { act } from './act';
import { type Command, type CommandHost, IN_TEXT, READY } from './command';
import { pickByKey } from './pickLabel';
import { activePlace, type Place } from './place';
import { findTargets, rowMenu } from './targets';
import { askConfidence, type Hit, hitIn, lineCounter, tickHits } from './tickHits';

/** Commands that put many annotations right in one step, which one undo takes back. */
export const MANY_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.correct.everywhere',
    title: 'Annotate the same words elsewhere in this text',
    icon: 'copy',
    enablement: READY,
    key: { key: 'ctrl+k e', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@6' }, rowMenu('mention|figure', '4_many@1')],
    run: (host, ...args) => everywhere(host, args, false),
  },
  {
    id: 'newsmark.correct.everywhereInCorpus',
    title: 'Annotate the same words in all texts of the folder',
    icon: 'files',
    enablement: READY,
    key: { key: 'ctrl+k shift+e', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@7' }, rowMenu('mention|figure', '4_many@2')],
    run: (host, ...args) => everywhere(host, args, true),
  },
  {
    id: 'newsmark.correct.acceptMany',
    title: 'Accept many annotations in one step',
    icon: 'check-all',
    enablement: READY,
    key: { key: 'ctrl+k shift+y', when: IN_TEXT },
    menus: [{ menu: 'newsmark.editor', group: '3_correct@8' }],
    run: ({ services }) => acceptMany(services),
  },
];

/** What is said at the cursor, or of what a row or a link names. */
async function saidOf(host: CommandHost, args: readonly unknown[]) {
  const { services } = host;
  const found = await findTargets(host, args);
  const session = found?.session ?? activePlace(services)?.session;
  const index = found?.index ?? (await session?.settledIndex());
  if (session === undefined || index === undefined) return undefined;
  const place = activePlace(services);
  const offset = found?.marks[0].start ?? place?.editor.document.offsetAt(place.editor.selection.active) ?? 0;
  const operations = services.corrections.of(session).operations;
  const said = verdictAt(index, operations, session.text(), offset);
  return said && { ...said, session };
}

/** Says of the same words elsewhere what is said at the cursor, in the places that the person leaves ticked. */
async function everywhere(host: CommandHost, args: readonly unknown[], inCorpus: boolean): Promise<void> {
  const { services } = host;
  const { notify, t } = services;
  const said = await saidOf(host, args);
  if (said === undefined) {
    notify.status(t('Newsmark: no annotation at the cursor'));
    return;
  }
  const { words, verdict, session } = said;
  if (!services.corrections.canCorrect(session)) {
    notify.info(t('Save the text first: corrections lie in a file beside it.'));
    return;
  }
  const texts = inCorpus ? await textsWith(services, session.document.uri) : [session.document.uri];
  const hits = await notify.progress('statusBar', t('Looking for “{0}”', words), () =>
    hitsIn(services, texts, words, verdict),
  );
  if (hits.length === 0) {
    notify.status(t('Newsmark: all of “{0}” is annotated so already', words));
    return;
  }
  const becomes = 'label' in verdict ? labelName(verdict.label, t) : t('nothing');
  const title = t('“{0}” becomes {1}', words, becomes);
  const count = new Set(hits.map(({ uri }) => uri.toString())).size;
  const placeHolder = t(
    'Places: {0}, texts: {1}. Type words or a label to see fewer; Enter for those ticked',
    hits.length,
    count,
  );
  const chosen = await tickHits(services, hits, { title, placeHolder });
  if (chosen !== undefined && chosen.length > 0) await actInAll(services, chosen);
}

async function textsWith({ corpus }: Services, uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const all = await corpus.list();
  const others = all.filter(each => each.toString() !== uri.toString());
  // the text that the person sees comes first
  return [uri, ...others];
}

async function hitsIn(
  { corpus }: Services,
  texts: readonly vscode.Uri[],
  words: string,
  verdict: Verdict,
): Promise<readonly Hit<NewOperation>[]> {
  const hits: Hit<NewOperation>[] = [];
  for (const uri of texts) {
    const text = await corpus.textOf(uri);
    if (text?.includes(words) !== true) continue;
    const operations: readonly Operation[] = await corpus.operationsOf(uri);
    const index = await corpus.annotationsOf(uri, text, operations);
    if (index === undefined) continue;
    const own = operationText(text);
    const lineOf = lineCounter(text);
    for (const hit of sameHits(text, index, operations, words, verdict)) {
      const { span, other, isLikely }: SameHit = hit;
      const value = sayOfHit(own, hit, verdict);
      hits.push(hitIn(text, { uri, span, mark: other, ticked: isLikely, value }, lineOf));
    }
  }
  return hits;
}

/** Does in each text what the hits in it say, all of it in one step. */
async function actInAll(services: Services, hits: readonly Hit<NewOperation>[]): Promise<void> {
  const byText = new Map<string, { readonly uri: vscode.Uri; readonly operations: NewOperation[] }>();
  for (const { uri, value } of hits) {
    const own = byText.get(uri.toString());
    if (own) own.operations.push(value);
    else byText.set(uri.toString(), { uri, operations: [value] });
  }
  await doInAll(
    services,
    [...byText.values()].map(({ uri, operations }) => [uri, operations] as const),
  );
}

/** Does one step in several texts, and says in how many places. */
export async function doInAll(
  { corrections, notify, sessions, t }: Services,
  all: readonly (readonly [vscode.Uri, readonly NewOperation[]])[],
): Promise<void> {
  const places = all.reduce((sum, [, operations]) => sum + operations.length, 0);
  const saved = await notify.progress('statusBar', t('Annotating {0} texts', all.length), () =>
    corrections.actInAll(all),
  );
  for (const [uri] of all) await sessions.find(uri.toString())?.settledIndex();
  notify.status(t('{0} places in {1} texts; one undo takes them back', places, all.length));
  if (saved < all.length)
    notify.warn(t('{0} texts could not be saved yet: they are kept, and saving is tried again.', all.length - saved));
}

/** Asks which annotations are right, shows them, and accepts those that stay ticked. */
async function acceptMany(services: Services): Promise<void> {
  const { notify, t } = services;
  const place = activePlace(services);
  const index = await place?.session.settledIndex();
  if (!place || !index) return;
  const left = index.marks.filter(mark => doubtOf(mark) !== undefined);
  const isWanted = await askWhich(services, place, left);
  const marks = isWanted === undefined ? [] : left.filter(isWanted);
  if (isWanted === undefined) return;
  if (marks.length === 0) {
    notify.status(t('Newsmark: nothing there is left to accept'));
    return;
  }
  const text = operationText(place.session.text());
  const lineOf = lineCounter(text.text);
  const { uri } = place.session.document;
  const hits = marks.map(mark =>
    hitIn(text.text, { uri, span: mark, mark, ticked: true, value: confirmMark(text, mark) }, lineOf),
  );
  const chosen = await tickHits(services, hits, {
    title: t('{0} annotations become right in one step', hits.length),
    placeHolder: t('Enter accepts those that are ticked'),
  });
  if (chosen === undefined || chosen.length === 0) return;
  await act(
    services,
    place.session,
    chosen.map(({ value }) => value),
  );
  notify.status(t('{0} annotations accepted; one undo takes it back', chosen.length));
}

/** Which of the annotations that are left a person means. */
async function askWhich(
  services: Services,
  { editor }: Place,
  left: readonly Mark[],
): Promise<((mark: Mark) => boolean) | undefined> {
  const { t } = services;
  const picked = await pickByKey(
    { title: t('{0} annotations are left', left.length), placeHolder: t('Accept which of them? One letter picks') },
    [
      { key: 'v', label: t('All that are in view'), icon: 'eye', value: 'view' },
      { key: 'c', label: t('All from a confidence on…'), icon: 'dashboard', value: 'score' },
      { key: 'l', label: t('All of a label…'), icon: 'tag', value: 'label' },
      { key: 'a', label: t('All of this text'), icon: 'file', value: 'all' },
    ],
    [],
    t,
  );
  switch (picked !== undefined && 'action' in picked ? picked.action : undefined) {
    case 'view': {
      const { document, visibleRanges } = editor;
      const seen = visibleRanges.map(({ start, end }) => [document.offsetAt(start), document.offsetAt(end)] as const);
      return mark => seen.some(([start, end]) => mark.start >= start && mark.end <= end);
    }
    case 'score': {
      const least = await askConfidence(services, 90);
      return least === undefined ? undefined : mark => (markConfidence(mark) ?? 1) >= least;
    }
    case 'label': {
      const items = markLabels().flatMap(label => {
        const count = left.filter(mark => markLabel(mark) === label).length;
        if (count === 0) return [];
        return [{ label: labelPlural(label, t), icon: labelIcon(label), description: String(count), value: label }];
      });
      const label = await services.notify.pick(items, { placeHolder: t('All of which label?') });
      return label === undefined ? undefined : mark => markLabel(mark) === label;
    }
    case 'all':
      return () => true;
    default:
      return undefined;
  }
}
