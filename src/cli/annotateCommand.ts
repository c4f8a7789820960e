import { annotateDocuments } from '../app/annotateDocuments';
import { type DocumentSink, fileSink, folderSink, streamSink } from '../app/documentSink';
import type { AnnotateText, Files, Log } from '../app/ports';
import type { AnnotateArguments } from './arguments';
import { chooseDestination, type Destination } from './destination';
import { createProgressLine, describeProgress } from './progressLine';
import { readSources } from './sources';
import { EXIT, type Terminal } from './terminal';

/** Runs `newsmark annotate`. Resolves to the exit code; everything that went wrong has been written to standard error. */
export async function annotateCommand(
  args: AnnotateArguments,
  annotate: AnnotateText,
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
  const sink = await openSink(chosen.to, files, terminal, log);
  if (sink === undefined) return EXIT.someFailed;

  const { signal, pause } = terminal;
  const run = { log, signal, pause, ...(progress === undefined ? {} : { progress }) };
  const summary = await annotateDocuments(readSources(args, files, terminal), annotate, sink, run);
  progress?.clear();
  if (summary.outcome === 'cancelled') return EXIT.interrupted;
  if (summary.outcome === 'stopped' && summary.problem?.kind !== 'closed') {
    if (summary.problem !== undefined) log.error(summary.problem.message);
    return EXIT.someFailed;
  }
  if (progress !== undefined) terminal.stderr.write(`${describeProgress(summary, terminal.now() - started)}\n`);
  return summary.failed > 0 ? EXIT.someFailed : EXIT.ok;
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
