import { type NewsmarkDocument, parseNewsmark, textNames, textProblem } from '../core';
import { decodeText, LARGEST_TEXT } from './decodeText';
import { fileProblem } from './fileProblem';
import type { Files, Source } from './ports';

/** Where the texts of documents lie: beside the document's file, or in a folder that a person names. */
export interface DocumentPlace {
  /** The document's file as a person knows it, with a line where it has several. */
  readonly name: string;
  /** The folders that are searched, in their order. */
  readonly folders: readonly string[];
  /** Below the folder that was asked for, `/` between its parts. */
  readonly folder?: string;
}

/** A document of `newsmark/1` with its text, which is handed on as it is. */
export async function documentSource(files: Files, json: string, place: DocumentPlace): Promise<Source> {
  const { name, folder = '' } = place;
  const failed = (message: string): Source => ({ ok: false, name, message: `${name}: ${message}` });
  const parsed = parseNewsmark(json);
  if (!parsed.ok) return failed(parsed.message);
  const { document } = parsed;
  const text = await textOf(files, document, place.folders);
  if (text === undefined) {
    const names = textNames(document).join(' or ');
    return failed(`its text is missing. Put ${names} beside it, or name the folder with --texts.`);
  }
  const wrong = textProblem(document, text);
  if (wrong !== undefined) return failed(wrong);
  const { id, uri, date } = document.document;
  return { ok: true, source: { id, uri, text, date, document }, folder };
}

/** The text of a document, where it lies under one of its names in one of the folders. */
export async function textOf(
  files: Files,
  document: NewsmarkDocument,
  folders: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders) {
    for (const name of textNames(document)) {
      const path = files.join(folder, name);
      try {
        if ((await files.inspect(path)).kind !== 'file') continue;
        const decoded = decodeText(await files.read(path, LARGEST_TEXT));
        if (decoded.ok) return decoded.text;
      } catch {
        // it is looked for elsewhere
      }
    }
  }
  return undefined;
}

/** Reads the file of one document. */
export async function readDocumentFile(files: Files, path: string, place: DocumentPlace): Promise<Source> {
  try {
    const decoded = decodeText(await files.read(path, LARGEST_TEXT));
    if (!decoded.ok) return { ok: false, name: path, message: `${path}: ${decoded.message}` };
    return await documentSource(files, decoded.text, place);
  } catch (error) {
    return { ok: false, name: path, message: fileProblem(error, path, 'read').message };
  }
}
