import { EMPTY_PHRASE, extendPhrase, mix } from './hash';
import { classMask, type Lexicon, STARTS_PHRASE } from './lexicon';
import { type CasePattern, classesOf, featureRow, type WordForms } from './wordForms';

/** Longest gazetteer entry, in tokens of the text. */
const LONGEST_ENTRY = 8;

/** How far a word such as "ministry" or "bank" tells of an organisation, in tokens. */
const HEAD_REACH = 4;
const HEAD = classMask('organisationHead');

/**
 * What the tagger sees of one sentence besides the forms themselves: combinations of neighbouring forms, and gazetteer entries of
 * several words. One object serves many sentences, to save allocation.
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
    private readonly lexicon: Lexicon,
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
    const { forms, words, length } = this;
    let distance = 0;
    for (let i = 0; i < length; i++) {
      this.headBefore[i] = distance > 0 && distance <= HEAD_REACH ? distance : 0;
      if ((words.mask[forms[i + 3]] & HEAD) !== 0) distance = 1;
      else if (distance > 0) distance++;
    }
    distance = 0;
    for (let i = length - 1; i >= 0; i--) {
      this.headAfter[i] = distance > 0 && distance <= HEAD_REACH ? distance : 0;
      if ((words.mask[forms[i + 3]] & HEAD) !== 0) distance = 1;
      else if (distance > 0) distance++;
    }
  }

  private matchPhrases(): void {
    const { forms, words, length } = this;
    for (let i = 0; i < length; i++) {
      const form = forms[i + 3];
      if (!words.starts[form]) continue;
      let phrase = EMPTY_PHRASE;
      for (const piece of words.pieces[form]) phrase = extendPhrase(phrase, piece);
      for (let j = i + 1; j < length && j < i + LONGEST_ENTRY; j++) {
        const next = forms[j + 3];
        const pieces = words.pieces[next];
        if (pieces.length === 0) {
          if (words.bridge[next]) continue;
          break;
        }
        for (const piece of pieces) phrase = extendPhrase(phrase, piece);
        const mask = this.lexicon.phraseMask(phrase) & ~STARTS_PHRASE;
        if (mask === 0) continue;
        this.begins[i] |= mask;
        for (let k = i + 1; k < j; k++) this.inside[k] |= mask;
        this.ends[j] |= mask;
      }
    }
  }

  /** Writes the rows that the surroundings of token `i` light up into `rows` from `at` on; gives the end. */
  contextRows(i: number, rows: Int32Array, at: number): number {
    const { norm, shape, fine, coarse, capital, mask } = this.words;
    const f = this.forms;
    const a = f[i + 3];
    const p1 = f[i + 2];
    const p2 = f[i + 1];
    const n1 = f[i + 4];
    const n2 = f[i + 5];
    const shapes = mix(shape[p1], shape[a]);
    let n = at;
    rows[n++] = featureRow(301, mix(norm[p1], norm[a]));
    rows[n++] = featureRow(302, mix(norm[a], norm[n1]));
    rows[n++] = featureRow(303, mix(norm[p2], norm[p1]));
    rows[n++] = featureRow(304, mix(norm[n1], norm[n2]));
    rows[n++] = featureRow(305, mix(norm[p1], norm[n1]));
    rows[n++] = featureRow(306, mix(shapes, shape[n1]));
    rows[n++] = featureRow(307, mix(shapes, shape[p2]));
    rows[n++] = featureRow(308, mix(mix(shape[a], shape[n1]), shape[n2]));
    rows[n++] = featureRow(309, mix(norm[p1], shape[a]));
    rows[n++] = featureRow(310, mix(norm[n1], shape[a]));
    rows[n++] = featureRow(311, mix(fine[p1], fine[a]));
    rows[n++] = featureRow(312, mix(fine[a], fine[n1]));
    rows[n++] = featureRow(313, mix(mix(coarse[p1], coarse[a]), coarse[n1]));
    rows[n++] = featureRow(314, mix(fine[p1], shape[a]));
    rows[n++] = featureRow(315, mix(fine[n1], shape[a]));
    rows[n++] = featureRow(316, mix(mask[p1], mask[a]));
    rows[n++] = featureRow(317, mix(mask[a], mask[n1]));
    rows[n++] = featureRow(318, mix(coarse[p2], mix(coarse[p1], shape[a])));
    rows[n++] = featureRow(319, mix(coarse[n1], mix(coarse[n2], shape[a])));
    rows[n++] = featureRow(321, mix(mix(capital[p1], capital[a]), mix(capital[n1], shape[a])));
    if (this.headBefore[i] > 0) rows[n++] = featureRow(322, mix(mix(this.headBefore[i], capital[a]), shape[a]));
    if (this.headAfter[i] > 0) rows[n++] = featureRow(323, mix(mix(this.headAfter[i], capital[a]), shape[a]));
    if (i === 0) rows[n++] = featureRow(320, shape[a]);
    const b = this.begins[i];
    const m = this.inside[i];
    const e = this.ends[i];
    if ((b | m | e) !== 0) {
      for (const c of classesOf(b)) rows[n++] = featureRow(330, c);
      for (const c of classesOf(m)) rows[n++] = featureRow(331, c);
      for (const c of classesOf(e)) rows[n++] = featureRow(332, c);
      rows[n++] = featureRow(333, mix(mix(b, m), e));
    }
    return n;
  }

  /** The most rows that `contextRows` writes. */
  static readonly MOST_ROWS = 100;
}
