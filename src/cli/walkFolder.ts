import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { isTemporaryName } from '../app/atomicFile';
import { NOT_UTF8_NAME } from '../app/fileProblem';

export type WalkedFile =
  | {
      readonly ok: true;
      readonly path: string;
      /** From the folder that was walked, `/` between its parts. */
      readonly relative: string;
    }
  | { readonly ok: false; readonly path: string; readonly error: unknown };

/**
 * The files of a folder that match one of the patterns, at any depth, in the order of their names (by UTF-16 code
 * units), one folder at a time. A pattern without `/` is matched with the file's name. What begins with a dot and our
 * own temporary files are passed over, links to files are followed, links to folders are not. A folder that cannot be
 * read, and a name that is no text, come as errors.
 */
export async function* walkFolder(root: string, patterns: readonly string[]): AsyncGenerator<WalkedFile> {
  const matches = picomatch(
    patterns.map(pattern => (pattern.includes('/') ? pattern : `**/${pattern}`)),
    { nocase: true },
  );
  yield* walk(root, '', matches);
}

async function* walk(folder: string, below: string, matches: (path: string) => boolean): AsyncGenerator<WalkedFile> {
  let found: Dirent<Buffer>[];
  try {
    found = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    yield { ok: false, path: folder, error };
    return;
  }
  const entries = found.map(entry => ({ entry, name: entry.name.toString() }));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { entry, name } of entries) {
    if (name.startsWith('.') || isTemporaryName(name)) continue;
    const path = join(folder, name);
    const relative = below === '' ? name : `${below}/${name}`;
    const wanted = entry.isDirectory() || matches(onOneLine(relative));
    if (!wanted || (entry.isSymbolicLink() && (await leadsToFolder(path)))) continue;
    if (!Buffer.from(name).equals(entry.name)) yield { ok: false, path, error: { code: NOT_UTF8_NAME } };
    else if (entry.isDirectory()) yield* walk(path, relative, matches);
    else yield { ok: true, path, relative };
  }
}

/** A pattern's wildcards know no line breaks. */
function onOneLine(path: string): string {
  return path.replace(/[\n\r\u2028\u2029]/g, '_');
}

/** A link that leads nowhere is no folder: reading it will say what is wrong. */
async function leadsToFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
