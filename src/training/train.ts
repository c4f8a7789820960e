import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CASELESS, type CasePattern, MIXED_CASE, NameLexicon, Tagger, TITLE_CASE, Weights } from '../core';
import {
  type Correction,
  type LabelledSentence,
  lowerCased,
  readDocuments,
  stripped,
  titleCased,
  toSentences,
  windowsOf,
} from './corpus';
import { correctionBy } from './corrections';
import { SpanScore, VARIANTS, variantOf } from './evaluation';
import { readWeights } from './merge';
import type { Options } from './options';
import { Perceptron, packWeights } from './perceptron';
import { createRandom } from './random';
import { tagText } from './tagText';

/** The corpora that people labelled, and the share of their sentences that each epoch learns from. */
export const GOLD =
  'train/gum-news=1,train/gum-other=0.7,train/uner-ewt=1,train/uner-pud=1,train/wikigold=1,train/crossner-politics=1,train/wnut17=0.7,train/broad-twitter=0.5';
/** The Groningen Meaning Bank, before the annotator has labelled it anew. */
export const SILVER_BANK = 'news/gmb_kaggle=0.35';

interface Source {
  readonly documents: LabelledSentence[][];
  readonly share: number;
  readonly copies: readonly number[];
}

/** Trains the tagger on the named sources and writes its weights; says how it does on the development set after. */
export function train(option: Options): void {
  const data = option('data', '../shared/data');
  const epochs = Number(option('epochs', '4'));
  const out = option('out', 'src/core/entities/tagger/weights.bin');
  /** NAME=SHARE of its sentences used in each epoch, or NAME=SHARE=COPIES with copies as below, comma-separated. */
  const sources = option('sources', `${GOLD},${SILVER_BANK}`);
  /** How many copies of a sentence, at most one of each, are cased, in lower case, stripped and as titles. */
  const copies = option('copies', '1,0.7,1,0.1').split(',').map(Number);
  const dropout = Number(option('dropout', '0.1'));
  const cost = Number(option('cost', '0'));
  const least = Number(option('least', '1'));
  const favour = Number(option('favour', '0'));
  const clips = option('clip', '64').split(',').map(Number);

  const whole = NameLexicon.unpack(readFileSync(option('lexicon', 'src/core/entities/tables/lexicon.bin')));
  const lexicon = whole.without(option('without', ''));
  const random = createRandom(Number(option('seed', '11')));
  const correct = correctionBy(lexicon);

  const corpora = sources.split(',').map(entry => readSource(entry, data, copies, correct));
  const perceptron = new Perceptron(lexicon, random, dropout, cost);
  // Weights to go on from, where they are given.
  const from = option('from', '');
  if (from !== '') perceptron.startFrom(readWeights(from), clips[0]);
  const started = performance.now();
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const lessons = shuffled(
      corpora.flatMap(source => [...lessonsOf(source, random)]),
      random,
    );
    let wrong = 0;
    let tokens = 0;
    for (const { sentence, pattern } of lessons) {
      wrong += perceptron.learn(sentence, pattern);
      tokens += sentence.words.length;
    }
    const seconds = (performance.now() - started) / 1000;
    const share = ((100 * wrong) / tokens).toFixed(2);
    console.log(`epoch ${epoch}: ${tokens} tokens, ${share} % wrong, ${seconds.toFixed(0)} s`);
  }
  for (const [at, clip] of clips.entries()) {
    const packed = packWeights(perceptron.quantise(least, clip, favour));
    if (at === 0) writeFileSync(out, packed);
    console.log(`clip ${clip}: ${packed.length} bytes; greatest weight ${perceptron.greatest().toFixed(1)}`);
    for (const gold of option('gold', `${data}/dev/entities-worldwide.jsonl`).split(','))
      score(new Tagger(Weights.unpack(packed), lexicon), gold);
  }
}

/**
 * Reads a source named `NAME=SHARE=COPIES`. Documents of a sentence or two are joined, so that windows have what to
 * hold.
 */
function readSource(entry: string, data: string, copies: readonly number[], correct: Correction): Source {
  const [name, share, own] = entry.split('=');
  const path = existsSync(name) ? name : `${data}/${name}.jsonl`;
  const grouped: LabelledSentence[][] = [];
  for (const document of readDocuments(path)) {
    const sentences = toSentences(document, correct);
    const group = grouped.at(-1);
    if (sentences.length <= 2 && group !== undefined && group.length < 12) group.push(...sentences);
    else grouped.push([...sentences]);
  }
  return {
    documents: grouped,
    share: Number(share ?? '1'),
    copies: own === undefined ? copies : own.split('/').map(Number),
  };
}

/** A sentence to learn from, and how it is written. */
interface Lesson {
  readonly sentence: LabelledSentence;
  readonly pattern: CasePattern;
}

/** What an epoch learns from a source, drawn anew each time. */
function* lessonsOf({ documents, share, copies }: Source, random: () => number): Generator<Lesson> {
  const [cased, lower, bare, title] = copies;
  for (const sentences of documents) {
    const used = sentences.filter(() => random() < share);
    if (random() < bare) {
      for (const sentence of windowsOf(stripped(used), () => 30 + Math.floor(random() * 50)))
        yield { sentence, pattern: CASELESS };
    }
    for (const sentence of used) {
      if (random() < cased) yield { sentence, pattern: MIXED_CASE };
      if (random() < lower) yield { sentence: lowerCased(sentence), pattern: CASELESS };
      if (random() < title && sentence.words.length < 25) yield { sentence: titleCased(sentence), pattern: TITLE_CASE };
    }
  }
}

/** Puts a list into a random order, in place (Fisher and Yates). */
function shuffled<T>(list: T[], random: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** Says how the tagger alone does on labelled documents, without conventions and document passes. */
function score(tagger: Tagger, gold: string): void {
  for (const variant of VARIANTS) {
    const score = new SpanScore();
    for (const document of readDocuments(gold)) {
      const { text, spans } = variantOf(document, variant);
      score.add(text, spans, tagText(tagger, text));
    }
    console.log(`${variant.padEnd(8)} ${score.row()}`);
  }
}
