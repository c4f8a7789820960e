import { openAtomicFile } from '../app/atomicFile';
import type { FileProblem } from '../app/fileProblem';
import type { FileReport } from '../app/importFile';
import type { Files } from '../app/ports';

const HEAD = '{"report":"newsmark import"';

/** Writes an account of an import as JSON; one of an earlier import is replaced, another file is not. */
export async function writeReport(
  files: Files,
  path: string,
  from: string,
  reports: readonly FileReport[],
): Promise<FileProblem | undefined> {
  const opened = await openAtomicFile(files, path, { isOurs: head => head.startsWith(HEAD) });
  if (!opened.ok) return opened.problem;
  const all = reports.map(({ documents, ...rest }) => ({
    ...rest,
    documents: documents.map(({ id, path: text, operations, notes }) => ({
      id,
      text,
      corrections: operations.length,
      notes,
    })),
  }));
  const json = `${HEAD},${JSON.stringify({ from, files: all }).slice(1)}\n`;
  return (await opened.file.write(new TextEncoder().encode(json))) ?? opened.file.commit();
}
