import type { Span } from '../text/span';
import { fromGraph, type GraphEdge, isRecord, type ReadNode, readExtras } from './graph';
import { Problems } from './lineReading';
import { nameOf } from './names';
import { placeOf, positionIn } from './newsmarkRead';
import { type Offsets, offsetsOf, wellFormed } from './offsets';
import type { FormatReader, InputFile, ReadCluster, ReadDocument } from './reading';
import { OFFSETS_CODE_POINTS, unitOf } from './unitOption';

type Json = Readonly<Record<string, unknown>>;

/** Reads annotations of the W3C: a page or a collection, a list, or one alone. Their text lies beside, by its name. */
export const readW3c: FormatReader = {
  endings: ['.jsonld', '.w3c.json'],
  asksFor: file => ['.txt', ...sourcesOf(itemsOf(file, new Problems()))],
  read(file, beside, options) {
    const problems = new Problems();
    const items = itemsOf(file, problems);
    const groups = new Map<string, Json[]>();
    const links: Json[] = [];
    for (const item of items) {
      const source = sourceOf(item);
      if (source === undefined) links.push(item);
      else groups.set(source, [...(groups.get(source) ?? []), item]);
    }
    const documents: ReadDocument[] = [];
    for (const [source, own] of groups) {
      const text = beside(source) ?? (groups.size === 1 ? beside('.txt') : undefined);
      if (text === undefined) {
        problems.error(`the text ${source} is missing: put it beside the annotations.`);
        continue;
      }
      const page = new Page(text, offsetsOf(text, unitOf(OFFSETS_CODE_POINTS, options)), problems);
      documents.push(page.read(own, links, nameOf(source, '.txt'), source));
    }
    if (items.length === 0 && !problems.failed) {
      const text = beside('.txt');
      if (text !== undefined) {
        const id = nameOf(file.name, '.jsonld').replace(/\.w3c$/, '');
        documents.push({ id, text, source: `${id}.txt`, marks: [], events: [], clusters: [] });
      }
    }
    return { documents: problems.failed ? [] : documents, problems: problems.all };
  },
};

function itemsOf({ text }: InputFile, problems: Problems): readonly Json[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { line, column } = placeOf(text, positionIn(error, text));
    problems.error('no valid JSON; it may be cut off.', line, column);
    return [];
  }
  const list = listIn(value);
  if (list === undefined) problems.error('no annotations of the W3C: it is no list, page or collection of them.');
  return (list ?? []).flatMap((each, i) => {
    if (isRecord(each)) return [each];
    problems.error(`number ${i + 1} is no annotation.`);
    return [];
  });
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return undefined;
  if (Array.isArray(value['items'])) return value['items'];
  if (isRecord(value['first'])) return listIn(value['first']);
  return value['target'] === undefined ? undefined : [value];
}

/** The targets of an annotation. */
function targetsOf({ target }: Json): readonly unknown[] {
  return Array.isArray(target) ? target : [target];
}

/** The name of the text that an annotation is of; undefined where it is of another annotation. */
function sourceOf(item: Json): string | undefined {
  for (const target of targetsOf(item)) {
    if (!isRecord(target) || target['selector'] === undefined) continue;
    const { source } = target;
    const uri = isRecord(source) ? source['id'] : source;
    return typeof uri === 'string' ? decoded(uri.slice(uri.lastIndexOf('/') + 1)) : 'text';
  }
  return undefined;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function sourcesOf(items: readonly Json[]): readonly string[] {
  return [...new Set(items.flatMap(item => sourceOf(item) ?? []))];
}

class Page {
  readonly #text: string;
  readonly #offsets: Offsets;
  readonly #problems: Problems;

  constructor(text: string, offsets: Offsets, problems: Problems) {
    this.#text = text;
    this.#offsets = offsets;
    this.#problems = problems;
  }

  read(items: readonly Json[], links: readonly Json[], id: string, source: string): ReadDocument {
    const nodes = new Map<string, ReadNode>();
    const names = new Map<string, string>();
    items.forEach((item, i) => {
      const own = typeof item['id'] === 'string' && item['id'] !== '' ? plainId(item['id']) : `n${i + 1}`;
      const span = this.#spanOf(item, own);
      if (nodes.has(own)) this.#problems.error(`the id ${own} is there twice.`);
      if (span === undefined) return;
      const { label, name, extras, note } = bodiesOf(item);
      const read = readExtras(extras, typeof extras?.['confidence'] === 'number' ? extras['confidence'] : undefined);
      const author = authorOf(item);
      const marked = { ...read.mark, ...(note === undefined ? {} : { note }) };
      nodes.set(own, { id: own, label, ...span, ...read, mark: marked, ...(author === undefined ? {} : { author }) });
      if (name !== undefined) names.set(own, name);
    });
    const edges = links.flatMap(link => edgeOf(link)).filter(({ from, to }) => nodes.has(from) || nodes.has(to));
    const read = fromGraph([...nodes.values()], edges, this.#problems);
    return { id, text: this.#text, source, ...read, clusters: read.clusters.map(cluster => named(cluster, names)) };
  }

  /** Where an annotation stands: its position, where that quotes what it says; else the one place of its quotation. */
  #spanOf(item: Json, id: string): Span | undefined {
    const selectors = targetsOf(item).flatMap(target =>
      isRecord(target) ? (Array.isArray(target['selector']) ? target['selector'] : [target['selector']]) : [],
    );
    const of = (type: string): Json | undefined => selectors.find(each => isRecord(each) && each['type'] === type);
    const [position, quote] = [of('TextPositionSelector'), of('TextQuoteSelector')];
    const start = this.#offsets.to(Number(position?.['start']));
    const end = this.#offsets.to(Number(position?.['end']));
    const exact = quote?.['exact'];
    const isThere = start !== undefined && end !== undefined && start < end;
    if (isThere && typeof exact !== 'string') return { start, end };
    if (isThere && wellFormed(this.#text.slice(start, end)) === wellFormed(String(exact))) return { start, end };
    const found = typeof exact === 'string' && exact !== '' ? this.#find(exact, quote) : undefined;
    if (found !== undefined) return found;
    const what =
      typeof exact === 'string'
        ? `“${exact.slice(0, 60)}” stands nowhere alone in the text`
        : 'no position in the text';
    this.#problems.error(
      `${id}: ${what}. Is the text another one, or do the offsets count otherwise (--offsets utf16)?`,
    );
    return undefined;
  }

  /** The only place where a quotation stands between what is before and behind it, or stands at all. */
  #find(exact: string, quote: Json | undefined): Span | undefined {
    const around = (key: string): string => (typeof quote?.[key] === 'string' ? quote[key] : '');
    const [prefix, suffix] = [around('prefix'), around('suffix')];
    for (const [before, words] of [
      [prefix, prefix + exact + suffix],
      ['', exact],
    ]) {
      const at = this.#text.indexOf(words);
      if (at < 0 || this.#text.indexOf(words, at + 1) >= 0) continue;
      return { start: at + before.length, end: at + before.length + exact.length };
    }
    return undefined;
  }
}

function named(cluster: ReadCluster, names: ReadonlyMap<string, string>): ReadCluster {
  const name = cluster.mentions.map(id => names.get(id)).find(each => each !== undefined);
  return name === undefined ? cluster : { ...cluster, name };
}

/** The id of an annotation within its page. */
function plainId(id: string): string {
  return decoded(id.startsWith('#') ? id.slice(1) : id);
}

/** What the bodies of an annotation say; the first tag is its label. */
function bodiesOf({ body }: Json): {
  readonly label: string;
  readonly name?: string;
  readonly note?: string;
  readonly extras?: Json;
} {
  const bodies = (Array.isArray(body) ? body : [body]).filter(isRecord);
  const texts = bodies.filter(({ value }) => typeof value === 'string');
  const of = (...purposes: readonly unknown[]): string | undefined =>
    texts.find(({ purpose, format }) => format === undefined && purposes.includes(purpose))?.['value'] as
      | string
      | undefined;
  const json = texts.find(({ format }) => format === 'application/json')?.['value'];
  const label = of('tagging', 'classifying') ?? of(undefined) ?? 'SPAN';
  const [name, note] = [of('identifying'), of('commenting', 'replying')];
  const extras = parse(json);
  return {
    label: label.trim() === '' ? 'SPAN' : label,
    ...(name === undefined ? {} : { name }),
    ...(note === undefined ? {} : { note }),
    ...(extras === undefined ? {} : { extras }),
  };
}

function parse(json: unknown): Json | undefined {
  try {
    const value: unknown = typeof json === 'string' ? JSON.parse(json) : undefined;
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function authorOf({ creator }: Json): string | undefined {
  if (!isRecord(creator) || creator['type'] === 'Software') return undefined;
  const name = creator['name'] ?? creator['nickname'] ?? creator['id'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** A link from one annotation to another. */
function edgeOf(item: Json): readonly GraphEdge[] {
  const bodies = (Array.isArray(item['body']) ? item['body'] : [item['body']]) as readonly unknown[];
  const [from] = targetsOf(item).map(target => (isRecord(target) ? (target['id'] ?? target['source']) : target));
  const linked = bodies.find(each => typeof each === 'string' || (isRecord(each) && each['source'] !== undefined));
  const to = isRecord(linked) ? linked['source'] : linked;
  const tag = bodies.find(each => isRecord(each) && typeof each['value'] === 'string');
  const label = isRecord(tag) ? String(tag['value']) : 'linked';
  return typeof from === 'string' && typeof to === 'string' ? [{ from: plainId(from), to: plainId(to), label }] : [];
}
