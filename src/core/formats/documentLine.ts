/** A document as a line of JSON Lines gives it. */
export interface DocumentLine {
  readonly id: string;
  readonly text: string;
  /** YYYY-MM-DD, or null when the line gives none. */
  readonly date: string | null;
}

export type DocumentLineResult =
  | { readonly ok: true; readonly line: DocumentLine; readonly warning?: string }
  | { readonly ok: false; readonly message: string };

/**
 * Reads one line `{"id","text","date"?}`. Unknown fields are passed over. An `id` may be a number: its digits are
 * kept as they are written, also where they are more than a number of JavaScript holds. A `date` is YYYY-MM-DD,
 * with or without a time after it; any other leaves the document undated, with a warning.
 */
export function parseDocumentLine(json: string): DocumentLineResult {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, message: 'not valid JSON. Each line must be one object with "id" and "text".' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, message: 'not an object. Each line must be one object with "id" and "text".' };
  }
  const given = 'id' in value ? value.id : undefined;
  const id = typeof given !== 'number' ? given : Number.isSafeInteger(given) ? String(given) : lastNumber(json, 'id');
  if (typeof id !== 'string' || id === '') {
    return { ok: false, message: '"id" is missing. Give each document an "id", a string.' };
  }
  if (!('text' in value) || typeof value.text !== 'string') {
    return { ok: false, message: `"text" is missing in "${id}". Give each document a "text", a string.` };
  }
  const day = 'date' in value ? value.date : null;
  if (day === null || day === undefined) return { ok: true, line: { id, text: value.text, date: null } };
  const date = parseDay(day);
  const line: DocumentLine = { id, text: value.text, date };
  if (date !== null) return { ok: true, line };
  return { ok: true, line, warning: `"date" of "${id}" is not a day such as 2019-04-25; annotated as undated.` };
}

/**
 * How the number is written that a key of the outermost object has last; `json` is valid. Linear, and flat in memory.
 */
function lastNumber(json: string, key: string): string | undefined {
  let depth = 0;
  let string = '';
  let number: string | undefined;
  for (let at = 0; at < json.length; at++) {
    const c = json[at];
    if (c === '"') {
      const end = endOfString(json, at);
      if (depth === 1) string = json.slice(at, end);
      at = end - 1;
    } else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') depth--;
    else if (depth === 1 && c === ':' && JSON.parse(string) === key) number = numberAt(json, at + 1) ?? number;
  }
  return number;
}

/** The number that stands at `at`, behind white space, as it is written. */
function numberAt(json: string, at: number): string | undefined {
  const pattern = /\s*(-?\d[\d.eE+-]*)/y;
  pattern.lastIndex = at;
  return pattern.exec(json)?.[1];
}

/** Where the string ends that begins at `start`, behind its quotation mark. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The day of an ISO 8601 date or date-time, YYYY-MM-DD, if it is one of the calendar; else null. */
export function parseDay(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(value);
  if (match === null) return null;
  const [year, month, day] = match.slice(1, 4).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return null;
  return value.slice(0, 10);
}
