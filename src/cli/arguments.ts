import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { ConflictFormat } from '../app/queries/conflictText';
import type { OutlineFormat } from '../app/queries/outlineText';
import {
  EVENT_CHOICES,
  type Format,
  findFormat,
  mainEnding,
  OWN_FORMATS,
  parseDay,
  USUAL_FORMAT,
  VERSION,
} from '../core';
import { addExport, addImport, type ExportArguments, type ImportArguments } from './exchangeArguments';
import { EXIT } from './terminal';
import type { TextArguments } from './textArguments';

export interface AnnotateArguments extends TextArguments {
  /** Undefined: decided by the inputs and the output. */
  readonly format?: Format;
  readonly out?: string;
  /** Replaces files that are not of Newsmark. */
  readonly force: boolean;
}

export interface OutlineArguments extends TextArguments {
  /** Undefined: text to read. */
  readonly format?: OutlineFormat;
  /** Whether the text lists background too. */
  readonly background: boolean;
}

export interface CorpusArguments extends TextArguments {
  /** Undefined: text to read. */
  readonly format?: 'text' | 'json';
}

export interface CheckArguments extends TextArguments {
  /** Undefined: lines as compilers write them. */
  readonly format?: ConflictFormat;
}

export interface AgreeArguments {
  /** What two people annotated: documents, or texts with their corrections; files or folders. */
  readonly paths: readonly [string, string];
  /** Undefined: a table to read. */
  readonly format?: 'table' | 'json';
  /** The folder of the texts, where the documents do not lie beside them. */
  readonly texts?: string;
  readonly quiet: boolean;
}

/** The options of `annotate` as the command line gives them. */
type GivenOptions = Omit<Partial<AnnotateArguments>, 'paths' | 'format'> & { readonly format?: string };

export type Parsed =
  | { readonly kind: 'export'; readonly args: ExportArguments }
  | { readonly kind: 'import'; readonly args: ImportArguments }
  | { readonly kind: 'annotate'; readonly args: AnnotateArguments }
  | { readonly kind: 'outline'; readonly args: OutlineArguments }
  | { readonly kind: 'agree'; readonly args: AgreeArguments }
  | { readonly kind: 'corpus'; readonly args: CorpusArguments }
  | { readonly kind: 'check'; readonly args: CheckArguments }
  | { readonly kind: 'mcp'; readonly args: TextArguments }
  | { readonly kind: 'exit'; readonly code: number };

/** "json: JSON, a readable file for each document (<id>.newsmark.json)", a line a format. */
const formatLines = OWN_FORMATS.map(({ id, title, about, files }) => {
  const names = files.map(({ ending }) => `<id>${ending}`).join(', ');
  return `  ${id.padEnd(16)}  ${title}: ${about} (${names})`;
});
const { one, many } = USUAL_FORMAT;

const EXPLANATION = `
Formats:
${formatLines.join('\n')}

Output:
  without --out     standard output: ${one.title} for one text, ${many.title} for several
  --out FOLDER      a file for each document, <id>${mainEnding(one)}, in folders as the texts lie
  --out FILE${one.knownBy[0]}   one document
  --out FILE${many.knownBy[0]}  one document a line
  Exports of earlier runs are replaced. Other files are not, unless --force is given; inputs never are.

Exit codes:
  0    all documents annotated and written
  1    some failed: each is named on standard error with what to do, the others are written
  2    the command line was not understood, nothing was done
  130  cancelled (Ctrl+C); no half-written file is left. Other signals: 128 and their number
  70   a defect of Newsmark

Examples:
  newsmark annotate article.txt
  newsmark annotate corpus --out annotations
  newsmark annotate corpus --format jsonl > corpus.jsonl
  cat articles.jsonl | newsmark annotate - --input jsonl --format jsonl
`;

const OUTLINE_EXPLANATION = `
Output:
  an event a line under the id of its text, the lead with a star; with --format jsonl one line a text:
  {"id","rows":[{"event","headline","type","trigger","lead","status","when","where","source","arguments"}],"background":[…]}

Examples:
  newsmark outline article.txt
  cat articles.jsonl | newsmark outline - --input jsonl --format jsonl
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
  let parsed: Parsed | undefined;
  const program = new Command('newsmark')
    .description('Annotates news text: entities, figures with their values, and events. Works offline.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut, writeErr: writeError })
    .showHelpAfterError('Run newsmark annotate --help or newsmark outline --help for the options.');
  onTexts(program.command('annotate').description('Annotate texts and write newsmark/1 documents.'))
    .addOption(new Option('-f, --format <format>', 'what to write').choices(OWN_FORMATS.map(({ id }) => id)))
    .option('-o, --out <path>', 'where to write: a folder or a file (default: standard output)')
    .addOption(
      new Option(
        '-e, --events <which>',
        'which events to write: news, background (with it, as without this option), or all, those too that carry no event of their own',
      ).choices(EVENT_CHOICES),
    )
    .option('--force', 'replace files that are not of Newsmark where they are in the way')
    .addHelpText('after', EXPLANATION)
    .action((paths: readonly string[], given: GivenOptions) => {
      const { format: id, ...options } = given;
      const format = findFormat(id, OWN_FORMATS);
      const force = options.force === true;
      parsed = { kind: 'annotate', args: { ...options, ...(format && { format }), ...ofTexts(paths, options), force } };
    });
  onTexts(program.command('outline').description('Print what texts tell: who did what, when and where.'))
    .addOption(
      new Option('-f, --format <format>', 'lines to read, or a line of JSON for each text').choices(['text', 'jsonl']),
    )
    .option('-b, --background', 'list background as well; in JSON it always is')
    .addHelpText('after', OUTLINE_EXPLANATION)
    .action((paths: readonly string[], options: Omit<Partial<OutlineArguments>, 'paths'>) => {
      const background = options.background === true;
      parsed = { kind: 'outline', args: { ...options, ...ofTexts(paths, options), background } };
    });
  addAgree(program, args => {
    parsed = { kind: 'agree', args };
  });
  addCorpus(program, result => {
    parsed = result;
  });
  addExport(program, onTexts, args => {
    parsed = { kind: 'export', args };
  });
  addImport(program, args => {
    parsed = { kind: 'import', args };
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { kind: 'exit', code: error.exitCode === 0 ? EXIT.ok : EXIT.usage };
    throw error;
  }
  return parsed ?? { kind: 'exit', code: EXIT.usage };
}

const AGREE_EXPLANATION = `
A and B are each a file or a folder of newsmark/1 documents (.json, .jsonl), or of texts (.txt) with the corrections beside them.
Documents are compared by their ids.

Measures, for all labels and for each:
  F1     of spans of the same bounds and label
  kappa  Cohen's, on tokens; needs the texts
  alpha  Krippendorff's for unitizing, on the code units of the texts

Examples:
  newsmark agree annotations-ana annotations-bo --texts corpus
  newsmark agree corpus-ana corpus-bo --format json
`;

function addAgree(program: Command, then: (args: AgreeArguments) => void): void {
  program
    .command('agree')
    .description('Measure how far two annotators agree.')
    .argument('<A>', 'what the first annotated')
    .argument('<B>', 'what the second annotated')
    .addOption(new Option('-f, --format <format>', 'a table to read, or JSON').choices(['table', 'json']))
    .option('-t, --texts <folder>', 'where the texts of the documents lie')
    .option('-q, --quiet', 'no warnings; errors are still named')
    .addHelpText('after', AGREE_EXPLANATION)
    .action((a: string, b: string, { quiet = false, ...options }: Omit<Partial<AgreeArguments>, 'paths'>) =>
      then({ ...options, paths: [a, b], quiet }),
    );
}

const CORPUS_EXPLANATION = `
Output:
  who is in several documents, the events that several tell, and figures that do not agree; with --format json one
  newsmark-corpus/1 document: {"documents","entities","events","conflicts"}, each mention with its document and offsets

Examples:
  newsmark corpus articles
  cat articles.jsonl | newsmark corpus - --input jsonl --format json > corpus.json
`;

const CHECK_EXPLANATION = `
What is checked:
  counts   two texts of one story count the same thing differently
  weekday  the weekday does not fit the date
  share    a share of people is more than all of them
  part     a part is larger than its whole
  change   a change in percent does not fit its two amounts

Output:
  path:line:column: warning: what does not agree [kind], as compilers write it; with --format sarif SARIF 2.1.0

Exit codes:
  0  nothing disagrees
  1  something does, or a text could not be read: each is named

Examples:
  newsmark check articles
  newsmark check articles --format sarif > newsmark.sarif
`;

const MCP_EXPLANATION = `
Tools:
  find_mentions, timeline, check_figures, quotes_by, verify_quote, verify_claim_figures, annotate, resolve_date;
  every answer names document, start, end (UTF-16 code units) and the words

Example, in the settings of a program that speaks the protocol:
  { "command": "newsmark", "args": ["mcp", "articles"] }
`;

function addCorpus(
  program: Command,
  then: (parsed: Extract<Parsed, { readonly kind: 'corpus' | 'check' | 'mcp' }>) => void,
): void {
  onTexts(program.command('corpus').description('Print what texts tell together: who, which events, what disagrees.'))
    .addOption(new Option('-f, --format <format>', 'text to read, or JSON').choices(['text', 'json']))
    .addHelpText('after', CORPUS_EXPLANATION)
    .action((paths: readonly string[], options: Omit<Partial<CorpusArguments>, 'paths'>) =>
      then({ kind: 'corpus', args: { ...options, ...ofTexts(paths, options) } }),
    );
  onTexts(program.command('check').description('Name figures that do not agree, within texts and between them.'))
    .addOption(new Option('-f, --format <format>', 'lines to read, JSON or SARIF').choices(['text', 'json', 'sarif']))
    .addHelpText('after', CHECK_EXPLANATION)
    .action((paths: readonly string[], options: Omit<Partial<CheckArguments>, 'paths'>) =>
      then({ kind: 'check', args: { ...options, ...ofTexts(paths, options) } }),
    );
  onTexts(program.command('mcp').description('Answer questions about texts by the Model Context Protocol; reads only.'))
    .addHelpText('after', MCP_EXPLANATION)
    .action((paths: readonly string[], options: Omit<Partial<TextArguments>, 'paths'>) =>
      then({ kind: 'mcp', args: { ...options, ...ofTexts(paths, options) } }),
    );
}

export function ofTexts(
  paths: readonly string[],
  { glob = [], quiet = false, corrections = true }: Partial<TextArguments>,
): Pick<TextArguments, 'paths' | 'glob' | 'quiet' | 'corrections'> {
  return { paths, glob, quiet, corrections };
}

/** Adds what every command that reads texts understands. */
function onTexts(command: Command): Command {
  return command
    .argument('<path...>', 'text files, folders (every .txt file in them, at any depth), or - for standard input')
    .addOption(
      new Option(
        '-i, --input <kind>',
        'what the inputs are: one text each; JSON Lines, {"id","text","date"?} or a document a line; or documents of newsmark/1 with their texts beside them (default: by the names: .jsonl and .ndjson, .newsmark.json, else text)',
      ).choices(['text', 'jsonl', 'documents']),
    )
    .option('-d, --date <day>', 'day of publication of texts that come without one, such as 2019-04-25', readDay)
    .option(
      '-g, --glob <pattern>',
      'which files of a folder to read; may be given again (default: *.txt)',
      (pattern: string, before: readonly string[] = []) => [...before, pattern],
    )
    .option('-j, --jobs <number>', 'how many texts to annotate side by side (default: the cores, at most 4)', readJobs)
    .option('-t, --tables <folder>', 'a folder of your own units, currencies, event types and triggers')
    .option(
      '-s, --schema <file>',
      'labels, event types and patterns of your own; or none (default: newsmark.schema.json above the texts, without its patterns)',
    )
    .option('--dictionary <file>', 'names that corrections taught (default: newsmark.dictionary.tsv above the texts)')
    .option('--no-corrections', 'pass over what people did: NAME.corrections.jsonl beside NAME.txt or below .newsmark')
    .option('-q, --quiet', 'no progress and no warnings; errors are still named');
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
