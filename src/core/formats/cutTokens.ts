import type { Span } from '../text/span';
import { sentencesOf } from './sentencesOf';

export interface CutTokens {
  /** The tokens of the text in its order, each cut where a span begins or ends in it. */
  readonly tokens: readonly Span[];
  /** Indexes of the tokens that begin a sentence. */
  readonly sentences: ReadonlySet<number>;
  /** How many spans do not begin and end with a token of the text itself. */
  readonly cutting: number;
}

/** Tokens that every span fits. Linear, but for sorting. */
export function cutTokens(text: string, spans: readonly Span[]): CutTokens {
  const borders = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const tokens: Span[] = [];
  const sentences = new Set<number>();
  const own = new Set<number>();
  let next = 0;
  for (const sentence of sentencesOf(text)) {
    sentences.add(tokens.length);
    for (const { start, end } of sentence.tokens) {
      own.add(start).add(end);
      while (next < borders.length && borders[next] <= start) next++;
      let from = start;
      for (; next < borders.length && borders[next] < end; next++) {
        tokens.push({ start: from, end: borders[next] });
        from = borders[next];
      }
      tokens.push({ start: from, end });
    }
  }
  const cutting = spans.filter(({ start, end }) => !own.has(start) || !own.has(end)).length;
  return { tokens, sentences, cutting };
}

/**
 * Tokens as spaCy has them, with all of the text: what stands between two, but for one space behind a word, is a token
 * too.
 */
export function withWhitespace(text: string, tokens: readonly Span[]): readonly (Span & { readonly ws: boolean })[] {
  const all: (Span & { ws: boolean })[] = [];
  let at = 0;
  for (const { start, end } of [...tokens, { start: text.length, end: text.length }]) {
    if (start > at && text[at] === ' ' && all.length > 0) {
      all[all.length - 1].ws = true;
      at++;
    }
    if (start > at) all.push({ start: at, end: start, ws: false });
    if (end > start) all.push({ start, end, ws: false });
    at = end;
  }
  return all;
}

/** The index of the token that begins at an offset, and of that which ends at one. */
export function tokenIndexes(tokens: readonly Span[]): {
  readonly starting: ReadonlyMap<number, number>;
  readonly ending: ReadonlyMap<number, number>;
} {
  return {
    starting: new Map(tokens.map(({ start }, i) => [start, i])),
    ending: new Map(tokens.map(({ end }, i) => [end, i])),
  };
}
