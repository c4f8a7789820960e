import { keeping } from './aspects';
import type { Format, FormatInput, Gathering, Loss } from './format';
import { framed, htmlText as h, table } from './htmlParts';
import { REPORT_STYLE } from './htmlStyle';
import { legend, markedText } from './htmlText';
import { chosen, type FormatOption } from './options';
import { type Amount, counted, type Group, type Report, type ReportRow, reportOf, type Thing } from './report';
import { ReportOverview } from './reportOverview';
import { type Dated, timelineSvg } from './timeline';
import { openTag, XmlIds } from './xml';

/** Whether a report has the texts in it. */
export const TEXT: FormatOption = {
  id: 'text',
  about: 'whether the text itself, with its marks, is in the report',
  choices: ['marked', 'none'],
};

/** What a report says, in words. */
export const REPORTED = [
  ...(['text', 'breaks', 'date', 'entities', 'figures'] as const),
  ...(['values', 'events', 'settings', 'status', 'clusters', 'names'] as const),
];

/** The text is lost where a person wants none. */
export function withoutText({ text, options }: FormatInput): readonly Loss[] {
  return chosen(TEXT, options) === 'none' && text !== '' ? [{ aspect: 'text', count: 1 }] : [];
}

const NAME = '.report.html';

/**
 * A report for people, of one document or of many, in one file that needs nothing else: no script, no network. What it
 * says of a document stands before its text, and leads to the place in the text.
 */
export const html: Format = {
  id: 'html',
  title: 'HTML',
  about: 'a report to read, print and pass on, with a timeline and the marked texts',
  icon: 'book',
  keeps: keeping(...REPORTED, 'nesting', 'overlaps'),
  files: [],
  whole: [
    {
      name: NAME,
      open: options => gather(chosen(TEXT, options) === 'marked'),
      isOurs: head => head.startsWith(HEAD),
    },
  ],
  holds: 'many',
  knownBy: ['.html', '.htm'],
  alsoLoses: withoutText,
  options: [TEXT],
};

/** The policy lets nothing run and nothing be fetched, whatever a text says. */
const HEAD = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="Newsmark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
`;

/** How much is held back, in UTF-16 code units, so that what is said of all documents can stand before them. */
const HELD = 8_000_000;

function gather(withText: boolean): Gathering {
  const overview = new ReportOverview();
  let held: string[] | undefined = [];
  let length = 0;
  return {
    *add(input) {
      const report = reportOf(input);
      const ids = new XmlIds(`d${overview.count + 1}-`);
      overview.add(report);
      for (const piece of article(report, ids, overview.count, withText)) {
        if (held === undefined) {
          yield piece;
          continue;
        }
        held.push(piece);
        length += piece.length;
        if (length <= HELD) continue;
        yield head(`${overview.first} and more`);
        yield '<p><a href="#overview">All documents</a></p>\n';
        yield* held;
        held = undefined;
      }
    },
    *end() {
      const many = overview.count > 1;
      if (held === undefined) {
        yield* overview.html();
      } else {
        yield head(many ? counted(overview.count, 'document', 'documents') : overview.first);
        if (many) yield* overview.html();
        yield* held;
      }
      yield `</main>\n${FOOTER}</body>\n</html>\n`;
    },
  };
}

const FOOTER = `<footer><p>Made by Newsmark. A machine read these texts and may have read them wrongly: what matters is checked against the
text.</p></footer>
`;

function head(title: string): string {
  return `${HEAD}<title>${h(title)}</title>
<style>
${REPORT_STYLE}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<main id="main">
`;
}

/** Everything of one document; `count` is its number, from 1. */
function* article(report: Report, ids: XmlIds, count: number, withText: boolean): Generator<string> {
  const { title, id, uri, date, words, rows, background, who, figures, quotations, index } = report;
  const at = (name: string): string => `d${count}.${name}`;
  const link: Link = withText ? (to, label) => `<a href="#${ids.of(to)}">${h(label)}</a>` : (_, label) => h(label);
  const parts: readonly (readonly [name: string, heading: string, body: string])[] = [
    ['story', 'What happened', rowList(rows, link, 1, at('r'))],
    ['time', 'When', timeline(rows, at('r'), title)],
    ['who', 'Who and what', who.map(group => thingList(group, link)).join('')],
    ['figures', 'Figures', amountTable(figures, link)],
    ['quotations', 'Who said what', quotationList(quotations)],
    ['more', 'Background', rowList(background, link, rows.length + 1, at('r'))],
  ];
  const told = parts.filter(([, , body]) => body !== '');
  const text: readonly (readonly [string, string])[] = withText ? [['text', 'The text']] : [];
  yield `<article id="${at('')}" aria-labelledby="${at('title')}">\n<header><h1 id="${at('title')}">${h(title)}</h1>\n`;
  const facts = [date, counted(words, 'word', 'words'), uri ?? id].filter(fact => fact !== null);
  yield `<p class="meta">${facts.map(fact => `<bdi>${h(fact)}</bdi>`).join(' · ')}</p>\n`;
  if (index.document.document.language === null) yield '<p class="note">Not English: no events are read from it.</p>\n';
  const links = [...told, ...text].map(([name, heading]) => `<li><a href="#${at(name)}">${heading}</a></li>`);
  yield `<nav aria-label="${h(title)}"><ul>${links.join('')}</ul></nav></header>\n`;
  for (const [name, heading, body] of told) yield section(at(name), heading, body);
  if (withText) yield* textSection(report, ids, at('text'));
  yield '</article>\n';
}

function section(id: string, heading: string, body: string): string {
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${heading}</h2>\n${body}</section>\n`;
}

/** Words that lead to the place of an annotation in the text, where the text is there. */
type Link = (id: string, words: string) => string;

/** Rows numbered from `start`; each is named `at` and its number. */
function rowList(rows: readonly ReportRow[], link: Link, start: number, at: string): string {
  if (rows.length === 0) return '';
  const items = rows.map(({ headline, lead, told, event }, i) => {
    const facts = told.length === 0 ? '' : ` <span class="told">${told.map(h).join(' · ')}</span>`;
    const attributes = { id: `${at}${start + i}`, class: lead ? 'lead' : null };
    return `${openTag('li', attributes)}${link(event, headline)}${facts}</li>`;
  });
  // counted by the style, so that the number of the lead stands in its frame
  const counting = { role: 'list', style: `counter-reset: row ${start - 1}` };
  return `${openTag('ol', { class: 'rows', start, ...counting })}\n${items.join('\n')}\n</ol>\n`;
}

function timeline(rows: readonly ReportRow[], at: string, title: string): string {
  const dated = rows.flatMap(({ days, headline, when }, i): readonly Dated[] =>
    days === undefined
      ? []
      : [{ days, mark: String(i + 1), words: `${when ?? days[0]}: ${headline}`, link: `#${at}${i + 1}` }],
  );
  return framed(
    timelineSvg(dated, `Timeline: ${title}`),
    'The numbers are those of the rows above; long gaps are shortened.',
  );
}

function thingList({ heading, items }: Group<Thing>, link: Link): string {
  const things = items.map(({ name, mentions, first, note }) => {
    const facts = [...(note === undefined ? [] : [note]), ...(mentions === 1 ? [] : [`${mentions} times`])];
    return `<li>${link(first, name)}${soft(facts.join(', '))}</li>`;
  });
  return `<h3>${h(heading)}</h3>\n<ul class="names">\n${things.join('\n')}\n</ul>\n`;
}

function amountTable(groups: readonly Group<Amount>[], link: Link): string {
  if (groups.length === 0) return '';
  const bodies = groups.map(({ heading, items }) => {
    const rows = items.map(({ text, words, details, times, first }) => [
      `${link(first, text)}${soft(times === 1 ? '' : `${times} times`)}`,
      `${h(words)}${soft(details.join(', '))}`,
    ]);
    return { heading: h(heading), rows };
  });
  return table(['In the text', 'In words'], bodies);
}

/** Words beside a name, where there are any. */
function soft(words: string): string {
  return words === '' ? '' : ` <span class="note">${h(words)}</span>`;
}

function quotationList(quotations: Report['quotations']): string {
  return quotations
    .map(({ words, speaker }) => {
      const caption = speaker === null ? '' : `<figcaption>${h(speaker)}</figcaption>`;
      return `<figure><blockquote><p>${h(words)}</p>${caption}</blockquote></figure>\n`;
    })
    .join('');
}

function* textSection(report: Report, ids: XmlIds, id: string): Generator<string> {
  const { language } = report.index.document.document;
  yield `<section aria-labelledby="${id}">\n<h2 id="${id}">The text</h2>\n`;
  yield legend(report);
  yield `${openTag('div', { class: 'text', lang: language ?? '' })}\n`;
  yield* markedText(report, ids);
  yield '</div>\n</section>\n';
}
