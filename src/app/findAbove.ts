import type { Files } from './ports';

/** How many folders up a file is looked for. */
const MOST_FOLDERS = 40;

/** The file of this name in a folder, or in the nearest folder above it that has one. Never rejects. */
export async function findAbove(files: Files, folder: string, fileName: string): Promise<string | undefined> {
  let at = folder;
  for (let i = 0; i < MOST_FOLDERS; i++) {
    const path = files.join(at, fileName);
    const state = await files.inspect(path).catch(() => undefined);
    if (state?.kind === 'file') return path;
    const { folder: parent, name } = files.split(at);
    if (parent === at || name === '' || name === '.' || name === '..') return undefined;
    at = parent;
  }
  return undefined;
}
