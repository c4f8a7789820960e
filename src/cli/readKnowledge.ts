import { dirname, relative, resolve } from 'node:path';
import { findAbove } from '../app/findAbove';
import { readDictionaryFile } from '../app/learnedDictionary';
import { DICTIONARY_FILE } from '../app/ownFiles';
import type { Files, Log } from '../app/ports';
import { isBroken, readSchemaFile, schemaProblemLine } from '../app/readSchemaFile';
import { readTables } from '../app/readTables';
import { readSchema, SCHEMA_FILE, type UserTables } from '../core';
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
  const schema = await readSchemaOf(args, files, log);
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

/** What stands for no schema at all. */
const NO_SCHEMA = 'none';

/** The text of the schema that is named, else of that in the folder of the texts or above, without its patterns. */
async function readSchemaOf(
  { schema: named, paths }: TextArguments,
  files: Files,
  log: Log,
): Promise<string | undefined | 'unreadable'> {
  if (named === NO_SCHEMA) return undefined;
  if (named !== undefined) return readOwnSchema(named, files, log);
  const found = await aboveTexts(paths, files, SCHEMA_FILE);
  if (found === undefined) return undefined;
  const path = relative('', found);
  const text = await readOwnSchema(path, files, log);
  if (text === 'unreadable') {
    log.error(`${path} was found by itself: put it right, or use none: --schema ${NO_SCHEMA}`);
    return text;
  }
  const { patterns = [], ...rest }: { readonly patterns?: readonly unknown[] } = JSON.parse(text);
  const few = patterns.length === 1 ? 'its pattern is not run' : `its ${patterns.length} patterns are not run`;
  const unless = patterns.length === 0 ? '' : `; ${few} unless you name it: --schema ${path}`;
  log.warn(`${path} is used, since it lies above the texts${unless}. Without it: --schema ${NO_SCHEMA}`);
  return JSON.stringify(rest);
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
  const path = dictionary ?? (corrections ? await aboveTexts(paths, files, DICTIONARY_FILE) : undefined);
  if (path === undefined) return undefined;
  const read = await readDictionaryFile(files, path);
  if (read.ok && (read.text !== undefined || dictionary === undefined)) return read.text;
  log.error(read.ok ? `${path}: there is no such file. Name your dictionary.` : read.problem.message);
  return 'unreadable';
}

/** The file of a name in the folder of the texts or above it: that of the first text that has one. */
async function aboveTexts(paths: readonly string[], files: Files, name: string): Promise<string | undefined> {
  for (const path of paths) {
    if (path === STANDARD_INPUT) continue;
    const whole = resolve(path);
    const state = await files.inspect(whole).catch(() => undefined);
    const found = await findAbove(files, state?.kind === 'folder' ? whole : dirname(whole), name);
    if (found !== undefined) return found;
  }
  return undefined;
}
