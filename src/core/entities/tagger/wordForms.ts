import {
  EMPTY_PHRASE,
  extendPhrase,
  foldedKey,
  hashRange,
  hashText,
  hashWithoutDigits,
  mix,
  pieceKeys,
} from '../tables/hash';
import { type NameLexicon, STARTS_PHRASE } from '../tables/nameLexicon';
import { shapeOf } from './wordShape';

/** How the words of a sentence are written; part of every word form, so that the weights can differ. */
export type CasePattern = 0 | 1 | 2;
export const MIXED_CASE: CasePattern = 0;
export const CASELESS: CasePattern = 1;
export const TITLE_CASE: CasePattern = 2;

/** Rows of weights: features are hashed to this many. */
export const ROW_BITS = 21;
const ROW_MASK = (1 << ROW_BITS) - 1;

/** The row of a feature of family `family`. */
export function featureRow(family: number, value: number): number {
  return mix(Math.imul(family, 0x632be5ab), value) & ROW_MASK;
}

/** The row that every token of a sentence without capitals lights up. */
export function caselessRow(): number {
  return featureRow(1, mix(1, CASELESS));
}

/** Writes the row of family `family` of each class in a mask into `rows` from `at` on; gives the end. */
export function classRows(family: number, mask: number, rows: Int32Array, at: number): number {
  let end = at;
  for (let left = mask; left !== 0; left &= left - 1) rows[end++] = featureRow(family, lowestClass(left));
  return end;
}

/** The number of the first class of a mask. */
function lowestClass(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

/** How far to each side of a token its neighbours' forms count. */
export const REACH = 3;
const OFFSETS = 2 * REACH + 1;

/** What is kept of a form, as numbers in a row of `WordForms.facts`; the hashes are those that its rows are made of. */
export const NORM = 0;
export const SHAPE = 1;
export const FINE = 2;
export const COARSE = 3;
/** How often the word has a capital, 0 to 7; see `NameLexicon.capitalOf`. */
export const CAPITAL = 4;
/** Classes of the form alone in the gazetteer. */
export const MASK = 5;
/** The bits `STARTS` and `BRIDGE`. */
export const MARKS = 6;
/** Where the hashes of its folded pieces end in `WordForms.pieces`; they begin where those of the form before end. */
export const PIECES_END = 7;
export const FACTS = 8;

/** Whether a gazetteer entry of several words may start here. */
export const STARTS = 1;
/** Whether an entry may continue across it: "al-Qaeda", "St. Petersburg". */
export const BRIDGE = 2;

/** Most pieces that are kept of a form, and most rows that it may light up, at all offsets together. */
const MOST_PIECES = 8;
const MOST_ROWS = 256;
/** Letters from the beginning of a word that are looked at. */
const MOST_LETTERS = 60;

/** What the rows of a form are made of besides its facts. */
interface WordParts {
  readonly text: string;
  readonly lower: string;
  readonly pattern: CasePattern;
  /** How many letters were looked at; see `WordForms.findLetters`. */
  readonly letters: number;
  /** The hash of the last three letters. */
  readonly suffix: number;
  readonly fine: number;
  readonly coarse: number;
}

/**
 * The distinct word forms seen, each with what the tagger needs of it, worked out once: hashes of its parts, and the
 * rows of weights that it lights up at each offset from the token in question. Form 0 stands for what lies outside a
 * sentence.
 */
export class WordForms {
  private readonly ids: [Map<string, number>, Map<string, number>, Map<string, number>] = [
    new Map(),
    new Map(),
    new Map(),
  ];
  /** `facts[form * FACTS + fact]` */
  facts = new Int32Array(1024 * FACTS);
  /** Hashes of the folded pieces of all forms; those of punctuation are none. */
  pieces = new Int32Array(2048);
  /** The rows of the forms since `dropRows`. */
  rows = new Int32Array(1 << 15);
  private rowsEnd = 0;
  /** `rowStarts[form * OFFSETS + offset + REACH]` */
  private rowStarts = new Int32Array(1024 * OFFSETS + 1);
  private lexical = new Uint8Array(1024);
  private readonly letterStarts = new Uint8Array(MOST_LETTERS + 1);
  private count = 0;

  constructor(private readonly lexicon: NameLexicon) {
    this.add('\u0001', MIXED_CASE);
  }

  get size(): number {
    return this.count;
  }

  /** The number of a form; equal texts under equal patterns have equal numbers. */
  idOf(text: string, pattern: CasePattern): number {
    return this.ids[pattern].get(text) ?? this.add(text, pattern);
  }

  /** Where the hashes of a form's pieces begin in `pieces`. */
  piecesStart(form: number): number {
    return form === 0 ? 0 : this.facts[(form - 1) * FACTS + PIECES_END];
  }

  /**
   * Where in `rows` those begin that `form` lights up for a token when it stands `offset` tokens after that one,
   * `-REACH` to `REACH`; they end where those of the next offset begin.
   */
  rowsStart(form: number, offset: number): number {
    return this.rowStarts[form * OFFSETS + offset + REACH];
  }

  /** Lets go of the rows of all forms, once nobody will ask for them again: they are most of what a form weighs. */
  dropRows(): void {
    this.rowsEnd = 0;
  }

  /** Rows 1 to this of a form's own name the very word or its letters; training leaves them out at times. */
  lexicalRows(form: number): number {
    return this.lexical[form];
  }

  private add(text: string, pattern: CasePattern): number {
    const form = this.count++;
    this.makeRoom(form);
    if (text.length < 100) this.ids[pattern].set(text, form);
    const { facts, lexicon } = this;
    const fact = form * FACTS;
    const lower = text.toLowerCase();
    const word = lexicon.wordClass(foldedKey(lower));
    facts[fact + NORM] = hashWithoutDigits(lower, 2);
    facts[fact + SHAPE] = mix(hashText(shapeOf(text), 3), pattern);
    facts[fact + FINE] = hashText(`f${word.fine}`, 5);
    facts[fact + COARSE] = hashText(`c${word.coarse}`, 6);
    facts[fact + CAPITAL] = word.capital;

    const keys = pieceKeys(text);
    const from = this.piecesStart(form);
    const pieces = Math.min(keys.length, MOST_PIECES);
    let phrase = EMPTY_PHRASE;
    for (let p = 0; p < pieces; p++) {
      this.pieces[from + p] = keys[p];
      phrase = extendPhrase(phrase, keys[p]);
    }
    facts[fact + PIECES_END] = from + pieces;
    const alone = pieces > 0 ? lexicon.phraseMask(phrase) : 0;
    const first = pieces > 1 ? lexicon.phraseMask(extendPhrase(EMPTY_PHRASE, keys[0])) : alone;
    facts[fact + MASK] = alone & ~STARTS_PHRASE;
    facts[fact + MARKS] = ((first & STARTS_PHRASE) !== 0 ? STARTS : 0) | (/^[-.'’&/]$/.test(text) ? BRIDGE : 0);
    const letters = this.findLetters(lower);
    const suffixStart = this.letterStarts[Math.max(0, letters - 3)];
    const suffix = hashRange(lower, suffixStart, this.letterStarts[letters], 4);
    this.addRows(form, { text, lower, pattern, letters, suffix, fine: word.fine, coarse: word.coarse });
    return form;
  }

  /** The rows of a form at each offset, in the order of the offsets. */
  private addRows(form: number, word: WordParts): void {
    const { rowStarts } = this;
    let at = this.rowsEnd;
    for (let offset = -REACH; offset <= REACH; offset++) {
      rowStarts[form * OFFSETS + offset + REACH] = at;
      at = offset === 0 ? this.ownRows(form, word, at) : this.neighbourRows(form, word, offset, at);
    }
    rowStarts[(form + 1) * OFFSETS] = at;
    this.rowsEnd = at;
  }

  private ownRows(
    form: number,
    { text, lower, pattern, letters, suffix, fine, coarse }: WordParts,
    from: number,
  ): number {
    const { rows, letterStarts } = this;
    const norm = this.facts[form * FACTS + NORM];
    const shape = this.facts[form * FACTS + SHAPE];
    const capital = this.facts[form * FACTS + CAPITAL];
    const mask = this.facts[form * FACTS + MASK];
    let at = from;
    rows[at++] = featureRow(1, mix(1, pattern));
    rows[at++] = featureRow(2, hashText(text, 1));
    rows[at++] = featureRow(3, norm);
    rows[at++] = featureRow(4, mix(norm, pattern));
    rows[at++] = featureRow(30, mix(suffix, shape));
    const end = letterStarts[letters];
    for (let k = 1; k <= 4 && k < letters; k++) {
      rows[at++] = featureRow(10 + k, hashRange(lower, 0, letterStarts[k], k));
      rows[at++] = featureRow(20 + k, hashRange(lower, letterStarts[letters - k], end, k));
    }
    this.lexical[form] = at - from - 1;
    rows[at++] = featureRow(5, shape);
    rows[at++] = featureRow(6, mix(fine, shape));
    rows[at++] = featureRow(7, fine);
    rows[at++] = featureRow(8, coarse);
    rows[at++] = featureRow(9, mix(capital, shape));
    rows[at++] = featureRow(10, mix(coarse, capital));
    rows[at++] = featureRow(31, mix(Math.min(letters, 12), shape));
    if (/[.'’]/.test(text)) rows[at++] = featureRow(32, shape);
    for (let left = mask; left !== 0; left &= left - 1) {
      rows[at++] = featureRow(33, lowestClass(left));
      rows[at++] = featureRow(34, mix(lowestClass(left), shape));
    }
    rows[at++] = featureRow(35, mask);
    rows[at++] = featureRow(36, mix(mask, capital));
    return at;
  }

  private neighbourRows(form: number, { suffix, fine, coarse }: WordParts, offset: number, from: number): number {
    const { rows, facts } = this;
    const family = 100 + 20 * (offset + REACH);
    const distance = Math.abs(offset);
    const mask = facts[form * FACTS + MASK];
    let at = from;
    rows[at++] = featureRow(family, facts[form * FACTS + NORM]);
    rows[at++] = featureRow(family + 1, coarse);
    if (distance > 2) return at;
    rows[at++] = featureRow(family + 2, fine);
    rows[at++] = featureRow(family + 3, facts[form * FACTS + SHAPE]);
    if (distance === 1) rows[at++] = featureRow(family + 4, suffix);
    rows[at++] = featureRow(family + 5, mask);
    if (distance > 1) return at;
    rows[at++] = featureRow(family + 6, facts[form * FACTS + CAPITAL]);
    return classRows(family + 7, mask, rows, at);
  }

  /** Writes where each of the first letters of a word begins, and where the last of them ends; gives their number. */
  private findLetters(lower: string): number {
    const { letterStarts } = this;
    const length = Math.min(lower.length, MOST_LETTERS);
    let letters = 0;
    for (let i = 0; i < length; letters++) {
      letterStarts[letters] = i;
      i += isPair(lower.charCodeAt(i), i + 1 < length ? lower.charCodeAt(i + 1) : 0) ? 2 : 1;
    }
    letterStarts[letters] = length;
    return letters;
  }

  private makeRoom(form: number): void {
    if ((form + 1) * FACTS > this.facts.length) {
      this.facts = grown(this.facts, 2 * this.facts.length);
      this.rowStarts = grown(this.rowStarts, 2 * this.rowStarts.length);
      const lexical = new Uint8Array(2 * this.lexical.length);
      lexical.set(this.lexical);
      this.lexical = lexical;
    }
    if (this.piecesStart(form) + MOST_PIECES > this.pieces.length)
      this.pieces = grown(this.pieces, 2 * this.pieces.length);
    if (this.rowsEnd + MOST_ROWS > this.rows.length) this.rows = grown(this.rows, 2 * this.rows.length);
  }
}

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}

/** Whether two UTF-16 code units are the halves of one character. */
function isPair(high: number, low: number): boolean {
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
