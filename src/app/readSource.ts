import { decodeText, LARGEST_TEXT } from './decodeText';
import { fileProblem, NOT_REGULAR } from './fileProblem';
import type { Files, Source } from './ports';

/** A text file to read, and what its document will be called. */
export interface TextFile {
  readonly path: string;
  readonly id: string;
  readonly uri: string | null;
  /** The folder below the one that was asked for, `/` between its parts. */
  readonly folder: string;
}

/** Reads a text file. Whatever is wrong with it comes back as a message that names it and says what to do. */
export async function readSource(files: Files, file: TextFile, date: string | null): Promise<Source> {
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
  return toSource(bytes, { name: file.path, id: file.id, uri: file.uri, date, folder: file.folder });
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
