import { keeping } from './aspects';
import type { Format } from './format';
import { isRecord, type ReadNode } from './graph';
import { idOfRow, type JsonRow, jsonRows, spanIn, textOfRow } from './jsonRows';
import { Problems } from './lineReading';
import { type Offsets, offsetsOf } from './offsets';
import type { FormatReader, InputFile, ReadDocument, ReadMark } from './reading';

/**
 * Records of Argilla as its users can export them: `records.to_json` of version 2, with span questions, and the token
 * classification of version 1. What a person answered goes before what was suggested. Offsets are code points.
 */
export const argilla: Format = {
  id: 'argilla',
  title: 'Argilla',
  about: 'records of Argilla, to take over',
  icon: 'inbox',
  keeps: keeping(),
  inOnly: true,
  files: [],
  holds: 'many',
  knownBy: [],
  reader: { endings: ['.json', '.jsonl'], read: readRecords },
};

function readRecords(...[file]: Parameters<FormatReader['read']>): ReturnType<FormatReader['read']> {
  const problems = new Problems();
  const documents: ReadDocument[] = [];
  for (const row of jsonRows(file, problems)) {
    const document = readRecord(row, file, problems);
    if (document !== undefined) documents.push(document);
  }
  return { documents: problems.failed ? [] : documents, problems: problems.all };
}

function readRecord(row: JsonRow, file: InputFile, problems: Problems): ReadDocument | undefined {
  const { fields } = row.value;
  const text = textOfRow(isRecord(fields) ? { text: textOf(fields) } : row.value, row, problems);
  if (text === undefined) return undefined;
  const offsets = offsetsOf(text, 'codepoints');
  const { list, author, origin } = spansOf(row.value);
  const marks = list.flatMap((each, i): ReadMark[] => {
    const node = nodeOf(each, i, offsets, problems, row);
    if (node === undefined) return [];
    const { id, label, start, end } = node;
    const by = author === undefined ? {} : { author };
    return [{ id, label, start, end, ...by, ...(origin === undefined ? {} : { origin }) }];
  });
  const id = idOfRow([row.value['id'], row.value['external_id']], file, row.number);
  return { id, text, marks, events: [], clusters: [] };
}

/** The text of a record: its field of that name, else its first text. */
function textOf(fields: Readonly<Record<string, unknown>>): unknown {
  return typeof fields['text'] === 'string' ? fields['text'] : Object.values(fields).find(v => typeof v === 'string');
}

interface Spans {
  readonly list: readonly unknown[];
  readonly author?: string;
  readonly origin?: 'machine';
}

/** The spans of a record: what a person said, else what was suggested. */
function spansOf({ responses, suggestions, annotation, annotation_agent: agent, prediction }: JsonRow['value']): Spans {
  const answers = (isRecord(responses) ? Object.values(responses) : []).flat().filter(isRecord);
  const answer = answers.find(({ value }) => isSpans(value));
  if (answer !== undefined) return byPerson(answer['value'], answer['user_id']);
  if (Array.isArray(annotation)) return byPerson(annotation, agent);
  const suggested = (isRecord(suggestions) ? Object.values(suggestions) : []).filter(isRecord);
  const list = suggested.map(({ value }) => value).find(isSpans) ?? prediction;
  return { list: Array.isArray(list) ? list : [], origin: 'machine' };
}

function byPerson(list: unknown, author: unknown): Spans {
  return { list: list as readonly unknown[], ...(typeof author === 'string' ? { author } : {}) };
}

function isSpans(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every(each => isRecord(each) && 'start' in each);
}

/** A span as an object, or as [label, start, end]. */
function nodeOf(value: unknown, i: number, offsets: Offsets, problems: Problems, row: JsonRow): ReadNode | undefined {
  const [label, start, end]: readonly unknown[] = Array.isArray(value)
    ? value
    : isRecord(value)
      ? [value['label'], value['start'], value['end']]
      : [];
  const span = spanIn(offsets, start, end, problems, row);
  if (span === undefined) return undefined;
  return { id: `n${i + 1}`, label: typeof label === 'string' && label !== '' ? label : 'SPAN', ...span };
}
