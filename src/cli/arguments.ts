import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { DocumentFormat } from '../app/documentSink';
import { parseDay, VERSION } from '../core';
import { EXIT } from './terminal';

export type InputKind = 'text' | 'jsonl';

export interface AnnotateArguments {
  /** Files, folders, or `-` for standard input. */
  readonly paths: readonly string[];
  /** Undefined: decided by the inputs and the output. */
  readonly format?: DocumentFormat;
  /** Undefined: JSON Lines for files whose names say so, else text. */
  readonly input?: InputKind;
  readonly out?: string;
  /** YYYY-MM-DD. */
  readonly date?: string;
  /** Which files of a folder are read. */
  readonly glob: readonly string[];
  /** How many texts are annotated side by side; undefined: as the machine allows. */
  readonly jobs?: number;
  /** A folder of tables of the user's own. */
  readonly tables?: string;
  readonly quiet: boolean;
}

export type Parsed =
  | { readonly kind: 'annotate'; readonly args: AnnotateArguments }
  | { readonly kind: 'exit'; readonly code: number };

const EXPLANATION = `
Output:
  without --out     standard output: JSON for one text, JSON Lines for several
  --out FOLDER      a file for each document, <id>.json, in folders as the texts lie
  --out FILE.json   one document
  --out FILE.jsonl  one document a line

Exit codes:
  0    all documents annotated and written
  1    some failed: each is named on standard error with what to do, the others are written
  2    the command line was not understood, nothing was done
  130  cancelled (Ctrl+C); no half-written file is left. Other signals: 128 and their number

Examples:
  newsmark annotate article.txt
  newsmark annotate corpus --out annotations
  newsmark annotate corpus --format jsonl > corpus.jsonl
  cat articles.jsonl | newsmark annotate - --input jsonl --format jsonl
`;

/**
 * Reads a command line (without the names of node and of the script). Help and the version go to `writeOut`, errors to
 * `writeError`; `exit` says that this was all there is to do.
 */
export function parseArguments(
  argv: readonly string[],
  writeOut: (text: string) => void,
  writeError: (text: string) => void,
): Parsed {
  let args: AnnotateArguments | undefined;
  const program = new Command('newsmark')
    .description('Annotates news text: entities, figures with their values, and events. Works offline.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut, writeErr: writeError })
    .showHelpAfterError('Run newsmark annotate --help for the options.');
  program
    .command('annotate')
    .description('Annotate texts and write newsmark/1 documents.')
    .argument('<path...>', 'text files, folders (every .txt file in them, at any depth), or - for standard input')
    .addOption(new Option('-f, --format <format>', 'what to write').choices(['json', 'jsonl']))
    .addOption(
      new Option(
        '-i, --input <kind>',
        'what the inputs are: one text each, or JSON Lines, {"id","text","date"?} a line (default: jsonl for .jsonl and .ndjson files, else text)',
      ).choices(['text', 'jsonl']),
    )
    .option('-o, --out <path>', 'where to write: a folder or a file (default: standard output)')
    .option('-d, --date <day>', 'day of publication of texts that come without one, such as 2019-04-25', readDay)
    .option(
      '-g, --glob <pattern>',
      'which files of a folder to read; may be given again (default: *.txt)',
      (pattern: string, before: readonly string[] = []) => [...before, pattern],
    )
    .option('-j, --jobs <number>', 'how many texts to annotate side by side (default: the cores, at most 4)', readJobs)
    .option('-t, --tables <folder>', 'a folder of your own units, currencies, event types and triggers')
    .option('-q, --quiet', 'no progress and no warnings; errors are still named')
    .addHelpText('after', EXPLANATION)
    .action((paths: readonly string[], options: Omit<Partial<AnnotateArguments>, 'paths'>) => {
      args = { ...options, paths, glob: options.glob ?? [], quiet: options.quiet === true };
    });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { kind: 'exit', code: error.exitCode === 0 ? EXIT.ok : EXIT.usage };
    throw error;
  }
  return args === undefined ? { kind: 'exit', code: EXIT.usage } : { kind: 'annotate', args };
}

function readDay(value: string): string {
  if (value.length !== 10 || parseDay(value) === null) {
    throw new InvalidArgumentError('Give a day of the calendar as YYYY-MM-DD.');
  }
  return value;
}

function readJobs(value: string): number {
  const jobs = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (jobs < 1 || jobs > 64) throw new InvalidArgumentError('Give a number from 1 to 64.');
  return jobs;
}
