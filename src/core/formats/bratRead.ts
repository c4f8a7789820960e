import type { FigureValue, Modality, Origin } from '../annotations/model';
import type { Span } from '../text/span';
import { BRAT_ORIGINS, bratText, PHRASE, PLACE, SAME_AS, SOURCE, TIME } from './bratText';
import { linesOf, Problems, type TextLine } from './lineReading';
import { nameOf } from './names';
import { type Offsets, offsetsOf, wellFormed } from './offsets';
import type { FormatOptions } from './options';
import type { FormatReader, InputFile, ReadArgument, ReadCluster, ReadEvent, ReadMark, ReadResult } from './reading';
import { OFFSETS_CODE_POINTS, unitOf } from './unitOption';

/** Reads `.ann` with the `.txt` beside it. */
export const readBrat: FormatReader = {
  endings: ['.ann'],
  asksFor: () => ['.txt'],
  read(file, beside, options) {
    const problems = new Problems();
    const text = beside('.txt');
    if (text === undefined) {
      problems.error('the text is missing: put the .txt of the same name beside it.');
      return { documents: [], problems: problems.all };
    }
    return new AnnFile(file, text, options, problems).read();
  },
};

/** A span of `.ann`, which may be a mark, a trigger or the words of a role. */
interface Bound extends Span {
  readonly id: string;
  readonly type: string;
  readonly line: number;
}

interface EventLine {
  readonly id: string;
  readonly type: string;
  readonly trigger: string;
  readonly fillers: readonly (readonly [string, string])[];
  readonly line: number;
}

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

class AnnFile {
  readonly #file: InputFile;
  readonly #text: string;
  readonly #shown: string;
  readonly #offsets: Offsets;
  readonly #problems: Problems;
  readonly #ids = new Set<string>();
  readonly #bounds = new Map<string, Bound>();
  readonly #events = new Map<string, EventLine>();
  readonly #equivs: string[][] = [];
  readonly #names = new Map<string, string>();
  /** What is said of an id: attributes and notes, with their lines. */
  readonly #said: { readonly of: string; readonly line: number; readonly say: (draft: Said) => void }[] = [];
  readonly #left = new Map<string, number>();

  constructor(file: InputFile, text: string, options: FormatOptions, problems: Problems) {
    this.#file = file;
    this.#text = text;
    this.#shown = bratText(text);
    this.#offsets = offsetsOf(text, unitOf(OFFSETS_CODE_POINTS, options));
    this.#problems = problems;
  }

  read(): ReadResult {
    for (const line of linesOf(this.#file.text)) if (line.text.trim() !== '') this.#line(line);
    const problems = this.#problems;
    const marks = this.#marks();
    const events = this.#readEvents(marks);
    const clusters = this.#clusters(marks);
    const subjects = new Map<string, Said>([...marks, ...events].map(each => [each.id, each]));
    for (const { of, line, say } of this.#said) {
      const subject = subjects.get(of);
      if (subject !== undefined) say(subject);
      else if (!this.#ids.has(of)) problems.error(`“${of}” is not in this file.`, line);
    }
    for (const [what, count] of this.#left)
      problems.warn(`${count} of ${what} left out: Newsmark has nothing to hold them.`);
    if (problems.failed) return { documents: [], problems: problems.all };
    const id = nameOf(this.#file.name, '.ann');
    const document = { id, text: this.#text, source: `${id}.txt`, marks: [...marks], events, clusters };
    return { documents: [document], problems: problems.all };
  }

  #line({ number, text }: TextLine): void {
    const [id, data = '', tail = ''] = splitTabs(text);
    const letter = /^(?:[A-Za-z]+|#|\*)/.exec(id)?.[0];
    const rule = letter === undefined ? undefined : RULES[letter];
    if (rule === undefined || data === '') {
      this.#problems.error(`no line of brat: it begins with an id such as T1 and a tab. “${cut(text)}”`, number, 1);
      return;
    }
    if (letter !== '*') {
      if (this.#ids.has(id)) this.#problems.error(`the id ${id} is there twice.`, number, 1);
      this.#ids.add(id);
    }
    rule(this, { id, data, tail, line: number });
  }

  bound({ id, data, tail, line }: Parts): void {
    const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data.trimEnd());
    if (match === null) {
      const message = `“${cut(data)}” is no type and span. A span is two numbers: T1, a tab, TYPE 0 5, a tab, WORDS.`;
      this.#problems.error(message, line, id.length + 2);
      return;
    }
    const [, type, list] = match;
    const pieces: Span[] = [];
    for (const piece of list.split(';')) {
      const [start, end] = piece.split(' ').map(at => this.#offsets.to(Number(at)));
      if (start === undefined || end === undefined || start >= end) {
        const message = `the span ${piece} is not in the text, which has ${this.#offsets.length} characters.`;
        this.#problems.error(message, line, id.length + 2 + type.length + 1);
        return;
      }
      pieces.push({ start, end });
    }
    const words = pieces.map(({ start, end }) => this.#shown.slice(start, end)).join(' ');
    if (tail !== '' && !sameWords(tail.slice(0, words.length), words)) {
      const hint = 'Is the text another one, or do the offsets count otherwise (--offsets utf16)?';
      const message = `${id} says “${cut(tail)}”, but the text has “${cut(words)}” there. ${hint}`;
      this.#problems.error(message, line, id.length + data.length + 3);
      return;
    }
    this.#bounds.set(id, { id, type, line, ...this.#hull(id, pieces, line) });
  }

  /** One span of several pieces: over line breaks they are one, otherwise the words between go along. */
  #hull(id: string, pieces: readonly Span[], line: number): Span {
    const sorted = [...pieces].sort((a, b) => a.start - b.start);
    const start = sorted[0].start;
    const end = sorted[sorted.length - 1].end;
    const gaps = sorted.slice(1).map((piece, i) => this.#text.slice(sorted[i].end, piece.start));
    if (gaps.some(gap => gap.trim() !== ''))
      this.#problems.warn(`${id} is in pieces; the words between them go along.`, line);
    return { start, end };
  }

  event({ id, data, line }: Parts): void {
    const [head, ...rest] = data.trim().split(/ +/);
    const [type, trigger, more] = head.split(':');
    const fillers = rest.map(each => each.split(':'));
    if (!trigger || more !== undefined || fillers.some(parts => parts.length !== 2)) {
      this.#problems.error('no event: it is TYPE:TRIGGER and then ROLE:FILLER.', line, id.length + 2);
      return;
    }
    const named = fillers.map(([role, filler]) => [role.replace(/(?<=\D)\d+$/, ''), filler] as const);
    this.#events.set(id, { id, type, trigger, fillers: named, line });
  }

  equiv({ data, line }: Parts): void {
    const [type, ...ids] = data.trim().split(/ +/);
    if (type !== 'Equiv') this.left(`the sort ${type}`);
    else {
      for (const id of ids) this.#said.push({ of: id, line, say: () => undefined });
      this.#equivs.push(ids);
    }
  }

  attribute({ id, data, line }: Parts): void {
    const [name, of, ...rest] = data.split(' ');
    const value = rest.join(' ').trim();
    if (!name || !of) {
      this.#problems.error('no attribute: it is NAME, an id and perhaps a value.', line, id.length + 2);
      return;
    }
    this.#said.push({ of: of.trim(), line, say: draft => sayAttribute(draft, name, value) });
  }

  note({ id, data, tail, line }: Parts): void {
    const [type, of = ''] = data.trim().split(/ +/);
    if (of === '') {
      this.#problems.error(
        'no note: it is a type, the id of what it is about, a tab and the text.',
        line,
        id.length + 2,
      );
      return;
    }
    if (type === 'Name') this.#names.set(of, tail);
    const value = type === 'Value' ? parseValue(tail) : undefined;
    const isOurs = type === 'Name' || value !== undefined;
    this.#said.push({
      of,
      line,
      say: draft => {
        if (value !== undefined && !('trigger' in draft)) draft.value = value;
        else if (!isOurs && tail !== '') draft.note = draft.note === undefined ? tail : `${draft.note}\n${tail}`;
      },
    });
  }

  left(what: string): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + 1);
  }

  /** The spans that are annotations: no trigger, and not only the words of a role. */
  #marks(): readonly Draft<ReadMark>[] {
    const triggers = new Set([...this.#events.values()].map(({ trigger }) => trigger));
    return [...this.#bounds.values()]
      .filter(({ id, type }) => !triggers.has(id) && type !== PHRASE)
      .map(({ id, start, end, type }) => ({ id, start, end, label: type }));
  }

  #readEvents(marks: readonly ReadMark[]): Draft<ReadEvent>[] {
    const known = new Map(marks.map(mark => [mark.id, mark]));
    return [...this.#events.values()].flatMap(event => {
      const trigger = this.#bounds.get(event.trigger);
      if (trigger === undefined) {
        this.#problems.error(`${event.id} has the trigger ${event.trigger}, which is not in this file.`, event.line);
        return [];
      }
      const settings: Record<string, string> = {};
      const fillers: ReadArgument[] = [];
      for (const [role, filler] of event.fillers) {
        const setting = SETTINGS[role];
        const words = known.get(filler) ?? this.#bounds.get(this.#events.get(filler)?.trigger ?? filler);
        if (words === undefined) {
          this.#problems.error(`the role ${role} of ${event.id} has ${filler}, which is not in this file.`, event.line);
        } else if (setting === 'sameAs') {
          if (this.#events.has(filler)) settings[setting] = filler;
        } else if (known.has(filler)) {
          if (setting === undefined) fillers.push({ role, target: filler });
          else settings[setting] = filler;
        } else fillers.push({ role, span: { start: words.start, end: words.end } });
      }
      const { start, end } = trigger;
      const type = event.type.replace('-', '.');
      return [{ id: event.id, type, trigger: { start, end }, arguments: fillers, ...settings }];
    });
  }

  #clusters(marks: readonly ReadMark[]): ReadCluster[] {
    const known = new Set(marks.map(({ id }) => id));
    const clusters: ReadCluster[] = this.#equivs.map(ids => {
      const mentions = ids.filter(id => known.has(id));
      const name = this.#names.get(mentions[0]);
      return { mentions, ...(name === undefined ? {} : { name }) };
    });
    const grouped = new Set(this.#equivs.flat());
    for (const [id, name] of this.#names) {
      if (!grouped.has(id) && known.has(id)) clusters.push({ name, mentions: [id] });
    }
    return clusters.filter(({ mentions }) => mentions.length > 0);
  }
}

type Said = Draft<ReadMark> | Draft<ReadEvent>;

interface Parts {
  readonly id: string;
  readonly data: string;
  readonly tail: string;
  readonly line: number;
}

/** What is done with a line, by the letter of its id. */
const RULES: Readonly<Record<string, ((file: AnnFile, parts: Parts) => void) | undefined>> = {
  T: (file, parts) => file.bound(parts),
  E: (file, parts) => file.event(parts),
  A: (file, parts) => file.attribute(parts),
  M: (file, parts) => file.attribute(parts),
  '#': (file, parts) => file.note(parts),
  '*': (file, parts) => file.equiv(parts),
  R: (file, { data }) => file.left(`the relations ${data.split(' ')[0]} were`),
  N: (file, { data }) => file.left(`the references (${data.split(' ')[0]}) were`),
};

const SETTINGS: Readonly<Record<string, 'time' | 'place' | 'source' | 'sameAs' | undefined>> = {
  [TIME]: 'time',
  [PLACE]: 'place',
  [SOURCE]: 'source',
  [SAME_AS]: 'sameAs',
};

const MODALITIES: ReadonlySet<string> = new Set(['future', 'hypothetical', 'requested']);

function sayAttribute(draft: Said, name: string, value: string): void {
  if (name === 'Origin' && BRAT_ORIGINS.has(value)) draft.origin = value as Origin;
  else if ('trigger' in draft) {
    if (name === 'Negation') draft.polarity = 'negative';
    else if (name === 'Modality' && MODALITIES.has(value)) draft.modality = value as Modality;
  } else {
    const own = name.slice(0, 1).toLowerCase() + name.slice(1);
    draft.attributes = { ...draft.attributes, [own]: value === '' ? 'true' : value };
  }
}

function parseValue(json: string): FigureValue | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'modifier' in value ? (value as FigureValue) : undefined;
  } catch {
    return undefined;
  }
}

/** The parts between the first two tabs of a line, and the rest. */
function splitTabs(line: string): readonly [string, string?, string?] {
  const first = line.indexOf('\t');
  if (first < 0) return [line];
  const second = line.indexOf('\t', first + 1);
  if (second < 0) return [line.slice(0, first), line.slice(first + 1)];
  return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
}

/** Whether two texts are one, but for halves of characters, which no file of UTF-8 holds. */
function sameWords(a: string, b: string): boolean {
  return a === b || wellFormed(a) === wellFormed(b);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
