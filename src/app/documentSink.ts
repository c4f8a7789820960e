import { type NewsmarkDocument, newsmarkJson, newsmarkLine } from '../core';
import { type AtomicFile, openAtomicFile } from './atomicFile';
import { type FileProblem, fileProblem } from './fileProblem';
import { createOutputNames } from './outputNames';
import type { ByteSink, Files } from './ports';

export type DocumentFormat = 'json' | 'jsonl';

/** Where documents go, one after the other. Nothing rejects; after a `fatal` problem no further document can be taken. */
export interface DocumentSink<Made = NewsmarkDocument> {
  /** `folder`: where the text lay below the folder that was asked for, `/` between its parts; '' at its top. */
  put(document: Made, folder: string): Promise<SinkResult>;
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

/** The bytes of a document, UTF-8, in chunks: indented JSON, or one line of JSON Lines. */
export function* encodeDocument(document: NewsmarkDocument, format: DocumentFormat): Generator<Uint8Array> {
  let text = '';
  for (const piece of format === 'json' ? newsmarkJson(document) : newsmarkLine(document)) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}

async function writeTo(
  file: AtomicFile,
  document: NewsmarkDocument,
  format: DocumentFormat,
): Promise<FileProblem | undefined> {
  for (const bytes of encodeDocument(document, format)) {
    const problem = await file.write(bytes);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Writes to an open stream, waiting for it where it is slow. `name` stands for it in messages. */
export function streamSink<Made>(
  output: ByteSink,
  encode: (document: Made) => Iterable<Uint8Array>,
  name: string,
): DocumentSink<Made> {
  return {
    async put(document) {
      try {
        for (const bytes of encode(document)) await output.write(bytes);
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

/** Writes one file, which appears when all of it is written: any number of lines, or a single document of JSON. */
export async function fileSink(
  files: Files,
  path: string,
  format: DocumentFormat,
): Promise<{ readonly ok: true; readonly sink: DocumentSink } | { readonly ok: false; readonly problem: FileProblem }> {
  const opened = await openAtomicFile(files, path);
  if (!opened.ok) return opened;
  const file: AtomicFile = opened.file;
  let documents = 0;
  return {
    ok: true,
    sink: {
      async put(document) {
        if (format === 'json' && documents > 0) {
          const message = `${path}: a JSON file holds one document. Write JSON Lines for several, or give a folder.`;
          await file.discard();
          return { ok: false, fatal: true, problem: { kind: 'other', message } };
        }
        documents++;
        const problem = await writeTo(file, document, format);
        return problem === undefined ? { ok: true, path } : { ok: false, fatal: true, problem };
      },
      async finish() {
        // A JSON file without a document would be no JSON: leave what was there.
        if (format === 'json' && documents === 0) await file.discard();
        else return file.commit();
        return undefined;
      },
      abandon: () => file.discard(),
    },
  };
}

/**
 * Writes each document to a file of its own, `<id>.json`, in the folder that its text lay in, below `root`. A file of an
 * earlier run is replaced; two documents of this run never share a file: the second becomes `<id>-2.json`, with a warning.
 */
export function folderSink(files: Files, root: string): DocumentSink {
  const nameOf = createOutputNames('.json');
  const made = new Set<string>();
  return {
    async put(document, folder) {
      const parent = folder === '' ? root : folder.split('/').reduce((path, name) => files.join(path, name), root);
      const { name, taken } = nameOf(folder, document.document.id);
      const path = files.join(parent, name);
      if (!made.has(parent)) {
        try {
          await files.createFolder(parent);
          made.add(parent);
        } catch (error) {
          const problem = fileProblem(error, parent, 'write');
          return { ok: false, fatal: parent === root || isFatal(problem), problem };
        }
      }
      const opened = await openAtomicFile(files, path);
      if (!opened.ok) return { ok: false, fatal: isFatal(opened.problem), problem: opened.problem };
      const problem = (await writeTo(opened.file, document, 'json')) ?? (await opened.file.commit());
      if (problem !== undefined) return { ok: false, fatal: isFatal(problem), problem };
      return taken
        ? { ok: true, path, warning: `${path}: another document of this run is called ${document.document.id} too.` }
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
