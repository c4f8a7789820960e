import type { Tense, TimeUnit, When } from './timeExpression';

/** A time expression as the grammar read it: it ends before token `end`. */
export interface TimeReading {
  readonly end: number;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly when: When;
  readonly part?: string;
  readonly clock?: string;
  /** The clock time at which a range of them ends. */
  readonly until?: string;
  readonly zone?: string;
  readonly mod?: string;
  readonly quant?: string;
  readonly freq?: string;
  /** Says more than the verb near it does. */
  readonly tense?: Tense;
  /** What a duration counts. */
  readonly amount?: number;
  /** The smaller end of a duration of two ends; `amount` is the larger. */
  readonly lower?: number;
  readonly unit?: TimeUnit;
  /** What a word tied to the number says: "20-odd years". */
  readonly about?: 'approx' | 'at_least';
  /** Whether it is labelled TIME: a clock time, a part of a day, a duration under a day. */
  readonly short?: boolean;
  /** The precision of its own date part, for what may follow. */
  readonly grain?: 'day' | 'month' | 'year' | 'week' | 'weekday';
  /** What it is when the verb speaks of the future: "in two weeks". */
  readonly ahead?: When;
  readonly evidence: string;
}
