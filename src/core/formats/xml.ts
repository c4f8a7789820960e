// XML by our own hand: builders of it that were looked at hold the whole tree in memory, normalise line breaks, and
// write control characters, which no parser takes. What is here streams, and a parser gives back the very text.

/** Attributes by name; what is null or undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 cannot hold at all: control characters, U+FFFE, U+FFFF and halves of characters. */
const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/**
 * Text with U+FFFD for each code unit that XML cannot hold, so that offsets stay.
 */
export function xmlCharacters(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}

/** How many code units of a text XML cannot hold. */
export function countForbidden(text: string): number {
  return text.match(FORBIDDEN)?.length ?? 0;
}

/** Text for between tags. A parser gives back the same, also CR, which it would else take for a line feed. */
export function xmlText(text: string): string {
  return xmlCharacters(text).replace(/[&<>\r]/g, sign => ENTITIES[sign]);
}

/** Text for between double quotes; white space stays as it is. */
export function xmlValue(text: string): string {
  return xmlCharacters(text).replace(/[&<>"\t\n\r]/g, sign => ENTITIES[sign]);
}

/** The inside of a tag: its name and attributes. */
function tag(name: string, attributes: Attributes): string {
  let written = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) written += ` ${key}="${xmlValue(String(value))}"`;
  }
  return written;
}

export function openTag(name: string, attributes: Attributes = {}): string {
  return `<${tag(name, attributes)}>`;
}

export function emptyTag(name: string, attributes: Attributes = {}): string {
  return `<${tag(name, attributes)}/>`;
}

/** An element with text, or with markup that is ready. */
export function element(name: string, attributes: Attributes, text: string): string {
  return `<${tag(name, attributes)}>${xmlText(text)}</${name}>`;
}

/** The names that were given to things of a document, each an XML name of its own (an NCName), whatever their ids. */
export class XmlIds {
  readonly #prefix: string;
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** `prefix`, where there is one, is a name too. */
  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** The name of a thing; the same each time. Its id as it stands, where that is a name and free. */
  of(id: string): string {
    const known = this.#given.get(id);
    if (known !== undefined) return known;
    const plain = this.#prefix + id.replace(/[^A-Za-z0-9._-]/g, '_');
    const start = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
    let name = start;
    for (let n = 2; this.#taken.has(name); n++) name = `${start}_${n}`;
    this.#given.set(id, name);
    this.#taken.add(name);
    return name;
  }
}
