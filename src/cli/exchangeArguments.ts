import { type Command, Option } from 'commander';
import { FORMATS, type Format, type FormatOptions, findFormat, isOneFile } from '../core';
import type { TextArguments } from './textArguments';

export interface ExportArguments extends TextArguments {
  readonly to: Format;
  /** Undefined: standard output. */
  readonly out?: string;
  /** Replaces files that are not of Newsmark. */
  readonly force: boolean;
  /** Where an account of what was written and lost goes, as JSON. */
  readonly report?: string;
  /** What was chosen of the format's options. */
  readonly options: FormatOptions;
}

export interface ImportArguments {
  /** Files and folders of another program's. */
  readonly paths: readonly string[];
  readonly from: Format;
  /** Undefined: beside the texts, where they are. */
  readonly out?: string;
  /** Where the texts lie, where the files do not hold them. */
  readonly texts?: string;
  /** Whether a document of what came in is written as well. */
  readonly documents: boolean;
  /** Whose corrections they are, where a file does not say. */
  readonly author: string;
  readonly report?: string;
  readonly quiet: boolean;
  readonly options: FormatOptions;
}

const outward = FORMATS.filter(({ inOnly }) => inOnly !== true);
const inward = FORMATS.filter(({ reader }) => reader !== undefined);

const line = ({ id, title, about }: Format): string => `  ${id.padEnd(14)}  ${title}: ${about}`;

const EXPORT_EXPLANATION = `
Formats:
${outward.map(line).join('\n')}

Output:
  --out FOLDER      the files of each document, and those of the export as a whole
  --out FILE        for formats of one file; in a .zip, any format
  Files of an earlier export are replaced where they show that they are ours. Others are not, unless --force is given.
  What the format cannot hold is counted and told; what was written is read again where the format can be read.

Examples:
  newsmark export corpus --to brat --out brat
  newsmark export corpus --to spacy --out corpus.spacy.jsonl --report report.json
  newsmark export annotations --input documents --texts corpus --to w3c --out w3c
`;

const IMPORT_EXPLANATION = `
Formats:
${inward.map(line).join('\n')}

What comes in becomes corrections, NAME.corrections.jsonl beside NAME.txt, so that it goes on in the editor and in annotate and export.
Without --out it goes beside the texts where they lie; with it the texts go there as well. A text that is there is never changed.
A file with an error changes nothing.

Examples:
  newsmark import brat-project --from brat --out corpus
  newsmark import labelled.jsonl --from doccano --texts corpus
`;

/** "--offsets <codepoints|utf16>" of all formats that have it, once. */
function addOptions(command: Command, formats: readonly Format[]): void {
  const known = new Map<string, { about: string; choices: Set<string>; of: string[] }>();
  for (const { id: format, options = [] } of formats) {
    for (const { id, about, choices } of options) {
      const found = known.get(id) ?? { about, choices: new Set<string>(), of: [] };
      for (const choice of choices) found.choices.add(choice);
      found.of.push(`${format}: ${choices[0]}`);
      known.set(id, found);
    }
  }
  for (const [id, { about, choices, of }] of known)
    command.addOption(new Option(`--${id} <${id}>`, `${about} (default: ${of.join(', ')})`).choices([...choices]));
}

/** The options of the format among those that were given; one that it does not have is refused. */
function optionsOf(command: Command, format: Format, given: Readonly<Record<string, unknown>>): FormatOptions {
  const chosen: Record<string, string> = {};
  for (const { options = [] } of FORMATS) {
    for (const { id } of options) {
      const value = given[id];
      if (typeof value !== 'string') continue;
      const own = format.options?.find(option => option.id === id);
      if (own?.choices.includes(value) !== true) {
        const choices = own === undefined ? `${format.title} has no such choice` : `one of ${own.choices.join(', ')}`;
        command.error(`error: --${id} ${value} is not for ${format.id}: ${choices}.`);
      }
      chosen[id] = value;
    }
  }
  return chosen;
}

type Given = Omit<Partial<ExportArguments & ImportArguments>, 'paths' | 'to' | 'from' | 'options'> & {
  readonly to?: string;
  readonly from?: string;
};

/** Adds `newsmark export`; `onTexts` adds what every command that reads texts understands. */
export function addExport(
  program: Command,
  onTexts: (command: Command) => Command,
  then: (args: ExportArguments) => void,
): void {
  const command = onTexts(program.command('export').description('Write annotations in the format of another program.'))
    .addOption(new Option('--to <format>', 'the format').choices(outward.map(({ id }) => id)).makeOptionMandatory())
    .option('-o, --out <path>', 'where to write: a folder, a file or a .zip (default: standard output, for one file)')
    .option('--report <file>', 'write an account of what was written and lost, as JSON')
    .option('--texts <folder>', 'where the texts of documents lie, if not beside them')
    .option('--force', 'replace files that are not of Newsmark where they are in the way')
    .addHelpText('after', EXPORT_EXPLANATION);
  addOptions(command, outward);
  command.action((paths: readonly string[], given: Given) => {
    const to = findFormat(given.to);
    if (to === undefined) return;
    const { glob = [], quiet = false, corrections = true, force = false } = given as Partial<TextArguments> & Given;
    const isSeveral = !isOneFile(to) && to.files.length + (to.whole ?? []).length > 1;
    if (given.out === undefined && isSeveral)
      command.error(`error: ${to.title} is several files. Give --out a folder or a .zip.`);
    const { from: _, ...rest } = given;
    then({
      ...rest,
      paths,
      glob,
      quiet,
      corrections,
      force,
      to,
      options: optionsOf(command, to, given),
    } as ExportArguments);
  });
}

/** Adds `newsmark import`. */
export function addImport(program: Command, then: (args: ImportArguments) => void): void {
  const command = program
    .command('import')
    .description('Take over what people annotated with another program.')
    .argument('<path...>', 'files, folders or .zip files')
    .addOption(new Option('--from <format>', 'the format').choices(inward.map(({ id }) => id)).makeOptionMandatory())
    .option('-o, --out <folder>', 'where the texts and their corrections go (default: beside the texts)')
    .option('--texts <folder>', 'where the texts lie, if the files do not hold them')
    .option('--documents', 'write a newsmark/1 document of just what came in as well')
    .option('--author <name>', 'whose corrections they are where a file does not say', 'import')
    .option('--report <file>', 'write an account of what came in and what did not, as JSON')
    .option('-q, --quiet', 'no warnings; errors are still named')
    .addHelpText('after', IMPORT_EXPLANATION);
  addOptions(command, inward);
  command.action((paths: readonly string[], given: Given) => {
    const from = findFormat(given.from);
    if (from === undefined) return;
    const { quiet = false, documents = false, author = 'import' } = given;
    const { to: _, ...rest } = given;
    then({
      ...rest,
      paths,
      quiet,
      documents,
      author,
      from,
      options: optionsOf(command, from, given),
    } as ImportArguments);
  });
}
