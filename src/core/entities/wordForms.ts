import { EMPTY_PHRASE, extendPhrase, fold, foldPieces, hashPiece, hashText, mix } from './hash';
import { LEXICON_CLASSES, type Lexicon, STARTS_PHRASE } from './lexicon';

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

/** How far to each side of a token its neighbours' forms count. */
export const REACH = 3;
const OFFSETS = 2 * REACH + 1;

/**
 * The distinct word forms seen, each with what the tagger needs of it, worked out once: hashes of its parts, and the rows of
 * weights that it lights up at each offset from the token in question. Form 0 stands for what lies outside a sentence.
 */
export class WordForms {
  private readonly ids: [Map<string, number>, Map<string, number>, Map<string, number>] = [
    new Map(),
    new Map(),
    new Map(),
  ];
  readonly norm: number[] = [];
  readonly shape: number[] = [];
  readonly fine: number[] = [];
  readonly coarse: number[] = [];
  /** How often the word has a capital, 0 to 7; see `WordClass`. */
  readonly capital: number[] = [];
  /** Classes of the form alone in the gazetteer. */
  readonly mask: number[] = [];
  /** Whether an entry of several words may start here. */
  readonly starts: boolean[] = [];
  /** Hashes of the folded pieces; none for punctuation. */
  readonly pieces: (readonly number[])[] = [];
  /** Whether an entry may continue across it: "al-Qaeda", "St. Petersburg". */
  readonly bridge: boolean[] = [];
  private readonly lexical: number[] = [];
  /** `rows[form * OFFSETS + offset + REACH]`. */
  private readonly rowLists: (readonly number[])[] = [];

  constructor(private readonly lexicon: Lexicon) {
    this.add('\u0001', MIXED_CASE);
  }

  get size(): number {
    return this.norm.length;
  }

  /** The number of a form; equal texts under equal patterns have equal numbers. */
  idOf(text: string, pattern: CasePattern): number {
    return this.ids[pattern].get(text) ?? this.add(text, pattern);
  }

  /** The rows that `form` lights up for a token when it stands `offset` tokens after that one: `-REACH` to `REACH`. */
  rows(form: number, offset: number): readonly number[] {
    return this.rowLists[form * OFFSETS + offset + REACH];
  }

  /** Lets go of the rows of a form, once nobody will ask for them again: they are most of what a form weighs. */
  dropRows(form: number): void {
    this.rowLists.fill(NO_ROWS, form * OFFSETS, (form + 1) * OFFSETS);
  }

  /** Rows 1 to this of a form's own name the very word or its letters; training leaves them out at times. */
  lexicalRows(form: number): number {
    return this.lexical[form];
  }

  private add(text: string, pattern: CasePattern): number {
    const id = this.norm.length;
    if (text.length < 100) this.ids[pattern].set(text, id);
    const lower = text.toLowerCase();
    const norm = hashText(lower.replace(/\d/g, '0'), 2);
    const shapeText = shapeOf(text);
    const shape = mix(hashText(shapeText, 3), pattern);
    const letters = Array.from(lower.slice(0, 60));
    const { fine, coarse, capital } = this.lexicon.wordClass(fold(lower));
    const pieces = foldPieces(text).slice(0, 8).map(hashPiece);
    const phrase = pieces.reduce(extendPhrase, EMPTY_PHRASE);
    const mask = pieces.length > 0 ? this.lexicon.phraseMask(phrase) & ~STARTS_PHRASE : 0;
    const first = pieces.length > 0 ? this.lexicon.phraseMask(extendPhrase(EMPTY_PHRASE, pieces[0])) : 0;
    this.norm.push(norm);
    this.shape.push(shape);
    this.fine.push(hashText(`f${fine}`, 5));
    this.coarse.push(hashText(`c${coarse}`, 6));
    this.capital.push(capital);
    this.mask.push(mask);
    this.starts.push((first & STARTS_PHRASE) !== 0);
    this.pieces.push(pieces);
    this.bridge.push(/^[-.'’&/]$/.test(text));

    const suffix = hashText(letters.slice(-3).join(''), 4);
    const own = [
      featureRow(1, mix(1, pattern)),
      featureRow(2, hashText(text, 1)),
      featureRow(3, norm),
      featureRow(4, mix(norm, pattern)),
      featureRow(30, mix(suffix, shape)),
    ];
    for (let k = 1; k <= 4 && k < letters.length; k++) {
      own.push(featureRow(10 + k, hashText(letters.slice(0, k).join(''), k)));
      own.push(featureRow(20 + k, hashText(letters.slice(-k).join(''), k)));
    }
    this.lexical.push(own.length - 1);
    own.push(
      featureRow(5, shape),
      featureRow(6, mix(fine, shape)),
      featureRow(7, fine),
      featureRow(8, coarse),
      featureRow(9, mix(capital, shape)),
      featureRow(10, mix(coarse, capital)),
    );
    own.push(featureRow(31, mix(Math.min(letters.length, 12), shape)));
    if (/[.'’]/.test(text)) own.push(featureRow(32, shape));
    const classes = classesOf(mask);
    for (const c of classes) own.push(featureRow(33, c), featureRow(34, mix(c, shape)));
    own.push(featureRow(35, mask), featureRow(36, mix(mask, capital)));

    for (let offset = -REACH; offset <= REACH; offset++) {
      const family = 100 + 20 * (offset + REACH);
      if (offset === 0) {
        this.rowLists.push(own);
        continue;
      }
      const rows = [featureRow(family, norm), featureRow(family + 1, coarse)];
      if (Math.abs(offset) <= 2) rows.push(featureRow(family + 2, fine), featureRow(family + 3, shape));
      if (Math.abs(offset) === 1) {
        rows.push(featureRow(family + 4, suffix), featureRow(family + 5, mask), featureRow(family + 6, capital));
        for (const c of classes) rows.push(featureRow(family + 7, c));
      }
      if (Math.abs(offset) === 2) rows.push(featureRow(family + 5, mask));
      this.rowLists.push(rows);
    }
    return id;
  }
}

const NO_ROWS: readonly number[] = [];

/** The numbers of the classes in a mask. */
export function classesOf(mask: number): number[] {
  const classes: number[] = [];
  for (let c = 0; c < LEXICON_CLASSES.length; c++) if ((mask >>> c) & 1) classes.push(c);
  return classes;
}

/** "Xx" for a capitalised word, "XX" for capitals, "d" for digits, other characters as they are; at most 6 characters. */
function shapeOf(text: string): string {
  let shape = '';
  let last = '';
  for (const character of text.slice(0, 40)) {
    const kind = /\p{Lu}/u.test(character)
      ? 'X'
      : /\p{L}/u.test(character)
        ? 'x'
        : /\p{N}/u.test(character)
          ? 'd'
          : character;
    if (kind !== last || (shape.length < 2 && kind !== 'x')) shape += kind;
    last = kind;
    if (shape.length >= 6) break;
  }
  return shape;
}
