import { splitParagraphs } from '../blocks/paragraphs';
import { keeping } from './aspects';
import type { Format, Gathering } from './format';
import { REPORTED, TEXT, withoutText } from './html';
import { markdownText as m, markdownMarked } from './markdownText';
import { chosen } from './options';
import { type Amount, counted, type Group, type Report, type ReportRow, reportOf, type Thing } from './report';

/** A report for people in Markdown, of one document or of many, as text that any program shows. */
export const markdown: Format = {
  id: 'markdown',
  title: 'Markdown',
  about: 'a report to read and to paste: what happened, who, figures in words, quotations, the texts',
  icon: 'markdown',
  keeps: keeping(...REPORTED),
  files: [],
  whole: [
    {
      name: '.report.md',
      open: options => gather(chosen(TEXT, options) === 'marked'),
      isOurs: head => head.startsWith(SIGN),
    },
  ],
  holds: 'many',
  knownBy: ['.md', '.markdown'],
  alsoLoses: withoutText,
  options: [TEXT],
};

/** A comment that nobody sees. */
const SIGN = '<!-- Made by Newsmark. -->\n';

function gather(withText: boolean): Gathering {
  let mark = SIGN;
  return {
    *add(input) {
      yield mark;
      mark = '\n---\n';
      yield* article(reportOf(input), withText);
    },
    *end() {
      if (mark === SIGN) yield SIGN;
    },
  };
}

function* article(report: Report, withText: boolean): Generator<string> {
  const { title, date, uri, id, words, rows, background, who, figures, quotations } = report;
  const facts = [date, counted(words, 'word', 'words'), uri ?? id].filter(fact => fact !== null);
  yield `\n# ${m(title, true).trimEnd()}\n\n${facts.map(fact => m(fact)).join(' · ')}\n`;
  if (report.index.document.document.language === null) yield '\nNot English: no events are read from it.\n';
  yield part('What happened', rowList(rows));
  yield part('When', dateTable(rows));
  yield part('Who and what', who.map(thingLine).join(''));
  yield part('Figures', amountTable(figures));
  yield part('Who said what', quotations.map(quotation).join('\n'));
  yield part('Background', rowList(background));
  if (withText) yield* marked(report);
}

function part(heading: string, body: string): string {
  return body === '' ? '' : `\n## ${heading}\n\n${body}`;
}

function rowList(rows: readonly ReportRow[]): string {
  return rows
    .map(({ headline, lead, told }) => {
      const words = m(headline).trim();
      return `- ${[lead ? `**${words}**` : words, ...told.map(each => m(each))].join(' · ')}\n`;
    })
    .join('');
}

/** What has a day, in the order of the calendar. */
function dateTable(rows: readonly ReportRow[]): string {
  const dated = rows.flatMap(row => (row.days === undefined ? [] : [{ ...row, days: row.days }]));
  if (dated.length < 2) return '';
  dated.sort((a, b) => (a.days.join() < b.days.join() ? -1 : 1));
  return table(
    ['When', 'What'],
    dated.map(({ when, days, headline }) => [when ?? days[0], headline]),
  );
}

function thingLine({ heading, items }: Group<Thing>): string {
  const names = items.map(({ name, mentions }) => m(name) + (mentions === 1 ? '' : ` (${mentions})`));
  return `- ${m(heading)}: ${names.join(', ')}\n`;
}

function amountTable(groups: readonly Group<Amount>[]): string {
  if (groups.length === 0) return '';
  const rows = groups.flatMap(({ heading, items }) =>
    items.map(({ text, words, details, times }) => [
      times === 1 ? text : `${text} (${times} times)`,
      [words, ...details].join(', '),
      heading,
    ]),
  );
  return table(['In the text', 'In words', 'What'], rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(heads) + line(heads.map(() => '---')) + rows.map(cells => line(cells.map(cell => m(cell)))).join('');
}

function quotation({ words, speaker }: Report['quotations'][number]): string {
  return `> ${m(words, true).trimEnd()}\n${speaker === null ? '' : `>\n> ${m(`— ${speaker}`)}\n`}`;
}

function* marked({ text, index }: Report): Generator<string> {
  yield '\n## The text\n';
  let first = 0;
  for (const paragraph of splitParagraphs(text)) {
    while (first < index.marks.length && index.marks[first].end <= paragraph.start) first++;
    const here = [];
    for (let i = first; i < index.marks.length && index.marks[i].start < paragraph.end; i++) here.push(index.marks[i]);
    yield `\n${markdownMarked(text, here, paragraph)}\n`;
  }
}
