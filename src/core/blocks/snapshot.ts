/** A place in a text: a line and a UTF-16 code unit in it, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * A text with its lines.
 *
 * A line ends with CR, LF or CRLF, mixed as they come: the lines of VS Code and of the Language Server Protocol.
 * U+2028, U+2029, U+0085, vertical tab and form feed end no line here, so that positions agree with the editor's
 * (paragraphs are another matter: U+2028 ends one). Every conversion is clamped to the text and never throws.
 */
export interface Snapshot {
  readonly text: string;
  /** At least 1: the empty text has one empty line. */
  readonly lineCount: number;
  /** Where a line begins and where its words end, the line break left out; clamped to the lines there are. */
  line(line: number): { readonly start: number; readonly end: number };
  /** An offset inside a CRLF is the end of its line. */
  positionAt(offset: number): Position;
  /** A character beyond its line is the line's end; a line beyond the text is the text's end. */
  offsetAt(position: Position): number;
}

/** The snapshot of a text. Linear in its length; each conversion then takes a binary search at most. */
export function createSnapshot(text: string): Snapshot {
  const starts = lineStarts(text);

  function line(index: number): { start: number; end: number } {
    const at = clamp(index, 0, starts.length - 1);
    const start = starts[at];
    let end = at + 1 < starts.length ? starts[at + 1] : text.length;
    if (at + 1 < starts.length) {
      if (text.charCodeAt(end - 1) === LF) end--;
      if (end > start && text.charCodeAt(end - 1) === CR) end--;
    }
    return { start, end };
  }

  function positionAt(offset: number): Position {
    const at = clamp(offset, 0, text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    const { start, end } = line(low);
    return { line: low, character: Math.min(at, end) - start };
  }

  function offsetAt(position: Position): number {
    if (position.line >= starts.length) return text.length;
    if (position.line < 0) return 0;
    const { start, end } = line(position.line);
    return clamp(start + clamp(position.character, 0, end - start), start, end);
  }

  return { text, lineCount: starts.length, line, positionAt, offsetAt };
}

const LF = 0x0a;
const CR = 0x0d;

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === CR && text.charCodeAt(i + 1) === LF) i++;
    if (unit === CR || unit === LF) starts.push(i + 1);
  }
  return starts;
}

/** A whole number between the bounds; what is no number counts as the lower bound. */
function clamp(value: number, least: number, most: number): number {
  return Number.isNaN(value) ? least : Math.min(Math.max(Math.trunc(value), least), most);
}
