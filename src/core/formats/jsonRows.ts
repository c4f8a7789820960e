import type { Span } from '../text/span';
import { isRecord } from './graph';
import { linesOf, type Problems } from './lineReading';
import { placeOf, positionIn } from './newsmarkRead';
import type { Offsets } from './offsets';
import type { InputFile } from './reading';

/** An object of a file of JSON, with the line that it begins in where the file is JSON Lines. */
export interface JsonRow {
  readonly value: Readonly<Record<string, unknown>>;
  readonly line?: number;
  /** Counted from 1. */
  readonly number: number;
}

/** The objects of a file that is a list of them, one alone, or JSON Lines; what is none is a problem with its place. */
export function* jsonRows({ text }: InputFile, problems: Problems): Generator<JsonRow> {
  const first = /\S/.exec(text)?.index ?? 0;
  if (text[first] === '[' || !isLines(text)) {
    const value = parse(text, problems);
    const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
    for (const [i, each] of all.entries()) {
      if (isRecord(each)) yield { value: each, number: i + 1 };
      else problems.error(`number ${i + 1} is no object.`);
    }
    return;
  }
  let number = 0;
  for (const { text: json, number: line } of linesOf(text)) {
    if (json.trim() === '') continue;
    const value = parse(json, problems, line);
    number++;
    if (isRecord(value)) yield { value, line, number };
    else if (value !== undefined) problems.error('this line is no object.', line, 1);
  }
}

/** Whether the first line is an object by itself. */
function isLines(text: string): boolean {
  for (const { text: line } of linesOf(text)) {
    if (line.trim() !== '')
      return line.trimEnd().endsWith('}') && line.trimStart().startsWith('{') && line.trim() !== '{}';
  }
  return false;
}

function parse(json: string, problems: Problems, line?: number): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const at = placeOf(json, positionIn(error, json), line);
    problems.error('no valid JSON; it may be cut off.', at.line, at.column);
    return undefined;
  }
}

/** A span of a text in offsets of another unit, or undefined with a problem where the text has none such. */
export function spanIn(
  offsets: Offsets,
  start: unknown,
  end: unknown,
  problems: Problems,
  row: Pick<JsonRow, 'line' | 'number'>,
): Span | undefined {
  const from = typeof start === 'number' ? offsets.to(start) : undefined;
  const to = typeof end === 'number' ? offsets.to(end) : undefined;
  if (from !== undefined && to !== undefined && from < to) return { start: from, end: to };
  const where = row.line === undefined ? `number ${row.number}: ` : '';
  const message = `${where}the span ${show(start)} to ${show(end)} is not in the text, which has ${offsets.length} characters.`;
  problems.error(message, row.line);
  return undefined;
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 40);
}

/** The text and the id of a row; a row without a text is a problem. */
export function textOfRow(
  value: Readonly<Record<string, unknown>>,
  row: JsonRow,
  problems: Problems,
): string | undefined {
  const { text } = value;
  if (typeof text === 'string') return text;
  problems.error(`${row.line === undefined ? `number ${row.number}: ` : ''}“text” is missing.`, row.line);
  return undefined;
}

/** An id of a document among what a row may call it, else its file's name with its number. */
export function idOfRow(candidates: readonly unknown[], file: InputFile, number: number): string {
  for (const each of candidates) {
    if (typeof each === 'string' && each !== '') return each;
    if (typeof each === 'number') return String(each);
  }
  const name = file.name.slice(Math.max(file.name.lastIndexOf('/'), file.name.lastIndexOf('\\')) + 1);
  return `${name.replace(/\.[a-z]+$/i, '')}-${number}`;
}
