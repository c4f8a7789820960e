import type { FormatOptions } from '../core';
import { openAtomicFile } from './atomicFile';
import type { DocumentAccount, ExportAccount } from './exportAccount';
import type { FileProblem } from './fileProblem';
import type { Files } from './ports';

/** An account of an export as a file of JSON, written as documents come. */
export interface Report {
  add(document: DocumentAccount): void;
  /** Puts it in its place. */
  finish(sums: ExportAccount, complete: boolean): Promise<FileProblem | undefined>;
}

const HEAD = '{"report":"newsmark export"';

/** Begins a report; one of an earlier export is replaced, another file is not. */
export async function openReport(
  files: Files,
  path: string,
  about: { readonly format: string; readonly options: FormatOptions; readonly to: string | null },
  isInput: (identity: string) => Promise<boolean>,
): Promise<{ readonly ok: true; readonly report: Report } | { readonly ok: false; readonly problem: FileProblem }> {
  const opened = await openAtomicFile(files, path, { isOurs: head => head.startsWith(HEAD), isInput });
  if (!opened.ok) return opened;
  const { file } = opened;
  const encoder = new TextEncoder();
  let writing: Promise<FileProblem | undefined> = file.write(
    encoder.encode(`${HEAD},${JSON.stringify(about).slice(1, -1)},"documents":[`),
  );
  let mark = '\n';
  return {
    ok: true,
    report: {
      add(document) {
        const line = `${mark}${JSON.stringify(document)}`;
        mark = ',\n';
        writing = writing.then(problem => problem ?? file.write(encoder.encode(line)));
      },
      async finish({ documents, losses, readBack, different }, complete) {
        const sums = { count: documents, complete, losses, readBack, different };
        const end = `\n],${JSON.stringify(sums).slice(1, -1)}}\n`;
        return (await writing) ?? (await file.write(encoder.encode(end))) ?? (await file.commit());
      },
    },
  };
}
