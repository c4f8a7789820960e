import type { Span } from '../text/span';
import { type Aspect, keeping } from './aspects';
import { type Format, type FormatInput, oneFile } from './format';
import { fromGraph, type GraphEdge, graphOf, isRecord, type ReadNode } from './graph';
import { idOfRow, type JsonRow, jsonRows, spanIn, textOfRow } from './jsonRows';
import { lineJson } from './lineJson';
import { Problems } from './lineReading';
import { type Offsets, offsetsOf, placed } from './offsets';
import { chosen, type FormatOption, type FormatOptions } from './options';
import type { FormatReader, InputFile, ReadDocument } from './reading';
import { standoffOf } from './standoff';
import { OFFSETS_UTF16, unitOf } from './unitOption';

const SHAPE: FormatOption = {
  id: 'shape',
  about: 'labelled spans alone, or with relations, as the kind of the project wants',
  choices: ['spans', 'relations'],
};

const SPANS = ['text', 'surrogates', 'returns', 'entities', 'figures', 'nesting'] as const;
const BESIDES: readonly Aspect[] = ['overlaps', 'breaks', 'tokens', 'characters', 'labels'];
const RELATIONS: readonly Aspect[] = ['events', 'arguments', 'settings', 'same', 'clusters'];

/**
 * doccano's JSON Lines, of both kinds of project. Its browser counts in UTF-16 code units, whatever its fields are
 * called, and in graphemes where a project says so, in which CR LF is one.
 */
export const doccano: Format = {
  id: 'doccano',
  title: 'doccano',
  about: 'texts with labelled spans for doccano, one a line',
  icon: 'tag',
  files: oneFile('.doccano.jsonl', doccanoLine),
  holds: 'many',
  knownBy: ['.doccano.jsonl'],
  keeps: keeping(...SPANS, ...BESIDES),
  keepsWith: options => keeping(...SPANS, ...BESIDES, ...(isRelations(options) ? RELATIONS : [])),
  holding: asHeld,
  alsoLoses({ document, text, options }) {
    const offsets = offsetsOf(text, unitOf(OFFSETS_UTF16, options));
    const cut = [...document.entities, ...document.figures].filter(span => isCut(offsets, span)).length;
    return cut === 0 ? [] : [{ aspect: 'characters', count: cut }];
  },
  options: [OFFSETS_UTF16, SHAPE],
  reader: { endings: ['.jsonl', '.json'], read: readDoccano },
};

function isCut(offsets: Offsets, span: Span): boolean {
  return wide(offsets, span).start !== span.start || wide(offsets, span).end !== span.end;
}

/** A span without parts of characters of the unit. */
function wide(offsets: Offsets, span: Span): Span {
  const { start, end } = placed(offsets, span);
  return { start: offsets.to(start) ?? span.start, end: offsets.to(end) ?? span.end };
}

/** The spans as their unit can tell them. */
function asHeld(document: ReadDocument, text: string, options: FormatOptions): ReadDocument {
  const offsets = offsetsOf(text, unitOf(OFFSETS_UTF16, options));
  return {
    ...document,
    marks: document.marks.map(mark => ({ ...mark, ...wide(offsets, mark) })),
    events: document.events.map(event => ({
      ...event,
      trigger: wide(offsets, event.trigger),
      arguments: event.arguments.map(a => (a.span === undefined ? a : { ...a, span: wide(offsets, a.span) })),
    })),
  };
}

function isRelations(options: FormatOptions | undefined): boolean {
  return chosen(SHAPE, options) === 'relations';
}

function* doccanoLine({ document, text, options }: FormatInput): Generator<string> {
  const offsets = offsetsOf(text, unitOf(OFFSETS_UTF16, options));
  const all = standoffOf(document, text);
  const { id, uri } = document.document;
  const about = { document: id, ...(uri === null ? {} : { source: uri }) };
  if (!isRelations(options)) {
    const label = all.marks.map(mark => {
      const { start, end } = placed(offsets, mark);
      return [start, end, mark.label];
    });
    yield `${lineJson({ text, label, ...about })}\n`;
    return;
  }
  const { nodes, edges } = graphOf(all);
  const numbers = new Map(nodes.map((node, i) => [node.id, i + 1]));
  const entities = nodes.map(node => {
    const { start, end } = placed(offsets, node);
    return { id: numbers.get(node.id), start_offset: start, end_offset: end, label: node.label };
  });
  const there = edges.filter(({ from, to }) => numbers.has(from) && numbers.has(to));
  const relations = there.map(({ from, to, label }, i) => ({
    id: i + 1,
    from_id: numbers.get(from),
    to_id: numbers.get(to),
    type: label,
  }));
  yield `${lineJson({ text, entities, relations, ...about })}\n`;
}

function readDoccano(...[file, , options]: Parameters<FormatReader['read']>): ReturnType<FormatReader['read']> {
  const problems = new Problems();
  const documents: ReadDocument[] = [];
  for (const row of jsonRows(file, problems)) {
    const document = readRow(row, file, options, problems);
    if (document !== undefined) documents.push(document);
  }
  return { documents: problems.failed ? [] : documents, problems: problems.all };
}

function readRow(row: JsonRow, file: InputFile, options: FormatOptions, problems: Problems): ReadDocument | undefined {
  const given = typeof row.value['text'] === 'string' ? row.value : { ...row.value, text: row.value['data'] };
  const text = textOfRow(given, row, problems);
  if (text === undefined) return undefined;
  const offsets = offsetsOf(text, unitOf(OFFSETS_UTF16, options));
  const { entities, label, labels, relations, document, source, id, meta } = row.value;
  const list = Array.isArray(entities) ? entities : Array.isArray(label) ? label : Array.isArray(labels) ? labels : [];
  const seen = new Set<string>();
  const nodes = list.flatMap((each: unknown, i) => {
    const node = nodeOf(each, i, offsets, problems, row);
    if (node === undefined) return [];
    if (seen.has(node.id)) problems.error(`the id ${node.id} is there twice.`, row.line);
    seen.add(node.id);
    return [node];
  });
  const edges: GraphEdge[] = (Array.isArray(relations) ? relations : []).flatMap((each: unknown) =>
    isRecord(each) ? [{ from: String(each['from_id']), to: String(each['to_id']), label: String(each['type']) }] : [],
  );
  const about = isRecord(meta) ? meta : {};
  const from = typeof source === 'string' ? source : about['source'];
  return {
    id: idOfRow([document, about['document'], id], file, row.number),
    text,
    ...(typeof from === 'string' ? { source: from } : {}),
    ...fromGraph(nodes, edges, problems, row.line),
  };
}

function nodeOf(value: unknown, i: number, offsets: Offsets, problems: Problems, row: JsonRow): ReadNode | undefined {
  const given: Readonly<Record<string, unknown>> = Array.isArray(value)
    ? { start_offset: value[0], end_offset: value[1], label: value[2] }
    : isRecord(value)
      ? value
      : {};
  const span = spanIn(offsets, given['start_offset'], given['end_offset'], problems, row);
  if (span === undefined) return undefined;
  const { label, id } = given;
  if (typeof label !== 'string' || label === '') {
    problems.error('a span has no label.', row.line);
    return undefined;
  }
  return { id: id === undefined ? `n${i + 1}` : String(id), label, ...span };
}
