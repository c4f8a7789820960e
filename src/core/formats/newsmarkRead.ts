import type { NewsmarkDocument } from '../annotations/model';
import type { Span } from '../text/span';
import { linesOf, Problems } from './lineReading';
import { wellFormed } from './offsets';
import type { FormatReader } from './reading';
import { standoffOf } from './standoff';

export type ParsedDocument =
  | { readonly ok: true; readonly document: NewsmarkDocument }
  /** `column`: where JSON ends to be JSON, in UTF-16 code units from 1, where that is what is wrong. */
  | { readonly ok: false; readonly message: string; readonly position?: number };

/** Reads `newsmark/1` from JSON. What a reader relies on is checked: kinds of fields, ids that are there. */
export function parseNewsmark(json: string): ParsedDocument {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, message: 'no valid JSON; it may be cut off.', position: positionIn(error, json) };
  }
  const message = shapeProblem(value);
  return message === undefined ? { ok: true, document: value as NewsmarkDocument } : { ok: false, message };
}

const LISTS = ['entities', 'figures', 'events', 'clusters', 'zones'] as const;

function shapeProblem(value: unknown): string | undefined {
  if (!isRecord(value) || value['format'] !== 'newsmark/1') return 'no document of newsmark/1.';
  const info = value['document'];
  if (!isRecord(info) || typeof info['id'] !== 'string' || info['id'] === '') return 'its “document” has no “id”.';
  for (const list of LISTS) {
    const all = value[list];
    if (!Array.isArray(all)) return `it has no list “${list}”.`;
    const wrong = all.findIndex(each => !isRecord(each) || !isWhole(list, each));
    if (wrong >= 0) return `number ${wrong + 1} of its “${list}” is not as newsmark/1 has them.`;
  }
  return idProblem(value as unknown as NewsmarkDocument);
}

function isWhole(list: (typeof LISTS)[number], each: Readonly<Record<string, unknown>>): boolean {
  if (list === 'zones') return isSpan(each);
  if (typeof each['id'] !== 'string') return false;
  if (list === 'events') {
    const fillers = each['arguments'];
    return (
      typeof each['type'] === 'string' && isSpan(each['trigger']) && Array.isArray(fillers) && fillers.every(isFiller)
    );
  }
  if (typeof each['label'] !== 'string') return false;
  if (list === 'clusters')
    return Array.isArray(each['mentions']) && each['mentions'].every(id => typeof id === 'string');
  return isSpan(each) && (list === 'entities' || isRecord(each['value']));
}

function isFiller(value: unknown): boolean {
  if (!isRecord(value) || typeof value['role'] !== 'string') return false;
  return typeof value['target'] === 'string' || isSpan(value['span']);
}

function idProblem({ entities, figures, events }: NewsmarkDocument): string | undefined {
  const marks = new Set<string>();
  for (const { id } of [...entities, ...figures, ...events]) {
    if (marks.has(id)) return `the id ${JSON.stringify(id)} is there twice.`;
    marks.add(id);
  }
  for (const event of events) {
    for (const id of [...event.arguments.map(({ target }) => target), event.time, event.place, event.source]) {
      if (id !== undefined && id !== null && !marks.has(id))
        return `${event.id} names ${JSON.stringify(id)}, which is not there.`;
    }
  }
  return undefined;
}

/** Why a document is not of a text: it quotes other words than stand there. */
export function textProblem({ entities, figures, events }: NewsmarkDocument, text: string): string | undefined {
  for (const { id, start, end, text: words } of [
    ...entities,
    ...figures,
    ...events.map(e => ({ ...e.trigger, id: e.id })),
  ]) {
    if (text.slice(start, end) === words || wellFormed(text.slice(start, end)) === wellFormed(words)) continue;
    return `it was made of another text: ${id} says “${words.slice(0, 60)}”, but “${text.slice(start, end).slice(0, 60)}” stands there.`;
  }
  return undefined;
}

/** Reads `newsmark/1`: one document, or JSON Lines of them; the text lies beside. */
export const readNewsmark: FormatReader = {
  endings: ['.newsmark.json', '.newsmark.jsonl'],
  asksFor: ({ text }) => {
    const parsed = parseNewsmark(text);
    return parsed.ok ? textNames(parsed.document) : [];
  },
  read(file, beside) {
    const problems = new Problems();
    const take = (json: string, line?: number) => {
      const parsed = parseNewsmark(json);
      if (!parsed.ok) {
        const at = parsed.position === undefined ? undefined : placeOf(json, parsed.position, line);
        problems.error(parsed.message, at?.line ?? line, at?.column);
        return [];
      }
      const text = textNames(parsed.document)
        .map(beside)
        .find(found => found !== undefined);
      const wrong = text === undefined ? undefined : textProblem(parsed.document, text);
      if (wrong !== undefined) problems.error(wrong, line);
      return wrong === undefined ? [standoffOf(parsed.document, text)] : [];
    };
    const lines = [...linesOf(file.text)].filter(({ text }) => text.trim() !== '');
    const isMany = lines.length > 1 && lines[0].text.trimEnd().endsWith('}');
    const documents = isMany ? lines.flatMap(({ text, number }) => take(text, number)) : take(file.text);
    return { documents, problems: problems.all };
  },
};

/** By which names the text of a document may lie beside it. */
export function textNames({ document: { id, uri } }: NewsmarkDocument): readonly string[] {
  const own = uri === null ? [] : [uri.slice(uri.lastIndexOf('/') + 1)];
  return [...own, `${id}.txt`];
}

/** Where a parser of JSON gave up, from its message; the end of the text where it does not say. */
export function positionIn(error: unknown, json: string): number {
  const found = error instanceof Error ? /position (\d+)/.exec(error.message) : null;
  return found === null ? json.length : Number(found[1]);
}

/** The line and column of a position in a text, counted from 1; `first` is the number of the text's first line. */
export function placeOf(text: string, position: number, first = 1): { readonly line: number; readonly column: number } {
  let line = first;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: position - start + 1 };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSpan(value: unknown): value is Span {
  if (!isRecord(value)) return false;
  const { start, end } = value;
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && Number(start) >= 0 && Number(start) < Number(end);
}
