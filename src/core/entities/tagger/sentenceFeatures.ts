import { EMPTY_PHRASE, extendPhrase, mix } from '../tables/hash';
import { classMask, type NameLexicon, STARTS_PHRASE } from '../tables/nameLexicon';
import {
  BRIDGE,
  CAPITAL,
  type CasePattern,
  COARSE,
  classRows,
  FACTS,
  FINE,
  featureRow,
  MARKS,
  MASK,
  NORM,
  PIECES_END,
  SHAPE,
  STARTS,
  type WordForms,
} from './wordForms';

/** Longest gazetteer entry, in tokens of the text. */
const LONGEST_ENTRY = 8;

/** The rows that one neighbour lights up together with a token; see `SentenceFeatures.beforeRows`. */
export const PAIR_ROWS = 5;

/** How far a word such as "ministry" or "bank" tells of an organisation, in tokens. */
const HEAD_REACH = 4;
const HEAD = classMask('organisationHead');

/**
 * What the tagger sees of one sentence besides the forms themselves: combinations of neighbouring forms, and gazetteer
 * entries of several words. One object serves many sentences, to save allocation.
 */
export class SentenceFeatures {
  /** Forms of the sentence, with three of the outside on each side. */
  forms = new Int32Array(512);
  length = 0;
  private begins = new Int32Array(512);
  private inside = new Int32Array(512);
  private ends = new Int32Array(512);
  private headBefore = new Uint8Array(512);
  private headAfter = new Uint8Array(512);

  constructor(
    private readonly words: WordForms,
    private readonly lexicon: NameLexicon,
  ) {}

  /** Takes the next sentence, given the texts of its tokens. */
  load(texts: readonly string[], pattern: CasePattern): void {
    const length = texts.length;
    if (length + 6 > this.forms.length) {
      const size = 2 * (length + 6);
      this.forms = new Int32Array(size);
      this.begins = new Int32Array(size);
      this.inside = new Int32Array(size);
      this.ends = new Int32Array(size);
      this.headBefore = new Uint8Array(size);
      this.headAfter = new Uint8Array(size);
    }
    this.length = length;
    this.forms.fill(0, 0, length + 6);
    for (let i = 0; i < length; i++) this.forms[i + 3] = this.words.idOf(texts[i], pattern);
    this.begins.fill(0, 0, length);
    this.inside.fill(0, 0, length);
    this.ends.fill(0, 0, length);
    this.matchPhrases();
    this.measureHeads();
  }

  private measureHeads(): void {
    const { forms, length, headBefore, headAfter } = this;
    const { facts } = this.words;
    let distance = 0;
    for (let i = 0; i < length; i++) {
      headBefore[i] = distance > 0 && distance <= HEAD_REACH ? distance : 0;
      if ((facts[forms[i + 3] * FACTS + MASK] & HEAD) !== 0) distance = 1;
      else if (distance > 0) distance++;
    }
    distance = 0;
    for (let i = length - 1; i >= 0; i--) {
      headAfter[i] = distance > 0 && distance <= HEAD_REACH ? distance : 0;
      if ((facts[forms[i + 3] * FACTS + MASK] & HEAD) !== 0) distance = 1;
      else if (distance > 0) distance++;
    }
  }

  private matchPhrases(): void {
    const { forms, words, length } = this;
    const { facts } = words;
    for (let i = 0; i < length; i++) {
      const form = forms[i + 3];
      if ((facts[form * FACTS + MARKS] & STARTS) === 0) continue;
      let phrase = this.extend(EMPTY_PHRASE, form);
      for (let j = i + 1; j < length && j < i + LONGEST_ENTRY; j++) {
        const next = forms[j + 3];
        if (words.piecesStart(next) === facts[next * FACTS + PIECES_END]) {
          if ((facts[next * FACTS + MARKS] & BRIDGE) !== 0) continue;
          break;
        }
        phrase = this.extend(phrase, next);
        const mask = this.lexicon.phraseMask(phrase) & ~STARTS_PHRASE;
        if (mask === 0) continue;
        this.begins[i] |= mask;
        for (let k = i + 1; k < j; k++) this.inside[k] |= mask;
        this.ends[j] |= mask;
      }
    }
  }

  /** The key of a phrase with the pieces of one more form. */
  private extend(phrase: number, form: number): number {
    const { pieces, facts } = this.words;
    const end = facts[form * FACTS + PIECES_END];
    let extended = phrase;
    for (let p = this.words.piecesStart(form); p < end; p++) extended = extendPhrase(extended, pieces[p]);
    return extended;
  }

  /** Classes of the tokens `first..last` together, as a mask. */
  maskOf(first: number, last: number): number {
    const { forms, words } = this;
    if (last - first === 1) return words.facts[forms[first + 3] * FACTS + MASK];
    let phrase = EMPTY_PHRASE;
    for (let i = first; i < last; i++) phrase = this.extend(phrase, forms[i + 3]);
    return this.lexicon.phraseMask(phrase) & ~STARTS_PHRASE;
  }

  /** The key of the first folded piece of token `i`; 0 when it has none. */
  firstPiece(i: number): number {
    const form = this.forms[i + 3];
    const at = this.words.piecesStart(form);
    return at < this.words.facts[form * FACTS + PIECES_END] ? this.words.pieces[at] : 0;
  }

  /** How often the word of token `i` has a capital; see `WordClass`. */
  capitalOf(i: number): number {
    return this.words.facts[this.forms[i + 3] * FACTS + CAPITAL];
  }

  /** Whether a gazetteer entry of several words may start at token `i`. */
  mayStart(i: number): boolean {
    return (this.words.facts[this.forms[i + 3] * FACTS + MARKS] & STARTS) !== 0;
  }

  /** Writes the rows that the surroundings of token `i` light up into `rows` from `at` on; gives the end. */
  contextRows(i: number, rows: Int32Array, at: number): number {
    const { forms } = this;
    const afterBefore = this.beforeRows(forms[i + 2], forms[i + 3], rows, at);
    return this.aroundRows(i, rows, this.afterRows(forms[i + 3], forms[i + 4], rows, afterBefore));
  }

  /**
   * What the form before lights up for a token, together with that token's own form: `PAIR_ROWS` rows. The first names
   * both words.
   */
  beforeRows(before: number, form: number, rows: Int32Array, at: number): number {
    const { facts } = this.words;
    const a = form * FACTS;
    const p1 = before * FACTS;
    const shape = facts[a + SHAPE];
    rows[at] = featureRow(301, mix(facts[p1 + NORM], facts[a + NORM]));
    rows[at + 1] = featureRow(309, mix(facts[p1 + NORM], shape));
    rows[at + 2] = featureRow(311, mix(facts[p1 + FINE], facts[a + FINE]));
    rows[at + 3] = featureRow(314, mix(facts[p1 + FINE], shape));
    rows[at + 4] = featureRow(316, mix(facts[p1 + MASK], facts[a + MASK]));
    return at + PAIR_ROWS;
  }

  /** The same of the form after. */
  afterRows(form: number, after: number, rows: Int32Array, at: number): number {
    const { facts } = this.words;
    const a = form * FACTS;
    const n1 = after * FACTS;
    const shape = facts[a + SHAPE];
    rows[at] = featureRow(302, mix(facts[a + NORM], facts[n1 + NORM]));
    rows[at + 1] = featureRow(310, mix(facts[n1 + NORM], shape));
    rows[at + 2] = featureRow(312, mix(facts[a + FINE], facts[n1 + FINE]));
    rows[at + 3] = featureRow(315, mix(facts[n1 + FINE], shape));
    rows[at + 4] = featureRow(317, mix(facts[a + MASK], facts[n1 + MASK]));
    return at + PAIR_ROWS;
  }

  /** The rows of `contextRows` that more than one neighbour has a part in. */
  aroundRows(i: number, rows: Int32Array, at: number): number {
    const { facts } = this.words;
    const f = this.forms;
    const a = f[i + 3] * FACTS;
    const p1 = f[i + 2] * FACTS;
    const p2 = f[i + 1] * FACTS;
    const n1 = f[i + 4] * FACTS;
    const n2 = f[i + 5] * FACTS;
    const shape = facts[a + SHAPE];
    const capital = facts[a + CAPITAL];
    const shapes = mix(facts[p1 + SHAPE], shape);
    let n = at;
    rows[n++] = featureRow(303, mix(facts[p2 + NORM], facts[p1 + NORM]));
    rows[n++] = featureRow(304, mix(facts[n1 + NORM], facts[n2 + NORM]));
    rows[n++] = featureRow(305, mix(facts[p1 + NORM], facts[n1 + NORM]));
    rows[n++] = featureRow(306, mix(shapes, facts[n1 + SHAPE]));
    rows[n++] = featureRow(307, mix(shapes, facts[p2 + SHAPE]));
    rows[n++] = featureRow(308, mix(mix(shape, facts[n1 + SHAPE]), facts[n2 + SHAPE]));
    rows[n++] = featureRow(313, mix(mix(facts[p1 + COARSE], facts[a + COARSE]), facts[n1 + COARSE]));
    rows[n++] = featureRow(318, mix(facts[p2 + COARSE], mix(facts[p1 + COARSE], shape)));
    rows[n++] = featureRow(319, mix(facts[n1 + COARSE], mix(facts[n2 + COARSE], shape)));
    rows[n++] = featureRow(321, mix(mix(facts[p1 + CAPITAL], capital), mix(facts[n1 + CAPITAL], shape)));
    if (this.headBefore[i] > 0) rows[n++] = featureRow(322, mix(mix(this.headBefore[i], capital), shape));
    if (this.headAfter[i] > 0) rows[n++] = featureRow(323, mix(mix(this.headAfter[i], capital), shape));
    if (i === 0) rows[n++] = featureRow(320, shape);
    const b = this.begins[i];
    const m = this.inside[i];
    const e = this.ends[i];
    if ((b | m | e) !== 0) {
      n = classRows(330, b, rows, n);
      n = classRows(331, m, rows, n);
      n = classRows(332, e, rows, n);
      rows[n++] = featureRow(333, mix(mix(b, m), e));
    }
    return n;
  }

  /** The most rows that `contextRows` writes. */
  static readonly MOST_ROWS = 100;
}
