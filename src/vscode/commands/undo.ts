import type { Operation } from '../../core';
import { operationKind } from '../../core';
import type { DocumentSession } from '../documentSession';
import type { Translate } from '../present/translate';
import type { Services } from '../services';
import { activePlace } from './place';

/** Takes back what was done last to the active text, with all of its step, in other texts too. */
export async function undo(services: Services): Promise<void> {
  const { corrections, notify, t } = services;
  const at = activePlace(services);
  if (!at) return;
  const store = await corrections.ready(at.session);
  const across = corrections.acrossAfter(store);
  const operation = across ?? store.undoable;
  if (operation === undefined) notify.status(t('Newsmark: nothing to undo'));
  else if (across === undefined) await takeBack(services, at.session, operation);
  else await takeBackInAll(services, at.session, across);
}

async function takeBackInAll(services: Services, session: DocumentSession, operation: Operation): Promise<void> {
  const { corrections, notify, t } = services;
  const files = await corrections.undoInAll(await textsWith(services, session), operation);
  await session.settledIndex();
  notify.status(t('Undone in {0} texts: {1}', files, operationWords(operation, t)));
}

/** Takes back an operation that stands, with all of its step. */
export async function takeBack(services: Services, session: DocumentSession, operation: Operation): Promise<void> {
  const { corrections, notify, t } = services;
  if ((operation.files ?? 1) > 1) {
    await takeBackInAll(services, session, operation);
    return;
  }
  const step = corrections.of(session).stepOf(operation);
  await corrections.undo(session, operation);
  const words = operationWords(operation, t);
  notify.status(step.length > 1 ? t('Undone, {0} at once: {1}', step.length, words) : t('Undone: {0}', words));
}

/** Does again what was undone last. */
export async function redo(services: Services): Promise<void> {
  const { corrections, notify, t } = services;
  const at = activePlace(services);
  if (!at) return;
  const store = await corrections.ready(at.session);
  const undoing = store.redoable;
  const operation = store.operations.find(({ id }) => id === undoing?.of);
  if (operation === undefined) notify.status(t('Newsmark: nothing to do again'));
  else await giveBack(services, at.session, operation);
}

/** Does an operation again that was undone, with all of its step. */
export async function giveBack(services: Services, session: DocumentSession, operation: Operation): Promise<void> {
  const { corrections, notify, t } = services;
  const words = operationWords(operation, t);
  if ((operation.files ?? 1) > 1) {
    const files = await corrections.restoreInAll(await textsWith(services, session), operation);
    await session.settledIndex();
    notify.status(t('Done again in {0} texts: {1}', files, words));
    return;
  }
  await corrections.of(session).restore(operation);
  await session.settledIndex();
  notify.status(t('Done again: {0}', words));
}

/** The texts of the corpus, and this one, which may be of none. */
async function textsWith({ corpus }: Services, { document: { uri } }: DocumentSession) {
  const all = await corpus.list();
  return all.some(each => each.toString() === uri.toString()) ? all : [...all, uri];
}

/** "Label changed: Labour → ORG". */
export function operationWords({ op, at, label, name, to, type, note, state }: Operation, t: Translate): string {
  const title = t(operationKind(op)?.title ?? op);
  if (state !== undefined) return state === 'done' ? t('Review done') : t('Review not done yet');
  const what = label ?? name ?? to?.exact ?? type ?? note;
  return what === undefined ? `${title}: ${at.exact}` : `${title}: ${at.exact} → ${what}`;
}
