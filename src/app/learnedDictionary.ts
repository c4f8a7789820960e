import { learnNames, type NameVerdict, updateDictionary } from '../core';
import { openAtomicFile, sweepLeftovers } from './atomicFile';
import { decodeText } from './decodeText';
import { type FileProblem, fileProblem } from './fileProblem';
import type { Files } from './ports';

/** Largest dictionary that is read, in bytes. */
const LARGEST = 8 * 1024 * 1024;

export type DictionaryFile =
  | { readonly ok: true; readonly text: string | undefined }
  | { readonly ok: false; readonly problem: Pick<FileProblem, 'message'> };

/** The text of a dictionary; undefined where there is none. Never rejects. */
export async function readDictionaryFile(files: Files, path: string): Promise<DictionaryFile> {
  try {
    if ((await files.inspect(path)).kind !== 'file') return { ok: true, text: undefined };
    const decoded = decodeText(await files.read(path, LARGEST), LARGEST);
    if (decoded.ok) return { ok: true, text: decoded.text };
    return { ok: false, problem: { message: `${path}: ${decoded.message}` } };
  } catch (error) {
    return { ok: false, problem: fileProblem(error, path, 'read') };
  }
}

/**
 * Writes what the verdicts of a corpus teach into its dictionary, where that changes anything; what a person wrote into
 * it stays. Resolves to its text by now.
 */
export async function learnDictionary(
  files: Files,
  path: string,
  verdicts: Iterable<NameVerdict>,
): Promise<DictionaryFile> {
  const before = await readDictionaryFile(files, path);
  if (!before.ok) return before;
  const learned = learnNames(verdicts);
  if (before.text === undefined && learned.length === 0) return before;
  const text = updateDictionary(before.text ?? '', learned);
  if (text === before.text) return before;
  const { folder, name } = files.split(path);
  await sweepLeftovers(files, folder, name).catch(() => undefined);
  const opened = await openAtomicFile(files, path, { isOurs: isDictionaryHead });
  if (!opened.ok) return opened;
  const problem = (await opened.file.write(new TextEncoder().encode(text))) ?? (await opened.file.commit());
  return problem === undefined ? { ok: true, text } : { ok: false, problem };
}

/** Whether the beginning of a file is that of a dictionary. */
export function isDictionaryHead(head: string): boolean {
  return /^\ufeff?(?:# [^\n]*\r?\n)*name\tlabel\ttimes\twho\tstate\b/.test(head);
}
