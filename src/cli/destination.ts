import { resolve } from 'node:path';
import type { Files } from '../app/ports';
import { type Format, formatOfFile, OWN_FORMATS, USUAL_FORMAT } from '../core';
import type { AnnotateArguments } from './arguments';
import type { Inputs } from './inputs';
import { kindOf, namesOneText, STANDARD_INPUT, stateOf } from './sources';
import type { Terminal } from './terminal';

/** Where a run writes, and in which format. */
export interface Destination {
  readonly kind: 'stdout' | 'file' | 'folder';
  /** Of a file or a folder. */
  readonly path: string;
  readonly format: Format;
}

type Chosen = { readonly ok: true; readonly to: Destination } | { readonly ok: false; readonly message: string };

const refuse = (message: string): Chosen => ({ ok: false, message });
const several = ({ title }: Format): string => `${title} holds one document, and these inputs may hold several.`;

/** Decides where a run writes and in which form, or says what about the command line cannot be. */
export async function chooseDestination(
  args: AnnotateArguments,
  { files, inputs, streams }: { readonly files: Files; readonly inputs: Inputs; readonly streams: Terminal['streams'] },
): Promise<Chosen> {
  const { paths, out } = args;
  if (paths.filter(p => p === STANDARD_INPUT).length > 1) return refuse('standard input (-) can be read only once.');
  const single = await namesOneText(args, files);
  const isInput = async (identity: string | undefined) => identity !== undefined && (await inputs.has(identity));
  if (out === undefined || out === '-') {
    const chosen = toStandardOutput(args.format, single);
    if (!chosen.ok || !(await isInput(streams.stdout.identity))) return chosen;
    return refuse('standard output is also an input. Choose another file.');
  }
  const kind = /[/\\]$/.test(out) ? 'folder' : await kindOf(files, out);
  const usual = USUAL_FORMAT[single ? 'one' : 'many'];
  if (kind === 'special') return { ok: true, to: { kind: 'file', path: out, format: usual } };
  const isFolder = kind === 'folder' || (args.format?.holds !== 'many' && formatOfFile(out, OWN_FORMATS) === undefined);
  if (isFolder) return toFolder(args.format, out);
  const same = paths.some(p => p !== STANDARD_INPUT && resolve(p) === resolve(out));
  if (same || (await isInput((await stateOf(files, out))?.identity))) {
    return refuse(`${out} is also an input. Choose another --out.`);
  }
  return toFile(args.format, out, single);
}

function toStandardOutput(asked: Format | undefined, single: boolean): Chosen {
  const format = asked ?? USUAL_FORMAT[single ? 'one' : 'many'];
  if (format.files.length > 1) return refuse(`${format.title} is several files. Give --out a folder.`);
  if (format.holds === 'many' || single) return { ok: true, to: { kind: 'stdout', path: '', format } };
  return refuse(`${several(format)} Use --format ${USUAL_FORMAT.many.id}, or --out FOLDER for a file each.`);
}

function toFolder(asked: Format | undefined, out: string): Chosen {
  const format = asked ?? USUAL_FORMAT.one;
  if (format.holds === 'many') return refuse(`--format ${format.id} writes one file: give --out the name of a file.`);
  return { ok: true, to: { kind: 'folder', path: out.replace(/(?!^)[/\\]$/, ''), format } };
}

function toFile(asked: Format | undefined, out: string, single: boolean): Chosen {
  const named = formatOfFile(out, OWN_FORMATS);
  const format = asked ?? named ?? USUAL_FORMAT.many;
  if (named !== undefined && named.holds === 'many' && format.holds === 'one') {
    return refuse(`${out} is named as ${named.title}, but --format is ${format.id}.`);
  }
  if (format.files.length > 1) return refuse(`${format.title} is several files. Give --out a folder.`);
  if (format.holds === 'one' && !single) {
    return refuse(`${several(format)} Give --out a folder or a ${USUAL_FORMAT.many.knownBy[0]} file.`);
  }
  return { ok: true, to: { kind: 'file', path: out, format } };
}
