import { unzipSync } from 'fflate';

/** Most bytes that a ZIP may hold when it is unpacked, and most files. */
const LARGEST = 512 * 1024 * 1024;
const MOST_FILES = 100_000;

export type ReadZip =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  /** A sentence or two, the first word in lower case. */
  | { readonly ok: false; readonly message: string };

/**
 * Unpacks those files of a ZIP that are wanted, in memory. One whose names lead out of it, or that grows beyond
 * measure, is refused as a whole.
 */
export function readZip(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadZip {
  let size = 0;
  let count = 0;
  let problem: string | undefined;
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        count++;
        if (leadsOut(name)) problem ??= `its file “${name}” leads out of it. It was refused as a whole.`;
        if (size > LARGEST)
          problem ??= `unpacked it has more than ${LARGEST / 1024 / 1024} MB. Unpack it and name the folder.`;
        if (count > MOST_FILES) problem ??= `it has more than ${MOST_FILES} files. Unpack it and name the folder.`;
        return problem === undefined && !name.endsWith('/') && isWanted(name);
      },
    });
    if (problem !== undefined) return { ok: false, message: problem };
    return { ok: true, files: new Map(Object.entries(found)) };
  } catch {
    return { ok: false, message: problem ?? 'no ZIP that can be read; it may be cut off.' };
  }
}

function leadsOut(name: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0');
}
