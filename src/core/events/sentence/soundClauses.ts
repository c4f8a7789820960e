import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, isFiniteVerb } from '../grammar/blockGrammar';
import { BE, HAVE, RELATIVE } from '../grammar/functionWords';
import type { VerbGroup } from '../grammar/verbGroup';
import { disagrees, isOneThing } from './agreement';
import table from './telling.tsv';

const WORDS = readWordLists(table);
/** Participles that, before "to", tell what others think of somebody. */
const RAISED = WORDS.forms('thought of');
/** Words that stand for what the verb of their clause is of. */
const GAPS = WORDS.forms('leaves a gap');

/** Whether a verb with a subject is one of a clause, and no participle or adjective: "known cases". */
export function isSound(
  g: BlockGrammar,
  at: number,
  group: VerbGroup,
  { subjects, passive }: { readonly subjects: readonly number[]; readonly passive: boolean },
): boolean {
  if (subjects.length === 0 || g.lower[g.phrases[subjects[0]].first] === 'whose') return false;
  // "told her what he | saw"
  if (GAPS.has(g.lower[g.phrases[subjects[0]].first - 1] ?? '')) return false;
  // "Let's talk"
  if (g.lower[at + 1] === "'s") return false;
  // "there were not enough | votes": nothing does anything there
  if (g.lower[g.phrases[subjects[0]].head] === 'there' && !BE.has(g.lower[at])) return false;
  const bare = group.first === group.verb && !group.infinitive;
  if (subjects.length === 1 && !passive && disagrees(g, subjects[0], group)) return false;
  // "Omar wrote a list, and top of it, above his home, | was dying": whose verb that is, nobody knows
  if (!bare) return group.infinitive || g.lower[group.first - 1] !== ',' || !hasVerb(g, subjects, group.first);
  return BE.has(g.lower[at]) || HAVE.has(g.lower[at]) || isSoundForm(g, at, group, subjects, passive);
}

/** The same of a verb without an auxiliary, by its form and what stands around it. */
function isSoundForm(
  g: BlockGrammar,
  at: number,
  group: VerbGroup,
  subjects: readonly number[],
  passive: boolean,
): boolean {
  const use = g.tables.lexicon.anyVerb.get(g.lower[at]) ?? '';
  // "killed by a mob lynch": one person does nothing in the plain form
  const named = g.mentions[g.mentionAt[g.phrases[subjects[0]].head]]?.label;
  if (use.includes('b') && !/[ds]/.test(use) && subjects.length === 1 && named === 'PERSON') return false;
  if (!passive && use.includes('n') && isComplement(g, subjects[0])) return false;
  // "growth and | sound policy", "specialty | produce markets": one thing does nothing in the plain form
  if (use === 'b' && subjects.length === 1 && isOneThing(g, subjects[0])) return false;
  // "a prisoner, suspected to be armed"
  if (!passive && g.lower[at + 1] === 'to' && RAISED.has(g.lower[at])) return false;
  if (!passive && !/[bsdg]/.test(use)) return use === '' && /(?:ed|s)$/.test(g.lower[at]);
  // "hardest-hit states", "a site called “Welcome to Tarn”"
  if (/^(?:-|["“]|``|'s)$/.test(g.lower[group.first - 1] ?? '')) return false;
  return !isAttributive(g, at, subjects);
}

/** "It was an event | designed to help": whether what seems the subject completes the verb before it. */
function isComplement(g: BlockGrammar, k: number): boolean {
  const { first, head } = g.phrases[k];
  if (g.block.register === 'caseless') return false;
  return g.classes[head] === CLASS.DET || g.classes[first - 1] === CLASS.AUX;
}

/** Whether a verb stands between the subject and the verb group that begins at token `first`. */
function hasVerb(g: BlockGrammar, subjects: readonly number[], first: number): boolean {
  for (let i = g.phrases[subjects[subjects.length - 1]].last; i < first; i++)
    if (isFiniteVerb(g, i) && !RELATIVE.has(g.lower[i - 1])) return true;
  return false;
}

/** "A medically | induced coma", "no sign of specific | increased threat": whether a participle describes a noun. */
function isAttributive(g: BlockGrammar, at: number, subjects: readonly number[]): boolean {
  let before = at - 1;
  while (before >= 0 && g.classes[before] === CLASS.ADV) before--;
  if (g.classes[before] === CLASS.DET) return true;
  if (g.classes[before] === CLASS.ADP) return before === at - 1 || g.lower[at].endsWith('ed');
  return g.classes[before] === CLASS.ADJ && !subjects.includes(g.phraseAt[before]);
}
