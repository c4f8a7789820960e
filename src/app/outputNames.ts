/**
 * Longest file name without its ending, in bytes of UTF-8: with a number and an ending it stays under the usual 255.
 */
const LONGEST = 190;

const encoder = new TextEncoder();

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Gives each document of a run a file name, without an ending, that every file system takes and no other document of
 * the run has, also where case does not tell names apart. An id is text of the user's: it may hold `/`, `..` or
 * anything else.
 */
export function createOutputNames(): (
  folder: string,
  id: string,
) => { readonly name: string; readonly taken: boolean } {
  const used = new Map<string, number>();
  return (folder, id) => {
    const base = safeFileName(id);
    const key = (name: string): string => folded(`${folder}/${name}`);
    let name = base;
    let count = used.get(key(base)) ?? 0;
    while (used.has(key(name))) name = `${base}-${++count + 1}`;
    used.set(key(base), count);
    if (name !== base) used.set(key(name), 0);
    return { name, taken: name !== base };
  };
}

/** The same for all names that some file system takes for one: whatever their case, and however accents are written. */
function folded(name: string): string {
  return name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
}

/** `id` as a file name without an ending: separators and characters that some file system refuses become `_`. */
export function safeFileName(id: string): string {
  const plain = id
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, '_')
    .replace(/^[. ]/, '_')
    .replace(/[. ]$/, '_');
  let short = '';
  let bytes = 0;
  for (const character of plain) {
    bytes += encoder.encode(character).length;
    if (bytes > LONGEST) break;
    short += character;
  }
  if (short === '') return '_';
  return DEVICES.test(short) ? `_${short}` : short;
}
