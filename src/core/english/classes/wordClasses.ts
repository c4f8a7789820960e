import { type Inflate, unpackAhead, unpacked } from '../../text/packedData';
import { tableRows } from '../../text/table';
import type { Token } from '../../tokens/token';
import weightData from './wordClasses.bin';
import lexiconTable from './wordClasses.tsv';
import {
  FEATURES,
  fillContextFeatures,
  fillOwnFeatures,
  OWN_FEATURES,
  ROW,
  viewWord,
  WORD_CLASSES,
  type WordView,
} from './wordClassFeatures';

/** The classes by name, as indices into `WORD_CLASSES`. */
export const CLASS = Object.freeze({
  X: 0,
  NOUN: 1,
  PROPN: 2,
  VERB: 3,
  AUX: 4,
  ADJ: 5,
  ADV: 6,
  ADP: 7,
  DET: 8,
  PRON: 9,
  PART: 10,
  CONJ: 11,
  NUM: 12,
  PUNCT: 13,
});

export interface TaggedWords {
  /** Each token in lower case, its apostrophe a straight one. */
  readonly lower: readonly string[];
  /** The class of each token, an index into `WORD_CLASSES`. */
  readonly classes: Uint8Array;
}

let weights: Int8Array | undefined;
let single: Map<string, number> | undefined;
/** The view of a word, and what its own features say of each class. */
interface KnownWord extends WordView {
  readonly lower: string;
  readonly own: Int32Array;
  /** The only class of the word, -1 where it has several. */
  readonly only: number;
}

const wordCache = new Map<string, KnownWord>();
/** As many as the vocabulary of some thousand articles. */
const WORDS_KEPT = 60_000;

/**
 * The word class of each token, by an averaged perceptron from left to right. Works on text with and without capitals
 * and punctuation. Linear in the number of tokens; the same tokens always give the same classes. `given` tells the
 * class of a token where it is known, and -1 elsewhere.
 */
export function tagWords(tokens: readonly Token[], given?: Int8Array): TaggedWords {
  weights ??= readWeights();
  single ??= readLexicon();
  const classes = new Uint8Array(tokens.length);
  const views: KnownWord[] = new Array(tokens.length);
  const lower: string[] = new Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    views[i] = known(tokens[i].text, weights, single);
    lower[i] = views[i].lower;
  }
  const rows = new Int32Array(FEATURES);
  let previous: number = CLASS.PUNCT;
  let beforeThat: number = CLASS.PUNCT;
  for (let i = 0; i < tokens.length; i++) {
    let chosen = given !== undefined && given[i] >= 0 ? given[i] : certainClass(tokens[i], views[i]);
    if (chosen < 0) {
      fillContextFeatures(views, i, previous, beforeThat, rows);
      chosen = best(views[i].own, rows, weights);
    }
    classes[i] = chosen;
    beforeThat = previous;
    previous = chosen;
  }
  return { lower, classes };
}

/**
 * The class with the highest sum over the rows of the twelve features of its surroundings, and over `own`, that of the
 * word's own features. All rows are added in one go for each class: half the time of the event grammar's tagging goes
 * into this.
 */
function best(own: Int32Array, rows: Int32Array, table: Int8Array): number {
  const a = rows[OWN_FEATURES] * ROW;
  const b = rows[OWN_FEATURES + 1] * ROW;
  const c = rows[OWN_FEATURES + 2] * ROW;
  const d = rows[OWN_FEATURES + 3] * ROW;
  const e = rows[OWN_FEATURES + 4] * ROW;
  const f = rows[OWN_FEATURES + 5] * ROW;
  const g = rows[OWN_FEATURES + 6] * ROW;
  const h = rows[OWN_FEATURES + 7] * ROW;
  const i = rows[OWN_FEATURES + 8] * ROW;
  const j = rows[OWN_FEATURES + 9] * ROW;
  const l = rows[OWN_FEATURES + 10] * ROW;
  const m = rows[OWN_FEATURES + 11] * ROW;
  let chosen = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < CLASS.PUNCT; k++) {
    const left = own[k] + table[a + k] + table[b + k] + table[c + k] + table[d + k] + table[e + k] + table[f + k];
    const score = left + table[g + k] + table[h + k] + table[i + k] + table[j + k] + table[l + k] + table[m + k];
    if (score > top) {
      top = score;
      chosen = k;
    }
  }
  return chosen;
}

function certainClass(token: Token, { only }: KnownWord): number {
  if (token.kind === 'punctuation') return CLASS.PUNCT;
  if (token.kind === 'number') return CLASS.NUM;
  return only;
}

function known(word: string, table: Int8Array, lexicon: ReadonlyMap<string, number>): KnownWord {
  const cached = wordCache.get(word);
  if (cached !== undefined) return cached;
  if (wordCache.size >= WORDS_KEPT) wordCache.clear();
  const view = viewWord(word);
  const own = new Int32Array(ROW);
  fillOwnFeatures(view, OWN_ROWS);
  for (let f = 0; f < OWN_FEATURES; f++) {
    for (let k = 0; k < WORD_CLASSES.length; k++) own[k] += table[OWN_ROWS[f] * ROW + k];
  }
  const made = { ...view, lower: word.toLowerCase().replace('’', "'"), own, only: lexicon.get(word) ?? -1 };
  wordCache.set(word, made);
  return made;
}

const OWN_ROWS = new Int32Array(OWN_FEATURES);

function readWeights(): Int8Array {
  const { buffer, byteOffset, byteLength } = unpacked(weightData);
  return new Int8Array(buffer, byteOffset, byteLength);
}

/** Has the platform unpack the weights, which spares the first text some of its wait. Never rejects. */
export function prepareWordClasses(inflate: Inflate): Promise<void> {
  return unpackAhead(weightData, inflate);
}

/** Words that have one class only; written in lower case, so that a capitalised word may still be a name. */
function readLexicon(): Map<string, number> {
  const lexicon = new Map<string, number>();
  for (const [word, name] of tableRows(lexiconTable)) {
    const index = (WORD_CLASSES as readonly string[]).indexOf(name);
    if (index > 0) lexicon.set(word, index);
  }
  return lexicon;
}
