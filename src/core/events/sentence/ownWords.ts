import type { Telling } from '../../annotations/annotator';
import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { isOpening } from './clauseParts';
import type { Standing } from './localEvent';
import table from './ownWords.tsv';
import type { Trigger } from './triggers';

const WORDS = readWordLists(table);
const SPEAKER = WORDS.forms('speaker');
const POINTS_BACK = WORDS.forms('points back');
const COURTESY = WORDS.forms('courtesy');
const BREAKS = WORDS.forms('breaks');
const JOINS = WORDS.forms('joins');

/** What ends a quotation. */
const CLOSES = /^(?:["”]|'')$/;

/** Fewest and most tokens of what is quoted; behind the second it ends at the next break, or at the third. */
const FEWEST = 6;
const ENOUGH = 18;
const MOST = 28;

/** The telling of a verb, with the words of its clause where its subject is whoever speaks: "we hit them hard". */
export function withOwnWords(
  g: BlockGrammar,
  trigger: Trigger,
  subjects: readonly number[],
  standing: Standing,
  telling: Telling,
): Telling {
  const words = ownWordsOf(g, trigger, subjects, standing);
  if (words === undefined) return telling;
  const by = g.block.tokens[trigger.first].start;
  return { ...telling, quote: { lead: '', start: words.start - by, end: words.end - by } };
}

/**
 * The clause of a verb as it stands, from its subject to the end of the sentence or of what is quoted, or as much as a
 * line holds. Undefined
 * for greetings, questions, and what says nothing by itself.
 */
function ownWordsOf(
  g: BlockGrammar,
  { group, pos, sentence, lemma, last }: Trigger,
  subjects: readonly number[],
  standing: Standing,
): Span | undefined {
  if (pos !== 'v' || group === null || group.infinitive || subjects.length !== 1 || COURTESY.has(lemma))
    return undefined;
  if (standing.clause !== 'main' || standing.asks || standing.unreal) return undefined;
  const { first, last: past } = g.phrases[subjects[0]];
  if (
    !SPEAKER.has(g.lower[first]) ||
    first >= group.first ||
    hasVerb(g, past, group.first) ||
    !hasNounFirst(g, last, sentence.last)
  )
    return undefined;
  // "what we have seen is …"
  const before = g.classes[first - 1];
  if (before === CLASS.PRON || (before === CLASS.CONJ && !JOINS.has(g.lower[first - 1]))) return undefined;
  let end = endOfSpeech(g, first, sentence.last);
  if (end - first > MOST) end = breakBehind(g, first + ENOUGH, first + MOST);
  while (end > first && g.classes[end - 1] === CLASS.PUNCT) end--;
  if (end - first < FEWEST) return undefined;
  return { start: g.block.tokens[first].start, end: g.block.tokens[end - 1].end };
}

/** Where what is spoken from token `first` on ends: before a closing mark that nothing behind it opened, or at `to`. */
function endOfSpeech(g: BlockGrammar, first: number, to: number): number {
  let open = 0;
  for (let i = first; i < to; i++) {
    const word = g.lower[i];
    if (word === '“' || word === '``' || (word === '"' && open === 0 && isOpening(g, i))) open++;
    else if (CLOSES.test(word) && open-- === 0) return i;
  }
  return to;
}

/** Whether a noun stands behind the verb before any word that points back. */
function hasNounFirst(g: BlockGrammar, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (g.mentionAt[i] >= 0 || g.classes[i] === CLASS.NOUN || g.classes[i] === CLASS.PROPN) return true;
    if (POINTS_BACK.has(g.lower[i]) && !isBeforeNoun(g, i)) return false;
  }
  return false;
}

/** "What we have | seen is …": whether another verb stands between. */
function hasVerb(g: BlockGrammar, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (g.classes[i] === CLASS.VERB) return true;
  return false;
}

function isBeforeNoun(g: BlockGrammar, i: number): boolean {
  const k = g.phraseAt[i];
  return k >= 0 && g.phrases[k].head > i;
}

/** The first break from token `from` on, or `to`. */
function breakBehind(g: BlockGrammar, from: number, to: number): number {
  for (let i = from; i < to; i++) if (BREAKS.has(g.lower[i])) return i;
  return to;
}
