import { keepingAllBut } from './aspects';
import type { ExportFile, Format, FormatInput, Gathering } from './format';
import { extrasOf, fromGraph, type GraphEdge, graphOf, isRecord, type ReadNode, readExtras } from './graph';
import { idOfRow, type JsonRow, jsonRows, spanIn, textOfRow } from './jsonRows';
import { lineJson } from './lineJson';
import { Problems } from './lineReading';
import { type Offsets, offsetsOf } from './offsets';
import type { FormatReader, InputFile, ReadDocument } from './reading';
import { standoffOf } from './standoff';

/** The names of the tags of the labelling configuration that results point at. */
const [FROM, TO] = ['label', 'text'];
const CONFIG = 'labeling-config.xml';

/**
 * Label Studio's tasks with predictions, all in one file, and the labelling configuration that they are for. Offsets
 * are code points. What Label Studio has no field for lies in the `meta` of regions, which it keeps.
 */
export const labelStudio: Format = {
  id: 'label-studio',
  title: 'Label Studio',
  about: 'tasks with predictions for Label Studio, and their labelling configuration',
  icon: 'checklist',
  keeps: keepingAllBut(...(['parts', 'salience', 'names'] as const), ...(['places', 'evidence', 'zones'] as const)),
  files: [],
  whole: [
    { name: 'tasks.label-studio.json', open: openTasks },
    { name: CONFIG, open: openConfig, isOurs: head => head.startsWith(CONFIG_HEAD) },
  ],
  holds: 'many',
  knownBy: [],
  reader: { endings: ['.json'], read: readTasks },
};

function openTasks(): Gathering {
  let mark = '[\n';
  return {
    *add(input) {
      yield `${mark}${lineJson(taskOf(input))}`;
      mark = ',\n';
    },
    end: () => [mark === '[\n' ? '[]\n' : '\n]\n'],
  };
}

function taskOf({ document, text }: FormatInput): object {
  const { nodes, edges } = graphOf(standoffOf(document, text));
  const offsets = offsetsOf(text, 'codepoints');
  const { id, date, uri } = document.document;
  const known = new Set(nodes.map(node => node.id));
  const regions = nodes.map(node => {
    const extras = extrasOf(node);
    const score = node.mark?.confidence;
    return {
      id: node.id,
      from_name: FROM,
      to_name: TO,
      type: 'labels',
      value: {
        start: offsets.from(node.start),
        end: offsets.from(node.end),
        text: text.slice(node.start, node.end),
        labels: [node.label],
      },
      ...(score === undefined ? {} : { score }),
      ...(extras === undefined ? {} : { meta: { text: [JSON.stringify(extras)] } }),
    };
  });
  const relations = edges
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .map(({ from, to, label }) => ({
      type: 'relation',
      from_id: from,
      to_id: to,
      direction: 'right',
      labels: [label],
    }));
  return {
    data: { text, id, ...(date === null ? {} : { date }), ...(uri === null ? {} : { uri }) },
    predictions: [{ model_version: `newsmark ${document.generator.version}`, result: [...regions, ...relations] }],
  };
}

const CONFIG_HEAD = '<!-- Written by Newsmark with the tasks beside it, for what is in them. -->';

function openConfig(): ReturnType<ExportFile['open']> {
  const labels = new Set<string>();
  const relations = new Set<string>();
  return {
    add({ document, text }) {
      const { nodes, edges } = graphOf(standoffOf(document, text));
      for (const { label } of nodes) labels.add(label);
      for (const { label } of edges) relations.add(label);
      return [];
    },
    *end() {
      yield `${CONFIG_HEAD}\n<View>\n  <Relations>\n`;
      for (const name of [...relations].sort()) yield `    <Relation value="${escaped(name)}"/>\n`;
      yield `  </Relations>\n  <Labels name="${FROM}" toName="${TO}">\n`;
      for (const name of [...labels].sort()) yield `    <Label value="${escaped(name)}"/>\n`;
      yield `  </Labels>\n  <Text name="${TO}" value="$text"/>\n</View>\n`;
    },
  };
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .replace(/[&<>"]/g, c => entities[c] ?? c)
    .replace(/(?!\t)\p{Cc}|\p{Cs}/gu, '\ufffd')
    .replaceAll('\t', '&#9;');
}

function readTasks(...[file]: Parameters<FormatReader['read']>): ReturnType<FormatReader['read']> {
  const problems = new Problems();
  const documents: ReadDocument[] = [];
  for (const row of jsonRows(file, problems)) {
    const document = readTask(row, file, problems);
    if (document !== undefined) documents.push(document);
  }
  return { documents: problems.failed ? [] : documents, problems: problems.all };
}

function readTask(row: JsonRow, file: InputFile, problems: Problems): ReadDocument | undefined {
  const data = isRecord(row.value['data']) ? row.value['data'] : row.value;
  const text = textOfRow({ text: data['text'] ?? onlyText(data) }, row, problems);
  if (text === undefined) return undefined;
  const { nodes, edges } = graphIn(row, offsetsOf(text, 'codepoints'), problems);
  const { date, uri } = data;
  return {
    id: idOfRow([data['id'], row.value['id']], file, row.number),
    text,
    ...(typeof uri === 'string' ? { source: uri } : {}),
    ...(typeof date === 'string' ? { date } : {}),
    ...fromGraph(nodes, edges, problems, row.line),
  };
}

/** The regions and relations of a task's result. */
function graphIn(
  row: JsonRow,
  offsets: Offsets,
  problems: Problems,
): { readonly nodes: readonly ReadNode[]; readonly edges: readonly GraphEdge[] } {
  const { result, author } = resultOf(row.value);
  const nodes = new Map<string, ReadNode>();
  const edges: GraphEdge[] = [];
  const left = new Map<string, number>();
  for (const each of result.filter(isRecord)) {
    const { type, from_id: from, to_id: to, labels } = each;
    if (type === 'relation') {
      const [label] = Array.isArray(labels) && labels.length > 0 ? labels : ['relation'];
      edges.push({ from: String(from), to: String(to), label: String(label) });
    } else if (type === 'labels' || type === 'hypertextlabels') {
      const node = nodeOf(each, offsets, problems, row);
      if (node === undefined) continue;
      if (nodes.has(node.id)) problems.error(`the id ${node.id} is there twice in one result.`, row.line);
      nodes.set(node.id, author === undefined ? node : { ...node, author });
    } else left.set(String(type), (left.get(String(type)) ?? 0) + 1);
  }
  for (const [type, count] of left) problems.warn(`${count} results of the kind ${type} were left out.`, row.line);
  return { nodes: [...nodes.values()], edges };
}

/** The one text of a task that calls it otherwise. */
function onlyText(data: Readonly<Record<string, unknown>>): unknown {
  const texts = Object.entries(data).filter(
    ([key, value]) => typeof value === 'string' && !/^(?:id|uri|date)$/.test(key),
  );
  return texts.length === 1 ? texts[0][1] : undefined;
}

/** The results of the last annotation that stands, else of the first prediction; and whose they are. */
function resultOf(task: Readonly<Record<string, unknown>>): {
  readonly result: readonly unknown[];
  readonly author?: string;
} {
  const { annotations = task['completions'], predictions, result } = task;
  const standing = (Array.isArray(annotations) ? annotations : []).filter(
    each => isRecord(each) && each['was_cancelled'] !== true && Array.isArray(each['result']),
  );
  const last: unknown = standing[standing.length - 1];
  if (isRecord(last)) {
    const by = last['completed_by'];
    const name = isRecord(by) ? (by['email'] ?? by['id']) : by;
    const author = typeof name === 'string' || typeof name === 'number' ? { author: String(name) } : {};
    return { result: last['result'] as unknown[], ...author };
  }
  const [first]: unknown[] = Array.isArray(predictions) ? predictions : [];
  if (isRecord(first) && Array.isArray(first['result'])) return { result: first['result'] };
  return { result: Array.isArray(result) ? result : [] };
}

function nodeOf(
  region: Readonly<Record<string, unknown>>,
  offsets: Offsets,
  problems: Problems,
  row: JsonRow,
): ReadNode | undefined {
  const value = isRecord(region['value']) ? region['value'] : {};
  const span = spanIn(offsets, value['start'], value['end'], problems, row);
  if (span === undefined) return undefined;
  const labels = value['labels'] ?? value['hypertextlabels'];
  const [label]: unknown[] = Array.isArray(labels) ? labels : [];
  if (typeof label !== 'string' || label === '') {
    problems.error('a region has no label.', row.line);
    return undefined;
  }
  const { id, score, meta } = region;
  const said =
    isRecord(meta) && Array.isArray(meta['text']) ? meta['text'].find(each => typeof each === 'string') : undefined;
  const extras = parseExtras(said);
  const own = typeof id === 'string' && id !== '' ? id : `${span.start}-${span.end}-${label}`;
  const read = readExtras(extras, typeof score === 'number' ? score : undefined);
  const note = typeof said === 'string' && extras === undefined ? { note: said } : {};
  return { id: own, label, ...span, ...read, mark: { ...read.mark, ...note } };
}

/** What we put into the note of a region; undefined where a person wrote it. */
function parseExtras(text: unknown): unknown {
  if (typeof text !== 'string' || !text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
