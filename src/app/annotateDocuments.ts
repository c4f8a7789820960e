import type { DocumentSink } from './documentSink';
import type { FileProblem } from './fileProblem';
import type { AnnotateText, Log, Progress, Source } from './ports';

/** How a run ended. `stopped`: the output can take no more, `problem` says why. */
export type Outcome = 'done' | 'cancelled' | 'stopped';

export interface Summary {
  readonly outcome: Outcome;
  /** Annotated and written. */
  readonly documents: number;
  /** Not read or not written; each was logged. */
  readonly failed: number;
  /** UTF-16 code units annotated. */
  readonly length: number;
  readonly problem?: FileProblem;
}

export interface Run {
  readonly log: Log;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Lets the host hear of other things, a cancellation for one, between two documents. */
  readonly pause?: () => Promise<void>;
}

/**
 * Annotates texts and hands the documents on, one at a time and in order, so that memory does not grow with their number. A
 * text that cannot be read, or a document that cannot be written, is logged and passed over. Nothing half-written is left:
 * when cancelled or stopped, the sink is told to leave no trace of what is not complete.
 */
export async function annotateDocuments(
  sources: AsyncIterable<Source>,
  annotate: AnnotateText,
  sink: DocumentSink,
  run: Run,
): Promise<Summary> {
  let documents = 0;
  let failed = 0;
  let length = 0;
  const end = async (outcome: Outcome, problem?: FileProblem): Promise<Summary> => {
    if (outcome !== 'done') await sink.abandon();
    return { outcome, documents, failed, length, ...(problem === undefined ? {} : { problem }) };
  };

  for await (const source of sources) {
    if (run.signal?.aborted) return end('cancelled');
    if (source.ok) {
      if (source.warning !== undefined) run.log.warn(source.warning);
      const document = await annotate(source.source);
      if (run.signal?.aborted) return end('cancelled');
      const result = await sink.put(document, source.folder ?? '');
      if (result.ok) {
        documents++;
        length += source.source.text.length;
        if (result.warning !== undefined) run.log.warn(result.warning);
      } else if (result.fatal) {
        return end('stopped', result.problem);
      } else {
        failed++;
        run.log.error(result.problem.message);
      }
    } else {
      failed++;
      run.log.error(source.message);
    }
    run.progress?.report({ documents, failed, length, name: source.ok ? source.source.id : source.name });
    await run.pause?.();
  }
  if (run.signal?.aborted) return end('cancelled');
  const problem = await sink.finish();
  return problem === undefined ? end('done') : end('stopped', problem);
}
