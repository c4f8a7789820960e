/**
 * The word classes that event grammar needs: the universal part-of-speech tags, the two conjunctions as one and the
 * rare ones as `X`. The order is that of the weights in `wordClasses.bin`; row 0 is also the fallback.
 */
export const WORD_CLASSES = [
  'X',
  'NOUN',
  'PROPN',
  'VERB',
  'AUX',
  'ADJ',
  'ADV',
  'ADP',
  'DET',
  'PRON',
  'PART',
  'CONJ',
  'NUM',
  'PUNCT',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/** Weights of one feature: one for each class, padded to a power of two. */
export const ROW = 16;
/** Features of one token. */
export const FEATURES = 17;
/** Rows of the table: features are hashed into them. */
export const ROWS = 1 << 16;

/** What the features need of one token, computed once. */
export interface WordView {
  /** Hash of the lower-cased word. */
  readonly form: number;
  /** Hashes of its last one, two, three and four letters. */
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  /** 0 lower case, 1 capitalised, 2 capitals, 3 holds a digit, 4 no letter. */
  readonly shape: number;
}

const OUTSIDE: WordView = { form: 7, suffix1: 7, suffix2: 7, suffix3: 7, suffix4: 7, shape: 4 };

/** The view of one word. Digits count as 0, so that numbers share their weights. */
export function viewWord(word: string): WordView {
  const lower = word.toLowerCase();
  const length = lower.length;
  let form = 0x811c9dc5;
  let digits = false;
  for (let i = 0; i < length; i++) {
    let unit = lower.charCodeAt(i);
    if (unit >= 48 && unit <= 57) {
      unit = 48;
      digits = true;
    } else if (unit === 0x2019) unit = 39;
    form = Math.imul(form ^ unit, 0x01000193);
  }
  const first = word.charCodeAt(0);
  const capital = word.charAt(0) !== lower.charAt(0);
  const letters = (first | 32) >= 97 && (first | 32) <= 122;
  const allCapitals = capital && length > 1 && word.charAt(length - 1) !== lower.charAt(length - 1);
  return {
    form,
    suffix1: suffixHash(lower, 1),
    suffix2: suffixHash(lower, 2),
    suffix3: suffixHash(lower, 3),
    suffix4: suffixHash(lower, 4),
    shape: digits ? 3 : allCapitals ? 2 : capital ? 1 : letters || first > 127 ? 0 : 4,
  };
}

function suffixHash(lower: string, size: number): number {
  let hash = size;
  for (let i = Math.max(0, lower.length - size); i < lower.length; i++) {
    hash = Math.imul(hash, 31) + lower.charCodeAt(i);
  }
  return hash;
}

/**
 * Writes the rows of the features of token `i` into `rows`. `previous` and `beforeThat` are the classes given to the
 * two tokens on the left. Every row is an index into a table of `ROWS` rows.
 */
export function fillFeatures(
  views: readonly WordView[],
  i: number,
  previous: number,
  beforeThat: number,
  rows: Int32Array,
): void {
  fillOwnFeatures(views[i], rows);
  fillContextFeatures(views, i, previous, beforeThat, rows);
}

/** How many of the features, the first ones, depend on the word alone. */
export const OWN_FEATURES = 5;

/** Writes the rows of the features that depend on the word alone. */
export function fillOwnFeatures(word: WordView, rows: Int32Array): void {
  rows[0] = row(1, word.form, 0);
  rows[1] = row(2, word.suffix1, word.shape);
  rows[2] = row(3, word.suffix2, 0);
  rows[3] = row(4, word.suffix3, 0);
  rows[4] = row(5, word.suffix4, 0);
}

/** Writes the rows of the features that depend on the words and classes around token `i`. */
export function fillContextFeatures(
  views: readonly WordView[],
  i: number,
  previous: number,
  beforeThat: number,
  rows: Int32Array,
): void {
  const word = views[i];
  const left = i > 0 ? views[i - 1] : OUTSIDE;
  const left2 = i > 1 ? views[i - 2] : OUTSIDE;
  const right = i + 1 < views.length ? views[i + 1] : OUTSIDE;
  const right2 = i + 2 < views.length ? views[i + 2] : OUTSIDE;
  rows[5] = row(6, previous, word.shape);
  rows[6] = row(7, previous * 16 + beforeThat, 0);
  rows[7] = row(8, left.form, 0);
  rows[8] = row(9, left2.form, 0);
  rows[9] = row(10, right.form, 0);
  rows[10] = row(11, right2.form, 0);
  rows[11] = row(12, word.form, previous);
  rows[12] = row(13, right.suffix3, previous);
  rows[13] = row(14, word.form, right.form);
  rows[14] = row(15, left.form, right.form);
  rows[15] = row(16, word.suffix3, previous * 16 + beforeThat);
  rows[16] = row(17, word.suffix2, right.suffix2);
}

function row(template: number, a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(b + 1, 0xc2b2ae35), 0x27d4eb2f);
  return (hash ^ (hash >>> 13)) & (ROWS - 1);
}
