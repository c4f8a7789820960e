import { basename, dirname, resolve } from 'node:path';
import { documentSource, readDocumentFile } from '../app/documentSource';
import { fileProblem } from '../app/fileProblem';
import type { FileState, Files, Source } from '../app/ports';
import { type CorrectionReader, readSource, toSource } from '../app/readSource';
import { createSidecarFinder } from '../app/sidecars';
import { placeCorrections, SIDECAR_SUFFIX } from '../core';
import { type ReadDocumentLine, readJsonLines } from './jsonLines';
import { openRegular } from './nodeFiles';
import type { Terminal } from './terminal';
import type { InputKind, TextArguments } from './textArguments';
import { walkFolder } from './walkFolder';

/** The name of standard input on a command line. */
export const STANDARD_INPUT = '-';

/** What a path is read as: as asked for, or as its name says. */
export function inputKind(path: string, asked: InputKind | undefined): InputKind {
  return (
    asked ?? (/\.(?:jsonl|ndjson)$/i.test(path) ? 'jsonl' : /\.newsmark\.json$/i.test(path) ? 'documents' : 'text')
  );
}

/** The id of the document of a text file: its name without `.txt`. */
export function documentId(fileName: string): string {
  return fileName.replace(/\.txt$/i, '') || fileName;
}

/** Every text that the command line names, in its order, each read when it is asked for. Does not throw. */
export async function* readSources(
  args: TextArguments,
  files: Files,
  terminal: Pick<Terminal, 'stdin' | 'signal' | 'streams'>,
): AsyncGenerator<Source> {
  const date = args.date ?? null;
  const { signal } = terminal;
  const sidecars = args.corrections ? correctionReader(files) : undefined;
  for (const path of args.paths) {
    const kind = inputKind(path, args.input);
    if (path === STANDARD_INPUT) {
      if (terminal.streams.stdin.kind !== 'open') yield noInput(terminal.streams.stdin.kind);
      else if (kind === 'jsonl') yield* readJsonLines(terminal.stdin, { name: 'standard input', date, signal });
      else yield* readWhole(terminal.stdin, date, signal);
    } else if ((await kindOf(files, path)) === 'folder') {
      yield* readFolder(path, kind, args, { files, signal, sidecars });
    } else if (kind === 'jsonl') {
      yield* readJsonLines(chunksOf(path), { name: path, date, signal, documents: documentsOf(files, path, args) });
    } else if (kind === 'documents') {
      yield readDocumentFile(files, path, { name: path, folders: foldersOf(path, args) });
    } else {
      const name = basename(path);
      yield readSource(files, { path, id: documentId(name), uri: name, folder: '' }, date, sidecars);
    }
  }
}

/** What reading a folder needs besides its arguments. */
interface Reading {
  readonly files: Files;
  readonly signal: AbortSignal;
  readonly sidecars: CorrectionReader | undefined;
}

/** Finds sidecars of texts that the command line names from where it stands. */
export function correctionReader(files: Files): CorrectionReader {
  const finder = createSidecarFinder(files);
  return {
    find: path => finder.find(resolve(path)),
    countOrphans: (text, operations) => placeCorrections(text, operations).orphans.length,
  };
}

async function* readFolder(
  folder: string,
  kind: InputKind,
  args: TextArguments,
  { files, signal, sidecars }: Reading,
): AsyncGenerator<Source> {
  const patterns = patternsOf(args, kind);
  const date = args.date ?? null;
  let found = 0;
  for await (const entry of walkFolder(folder, patterns)) {
    const { path } = entry;
    if (kind === 'jsonl' && path.endsWith(SIDECAR_SUFFIX)) continue;
    found++;
    if (!entry.ok) yield { ok: false, name: path, message: fileProblem(entry.error, path, 'read').message };
    else if (kind === 'jsonl')
      yield* readJsonLines(chunksOf(path), { name: path, date, signal, documents: documentsOf(files, path, args) });
    else {
      const { relative } = entry;
      const cut = relative.lastIndexOf('/');
      if (kind === 'documents') {
        const place = { name: path, folders: foldersOf(path, args), folder: relative.slice(0, Math.max(cut, 0)) };
        yield readDocumentFile(files, path, place);
        continue;
      }
      const id = documentId(relative.slice(cut + 1));
      yield readSource(files, { path, id, uri: relative, folder: relative.slice(0, Math.max(cut, 0)) }, date, sidecars);
    }
  }
  if (found === 0) {
    const message = `${folder}: no file in this folder matches ${patterns.join(' or ')}. Choose others with --glob.`;
    yield { ok: false, name: folder, message };
  }
}

/** Where the texts of a file of documents may lie: beside it, and in the folder that was named. */
function foldersOf(path: string, { texts }: TextArguments): readonly string[] {
  return [dirname(path), ...(texts === undefined ? [] : [texts])];
}

/** How a line of JSON Lines that is a document becomes a source. */
function documentsOf(files: Files, path: string, args: TextArguments): ReadDocumentLine {
  const folders = foldersOf(path, args);
  return (json, name) => documentSource(files, json, { name, folders });
}

async function* readWhole(
  chunks: AsyncIterable<Uint8Array>,
  date: string | null,
  signal: AbortSignal,
): AsyncGenerator<Source> {
  const name = 'standard input';
  try {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    if (!signal.aborted) yield toSource(Buffer.concat(parts), { name, id: 'stdin', uri: null, date });
  } catch (error) {
    if (!signal.aborted) yield { ok: false, name, message: fileProblem(error, name, 'read').message };
  }
}

function noInput(kind: 'nowhere' | 'folder'): Source {
  const what = kind === 'folder' ? 'it is a folder' : 'it is closed or leads to nothing';
  const message = `standard input: ${what}. Give a text to read: newsmark annotate - < FILE.`;
  return { ok: false, name: 'standard input', message };
}

/** The bytes of a regular file, as they are wanted. */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await openRegular(path);
  yield* handle.createReadStream();
}

/** Whether the inputs are a single text; it need not be there. */
export async function namesOneText({ paths, input }: TextArguments, files: Files): Promise<boolean> {
  if (paths.length !== 1 || inputKind(paths[0], input) === 'jsonl') return false;
  return (await kindOf(files, paths[0])) !== 'folder';
}

/**
 * What stands at a path. One that cannot be inspected counts as missing: reading it as a file will say what is wrong.
 */
export async function kindOf(files: Files, path: string): Promise<FileState['kind']> {
  return (await stateOf(files, path))?.kind ?? 'missing';
}

/** What stands at a path; undefined for one that cannot be inspected. */
export async function stateOf(files: Files, path: string): Promise<FileState | undefined> {
  try {
    return await files.inspect(path);
  } catch {
    return undefined;
  }
}

/** Which files of a folder are read. */
export function patternsOf(args: TextArguments, kind: InputKind): readonly string[] {
  return args.glob.length > 0
    ? args.glob
    : kind === 'jsonl'
      ? ['*.jsonl', '*.ndjson']
      : kind === 'documents'
        ? ['*.newsmark.json']
        : ['*.txt'];
}
