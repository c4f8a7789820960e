import { type DocumentSink, fileSink, folderSink, type SinkRules, streamSink } from '../app/documentSink';
import type { Log } from '../app/ports';
import type { AnnotateArguments } from './arguments';
import { chooseDestination, type Destination } from './destination';
import { createInputs } from './inputs';
import { printable } from './printable';
import { runTexts, type Surroundings } from './runTexts';
import { EXIT } from './terminal';

/**
 * Runs `newsmark annotate`. Resolves to the exit code; everything that went wrong has been written to standard error.
 */
export async function annotateCommand(args: AnnotateArguments, surroundings: Surroundings): Promise<number> {
  const { files, terminal } = surroundings;
  const inputs = createInputs(args, files, terminal.streams);
  const chosen = await chooseDestination(args, { files, inputs, streams: terminal.streams });
  if (!chosen.ok) {
    terminal.stderr.write(`newsmark: ${printable(chosen.message)}\n`);
    return EXIT.usage;
  }
  return runTexts('annotate', args, surroundings, log => {
    if (chosen.to.kind === 'stdout' && terminal.streams.stdout.kind === 'nowhere') log.warn(NOWHERE);
    const rules = { force: args.force, remedy: 'or give --force to replace it', isInput: inputs.has };
    return openSink(chosen.to, surroundings, log, rules);
  });
}

const NOWHERE =
  'standard output is closed or leads to nothing: the documents are kept nowhere. Give --out a file or a folder.';

async function openSink(
  to: Destination,
  { files, terminal }: Surroundings,
  log: Log,
  rules: SinkRules,
): Promise<DocumentSink | number> {
  if (to.kind === 'stdout') {
    const [file] = to.format.files;
    return streamSink(terminal.stdout, (document, text) => file.write({ document, text }), 'standard output');
  }
  const open = to.kind === 'folder' ? folderSink : fileSink;
  const opened = await open(files, to.path, to.format, rules);
  if (opened.ok) return opened.sink;
  log.error(opened.problem.message);
  return EXIT.someFailed;
}
