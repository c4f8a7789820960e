import { dirname, resolve } from 'node:path';
import { findDictionary, readDictionaryFile } from '../app/learnedDictionary';
import type { Files, Log } from '../app/ports';
import { isBroken, readSchemaFile, schemaProblemLine } from '../app/readSchemaFile';
import { readTables } from '../app/readTables';
import { readSchema, type UserTables } from '../core';
import { STANDARD_INPUT } from './sources';
import type { TextArguments } from './textArguments';

/**
 * A user's own tables, schema and dictionary; everything in them that cannot be read is told, and then nothing is
 * annotated.
 */
export async function readKnowledge(
  args: TextArguments,
  checkTables: (tables: UserTables) => readonly string[],
  files: Files,
  log: Log,
): Promise<UserTables | undefined | 'unreadable'> {
  const schema = args.schema === undefined ? undefined : await readOwnSchema(args.schema, files, log);
  const dictionary = await readOwnDictionary(args, files, log);
  if (schema === 'unreadable' || dictionary === 'unreadable') return 'unreadable';
  const read = args.tables === undefined ? undefined : await readTables(files, args.tables);
  const tables = {
    ...read?.tables,
    ...(schema === undefined ? {} : { schema }),
    ...(dictionary === undefined ? {} : { dictionary }),
  };
  const wrong = read === undefined ? [] : [...read.problems, ...checkTables(tables)];
  for (const problem of wrong) log.error(problem);
  if (wrong.length > 0) return 'unreadable';
  return Object.keys(tables).length === 0 ? undefined : tables;
}

/** The text of a schema. */
async function readOwnSchema(file: string, files: Files, log: Log): Promise<string | 'unreadable'> {
  const read = await readSchemaFile(files, file);
  if (read.kind !== 'read') {
    log.error(read.kind === 'missing' ? `${file}: there is no such file. Name your schema.` : read.message);
    return 'unreadable';
  }
  const { problems } = readSchema(read.text);
  for (const problem of problems) {
    const line = schemaProblemLine(file, problem);
    if (problem.severity === 'error') log.error(line);
    else log.warn(line);
  }
  return isBroken(problems) ? 'unreadable' : read.text;
}

/** The text of the dictionary that is named, else of that above the texts, where corrections are obeyed at all. */
async function readOwnDictionary(
  { dictionary, corrections, paths }: TextArguments,
  files: Files,
  log: Log,
): Promise<string | undefined | 'unreadable'> {
  const path = dictionary ?? (corrections ? await dictionaryAbove(paths, files) : undefined);
  if (path === undefined) return undefined;
  const read = await readDictionaryFile(files, path);
  if (read.ok && (read.text !== undefined || dictionary === undefined)) return read.text;
  log.error(read.ok ? `${path}: there is no such file. Name your dictionary.` : read.problem.message);
  return 'unreadable';
}

async function dictionaryAbove(paths: readonly string[], files: Files): Promise<string | undefined> {
  for (const path of paths) {
    if (path === STANDARD_INPUT) continue;
    const whole = resolve(path);
    const state = await files.inspect(whole).catch(() => undefined);
    const found = await findDictionary(files, state?.kind === 'folder' ? whole : dirname(whole));
    if (found !== undefined) return found;
  }
  return undefined;
}
