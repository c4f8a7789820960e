import type { TaggedSpan } from './tagger';
import { CASELESS, type CasePattern } from './wordForms';

/**
 * The share of such mentions that are right, from how far a mention's score is ahead of no mention and of the next best
 * type. A logistic curve, fitted by `npm run train calibrate` to documents that a tagger of this kind was not trained
 * on.
 */
export function confidenceOf({ margin, typeMargin }: TaggedSpan, pattern: CasePattern): number {
  const ahead = Math.min(margin, typeMargin);
  const { slope, offset } = pattern === CASELESS ? CASELESS_CURVE : CASED_CURVE;
  const value = 1 / (1 + Math.exp(-(offset + slope * ahead)));
  return Math.round(100 * Math.min(0.99, Math.max(0.05, value))) / 100;
}

const CASED_CURVE = { slope: 0.0068, offset: -0.38 };
const CASELESS_CURVE = { slope: 0.0056, offset: -0.3 };
