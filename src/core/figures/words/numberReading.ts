/** A number as it was read: it ends before token `end`. */
export interface NumberReading {
  readonly end: number;
  readonly value: number;
  /** Whether it begins with digits. */
  readonly digits: boolean;
  /** One bare run of digits, without separators, scale or fraction: it could be a year, a day or an hour. */
  readonly plain: boolean;
  readonly ordinal?: boolean;
  readonly fraction?: boolean;
  /** "dozens", "hundreds of thousands": the value is the least that is meant. */
  readonly vague?: boolean;
  /** What a word tied to it says ("20-odd", "600-plus"). */
  readonly about?: 'approx' | 'at_least';
  /** Whether a scale word belongs to it ("2 million"). */
  readonly scaled?: boolean;
}
