import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { isNobody } from '../grammar/exceptPhrases';
import { isNegation, readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import table from './factuality.tsv';

const WORDS = readWordLists(table);
/** "doubted that", "false that", "unlikely that". */
const DOUBTS_CLAUSE = WORDS.forms('doubts clause');
const UNLIKELY = WORDS.forms('unlikely');
/** What "no" before it turns into a doubt: "no evidence that", "not true that". */
const BEARS_OUT = WORDS.forms('bears out');
/** Verbs of which "from" and a gerund say what does not happen. */
const KEEPS_FROM = WORDS.forms('keeps from');
/** Verbs that, denied, leave it open or untrue what their clause says: "did not find that she lied". */
const FINDS = WORDS.forms('finds clause');
/** Adverbs and subjects between a verb and the verb of the clause that it governs, at most, in tokens. */
const REACH = 12;

/** "banned Mali Air from | flying", "to prevent themselves from | being infected": "from" stands at token `i`. */
export function isKeptFrom(g: BlockGrammar, i: number): boolean {
  if (g.lower[i] !== 'from') return false;
  for (let j = i - 1; j >= 0 && j > i - REACH && !breaksClause(g, j); j--)
    if (g.classes[j] === CLASS.VERB) return KEEPS_FROM.has(g.lower[j]);
  return false;
}

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
      return doubts(g, i) && g.phraseAt[i + 1] >= 0 && g.phraseAt[i + 1] === g.phraseAt[first - 1];
    if (g.lower[i] !== 'that') continue;
    const word = g.lower[i - 1];
    if (doubts(g, i - 1)) return true;
    if (DOUBTS_CLAUSE.has(word) || UNLIKELY.has(word)) return true;
    return (
      BEARS_OUT.has(word) && (isNegation(g.lower[i - 2] ?? '') || /^(?:no|little|without)$/.test(g.lower[i - 2] ?? ''))
    );
  }
  return false;
}

/** "doubts", "did not find": whether the word at token `i` makes its clause doubtful. */
function doubts(g: BlockGrammar, i: number): boolean {
  if (DOUBTS_CLAUSE.has(g.lower[i])) return true;
  if (g.classes[i] !== CLASS.VERB || !FINDS.has(g.lower[i])) return false;
  const group = readVerbGroup(g, i, 'b');
  // "Nothing suggests that"
  return group.negated || isDoneByNobody(g, group);
}

/** "Was he lying?", "If Ada Brun was a spy, | he helped": what is asked, or told on a condition before it. */
export function isSupposed(g: BlockGrammar, verb: number, from: number): boolean {
  const { sentences } = g.block;
  const own = sentences.find(s => s.first <= verb && verb < s.last);
  if (own !== undefined && g.lower[own.last - 1] === '?') return true;
  return g.lower[from] === 'if' && g.lower.slice(from, verb).includes(',');
}

/** "no troops crossed", "nobody came", "without crossing". */
export function isDoneByNobody(g: BlockGrammar, group: VerbGroup): boolean {
  // "without even thanking"
  let before = group.first - 1;
  while (before > 0 && g.classes[before] === CLASS.ADV) before--;
  if (g.lower[before] === 'without') return true;
  const k = g.phraseAt[group.first - 1] ?? -1;
  return k >= 0 && isNobody(g, k);
}
