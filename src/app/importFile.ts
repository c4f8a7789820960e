import {
  type Format,
  type FormatOptions,
  type Importing,
  type Operation,
  placeCorrections,
  type ReadDocument,
  type ReadProblem,
  sidecarName,
  toOperations,
} from '../core';
import { openAtomicFile } from './atomicFile';
import { decodeText, LARGEST_TEXT } from './decodeText';
import { fileProblem } from './fileProblem';
import { safeFileName } from './outputNames';
import type { Files } from './ports';
import { addToSidecar } from './sidecars';

/** A file to take over: its name as a person knows it, its bytes, and what lies beside it. */
export interface FileToImport {
  readonly name: string;
  /** Its own path, in the ZIP where it comes out of one. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The folder that it lies in, where its text may lie; undefined for one out of a ZIP. */
  readonly folder: string | undefined;
  /** The bytes of a file beside it, by its whole name. */
  beside(name: string): Promise<Uint8Array | undefined>;
}

export interface ImportPlan {
  readonly format: Format;
  readonly options: FormatOptions;
  readonly importing: Importing;
  /** Where texts and corrections go; undefined: beside the texts, where they are. */
  readonly out: string | undefined;
  /** Where texts lie besides. */
  readonly texts: string | undefined;
}

/** What became of a document of a file. */
export interface ImportedDocument {
  readonly id: string;
  /** The text that the corrections are of. */
  readonly path: string;
  readonly text: string;
  readonly operations: readonly Operation[];
  /** What could not be taken over, and what is called otherwise, a sentence each. */
  readonly notes: readonly string[];
}

export interface FileReport {
  readonly name: string;
  /** What was wrong, with line and column, a sentence each; with one nothing of the file was used. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly documents: readonly ImportedDocument[];
}

interface Target {
  readonly document: ReadDocument;
  readonly path: string;
  readonly text: string;
  /** The text is written, since it is not there. */
  readonly isNew: boolean;
}

/**
 * Takes over a file: all of it is read and placed before anything is written, so that one that is wrong changes
 * nothing. A text that is there is never changed; corrections are added to those that are there, each once.
 */
export async function importFile(files: Files, file: FileToImport, plan: ImportPlan): Promise<FileReport> {
  const errors: string[] = [];
  const warnings: string[] = [];
  const report = (documents: readonly ImportedDocument[]): FileReport => ({
    name: file.name,
    errors,
    warnings,
    documents,
  });
  const read = await readAll(file, plan);
  for (const problem of read.problems) {
    (problem.severity === 'error' ? errors : warnings).push(problemLine(file.name, problem));
  }
  const targets: Target[] = [];
  for (const document of read.documents) {
    const target = await targetOf(files, file, document, plan);
    if (typeof target === 'string') errors.push(`${file.name}: ${target}`);
    else if (targets.some(({ path }) => path === target.path))
      errors.push(`${file.name}: ${document.id} is there twice.`);
    else targets.push(target);
  }
  if (errors.length > 0) return report([]);
  const documents: ImportedDocument[] = [];
  for (const target of targets) {
    const made = await write(files, target, plan);
    if (typeof made === 'string') errors.push(`${file.name}: ${made}`);
    else documents.push(made);
  }
  return report(documents);
}

/** "a.ann, line 3, column 7: …" */
function problemLine(name: string, { line, column, message }: ReadProblem): string {
  const at = line === undefined ? '' : `, line ${line}${column === undefined ? '' : `, column ${column}`}`;
  return `${name}${at}: ${message}`;
}

async function readAll(file: FileToImport, { format, options }: ImportPlan) {
  const failed = (message: string) => ({ documents: [], problems: [{ severity: 'error', message } as const] });
  const decoded = decodeText(file.bytes, LARGEST_TEXT);
  if (!decoded.ok) return failed(decoded.message);
  const { reader } = format;
  if (reader === undefined) return failed(`${format.title} is not read.`);
  const input = { name: file.path, text: decoded.text };
  const stem = stemOf(file.path, reader.endings);
  const found = new Map<string, string>();
  for (const wanted of reader.asksFor?.(input) ?? []) {
    const bytes = await file.beside(wanted.startsWith('.') ? stem + wanted : wanted);
    const text = bytes && decodeText(bytes, LARGEST_TEXT);
    if (text?.ok) found.set(wanted, text.text);
  }
  return reader.read(input, name => found.get(name), options);
}

/** The name of a file without its folders and the ending of its format. */
function stemOf(path: string, endings: readonly string[]): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const ending = endings.find(each => name.toLowerCase().endsWith(each));
  return ending === undefined ? name : name.slice(0, -ending.length);
}

/** Where the text of a document lies or goes, or why there is no such place. */
async function targetOf(
  files: Files,
  file: FileToImport,
  document: ReadDocument,
  { out, texts }: ImportPlan,
): Promise<Target | string> {
  const own = document.source === undefined ? [] : [safeFileName(baseOf(document.source))];
  const names = [...new Set([...own, `${safeFileName(document.id.replace(/\.txt$/i, ''))}.txt`])];
  const folders = out === undefined ? [texts, file.folder] : [out, texts, file.folder];
  for (const folder of folders) {
    if (folder === undefined) continue;
    for (const name of names) {
      const path = files.join(folder, name);
      const text = await textAt(files, path);
      if (text === undefined) continue;
      if (document.text !== undefined && !isSameText(document.text, text))
        return `${path} is another text than that of ${document.id}. Name the folder of its texts with --texts, or give another --out.`;
      if (out === undefined || folder === out) return { document, path, text, isNew: false };
      return { document, path: files.join(out, name), text, isNew: true };
    }
  }
  if (document.text === undefined)
    return `the text of ${document.id} is missing. Put ${names.join(' or ')} beside it, or name its folder with --texts.`;
  if (out === undefined) return `the text of ${document.id} lies nowhere yet. Give --out a folder for it.`;
  return { document, path: files.join(out, names[names.length - 1]), text: document.text, isNew: true };
}

function baseOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

async function textAt(files: Files, path: string): Promise<string | undefined> {
  try {
    if ((await files.inspect(path)).kind !== 'file') return undefined;
    const decoded = decodeText(await files.read(path, LARGEST_TEXT));
    return decoded.ok ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether two texts differ in nothing but how their lines end, and in halves of characters. */
function isSameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd').replace(/[ \r]?\r?\n|\r/g, '\n');
  return a === b || plain(a) === plain(b);
}

async function write(files: Files, target: Target, { importing, out }: ImportPlan): Promise<ImportedDocument | string> {
  const { document, path, text, isNew } = target;
  const own = document.text ?? text;
  const made = toOperations(document, own, importing);
  const notes = made.left.map(what => `left out: ${what}`);
  for (const { from, to, count } of made.renamed) notes.push(`“${from}” is called ${to} here (${count}).`);
  // anchored in the text of the file, and found again in the one on the disk, where its lines end otherwise
  const orphans = own === text ? 0 : placeCorrections(text, made.operations).orphans.length;
  if (orphans > 0) notes.push(`${orphans} have lost their words in ${path}.`);
  if (isNew) {
    const problem = await writeText(files, out, path, text);
    if (problem !== undefined) return problem;
  }
  if (made.operations.length > 0) {
    const { folder, name } = files.split(path);
    const saved = await addToSidecar(files, files.join(folder, sidecarName(name)), made.operations);
    if (!saved.ok) return saved.problem.message;
  }
  return { id: document.id, path, text, operations: made.operations, notes };
}

async function writeText(
  files: Files,
  out: string | undefined,
  path: string,
  text: string,
): Promise<string | undefined> {
  try {
    if (out !== undefined) await files.createFolder(out);
  } catch (error) {
    return fileProblem(error, path, 'write').message;
  }
  const opened = await openAtomicFile(files, path, { isOurs: () => false });
  if (!opened.ok) return opened.problem.message;
  const problem = (await opened.file.write(new TextEncoder().encode(text))) ?? (await opened.file.commit());
  return problem?.message;
}
