import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, isTimePhrase } from './blockGrammar';
import table from './clauseWords.tsv';
import { coordinatedLeft } from './coordination';

const TAKES_CLAUSE = readWordLists(table).forms('takes clause');

/** Whether the verb at token `i` may have a clause behind it: "said Putin met". */
export function takesClause(g: BlockGrammar, i: number): boolean {
  return TAKES_CLAUSE.has(g.lower[i]);
}

/** Whether the preposition at a token is none, but joins a clause: "on Tuesday before Putin landed". */
export type EndsChain = (preposition: number) => boolean;

const NEVER: EndsChain = () => false;

/** The phrase that a chain "head of X in Y" starts with, when phrase `k` is the last of its prepositional phrases. */
export function headOfChain(g: BlockGrammar, k: number, from: number, ends: EndsChain = NEVER): number {
  let current = k;
  for (let guard = 0; guard < 6; guard++) {
    const previous = phraseBefore(g, current, from, ends);
    if (previous < 0) break;
    current = previous;
  }
  return current;
}

/**
 * The phrase on which the preposition before phrase `k`, or before what it is coordinated with, hangs; -1 where there
 * is none.
 */
function phraseBefore(g: BlockGrammar, k: number, from: number, ends: EndsChain): number {
  for (const first of [k, coordinatedLeft(g, k)[0]]) {
    const before = g.phrases[first].first - 1;
    if (before <= from || !isPreposition(g, before) || ends(before)) continue;
    // "the two in Hanoi", or a clause that starts with a preposition, has no head on the left
    const previous = pastTimes(g, g.phraseAt[before - 1] ?? -1);
    if (previous >= 0 && g.phrases[previous].first >= from) return previous;
  }
  return -1;
}

/**
 * "bombings | this month of embassies", "a raid | on Monday in Oslo": phrase `k`, or the one before it where that tells
 * a time.
 */
function pastTimes(g: BlockGrammar, k: number): number {
  if (k < 0 || !isTimePhrase(g, k)) return k;
  const before = g.phrases[k].first - 1;
  return g.phraseAt[g.classes[before] === CLASS.ADP ? before - 1 : before] ?? -1;
}

/**
 * The phrases of a subject whose last one is phrase `k`: the head of the chain that it ends, with all that is
 * coordinated with that. "and" joins clauses, not phrases, where a verb or its preposition governs what stands before
 * it: "beat estimates and | its shares".
 */
export function subjectChain(g: BlockGrammar, k: number, from: number, ends: EndsChain = NEVER): number[] {
  let chain = coordinatedLeft(g, k);
  const own = headOfChain(g, k, from, ends);
  if (chain.length === 1) return own === k ? chain : subjectChain(g, own, from, ends);
  for (;;) {
    const outer = headOfChain(g, chain[0], from, ends);
    const governed = isGoverned(g, outer, from, ends) || isTimePhrase(g, outer) || isAsideOf(g, chain, outer);
    if (!governed) return outer === chain[0] ? chain : subjectChain(g, outer, from, ends);
    // "On Monday, | Ada and Omar met", but "beat estimates and | its shares rose"
    if (chain.length < 3 || g.lower[g.phrases[chain[1]].first - 1] !== ',') return [k];
    chain = chain.slice(1);
  }
}

/**
 * "the station in Wales, | two clerks and a guard died": whether the place that begins a list is of another phrase, and
 * not of the list.
 */
function isAsideOf(g: BlockGrammar, chain: readonly number[], outer: number): boolean {
  return outer !== chain[0] && chain.length > 2 && isPlaceName(g, chain[0]) && !isPlaceName(g, chain[1]);
}

/** Whether phrase `k` is the name of a place. */
export function isPlaceName(g: BlockGrammar, k: number): boolean {
  const label = g.mentions[g.mentionAt[g.phrases[k].head]]?.label;
  return label === 'GPE' || label === 'LOC' || label === 'FAC';
}

/** Whether a verb or a preposition governs phrase `k`, so that it is no subject. */
export function isGoverned(g: BlockGrammar, k: number, from: number, ends: EndsChain = NEVER): boolean {
  let before = g.phrases[k].first - 1;
  // "to obtain money or | land, Brun and Paz …"
  if (g.lower[before] === 'or' && (g.phraseAt[before - 1] ?? -1) >= 0)
    before = g.phrases[g.phraseAt[before - 1]].first - 1;
  return before >= from && governs(g, before, ends);
}

/** Whether token `i`, before a noun phrase, is a preposition: also "to" in "sold the gun | to Omar Diallo". */
function isPreposition(g: BlockGrammar, i: number): boolean {
  return g.classes[i] === CLASS.ADP || (g.lower[i] === 'to' && g.classes[i] === CLASS.PART);
}

/**
 * Whether the word at token `i` governs the phrase behind it, as a verb or a preposition does; who says something
 * governs none.
 */
function governs(g: BlockGrammar, i: number, ends: EndsChain): boolean {
  if (isPreposition(g, i)) return !ends(i);
  return g.classes[i] === CLASS.VERB && !TAKES_CLAUSE.has(g.lower[i]);
}

/**
 * "the Parliament of Tarn (PT), | Norway voted": the token that ends what the land in phrase `k` tells more of, where
 * nothing but that land stands between it and the verb; -1 where the land is a party itself ("In Oslo, Norway voted").
 */
export function beforeLand(g: BlockGrammar, k: number, from: number): number {
  const comma = g.phrases[k].first - 1;
  if (g.lower[comma] !== ',' || g.mentions[g.mentionAt[g.phrases[k].head]]?.label !== 'GPE') return -1;
  let end = comma - 1;
  if (g.lower[end] === ')') while (end > from && g.lower[end + 1] !== '(') end--;
  const outer = g.phraseAt[end] ?? -1;
  if (outer < 0 || !isPlaceName(g, outer)) return -1;
  const head = headOfChain(g, outer, from);
  return head !== outer && !isGoverned(g, head, from) ? end : -1;
}
