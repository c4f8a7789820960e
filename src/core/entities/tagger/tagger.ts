import type { NameLexicon } from '../tables/nameLexicon';
import { beginTag, insideTag, lastTag, OUTSIDE, TAG_COUNT, TAG_TYPES, typeOfTag, unitTag } from '../tables/tagset';
import { PAIRS, unpackScores } from './packedScores';
import { PairSums } from './pairSums';
import { SentenceFeatures } from './sentenceFeatures';
import { Viterbi } from './viterbi';
import type { Weights } from './weights';
import { type CasePattern, REACH, WordForms } from './wordForms';

/** A mention as the tagger sees it: tokens `first..last`, half-open, within the sentence. */
export interface TaggedSpan {
  readonly first: number;
  readonly last: number;
  /** Index into TAG_TYPES. */
  readonly type: number;
  /** By how much its score, per token, beats that of no mention, and that of the best other type. */
  readonly margin: number;
  readonly typeMargin: number;
  readonly otherType: number;
}

/** Forms whose weights are kept summed; when there are more, the store starts afresh. */
const MOST_FORMS = 60_000;
const OFFSETS = 2 * REACH + 1;
const STRIDE = OFFSETS * PAIRS;

/**
 * A structured perceptron over BILOU tags (Collins 2002), decoded by Viterbi. What a word form adds to its own token
 * and to its neighbours is summed once and kept, so that a known form costs seven additions of a vector instead of some
 * sixty.
 */
export class Tagger {
  private words: WordForms;
  private features: SentenceFeatures;
  private pairs: PairSums;
  /** What each form adds to the packed scores of a token, at each offset from it. */
  private sums = new Int32Array(1024 * STRIDE);
  private summed = 0;
  private packed = new Int32Array(256 * PAIRS);
  private scores = new Int32Array(256 * TAG_COUNT);
  private tags = new Uint8Array(256);
  private readonly rows = new Int32Array(SentenceFeatures.MOST_ROWS);
  private readonly viterbi = new Viterbi();

  constructor(
    private readonly weights: Weights,
    private readonly lexicon: NameLexicon,
  ) {
    this.words = new WordForms(lexicon);
    this.features = new SentenceFeatures(this.words, lexicon);
    this.pairs = new PairSums(this.features, weights);
  }

  /** Tags one sentence, given the texts of its tokens; in lower case when `pattern` is CASELESS. */
  tag(texts: readonly string[], pattern: CasePattern): TaggedSpan[] {
    const length = texts.length;
    if (this.words.size > MOST_FORMS) {
      this.words = new WordForms(this.lexicon);
      this.features = new SentenceFeatures(this.words, this.lexicon);
      this.pairs = new PairSums(this.features, this.weights);
      this.summed = 0;
    }
    if ((length + 1) * TAG_COUNT > this.scores.length) {
      this.scores = new Int32Array(2 * (length + 1) * TAG_COUNT);
      this.packed = new Int32Array(2 * (length + 1) * PAIRS);
      this.tags = new Uint8Array(2 * (length + 1));
    }
    this.features.load(texts, pattern);
    this.sumForms();
    this.score(length);
    this.viterbi.decode(length, this.scores, this.weights.transitions, this.tags);
    return this.spans(length);
  }

  /**
   * The tokens `first..last` of the sentence tagged last as the mention that they would be, of the type with the best
   * score.
   */
  bestSpan(first: number, last: number): TaggedSpan {
    let best = 0;
    for (let type = 1; type < TAG_TYPES.length; type++)
      if (this.spanScore(first, last, type) > this.spanScore(first, last, best)) best = type;
    return this.measure(first, last, best);
  }

  /** Classes of the tokens `first..last` together, in the sentence tagged last, as a mask. */
  maskOf(first: number, last: number): number {
    return this.features.maskOf(first, last);
  }

  /** The key of the first folded piece of token `i` of the sentence tagged last; 0 when it has none. */
  firstPiece(i: number): number {
    return this.features.firstPiece(i);
  }

  /** How often the word of token `i` of the sentence tagged last has a capital; see `WordClass`. */
  capitalOf(i: number): number {
    return this.features.capitalOf(i);
  }

  /** Whether a gazetteer entry of several words may start at token `i` of the sentence tagged last. */
  mayStart(i: number): boolean {
    return this.features.mayStart(i);
  }

  private sumForms(): void {
    const { words, weights } = this;
    const { size } = words;
    if (this.summed === size) return;
    if (size * STRIDE > this.sums.length) {
      const grown = new Int32Array(2 * size * STRIDE);
      grown.set(this.sums.subarray(0, this.summed * STRIDE));
      this.sums = grown;
    }
    for (; this.summed < size; this.summed++) {
      const start = this.summed * STRIDE;
      this.sums.fill(0, start, start + STRIDE);
      for (let offset = -REACH; offset <= REACH; offset++) {
        const first = words.rowsStart(this.summed, offset);
        const end = words.rowsStart(this.summed, offset + 1);
        weights.addRows(words.rows, first, end, this.sums, start + (offset + REACH) * PAIRS);
      }
    }
    words.dropRows();
  }

  private score(length: number): void {
    const { packed, sums, rows, features, weights } = this;
    const { forms } = features;
    for (let i = 0; i < length; i++) {
      const to = i * PAIRS;
      for (let pair = 0; pair < PAIRS; pair++) {
        let sum = 0;
        for (let k = 0; k < OFFSETS; k++) sum += sums[forms[i + k] * STRIDE + k * PAIRS + pair];
        packed[to + pair] = sum;
      }
      weights.addRows(rows, 0, features.aroundRows(i, rows, 0), packed, to);
    }
    // The tokens at the ends have the outside as a neighbour; what they would add to it goes to waste, after the last
    // token.
    const waste = length * PAIRS;
    for (let i = 0; i <= length; i++) {
      const toBefore = i > 0 ? (i - 1) * PAIRS : waste;
      this.pairs.add(forms[i + REACH - 1], forms[i + REACH], packed, toBefore, i * PAIRS);
    }
    unpackScores(packed, length, this.scores);
  }

  private spans(length: number): TaggedSpan[] {
    const spans: TaggedSpan[] = [];
    for (let i = 0; i < length; i++) {
      const type = typeOfTag(this.tags[i]);
      if (type < 0) continue;
      const first = i;
      while (i + 1 < length && this.tags[i] !== unitTag(type) && this.tags[i] !== lastTag(type)) i++;
      spans.push(this.measure(first, i + 1, type));
    }
    return spans;
  }

  private measure(first: number, last: number, type: number): TaggedSpan {
    const own = this.spanScore(first, last, type);
    let outside = 0;
    for (let i = first; i < last; i++) outside += this.scores[i * TAG_COUNT + OUTSIDE];
    let other = Number.NEGATIVE_INFINITY;
    let otherType = type;
    for (let t = 0; t < TAG_TYPES.length; t++) {
      if (t === type) continue;
      const score = this.spanScore(first, last, t);
      if (score > other) {
        other = score;
        otherType = t;
      }
    }
    const tokens = last - first;
    return { first, last, type, margin: (own - outside) / tokens, typeMargin: (own - other) / tokens, otherType };
  }

  private spanScore(first: number, last: number, type: number): number {
    const { scores } = this;
    if (last - first === 1) return scores[first * TAG_COUNT + unitTag(type)];
    let sum = scores[first * TAG_COUNT + beginTag(type)] + scores[(last - 1) * TAG_COUNT + lastTag(type)];
    for (let i = first + 1; i < last - 1; i++) sum += scores[i * TAG_COUNT + insideTag(type)];
    return sum;
  }
}
