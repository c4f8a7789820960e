import { basename } from 'node:path';
import { type DocumentSink, fileSink, folderSink, streamSink } from '../app/documentSink';
import { accountingSink, type ExportAccount } from '../app/exportAccount';
import { openReport, type Report } from '../app/exportReport';
import type { Files, Log } from '../app/ports';
import { zipSink } from '../app/zipSink';
import { type Format, isOneFile, lossWords, mainEnding } from '../core';
import type { ExportArguments } from './exchangeArguments';
import { createInputs, type Inputs } from './inputs';
import { runTexts, type Surroundings } from './runTexts';
import { kindOf, STANDARD_INPUT } from './sources';
import { EXIT } from './terminal';

/** Where an export goes. */
type Place = { readonly kind: 'stdout' } | { readonly kind: 'file' | 'folder' | 'zip'; readonly path: string };

/** Runs `newsmark export`. Resolves to the exit code; everything that went wrong has been written to standard error. */
export async function exportCommand(args: ExportArguments, surroundings: Surroundings): Promise<number> {
  const { files, terminal } = surroundings;
  const { to: format, options } = args;
  if (args.paths.filter(path => path === STANDARD_INPUT).length > 1) {
    terminal.stderr.write('newsmark: standard input (-) can be read only once.\n');
    return EXIT.usage;
  }
  const place = await placeOf(args, surroundings);
  if (typeof place === 'string') {
    terminal.stderr.write(`newsmark: ${place}\n`);
    return EXIT.usage;
  }
  const inputs = createInputs(args, files, terminal.streams);
  let report: Report | undefined;
  let account: (() => ExportAccount) | undefined;
  let told: Log | undefined;
  const code = await runTexts('annotate', args, surroundings, async log => {
    told = log;
    const opened = await openPlace(place, args, surroundings, inputs);
    if (!opened.ok) {
      log.error(opened.problem.message);
      return EXIT.someFailed;
    }
    if (args.report !== undefined) {
      const begun = await openReport(
        files,
        args.report,
        { format: format.id, options, to: args.out ?? null },
        inputs.has,
      );
      if (!begun.ok) {
        await opened.sink.abandon();
        log.error(begun.problem.message);
        return EXIT.someFailed;
      }
      report = begun.report;
    }
    const accounting = accountingSink(opened.sink, {
      format,
      options,
      files,
      ...pathToRead(place, format, files),
      onDocument: document => report?.add(document),
    });
    account = accounting.account;
    return accounting.sink;
  });
  const sums = account?.();
  if (sums === undefined || told === undefined) return code;
  if (code !== EXIT.interrupted) tellLosses(sums, format, told);
  const problem = await report?.finish(sums, code === EXIT.ok);
  if (problem !== undefined) told.error(problem.message);
  return problem !== undefined || (sums.different.length > 0 && code === EXIT.ok) ? EXIT.someFailed : code;
}

/** The one file that all documents go to, where they do. */
function pathToRead(place: Place, { files: own, whole = [] }: Format, files: Files): { readonly path?: string } {
  if (place.kind === 'file') return { path: place.path };
  const isWhole = place.kind === 'folder' && own.length === 0 && whole.length > 0;
  return isWhole ? { path: files.join(place.path, whole[0].name) } : {};
}

function tellLosses({ losses, different, documents }: ExportAccount, format: Format, log: Log): void {
  const lost = losses.filter(({ aspect }) => aspect !== 'text');
  if (documents > 0 && lost.length > 0) log.warn(`${format.title} cannot hold all: left out were ${lossWords(lost)}.`);
  for (const id of different.slice(0, 10)) {
    log.error(
      `${id}: what was written says something else when it is read again. This is a defect of Newsmark: please report it.`,
    );
  }
}

/** Where an export goes, or what about the command line cannot be. */
async function placeOf({ out, to: format, paths }: ExportArguments, { files }: Surroundings): Promise<Place | string> {
  if (out === undefined || out === '-') {
    if (isOneFile(format) || format.files.length === 1) return { kind: 'stdout' };
    return `${format.title} is several files. Give --out a folder or a .zip.`;
  }
  if (/\.zip$/i.test(out)) return { kind: 'zip', path: out };
  const kind = /[/\\]$/.test(out) ? 'folder' : await kindOf(files, out);
  if (!isOneFile(format)) {
    const isNamed = format.knownBy.some(ending => out.toLowerCase().endsWith(ending));
    const alone = format.files.length === 1 && (format.whole ?? []).length === 0;
    if (kind === 'folder' || !isNamed || !alone) return { kind: 'folder', path: out.replace(/(?!^)[/\\]$/, '') };
    return { kind: 'file', path: out };
  }
  if (kind !== 'folder') return { kind: 'file', path: out };
  const folder = out.replace(/(?!^)[/\\]$/, '');
  return { kind: 'file', path: files.join(folder, nameFor(paths) + mainEnding(format)) };
}

/** The name of the one file of an export: that of the input, where there is one. */
function nameFor(paths: readonly string[]): string {
  const [path] = paths;
  if (paths.length !== 1 || path === STANDARD_INPUT) return 'newsmark';
  return basename(path).replace(/\.(?:txt|jsonl|ndjson|newsmark\.json)$/i, '') || 'newsmark';
}

async function openPlace(
  place: Place,
  { to: format, force, options }: ExportArguments,
  { files, terminal }: Surroundings,
  inputs: Inputs,
): ReturnType<typeof fileSink> {
  if (place.kind === 'stdout') return { ok: true, sink: toStream(format, options, terminal.stdout) };
  const rules = { force, options, remedy: 'or give --force to replace it', isInput: inputs.has };
  const open = { file: fileSink, folder: folderSink, zip: zipSink }[place.kind];
  const { folder } = files.split(place.path);
  if (place.kind !== 'folder' && folder !== '') await files.createFolder(folder).catch(() => undefined);
  return open(files, place.path, format, rules);
}

function toStream(
  format: Format,
  options: ExportArguments['options'],
  stdout: Parameters<typeof streamSink>[0],
): DocumentSink {
  const [file] = format.files;
  const gathering = file === undefined ? format.whole?.[0]?.open(options) : undefined;
  return streamSink(
    stdout,
    (document, text) => (file ?? { write: gathering?.add ?? (() => []) }).write({ document, text, options }),
    'standard output',
    () => gathering?.end() ?? [],
  );
}
