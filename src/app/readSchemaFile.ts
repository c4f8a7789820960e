import { LARGEST_SCHEMA, type SchemaProblem } from '../core';
import { decodeText } from './decodeText';
import { fileProblem } from './fileProblem';
import type { Files } from './ports';

export type SchemaFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'read'; readonly text: string };

/** Reads the text of a schema from a file. Never rejects. */
export async function readSchemaFile(files: Files, path: string): Promise<SchemaFile> {
  const most = 4 * LARGEST_SCHEMA;
  try {
    const { kind, size } = await files.inspect(path);
    if (kind === 'missing') return { kind: 'missing' };
    if (kind !== 'file') return { kind: 'unreadable', message: `${path}: this is no file. Name the schema itself.` };
    if (size > most) return { kind: 'unreadable', message: `${path}: this is too large to be a schema.` };
    const decoded = decodeText(await files.read(path, most), most);
    return decoded.ok
      ? { kind: 'read', text: decoded.text }
      : { kind: 'unreadable', message: `${path}: ${decoded.message}` };
  } catch (error) {
    return { kind: 'unreadable', message: fileProblem(error, path, 'read').message };
  }
}

/** A problem as a line: "newsmark.schema.json, line 3, column 5: …". */
export function schemaProblemLine(name: string, { line, column, message }: SchemaProblem): string {
  return `${name}, line ${line}, column ${column}: ${message}`;
}

/** Whether a schema with these problems cannot be used. */
export function isBroken(problems: readonly SchemaProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
