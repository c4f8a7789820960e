import type { Span } from '../../../core';
import { type Passages, stemsOf, type Word, wordsIn } from './passages';

/** Words of a quotation that the text has otherwise. */
export interface QuoteDifference {
  /** As quoted; empty where the quotation leaves words out. */
  readonly quoted: string;
  /** As the text has it; empty where the quotation adds words. */
  readonly text: string;
}

/** A place of the corpus that a quotation comes from. */
export interface QuotePlace extends Span {
  readonly document: string;
  readonly text: string;
}

/**
 * What became of a quotation: `exact`, these very words, whatever case, marks and spaces; `repaired`, the words of
 * a text but for some; `absent`, nowhere.
 */
export interface QuoteVerdict {
  readonly verdict: 'exact' | 'repaired' | 'absent';
  readonly places: readonly QuotePlace[];
  readonly differences: readonly QuoteDifference[];
}

/** Most places that are told. */
const MOST_PLACES = 10;
/** Furthest that two parts of a quotation may lie apart where words were left out ("…"), in words. */
const ELISION = 120;
/** Share of the words of a quotation that may differ in a text that it is taken from. */
const REPAIRED = 0.25;
/** How many passages a quotation that is nowhere as it stands is compared with. */
const CANDIDATES = 8;

const ABSENT: QuoteVerdict = { verdict: 'absent', places: [], differences: [] };

/**
 * Where the words of a quotation stand. Dots and brackets with dots stand for words left out. `document`: the id of the
 * one document to look in.
 */
export function verifyQuote(passages: Passages, quote: string, document?: string): QuoteVerdict {
  const parts = quote
    .split(/\[?(?:…|\.{3})\]?/u)
    .map(wordsIn)
    .filter(words => words.length > 0);
  const texts = passages.texts.flatMap(({ document: info }, i) =>
    document === undefined || info.document.id === document ? [i] : [],
  );
  if (parts.length === 0 || texts.length === 0) return ABSENT;
  const places = texts.flatMap(of => exactPlaces(passages, of, parts)).slice(0, MOST_PLACES);
  if (places.length > 0) return { verdict: 'exact', places, differences: [] };
  return parts.length > 1 ? ABSENT : repaired(passages, quote, parts[0], new Set(texts));
}

function place(passages: Passages, of: number, words: readonly Word[], first: number, last: number): QuotePlace {
  const { text, document } = passages.texts[of];
  const [start, end] = [words[first].start, words[last].end];
  return { document: document.document.id, start, end, text: text.slice(start, end) };
}

/** The places of a text where all parts stand, in order and near one another. */
function exactPlaces(passages: Passages, of: number, parts: readonly (readonly Word[])[]): readonly QuotePlace[] {
  const words = passages.wordsOf(of);
  const found: QuotePlace[] = [];
  for (let at = indexOf(words, parts[0], 0); at >= 0; at = indexOf(words, parts[0], at + 1)) {
    let end = at + parts[0].length;
    for (const part of parts.slice(1)) {
      const next = end < 0 ? -1 : indexOf(words, part, end);
      end = next < 0 || next - end > ELISION ? -1 : next + part.length;
    }
    if (end >= 0) found.push(place(passages, of, words, at, end - 1));
    if (found.length === MOST_PLACES) break;
  }
  return found;
}

/** Where some words begin among others, from `from` on; -1 where they do not stand there. */
function indexOf(words: readonly Word[], part: readonly Word[], from: number): number {
  for (let at = from; at + part.length <= words.length; at++) {
    let same = 0;
    while (same < part.length && words[at + same].lower === part[same].lower) same++;
    if (same === part.length) return at;
  }
  return -1;
}

/** The passage whose words are those of the quotation but for the fewest. */
function repaired(passages: Passages, quote: string, part: readonly Word[], within: ReadonlySet<number>): QuoteVerdict {
  let best: { readonly of: number; readonly aligned: Alignment } | undefined;
  for (const { passage } of passages.nearest(stemsOf(quote), CANDIDATES, within)) {
    const words = passages.wordsOf(passage.of);
    const [first, last] = around(words, passage, part.length);
    const aligned = align(part, words, first, last);
    if (best === undefined || aligned.cost < best.aligned.cost) best = { of: passage.of, aligned };
  }
  if (best === undefined || best.aligned.cost > Math.max(1, REPAIRED * part.length)) return ABSENT;
  const { of, aligned } = best;
  const words = passages.wordsOf(of);
  return {
    verdict: 'repaired',
    places: [place(passages, of, words, aligned.first, aligned.last)],
    differences: differences(part, words, aligned, quote, passages.texts[of].text),
  };
}

/** The words of a passage with as many around it as a quotation of so many words can have more. */
function around(words: readonly Word[], { start, end }: Span, count: number): readonly [first: number, last: number] {
  const first = words.findIndex(word => word.end > start);
  let last = first;
  while (last + 1 < words.length && words[last + 1].start < end) last++;
  return [Math.max(0, first - count), Math.min(words.length, last + 1 + count)];
}

/** How a quotation lies on the words of a text. */
interface Alignment {
  /** How many words are changed, left out or added. */
  readonly cost: number;
  /** Indices of the first and the last word of the text. */
  readonly first: number;
  readonly last: number;
  /** Pairs of words, in order; -1 where one has none. */
  readonly pairs: readonly (readonly [quoted: number, word: number])[];
}

/** Lays all words of a quotation on some of `words[from…to)`, at the least cost (Levenshtein, words as letters). */
function align(part: readonly Word[], words: readonly Word[], from: number, to: number): Alignment {
  const width = to - from + 1;
  const cost = new Uint16Array((part.length + 1) * width);
  for (let q = 1; q <= part.length; q++) {
    cost[q * width] = q;
    for (let w = 1; w < width; w++) {
      const differs = part[q - 1].lower === words[from + w - 1].lower ? 0 : 1;
      cost[q * width + w] = Math.min(
        cost[(q - 1) * width + w - 1] + differs,
        cost[(q - 1) * width + w] + 1,
        cost[q * width + w - 1] + 1,
      );
    }
  }
  let end = 0;
  const bottom = part.length * width;
  for (let w = 1; w < width; w++) if (cost[bottom + w] < cost[bottom + end]) end = w;
  return traced(part, words, from, cost, width, end);
}

/** The way back through the table of costs from its cheapest end. */
function traced(
  part: readonly Word[],
  words: readonly Word[],
  from: number,
  cost: Uint16Array,
  width: number,
  end: number,
): Alignment {
  const pairs: (readonly [number, number])[] = [];
  let [q, w] = [part.length, end];
  while (q > 0) {
    const here = cost[q * width + w];
    const differs = w > 0 && part[q - 1].lower === words[from + w - 1].lower ? 0 : 1;
    if (w > 0 && here === cost[(q - 1) * width + w - 1] + differs) pairs.push([--q, from + --w]);
    else if (here === cost[(q - 1) * width + w] + 1) pairs.push([--q, -1]);
    else pairs.push([-1, from + --w]);
  }
  pairs.reverse();
  const last = from + Math.max(end - 1, 0);
  return { cost: cost[part.length * width + end], first: Math.min(from + w, last), last, pairs };
}

/** Runs of words that differ. */
function differences(
  part: readonly Word[],
  words: readonly Word[],
  { pairs }: Alignment,
  quote: string,
  text: string,
): readonly QuoteDifference[] {
  const found: QuoteDifference[] = [];
  let [quoted, told]: [Word[], Word[]] = [[], []];
  const close = (): void => {
    if (quoted.length + told.length > 0) found.push({ quoted: spanOf(quote, quoted), text: spanOf(text, told) });
    [quoted, told] = [[], []];
  };
  for (const [q, w] of pairs) {
    if (q >= 0 && w >= 0 && part[q].lower === words[w].lower) close();
    else {
      if (q >= 0) quoted.push(part[q]);
      if (w >= 0) told.push(words[w]);
    }
  }
  close();
  return found;
}

function spanOf(text: string, words: readonly Word[]): string {
  return words.length === 0 ? '' : text.slice(words[0].start, words[words.length - 1].end);
}
