/**
 * The code units `start..end` of a text as a string of its own. What outlives a version of a text must not be a slice of it, since
 * engines keep the whole text for the sake of a slice of it.
 */
export function ownWords(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}
