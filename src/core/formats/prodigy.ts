import type { Span } from '../text/span';
import { keepingAllBut } from './aspects';
import { cutTokens, tokenIndexes, withWhitespace } from './cutTokens';
import { type Format, type FormatInput, oneFile } from './format';
import { extrasOf, fromGraph, type GraphEdge, graphOf, isRecord, type ReadNode, readExtras } from './graph';
import { idOfRow, type JsonRow, jsonRows, spanIn, textOfRow } from './jsonRows';
import { lineJson } from './lineJson';
import { Problems } from './lineReading';
import { type Offsets, offsetsOf } from './offsets';
import type { FormatReader, InputFile, ReadDocument } from './reading';
import { tokenLoss } from './spacy';
import { standoffOf } from './standoff';

/**
 * Prodigy's tasks, one a line, as its recipes for spans and relations take them: `token_end` is the last token's index,
 * and relations go by the last token of their spans. Offsets are code points.
 */
export const prodigy: Format = {
  id: 'prodigy',
  title: 'Prodigy',
  about: 'tasks for Prodigy, one a line, with tokens, spans and relations',
  icon: 'symbol-event',
  files: oneFile('.prodigy.jsonl', taskLine),
  holds: 'many',
  knownBy: ['.prodigy.jsonl'],
  keeps: keepingAllBut(...(['parts', 'salience', 'names'] as const), ...(['places', 'evidence', 'zones'] as const)),
  alsoLoses: ({ document, text }) =>
    tokenLoss(text, [...document.entities, ...document.figures, ...document.events.map(({ trigger }) => trigger)]),
  reader: { endings: ['.jsonl', '.json'], read: readProdigy },
};

function* taskLine({ document, text }: FormatInput): Generator<string> {
  const { nodes, edges } = graphOf(standoffOf(document, text));
  const offsets = offsetsOf(text, 'codepoints');
  const tokens = withWhitespace(text, cutTokens(text, nodes).tokens);
  const { starting, ending } = tokenIndexes(tokens);
  const place = ({ start, end }: Span) => ({
    start: offsets.from(start),
    end: offsets.from(end),
    ...(starting.has(start) && ending.has(end) ? { token_start: starting.get(start), token_end: ending.get(end) } : {}),
  });
  const byId = new Map(nodes.map(node => [node.id, node]));
  const { id, date, uri } = document.document;
  const line = {
    text,
    tokens: tokens.map(({ start, end, ws }, i) => ({
      text: text.slice(start, end),
      start: offsets.from(start),
      end: offsets.from(end),
      id: i,
      ws,
    })),
    spans: nodes.map(node => {
      const extras = extrasOf(node);
      const score = node.mark?.confidence;
      return {
        ...place(node),
        label: node.label,
        id: node.id,
        ...(score === undefined ? {} : { score }),
        ...(extras === undefined ? {} : { newsmark: extras }),
      };
    }),
    relations: edges.flatMap(({ from, to, label }) => {
      const [head, child] = [byId.get(from), byId.get(to)];
      if (head === undefined || child === undefined) return [];
      const [headSpan, childSpan] = [place(head), place(child)];
      return [
        {
          head: headSpan.token_end ?? 0,
          child: childSpan.token_end ?? 0,
          label,
          head_span: { ...headSpan, label: head.label, id: from },
          child_span: { ...childSpan, label: child.label, id: to },
        },
      ];
    }),
    meta: { id, ...(date === null ? {} : { date }), ...(uri === null ? {} : { uri }) },
  };
  yield `${lineJson(line)}\n`;
}

function readProdigy(...[file]: Parameters<FormatReader['read']>): ReturnType<FormatReader['read']> {
  const problems = new Problems();
  const documents: ReadDocument[] = [];
  let refused = 0;
  for (const row of jsonRows(file, problems)) {
    const { answer } = row.value;
    if (answer === 'reject' || answer === 'ignore') refused++;
    else {
      const document = readTask(row, file, problems);
      if (document !== undefined) documents.push(document);
    }
  }
  if (refused > 0) problems.warn(`${refused} tasks were rejected or ignored in Prodigy, and were left out.`);
  return { documents: problems.failed ? [] : documents, problems: problems.all };
}

function readTask(row: JsonRow, file: InputFile, problems: Problems): ReadDocument | undefined {
  const { spans, relations, meta, _annotator_id: annotator } = row.value;
  const text = textOfRow(row.value, row, problems);
  if (text === undefined) return undefined;
  const offsets = offsetsOf(text, 'codepoints');
  const author = typeof annotator === 'string' && annotator !== '' ? annotator : undefined;
  const nodes = new Map<string, ReadNode>();
  const add = (value: unknown): string | undefined => {
    const node = nodeOf(value, offsets, problems, row);
    if (node !== undefined && !nodes.has(node.id))
      nodes.set(node.id, { ...node, ...(author === undefined ? {} : { author }) });
    return node?.id;
  };
  for (const each of Array.isArray(spans) ? spans : []) add(each);
  const edges: GraphEdge[] = [];
  for (const each of Array.isArray(relations) ? relations : []) {
    if (!isRecord(each)) continue;
    const [from, to, { label }] = [add(each['head_span']), add(each['child_span']), each];
    if (from !== undefined && to !== undefined && typeof label === 'string') edges.push({ from, to, label });
  }
  const about = isRecord(meta) ? meta : {};
  const id = idOfRow([about['id'], about['source'], row.value['id']], file, row.number);
  const source = typeof about['uri'] === 'string' ? { source: about['uri'] } : {};
  const date = typeof about['date'] === 'string' ? { date: about['date'] } : {};
  return { id, text, ...source, ...date, ...fromGraph([...nodes.values()], edges, problems, row.line) };
}

function nodeOf(value: unknown, offsets: Offsets, problems: Problems, row: JsonRow): ReadNode | undefined {
  const given = isRecord(value) ? value : {};
  const span = spanIn(offsets, given['start'], given['end'], problems, row);
  const { label = 'SPAN', id, score } = given;
  if (span === undefined) return undefined;
  const name = typeof label === 'string' && label !== '' ? label : 'SPAN';
  return {
    id: typeof id === 'string' && id !== '' ? id : `${span.start}-${span.end}-${name}`,
    label: name,
    ...span,
    ...readExtras(given['newsmark'], typeof score === 'number' ? score : undefined),
  };
}
