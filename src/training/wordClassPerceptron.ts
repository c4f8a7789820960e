import { FEATURES, fillFeatures, ROW, ROWS, WORD_CLASSES, type WordView } from '../core';

/** A text to learn from: what the features need of each word, and its class, an index into `WORD_CLASSES`. */
export interface ClassExample {
  readonly views: readonly WordView[];
  readonly classes: Uint8Array;
}

/** The class that stands before a text. */
const OUTSIDE = WORD_CLASSES.indexOf('PUNCT');

/** An averaged perceptron (Collins 2002) over word classes that decides from left to right, as the product does. */
export class WordClassPerceptron {
  private readonly weights = new Float32Array(ROWS * ROW);
  private readonly sums = new Float64Array(ROWS * ROW);
  private readonly seen = new Int32Array(ROWS * ROW);
  private readonly rows = new Int32Array(FEATURES);
  private readonly scores = new Float32Array(ROW);
  private step = 0;
  private seed = 42;

  /** Learns from all examples once, in another order each time; gives the share of words that were right. */
  learn(examples: readonly ClassExample[]): number {
    const order = [...examples];
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(this.random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    return this.walk(order, this.weights, (right, got) => {
      this.step++;
      if (got !== right) this.update(right, got);
    });
  }

  /** The share of words that these weights get right. */
  accuracy(weights: Float32Array, examples: readonly ClassExample[]): number {
    return this.walk(examples, weights, () => {});
  }

  /** The averaged weights as whole numbers of at most 127. */
  quantise(): Int8Array<ArrayBuffer> {
    const { weights, sums, seen, step } = this;
    const averaged = weights.map((weight, at) => (sums[at] + weight * (step - seen[at])) / step);
    let largest = 0;
    for (const weight of averaged) largest = Math.max(largest, Math.abs(weight));
    const scale = 127 / Math.min(largest, 24);
    return Int8Array.from(averaged, weight => Math.max(-127, Math.min(127, Math.round(weight * scale))));
  }

  private walk(
    examples: readonly ClassExample[],
    weights: Float32Array,
    heed: (right: number, got: number) => void,
  ): number {
    let right = 0;
    let all = 0;
    for (const { views, classes } of examples) {
      let previous = OUTSIDE;
      let beforeThat = OUTSIDE;
      for (let i = 0; i < views.length; i++) {
        fillFeatures(views, i, previous, beforeThat, this.rows);
        const got = this.best(weights);
        if (got === classes[i]) right++;
        all++;
        heed(classes[i], got);
        beforeThat = previous;
        previous = got;
      }
    }
    return right / all;
  }

  private best(weights: Float32Array): number {
    const { rows, scores } = this;
    scores.fill(0);
    for (const row of rows) for (let k = 0; k < WORD_CLASSES.length; k++) scores[k] += weights[row * ROW + k];
    let top = 0;
    for (let k = 1; k < WORD_CLASSES.length; k++) if (scores[k] > scores[top]) top = k;
    return top;
  }

  private update(right: number, wrong: number): void {
    for (const row of this.rows) {
      this.add(row * ROW + right, 1);
      this.add(row * ROW + wrong, -1);
    }
  }

  private add(at: number, by: number): void {
    this.sums[at] += this.weights[at] * (this.step - this.seen[at]);
    this.seen[at] = this.step;
    this.weights[at] += by;
  }

  private random(): number {
    this.seed = (Math.imul(this.seed, 1103515245) + 12345) >>> 0;
    return this.seed / 2 ** 32;
  }
}
