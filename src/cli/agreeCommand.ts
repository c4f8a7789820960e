import { basename, dirname, join } from 'node:path';
import { compareDocuments, comparisonTable, type PersonsDocument } from '../app/agree';
import { decodeText, LARGEST_TEXT } from '../app/decodeText';
import { fileProblem } from '../app/fileProblem';
import type { Files, Source } from '../app/ports';
import { readSource } from '../app/readSource';
import { type NewsmarkDocument, SIDECAR_SUFFIX } from '../core';
import type { AgreeArguments } from './arguments';
import { printable } from './printable';
import type { Surroundings } from './runTexts';
import { correctionReader, documentId, kindOf } from './sources';
import { EXIT } from './terminal';
import { walkFolder } from './walkFolder';

/** What one person annotated, by the ids of the documents, and what could not be read. */
interface Person {
  readonly documents: Map<string, PersonsDocument>;
  readonly problems: string[];
}

/** Runs `newsmark agree`. Resolves to the exit code; what went wrong has been written to standard error. */
export async function agreeCommand(args: AgreeArguments, surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings.terminal;
  const say = (message: string): void => stderr.write(`newsmark: ${printable(message)}\n`);
  const people: Person[] = [];
  for (const path of args.paths) people.push(await readPerson(path, args.texts, surroundings));
  const [a, b] = people;
  for (const problem of [...a.problems, ...b.problems]) say(problem);
  const comparison = compareDocuments(a.documents, b.documents);
  if (!args.quiet) for (const warning of comparison.warnings) say(warning);
  if (comparison.documents === 0) {
    say(`${args.paths[0]} and ${args.paths[1]} have no document in common. Documents are compared by their ids.`);
    return EXIT.someFailed;
  }
  const { warnings: _, ...rest } = comparison;
  const text = args.format === 'json' ? `${JSON.stringify(rest, null, 2)}\n` : comparisonTable(comparison);
  await stdout.write(new TextEncoder().encode(text)).catch(() => undefined);
  return a.problems.length + b.problems.length > 0 ? EXIT.someFailed : EXIT.ok;
}

async function readPerson(path: string, texts: string | undefined, surroundings: Surroundings): Promise<Person> {
  const person: Person = { documents: new Map(), problems: [] };
  const { files } = surroundings;
  const kind = await kindOf(files, path);
  if (kind === 'missing') person.problems.push(`${path}: there is no such file or folder.`);
  if (kind === 'file') await readOne(path, texts, surroundings, person);
  if (kind === 'folder') {
    for await (const entry of walkFolder(path, ['*.json', '*.jsonl', '*.txt'])) {
      if (!entry.ok) person.problems.push(fileProblem(entry.error, entry.path, 'read').message);
      else if (!entry.path.endsWith(SIDECAR_SUFFIX)) await readOne(entry.path, texts, surroundings, person);
    }
  }
  return person;
}

async function readOne(
  path: string,
  texts: string | undefined,
  { files, engine }: Surroundings,
  { documents, problems }: Person,
): Promise<void> {
  if (/\.txt$/i.test(path)) {
    const name = basename(path);
    const file = { path, id: documentId(name), uri: name, folder: '' };
    const source: Source = await readSource(files, file, null, correctionReader(files));
    if (!source.ok) {
      problems.push(source.message);
      return;
    }
    if (source.warning !== undefined) problems.push(source.warning);
    documents.set(file.id, { document: await engine.here.annotate(source.source), text: source.source.text });
    return;
  }
  try {
    const decoded = decodeText(await files.read(path, LARGEST_TEXT));
    if (!decoded.ok) {
      problems.push(`${path}: ${decoded.message}`);
      return;
    }
    const found = documentsIn(decoded.text);
    if (found === undefined) problems.push(`${path}: this is no newsmark/1 document.`);
    for (const document of found ?? []) {
      const { id, uri } = document.document;
      documents.set(id, { document, text: await textOf(files, [texts, dirname(path)], [uri, `${id}.txt`]) });
    }
  } catch (error) {
    problems.push(fileProblem(error, path, 'read').message);
  }
}

/** The documents of a file of JSON or of JSON Lines; undefined where it holds something else. */
function documentsIn(text: string): readonly NewsmarkDocument[] | undefined {
  const whole = parseDocument(text);
  if (whole !== undefined) return [whole];
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const documents = lines.flatMap(line => parseDocument(line) ?? []);
  return documents.length === lines.length && lines.length > 0 ? documents : undefined;
}

function parseDocument(json: string): NewsmarkDocument | undefined {
  try {
    const value = JSON.parse(json) as Partial<NewsmarkDocument> | null;
    const isDocument =
      value?.format === 'newsmark/1' &&
      typeof value.document?.id === 'string' &&
      Array.isArray(value.entities) &&
      Array.isArray(value.figures);
    return isDocument ? (value as NewsmarkDocument) : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a document, where it lies under one of its names in one of the folders. */
async function textOf(
  files: Files,
  folders: readonly (string | undefined)[],
  names: readonly (string | null)[],
): Promise<string | undefined> {
  for (const folder of folders) {
    for (const name of names) {
      if (folder === undefined || name === null) continue;
      const path = join(folder, name);
      if ((await kindOf(files, path)) !== 'file') continue;
      const decoded = decodeText(await files.read(path, LARGEST_TEXT));
      if (decoded.ok) return decoded.text;
    }
  }
  return undefined;
}
