import type { LabelledSpan } from './agreement';

/** What two people made of one place; `missing`: only one of them marked something there. */
export type DifferenceKind = 'agreed' | 'label' | 'bounds' | 'missing';

/** A place that at least one of two people marked. `bounds` may differ in their labels as well. */
export interface Difference<S extends LabelledSpan> {
  readonly kind: DifferenceKind;
  readonly a: S | undefined;
  readonly b: S | undefined;
}

/**
 * Compares what two people marked in a text, in its order. Each list is in the order of the text and does not overlap,
 * and each mark is in one difference: first those on the same words are put together, then those that overlap, each
 * with the first of the other person that is left. Linear.
 */
export function differencesBetween<S extends LabelledSpan>(a: readonly S[], b: readonly S[]): readonly Difference<S>[] {
  const byStart = new Map(b.map(span => [span.start, span]));
  const taken = new Set<S>();
  const found: Difference<S>[] = [];
  const open: S[] = [];
  for (const one of a) {
    const other = byStart.get(one.start);
    if (other === undefined || other.end !== one.end) {
      open.push(one);
      continue;
    }
    taken.add(other);
    found.push({ kind: one.label === other.label ? 'agreed' : 'label', a: one, b: other });
  }
  const left = b.filter(span => !taken.has(span));
  let next = 0;
  for (const one of open) {
    while (next < left.length && left[next].end <= one.start)
      found.push({ kind: 'missing', a: undefined, b: left[next++] });
    const other = left[next];
    if (other === undefined || other.start >= one.end) found.push({ kind: 'missing', a: one, b: undefined });
    else {
      found.push({ kind: 'bounds', a: one, b: other });
      next++;
    }
  }
  for (; next < left.length; next++) found.push({ kind: 'missing', a: undefined, b: left[next] });
  return found.sort((x, y) => startOf(x) - startOf(y));
}

function startOf({ a, b }: Difference<LabelledSpan>): number {
  return Math.min(a?.start ?? Number.POSITIVE_INFINITY, b?.start ?? Number.POSITIVE_INFINITY);
}
