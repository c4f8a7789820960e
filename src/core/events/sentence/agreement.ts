import { CLASS } from '../../english/classes/wordClasses';
import { isPlural } from '../../english/inflect';
import { nounClasses } from '../../english/nounClasses';
import { readWordLists } from '../../english/wordLists';
import type { BlockGrammar } from '../grammar/blockGrammar';
import type { VerbGroup } from '../grammar/verbGroup';
import table from './telling.tsv';

const WORDS = readWordLists(table);
const PLURALS = WORDS.forms('plural');
/** Classes of nouns that may have a verb in the plural. */
const BODIES = WORDS.forms('acts as many');
/** Nouns in "s" that have a verb in the singular. */
const SINGULARS = WORDS.forms('singular');
const COUNTS = WORDS.forms('counts with article');
const FOR_ONE = WORDS.forms('verb of one');
const FOR_MANY = WORDS.forms('verb of many');

/** Whether a noun names one thing that is no body of people, which may have a verb in the plural. */
export function isOneThing(g: BlockGrammar, k: number): boolean {
  const { head, first } = g.phrases[k];
  const word = g.lower[head];
  if (g.classes[head] !== CLASS.NOUN || g.mentionAt[head] >= 0 || g.figureAt[first] >= 0) return false;
  if (isPlural(word) || PLURALS.has(word) || /(?:s|people|men)$/.test(word)) return false;
  return ![...nounClasses(word)].some(c => BODIES.has(c));
}

/**
 * Whether a verb is of another number than the noun of phrase `k`, which then is not its subject: "investment by
 * foreign investors | supports growth", "a list of stations | were shut".
 */
export function disagrees(g: BlockGrammar, k: number, { first, verb, infinitive }: VerbGroup): boolean {
  const { head, first: start } = g.phrases[k];
  if (infinitive || g.classes[head] !== CLASS.NOUN || g.mentionAt[head] >= 0 || g.figureAt[start] >= 0) return false;
  const word = g.lower[head];
  const bare = first === verb ? g.tables.lexicon.anyVerb.get(g.lower[verb]) : undefined;
  if (FOR_ONE.has(g.lower[first]) || bare === 's')
    return isPlural(word) && !SINGULARS.has(word) && !/(?:ss|us|is)$/.test(word) && g.lower[start] !== 'every';
  return (
    FOR_MANY.has(g.lower[first]) && /^(?:a|an|this|each)$/.test(g.lower[start]) && !COUNTS.has(word) && isOneThing(g, k)
  );
}
