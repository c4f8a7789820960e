const LINE_FEED = 10;

/** A line of a stream, without its line feed. Lines are numbered from 1. */
export interface Line {
  readonly number: number;
  /** Undefined when the line is longer than the limit; its bytes were passed over. */
  readonly bytes: Uint8Array | undefined;
}

/** Cuts a stream of bytes at line feeds, holding no more than one line. `longest` is in bytes. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length > longest) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const close = (): Line => {
    const line = { number, bytes: length > longest ? undefined : join(parts, length) };
    parts = [];
    length = 0;
    number++;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, at));
      start = at + 1;
      yield close();
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield close();
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
