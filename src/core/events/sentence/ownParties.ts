import { CLASS } from '../../english/classes/wordClasses';
import { type NounClass, nounClasses } from '../../english/nounClasses';
import { readWordLists } from '../../english/wordLists';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { followsDependent } from '../grammar/mainVerb';
import { takesClause } from '../grammar/phraseChains';
import table from './argumentWords.tsv';
import { spanOf } from './fillers';
import type { LocalArgument, LocalFiller } from './localEvent';
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
  return lemma.endsWith('ing') || (/attack$/.test(lemma) && !owns);
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

/** Classes of nouns for those who attack. */
const ATTACKERS: readonly NounClass[] = ['fighter', 'force', 'group', 'government'];

/**
 * "a rebel attack", "two drone strikes": who attacks, or by what, as the noun right before tells, in a phrase that
 * begins at token `first`.
 */
export function nounBefore(g: BlockGrammar, trigger: Trigger, first: number): LocalArgument | undefined {
  const at = trigger.first - 1;
  if (trigger.type.name !== 'Conflict.Attack' || at < first || g.mentionAt[at] >= 0 || g.figureAt[at] >= 0)
    return undefined;
  const classes = nounClasses(g.lower[at]);
  const role = classes.has('weapon') ? 'Instrument' : ATTACKERS.some(c => classes.has(c)) ? 'Attacker' : undefined;
  return role && { role, filler: { kind: 'words', span: spanOf(g.block.tokens[at]) } };
}

/** The token of ", including" behind a trigger, with no other verb or comma before it; -1 where there is none. */
export function includingBehind(g: BlockGrammar, trigger: Trigger, end: number): number {
  for (let at = trigger.last; at < end; at++) {
    if (g.lower[at] === 'including' && g.lower[at - 1] === ',') return at;
    if (g.lower[at] === ',' && g.lower[at + 1] !== 'including') return -1;
    if (g.classes[at] === CLASS.VERB && g.lower[at] !== 'including') return -1;
  }
  return -1;
}

/** "said Putin met": whether a verb follows the phrase, so that it is the subject of another clause. */
export function startsOwnClause(g: BlockGrammar, k: number, end: number): boolean {
  let i = g.phrases[k].last;
  while (i < end && g.classes[i] === CLASS.ADV) i++;
  return i < end && (g.classes[i] === CLASS.AUX || (g.classes[i] === CLASS.VERB && !/(?:ing|ed)$/.test(g.lower[i])));
}
