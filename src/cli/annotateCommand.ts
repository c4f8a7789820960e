import { annotateDocuments, type Summary } from '../app/annotateDocuments';
import { type DocumentSink, fileSink, folderSink, streamSink } from '../app/documentSink';
import type { AnnotateText, Files, Log } from '../app/ports';
import { readTables } from '../app/readTables';
import type { UserTables } from '../core';
import type { AnnotateArguments } from './arguments';
import { chooseDestination, type Destination, namesOneText } from './destination';
import { createProgressLine, describeProgress } from './progressLine';
import { readSources } from './sources';
import { EXIT, type Terminal } from './terminal';
import type { Workers } from './workers';

/** Up to this length, in UTF-16 code units, a single text is not worth a thread. */
const SHORT = 200_000;

/** The engine, where the command can run it. */
export interface CommandEngine {
  readonly annotate: AnnotateText;
  /** What in a user's tables cannot be read. */
  checkTables(tables: UserTables): readonly string[];
  /** In threads, up to `size` of them; the caller closes them. */
  inThreads(size: number): Workers;
  /** How many threads the machine can well run. */
  readonly threads: number;
}

/** Runs `newsmark annotate`. Resolves to the exit code; everything that went wrong has been written to standard error. */
export async function annotateCommand(
  args: AnnotateArguments,
  engine: CommandEngine,
  files: Files,
  terminal: Terminal,
): Promise<number> {
  const started = terminal.now();
  const progress = terminal.stderr.isTerminal && !args.quiet ? createProgressLine(terminal) : undefined;
  const say = (message: string): void => {
    progress?.clear();
    terminal.stderr.write(`newsmark: ${message}\n`);
  };
  const log: Log = { error: say, warn: args.quiet ? () => undefined : say };

  const chosen = await chooseDestination(args, files);
  if (!chosen.ok) {
    log.error(chosen.message);
    return EXIT.usage;
  }
  const own = args.tables === undefined ? undefined : await readOwnTables(args.tables, engine, files, log);
  if (own === 'unreadable') return EXIT.usage;
  const sink = await openSink(chosen.to, files, terminal, log);
  if (sink === undefined) return EXIT.someFailed;

  const oneText = await namesOneText(args, files);
  const jobs = oneText ? 1 : (args.jobs ?? engine.threads);
  const workers = engine.inThreads(jobs);
  const annotate: AnnotateText = text => {
    const source = own === undefined ? text : { ...text, tables: own };
    return oneText && source.text.length <= SHORT ? engine.annotate(source) : workers.annotate(source);
  };
  const { signal, pause } = terminal;
  const run = { log, signal, pause, jobs, ...(progress === undefined ? {} : { progress }) };
  const summary = await annotateDocuments(readSources(args, files, terminal), annotate, sink, run);
  await workers.close();
  progress?.clear();
  return conclude(summary, log, () => {
    if (progress !== undefined) terminal.stderr.write(`${describeProgress(summary, terminal.now() - started)}\n`);
  });
}

/** A user's own tables; each row that cannot be read is told, and then nothing is annotated. */
async function readOwnTables(
  folder: string,
  engine: CommandEngine,
  files: Files,
  log: Log,
): Promise<UserTables | undefined | 'unreadable'> {
  const { tables, problems } = await readTables(files, folder);
  const wrong = [...problems, ...(tables === undefined ? [] : engine.checkTables(tables))];
  for (const problem of wrong) log.error(problem);
  return wrong.length > 0 ? 'unreadable' : tables;
}

/** The exit code of a run that has ended; `tell` says how it went. */
function conclude(summary: Summary, log: Log, tell: () => void): number {
  const { outcome, problem, failed } = summary;
  if (outcome === 'cancelled') return EXIT.interrupted;
  // Whoever read the output has seen enough: nothing is wrong.
  if (outcome === 'stopped' && problem?.kind !== 'closed') {
    if (problem !== undefined) log.error(problem.message);
    return EXIT.someFailed;
  }
  tell();
  return failed > 0 ? EXIT.someFailed : EXIT.ok;
}

async function openSink(
  to: Destination,
  files: Files,
  terminal: Terminal,
  log: Log,
): Promise<DocumentSink | undefined> {
  if (to.kind === 'stdout') return streamSink(terminal.stdout, to.format, 'standard output');
  if (to.kind === 'folder') return folderSink(files, to.path);
  const opened = await fileSink(files, to.path, to.format);
  if (opened.ok) return opened.sink;
  log.error(opened.problem.message);
  return undefined;
}
