/** A unit of time by the letters of the time table: TH, TM and TS are hours, minutes and seconds. */
export type TimeUnit =
  | 'Y'
  | 'M'
  | 'W'
  | 'D'
  | 'DE'
  | 'CE'
  | 'ML'
  | 'Q'
  | 'WE'
  | 'FN'
  | 'SE'
  | 'NI'
  | 'TH'
  | 'TM'
  | 'TS';

/** So many of a unit; null where the text does not say how many ("weeks"). */
export interface Step {
  readonly amount: number | null;
  readonly unit: TimeUnit;
}

/** Last (-1), this (0) or next (1); undefined where the text leaves it to the tense. */
export type Turn = -1 | 0 | 1;

/**
 * A point or a period of time as the text says it, before it is resolved against the document's date or a date
 * mentioned before.
 */
export type When =
  | { readonly kind: 'fixed'; readonly value: string }
  | {
      readonly kind: 'date';
      readonly year?: number;
      readonly month?: number;
      readonly day?: number;
      readonly weekday?: number;
      readonly turn?: Turn;
      /** Whether the tense is that of its own verb, so that it weighs more than nearness. */
      readonly firm?: boolean;
    }
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly turn?: Turn;
      readonly week?: Turn;
      readonly strict?: boolean;
    }
  /** "last month" (-1), "this week" (0). `anaphoric`: "that week", "the same day", from the date mentioned before. */
  | {
      readonly kind: 'unit';
      readonly unit: TimeUnit;
      readonly offset: number;
      readonly anaphoric?: boolean;
      /** A quarter that is told from the one that the story reports ("the latest quarter", "the year-ago quarter"). */
      readonly reported?: boolean;
      /** The year of such a quarter, where it is said. */
      readonly year?: number;
      readonly prefix?: 'FY' | 'SY';
    }
  | {
      readonly kind: 'shift';
      readonly steps: readonly Step[];
      readonly sign: -1 | 1;
      readonly from: When | 'document' | 'reference';
      readonly whole?: boolean;
    }
  | { readonly kind: 'season'; readonly season: string; readonly year?: number; readonly turn?: Turn }
  /**
   * A quarter or a half; `back` counts years from the one that it would be of; `bare` when no year is said, so that the
   * tense tells the year.
   */
  | {
      readonly kind: 'share';
      readonly part: string;
      readonly of: When;
      readonly bare?: boolean;
      readonly back?: number;
      /** Whether it is of a company's own year, which is named after the year in which it ends. */
      readonly fiscal?: boolean;
    }
  /** Some months of a year, 1 to 12: "the first six months of this year". */
  | { readonly kind: 'months'; readonly of: When; readonly from: number; readonly to: number }
  | { readonly kind: 'nth'; readonly n: number; readonly unit: TimeUnit; readonly of: When }
  | { readonly kind: 'nthWeekday'; readonly n: number; readonly weekday: number; readonly of: When }
  | {
      readonly kind: 'holiday';
      readonly rule: string;
      readonly year?: number;
      readonly turn?: Turn;
      readonly of?: When;
      readonly weekend?: boolean;
    }
  | { readonly kind: 'week'; readonly of: When }
  | { readonly kind: 'span'; readonly from: When; readonly to: When }
  | { readonly kind: 'decade'; readonly decade: number; readonly century?: boolean };

/** What the verb near an expression says of its direction. */
export type Tense = 'past' | 'future' | 'none';

export interface TimeExpression {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly when: When;
  /** A part of the day, such as MO, or a clock time, such as 10:35. */
  readonly part?: string;
  readonly clock?: string;
  /** The clock time at which a range of them ends: "2 to 2:30 p.m.". */
  readonly until?: string;
  /** "+05:30" or "Z" after a clock time. */
  readonly zone?: string;
  readonly mod?: string;
  readonly quant?: string;
  readonly freq?: string;
  readonly tense: Tense;
}
