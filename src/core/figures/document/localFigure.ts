import type { LocalFigureSpan } from '../../annotations/annotator';
import type { FigureValue } from '../../annotations/model';
import type { TimeExpression } from '../times/timeExpression';

/** A figure of one block: offsets in the block, and for a date what is still to be resolved. */
export interface LocalFigure extends LocalFigureSpan {
  readonly value: FigureValue;
  readonly time?: TimeExpression;
  /** Money whose currency the text does not name: "$5", "five dollars". */
  readonly assumedCurrency?: true;
  /** The word of money that several countries share, where the block does not tell whose it is: "pesos", "kr". */
  readonly sharedMoney?: string;
  readonly evidence: string;
}
