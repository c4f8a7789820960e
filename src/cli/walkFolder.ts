import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';

export type WalkedFile =
  | {
      readonly ok: true;
      readonly path: string;
      /** From the folder that was walked, `/` between its parts. */
      readonly relative: string;
    }
  | { readonly ok: false; readonly path: string; readonly error: unknown };

/**
 * The files of a folder that match one of the patterns, at any depth, in the order of their names (by UTF-16 code units), one
 * folder at a time. A pattern without `/` is matched with the file's name. What begins with a dot is passed over, links to
 * files are followed, links to folders are not. A folder that cannot be read comes as an error.
 */
export async function* walkFolder(root: string, patterns: readonly string[]): AsyncGenerator<WalkedFile> {
  const matches = picomatch(
    patterns.map(pattern => (pattern.includes('/') ? pattern : `**/${pattern}`)),
    { nocase: true },
  );
  yield* walk(root, '', matches);
}

async function* walk(folder: string, below: string, matches: (path: string) => boolean): AsyncGenerator<WalkedFile> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { ok: false, path: folder, error };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const relative = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(path, relative, matches);
    else if (matches(relative) && (entry.isFile() || (entry.isSymbolicLink() && !(await leadsToFolder(path))))) {
      yield { ok: true, path, relative };
    }
  }
}

/** A link that leads nowhere is no folder: reading it will say what is wrong. */
async function leadsToFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
