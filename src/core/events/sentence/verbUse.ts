import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { coordinatedLeft } from '../grammar/coordination';
import { lacksVerb } from '../grammar/mainVerb';
import { isGoverned, takesClause } from '../grammar/phraseChains';
import { gapOf } from '../grammar/subjectPhrases';
import { readVerbGroup } from '../grammar/verbGroup';
import table from './argumentWords.tsv';
import factualityTable from './factuality.tsv';
import type { Trigger } from './triggers';

const WORDS = readWordLists(table);
/** Types whose verbs are never without an object in the active. */
const NEEDS_OBJECT = WORDS.forms('needs object');
/** Verbs that are never without an object in the active: by their lemmas. */
const ALWAYS_WITH_OBJECT = WORDS.forms('always with object');
/** Farthest a passive stands before another that is joined to it, in tokens. */
const JOINED = 14;
const OPENS_QUOTE = /^(?:["“:(–—[]|``|--)$/;
const CLAIMS = readWordLists(factualityTable).forms('claim');
/** Prepositions that may join a clause: "after police found". */
const CLAUSAL: ReadonlySet<string> = new Set(['after', 'before', 'since', 'until', 'till', 'as']);

/** A participle after its noun: "the aid sent by Norway", "labourers employed in Russia". */
export function isReducedPassive(g: BlockGrammar, trigger: Trigger, hasObject: boolean): boolean {
  const { group } = trigger;
  if (group === null || trigger.pos !== 'v' || group.perfect || group.modal !== null || group.infinitive) return false;
  if (hasObject && !(trigger.last > trigger.at + 1 && isDoneTo(g, trigger))) return isPutInOffice(g, trigger);
  if (group.passive && group.first === group.verb) return true;
  const use = useOf(g, trigger.at);
  if (!use.includes('n') || group.first !== group.verb || gapBefore(g, trigger).length > 0) return false;
  if (!use.includes('d') && !use.includes('b')) return true;
  // "five killed in a fire", "the teen accused of theft": who kills or accuses, kills or accuses somebody
  const { roles, name } = trigger.type;
  const role = trigger.roles.get('obj') ?? roles.get('obj');
  const own = trigger.roles.get('subj');
  const takes = own === 'Agent' && (role === 'Person' || role === 'Victim');
  const transitive = role !== undefined && role !== (own ?? roles.get('subj'));
  if (transitive && (takes || NEEDS_OBJECT.has(name))) return true;
  if (isDoneTo(g, trigger) || (role !== undefined && isJoinedPassive(g, trigger))) return true;
  if (!use.includes('b') && transitive && isBehindGoverned(g, trigger)) return true;
  return roles.get('by') !== 'Amount' && isDoneBy(g, trigger);
}

/**
 * "findings | published in May", "nineteen teams | selected for the race": a past form of a verb that always has an
 * object, with none behind it.
 */
function isDoneTo(g: BlockGrammar, { lemma, at, group, sentence }: Trigger): boolean {
  if (!ALWAYS_WITH_OBJECT.has(lemma.split(' ', 1)[0]) || takesClause(g, at) || group?.first !== at) return false;
  // "elected to": also where the lemma has the preposition
  let next = at + 1;
  while (next < sentence.last && g.classes[next] === CLASS.ADV) next++;
  if (next >= sentence.last) return true;
  if (g.lower[next] === 'to') return g.classes[next + 1] !== CLASS.VERB;
  return (g.classes[next] === CLASS.ADP || g.classes[next] === CLASS.PUNCT) && !OPENS_QUOTE.test(g.lower[next]);
}

/** "was elected in May and | admitted to the guild": a participle that shares the auxiliary of a passive before. */
function isJoinedPassive(g: BlockGrammar, { at, sentence }: Trigger): boolean {
  if (g.lower[at - 1] !== 'and' || g.classes[at + 1] !== CLASS.ADP || g.lower[at + 1] === 'on') return false;
  for (let j = at - 2; j > sentence.first && j > at - JOINED && g.lower[j] !== ','; j--) {
    if (g.classes[j] !== CLASS.VERB || g.phraseAt[j] >= 0 || /ing$/.test(g.lower[j])) continue;
    return readVerbGroup(g, j, useOf(g, j)).passive;
  }
  return false;
}

/** "Ana Ruiz elected mayor of Vigo": a headline gives an office without an article to whom it names first. */
function isPutInOffice(g: BlockGrammar, { type, group, last }: Trigger): boolean {
  if (!/^Personnel\.(?:Elect|StartPosition|Nominate)$/.test(type.name) || group?.first !== group?.verb) return false;
  const k = g.phraseAt[last] ?? -1;
  if (k < 0 || g.phrases[k].first !== last) return false;
  const { first, head } = g.phrases[k];
  const bare = g.classes[first] !== CLASS.DET && g.mentionAt[head] < 0 && g.figureAt[first] < 0;
  return bare && g.tables.lexicon.posts.has(g.lower[head]);
}

/** What a relative clause is about whose verb the trigger is: "the man | that Ada Brun accused of theft". */
export function gapBefore(g: BlockGrammar, { group, sentence }: Trigger): readonly number[] {
  const k = group === null ? -1 : (g.phraseAt[group.first - 1] ?? -1);
  const gap = k < 0 ? [] : gapOf(g, coordinatedLeft(g, k), sentence.first);
  // "rumours that Ada Brun had died" are not who died
  return gap.some(about => CLAIMS.has(g.lower[g.phrases[about].head])) ? [] : gap;
}

/** "linked to a hair | found near": a verb or a preposition governs the noun before, which is then no subject. */
function isBehindGoverned(g: BlockGrammar, { first, last, type, sentence }: Trigger): boolean {
  const k = g.phraseAt[first - 1] ?? -1;
  if (type.rank === 'said' || g.lower[last] === 'to' || lacksVerb(g, first, sentence.first)) return false;
  if (k < 0 || g.mentionAt[g.phrases[k].head] >= 0 || g.classes[g.phrases[k].head] === CLASS.PRON) return false;
  return isGoverned(g, k, sentence.first, at => CLAUSAL.has(g.lower[at]));
}

/** "sent by Norway", and between commas "The act, repealed on Monday by the assembly,". */
function isDoneBy(g: BlockGrammar, { last, first, sentence }: Trigger): boolean {
  if (g.lower[last] === 'by') return true;
  if (g.lower[first - 1] !== ',') return false;
  for (let i = last; i < sentence.last && g.lower[i] !== ','; i++) {
    if (g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX) return false;
    if (g.lower[i] === 'by') return true;
  }
  return false;
}

/** How the verb form at a token can be used: letters of `VerbForm`. */
export function useOf(g: BlockGrammar, i: number): string {
  const entries = g.tables.lexicon.verbs.get(g.lower[i]);
  if (entries !== undefined && entries.length > 0) return entries[entries.length - 1].use;
  return /ing$/.test(g.lower[i]) ? 'g' : /(?:ed|en|wn)$/.test(g.lower[i]) ? 'dn' : 'bs';
}
