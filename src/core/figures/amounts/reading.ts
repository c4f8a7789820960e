import type { FigureLabel, FigureValue, Modifier } from '../../annotations/model';
import type { TimeExpression } from '../times/timeExpression';

/** One figure as the grammar read it, over the tokens `start..end` (half-open) of a block. */
export interface FigureReading {
  readonly start: number;
  readonly end: number;
  readonly label: FigureLabel;
  readonly value: FigureValue;
  /** What is still to be resolved against the document's date. */
  readonly time?: TimeExpression;
  readonly evidence: string;
  /** Money whose currency the text does not name at all. */
  readonly assumed?: boolean;
}

/** A modifier before a figure: the tokens up to `end`. "exact" belongs to the span and says nothing. */
export interface ModifierReading {
  readonly end: number;
  readonly modifier: Modifier | null;
}
