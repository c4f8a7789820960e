import type { Span } from './span';

/** One change of a text: the code units of `start..end` (UTF-16, half-open, in the old text) become `text`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** The text after `edit`. Offsets outside the text are clamped to it. */
export function applyEdit(text: string, edit: TextEdit): string {
  return text.slice(0, Math.max(0, edit.start)) + edit.text + text.slice(Math.max(edit.start, edit.end));
}

/**
 * Where `span` lies after `edit`, or undefined when the edit touches it.
 *
 * Fails closed: an edit inside the span, across one of its borders, or an insertion right at a border of a word (which
 * may make the word another one) gives undefined, so that nobody shows a stale span.
 */
export function mapSpan<S extends Span>(span: S, edit: TextEdit): S | undefined {
  if (span.end < edit.start) return span;
  if (span.start > edit.end) {
    const by = edit.text.length - (edit.end - edit.start);
    return { ...span, start: span.start + by, end: span.end + by };
  }
  return undefined;
}

/**
 * Which parts of two versions of a text are the same: the code units before `head`, and from `tail` on in the later
 * version.
 */
export interface SameParts {
  readonly head: number;
  readonly tail: number;
  /** How far the second part has moved. */
  readonly by: number;
}

/** What an edit of `before` leaves as it is; `after` is the text after it. */
export function sameParts(before: string, after: string, edit: TextEdit): SameParts {
  const by = after.length - before.length;
  const from = Math.max(0, Math.min(edit.start, before.length));
  const to = Math.max(from, Math.min(edit.end, before.length));
  return { head: from, tail: to + by, by };
}

/**
 * The smallest single edit that turns `before` into `after`, or undefined when they are equal.
 * Linear in the length of the texts; it never cuts a surrogate pair.
 */
export function diffTexts(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (head > 0 && isHighSurrogate(before.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return { start: head, end: before.length - tail, text: after.slice(head, after.length - tail) };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
