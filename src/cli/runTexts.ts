import { annotateDocuments, type Summary } from '../app/annotateDocuments';
import type { DocumentSink } from '../app/documentSink';
import type { Files, Log, TextWork } from '../app/ports';
import type { CorpusText } from '../app/queries/claims/passages';
import type { DocumentOutline } from '../app/queries/documentOutline';
import type { Corpus, DocumentDigest, NewsmarkDocument, UserTables } from '../core';
import { printable } from './printable';
import { createProgressLine, describeProgress } from './progressLine';
import { readKnowledge } from './readKnowledge';
import { namesOneText, readSources } from './sources';
import { EXIT, type Terminal } from './terminal';
import type { TextArguments } from './textArguments';
import type { Workers } from './workers';

/** Up to this length, in UTF-16 code units, a single text is not worth a thread. */
const SHORT = 200_000;

/** What a command makes of each text, by the name under which a thread knows it. */
export interface Makes {
  readonly annotate: NewsmarkDocument;
  readonly outline: DocumentOutline;
  readonly digest: DocumentDigest;
}
export type Task = keyof Makes;

/** The engine, where the command can run it. */
export interface CommandEngine {
  /** What it does with a text in this thread. */
  readonly here: { readonly [T in Task]: TextWork<Makes[T]> };
  /** The same in threads, up to `size` of them; the caller closes them. */
  inThreads<T extends Task>(task: T, size: number): Workers<Makes[T]>;
  /** What in a user's tables cannot be read. */
  checkTables(tables: UserTables): readonly string[];
  /** What texts tell together. */
  buildCorpus(digests: readonly DocumentDigest[]): Corpus;
  /** Answers questions about texts over standard input and output, until the input ends. */
  serveMcp(texts: readonly CorpusText[]): Promise<void>;
  /** How many threads the machine can well run. */
  readonly threads: number;
}

/** What a command reads and writes besides its texts. */
export interface Surroundings {
  readonly engine: CommandEngine;
  readonly files: Files;
  readonly terminal: Terminal;
}

/**
 * Does a task with every text that a command line names and hands what comes out to the sink that `open` opens.
 * Resolves to the exit code; everything that went wrong has been written to standard error.
 */
export async function runTexts<T extends Task>(
  task: T,
  args: TextArguments,
  { engine, files, terminal }: Surroundings,
  open: (log: Log) => Promise<DocumentSink<Makes[T]> | number>,
): Promise<number> {
  const started = terminal.now();
  const progress = terminal.stderr.isTerminal && !args.quiet ? createProgressLine(terminal) : undefined;
  const say = (message: string): void => {
    progress?.clear();
    terminal.stderr.write(`newsmark: ${printable(message)}\n`);
  };
  const log: Log = { error: say, warn: args.quiet ? () => undefined : say };

  const own = await readKnowledge(args, engine.checkTables, files, log);
  if (own === 'unreadable') return EXIT.usage;
  const opened = await open(log);
  if (typeof opened === 'number') return opened;
  const sink = tellingOfForeign(opened, log);

  const oneText = await namesOneText(args, files);
  const jobs = oneText ? 1 : (args.jobs ?? engine.threads);
  const workers = engine.inThreads(task, jobs);
  const work: TextWork<Makes[T]> = text => {
    if (task === 'annotate' && text.document !== undefined) return text.document as Makes[T];
    const source = { ...text, ...(own && { tables: own }), ...(args.events && { events: args.events }) };
    return oneText && source.text.length <= SHORT ? engine.here[task](source) : workers.work(source);
  };
  const { signal, pause } = terminal;
  const run = { log, signal, pause, jobs, ...(progress === undefined ? {} : { progress }) };
  const summary = await annotateDocuments(readSources(args, files, terminal), work, sink, run);
  await workers.close();
  progress?.clear();
  return conclude(summary, log, () => {
    if (progress !== undefined) terminal.stderr.write(`${describeProgress(summary, terminal.now() - started)}\n`);
  });
}

/** Says of each document that is not English, once it is written, that it has no events. */
function tellingOfForeign<Made extends Makes[Task]>(sink: DocumentSink<Made>, log: Log): DocumentSink<Made> {
  return {
    finish: () => sink.finish(),
    abandon: () => sink.abandon(),
    put: async (made, folder, text) => {
      const put = await sink.put(made, folder, text);
      const { id, language } = 'document' in made ? made.document : made;
      if (put.ok && language === null) log.warn(`${id}: this does not read as English; events are left out.`);
      return put;
    },
  };
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
