import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { isNegation } from '../grammar/verbGroup';
import table from './factuality.tsv';

const WORDS = readWordLists(table);
/** "doubted that", "false that", "unlikely that". */
const DOUBTS_CLAUSE = WORDS.forms('doubts clause');
const UNLIKELY = WORDS.forms('unlikely');
/** What "no" before it turns into a doubt: "no evidence that", "not true that". */
const BEARS_OUT = WORDS.forms('bears out');
/** Adverbs and subjects between a verb and the verb of the clause that it governs, at most, in tokens. */
const REACH = 12;

/** "pleaded not guilty to killing", "found not guilty of murder": the preposition stands at token `i`. */
export function isNotGuilty(g: BlockGrammar, i: number): boolean {
  return /^(?:of|to)$/.test(g.lower[i] ?? '') && g.lower[i - 1] === 'guilty' && g.lower[i - 2] === 'not';
}

/**
 * "doubt that she | lied", "no evidence that she | lied", "not true that she | lied": whether what a clause says is not
 * likely.
 */
export function isDoubted(g: BlockGrammar, first: number, from: number): boolean {
  for (let i = first - 1; i > from && i >= first - REACH; i--) {
    if (breaksClause(g, i) || g.lower[i] === ',') return false;
    if (g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX)
      return DOUBTS_CLAUSE.has(g.lower[i]) && g.phraseAt[i + 1] >= 0 && g.phraseAt[i + 1] === g.phraseAt[first - 1];
    if (g.lower[i] !== 'that') continue;
    const word = g.lower[i - 1];
    if (DOUBTS_CLAUSE.has(word) || UNLIKELY.has(word)) return true;
    return (
      BEARS_OUT.has(word) && (isNegation(g.lower[i - 2] ?? '') || /^(?:no|little|without)$/.test(g.lower[i - 2] ?? ''))
    );
  }
  return false;
}
