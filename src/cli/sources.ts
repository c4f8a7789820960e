import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { fileProblem } from '../app/fileProblem';
import type { FileState, Files, Source } from '../app/ports';
import { readSource, toSource } from '../app/readSource';
import type { InputKind, TextArguments } from './arguments';
import { readJsonLines } from './jsonLines';
import type { Terminal } from './terminal';
import { walkFolder } from './walkFolder';

/** The name of standard input on a command line. */
export const STANDARD_INPUT = '-';

/** What a path is read as: as asked for, or as its name says. */
export function inputKind(path: string, asked: InputKind | undefined): InputKind {
  return asked ?? (/\.(?:jsonl|ndjson)$/i.test(path) ? 'jsonl' : 'text');
}

/** The id of the document of a text file: its name without `.txt`. */
export function documentId(fileName: string): string {
  return fileName.replace(/\.txt$/i, '') || fileName;
}

/** Every text that the command line names, in its order, each read when it is asked for. Does not throw. */
export async function* readSources(
  args: TextArguments,
  files: Files,
  terminal: Pick<Terminal, 'stdin' | 'signal'>,
): AsyncGenerator<Source> {
  const date = args.date ?? null;
  const { stdin, signal } = terminal;
  for (const path of args.paths) {
    const kind = inputKind(path, args.input);
    if (path === STANDARD_INPUT) {
      if (kind === 'jsonl') yield* readJsonLines(stdin, { name: 'standard input', date, signal });
      else yield* readWhole(stdin, date, signal);
    } else if ((await kindOf(files, path)) === 'folder') {
      yield* readFolder(path, kind, args, files, signal);
    } else if (kind === 'jsonl') {
      yield* readJsonLines(createReadStream(path), { name: path, date, signal });
    } else {
      const name = basename(path);
      yield readSource(files, { path, id: documentId(name), uri: name, folder: '' }, date);
    }
  }
}

async function* readFolder(
  folder: string,
  kind: InputKind,
  args: TextArguments,
  files: Files,
  signal: AbortSignal,
): AsyncGenerator<Source> {
  const patterns = args.glob.length > 0 ? args.glob : kind === 'jsonl' ? ['*.jsonl', '*.ndjson'] : ['*.txt'];
  const date = args.date ?? null;
  let found = 0;
  for await (const entry of walkFolder(folder, patterns)) {
    found++;
    const { path } = entry;
    if (!entry.ok) yield { ok: false, name: path, message: fileProblem(entry.error, path, 'read').message };
    else if (kind === 'jsonl') yield* readJsonLines(createReadStream(path), { name: path, date, signal });
    else {
      const { relative } = entry;
      const cut = relative.lastIndexOf('/');
      const id = documentId(relative.slice(cut + 1));
      yield readSource(files, { path, id, uri: relative, folder: relative.slice(0, Math.max(cut, 0)) }, date);
    }
  }
  if (found === 0) {
    const message = `${folder}: no file in this folder matches ${patterns.join(' or ')}. Choose others with --glob.`;
    yield { ok: false, name: folder, message };
  }
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

/** Whether the inputs are a single text; it need not be there. */
export async function namesOneText({ paths, input }: TextArguments, files: Files): Promise<boolean> {
  if (paths.length !== 1 || inputKind(paths[0], input) !== 'text') return false;
  return (await kindOf(files, paths[0])) !== 'folder';
}

/** What stands at a path. One that cannot be inspected counts as missing: reading it as a file will say what is wrong. */
export async function kindOf(files: Files, path: string): Promise<FileState['kind']> {
  try {
    return (await files.inspect(path)).kind;
  } catch {
    return 'missing';
  }
}
