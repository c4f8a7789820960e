import { readWordLists } from '../../english/wordLists';
import table from './functionWords.tsv';

const WORDS = readWordLists(table);

/** Forms of "be", and of "get" as it makes passives. */
export const BE = WORDS.forms('be');
export const HAVE = WORDS.forms('have');
/** Modals, also parted from their negation: "wo" of "won't". */
export const MODALS = WORDS.forms('modal');
/** Modals that are words of their own. */
export const WHOLE_MODALS = WORDS.forms('whole modal');
export const NEGATIONS = WORDS.forms('negation');
/** What text without punctuation leaves of a negated auxiliary before its "t". */
export const NEGATED_STEMS = WORDS.forms('negated stem');
export const POSSESSIVE_PRONOUNS = WORDS.forms('possessive');
export const RELATIVE = WORDS.forms('relative');
/** Determiners that speak of a thing as known. */
export const DEFINITE = WORDS.forms('definite');
