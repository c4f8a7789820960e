/** The folder beside a corpus that exports go to where a person names none. */
export const DEFAULT_FOLDER = 'annotations';

/** Whether the beginning of a file is that of one document of `newsmark/1`, or of JSON Lines of them. */
export function isNewsmarkHead(head: string): boolean {
  return /^\s*\{\s*"format"\s*:\s*"newsmark\/1"\s*[,}]/.test(head);
}

/** The file that holds what corrections taught, at the root of a corpus. */
export const DICTIONARY_FILE = 'newsmark.dictionary.tsv';
