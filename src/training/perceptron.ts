import { deflateSync } from 'fflate';
import {
  beginTag,
  type CasePattern,
  caselessRow,
  insideTag,
  lastTag,
  type NameLexicon,
  PAIR_ROWS,
  REACH,
  ROW_BITS,
  SentenceFeatures,
  TAG_COUNT,
  TAG_TYPES,
  unitTag,
  Viterbi,
  WordForms,
} from '../core';
import { ByteWriter } from './byteWriter';
import type { LabelledSentence } from './corpus';

const OFFSETS = 2 * REACH + 1;

/** All rows of weights, also those without one. */
export interface QuantisedWeights {
  /** `rows[row * TAG_COUNT + tag]` */
  readonly rows: Int8Array;
  /** `transitions[previous * TAG_COUNT + next]`, in the same unit. */
  readonly transitions: Float32Array;
}

/**
 * An averaged structured perceptron (Collins 2002) with word dropout; its features are those of the product's tagger.
 */
export class Perceptron {
  private readonly rows = new Float32Array(TAG_COUNT << ROW_BITS);
  private readonly rowSums = new Float32Array(TAG_COUNT << ROW_BITS);
  private readonly transitions = new Float32Array(TAG_COUNT * TAG_COUNT);
  private readonly transitionSums = new Float32Array(TAG_COUNT * TAG_COUNT);
  private clock = 1;
  private readonly words: WordForms;
  private readonly features: SentenceFeatures;
  private readonly viterbi = new Viterbi();
  private lit = new Int32Array(1 << 16);
  private ends = new Int32Array(1024);
  private scores = new Float32Array(1024 * TAG_COUNT);
  private tags = new Uint8Array(1024);
  private gold = new Uint8Array(1024);

  constructor(
    lexicon: NameLexicon,
    private readonly random: () => number,
    private readonly dropout: number,
    private readonly cost: number,
  ) {
    this.words = new WordForms(lexicon);
    this.features = new SentenceFeatures(this.words, lexicon);
  }

  /** Goes on from weights that were learnt before, quantised so that `clip` was 127. */
  startFrom({ rows, transitions }: QuantisedWeights, clip: number): void {
    for (let i = 0; i < rows.length; i++) this.rows[i] = (rows[i] * clip) / 127;
    for (let i = 0; i < transitions.length; i++) this.transitions[i] = (transitions[i] * clip) / 127;
  }

  /** Learns from one sentence; gives the number of tokens that were tagged wrongly. */
  learn(sentence: LabelledSentence, pattern: CasePattern): number {
    const n = sentence.words.length;
    if (n === 0 || n > 400) return 0;
    this.light(sentence.words, pattern);
    this.setGold(sentence);
    const { scores, rows, lit, ends, tags, gold } = this;
    for (let i = 0; i < n; i++) {
      const to = i * TAG_COUNT;
      scores.fill(this.cost, to, to + TAG_COUNT);
      scores[to + gold[i]] = 0;
      for (let r = i === 0 ? 0 : ends[i - 1]; r < ends[i]; r++) {
        const from = lit[r] * TAG_COUNT;
        for (let tag = 0; tag < TAG_COUNT; tag++) scores[to + tag] += rows[from + tag];
      }
    }
    this.viterbi.decode(n, scores, this.transitions, tags);
    this.clock++;
    let wrong = 0;
    for (let i = 0; i < n; i++) {
      if (tags[i] !== gold[i]) {
        wrong++;
        for (let r = i === 0 ? 0 : ends[i - 1]; r < ends[i]; r++) {
          const at = lit[r] * TAG_COUNT;
          rows[at + gold[i]] += 1;
          rows[at + tags[i]] -= 1;
          this.rowSums[at + gold[i]] += this.clock;
          this.rowSums[at + tags[i]] -= this.clock;
        }
      }
      if (i > 0 && (tags[i] !== gold[i] || tags[i - 1] !== gold[i - 1])) {
        const up = gold[i - 1] * TAG_COUNT + gold[i];
        const down = tags[i - 1] * TAG_COUNT + tags[i];
        this.transitions[up] += 1;
        this.transitionSums[up] += this.clock;
        this.transitions[down] -= 1;
        this.transitionSums[down] -= this.clock;
      }
    }
    return wrong;
  }

  private light(words: readonly string[], pattern: CasePattern): void {
    const n = words.length;
    if (n * 128 > this.lit.length) this.lit = new Int32Array(n * 256);
    const { features, lit } = this;
    features.load(words, pattern);
    let end = 0;
    for (let i = 0; i < n; i++) {
      let dropped = false;
      for (let k = 0; k < OFFSETS; k++) {
        const form = features.forms[i + k];
        const first = this.words.rowsStart(form, k - REACH);
        const last = this.words.rowsStart(form, k - REACH + 1);
        const drop = k === REACH && this.random() < this.dropout;
        const lexical = first + (drop ? this.words.lexicalRows(form) : 0);
        for (let r = first; r < last; r++) if (r === first || r > lexical) lit[end++] = this.words.rows[r];
        if (drop) dropped = true;
      }
      const context = features.contextRows(i, lit, end);
      // The first combination with each neighbour names the word as well: the last two take their places.
      if (dropped) {
        lit[end] = lit[context - 1];
        lit[end + PAIR_ROWS] = lit[context - 2];
      }
      end = dropped ? context - 2 : context;
      this.ends[i] = end;
    }
  }

  private setGold({ words, spans }: LabelledSentence): void {
    this.gold.fill(0, 0, words.length);
    for (const { first, last, type } of spans) {
      if (last - first === 1) this.gold[first] = unitTag(type);
      else {
        this.gold.fill(insideTag(type), first, last);
        this.gold[first] = beginTag(type);
        this.gold[last - 1] = lastTag(type);
      }
    }
  }

  /** The greatest averaged weight of a row. */
  greatest(): number {
    let greatest = 0;
    for (let i = 0; i < this.rows.length; i++) {
      greatest = Math.max(greatest, Math.abs(this.rows[i] - this.rowSums[i] / this.clock));
    }
    return greatest;
  }

  /**
   * The averaged weights as whole numbers; those below `least` of the greatest 127 are dropped. `favour` is added to
   * the tags of organisations in text without capitals, where they are found too rarely.
   */
  quantise(least: number, clip: number, favour: number): QuantisedWeights {
    const average = (value: number, sum: number): number => value - sum / this.clock;
    const scale = 127 / clip;
    const rows = new Int8Array(this.rows.length);
    for (let i = 0; i < rows.length; i++) {
      if (this.rows[i] === 0 && this.rowSums[i] === 0) continue;
      const value = Math.round(average(this.rows[i], this.rowSums[i]) * scale);
      if (Math.abs(value) >= least) rows[i] = Math.max(-127, Math.min(127, value));
    }
    const caseless = caselessRow() * TAG_COUNT + beginTag(TAG_TYPES.indexOf('ORG'));
    for (let part = 0; part < 4; part++) {
      rows[caseless + part] = Math.max(-127, Math.min(127, rows[caseless + part] + Math.round(favour * scale)));
    }
    const transitions = this.transitions.map((value, i) =>
      Math.max(-32768, Math.min(32767, Math.round(average(value, this.transitionSums[i]) * scale))),
    );
    return { rows, transitions };
  }
}

/** The bytes of `weights.bin`; see `Weights.unpack`. */
export function packWeights({ rows, transitions }: QuantisedWeights): Uint8Array {
  const present = new Int32Array(1 << (ROW_BITS - 5));
  const sizes = new ByteWriter();
  const tags = new ByteWriter();
  const values = new ByteWriter();
  for (let row = 0; row < rows.length / TAG_COUNT; row++) {
    let used = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const value = rows[row * TAG_COUNT + tag];
      if (value === 0) continue;
      used++;
      tags.byte(tag);
      values.byte(value);
    }
    if (used === 0) continue;
    sizes.byte(used);
    present[row >>> 5] |= 1 << (row & 31);
  }
  const writer = new ByteWriter();
  writer.shorts(transitions);
  writer.integer(sizes.length);
  writer.integer(tags.length);
  writer.words(present);
  writer.append(sizes);
  writer.append(tags);
  writer.append(values);
  return deflateSync(writer.toBytes(), { level: 9 });
}
