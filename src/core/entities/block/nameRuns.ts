import type { Token } from '../../tokens/token';

/** Whether a token is a word with a capital. */
export function isCapital({ kind, text }: Token): boolean {
  const code = text.charCodeAt(0);
  if (code < 65 || (code > 90 && code < 192)) return false;
  return (kind === 'word' || kind === 'abbreviation') && (code < 91 || /^\p{Lu}/u.test(text));
}

/** Whether no blank stands on either side of a token. */
export function isGlued(tokens: readonly Token[], i: number): boolean {
  return tokens[i].start === tokens[i - 1]?.end && tokens[i + 1]?.start === tokens[i].end;
}

/** The end of the run of capitalised words that begins at `from`; -1 when there is none. */
export function runEnd(tokens: readonly Token[], from: number, last: number): number {
  if (from >= last || !isCapital(tokens[from])) return -1;
  let end = from + 1;
  while (end < last && isCapital(tokens[end]) && tokens[end].start <= tokens[end - 1].end + 1) end++;
  return end;
}
