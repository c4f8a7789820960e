import type { Format, NewsmarkDocument } from '../core';
import { type AtomicFile, openAtomicFile } from './atomicFile';
import { type FileProblem, fileProblem } from './fileProblem';
import { createOutputNames } from './outputNames';
import type { ByteSink, Files } from './ports';

/** Where documents go, one after the other. Nothing rejects; after a `fatal` problem no further document can be taken. */
export interface DocumentSink<Made = NewsmarkDocument> {
  /** `folder`: where the text lay below the folder that was asked for, `/` between its parts; '' at its top. */
  put(document: Made, folder: string, text: string): Promise<SinkResult>;
  /** Completes the output. A problem here concerns the output as a whole. */
  finish(): Promise<FileProblem | undefined>;
  /** Leaves nothing half-written. What is complete stays. */
  abandon(): Promise<void>;
}

export type SinkResult =
  | { readonly ok: true; readonly path?: string; readonly warning?: string }
  | { readonly ok: false; readonly fatal: boolean; readonly problem: FileProblem };

const encoder = new TextEncoder();

/** Fewest UTF-16 code units that are written at a time, where there are more. */
const CHUNK = 64 * 1024;

/** The bytes of pieces of text, UTF-8, in chunks. */
function* encode(pieces: Iterable<string>): Generator<Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}

async function writeTo(file: AtomicFile, pieces: Iterable<string>): Promise<FileProblem | undefined> {
  for (const bytes of encode(pieces)) {
    const problem = await file.write(bytes);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Writes to an open stream, waiting for it where it is slow. `name` stands for it in messages. */
export function streamSink<Made>(
  output: ByteSink,
  write: (document: Made, text: string) => Iterable<string>,
  name: string,
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
        await output.close();
        return undefined;
      } catch (error) {
        return fileProblem(error, name, 'write');
      }
    },
    abandon: async () => undefined,
  };
}

/** Writes one file, which appears when all of it is written, with as many documents as a file of its format holds. */
export async function fileSink(
  files: Files,
  path: string,
  format: Format,
): Promise<{ readonly ok: true; readonly sink: DocumentSink } | { readonly ok: false; readonly problem: FileProblem }> {
  const opened = await openAtomicFile(files, path);
  if (!opened.ok) return opened;
  const file: AtomicFile = opened.file;
  let documents = 0;
  return {
    ok: true,
    sink: {
      async put(document, _folder, text) {
        if (format.holds === 'one' && documents > 0) {
          const message = `${path}: a ${format.title} file holds one document. Write JSON Lines for several, or give a folder.`;
          await file.discard();
          return { ok: false, fatal: true, problem: { kind: 'other', message } };
        }
        documents++;
        const problem = await writeTo(file, format.files[0].write({ document, text }));
        return problem === undefined ? { ok: true, path } : { ok: false, fatal: true, problem };
      },
      async finish() {
        // A file without its document would be no file of its format: leave what was there.
        if (format.holds === 'one' && documents === 0) await file.discard();
        else return file.commit();
        return undefined;
      },
      abandon: () => file.discard(),
    },
  };
}

/**
 * Writes each document to files of its own, named by its id and the endings of the format, in the folder that its text lay in, below
 * `root`. A file of an earlier run is replaced; two documents of this run never share a name: the second becomes `<id>-2`, with a
 * warning.
 */
export function folderSink(files: Files, root: string, format: Format): DocumentSink {
  const nameOf = createOutputNames();
  const made = new Set<string>();
  const refuse = (problem: FileProblem, fatal = isFatal(problem)): SinkResult => ({ ok: false, fatal, problem });
  return {
    async put(document, folder, text) {
      const parent = folder === '' ? root : folder.split('/').reduce((path, name) => files.join(path, name), root);
      const { id } = document.document;
      const { name, taken } = nameOf(folder, id);
      if (!made.has(parent)) {
        try {
          await files.createFolder(parent);
          made.add(parent);
        } catch (error) {
          const problem = fileProblem(error, parent, 'write');
          return refuse(problem, parent === root || isFatal(problem));
        }
      }
      const paths = format.files.map(({ ending }) => files.join(parent, name + ending));
      for (const [i, { write }] of format.files.entries()) {
        const opened = await openAtomicFile(files, paths[i]);
        if (!opened.ok) return refuse(opened.problem);
        const problem = (await writeTo(opened.file, write({ document, text }))) ?? (await opened.file.commit());
        if (problem !== undefined) return refuse(problem);
      }
      const [path] = paths;
      return taken
        ? { ok: true, path, warning: `${path}: another document of this run is called ${id} too.` }
        : { ok: true, path };
    },
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}

/** Whether the next file will meet the same problem. */
function isFatal(problem: FileProblem): boolean {
  return problem.kind === 'full';
}
