import { LARGEST_TEXT } from '../app/decodeText';
import { fileProblem } from '../app/fileProblem';
import { isNewsmarkHead } from '../app/ownFiles';
import type { Source } from '../app/ports';
import { parseDocumentLine } from '../core';
import { splitLines } from './lines';

/**
 * Reads a stream of JSON Lines, a document a line, holding one line at a time. A line that cannot be read comes as a
 * failure that names its number, and reading goes on; empty lines are passed over. `date` is for documents that come
 * without one.
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array>,
  about: {
    readonly name: string;
    readonly date: string | null;
    readonly signal: AbortSignal;
    readonly documents?: ReadDocumentLine;
  },
): AsyncGenerator<Source> {
  const { name, date, signal, documents } = about;
  try {
    for await (const { number, bytes } of splitLines(chunks, LARGEST_TEXT)) {
      if (signal.aborted) return;
      const source = await readLine(bytes, `${name}, line ${number}`, date, documents);
      if (source !== undefined) yield source;
    }
  } catch (error) {
    if (!signal.aborted) yield { ok: false, name, message: fileProblem(error, name, 'read').message };
  }
}

/** Makes a source of a line that is a document of `newsmark/1`; `name` stands for it in messages. */
export type ReadDocumentLine = (json: string, name: string) => Promise<Source>;

async function readLine(
  bytes: Uint8Array | undefined,
  where: string,
  date: string | null,
  documents: ReadDocumentLine | undefined,
): Promise<Source | undefined> {
  const failed = (message: string): Source => ({ ok: false, name: where, message: `${where}: ${message}` });
  if (bytes === undefined) return failed(`longer than ${LARGEST_TEXT / 1024 / 1024} MB. Split the document.`);
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return failed('not UTF-8. Save the file as UTF-8 and run again.');
  }
  if (json === '') return undefined;
  if (documents !== undefined && isNewsmarkHead(json)) return documents(json, where);
  const result = parseDocumentLine(json);
  if (!result.ok) return failed(result.message);
  const { id, text, date: own } = result.line;
  const source = { id, uri: null, text, date: own ?? date };
  if (result.warning === undefined) return { ok: true, source };
  return { ok: true, source, warning: `${where}: ${result.warning}` };
}
