import type { Piece } from '../core';
import type { AtomicFile } from './atomicFile';
import type { FileProblem } from './fileProblem';

const encoder = new TextEncoder();

/** Fewest UTF-16 code units that are written at a time, where there are more. */
const CHUNK = 64 * 1024;

/** The bytes of pieces, text as UTF-8, in chunks. */
export function* encode(pieces: Iterable<Piece>): Generator<Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      if (text !== '') yield encoder.encode(text);
      text = '';
      yield piece;
      continue;
    }
    text += piece;
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}

/** Writes pieces to a file that is being made. */
export async function writePieces(file: AtomicFile, pieces: Iterable<Piece>): Promise<FileProblem | undefined> {
  for (const bytes of encode(pieces)) {
    const problem = await file.write(bytes);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
