import { CLASS } from '../../english/classes/wordClasses';
import { nounClasses } from '../../english/nounClasses';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { POSSESSIVE_PRONOUNS } from '../grammar/functionWords';
import type { EventType } from '../lexicon/ontology';

/**
 * Types in which a wrong party is an accusation, or an obituary of the living: who takes part is named only where it is
 * certain.
 */
const STRICT = /^(?:Life|Justice|Conflict)\.|^Diplomacy\.Accuse|^Personnel\.EndPosition/;

export function needsCertainty({ name }: EventType): boolean {
  return STRICT.test(name);
}

/**
 * The subjects that grammar alone makes certain. "The son of Ada Brun, who was arrested", "the killer of Ada Brun,
 * jailed in May": behind a comma either may be meant, so neither is. Of "Ada Brun and Omar Diallo, who was arrested" it
 * is the last. `first` is the first token of the verb group, `from` that of the sentence.
 */
export function certainOf(
  g: BlockGrammar,
  subjects: readonly number[],
  first: number,
  from: number,
): readonly number[] {
  const last = subjects[subjects.length - 1];
  if (last !== undefined && isContactClause(g, last, first)) return [];
  if (last === undefined || g.lower[g.phrases[last].last] !== ',' || g.phrases[last].last >= first) return subjects;
  const bare = g.classes[first] === CLASS.VERB;
  if (bare && (subjects.length > 1 || isOneOfTwo(g, last, from))) return [];
  const own = subjects.length > 1 && isSingular(g, first) ? [last] : subjects;
  return own.length === 1 && hangsOnPerson(g, last) ? [] : own;
}

/**
 * "The boy Ada Brun rescued in May | was jailed": whether a noun and a name stand in one phrase `k`, and a verb between
 * it and the one whose group begins at token `first`: the name may be who does that, and the noun who is meant.
 */
function isContactClause(g: BlockGrammar, k: number, first: number): boolean {
  const phrase = g.phrases[k];
  const next = g.classes[phrase.last];
  if (g.mentionAt[phrase.head] < 0 || phrase.last >= first || g.classes[phrase.first] !== CLASS.DET) return false;
  return g.mentionAt[phrase.first + 1] < 0 && (next === CLASS.VERB || next === CLASS.AUX);
}

/**
 * "Ada Brun appeared before Judge Omar Diallo, | charged with theft": whether somebody else stands before phrase `k`,
 * which a preposition governs, so that a participle behind it may be of either.
 */
function isOneOfTwo(g: BlockGrammar, k: number, from: number): boolean {
  if (g.classes[g.phrases[k].first - 1] !== CLASS.ADP) return false;
  for (let j = k - 1; j >= 0 && g.phrases[j].first >= from; j--) {
    const { head } = g.phrases[j];
    const mention = g.mentions[g.mentionAt[head]];
    if (mention === undefined ? nounClasses(g.lower[head]).has('person') : mention.label === 'PERSON') return true;
  }
  return false;
}

function isSingular(g: BlockGrammar, first: number): boolean {
  return /^(?:was|is|has)$/.test(g.lower[first]) && !POSSESSIVE_PRONOUNS.has(g.lower[first - 1]);
}

/** "the son of | Ada Brun", "a lawyer for | Ada Brun": whether phrase `k` hangs on a noun for one person. */
function hangsOnPerson(g: BlockGrammar, k: number): boolean {
  const at = g.phrases[k].first - 1;
  const outer = g.classes[at] === CLASS.ADP ? (g.phraseAt[at - 1] ?? -1) : -1;
  if (outer < 0) return false;
  const { head } = g.phrases[outer];
  return g.mentionAt[head] < 0 && nounClasses(g.lower[head]).has('person');
}
