import type { EventAnnotation, NewsmarkDocument, QuotedSpan } from '../annotations/model';
import type { Span } from '../text/span';
import { keepingAllBut } from './aspects';
import { annotationConf, visualConf } from './bratConf';
import { readBrat } from './bratRead';
import { bratName, bratText, onOneLine, PHRASE, PLACE, piecesOf, SAME_AS, SOURCE, TIME } from './bratText';
import type { Format, FormatInput, Loss } from './format';
import { type Offsets, offsetsOf } from './offsets';
import type { ReadDocument } from './reading';
import { OFFSETS_CODE_POINTS, unitOf } from './unitOption';

/**
 * brat's standoff (brat.nlplab.org/standoff.html): a text and its `.ann`, with the configuration that shows them. What
 * brat has no line for stands in notes of a type of our own, which its tools keep. Where a span breaks over lines it is
 * one of several pieces, since a line of `.ann` cannot hold it otherwise.
 */
export const brat: Format = {
  id: 'brat',
  title: 'brat',
  about: 'pairs of .txt and .ann with their configuration, for brat and its readers',
  icon: 'references',
  files: [
    { ending: '.ann', write: bratLines },
    { ending: '.txt', write: ({ text }) => [bratText(text)], isText: true },
  ],
  whole: [annotationConf, visualConf],
  holds: 'one',
  knownBy: ['.ann'],
  keeps: keepingAllBut(
    ...(['surrogates', 'returns', 'date', 'zones', 'places'] as const),
    ...(['parts', 'salience', 'scores', 'evidence'] as const),
  ),
  alsoLoses: ({ document }) => {
    const renamed = [...document.entities, ...document.figures].filter(({ label }) => bratName(label) !== label).length;
    const loss: Loss = { aspect: 'labels', count: renamed };
    return renamed === 0 ? [] : [loss];
  },
  holding: asBratHolds,
  options: [OFFSETS_CODE_POINTS],
  reader: readBrat,
};

/** Labels as brat spells them, and bounds without line breaks at their ends. */
function asBratHolds(document: ReadDocument, text: string): ReadDocument {
  const trimmed = <S extends Span>(span: S): S => {
    const pieces = piecesOf(text, span);
    return pieces.length === 0 ? span : { ...span, start: pieces[0].start, end: pieces[pieces.length - 1].end };
  };
  return {
    ...document,
    marks: document.marks
      .filter(mark => piecesOf(text, mark).length > 0)
      .map(mark => trimmed({ ...mark, label: bratName(mark.label) })),
    events: document.events
      .filter(({ trigger }) => piecesOf(text, trigger).length > 0)
      .map(event => ({
        ...event,
        trigger: trimmed(event.trigger),
        arguments: event.arguments
          .map(a => (a.span === undefined ? a : { ...a, span: trimmed(a.span) }))
          .filter(({ span }) => span === undefined || piecesOf(text, span).length > 0),
      })),
  };
}

function* bratLines({ document, text, options }: FormatInput): Generator<string> {
  const writing = new Writing(document, text, offsetsOf(text, unitOf(OFFSETS_CODE_POINTS, options)));
  for (const mark of [...document.entities, ...document.figures].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const id = writing.idOf(mark.id);
    const line = writing.bound(id, mark.label, mark);
    if (line === '') continue;
    yield line;
    if (mark.origin !== 'machine') yield writing.attribute('Origin', id, mark.origin);
    for (const [name, value] of Object.entries(mark.attributes ?? {})) yield writing.attribute(name, id, value);
    if ('value' in mark) yield writing.note('Value', id, JSON.stringify(mark.value));
  }
  for (const event of document.events) yield* writing.event(event);
  for (const { name, mentions } of document.clusters) {
    const ids = mentions.map(id => writing.idOf(id)).filter(id => writing.isWritten(id));
    if (ids.length > 1) yield `*\tEquiv ${ids.join(' ')}\n`;
    if (ids.length > 0 && name !== '') yield writing.note('Name', ids[0], name);
  }
}

/** What the lines of one file share: the ids and their numbers. */
class Writing {
  readonly #text: string;
  /** The text as its file has it. */
  readonly #shown: string;
  readonly #offsets: Offsets;
  readonly #ids = new Map<string, string>();
  readonly #written = new Set<string>();
  readonly #triggers = new Map<string, string>();
  #last = 0;
  #attributes = 0;
  #notes = 0;

  constructor({ entities, figures, events }: NewsmarkDocument, text: string, offsets: Offsets) {
    this.#text = text;
    this.#shown = bratText(text);
    this.#offsets = offsets;
    this.#keepIds('T', [...entities, ...figures]);
    this.#keepIds('E', events);
  }

  /** Ids that brat takes stay as they are; others get a number of their own. */
  #keepIds(letter: string, all: readonly { readonly id: string }[]): void {
    const form = new RegExp(`^${letter}[1-9]\\d{0,14}$`);
    const taken = new Set(all.map(({ id }) => id).filter(id => form.test(id)));
    for (const id of taken) this.#last = Math.max(this.#last, Number(id.slice(1)));
    for (const { id } of all) this.#ids.set(id, taken.has(id) ? id : `${letter}${++this.#last}`);
  }

  idOf(id: string): string {
    return this.#ids.get(id) ?? id;
  }

  isWritten(id: string): boolean {
    return this.#written.has(id);
  }

  /** The line of a span, or '' for one that is nothing but line breaks. */
  bound(id: string, label: string, span: Span): string {
    const pieces = piecesOf(this.#text, span);
    if (pieces.length === 0) return '';
    const places = pieces.map(({ start, end }) => `${this.#offsets.from(start)} ${this.#offsets.from(end)}`);
    const words = pieces.map(({ start, end }) => this.#shown.slice(start, end));
    this.#written.add(id);
    return `${id}\t${bratName(label)} ${places.join(';')}\t${words.join(' ')}\n`;
  }

  attribute(name: string, id: string, value?: string): string {
    return `A${++this.#attributes}\t${bratName(name)} ${id}${value === undefined ? '' : ` ${onOneLine(value)}`}\n`;
  }

  note(type: string, id: string, text: string): string {
    return `#${++this.#notes}\t${type} ${id}\t${onOneLine(text)}\n`;
  }

  /** The lines of an event, with those of its trigger and of the words that fill its roles. */
  *event(event: EventAnnotation): Generator<string> {
    const id = this.idOf(event.id);
    const trigger = yield* this.#words(event.type, event.trigger);
    if (trigger === undefined) return;
    const fillers: [string, string][] = [];
    for (const { role, target, span } of event.arguments) {
      const filler = target === undefined ? yield* this.#words(PHRASE, span) : this.idOf(target);
      if (filler !== undefined && (target === undefined || this.isWritten(filler)))
        fillers.push([bratName(role), filler]);
    }
    const settings = { [TIME]: event.time, [PLACE]: event.place, [SOURCE]: event.source };
    for (const [role, target] of Object.entries(settings)) {
      if (target !== null && this.isWritten(this.idOf(target))) fillers.push([role, this.idOf(target)]);
    }
    if (event.sameAs !== undefined) fillers.push([SAME_AS, this.idOf(event.sameAs)]);
    yield `${id}\t${bratName(event.type)}:${trigger}${numbered(fillers).join('')}\n`;
    if (event.polarity === 'negative') yield this.attribute('Negation', id);
    if (event.modality !== 'asserted') yield this.attribute('Modality', id, event.modality);
    if (event.origin !== undefined && event.origin !== 'machine') yield this.attribute('Origin', id, event.origin);
  }

  /** The id of the line of some words, which is written where it is not yet. */
  *#words(type: string, span: QuotedSpan): Generator<string, string | undefined> {
    const key = `${type} ${span.start} ${span.end}`;
    const known = this.#triggers.get(key);
    if (known !== undefined) return known;
    const id = `T${++this.#last}`;
    const line = this.bound(id, type, span);
    if (line === '') return undefined;
    this.#triggers.set(key, id);
    yield line;
    return id;
  }
}

/** A role that is filled again bears a number, as brat wants it: " Party:T1", " Party2:T2". */
function numbered(fillers: readonly (readonly [string, string])[]): readonly string[] {
  const counts = new Map<string, number>();
  return fillers.map(([role, filler]) => {
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    return ` ${role}${count === 1 ? '' : count}:${filler}`;
  });
}
