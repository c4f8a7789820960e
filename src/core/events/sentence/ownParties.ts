import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { followsDependent } from '../grammar/mainVerb';
import { takesClause } from '../grammar/phraseChains';
import table from './argumentWords.tsv';
import type { LocalFiller } from './localEvent';
import { labelOf } from './roleFits';
import type { Trigger } from './triggers';
import { useOf } from './verbUse';

/** Pronouns that are never a subject. */
const OBJECT_PRONOUN = readWordLists(table).forms('object pronoun');

/** Prepositions by which a verb takes what completes it. */
const COMPLETES = /^(?:of|with|for|to)$/;

/**
 * "The officer who arrested Ada Brun | was charged", "a man suspected of stabbing Ada Brun | was freed": whether a
 * phrase before a verb is the object of the trigger, whose clause hangs on the subject of that verb.
 */
export function isObjectInClause(g: BlockGrammar, { group, type, sentence, at }: Trigger, k: number): boolean {
  if (OBJECT_PRONOUN.has(g.lower[g.phrases[k].head])) return true;
  if (group === null || type.rank === 'said' || takesClause(g, at)) return false;
  const gerund = /ing$/.test(g.lower[group.verb]) && g.classes[group.first - 1] === CLASS.ADP;
  return gerund || followsDependent(g, g.phrases[k].last, sentence.first);
}

/** Types of what is done to somebody, whose noun takes by "of" whom it is done to. */
const DONE_TO = /^(?:Life\.(?:Die|Injure)|Conflict\.(?:Attack|Abduct))$/;

/** "the army's killing of | a boy": whose killing it is, does it. */
export function isOwnDeed(g: BlockGrammar, { type, last }: Trigger): boolean {
  return DONE_TO.test(type.name) && g.lower[last] === 'of' && type.roles.has('by');
}

/**
 * "the Brun shooting", "the Brun attack", "Ada Brun's stabbing": a person who is named so is most often the victim; of
 * "Ada Brun's attack" nobody knows. `owns` tells that a genitive names the person.
 */
export function isBefallen(g: BlockGrammar, { type, lemma }: Trigger, filler: LocalFiller, owns: boolean): boolean {
  if (type.name !== 'Conflict.Attack' || labelOf(g, filler) !== 'PERSON') return false;
  return lemma.endsWith('ing') || (lemma === 'attack' && !owns);
}

/** "was accused of theft | by her boss": whether a noun completes a passive verb, so that who does it does the verb. */
export function isOfPassive(g: BlockGrammar, { pos, at }: Trigger): boolean {
  const k = pos === 'n' ? g.phraseAt[at] : -1;
  if (k < 0) return false;
  const before = g.phrases[k].first - 1;
  if (!COMPLETES.test(g.lower[before] ?? '') || g.classes[before - 1] !== CLASS.VERB) return false;
  return useOf(g, before - 1).includes('n');
}

/** Whether the noun phrase that begins at token `first` completes the verb before it: "of theft", "with murder". */
export function completesVerb(g: BlockGrammar, first: number): boolean {
  return COMPLETES.test(g.lower[first - 1] ?? '');
}
