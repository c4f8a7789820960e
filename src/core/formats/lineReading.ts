import type { ReadProblem } from './reading';

/** A line of a text, without its line break; a carriage return before it belongs to the break. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a text, ended by LF or CR LF; an empty last one is none. Linear, a line at a time. */
export function* linesOf(text: string): Generator<TextLine> {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const to = end > start && text[end - 1] === '\r' ? end - 1 : end;
    yield { number: ++number, text: text.slice(start, to) };
    start = end + 1;
  }
}

/** Gathers what is wrong with a file. */
export class Problems {
  readonly all: ReadProblem[] = [];

  get failed(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }

  error(message: string, line?: number, column?: number): void {
    this.#add('error', message, line, column);
  }

  warn(message: string, line?: number, column?: number): void {
    this.#add('warning', message, line, column);
  }

  #add(severity: ReadProblem['severity'], message: string, line?: number, column?: number): void {
    this.all.push({
      severity,
      message,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    });
  }
}
