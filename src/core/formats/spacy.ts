import { crowded, keepingAllBut } from './aspects';
import { cutTokens, withWhitespace } from './cutTokens';
import { type Format, type FormatInput, type Loss, oneFile } from './format';
import { isRecord, type ReadNode, readExtras } from './graph';
import { idOfRow, type JsonRow, jsonRows, spanIn, textOfRow } from './jsonRows';
import { lineJson } from './lineJson';
import { Problems } from './lineReading';
import { type Offsets, offsetsOf } from './offsets';
import type { FormatReader, InputFile, ReadCluster, ReadDocument, ReadMark } from './reading';
import { standoffOf } from './standoff';

/** The span group of what overlaps: `ents` cannot. */
const CROWDED = 'sc';
/** The span groups of clusters begin so, as spaCy's own coreference names them. */
const COREF = 'coref_clusters_';

/**
 * spaCy's JSON of a document (`Doc.from_json`), one a line: entities that do not overlap in `ents`, the others in the
 * span group `sc`. Tokens are ours, cut where a span begins or ends in one. Offsets are code points.
 */
export const spacy: Format = {
  id: 'spacy',
  title: 'spaCy JSON Lines',
  about: 'documents for spaCy, one a line, with tokens that fit every span',
  icon: 'symbol-namespace',
  files: oneFile('.spacy.jsonl', spacyLine),
  holds: 'many',
  knownBy: ['.spacy.jsonl'],
  keeps: keepingAllBut(
    ...(['events', 'arguments', 'settings', 'status', 'same'] as const),
    ...(['parts', 'salience', 'places', 'evidence', 'zones'] as const),
  ),
  alsoLoses: ({ document, text }) => tokenLoss(text, [...document.entities, ...document.figures]),
  reader: { endings: ['.jsonl', '.json'], read: readSpacy },
};

function* spacyLine({ document, text }: FormatInput): Generator<string> {
  const all = standoffOf(document, text);
  const offsets = offsetsOf(text, 'codepoints');
  const place = ({ start, end }: { start: number; end: number }) => ({
    start: offsets.from(start),
    end: offsets.from(end),
  });
  const spanOf = (mark: ReadMark) => ({
    ...place(mark),
    label: mark.label,
    id: mark.id,
    ...(mark.confidence === undefined ? {} : { score: mark.confidence }),
    ...(mark.value === undefined ? {} : { value: mark.value }),
    ...(mark.attributes === undefined ? {} : { attributes: mark.attributes }),
    ...(mark.origin === 'machine' || mark.origin === undefined ? {} : { origin: mark.origin }),
  });
  const { kept, nested, crossing } = crowded(all.marks);
  const others = [...nested, ...crossing];
  const byId = new Map(all.marks.map(mark => [mark.id, mark]));
  const clusters = all.clusters.filter(({ mentions }) => mentions.length > 1);
  const groups = clusters.map(({ mentions }, i) => [
    `${COREF}${i + 1}`,
    mentions
      .flatMap(id => byId.get(id) ?? [])
      .map(mark => ({ ...place(mark), label: mark.label, id: mark.id, kb_id: '' })),
  ]);
  const names = clusters.map(({ name }, i) => [`${COREF}${i + 1}`, name ?? '']);
  const { tokens } = cutTokens(text, all.marks);
  const { id, date, uri } = document.document;
  const line = {
    text,
    ents: kept.map(spanOf),
    spans: {
      ...(others.length === 0 ? {} : { [CROWDED]: others.map(mark => ({ ...spanOf(mark), kb_id: '' })) }),
      ...Object.fromEntries(groups),
    },
    tokens: withWhitespace(text, tokens).map((token, i) => ({ id: i, ...place(token) })),
    meta: {
      id,
      ...(date === null ? {} : { date }),
      ...(uri === null ? {} : { uri }),
      clusters: Object.fromEntries(names),
    },
  };
  yield `${lineJson(line)}\n`;
}

function readSpacy(...[file]: Parameters<FormatReader['read']>): ReturnType<FormatReader['read']> {
  const problems = new Problems();
  const documents: ReadDocument[] = [];
  for (const row of jsonRows(file, problems)) {
    const text = textOfRow(row.value, row, problems);
    if (text !== undefined) documents.push(readDoc(row, text, file, problems));
  }
  return { documents: problems.failed ? [] : documents, problems: problems.all };
}

function readDoc(row: JsonRow, text: string, file: InputFile, problems: Problems): ReadDocument {
  const { ents = row.value['entities'] ?? row.value['label'], spans, meta } = row.value;
  const about = isRecord(meta) ? meta : {};
  const offsets = offsetsOf(text, 'codepoints');
  const names = isRecord(about['clusters']) ? about['clusters'] : {};
  const marks = new Map<string, ReadMark>();
  const clusters: ReadCluster[] = [];
  const lists: [string, unknown][] = [['ents', ents], ...(isRecord(spans) ? Object.entries(spans) : [])];
  for (const [group, list] of lists) {
    const own = spansOf(list, offsets, problems, row);
    for (const node of own) if (!marks.has(node.id)) marks.set(node.id, markOf(node));
    if (!group.startsWith(COREF)) continue;
    const name = names[group];
    const mentions = own.map(({ id }) => id);
    clusters.push({ mentions, ...(typeof name === 'string' && name !== '' ? { name } : {}) });
  }
  const { id, date, uri } = about;
  return {
    id: idOfRow([id, row.value['id']], file, row.number),
    text,
    ...(typeof uri === 'string' ? { source: uri } : {}),
    ...(typeof date === 'string' ? { date } : {}),
    marks: [...marks.values()],
    events: [],
    clusters,
  };
}

/** Spans of a list, as objects or as [start, end, label]; those without an id are one where they are equal. */
function spansOf(
  list: unknown,
  offsets: Offsets,
  problems: Problems,
  row: Parameters<typeof spanIn>[4],
): readonly ReadNode[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) => {
    const given: Readonly<Record<string, unknown>> = Array.isArray(each)
      ? { start: each[0], end: each[1], label: each[2] }
      : isRecord(each)
        ? each
        : {};
    const span = spanIn(offsets, given['start'], given['end'], problems, row);
    const label = given['label'];
    if (span === undefined) return [];
    if (typeof label !== 'string' || label === '') {
      problems.error('a span has no label.', row.line);
      return [];
    }
    const { id: own, score } = given;
    const id = typeof own === 'string' && own !== '' ? own : `${span.start}-${span.end}-${label}`;
    return [{ id, label, ...span, ...readExtras(given, typeof score === 'number' ? score : undefined) }];
  });
}

function markOf({ id, label, start, end, mark }: ReadNode): ReadMark {
  return { id, label, start, end, ...mark };
}

/** The spans that do not begin and end with a token of ours. */
export function tokenLoss(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly Loss[] {
  const { cutting } = cutTokens(text, spans);
  return cutting === 0 ? [] : [{ aspect: 'tokens', count: cutting }];
}
