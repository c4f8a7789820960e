import type { NewsmarkDocument } from '../core/annotations/model';
import { type DocumentFormat, type DocumentSink, fileSink, folderSink } from './documentSink';
import type { Files, Progress } from './ports';

/** One file with everything (JSON holds one document, JSON Lines any number), or a folder with a file for each document. */
export type ExportTarget =
  | { readonly kind: 'file'; readonly path: string; readonly format: DocumentFormat }
  | { readonly kind: 'folder'; readonly path: string };

export type ExportResult =
  | { readonly outcome: 'done' | 'cancelled'; readonly documents: number; readonly failures: readonly string[] }
  | {
      readonly outcome: 'failed';
      readonly documents: number;
      readonly failures: readonly string[];
      /** Names the file and says what to do. */
      readonly message: string;
    };

/** What the files of an export are made of: a document, with the folder its text lay in. */
export interface ExportItem {
  readonly document: NewsmarkDocument;
  /** Below the folder that was asked for, `/` between its parts; '' at its top. */
  readonly folder?: string;
}

/**
 * Writes annotated documents. Each file appears only when all of it is written, so that neither a failure nor a cancellation
 * leaves half of one; with a folder, the files that were complete by then stay. `failures` has a message for each document
 * that could not be written.
 */
export async function exportDocuments(
  files: Files,
  items: AsyncIterable<ExportItem> | Iterable<ExportItem>,
  target: ExportTarget,
  run: { readonly signal?: AbortSignal; readonly progress?: Progress } = {},
): Promise<ExportResult> {
  const failures: string[] = [];
  let documents = 0;
  let length = 0;
  let sink: DocumentSink;
  if (target.kind === 'folder') sink = folderSink(files, target.path);
  else {
    const opened = await fileSink(files, target.path, target.format);
    if (!opened.ok) return { outcome: 'failed', documents, failures, message: opened.problem.message };
    sink = opened.sink;
  }
  const leave = async (): Promise<ExportResult> => {
    await sink.abandon();
    return { outcome: 'cancelled', documents, failures };
  };

  try {
    for await (const { document, folder } of items) {
      if (run.signal?.aborted) return leave();
      const result = await sink.put(document, folder ?? '');
      if (result.ok) documents++;
      else if (result.fatal) {
        await sink.abandon();
        return { outcome: 'failed', documents, failures, message: result.problem.message };
      } else failures.push(result.problem.message);
      length += document.document.length;
      run.progress?.report({ documents, failed: failures.length, length, name: document.document.id });
    }
  } catch (error) {
    await sink.abandon();
    throw error;
  }
  if (run.signal?.aborted) return leave();
  const problem = await sink.finish();
  if (problem !== undefined) return { outcome: 'failed', documents, failures, message: problem.message };
  return { outcome: 'done', documents, failures };
}
