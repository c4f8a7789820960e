import type { FileToImport } from './importFile';
import { readZip } from './readZip';

/** The files of a ZIP that have one of the endings, with the texts beside them; or why it is not unpacked. */
export function zipToImport(
  name: string,
  bytes: Uint8Array,
  endings: readonly string[],
): readonly FileToImport[] | { readonly message: string } {
  const isIts = (path: string): boolean => endings.some(ending => path.toLowerCase().endsWith(ending));
  const unpacked = readZip(bytes, path => isIts(path) || path.toLowerCase().endsWith('.txt'));
  if (!unpacked.ok) return { message: `${name}: ${unpacked.message}` };
  const { files } = unpacked;
  return [...files.keys()]
    .filter(isIts)
    .sort()
    .map(path => {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      return {
        name: `${name}: ${path}`,
        path,
        bytes: files.get(path) ?? new Uint8Array(),
        folder: undefined,
        beside: async other => files.get(folder + other),
      };
    });
}
