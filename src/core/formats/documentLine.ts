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
 * Reads one line `{"id","text","date"?}`. Unknown fields are passed over. An `id` may be a number. A `date` is YYYY-MM-DD,
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
  const id = 'id' in value && typeof value.id === 'number' ? String(value.id) : 'id' in value ? value.id : undefined;
  if (typeof id !== 'string' || id === '') {
    return { ok: false, message: '"id" is missing. Give each document an "id", a string.' };
  }
  if (!('text' in value) || typeof value.text !== 'string') {
    return { ok: false, message: `"text" is missing in "${id}". Give each document a "text", a string.` };
  }
  const given = 'date' in value ? value.date : null;
  if (given === null || given === undefined) return { ok: true, line: { id, text: value.text, date: null } };
  const date = parseDay(given);
  const line: DocumentLine = { id, text: value.text, date };
  if (date !== null) return { ok: true, line };
  return { ok: true, line, warning: `"date" of "${id}" is not a day such as 2019-04-25; annotated as undated.` };
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
