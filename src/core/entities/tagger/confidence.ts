import type { TaggedSpan } from './tagger';

/**
 * The share of such mentions that are right, from how far a mention's score is ahead of no mention and of the next best
 * type. A logistic curve, fitted by `npm run train calibrate` to documents that a tagger of this kind was not trained
 * on.
 */
export function confidenceOf({ margin, typeMargin }: TaggedSpan, writing: Writing): number {
  const ahead = Math.min(margin, typeMargin);
  const { slope, offset } = CURVES[writing];
  const value = 1 / (1 + Math.exp(-(offset + slope * ahead)));
  return Math.round(100 * Math.min(0.99, Math.max(0.05, value))) / 100;
}

/** How a sentence is written: with capitals, without, or without capitals and punctuation. */
export type Writing = 'cased' | 'lower' | 'stripped';

const CURVES: Readonly<Record<Writing, { readonly slope: number; readonly offset: number }>> = {
  cased: { slope: 0.0074, offset: -0.35 },
  lower: { slope: 0.0062, offset: -0.28 },
  stripped: { slope: 0.0068, offset: -0.36 },
};
