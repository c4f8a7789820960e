import type { NewsmarkDocument } from '../annotations/model';
import type { Span } from '../text/span';
import { CORPUS_WORDS } from './corpusWords';
import { stem } from './stem';

const GRAMMAR = CORPUS_WORDS.forms('grammar');

/** Most that a term counts in one document. */
const MOST = 20;
/** How much more than a word a name tells. */
const NAME = 2;

/** The stems of a text with how often they stand in it, and its names, in lower case. */
export function termsOf(
  text: string,
  { clusters, entities }: NewsmarkDocument,
  inStory: (span: Span) => boolean,
): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, count: number): void => {
    terms.set(term, Math.min(MOST, (terms.get(term) ?? 0) + count));
  };
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
    const lower = word.toLowerCase();
    if (lower.length < 2 || GRAMMAR.has(lower) || !inStory({ start: index, end: index + word.length })) continue;
    add(stem(lower.replace(/['’]s?$/, '')), 1);
  }
  const byId = new Map(entities.map(mention => [mention.id, mention] as const));
  for (const { name, mentions } of clusters) {
    const told = mentions.filter(id => inStory(byId.get(id) ?? { start: 0, end: 0 })).length;
    if (told > 0) add(`=${name.toLowerCase()}`, NAME * told);
  }
  return terms;
}
