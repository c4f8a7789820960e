import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { LABEL_SET } from '../annotations/labelSet';
import { anchorOf, textStamp } from '../corrections/anchor';
import type { Anchor, Operation } from '../corrections/operation';
import type { Span } from '../text/span';
import { crowded } from './aspects';
import { importedAttribute, importedLabel } from './importLabels';
import type { ReadDocument, ReadEvent, ReadMark } from './reading';

/** Who brings something in, and when. */
export interface Importing {
  /** Whose work it is where the file does not say. */
  readonly author: string;
  /** ISO 8601, in UTC. */
  readonly time: string;
  /** The id of the format. */
  readonly from: string;
}

export interface Imported {
  readonly operations: readonly Operation[];
  /** What could not be taken over, a sentence each. */
  readonly left: readonly string[];
  /** Labels that are called otherwise here, and how many of each. */
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

/**
 * What people annotated elsewhere as corrections of a text: each mark is added, with its attributes, notes and name,
 * each event with its roles. The ids follow from what they say, so that bringing in a file again adds nothing. What the
 * file says that a machine found is no correction. Marks inside others or across them have no place among corrections:
 * the outer or first one is kept, the others are counted.
 */
export function toOperations(document: ReadDocument, text: string, importing: Importing): Imported {
  return new Making(document, text, importing).made();
}

type Fields = Omit<Operation, 'id' | 'at' | 'author' | 'time' | 'op'>;

class Making {
  readonly #document: ReadDocument;
  readonly #text: string;
  readonly #importing: Importing;
  readonly #stamp: string;
  readonly #operations: Operation[] = [];
  readonly #ids = new Set<string>();
  readonly #renamed = new Map<string, { from: string; to: string; count: number }>();
  #time: number;

  constructor(document: ReadDocument, text: string, importing: Importing) {
    this.#document = document;
    this.#text = text;
    this.#importing = importing;
    this.#stamp = textStamp(text);
    this.#time = Date.parse(importing.time);
  }

  made(): Imported {
    const { marks, events, clusters } = this.#document;
    const isMachines = ({ origin }: { readonly origin?: string }): boolean => origin === 'machine' || origin === 'rule';
    const people = marks.filter(mark => !isMachines(mark));
    const { kept, nested, crossing } = crowded(people);
    const names = new Map<string, string>();
    for (const { name, mentions } of clusters)
      if (name !== undefined && name !== '') for (const id of mentions) names.set(id, name);
    const known = new Map(marks.map(mark => [mark.id, mark]));
    const added = new Set(kept.map(({ id }) => id));
    for (const mark of kept) this.#mark(mark, names.get(mark.id));
    for (const { name, mentions } of clusters) {
      const there = mentions.filter(id => added.has(id)).flatMap(id => known.get(id) ?? []);
      if (name === undefined)
        for (const other of there.slice(1)) this.#put('link', other, { to: this.#anchor(there[0]) });
    }
    for (const event of events.filter(each => !isMachines(each))) this.#event(event, known);
    const left: string[] = [];
    const machines = marks.length - people.length;
    if (machines > 0) left.push(`${machines} that a machine had found: Newsmark finds its own.`);
    if (nested.length > 0) left.push(`${nested.length} inside another: corrections do not overlap.`);
    if (crossing.length > 0) left.push(`${crossing.length} across another: corrections do not overlap.`);
    return { operations: this.#operations, left, renamed: [...this.#renamed.values()] };
  }

  #mark(mark: ReadMark, name: string | undefined): void {
    const label = importedLabel(mark.label);
    if (label !== mark.label) {
      const known = this.#renamed.get(mark.label) ?? { from: mark.label, to: label, count: 0 };
      known.count++;
      this.#renamed.set(mark.label, known);
    }
    const isFigure = LABEL_SET.find(label)?.kind === 'figure';
    const value = isFigure && mark.value !== undefined ? { value: mark.value } : {};
    const own = name === undefined || isFigure ? {} : { name };
    this.#put('add', mark, { label, ...own, ...value }, mark.author);
    for (const [attribute, is] of Object.entries(mark.attributes ?? {}))
      if (is !== '') this.#put('attribute', mark, { attribute: importedAttribute(attribute), is, label }, mark.author);
    if (mark.note !== undefined && mark.note !== '') this.#put('note', mark, { note: mark.note }, mark.author);
  }

  #event(event: ReadEvent, marks: ReadonlyMap<string, ReadMark>): void {
    const { trigger, type, author, polarity = 'positive', modality = 'asserted', note } = event;
    const answers = { type };
    this.#put('event.add', trigger, { type }, author);
    for (const { role, target, span } of event.arguments) {
      const filler = span ?? marks.get(target ?? '');
      if (filler !== undefined)
        this.#put('event.role', trigger, { role, filler: this.#anchor(filler), answers }, author);
    }
    for (const [op, id] of [
      ['event.time', event.time],
      ['event.place', event.place],
      ['event.source', event.source],
    ] as const) {
      const filler = id === undefined ? undefined : marks.get(id);
      if (filler !== undefined) this.#put(op, trigger, { filler: this.#anchor(filler), answers }, author);
    }
    if (polarity !== 'positive' || modality !== 'asserted')
      this.#put('event.status', trigger, { polarity, modality, answers }, author);
    if (note !== undefined && note !== '') this.#put('note', trigger, { note }, author);
  }

  #anchor({ start, end }: Span): Anchor {
    return anchorOf(this.#text, { start, end }, this.#stamp);
  }

  #put(op: string, at: Span, fields: Fields, author = this.#importing.author): void {
    const anchor = this.#anchor(at);
    const said = JSON.stringify([this.#stamp, op, at.start, at.end, fields, author]);
    const id = `import-${bytesToHex(sha256(utf8ToBytes(said))).slice(0, 20)}`;
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    const time = new Date(this.#time++).toISOString();
    this.#operations.push({ id, op, at: anchor, ...fields, author, time, from: this.#importing.from } as Operation);
  }
}
