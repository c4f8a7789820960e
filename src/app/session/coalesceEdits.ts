import type { TextEdit } from '../../core';

/**
 * Adds an edit to those before it, which apply one after the other: where it touches what the last one put in, as the
 * next key does, both become one. Applied, the edits do what they did; their number stays small while a person types.
 */
export function addEdit(edits: TextEdit[], edit: TextEdit): void {
  const last = edits.at(-1);
  const joined = last && join(last, edit);
  if (joined) edits[edits.length - 1] = joined;
  else edits.push(edit);
}

/** `first` and then `second`, which lies within what `first` put in or right beside it, as one edit; else undefined. */
function join(first: TextEdit, second: TextEdit): TextEdit | undefined {
  const { start, text } = first;
  const end = start + text.length;
  // what stood before, or stands behind, what the first put in may be taken away by the second: by Backspace and by
  // Delete
  if (second.end < start || second.start > end) return undefined;
  const before = Math.max(0, start - second.start);
  const after = Math.max(0, second.end - end);
  const head = text.slice(0, Math.max(0, second.start - start));
  const tail = text.slice(Math.min(text.length, second.end - start));
  return { start: start - before, end: first.end + after, text: head + second.text + tail };
}
