/**
 * Trains the word classes of `core/events`: an averaged perceptron that learns from winkNLP's tags of open news text.
 *
 *   node wordClassTrainer.js OUT.bin OUT.tsv NEWS.jsonl[:SHARE] …
 *
 * Each text enters three times, as it is, in lower case, and in lower case without punctuation, so that the tags of cased text
 * teach those of caseless text. Writes the weights, and the words that have one class only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { FEATURES, fillFeatures, ROW, ROWS, tokenize, viewWord, WORD_CLASSES, type WordView } from '../core';

interface Example {
  readonly views: readonly WordView[];
  readonly words: readonly string[];
  readonly classes: Uint8Array;
}

const CLASS_OF: Readonly<Record<string, string>> = { CCONJ: 'CONJ', SCONJ: 'CONJ', INTJ: 'X', SYM: 'X', SPACE: 'X' };
const EPOCHS = 4;
const [weightsPath, lexiconPath, ...sources] = process.argv.slice(2);

const nlp = winkNlp(model, ['sbd', 'pos']);

function classIndex(tag: string): number {
  return Math.max(0, (WORD_CLASSES as readonly string[]).indexOf(CLASS_OF[tag] ?? tag));
}

/** The words of a text by our tokeniser, each with the class of the wink token that covers its first character. */
function label(text: string): { words: string[]; classes: number[] } {
  const doc = nlp.readDoc(text);
  const words = doc.tokens().out() as string[];
  const gaps = doc.tokens().out(nlp.its.precedingSpaces) as string[];
  const tags = doc.tokens().out(nlp.its.pos) as string[];
  const ends: number[] = [];
  let at = 0;
  words.forEach((word, i) => {
    at += gaps[i].length + word.length;
    ends.push(at);
  });
  const out: { words: string[]; classes: number[] } = { words: [], classes: [] };
  let w = 0;
  for (const token of tokenize(text)) {
    while (w < ends.length - 1 && ends[w] <= token.start) w++;
    out.words.push(token.text);
    out.classes.push(classIndex(token.kind === 'punctuation' ? 'PUNCT' : (tags[w] ?? 'X')));
  }
  return out;
}

function example(words: readonly string[], classes: readonly number[]): Example {
  return { views: words.map(viewWord), words, classes: Uint8Array.from(classes) };
}

/** The same words as in a text without capitals and punctuation. */
function strip(words: readonly string[], classes: readonly number[]): Example {
  const kept: string[] = [];
  const tags: number[] = [];
  words.forEach((word, i) => {
    for (const piece of word.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      kept.push(piece);
      tags.push(classes[i]);
    }
  });
  return example(kept, tags);
}

function* texts(): Generator<string> {
  for (const source of sources) {
    const [path, share = '1'] = source.split(':');
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    const step = 1 / Number(share);
    for (let i = 0; i < lines.length; i += step) {
      const record = JSON.parse(lines[Math.floor(i)]) as { text: string };
      for (const line of record.text.split('\n')) if (line.length > 20 && line.length < 5000) yield line;
    }
  }
}

const train: Example[] = [];
const held: Example[][] = [[], [], []];
const counts = new Map<string, Int32Array>();
let run: { words: string[]; classes: number[] } = { words: [], classes: [] };
let n = 0;
let total = 0;
for (const text of texts()) {
  const { words, classes } = label(text);
  total += words.length;
  words.forEach((word, i) => {
    const lower = word.toLowerCase();
    const count = counts.get(lower) ?? new Int32Array(ROW);
    counts.set(lower, count);
    count[classes[i]]++;
  });
  const cased = example(words, classes);
  const lower = example(
    words.map(w => w.toLowerCase()),
    classes,
  );
  run = { words: [...run.words, ...words], classes: [...run.classes, ...classes] };
  const into = n++ % 50 === 0 ? held : undefined;
  if (into) {
    into[0].push(cased);
    into[1].push(lower);
  } else train.push(cased, lower);
  if (run.words.length > 60 || into) {
    const bare = strip(run.words, run.classes);
    if (into) into[2].push(bare);
    else train.push(bare);
    run = { words: [], classes: [] };
  }
}
console.error(`${total} tokens, ${train.length} examples`);

const weights = new Float32Array(ROWS * ROW);
const sums = new Float64Array(ROWS * ROW);
const seen = new Int32Array(ROWS * ROW);
const rows = new Int32Array(FEATURES);
const scores = new Float32Array(ROW);
let step = 0;

function best(table: Float32Array): number {
  scores.fill(0);
  for (const row of rows) for (let k = 0; k < WORD_CLASSES.length; k++) scores[k] += table[row * ROW + k];
  let top = 0;
  for (let k = 1; k < WORD_CLASSES.length; k++) if (scores[k] > scores[top]) top = k;
  return top;
}

function update(right: number, wrong: number): void {
  for (const row of rows) {
    for (const [k, by] of [
      [right, 1],
      [wrong, -1],
    ]) {
      const at = row * ROW + k;
      sums[at] += weights[at] * (step - seen[at]);
      seen[at] = step;
      weights[at] += by;
    }
  }
}

function accuracy(table: Float32Array, examples: readonly Example[]): number {
  let right = 0;
  let all = 0;
  for (const { views, classes } of examples) {
    let previous = 13;
    let beforeThat = 13;
    for (let i = 0; i < views.length; i++) {
      fillFeatures(views, i, previous, beforeThat, rows);
      const got = best(table);
      if (got === classes[i]) right++;
      all++;
      beforeThat = previous;
      previous = got;
    }
  }
  return right / all;
}

let seed = 42;
const random = (): number => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return seed / 2 ** 32;
};
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let i = train.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [train[i], train[j]] = [train[j], train[i]];
  }
  let right = 0;
  let all = 0;
  for (const { views, classes } of train) {
    let previous = 13;
    let beforeThat = 13;
    for (let i = 0; i < views.length; i++) {
      fillFeatures(views, i, previous, beforeThat, rows);
      const got = best(weights);
      step++;
      all++;
      if (got === classes[i]) right++;
      else update(classes[i], got);
      beforeThat = previous;
      previous = got;
    }
  }
  console.error(`epoch ${epoch}: ${((100 * right) / all).toFixed(2)} %`);
}

const averaged = new Float32Array(ROWS * ROW);
for (let at = 0; at < averaged.length; at++) averaged[at] = (sums[at] + weights[at] * (step - seen[at])) / step;
let largest = 0;
for (const weight of averaged) largest = Math.max(largest, Math.abs(weight));
const scale = 127 / Math.min(largest, 24);
const bytes = new Int8Array(averaged.length);
for (let at = 0; at < bytes.length; at++) {
  const scaled = Math.max(-127, Math.min(127, Math.round(averaged[at] * scale)));
  bytes[at] = scaled;
}
const packed = Float32Array.from(bytes);
console.error(
  'held out, cased, lower, stripped:',
  held.map(examples => `${(100 * accuracy(packed, examples)).toFixed(2)} %`),
);
writeFileSync(weightsPath, new Uint8Array(bytes.buffer));

const lexicon: string[] = [];
for (const [word, count] of counts) {
  const sum = count.reduce((a, b) => a + b, 0);
  const top = count.indexOf(Math.max(...count));
  if (sum >= 40 && /^\p{L}+$/u.test(word) && count[top] >= 0.995 * sum && top > 0)
    lexicon.push(`${word}\t${WORD_CLASSES[top]}`);
}
const head = '# Words that have one class only, in news. Written by src/training/wordClassTrainer.ts.\nword\tclass';
writeFileSync(lexiconPath, `${[head, ...lexicon.sort()].join('\n')}\n`);
console.error(`${lexicon.length} words of one class`);
