import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseDocumentLine } from '../../src/core/formats/documentLine';

/** A generator of numbers in [0, 1) that always gives the same ones for a seed (mulberry32, by Tommy Ettinger). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The texts of a file or folder: .txt files, and the documents of .jsonl files, in the order of their names. */
export function readTexts(path: string): string[] {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path).sort();
    return names.flatMap(name => readTexts(join(path, name)));
  }
  if (extname(path) === '.txt') return [readFileSync(path, 'utf8')];
  if (extname(path) !== '.jsonl') return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap(json => {
      const result = parseDocumentLine(json);
      return result.ok ? [result.line.text] : [];
    });
}

/** Makes texts of any length that read like the samples. */
export interface TextMaker {
  /** Paragraphs of a few sentences, `length` UTF-16 code units in all, or a little more. */
  paragraphs(length: number): string;
  /** The same in the register of a crawl without case: one line of lower-case words, no punctuation. */
  oneLine(length: number): string;
  /** A word of the samples. */
  word(): string;
  /** A number in [0, 1). */
  random(): number;
}

/**
 * Recombines the sentences of samples. Half of the names and all digits change at each use, so that no paragraph comes
 * twice and a cache by content has nothing to gain in a full pass.
 */
export function createTextMaker(samples: readonly string[], seed: number): TextMaker {
  const random = createRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
  const sentences = samples
    .flatMap(sample => sample.split(/[\r\n]+/))
    .flatMap(paragraph => cut(paragraph))
    .filter(sentence => sentence.length > 20);
  const names = sentences.flatMap(s => s.match(/(?<=\p{L},? )\p{Lu}\p{L}{2,20}/gu) ?? []);
  const words = sentences.flatMap(s => s.match(/\p{L}{3,20}/gu) ?? []);
  const sentence = (): string =>
    pick(sentences)
      .replace(/(?<=\p{L},? )\p{Lu}\p{L}{2,20}/gu, name => (random() < 0.5 ? pick(names) : name))
      .replace(/[1-9]/g, () => String(1 + Math.floor(random() * 9)));
  const paragraph = (): string => Array.from({ length: 1 + Math.floor(random() * 4) }, sentence).join(' ');
  return {
    paragraphs(length) {
      const parts: string[] = [];
      for (let total = 0; total < length; total += (parts.at(-1)?.length ?? 0) + 2) parts.push(paragraph());
      return parts.join('\n\n');
    },
    oneLine(length) {
      let text = '';
      while (text.length < length)
        text += ` ${paragraph()
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()}`;
      return text.trim();
    },
    word: () => pick(words),
    random,
  };
}

/** Rough sentences; a sample without punctuation is cut at every 25 words. */
function cut(paragraph: string): string[] {
  return paragraph
    .split(/(?<=[.!?]["”’]?) +(?=[\p{Lu}"“])/u)
    .flatMap(s => (s.length > 600 ? (s.match(/(?:\S+ ?){1,25}/g) ?? []) : [s]))
    .map(s => s.trim());
}
