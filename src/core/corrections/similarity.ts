/** Rows of the distance table, kept between calls: these run for every candidate of every anchor. */
const rows: [Int32Array, Int32Array] = [new Int32Array(512), new Int32Array(512)];

/**
 * How alike the context of a place is to what an anchor remembers, 0 to 1: one minus the least number of changes that
 * turn `context` into the beginning of `found`, for each code unit of `context`. Both are at most 500 long; context
 * that comes before is handed in backwards.
 */
export function likeness(context: string, found: string): number {
  if (context === '') return 1;
  if (found.startsWith(context)) return 1;
  let [above, row] = rows;
  for (let j = 0; j <= found.length; j++) above[j] = j;
  for (let i = 1; i <= context.length; i++) {
    row[0] = i;
    const unit = context.charCodeAt(i - 1);
    for (let j = 1; j <= found.length; j++) {
      const same = above[j - 1] + (unit === found.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(same, above[j] + 1, row[j - 1] + 1);
    }
    [above, row] = [row, above];
  }
  let least = context.length;
  for (let j = 0; j <= found.length; j++) least = Math.min(least, above[j]);
  return 1 - least / context.length;
}

/** A string backwards, by code units. */
export function backwards(text: string): string {
  let reversed = '';
  for (let i = text.length - 1; i >= 0; i--) reversed += text[i];
  return reversed;
}

/**
 * Which part of `found` stands for the part `start..end` of `pattern` in the cheapest way of turning one into the
 * other. Both are short: the time is the product of their lengths.
 */
export function alignedPart(
  pattern: string,
  found: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const width = found.length + 1;
  const costs = new Int32Array((pattern.length + 1) * width);
  for (let j = 1; j < width; j++) costs[j] = j;
  for (let i = 1; i <= pattern.length; i++) {
    costs[i * width] = i;
    for (let j = 1; j < width; j++) {
      const above = costs[(i - 1) * width + j] + 1;
      const left = costs[i * width + j - 1] + 1;
      const same = costs[(i - 1) * width + j - 1] + (pattern[i - 1] === found[j - 1] ? 0 : 1);
      costs[i * width + j] = Math.min(above, left, same);
    }
  }
  const part = { start: -1, end: found.length };
  let i = pattern.length;
  let j = found.length;
  while (i > 0 || j > 0) {
    if (i >= end) part.end = j;
    if (i === start && part.start < 0) part.start = j;
    const cost = costs[i * width + j];
    if (i > 0 && j > 0 && cost === costs[(i - 1) * width + j - 1] + (pattern[i - 1] === found[j - 1] ? 0 : 1)) {
      i--;
      j--;
    } else if (j > 0 && cost === costs[i * width + j - 1] + 1) j--;
    else i--;
  }
  return { start: Math.max(part.start, 0), end: part.end };
}
