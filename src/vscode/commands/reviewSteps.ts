import * as vscode from 'vscode';
import { nextOpen, type ReviewState, reviewSaid } from '../../app/queries/review';
import type { Services } from '../services';

/** Writes down how far the review of a text has come. */
export async function sayOf(services: Services, uri: vscode.Uri, state: 'begun' | 'done'): Promise<void> {
  const { corpus, corrections, notify, reviews, t } = services;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const session = services.sessions.find(uri.toString());
  if (session !== undefined && !corrections.canCorrect(session)) {
    notify.info(t('Save the text first: corrections lie in a file beside it.'));
    return;
  }
  const text = await corpus.textOf(uri);
  const said = text === undefined ? undefined : reviewSaid(text, state);
  if (said === undefined) {
    notify.status(t('Newsmark: there is nothing to review in {0}', name));
    return;
  }
  if ((await reviews.stateOf(uri)) === state) return;
  await corrections.actAt(uri, said);
  notify.status(state === 'done' ? t('Newsmark: {0} is reviewed', name) : t('Newsmark: {0} is not reviewed yet', name));
}

/** Opens the next text whose review is not done; says so where there is none. */
export async function goToNext(services: Services, forward: boolean): Promise<vscode.TextEditor | undefined> {
  const { notify, reviews, sessions, t } = services;
  const all = await reviews.all();
  const states = new Map<string, ReviewState>(all.map(({ uri, state }) => [uri.toString(), state]));
  const next = nextOpen(
    [...states.keys()],
    sessions.active?.document.uri.toString(),
    uri => states.get(uri) ?? 'new',
    forward,
  );
  if (next === undefined) {
    notify.status(
      all.length === 0 ? t('Newsmark: no news texts in this folder') : t('Newsmark: every other text is reviewed'),
    );
    return undefined;
  }
  return vscode.window.showTextDocument(vscode.Uri.parse(next, true));
}
