import type { Span } from '../text/span';
import { keeping } from './aspects';
import type { Format } from './format';
import { Problems } from './lineReading';
import { offsetsOf } from './offsets';
import type { FormatReader, ReadDocument, ReadMark } from './reading';

/**
 * The table of annotations that Recogito's users can download (CSV with a head line), with the text beside it: `FILE`
 * names it. Its `ANCHOR` says where a quotation begins, in UTF-16 code units. Its JSON-LD is read as W3C annotations.
 */
export const recogito: Format = {
  id: 'recogito',
  title: 'Recogito',
  about: 'the table of annotations of Recogito, to take over',
  icon: 'inbox',
  keeps: keeping(),
  inOnly: true,
  files: [],
  holds: 'many',
  knownBy: [],
  reader: {
    endings: ['.csv'],
    asksFor: file => ['.txt', ...new Set(rowsOf(file.text).flatMap(({ cells }) => cells.get('FILE') ?? []))],
    read: readTable,
  },
};

interface Row {
  readonly line: number;
  /** By the names of the columns. */
  readonly cells: ReadonlyMap<string, string>;
}

function readTable(...[file, beside]: Parameters<FormatReader['read']>): ReturnType<FormatReader['read']> {
  const problems = new Problems();
  const rows = rowsOf(file.text);
  const [head] = rows;
  if (head !== undefined && !(head.cells.has('ANCHOR') && head.cells.has('QUOTE_TRANSCRIPTION')))
    problems.error('no table of Recogito: the columns ANCHOR and QUOTE_TRANSCRIPTION are missing.', 1, 1);
  const marks = new Map<string, ReadMark[]>();
  for (const row of problems.failed ? [] : rows) {
    const name = row.cells.get('FILE') ?? '';
    const text = beside(name) ?? beside('.txt');
    if (text === undefined) {
      problems.error(`the text ${name} is missing: put it beside the table.`, row.line);
      break;
    }
    const mark = markOf(row, text, problems);
    const own = marks.get(name) ?? [];
    marks.set(name, own);
    if (mark === undefined) continue;
    if (own.some(({ id }) => id === mark.id)) problems.error(`the UUID ${mark.id} is there twice.`, row.line);
    own.push(mark);
  }
  const documents = [...marks].map(([name, own]): ReadDocument => {
    const id = (name === '' ? file.name : name).replace(/^.*[/\\]/, '').replace(/\.(?:txt|csv)$/i, '');
    return { id, text: beside(name) ?? beside('.txt'), source: `${id}.txt`, marks: own, events: [], clusters: [] };
  });
  return { documents: problems.failed ? [] : documents, problems: problems.all };
}

function markOf({ cells, line }: Row, text: string, problems: Problems): ReadMark | undefined {
  const quote = cells.get('QUOTE_TRANSCRIPTION') ?? '';
  const anchor = /^char-offset:(\d+)$/.exec(cells.get('ANCHOR') ?? '');
  if (anchor === null) {
    problems.warn(`the anchor “${(cells.get('ANCHOR') ?? '').slice(0, 60)}” is none in a text; left out.`, line);
    return undefined;
  }
  const span = spanAt(text, Number(anchor[1]), quote);
  if (span === undefined) {
    problems.error(
      `“${quote.slice(0, 60)}” does not stand at ${anchor[1]} of the text. Is the text another one?`,
      line,
    );
    return undefined;
  }
  const note = cells.get('COMMENTS') ?? '';
  const tags = cells.get('TAGS') ?? '';
  const uri = cells.get('URI') ?? '';
  const attributes = { ...(tags === '' ? {} : { tags }), ...(uri === '' ? {} : { uri }) };
  return {
    id: cells.get('UUID') || `n${line}`,
    label: cells.get('TYPE') || 'SPAN',
    ...span,
    ...(note === '' ? {} : { note }),
    ...(tags === '' && uri === '' ? {} : { attributes }),
  };
}

/** Where a quotation stands that is said to begin at an offset, in code units or else in code points. */
function spanAt(text: string, offset: number, quote: string): Span | undefined {
  for (const start of [offset, offsetsOf(text, 'codepoints').to(offset)]) {
    if (quote !== '' && start !== undefined && text.startsWith(quote, start))
      return { start, end: start + quote.length };
  }
  return undefined;
}

/** The rows of a table under a head line, by comma or semicolon; quoted cells may hold both, and line breaks. */
function rowsOf(table: string): readonly Row[] {
  const semicolons = table.slice(0, table.search(/\n|$/)).includes(';');
  const cell = semicolons ? /("(?:[^"]|"")*"|[^;"\r\n]*)(;|\r?\n|$)/y : /("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r?\n|$)/y;
  const rows: { line: number; cells: string[] }[] = [];
  let line = 1;
  let cells: string[] = [];
  let begun = 1;
  while (cell.lastIndex < table.length) {
    const match = cell.exec(table);
    if (match === null) break;
    const [whole, raw, end] = match;
    cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    line += whole.split('\n').length - 1;
    if (end !== ',' && end !== ';') {
      rows.push({ line: begun, cells });
      cells = [];
      begun = line;
    }
  }
  const [head, ...others] = rows;
  const full = others.filter(row => row.cells.some(each => each !== ''));
  return full.map(row => ({ line: row.line, cells: new Map(head.cells.map((name, i) => [name, row.cells[i] ?? ''])) }));
}
