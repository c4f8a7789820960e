/**
 * All places where each of the quotes stands in a text, ascending; no more than `most` of each, and one more where
 * there are more. One pass over the text, whatever the number of quotes: anchors come by the thousand.
 */
export function findQuotes(
  text: string,
  quotes: Iterable<string>,
  most: number,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  const byHead = new Map<number, string[]>();
  const filter = new Uint8Array(HEADS);
  const single = new Uint8Array(0x10000);
  for (const quote of quotes) {
    if (quote === '' || places.has(quote)) continue;
    places.set(quote, []);
    if (quote.length < 2) {
      single[quote.charCodeAt(0)] = 1;
      continue;
    }
    const head = headAt(quote, 0);
    filter[head] = 1;
    const same = byHead.get(head);
    if (same) same.push(quote);
    else byHead.set(head, [quote]);
  }
  if (places.size === 0) return places;
  const put = (quote: string, at: number): void => {
    const list = places.get(quote);
    if (list !== undefined && list.length <= most) list.push(at);
  };
  for (let at = 0; at < text.length; at++) {
    if (single[text.charCodeAt(at)] === 1) put(text[at], at);
    const head = headAt(text, at);
    if (filter[head] === 0) continue;
    for (const quote of byHead.get(head) ?? []) if (text.startsWith(quote, at)) put(quote, at);
  }
  return places;
}

const HEADS = 0x10000;

/** A short hash of the first two code units at a place. */
function headAt(text: string, at: number): number {
  return (Math.imul(text.charCodeAt(at), 0x9e3b) ^ text.charCodeAt(at + 1)) & (HEADS - 1);
}
