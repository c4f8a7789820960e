import { readFileSync, writeFileSync } from 'node:fs';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { ROW, tokenize, viewWord, WORD_CLASSES } from '../core';
import type { Options } from './options';
import { type ClassExample, WordClassPerceptron } from './wordClassPerceptron';

const CLASS_OF: Readonly<Record<string, string>> = { CCONJ: 'CONJ', SCONJ: 'CONJ', INTJ: 'X', SYM: 'X', SPACE: 'X' };
const FOLDER = 'src/core/english/classes';
/** NAME=SHARE of the documents that are learnt from, comma-separated. */
const SOURCES =
  'gmb_kaggle=1,wikinews_2019_2020=1,wikipedia_current_events=0.5,us_state_department_2021_2022=0.2,masc_news=1';
const EPOCHS = 4;
/** Words of stripped text that make one example. */
const RUN = 60;
/** One text in so many is kept to measure on. */
const HELD = 50;
/** Of a word that has one class only: the least number of times that it was seen, and the least share of that class. */
const OFTEN = 40;
const ALONE = 0.995;

interface TaggedWords {
  readonly words: readonly string[];
  readonly classes: readonly number[];
}

/**
 * Trains the word classes of `core/english/classes`: an averaged perceptron that learns from the tags which winkNLP
 * gives open news text. Each text enters three times, as it is, in lower case, and in lower case without punctuation,
 * so that the tags of cased text teach those of caseless text. Writes the weights, and the words that have one class
 * only.
 */
export function trainWordClasses(option: Options): void {
  const lessons = readLessons(option('sources', SOURCES), `${option('data', '../shared/data')}/news`);
  console.log(`${lessons.tokens} tokens, ${lessons.train.length} examples`);
  const perceptron = new WordClassPerceptron();
  for (let epoch = 0; epoch < Number(option('epochs', `${EPOCHS}`)); epoch++)
    console.log(`epoch ${epoch}: ${percent(perceptron.learn(lessons.train))} right`);
  const bytes = perceptron.quantise();
  const packed = Float32Array.from(bytes);
  const right = lessons.held.map(examples => percent(perceptron.accuracy(packed, examples)));
  console.log(`held out, cased, lower, stripped: ${right.join(', ')}`);
  const folder = option('out', FOLDER);
  writeFileSync(`${folder}/wordClasses.bin`, new Uint8Array(bytes.buffer));
  const table = singleClassTable(lessons.counts);
  writeFileSync(`${folder}/wordClasses.tsv`, table);
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** What is learnt from, what is kept to measure on (cased, lower, stripped), and how often each word had each class. */
interface Lessons {
  readonly train: readonly ClassExample[];
  readonly held: readonly (readonly ClassExample[])[];
  readonly counts: ReadonlyMap<string, Int32Array>;
  readonly tokens: number;
}

function readLessons(sources: string, folder: string): Lessons {
  const label = tagger();
  const train: ClassExample[] = [];
  const held: ClassExample[][] = [[], [], []];
  const counts = new Map<string, Int32Array>();
  let run: TaggedWords = { words: [], classes: [] };
  let texts = 0;
  let tokens = 0;
  for (const text of textsOf(sources, folder)) {
    const tagged = label(text);
    tokens += tagged.words.length;
    countClasses(tagged, counts);
    const into = texts++ % HELD === 0 ? held : [train, train, train];
    into[0].push(example(tagged));
    into[1].push(example({ words: tagged.words.map(word => word.toLowerCase()), classes: tagged.classes }));
    run = { words: [...run.words, ...tagged.words], classes: [...run.classes, ...tagged.classes] };
    if (run.words.length <= RUN && into !== held) continue;
    into[2].push(example(strip(run)));
    run = { words: [], classes: [] };
  }
  return { train, held, counts, tokens };
}

function countClasses({ words, classes }: TaggedWords, counts: Map<string, Int32Array>): void {
  words.forEach((word, i) => {
    const lower = word.toLowerCase();
    const count = counts.get(lower) ?? new Int32Array(ROW);
    counts.set(lower, count);
    count[classes[i]]++;
  });
}

/**
 * Tags a text: the words of it by our tokeniser, each with the class of the wink token that covers its first character.
 */
function tagger(): (text: string) => TaggedWords {
  const nlp = winkNlp(model, ['sbd', 'pos']);
  return text => {
    const tokens = nlp.readDoc(text).tokens();
    const gaps = tokens.out(nlp.its.precedingSpaces) as string[];
    const tags = tokens.out(nlp.its.pos) as string[];
    let at = 0;
    const ends = (tokens.out() as string[]).map((word, i) => {
      at += gaps[i].length + word.length;
      return at;
    });
    const words: string[] = [];
    const classes: number[] = [];
    let w = 0;
    for (const token of tokenize(text)) {
      while (w < ends.length - 1 && ends[w] <= token.start) w++;
      words.push(token.text);
      classes.push(classIndex(token.kind === 'punctuation' ? 'PUNCT' : (tags[w] ?? 'X')));
    }
    return { words, classes };
  };
}

function classIndex(tag: string): number {
  return Math.max(0, (WORD_CLASSES as readonly string[]).indexOf(CLASS_OF[tag] ?? tag));
}

function example({ words, classes }: TaggedWords): ClassExample {
  return { views: words.map(viewWord), classes: Uint8Array.from(classes) };
}

/** The same words as in a text without capitals and punctuation. */
function strip({ words, classes }: TaggedWords): TaggedWords {
  const pieces = words.map(word => word.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return { words: pieces.flat(), classes: pieces.flatMap((own, i) => own.map(() => classes[i])) };
}

/** The paragraphs of the sources, those of headlines and of very long texts left out. */
function* textsOf(sources: string, folder: string): Generator<string> {
  for (const source of sources.split(',')) {
    const [name, share = '1'] = source.split('=');
    const lines = readFileSync(`${folder}/${name}.jsonl`, 'utf8').trim().split('\n');
    const step = 1 / Number(share);
    for (let i = 0; i < lines.length; i += step) {
      const record = JSON.parse(lines[Math.floor(i)]) as { text: string };
      for (const line of record.text.split('\n')) if (line.length > 20 && line.length < 5000) yield line;
    }
  }
}

function singleClassTable(counts: ReadonlyMap<string, Int32Array>): string {
  const rows: string[] = [];
  for (const [word, count] of counts) {
    const sum = count.reduce((a, b) => a + b, 0);
    const top = count.indexOf(Math.max(...count));
    if (sum >= OFTEN && /^\p{L}+$/u.test(word) && count[top] >= ALONE * sum && top > 0)
      rows.push(`${word}\t${WORD_CLASSES[top]}`);
  }
  const head = '# Words that have one class only, in news. Written by src/training/wordClassTrainer.ts.\nword\tclass';
  return `${[head, ...rows.sort()].join('\n')}\n`;
}
