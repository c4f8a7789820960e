import { CLASS } from '../../english/classes/wordClasses';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import { isHearsay } from './allegations';
import { useOf } from './verbUse';

/**
 * The verb that "and" joins a verb to whose auxiliaries it shares: "may have shot a man and | robbed a shop", "refused
 * to sign and | pay", "accused of stealing and | lying", "allegedly stole a car and | fled"; -1 where there is none.
 */
export function joinedTo(g: BlockGrammar, group: VerbGroup, from: number): number {
  const bare = group.first === group.verb && !group.infinitive && !group.negated;
  if (!bare || !/^(?:and|or|but)$/.test(g.lower[group.first - 1] ?? '')) return -1;
  const use = useOf(g, group.verb);
  const contrasts = g.lower[group.first - 1] === 'but';
  if (g.lower[group.first - 2] === ',') return -1;
  for (let j = group.first - 2; j >= from && !breaksClause(g, j); j--) {
    if (g.classes[j] === CLASS.CONJ && !/^(?:and|or)$/.test(g.lower[j])) return -1;
    if (g.classes[j] !== CLASS.VERB || g.phraseAt[j] >= 0) continue;
    const before = readVerbGroup(g, j, useOf(g, j));
    // "may strike the port, killing many, and flee" goes on with the first verb
    if (/ing$/.test(g.lower[j]) && !use.includes('g')) continue;
    // "was not sacked but | resigned"
    return sharesAuxiliaries(g, before, use) && !(contrasts && before.negated) ? j : -1;
  }
  return -1;
}

/** Whether a verb of a form that `use` tells can have the auxiliaries of another, or the word for hearsay before it. */
function sharesAuxiliaries(
  g: BlockGrammar,
  { first, verb, infinitive, modal, perfect, negated, passive }: VerbGroup,
  use: string,
): boolean {
  if (/ing$/.test(g.lower[verb])) return use.includes('g');
  if (isHearsay(g, first, verb)) return true;
  if (passive) return use.includes('n') && (infinitive || modal !== null || negated);
  if (perfect) return use.includes('n') && (modal !== null || negated);
  return use.includes('b') && (infinitive || modal !== null || negated);
}
