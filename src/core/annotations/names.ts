const made: { [prefix: string]: string[] } = { T: [], C: [], E: [] };

/** "T1", "T2" and so on, `count` of them or more: made once, since every document has them. */
export function names(prefix: 'T' | 'C' | 'E', count: number): readonly string[] {
  const list = made[prefix];
  while (list.length < count) list.push(`${prefix}${list.length + 1}`);
  return list;
}

/**
 * The code units `start..end` of a text as a string of its own. What outlives a version of a text must not be a slice of it, since
 * engines keep the whole text for the sake of a slice of it.
 */
export function ownWords(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}
