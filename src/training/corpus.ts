import { readFileSync } from 'node:fs';
import { registerOf, splitSentences, TAG_TYPES, type TagType, type Token, tokenize } from '../core';

export interface LabelledSpan {
  /** Tokens, half-open. */
  readonly first: number;
  readonly last: number;
  /** Index into TAG_TYPES. */
  readonly type: number;
}

export interface LabelledSentence {
  readonly words: readonly string[];
  readonly spans: readonly LabelledSpan[];
}

export interface RawSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

export interface RawDocument {
  readonly id: string;
  readonly text: string;
  readonly spans?: readonly RawSpan[];
}

const TYPE_OF: Readonly<Record<string, TagType>> = {
  PER: 'PER',
  PERSON: 'PER',
  ORG: 'ORG',
  LOC: 'LOC',
  GPE: 'LOC',
  FAC: 'LOC',
  NORP: 'NORP',
  MISC: 'MISC',
  EVENT: 'MISC',
  PRODUCT: 'MISC',
  WORK_OF_ART: 'MISC',
  PRODUCT_OR_WORK: 'MISC',
};

export function readDocuments(path: string): RawDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as RawDocument);
}

/**
 * What a span is by the product's conventions, given its words and its type in the corpus (null: not labelled there).
 */
export type Correction = <T extends TagType | null>(words: string, type: T) => TagType | T;

/** Cuts a labelled document into labelled sentences, with the product's own tokens and sentences. */
export function toSentences(document: RawDocument, correct: Correction): LabelledSentence[] {
  const sentences: LabelledSentence[] = [];
  const spans = [...(document.spans ?? [])].sort((a, b) => a.start - b.start);
  let offset = 0;
  let next = 0;
  for (const line of document.text.split('\n')) {
    const tokens = tokenize(line);
    for (const { first, last } of splitSentences(line, tokens, registerOf(line))) {
      const own = tokens.slice(first, last);
      while (next < spans.length && spans[next].end <= offset + own[0].start) next++;
      let end = next;
      while (end < spans.length && spans[end].start < offset + own[own.length - 1].end) end++;
      sentences.push(labelSentence(own, offset, spans.slice(next, end), correct));
    }
    offset += line.length + 1;
  }
  return sentences;
}

/** A sentence whose tokens stand `offset` code units further on in the document than they say. */
function labelSentence(
  tokens: readonly Token[],
  offset: number,
  spans: readonly RawSpan[],
  correct: Correction,
): LabelledSentence {
  const words = tokens.map(token => token.text);
  const labelled: LabelledSpan[] = [];
  const taken = new Uint8Array(words.length);
  for (const span of spans) {
    const type = TYPE_OF[span.label];
    const found = type === undefined ? null : tokensOf(span, tokens, offset, words);
    if (type === undefined || found === null || taken[found.first] || taken[found.last - 1]) continue;
    const { first, last } = found;
    taken.fill(1, first, last);
    const fixed = correct(words.slice(first, last).join(' '), type);
    labelled.push({ first, last, type: TAG_TYPES.indexOf(fixed) });
  }
  labelled.push(...unlabelledPeoples(words, taken, correct));
  labelled.sort((a, b) => a.first - b.first);
  return { words, spans: labelled };
}

/**
 * The tokens of a span, without an article or punctuation before it, a possessive or punctuation after it; null when
 * none.
 */
function tokensOf(
  { start, end }: RawSpan,
  tokens: readonly Token[],
  offset: number,
  words: readonly string[],
): { first: number; last: number } | null {
  let a = -1;
  let z = -1;
  for (let i = 0; i < tokens.length; i++) {
    if (offset + tokens[i].end <= start || offset + tokens[i].start >= end) continue;
    if (a < 0) a = i;
    z = i;
  }
  while (a >= 0 && a < z && /^(?:the|an?|["“”'‘’(.,-])$/i.test(words[a])) a++;
  while (z > a && /^(?:['’][sS]?|["”,;:)])$/.test(words[z])) z--;
  return a < 0 ? null : { first: a, last: z + 1 };
}

/** Peoples that a corpus leaves without a label. Marks their words as taken. */
function unlabelledPeoples(words: readonly string[], taken: Uint8Array, correct: Correction): LabelledSpan[] {
  const found: LabelledSpan[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!/^\p{Lu}/u.test(words[i])) continue;
    for (let size = 2; size >= 1; size--) {
      const z = i + size;
      if (z > words.length || taken.subarray(i, z).some(Boolean)) continue;
      if (correct(words.slice(i, z).join(' '), null) !== 'NORP') continue;
      taken.fill(1, i, z);
      found.push({ first: i, last: z, type: TAG_TYPES.indexOf('NORP') });
    }
  }
  return found;
}

/** The sentence in lower case. */
export function lowerCased({ words, spans }: LabelledSentence): LabelledSentence {
  return { words: words.map(word => word.toLowerCase()), spans };
}

/** The sentence as a title: every longer word with a capital. */
export function titleCased({ words, spans }: LabelledSentence): LabelledSentence {
  return {
    words: words.map((word, i) => (word.length > 3 || i === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word)),
    spans,
  };
}

/** Sentences in the register of a stripped corpus: one run of lower-case letters and digits. */
export function stripped(sentences: readonly LabelledSentence[]): LabelledSentence {
  const words: string[] = [];
  const spans: LabelledSpan[] = [];
  for (const sentence of sentences) {
    const starts: number[] = [];
    for (const word of sentence.words) {
      starts.push(words.length);
      for (const piece of word.toLowerCase().match(/[\p{L}\p{M}]+[\p{L}\p{M}\p{N}]*|\p{N}+/gu) ?? []) words.push(piece);
    }
    starts.push(words.length);
    for (const { first, last, type } of sentence.spans) {
      if (starts[last] > starts[first]) spans.push({ first: starts[first], last: starts[last], type });
    }
  }
  return { words, spans };
}

/** Windows of a long sentence that cut no mention, as the product windows text without punctuation. */
export function windowsOf(sentence: LabelledSentence, sizeAt: () => number): LabelledSentence[] {
  const windows: LabelledSentence[] = [];
  const { words, spans } = sentence;
  for (let from = 0; from < words.length; ) {
    let to = Math.min(words.length, from + sizeAt());
    const cut = spans.find(span => span.first < to && span.last > to);
    if (cut !== undefined) to = cut.last;
    windows.push({
      words: words.slice(from, to),
      spans: spans
        .filter(span => span.first >= from && span.last <= to)
        .map(span => ({ ...span, first: span.first - from, last: span.last - from })),
    });
    from = to;
  }
  return windows;
}
