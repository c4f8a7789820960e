import { readFileSync } from 'node:fs';
import { CASELESS, type CasePattern, MIXED_CASE, NameLexicon, Tagger, Weights } from '../core';
import { lowerCased, readDocuments, stripped, toSentences } from './corpus';
import { correctionBy } from './corrections';
import type { Options } from './options';

interface Case {
  readonly ahead: number;
  readonly right: boolean;
}

/**
 * Fits the curves of `confidence.ts`: of mentions in documents that the tagger was not trained on, how often is one
 * right whose score is so much ahead? Prints the numbers to put there.
 */
export function calibrate(option: Options): void {
  const lexicon = NameLexicon.unpack(readFileSync('src/core/entities/tables/lexicon.bin'));
  const tagger = new Tagger(Weights.unpack(readFileSync(option('weights', ''))), lexicon);
  const correct = correctionBy(lexicon);
  const cased: Case[] = [];
  const lower: Case[] = [];
  const bare: Case[] = [];
  for (const path of option('gold', '').split(',')) {
    for (const document of readDocuments(path)) {
      const sentences = toSentences(document, correct);
      for (const sentence of sentences) cased.push(...judge(tagger, sentence, MIXED_CASE));
      for (const sentence of sentences) lower.push(...judge(tagger, lowerCased(sentence), CASELESS));
      for (const sentence of sentences) bare.push(...judge(tagger, stripped([sentence]), CASELESS));
    }
  }
  for (const [name, cases] of [
    ['cased', cased],
    ['lower', lower],
    ['stripped', bare],
  ] as const) {
    const { slope, offset } = fitLogistic(cases);
    console.log(`${name}: slope ${slope.toFixed(4)}, offset ${offset.toFixed(2)}, ${cases.length} mentions`);
    for (let from = 0; from < 1; from += 0.1) {
      const bin = cases.filter(({ ahead }) => {
        const value = 1 / (1 + Math.exp(-(offset + slope * ahead)));
        return value >= from && value < from + 0.1;
      });
      const right = bin.filter(({ right }) => right).length;
      if (bin.length > 0)
        console.log(
          `  said ${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}: ${((100 * right) / bin.length).toFixed(0)} % right of ${bin.length}`,
        );
    }
  }
}

function judge(
  tagger: Tagger,
  sentence: {
    readonly words: readonly string[];
    readonly spans: readonly { first: number; last: number; type: number }[];
  },
  pattern: CasePattern,
): Case[] {
  return tagger.tag(sentence.words, pattern).map(span => ({
    ahead: Math.min(span.margin, span.typeMargin),
    right: sentence.spans.some(gold => gold.first === span.first && gold.last === span.last && gold.type === span.type),
  }));
}

/** Logistic regression on one variable by Newton's method. */
function fitLogistic(cases: readonly Case[]): { slope: number; offset: number } {
  let slope = 0;
  let offset = 0;
  for (let round = 0; round < 30; round++) {
    let g0 = 0;
    let g1 = 0;
    let h00 = 1e-6;
    let h01 = 0;
    let h11 = 1e-6;
    for (const { ahead, right } of cases) {
      const value = 1 / (1 + Math.exp(-(offset + slope * ahead)));
      const error = (right ? 1 : 0) - value;
      const weight = value * (1 - value);
      g0 += error;
      g1 += error * ahead;
      h00 += weight;
      h01 += weight * ahead;
      h11 += weight * ahead * ahead;
    }
    const determinant = h00 * h11 - h01 * h01;
    offset += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return { slope, offset };
}
