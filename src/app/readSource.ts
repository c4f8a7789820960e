import type { Operation } from '../core';
import { decodeText, LARGEST_TEXT } from './decodeText';
import { fileProblem, NOT_REGULAR } from './fileProblem';
import type { Files, Source } from './ports';
import type { FoundSidecar, SidecarFinder } from './sidecars';

/** A text file to read, and what its document will be called. */
export interface TextFile {
  readonly path: string;
  readonly id: string;
  readonly uri: string | null;
  /** The folder below the one that was asked for, `/` between its parts. */
  readonly folder: string;
}

/**
 * Reads a text file, with what people did to its annotations where `corrections` are looked for. Whatever is wrong
 * comes back as a message that names it and says what to do.
 */
export async function readSource(
  files: Files,
  file: TextFile,
  date: string | null,
  corrections?: CorrectionReader,
): Promise<Source> {
  const failed = (message: string): Source => ({ ok: false, name: file.path, message });
  let bytes: Uint8Array;
  try {
    const state = await files.inspect(file.path);
    if (state.kind === 'special') return failed(fileProblem({ code: NOT_REGULAR }, file.path, 'read').message);
    if (state.size > LARGEST_TEXT) return failed(tooLarge(file.path));
    bytes = await files.read(file.path, LARGEST_TEXT);
  } catch (error) {
    return failed(fileProblem(error, file.path, 'read').message);
  }
  const read = toSource(bytes, { name: file.path, id: file.id, uri: file.uri, date, folder: file.folder });
  if (!read.ok) return read;
  const source = { ...read, source: { ...read.source, path: file.path } };
  if (corrections === undefined) return source;
  return withCorrections(source, file.path, await corrections.find(file.path), corrections.countOrphans);
}

/** Finds what people did to a text. */
export interface CorrectionReader extends Pick<SidecarFinder, 'find'> {
  /** How many of the operations have no place in a text; where it is not told, nobody is warned of them. */
  readonly countOrphans?: (text: string, operations: readonly Operation[]) => number;
}

/** A text with its corrections; what of them cannot be used is said. */
function withCorrections(
  { source, ...rest }: Extract<Source, { readonly ok: true }>,
  path: string,
  { sidecar, problems }: FoundSidecar,
  countOrphans: CorrectionReader['countOrphans'],
): Source {
  const { operations } = sidecar;
  const orphans = operations.length === 0 ? 0 : (countOrphans?.(source.text, operations) ?? 0);
  const warnings = [...problems];
  if (orphans > 0) {
    const what = orphans === 1 ? '1 correction has' : `${orphans} corrections have`;
    warnings.push(`${path}: ${what} lost the words that they are about, and could not be used.`);
  }
  return {
    ...rest,
    source: operations.length === 0 ? source : { ...source, corrections: operations },
    ...(warnings.length === 0 ? {} : { warning: warnings.join(' ') }),
  };
}

/** Decodes bytes to a source. `name` stands for them in messages. */
export function toSource(
  bytes: Uint8Array,
  about: {
    readonly name: string;
    readonly id: string;
    readonly uri: string | null;
    readonly date: string | null;
    readonly folder?: string;
  },
): Source {
  const { name, id, uri, date, folder = '' } = about;
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, name, message: `${name}: ${decoded.message}` };
  return { ok: true, source: { id, uri, text: decoded.text, date }, folder };
}

function tooLarge(name: string): string {
  return `${name}: larger than ${LARGEST_TEXT / 1024 / 1024} MB. Split it into articles and run again.`;
}
