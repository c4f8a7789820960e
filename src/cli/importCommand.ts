import { basename, dirname, join, resolve } from 'node:path';
import { LARGEST_TEXT } from '../app/decodeText';
import { folderSink } from '../app/documentSink';
import { fileProblem } from '../app/fileProblem';
import { type FileReport, type FileToImport, type ImportPlan, importFile } from '../app/importFile';
import type { Files, Log } from '../app/ports';
import { zipToImport } from '../app/zipToImport';
import { findFormat, onlyPeoples } from '../core';
import type { ImportArguments } from './exchangeArguments';
import { writeReport } from './importReport';
import { printable } from './printable';
import type { Surroundings } from './runTexts';
import { kindOf } from './sources';
import { EXIT } from './terminal';
import { walkFolder } from './walkFolder';

/** Runs `newsmark import`. Resolves to the exit code; everything that went wrong has been written to standard error. */
export async function importCommand(args: ImportArguments, surroundings: Surroundings): Promise<number> {
  const { files, terminal } = surroundings;
  const say = (message: string): void => terminal.stderr.write(`newsmark: ${printable(message)}\n`);
  const log: Log = { error: say, warn: args.quiet ? () => undefined : say };
  const plan: ImportPlan = {
    format: args.from,
    options: args.options,
    importing: { author: args.author, time: new Date().toISOString(), from: args.from.id },
    out: args.out === undefined ? undefined : resolve(args.out),
    texts: args.texts === undefined ? undefined : resolve(args.texts),
  };
  const reports: FileReport[] = [];
  let found = 0;
  for (const path of args.paths) {
    for await (const file of filesOf(path, plan, files)) {
      if (terminal.signal.aborted) return EXIT.interrupted;
      found++;
      const report = 'message' in file ? failed(path, file.message) : await importFile(files, file, plan);
      reports.push(report);
      tell(report, log);
      if (args.documents) await writeDocuments(report, args, surroundings, log);
      await terminal.pause();
    }
  }
  await files.flush().catch(() => undefined);
  if (found === 0) log.error(`no file of ${args.from.title} was found (${endingsOf(plan).join(', ')}).`);
  const problem = args.report === undefined ? undefined : await writeReport(files, args.report, args.from.id, reports);
  if (problem !== undefined) log.error(problem.message);
  const wrong = found === 0 || problem !== undefined || reports.some(({ errors }) => errors.length > 0);
  if (!args.quiet) terminal.stderr.write(`${summary(reports)}\n`);
  return wrong ? EXIT.someFailed : EXIT.ok;
}

function failed(name: string, message: string): FileReport {
  return { name, errors: [message], warnings: [], documents: [] };
}

function tell({ errors, warnings, documents }: FileReport, log: Log): void {
  for (const error of errors) log.error(error);
  for (const warning of warnings) log.warn(warning);
  for (const { id, notes } of documents) for (const note of notes) log.warn(`${id}: ${note}`);
}

function summary(reports: readonly FileReport[]): string {
  const documents = reports.flatMap(report => report.documents);
  const corrections = documents.reduce((sum, { operations }) => sum + operations.length, 0);
  const texts = documents.length === 1 ? '1 text' : `${documents.length} texts`;
  return `${corrections === 1 ? '1 correction' : `${corrections} corrections`} of ${texts} taken over.`;
}

function endingsOf({ format }: ImportPlan): readonly string[] {
  return format.reader?.endings ?? [];
}

/** The files of a path, each when it is asked for, or why they cannot be read. */
async function* filesOf(
  path: string,
  plan: ImportPlan,
  files: Files,
): AsyncGenerator<FileToImport | { readonly message: string }> {
  const kind = await kindOf(files, path);
  if (kind === 'folder') {
    for await (const entry of walkFolder(
      path,
      endingsOf(plan).map(ending => `*${ending}`),
    )) {
      if (entry.ok) yield fileAt(entry.path, files);
      else yield { message: fileProblem(entry.error, entry.path, 'read').message };
    }
  } else if (/\.zip$/i.test(path)) yield* filesOfZip(path, plan, files);
  else yield fileAt(path, files);
}

async function fileAt(path: string, files: Files): Promise<FileToImport | { readonly message: string }> {
  try {
    const bytes = await files.read(path, LARGEST_TEXT);
    const folder = resolve(dirname(path));
    const beside = async (name: string): Promise<Uint8Array | undefined> => {
      const other = join(folder, basename(name));
      return (await kindOf(files, other)) === 'file' ? files.read(other, LARGEST_TEXT) : undefined;
    };
    return { name: path, path, bytes, folder, beside };
  } catch (error) {
    return { message: fileProblem(error, path, 'read').message };
  }
}

async function* filesOfZip(
  path: string,
  plan: ImportPlan,
  files: Files,
): AsyncGenerator<FileToImport | { readonly message: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path, LARGEST_TEXT);
  } catch (error) {
    yield { message: fileProblem(error, path, 'read').message };
    return;
  }
  const unpacked = zipToImport(path, bytes, endingsOf(plan));
  if ('message' in unpacked) yield unpacked;
  else yield* unpacked;
}

/** Writes a document of just what people said, for each text that something came in for. */
async function writeDocuments(
  { documents }: FileReport,
  args: ImportArguments,
  { engine, files }: Surroundings,
  log: Log,
): Promise<void> {
  const format = findFormat('json');
  if (format === undefined) return;
  for (const { id, path, text, operations } of documents) {
    const opened = await folderSink(files, args.out ?? dirname(path), format);
    if (!opened.ok) {
      log.error(opened.problem.message);
      return;
    }
    const source = { id, uri: basename(path), text, date: null, corrections: operations };
    const put = await opened.sink.put(onlyPeoples(await engine.here.annotate(source)), '', text);
    if (!put.ok) log.error(put.problem.message);
    await opened.sink.finish();
  }
}
