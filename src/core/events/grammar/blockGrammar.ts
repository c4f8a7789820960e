import type { LocalFigureSpan, LocalMention } from '../../annotations/annotator';
import type { Block } from '../../blocks/block';
import { CLASS, type TaggedWords } from '../../english/classes/wordClasses';
import type { EventTables } from '../lexicon/eventTables';
import type { TopicQuestion } from '../lexicon/topics';
import type { NounPhrase } from './nounPhrases';

/** A person as a possible antecedent: tokens `first..last` of the block, half-open. */
export interface Person {
  readonly mention: number;
  readonly first: number;
  readonly last: number;
  /** Whether a verb follows it, and no preposition stands before it. */
  readonly subject: boolean;
}

/** A block as grammar sees it: word classes, noun phrases, and which mention or figure each token belongs to. */
export interface BlockGrammar {
  readonly block: Block;
  readonly tables: EventTables;
  readonly lower: readonly string[];
  readonly tags: TaggedWords;
  readonly classes: Uint8Array;
  readonly mentions: readonly LocalMention[];
  readonly figures: readonly LocalFigureSpan[];
  /** Index of the mention that holds a token, or -1. */
  readonly mentionAt: Int32Array;
  readonly figureAt: Int32Array;
  readonly phrases: readonly NounPhrase[];
  /** Index of the noun phrase that holds a token, or -1. */
  readonly phraseAt: Int32Array;
  readonly persons: readonly Person[];
  /** Where a mention or a figure begins → its index. */
  readonly mentionFrom: ReadonlyMap<number, number>;
  readonly figureFrom: ReadonlyMap<number, number>;
  /** What the document is about, and what senses asked of that; undefined while nobody knows. */
  readonly topic: TopicQuestion | undefined;
}

/** Whether token `i` ends a stretch in which arguments are looked for; the full stop of "Inc." does not. */
export function breaksClause(g: BlockGrammar, i: number): boolean {
  // asked ten times for each token: most are no marks
  if (g.classes[i] !== CLASS.PUNCT) return false;
  const lower = g.lower[i];
  if (lower === '.') return g.phraseAt[i] < 0;
  return lower === ';' || lower === '?' || lower === '!' || lower === ':';
}

/** Whether token `i` is a form of a verb that makes a clause of its own: no gerund, and not after "to". */
export function isFiniteVerb(g: BlockGrammar, i: number): boolean {
  if (g.classes[i] === CLASS.AUX) return g.lower[i] !== 'being' && g.lower[i] !== 'been' && g.lower[i - 1] !== 'to';
  if (g.classes[i] !== CLASS.VERB || /ing$/.test(g.lower[i])) return false;
  let before = i - 1;
  while (before >= 0 && g.classes[before] === CLASS.ADV) before--;
  return g.lower[before] !== 'to' || g.classes[before] === CLASS.ADP;
}

/** Whether the head of phrase `k` belongs to a date or a time that is no object of a verb. */
export function isTimePhrase(g: BlockGrammar, k: number): boolean {
  const { first, head, last } = g.phrases[k];
  const figure = g.figureAt[head];
  if (figure < 0 || (g.figures[figure].label !== 'DATE' && g.figures[figure].label !== 'TIME')) return false;
  // "ordered | three days of mourning": what is ordered
  const isObject = g.classes[first - 1] === CLASS.VERB && g.lower[last] === 'of' && g.figureAt[last + 1] < 0;
  return !isObject || g.phraseAt[last + 1] < 0;
}

/** Whether no verb stands between the start of the sentence, token `from`, and phrase `k`. */
export function opensSentence(g: BlockGrammar, k: number, from: number): boolean {
  for (let j = g.phrases[k].first - 1; j >= from; j--) {
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX || breaksClause(g, j)) return false;
  }
  return true;
}
