import { type DocumentSink, fileSink, folderSink, streamSink } from '../app/documentSink';
import type { Files, Log } from '../app/ports';
import type { AnnotateArguments } from './arguments';
import { chooseDestination, type Destination } from './destination';
import { runTexts, type Surroundings } from './runTexts';
import { EXIT, type Terminal } from './terminal';

/** Runs `newsmark annotate`. Resolves to the exit code; everything that went wrong has been written to standard error. */
export async function annotateCommand(args: AnnotateArguments, surroundings: Surroundings): Promise<number> {
  const { files, terminal } = surroundings;
  const chosen = await chooseDestination(args, files);
  if (!chosen.ok) {
    terminal.stderr.write(`newsmark: ${chosen.message}\n`);
    return EXIT.usage;
  }
  return runTexts('annotate', args, surroundings, log => openSink(chosen.to, files, terminal, log));
}

async function openSink(to: Destination, files: Files, terminal: Terminal, log: Log): Promise<DocumentSink | number> {
  if (to.kind === 'stdout') {
    const [file] = to.format.files;
    return streamSink(terminal.stdout, (document, text) => file.write({ document, text }), 'standard output');
  }
  if (to.kind === 'folder') return folderSink(files, to.path, to.format);
  const opened = await fileSink(files, to.path, to.format);
  if (opened.ok) return opened.sink;
  log.error(opened.problem.message);
  return EXIT.someFailed;
}
