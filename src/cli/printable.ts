/**
 * What moves the cursor, sends a command to the terminal, or turns the order of what is read: controls, and marks of
 * direction.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

/**
 * A text from outside, such as a file name or an id, as one line that a terminal can print: what it would obey is
 * escaped.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, c => SHORT[c] ?? `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}
