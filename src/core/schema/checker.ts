import type { Span } from '../text/span';
import { type JsonMember, type JsonNode, parseJson, positionAt } from './parseJson';
import { LARGEST_SCHEMA, type SchemaProblem } from './schema';

/** The members of an object by name. */
export type Fields = ReadonlyMap<string, JsonMember>;

/** Most problems that are told: a file of another kind has no end of them. */
const MOST_PROBLEMS = 100;

/** Longest message, in UTF-16 code units: what it quotes may be of any length. */
const LONGEST_MESSAGE = 300;

/** What no text of a schema may hold, since people would not see it, or would see it as something else. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/u;

/** Reads values of a schema out of its JSON, and notes what is wrong with them. */
export class SchemaChecker {
  readonly #text: string;
  readonly #problems: SchemaProblem[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** In the order of the text. */
  get problems(): readonly SchemaProblem[] {
    return [...this.#problems].sort((a, b) => a.start - b.start);
  }

  /** The value of the file; undefined where it is no JSON. */
  root(): JsonNode | undefined {
    if (this.#text.length > LARGEST_SCHEMA) {
      this.error({ start: 0, end: 1 }, `A schema has at most ${LARGEST_SCHEMA} characters.`);
      return undefined;
    }
    const parsed = parseJson(this.#text);
    if (parsed.ok) return parsed.root;
    this.error({ start: parsed.at, end: Math.min(this.#text.length, parsed.at + 1) }, parsed.says);
    return undefined;
  }

  error(at: Span, message: string): void {
    this.#note('error', at, message);
  }

  warn(at: Span, message: string): void {
    this.#note('warning', at, message);
  }

  /** The members of an object by name; those that are not among `known` are warned of. */
  fields(node: JsonNode, what: string, known: readonly string[]): Fields | undefined {
    if (node.kind !== 'object') {
      this.error(node, `${what} is an object: { … }.`);
      return undefined;
    }
    for (const { key, at } of node.members) {
      if (!known.includes(key)) this.warn(at, `Nobody here knows “${shown(key)}”. It is kept, and passed over.`);
    }
    return this.#unique(node.members);
  }

  /** The members of the object `name`, whatever they are called. */
  members(fields: Fields, name: string, most: number): readonly JsonMember[] {
    const node = fields.get(name)?.value;
    if (node === undefined) return [];
    if (node.kind !== 'object') {
      this.error(node, `“${name}” is an object: { … }.`);
      return [];
    }
    if (node.members.length > most) this.error(node, `“${name}” has at most ${most} members.`);
    return [...this.#unique(node.members.slice(0, most)).values()];
  }

  items(fields: Fields, name: string, most: number): readonly JsonNode[] {
    const node = fields.get(name)?.value;
    if (node === undefined) return [];
    if (node.kind !== 'array') {
      this.error(node, `“${name}” is a list: [ … ].`);
      return [];
    }
    if (node.items.length > most) this.error(node, `“${name}” has at most ${most} members.`);
    return node.items.slice(0, most);
  }

  text(fields: Fields, name: string, longest: number, form?: RegExp, says?: string): string | undefined {
    const node = fields.get(name)?.value;
    return node && this.#text_(node, name, longest, form, says);
  }

  texts(fields: Fields, name: string, most: number, longest: number, form?: RegExp, says?: string): readonly string[] {
    return this.items(fields, name, most).flatMap(node => this.#text_(node, name, longest, form, says) ?? []);
  }

  oneOf<Value extends string>(fields: Fields, name: string, values: readonly Value[]): Value | undefined {
    const node = fields.get(name)?.value;
    if (node === undefined) return undefined;
    const found = values.find(value => node.kind === 'text' && value === node.value);
    if (found === undefined) this.error(node, `“${name}” is one of ${values.join(', ')}.`);
    return found;
  }

  #text_(node: JsonNode, name: string, longest: number, form?: RegExp, says?: string): string | undefined {
    const problem =
      node.kind !== 'text'
        ? `“${name}” is a text in quotes.`
        : node.value.trim() === ''
          ? `“${name}” is empty.`
          : node.value.length > longest
            ? `“${name}” has at most ${longest} characters.`
            : UNSEEN.test(node.value)
              ? `“${name}” holds characters that nobody sees. Take them out.`
              : form && !form.test(node.value)
                ? says
                : undefined;
    if (problem !== undefined) this.error(node, problem);
    return problem === undefined && node.kind === 'text' ? node.value : undefined;
  }

  #unique(members: readonly JsonMember[]): Fields {
    const fields = new Map<string, JsonMember>();
    for (const member of members) {
      if (fields.has(member.key)) this.error(member.at, `“${shown(member.key)}” is there twice: leave one out.`);
      else fields.set(member.key, member);
    }
    return fields;
  }

  #note(severity: SchemaProblem['severity'], { start, end }: Span, says: string): void {
    const message = says.length > LONGEST_MESSAGE ? `${says.slice(0, LONGEST_MESSAGE)}…` : says;
    if (this.#problems.length >= MOST_PROBLEMS) return;
    if (this.#problems.some(known => known.start === start && known.message === message)) return;
    this.#problems.push({ severity, start, end, ...positionAt(this.#text, start), message });
  }
}

/** A name of a file in a message. */
function shown(key: string): string {
  return key.length > 60 ? `${key.slice(0, 60)}…` : key;
}
