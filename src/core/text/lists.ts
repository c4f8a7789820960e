/** `list.flatMap(make)`, which V8 takes ten times as long for: this is for what runs for each word or event. */
export function flatMapped<From, To>(list: readonly From[], make: (item: From) => readonly To[]): To[] {
  const out: To[] = [];
  for (const item of list) for (const made of make(item)) out.push(made);
  return out;
}
