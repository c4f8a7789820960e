import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseDocumentLine } from '../../src/core/formats/documentLine';

/** Where data that is not part of the repository lies, on machines that have it. */
export const SHARED = join(process.cwd(), '..', 'shared');

/** Whether this machine has the data; a test that needs it says so when it does not. */
export const hasShared = existsSync(join(SHARED, 'data', 'dev'));

export interface SharedText {
  readonly id: string;
  readonly text: string;
  readonly date: string | null;
}

/**
 * The three forms in which a text is measured: as written, in lower case, and as document 000 of the corpus was
 * stripped.
 */
export const REGISTERS: { readonly [name: string]: (text: string) => string } = {
  'as it is': text => text,
  'lower case': text => text.toLowerCase(),
  'without punctuation': text => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '),
};

/**
 * Every text of a folder, or of one of its files: the documents of .jsonl files, and .txt files, in the order of their
 * names.
 */
export function* readTexts(folder: string, only?: string): Generator<SharedText> {
  for (const name of only === undefined ? readdirSync(folder).sort() : [only]) {
    const path = join(folder, name);
    if (name.endsWith('.txt')) yield { id: name.slice(0, -4), text: readFileSync(path, 'utf8'), date: null };
    if (!name.endsWith('.jsonl')) continue;
    for (const json of readFileSync(path, 'utf8').split('\n')) {
      const result = parseDocumentLine(json);
      if (result.ok) yield result.line;
    }
  }
}
