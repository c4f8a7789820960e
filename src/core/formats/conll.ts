import type { Span } from '../text/span';
import { crowded, keeping } from './aspects';
import { cutTokens } from './cutTokens';
import type { Format, FormatInput } from './format';
import { linesOf, Problems } from './lineReading';
import { nameOf } from './names';
import type { FormatReader, ReadDocument, ReadMark } from './reading';
import { tokenLoss } from './spacy';

/**
 * The four columns of CoNLL-2003, IOB2: a token a line, an empty line between sentences, and no offsets. The text goes
 * along, so that tokens are found again in it. Of spans inside or across others the first or longer is told.
 */
export const conll: Format = {
  id: 'conll',
  title: 'CoNLL-2003',
  about: 'tokens in columns with IOB2 tags, and the text',
  icon: 'list-ordered',
  files: [
    { ending: '.conll', write: columns },
    { ending: '.txt', write: ({ text }) => [text], isText: true },
  ],
  holds: 'one',
  knownBy: ['.conll'],
  keeps: keeping('text', 'returns', 'entities', 'figures', 'breaks', ...(['tokens', 'labels', 'characters'] as const)),
  alsoLoses({ document, text }) {
    const spans = [...document.entities, ...document.figures];
    const renamed = spans.filter(({ label }) => plainLabel(label) !== label).length;
    return [
      ...tokenLoss(text, crowded(spans).kept),
      ...(renamed === 0 ? [] : [{ aspect: 'labels', count: renamed } as const]),
    ];
  },
  holding: (document, text) => ({
    ...document,
    marks: crowded(document.marks)
      .kept.filter(mark => /\S/.test(text.slice(mark.start, mark.end)))
      .map(mark => ({ ...mark, ...tightened(text, mark), label: plainLabel(mark.label) })),
  }),
  reader: { endings: ['.conll', '.iob', '.iob2', '.bio'], asksFor: () => ['.txt'], read: readColumns },
};

/** A label without what ends a column. */
function plainLabel(label: string): string {
  return label.replace(/\s+/g, '_');
}

/** A span without white space at its ends, where no token stands. */
function tightened(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: end - words.length + words.trimEnd().length };
}

function* columns({ document, text }: FormatInput): Generator<string> {
  const marks = crowded([...document.entities, ...document.figures])
    .kept.map(mark => ({ ...tightened(text, mark), label: plainLabel(mark.label) }))
    .filter(({ start, end }) => start < end);
  const { tokens, sentences } = cutTokens(text, marks);
  yield '-DOCSTART- -X- -X- O\n';
  let next = 0;
  for (const [i, { start, end }] of tokens.entries()) {
    while (next < marks.length && marks[next].end <= start) next++;
    const mark = marks[next];
    const isInside = mark !== undefined && mark.start < end && start < mark.end;
    const isFirst = isInside && mark.start === start;
    if (sentences.has(i) && (!isInside || isFirst)) yield '\n';
    const tag = isInside ? `${isFirst ? 'B' : 'I'}-${mark.label}` : 'O';
    yield `${formOf(text.slice(start, end))} -X- -X- ${tag}\n`;
  }
  yield '\n';
}

/** A token as a column holds it. */
function formOf(token: string): string {
  return token.replace(/\s/g, '_');
}

interface Row {
  readonly form: string;
  readonly tag: string;
  readonly line: number;
  readonly isFirst: boolean;
}

function readColumns(...[file, beside]: Parameters<FormatReader['read']>): ReturnType<FormatReader['read']> {
  const problems = new Problems();
  const rows: Row[][] = [[]];
  let isFirst = true;
  for (const { text, number } of linesOf(file.text)) {
    const parts = text.trim().split(/[ \t]+/);
    if (parts[0] === '') isFirst = true;
    else if (parts[0] === '-DOCSTART-' && parts[parts.length - 1] === 'O' && isFirst) {
      if (rows[rows.length - 1].length > 0) rows.push([]);
    } else if (parts.length < 2) {
      problems.error(`a line has a token and its tag, in columns, and “${text.slice(0, 40)}” has one.`, number, 1);
    } else {
      rows[rows.length - 1].push({ form: parts[0], tag: parts[parts.length - 1], line: number, isFirst });
      isFirst = false;
    }
  }
  const whole = rows.length === 1 ? beside('.txt') : undefined;
  const name = nameOf(file.name, '.conll');
  const documents = rows.map((list, i) =>
    readOne(list, rows.length === 1 ? name : `${name}-${i + 1}`, whole, problems),
  );
  return { documents: problems.failed ? [] : documents, problems: problems.all };
}

function readOne(rows: readonly Row[], id: string, given: string | undefined, problems: Problems): ReadDocument {
  const text = given ?? joined(rows);
  const marks: { -readonly [Key in keyof ReadMark]: ReadMark[Key] }[] = [];
  let at = 0;
  let before = 'O';
  for (const { form, tag, line, isFirst } of rows) {
    const start = find(text, form, at);
    if (start < 0) {
      problems.error(`“${form}” does not stand in the text here. Is the .txt beside it another one?`, line, 1);
      break;
    }
    at = start + form.length;
    const match = /^([BIESLU])-(.+)$/.exec(tag);
    if (match === null && tag !== 'O')
      problems.error(`“${tag.slice(0, 40)}” is no tag of IOB: O, B-LABEL or I-LABEL.`, line);
    const [, sort = 'O', label = ''] = match ?? [];
    // IOB1 and IOB2: a span goes on where the one before has its label and no other begins
    const goesOn = 'IEL'.includes(sort) && before === label && !isFirst;
    if (goesOn && marks.length > 0) marks[marks.length - 1].end = at;
    else if (match !== null) marks.push({ id: `n${marks.length + 1}`, label, start, end: at });
    before = match === null || sort === 'U' || sort === 'S' ? 'O' : label;
  }
  return { id, text, source: `${id}.txt`, marks, events: [], clusters: [] };
}

/** Where a token stands in a text from some place on, behind nothing but white space; -1 where it does not. */
function find(text: string, form: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at])) at++;
  return formOf(text.slice(at, at + form.length)) === form ? at : -1;
}

/** A text of tokens, where there is no other: a space between them, and a line for each sentence. */
function joined(rows: readonly Row[]): string {
  return rows.map(({ form, isFirst }, i) => `${i === 0 ? '' : isFirst ? '\n' : ' '}${form}`).join('');
}
