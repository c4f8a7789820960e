import { readFileSync } from 'node:fs';
import { deflateSync } from 'fflate';
import { BUCKET_BITS, foldPieces, hashPiece, tokenize } from '../core';
import { ByteWriter } from './byteWriter';
import { collectPhrases } from './lexiconPhrases';

/** Builds `lexicon.bin` from the tables under `data` and the word clusters; see `NameLexicon.unpack`. */
export function buildLexicon(data: string, clustersPath: string): Uint8Array {
  const phrases = collectPhrases(`${data}/tables`);
  const { words, coarseOf } = collectWords(data, clustersPath);
  return packLexicon(coarseOf, phrases, words);
}

/**
 * The bytes of `lexicon.bin`: the coarse cluster of each fine one, the masks of phrases, the clusters and capitals of
 * words.
 */
export function packLexicon(
  coarseOf: Uint8Array,
  phrases: ReadonlyMap<number, number>,
  words: ReadonlyMap<number, number>,
): Uint8Array {
  const writer = new ByteWriter();
  writer.integer(coarseOf.length);
  writer.bytes(coarseOf);
  writeTable(writer, phrases);
  writeTable(writer, words);
  return deflateSync(writer.toBytes(), { level: 9 });
}

function collectWords(data: string, clustersPath: string): { words: Map<number, number>; coarseOf: Uint8Array } {
  const lower = new Map<string, number>();
  const upper = new Map<string, number>();
  const files = [
    'gmb_kaggle',
    'masc_news',
    'us_hhs_2018_2019',
    'us_state_department_2021_2022',
    'us_white_house_2025_2026',
    'wikinews_2019_2020',
    'wikipedia_current_events',
  ];
  for (const file of files) {
    for (const line of readFileSync(`${data}/news/${file}.jsonl`, 'utf8').split('\n')) {
      if (line === '') continue;
      const { text } = JSON.parse(line) as { text: string };
      for (const paragraph of text.split('\n')) countCase(paragraph, lower, upper);
    }
  }
  const words = new Map<number, number>();
  const coarseOf = new Uint8Array(1001);
  const capitalOf = (word: string): number => {
    const up = upper.get(word) ?? 0;
    const total = up + (lower.get(word) ?? 0);
    if (total < 3) return 0;
    const share = up / total;
    return [0.02, 0.1, 0.3, 0.6, 0.9, 0.98].filter(limit => share > limit).length + 1;
  };
  const put = (word: string, fine: number): void => {
    const value = (fine << 3) | capitalOf(word);
    if (value !== 0) words.set(hashPiece(word) >>> 0, value);
  };
  for (const word of new Set([...lower.keys(), ...upper.keys()])) {
    if ((lower.get(word) ?? 0) + (upper.get(word) ?? 0) >= 5) put(word, 0);
  }
  for (const line of readFileSync(clustersPath, 'utf8').split('\n')) {
    const [word, fine, coarse] = line.split('\t');
    if (!word) continue;
    coarseOf[Number(fine) + 1] = Number(coarse) + 1;
    const [folded, ...more] = foldPieces(word);
    if (more.length === 0 && folded !== undefined) put(folded, Number(fine) + 1);
  }
  return { words, coarseOf };
}

/** Counts how words are written, leaving out the first of a sentence and sentences with hardly a word in lower case. */
function countCase(text: string, lower: Map<string, number>, upper: Map<string, number>): void {
  const tokens = tokenize(text).filter(token => token.kind === 'word' || token.kind === 'punctuation');
  const lowered = tokens.filter(token => /^\p{Ll}/u.test(token.text)).length;
  if (lowered * 2 < tokens.length) return;
  let opens = true;
  for (const token of tokens) {
    if (token.kind === 'punctuation') {
      if (/[.!?"“:]/.test(token.text)) opens = true;
      continue;
    }
    if (!opens) {
      const counts = /^\p{Lu}/u.test(token.text) ? upper : lower;
      const [word] = foldPieces(token.text);
      if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    opens = false;
  }
}

function writeTable(writer: ByteWriter, entries: ReadonlyMap<number, number>): void {
  const frequency = new Map<number, number>();
  for (const value of entries.values()) frequency.set(value, (frequency.get(value) ?? 0) + 1);
  const patterns = [...frequency.keys()].sort((a, b) => (frequency.get(b) ?? 0) - (frequency.get(a) ?? 0));
  const indexOf = new Map(patterns.map((value, i) => [value, i]));
  writer.integer(patterns.length);
  writer.words(patterns);
  const keys = [...entries.keys()].sort((a, b) => a - b);
  writer.integer(keys.length);
  const sizes = new Uint8Array(1 << BUCKET_BITS);
  for (const key of keys) {
    const bucket = key >>> (32 - BUCKET_BITS);
    if (sizes[bucket] === 255) throw new Error('too many keys begin alike for a byte to count them');
    sizes[bucket]++;
  }
  writer.bytes(sizes);
  writer.shorts(keys);
  writer.shorts(keys.map(key => indexOf.get(entries.get(key) ?? 0) ?? 0));
}
