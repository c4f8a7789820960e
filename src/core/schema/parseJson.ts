import type { Span } from '../text/span';

/** A value of JSON and where it stands, in UTF-16 code units, half-open. */
export type JsonNode = Span &
  (
    | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
  );

export interface JsonMember {
  readonly key: string;
  readonly at: Span;
  readonly value: JsonNode;
}

export type ParsedJson =
  | { readonly ok: true; readonly root: JsonNode }
  /** `says` is a sentence; `at` is where it went wrong. */
  | { readonly ok: false; readonly says: string; readonly at: number };

/** Deeper values are refused: nobody writes them, and whoever reads them may run out of stack. */
const DEEPEST = 32;

/**
 * Reads JSON (RFC 8259) with the place of every value, which `JSON.parse` does not tell. Linear; never throws.
 */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, root: new Parser(text).whole() };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, says: error.message, at: error.at };
    throw error;
  }
}

/** Line and column of an offset, both counted from 1; columns in UTF-16 code units. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

class Wrong extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const WHITE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = {
  true: { kind: 'boolean', value: true },
  false: { kind: 'boolean', value: false },
  null: { kind: 'null' },
} as const;

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonNode {
    if (this.#text.startsWith('\ufeff')) this.#at = 1;
    const root = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) throw new Wrong('Nothing may stand behind the last bracket.', this.#at);
    return root;
  }

  #skip(): void {
    this.#take(WHITE);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #is(sign: string): boolean {
    this.#skip();
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #value(depth: number): JsonNode {
    if (depth > DEEPEST) throw new Wrong(`Brackets stand more than ${DEEPEST} deep in each other.`, this.#at);
    this.#skip();
    const start = this.#at;
    if (this.#is('{')) return { kind: 'object', members: this.#members(depth), start, end: this.#at };
    if (this.#is('[')) return { kind: 'array', items: this.#items(depth), start, end: this.#at };
    for (const [word, node] of Object.entries(WORDS)) if (this.#is(word)) return { ...node, start, end: this.#at };
    if (this.#text[this.#at] === '"') return { kind: 'text', value: this.#string(), start, end: this.#at };
    const number = this.#take(NUMBER);
    if (number !== undefined) return { kind: 'number', value: Number(number), start, end: this.#at };
    throw new Wrong('A value is missing here: a text in quotes, a number, an object or a list.', start);
  }

  #string(): string {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && !'"\n\r'.includes(this.#text[end])) end += this.#text[end] === '\\' ? 2 : 1;
    this.#at = end + 1;
    try {
      return JSON.parse(this.#text.slice(start, end + 1)) as string;
    } catch {
      throw new Wrong(
        'This text is not closed by a quote in its line, or holds a sign that JSON writes otherwise.',
        start,
      );
    }
  }

  #members(depth: number): readonly JsonMember[] {
    const members: JsonMember[] = [];
    if (this.#is('}')) return members;
    do {
      this.#skip();
      const start = this.#at;
      if (this.#text[start] !== '"') throw new Wrong('A name in quotes is missing here.', start);
      const key = this.#string();
      const at = { start, end: this.#at };
      if (!this.#is(':')) throw new Wrong(`A colon is missing behind “${key}”.`, this.#at);
      members.push({ key, at, value: this.#value(depth + 1) });
    } while (this.#is(','));
    if (!this.#is('}')) throw new Wrong('A comma or the closing } is missing here.', this.#at);
    return members;
  }

  #items(depth: number): readonly JsonNode[] {
    const items: JsonNode[] = [];
    if (this.#is(']')) return items;
    do items.push(this.#value(depth + 1));
    while (this.#is(','));
    if (!this.#is(']')) throw new Wrong('A comma or the closing ] is missing here.', this.#at);
    return items;
  }
}
