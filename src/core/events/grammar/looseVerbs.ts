import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause, isFiniteVerb } from './blockGrammar';
import table from './clauseWords.tsv';
import { coordinatedLeft } from './coordination';
import { lacksVerb } from './mainVerb';
import type { VerbGroup } from './verbGroup';

const WORDS = readWordLists(table);
const SET = WORDS.forms('set for infinitive');
const BARE_CONTROL = WORDS.forms('bare control');
const PARTICLE = WORDS.forms('particle');
/** Longest clause of a comparison, and farthest a verb stands before a plain form that it governs, in tokens. */
const COMPARISON = 8;
const CONTROL = 6;
/** Most tokens between an infinitive and another that is joined to it. */
const JOINED = 8;

/**
 * "might not have the same effect as whales have had, | citing": the token before a comparison whose verb is the
 * nearest before token `i`; `i` where there is none.
 */
export function beforeComparison(g: BlockGrammar, i: number, from: number): number {
  for (let j = i; j > from && j > i - COMPARISON && !breaksClause(g, j); j--) {
    if (g.lower[j] !== 'as' && g.lower[j] !== 'than') continue;
    return isFiniteVerbBetween(g, j + 1, i + 1) ? j - 1 : i;
  }
  return i;
}

function isFiniteVerbBetween(g: BlockGrammar, first: number, last: number): boolean {
  for (let j = first; j < last; j++) if (isFiniteVerb(g, j)) return true;
  return false;
}

/**
 * "marchers wearing green shirts, scarves and | helmets": the token before the list that phrase `k` ends, where no verb
 * came before; that before the phrase elsewhere.
 */
export function beforeList(g: BlockGrammar, k: number, from: number): number {
  const before = g.phrases[coordinatedLeft(g, k)[0]].first - 1;
  return before > from && lacksVerb(g, before, from) ? before : g.phrases[k].first - 1;
}

/** "the strike | set to begin": whether the word at token `i` tells of what stands before it that it is to come. */
export function isSetFor(g: BlockGrammar, i: number, from: number): boolean {
  return SET.has(g.lower[i]) && (g.phraseAt[i - 1] ?? -1) >= 0 && !lacksVerb(g, i, from);
}

/** "heard Ada Brun | tell her story": whether the plain form at token `j` is told of the object of another verb. */
function isUnderControl(g: BlockGrammar, j: number): boolean {
  const k = g.phraseAt[j - 1] ?? -1;
  if (k < 0 || g.tables.lexicon.anyVerb.get(g.lower[j])?.includes('b') !== true) return false;
  const { first } = g.phrases[k];
  return j - first < CONTROL && BARE_CONTROL.has(g.lower[first - 1] ?? '') && g.classes[first - 1] === CLASS.VERB;
}

/** "shut | down": the verb to which the particle at token `i` belongs; `i` where it is none. */
export function verbOfParticle(g: BlockGrammar, i: number): number {
  return PARTICLE.has(g.lower[i]) && g.classes[i - 1] === CLASS.VERB ? i - 1 : i;
}

/** "the stations the ministry | shut reopened": whether the word at token `i` is a past form, which another follows. */
export function isBare(g: BlockGrammar, i: number): boolean {
  return g.classes[i] === CLASS.VERB && g.tables.lexicon.anyVerb.get(g.lower[i])?.includes('d') === true;
}

/** "asked police to find him and | arrest": the infinitive that "and", token `i`, joins a plain form to. */
export function infinitiveBefore(g: BlockGrammar, { verb, first }: VerbGroup, i: number): number | undefined {
  if (g.lower[i] !== 'and' || first !== verb || g.tables.lexicon.anyVerb.get(g.lower[verb]) !== 'b') return undefined;
  for (let j = i - 1; j > 0 && j > i - JOINED; j--)
    if (g.classes[j] === CLASS.VERB) return g.lower[j - 1] === 'to' ? j : undefined;
  return undefined;
}

/** The nearest finite verb at or before token `i`, in the same clause; `i` itself where there is none. */
export function finiteBefore(g: BlockGrammar, i: number, from: number): number {
  for (let j = i; j >= from && !breaksClause(g, j); j--)
    if (g.classes[j] === CLASS.VERB && isFiniteVerb(g, j) && !isUnderControl(g, j)) return j;
  return i;
}
