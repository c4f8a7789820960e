import { LABEL_SET } from '../annotations/labelSet';
import type { Interval } from '../text/interval';
import { framed, htmlText as h, table } from './htmlParts';
import { counted, type Report } from './report';
import { timelineSvg } from './timeline';

/** What is kept of a document for what is said of all. */
interface Summary {
  readonly title: string;
  readonly date: string | null;
  /** Its lead, where it has one that its title does not tell. */
  readonly lead: string;
  /** Its lead, else the first of its rows that has a place in the calendar. */
  readonly dated?: { readonly days: Interval; readonly words: string; readonly link: string };
}

/** Somebody or something that documents name, by its name and label. */
interface Known {
  name: string;
  readonly label: string;
  /** The numbers of the documents. */
  readonly documents: number[];
  mentions: number;
}

/** How many names are kept at most; where there are more, those that one document names are forgotten. */
const NAMES = 100_000;
/** How many rows a list of all documents has at most. */
const ROWS = 100;
/** How many dots a timeline has at most. */
const DOTS = 40;

/** Gathers what a report says of all its documents together. */
export class ReportOverview {
  readonly #documents: Summary[] = [];
  #known = new Map<string, Known>();

  get count(): number {
    return this.#documents.length;
  }

  /** The title of the first document. */
  get first(): string {
    return this.#documents[0]?.title ?? 'No document';
  }

  add({ title, date, rows, who }: Report): void {
    const told = rows.find(({ lead, days }) => lead && days !== undefined) ?? rows.find(row => row.days !== undefined);
    const lead = (rows.find(row => row.lead) ?? rows[0])?.headline;
    const dated = told?.days && {
      days: told.days,
      words: told.headline,
      link: `#d${this.count + 1}.r${rows.indexOf(told) + 1}`,
    };
    this.#documents.push({
      title,
      date,
      lead: lead === undefined || lead === title ? '' : lead,
      ...(dated && { dated }),
    });
    for (const { name, label, mentions } of who.flatMap(({ items }) => items)) {
      const key = `${label} ${name.toLowerCase()}`;
      const known = this.#known.get(key) ?? { name, label, documents: [], mentions: 0 };
      if (known.documents.at(-1) !== this.count) known.documents.push(this.count);
      known.mentions += mentions;
      // as a text with capitals writes it, rather than one without
      if (known.name === known.name.toLowerCase()) known.name = name;
      this.#known.set(key, known);
    }
    if (this.#known.size > NAMES)
      this.#known = new Map([...this.#known].filter(([, { documents }]) => documents.length > 1));
  }

  /** What there is to say of all documents, as a section. */
  *html(): Generator<string> {
    yield '<section id="overview" aria-labelledby="overview.title">\n';
    yield `<h1 id="overview.title">${counted(this.count, 'document', 'documents')}</h1>\n`;
    const dated = this.#documents.flatMap(({ dated: told }, i) => (told ? [{ ...told, mark: String(i + 1) }] : []));
    const drawn = timelineSvg(dated.slice(0, DOTS), 'Timeline of all documents');
    const few = dated.length > DOTS ? ` The first ${DOTS} documents with a day are shown.` : '';
    yield framed(drawn, `The numbers are those of the documents below; long gaps are shortened.${few}`);
    const titles = this.#documents.map(({ title, date, lead }, i) => [
      `${i + 1}. <a href="#d${i + 1}.">${h(title)}</a>`,
      h(lead),
      `<span class="day">${h(date ?? '')}</span>`,
    ]);
    yield table(['Document', 'What happened', 'Published'], [{ rows: titles }]);
    const shared = this.shared();
    if (shared.length > 0) {
      yield '<h2 id="overview.who">Who and what is in several of them</h2>\n';
      const rows = shared.slice(0, ROWS).map(({ name, label, documents }) => [
        h(name),
        h(LABEL_SET.find(label)?.words.one ?? label),
        documents
          .slice(0, 12)
          .map(n => `<a href="#d${n}.">${n}</a>`)
          .join(' ') + (documents.length > 12 ? ` and ${documents.length - 12} more` : ''),
      ]);
      yield table(['Name', 'What', 'In documents'], [{ rows }]);
      if (shared.length > ROWS) yield `<p class="note">And ${counted(shared.length - ROWS, 'other', 'others')}.</p>\n`;
    }
    yield '</section>\n';
  }

  /** Who and what several documents name, most of them first. Names alone tell them apart: two may be one name. */
  shared(): readonly Known[] {
    return [...this.#known.values()]
      .filter(({ documents }) => documents.length > 1)
      .sort((a, b) => b.documents.length - a.documents.length || b.mentions - a.mentions);
  }
}
