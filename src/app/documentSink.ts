import type { Format, FormatInput, FormatOptions, NewsmarkDocument, Piece } from '../core';
import { isOneFile } from '../core';
import { type AtomicFile, openAtomicFile, sweepLeftovers, type WriteRules } from './atomicFile';
import { encode, writePieces } from './encodePieces';
import { type FileProblem, fileProblem } from './fileProblem';
import { createOutputNames } from './outputNames';
import type { ByteSink, Files } from './ports';
import { openWholeFiles } from './wholeFiles';

/**
 * Where documents go, one after the other. Nothing rejects; after a `fatal` problem no further document can be taken.
 */
export interface DocumentSink<Made = NewsmarkDocument> {
  /** `folder`: where the text lay below the folder that was asked for, `/` between its parts; '' at its top. */
  put(document: Made, folder: string, text: string): Promise<SinkResult>;
  /** Completes the output. A problem here concerns the output as a whole. */
  finish(): Promise<FileProblem | undefined>;
  /** Leaves nothing half-written. What is complete stays. */
  abandon(): Promise<void>;
}

export type SinkResult =
  | {
      readonly ok: true;
      readonly path?: string;
      /** The files of the document alone, where it has such. */
      readonly paths?: readonly string[];
      readonly warning?: string;
    }
  | { readonly ok: false; readonly fatal: boolean; readonly problem: FileProblem };

/**
 * Writes to an open stream, waiting for it where it is slow. `name` stands for it in messages; `end` is what stands
 * behind the last document.
 */
export function streamSink<Made>(
  output: ByteSink,
  write: (document: Made, text: string) => Iterable<Piece>,
  name: string,
  end: () => Iterable<Piece> = () => [],
): DocumentSink<Made> {
  return {
    async put(document, _folder, text) {
      try {
        for (const bytes of encode(write(document, text))) await output.write(bytes);
        return { ok: true };
      } catch (error) {
        return { ok: false, fatal: true, problem: fileProblem(error, name, 'write') };
      }
    },
    async finish() {
      try {
        for (const bytes of encode(end())) await output.write(bytes);
        await output.close();
        return undefined;
      } catch (error) {
        return fileProblem(error, name, 'write');
      }
    },
    abandon: async () => undefined,
  };
}

/** What a run may replace, see `WriteRules`; and what was chosen of its format. */
export type SinkRules = Pick<WriteRules, 'force' | 'remedy' | 'isInput'> & { readonly options?: FormatOptions };

type OpenedSink =
  | { readonly ok: true; readonly sink: DocumentSink }
  | { readonly ok: false; readonly problem: FileProblem };

/** Writes one file, which appears when all of it is written, with as many documents as a file of its format holds. */
export async function fileSink(files: Files, path: string, format: Format, rules: SinkRules = {}): Promise<OpenedSink> {
  const { folder, name } = files.split(path);
  await sweepLeftovers(files, folder, name);
  const { options = {} } = rules;
  const [own = format.whole?.[0]] = format.files;
  if (own === undefined) throw new Error(`${format.id} writes no file`);
  const opened = await openAtomicFile(files, path, rulesOf(rules, own));
  if (!opened.ok) return opened;
  const { file } = opened;
  const gathering = 'open' in own ? own.open(options) : undefined;
  const write = 'write' in own ? (input: FormatInput) => own.write(input) : gathering?.add.bind(gathering);
  let documents = 0;
  return {
    ok: true,
    sink: {
      async put(document, _folder, text) {
        if (!isOneFile(format) && documents > 0) {
          const message = `${path}: a ${format.title} file holds one document. Write JSON Lines for several, or give a folder.`;
          await file.discard();
          return { ok: false, fatal: true, problem: { kind: 'other', message } };
        }
        documents++;
        const problem = await writePieces(file, write?.({ document, text, options }) ?? []);
        return problem === undefined ? { ok: true, path } : { ok: false, fatal: true, problem };
      },
      async finish() {
        // A file without its document would be no file of its format: leave what was there.
        if (!isOneFile(format) && documents === 0) {
          await file.discard();
          return undefined;
        }
        const problem = await writePieces(file, gathering?.end() ?? []);
        return problem ?? (await file.commit()) ?? flushed(files, path);
      },
      abandon: () => file.discard(),
    },
  };
}

/**
 * Writes each document to files of its own, named by its id and the endings of the format, in the folder that its text
 * lay in, below `root`. Files of an earlier run are replaced, those of other programs are not; two documents of this
 * run never share a name: the second becomes `<id>-2`, with a warning. That `root` can be written to is tried
 * beforehand: what is wrong with it is one problem, and not one for each document.
 */
export async function folderSink(
  files: Files,
  root: string,
  format: Format,
  rules: SinkRules = {},
): Promise<OpenedSink> {
  const nameOf = createOutputNames();
  const made = new Map<string, FileProblem | undefined>();
  const prepare = async (folder: string): Promise<FileProblem | undefined> => {
    if (!made.has(folder)) made.set(folder, await prepareFolder(files, folder));
    return made.get(folder);
  };
  const refuse = (problem: FileProblem): SinkResult => ({ ok: false, fatal: isFatal(problem), problem });

  const wrong = (await prepare(root)) ?? (await tryFolder(files, root));
  if (wrong !== undefined) return { ok: false, problem: wrong };
  const { options = {} } = rules;
  const whole = await openWholeFiles(files, root, format.whole ?? [], options, file => rulesOf(rules, file));
  if (!whole.ok) return whole;
  return {
    ok: true,
    sink: {
      async put(document, folder, text) {
        const parent = folder === '' ? root : folder.split('/').reduce((path, name) => files.join(path, name), root);
        const { id } = document.document;
        const { name, taken } = nameOf(folder, id);
        const paths = format.files.map(({ ending }) => files.join(parent, name + ending));
        const input = { document, text, options, name };
        const problem = (await prepare(parent)) ?? (await writeAll(files, paths, format, rules, input));
        if (problem !== undefined) return refuse(problem);
        const common = await whole.files.add(input);
        if (common !== undefined) return { ok: false, fatal: true, problem: common };
        const [path = root] = paths;
        return taken
          ? { ok: true, path, paths, warning: `${path}: another document of this run is called ${id} too.` }
          : { ok: true, path, paths };
      },
      finish: async () => (await whole.files.finish()) ?? flushed(files, root),
      async abandon() {
        await whole.files.discard();
        await flushed(files, root);
      },
    },
  };
}

/** Writes the files of one document, and puts them in their places when all are written. */
async function writeAll(
  files: Files,
  paths: readonly string[],
  format: Format,
  rules: SinkRules,
  input: FormatInput,
): Promise<FileProblem | undefined> {
  const begun: AtomicFile[] = [];
  const give = async (problem: FileProblem): Promise<FileProblem> => {
    for (const file of begun) await file.discard();
    return problem;
  };
  for (const [i, file] of format.files.entries()) {
    if (file.isText && (await isThere(files, paths[i], file.write(input)))) continue;
    const opened = await openAtomicFile(files, paths[i], rulesOf(rules, file));
    if (!opened.ok) return give(opened.problem);
    begun.push(opened.file);
    const problem = await writePieces(opened.file, file.write(input));
    if (problem !== undefined) return give(problem);
  }
  for (const file of begun) {
    const problem = await file.commit();
    if (problem !== undefined) return give(problem);
  }
  return undefined;
}

/** Whether a file is there that holds just these bytes. */
async function isThere(files: Files, path: string, pieces: Iterable<Piece>): Promise<boolean> {
  try {
    const { kind, size } = await files.inspect(path);
    if (kind !== 'file' || size === 0) return false;
    const there = await files.read(path, size);
    let at = 0;
    for (const bytes of encode(pieces)) {
      if (at + bytes.length > there.length || bytes.some((byte, i) => byte !== there[at + i])) return false;
      at += bytes.length;
    }
    return at === there.length;
  } catch {
    return false;
  }
}

function rulesOf({ options: _, ...rules }: SinkRules, file: { isOurs?(head: string): boolean }): WriteRules {
  return file.isOurs === undefined ? rules : { ...rules, isOurs: head => file.isOurs?.(head) === true };
}

/** Makes a folder, and removes what killed runs left in it. */
async function prepareFolder(files: Files, folder: string): Promise<FileProblem | undefined> {
  try {
    await files.createFolder(folder);
  } catch (error) {
    return fileProblem(error, folder, 'write');
  }
  await sweepLeftovers(files, folder);
  return undefined;
}

/** Begins a file in a folder and leaves nothing of it: whether a file can be written there. */
async function tryFolder(files: Files, folder: string): Promise<FileProblem | undefined> {
  const opened = await openAtomicFile(files, files.join(folder, files.uniqueName()), { shown: folder });
  if (!opened.ok) return opened.problem;
  await opened.file.discard();
  return undefined;
}

async function flushed(files: Files, path: string): Promise<FileProblem | undefined> {
  try {
    await files.flush();
    return undefined;
  } catch (error) {
    return fileProblem(error, path, 'write');
  }
}

/** Whether the next file will meet the same problem. */
function isFatal(problem: FileProblem): boolean {
  return problem.kind === 'full' || problem.kind === 'readOnly';
}
