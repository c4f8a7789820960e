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

/** Every text of a folder: the documents of its .jsonl files, and its .txt files, in the order of their names. */
export function* readTexts(folder: string): Generator<SharedText> {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (name.endsWith('.txt')) yield { id: name.slice(0, -4), text: readFileSync(path, 'utf8'), date: null };
    if (!name.endsWith('.jsonl')) continue;
    for (const json of readFileSync(path, 'utf8').split('\n')) {
      const result = parseDocumentLine(json);
      if (result.ok) yield result.line;
    }
  }
}
