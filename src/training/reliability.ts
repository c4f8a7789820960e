import { newsmarkPipeline } from '../core';
import { readDocuments } from './corpus';
import { coarseLabel, VARIANTS, type Variant, variantOf } from './evaluation';
import type { Options } from './options';

/** What is said is put into bins that begin at these; the last one ends at 1. */
const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const JUDGED: ReadonlySet<string> = new Set(['PER', 'ORG', 'LOC', 'NORP']);

interface Bin {
  count: number;
  right: number;
  /** The sum of what was said. */
  said: number;
}

/**
 * Prints, for labelled documents in three registers, how often the product's mentions are right (exact borders and
 * type) against how sure it says that it is: a table of bins, and the mean gap between the two, weighted by mentions.
 */
export function printReliability(option: Options): void {
  const gold = option('gold', '../shared/data/dev/entities-worldwide.jsonl');
  const columns = VARIANTS.map(variant => measure(gold, variant));
  console.log(`| said | ${VARIANTS.join(' | ')} |\n| --- |${' --- |'.repeat(VARIANTS.length)}`);
  BINS.forEach((from, b) => {
    const cells = columns.map(bins => (bins[b].count === 0 ? '' : `${percent(bins[b])} of ${bins[b].count}`));
    console.log(`| ${from.toFixed(2)} to ${(BINS[b + 1] ?? 1).toFixed(2)} | ${cells.join(' | ')} |`);
  });
  console.log(`| mean gap | ${columns.map(bins => `${meanGap(bins).toFixed(1)} points`).join(' | ')} |`);
}

function measure(path: string, variant: Variant): readonly Bin[] {
  const bins = BINS.map(() => ({ count: 0, right: 0, said: 0 }));
  const pipeline = newsmarkPipeline();
  for (const document of readDocuments(path)) {
    const { text, spans } = variantOf(document, variant);
    const known = new Set(spans.map(({ start, end, label }) => `${start}:${end}:${coarseLabel(label)}`));
    for (const { start, end, label, confidence } of pipeline.annotate(text).entities) {
      if (confidence === undefined || !JUDGED.has(coarseLabel(label))) continue;
      const bin = bins[BINS.findLastIndex(from => confidence >= from)];
      bin.count++;
      bin.said += confidence;
      if (known.has(`${start}:${end}:${coarseLabel(label)}`)) bin.right++;
    }
  }
  return bins;
}

function percent({ right, count }: Bin): string {
  return `${((100 * right) / count).toFixed(0)} %`;
}

/** How far what is said is from what is right, in points, over all mentions. */
function meanGap(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, { said, right }) => sum + (100 * Math.abs(said - right)) / Math.max(1, all), 0);
}
