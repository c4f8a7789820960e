import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { objectPhrases } from '../grammar/objectPhrases';
import table from './attribution.tsv';
import { fillersOf } from './fillers';
import type { Trigger } from './triggers';

const WORDS = readWordLists(table);
/** Verbs that hardly ever have somebody for their object: who stands after them speaks. */
const SAYS = WORDS.forms('says');
/**
 * Verbs that may have somebody for their object: who stands after them speaks only where a quotation ends before them.
 */
const TELLS = WORDS.forms('tells');

const QUOTE = /^(?:"|”|''|’|»)$/;

/**
 * The phrases of who speaks where the verb comes first: "“We lost”, said Ada Brun", "The talks failed, says the
 * minister". An empty list where it does not.
 *
 * @param end where the clause of the trigger ends, a token
 */
export function invertedSpeakers(g: BlockGrammar, trigger: Trigger, end: number): number[] {
  const { group, lemma, sentence } = trigger;
  if (trigger.pos !== 'v' || group === null || group.first !== group.verb || group.passive) return [];
  const says = SAYS.has(lemma);
  if (!says && !TELLS.has(lemma)) return [];
  const before = trigger.first - 1;
  const quoted = before >= 0 && (QUOTE.test(g.lower[before]) || QUOTE.test(g.lower[before - 1] ?? ''));
  if (!quoted && !(says && before >= sentence.first && g.lower[before] === ',')) return [];
  const speakers = objectPhrases(g, trigger.last, end);
  if (speakers.length === 0 || !speakers.every(k => isSomebody(g, k))) return [];
  return opensClause(g, g.phrases[speakers[speakers.length - 1]].last, end) ? [] : speakers;
}

/** Whether nobody is spoken to in the object of a verb: "said Chad signed" tells of Chad. */
export function hasNoAudience({ type, lemma }: Trigger): boolean {
  return type.name === 'Statement.Say' && SAYS.has(lemma);
}

/** A name, or a noun with its article: "the minister", "a spokeswoman". */
function isSomebody(g: BlockGrammar, k: number): boolean {
  const { first, head } = g.phrases[k];
  if (fillersOf(g, k).some(filler => filler.kind === 'entity')) return true;
  return g.classes[first] === CLASS.DET && g.classes[head] === CLASS.NOUN && g.figureAt[head] < 0;
}

/**
 * Whether the phrase that ends at `at`, with what prepositions add to it, is the subject of a verb of its own: "said
 * the plan failed".
 */
function opensClause(g: BlockGrammar, at: number, end: number): boolean {
  let i = at;
  while (i < end && g.classes[i] === CLASS.ADV) i++;
  while (i + 1 < end && g.classes[i] === CLASS.ADP && g.phraseAt[i + 1] >= 0) i = g.phrases[g.phraseAt[i + 1]].last;
  return i < end && (g.classes[i] === CLASS.AUX || g.classes[i] === CLASS.VERB);
}
