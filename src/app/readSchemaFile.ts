import { LARGEST_SCHEMA, type ReadSchema, readSchema, type SchemaProblem } from '../core';
import { decodeText } from './decodeText';
import { fileProblem } from './fileProblem';
import type { Files } from './ports';

export type SchemaFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly message: string }
  /** Whether it may be used is for its problems to say. */
  | ({ readonly kind: 'read'; readonly text: string } & ReadSchema);

/** Reads a schema from a file. Never rejects. */
export async function readSchemaFile(files: Files, path: string): Promise<SchemaFile> {
  const most = 4 * LARGEST_SCHEMA;
  try {
    const { kind, size } = await files.inspect(path);
    if (kind === 'missing') return { kind: 'missing' };
    if (kind !== 'file') return { kind: 'unreadable', message: `${path}: this is no file. Name the schema itself.` };
    if (size > most) return { kind: 'unreadable', message: `${path}: this is too large to be a schema.` };
    const decoded = decodeText(await files.read(path, most), most);
    if (!decoded.ok) return { kind: 'unreadable', message: `${path}: ${decoded.message}` };
    return { kind: 'read', text: decoded.text, ...readSchema(decoded.text) };
  } catch (error) {
    return { kind: 'unreadable', message: fileProblem(error, path, 'read').message };
  }
}

/** A problem as a line: "newsmark.schema.json, line 3, column 5: …". */
export function schemaProblemLine(name: string, { line, column, message }: SchemaProblem): string {
  return `${name}, line ${line}, column ${column}: ${message}`;
}

/** Whether a schema has problems that keep it from being used. */
export function isBroken({ problems }: ReadSchema): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
