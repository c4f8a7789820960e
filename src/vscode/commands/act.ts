import type { NewOperation } from '../../app/correctionStore';
import type { DocumentSession } from '../documentSession';
import type { Services } from '../services';

/** Does something, or says why it cannot be done. */
export async function act(
  { corrections, notify, t }: Services,
  session: DocumentSession,
  operations: readonly NewOperation[],
): Promise<void> {
  if (operations.length === 0) return;
  if (!corrections.canCorrect(session)) {
    notify.info(t('Save the text first: corrections lie in a file beside it.'));
    return;
  }
  await corrections.act(session, ...operations);
}
