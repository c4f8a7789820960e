import { USER_TABLE_FILES, USER_TABLE_NAMES, type UserTableName, type UserTables } from '../core';
import { decodeText } from './decodeText';
import { fileProblem } from './fileProblem';
import type { Files } from './ports';

/** Largest table that is read, in bytes. */
const LARGEST_TABLE = 4 * 1024 * 1024;

export interface ReadTables {
  /** Undefined where the folder holds none. */
  readonly tables: UserTables | undefined;
  /** What could not be read, and what to do. */
  readonly problems: readonly string[];
}

/** Reads a user's tables from a folder: the files named as in `USER_TABLE_FILES`, any of which may be missing. */
export async function readTables(files: Files, folder: string): Promise<ReadTables> {
  const tables: { -readonly [Name in UserTableName]?: string } = {};
  const problems: string[] = [];
  try {
    const { kind } = await files.inspect(folder);
    if (kind !== 'folder') {
      const what = kind === 'missing' ? 'there is no such folder' : 'this is no folder';
      return { tables: undefined, problems: [`${folder}: ${what}. Name the folder that holds your tables.`] };
    }
    for (const name of USER_TABLE_NAMES) {
      const path = files.join(folder, USER_TABLE_FILES[name]);
      if ((await files.inspect(path)).kind !== 'file') continue;
      const decoded = decodeText(await files.read(path, LARGEST_TABLE), LARGEST_TABLE);
      if (decoded.ok) tables[name] = decoded.text.replace(/\r\n?/g, '\n');
      else problems.push(`${path}: ${decoded.message}`);
    }
  } catch (error) {
    problems.push(fileProblem(error, folder, 'read').message);
  }
  const any = Object.keys(tables).length > 0;
  if (!any && problems.length === 0) {
    const names = Object.values(USER_TABLE_FILES).join(', ');
    problems.push(`${folder}: no table is in it. Tables are named ${names}.`);
  }
  return { tables: any ? tables : undefined, problems };
}
