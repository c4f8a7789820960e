import { contains, overlaps, type Span } from '../text/span';
import type { RuleFind } from './annotator';

/**
 * Which of the finds of rules stand, in the order of the text. A find stands for what the machine marked in its very
 * bounds or within them; within a longer mark of the machine, or where it crosses one that is not shorter, that stands.
 * Of two finds the longer stands, then the first; finds come in the order of their rules. `marks` do not overlap.
 */
export function settleRules(finds: readonly RuleFind[], marks: readonly Span[]): readonly RuleFind[] {
  const kept: RuleFind[] = [];
  const ordered = [...finds].sort((a, b) => lengthOf(b) - lengthOf(a));
  for (const find of ordered) {
    if (kept.some(other => overlaps(other, find))) continue;
    if (!marks.some(mark => overlaps(mark, find) && isStronger(mark, find))) kept.push(find);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Whether a mark of the machine stands against a find that overlaps it. */
function isStronger(mark: Span, find: Span): boolean {
  return !contains(find, mark) && lengthOf(mark) >= lengthOf(find);
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
