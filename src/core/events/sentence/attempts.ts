import { CLASS } from '../../english/classes/wordClasses';
import { verbLemma } from '../../english/verbs';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause, isFiniteVerb } from '../grammar/blockGrammar';
import { takesClause } from '../grammar/phraseChains';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import { isGivenUp } from './doubts';
import table from './factuality.tsv';
import { useOf } from './verbUse';

const WORDS = readWordLists(table);
const ATTEMPTED = WORDS.forms('attempted');
const HYPOTHETICAL = WORDS.forms('hypothetical');
const CONDITIONS = WORDS.forms('condition');

/** "tried | to storm", "hopes | to sell": the lemma of the verb before an infinitive that only wants or tries it. */
export function frameOf(g: BlockGrammar, group: VerbGroup, governor: number): string | undefined {
  if (governor < 0 || !group.infinitive || group.perfect || g.classes[governor] !== CLASS.VERB) return undefined;
  for (let i = governor + 1; i < group.first; i++) if (g.classes[i] !== CLASS.ADV) return undefined;
  if (!HYPOTHETICAL.has(g.lower[governor])) return undefined;
  const { first, passive, modal, infinitive, negated, progressive } = readVerbGroup(g, governor, useOf(g, governor));
  const plain = !passive && modal === null && !infinitive && !negated;
  const finite = progressive || (first === governor && isFiniteVerb(g, governor));
  return plain && finite ? verbLemma(g.lower[governor]) : undefined;
}

/**
 * "tried | to storm", "a failed attempt | to storm", "was convicted of attempting | to kill": whether the word at token
 * `governor` tells that an infinitive was tried; not where that itself is only to come, asked for or denied.
 */
export function isAttempted(g: BlockGrammar, group: VerbGroup, governor: number, from: number): boolean {
  if (governor < 0 || !group.infinitive || !ATTEMPTED.has(g.lower[governor])) return false;
  if (g.classes[governor] !== CLASS.VERB) return !isGivenUp(g, governor);
  const { negated, modal, infinitive, first } = readVerbGroup(g, governor, useOf(g, governor));
  return !negated && !infinitive && modal === null && !inCondition(g, first, from);
}

/** "if they leave": whether a condition opens the clause of the verb group that begins at token `at`. */
export function inCondition(g: BlockGrammar, at: number, from: number): boolean {
  for (let i = at - 1; i >= from && i >= at - 9; i--) {
    if (breaksClause(g, i) || g.lower[i] === ',') return false;
    if (CONDITIONS.has(g.lower[i])) return true;
    // "if the auditors find | he lied"
    if (g.classes[i] === CLASS.VERB && !takesClause(g, i)) return false;
  }
  return false;
}
