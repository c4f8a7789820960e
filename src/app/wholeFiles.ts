import type { ExportFile, FormatInput, FormatOptions, Gathering } from '../core';
import { type AtomicFile, openAtomicFile, type WriteRules } from './atomicFile';
import { writePieces } from './encodePieces';
import type { FileProblem } from './fileProblem';
import type { Files } from './ports';

/** The files of a folder that all documents of an export become together. They appear when it is finished. */
export interface WholeFiles {
  add(input: FormatInput): Promise<FileProblem | undefined>;
  finish(): Promise<FileProblem | undefined>;
  discard(): Promise<void>;
}

/** Begins those files; one that is in the way, and is not to be replaced, is a problem now. */
export async function openWholeFiles(
  files: Files,
  root: string,
  whole: readonly ExportFile[],
  options: FormatOptions,
  rulesOf: (file: ExportFile) => WriteRules,
): Promise<{ readonly ok: true; readonly files: WholeFiles } | { readonly ok: false; readonly problem: FileProblem }> {
  const begun: { readonly file: AtomicFile; readonly gathering: Gathering }[] = [];
  const discard = async (): Promise<void> => {
    for (const { file } of begun) await file.discard();
  };
  const each = async (
    step: (one: (typeof begun)[number]) => Promise<FileProblem | undefined>,
  ): Promise<FileProblem | undefined> => {
    for (const one of begun) {
      const problem = await step(one);
      if (problem === undefined) continue;
      await discard();
      return problem;
    }
    return undefined;
  };
  for (const file of whole) {
    const opened = await openAtomicFile(files, files.join(root, file.name), rulesOf(file));
    if (!opened.ok) {
      await discard();
      return opened;
    }
    begun.push({ file: opened.file, gathering: file.open(options) });
  }
  return {
    ok: true,
    files: {
      add: input => each(({ file, gathering }) => writePieces(file, gathering.add(input))),
      finish: async () =>
        (await each(({ file, gathering }) => writePieces(file, gathering.end()))) ??
        (await each(({ file }) => file.commit())),
      discard,
    },
  };
}
