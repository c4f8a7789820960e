import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { Sentence } from '../../tokens/token';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { BE } from '../grammar/functionWords';
import { isNegation } from '../grammar/verbGroup';
import table from './copulas.tsv';

const FIRST = readWordLists(table).forms('first of its kind');

/** Farthest what makes a state news stands behind its verb, in tokens. */
const REACH = 12;

/**
 * Whether the auxiliary at token `i` is the verb of its clause, and what it says of its subject is news: a sum, a
 * count, an office, a first ("The price was 900 euros", "There are 142 cases", "Ada Brun will be the new minister").
 */
export function isCopulaOfNews(g: BlockGrammar, { last }: Sentence, i: number): boolean {
  if (!BE.has(g.lower[i]) || g.lower[i] === 'being' || g.lower[i] === 'been' || !/^[abiw]/.test(g.lower[i]))
    return false;
  let next = i + 1;
  while (next < last && (g.classes[next] === CLASS.ADV || isNegation(g.lower[next]))) next++;
  if (g.classes[next] === CLASS.VERB || g.classes[next] === CLASS.AUX || (g.phraseAt[next] ?? -1) < 0) return false;
  const { head } = g.phrases[g.phraseAt[next]];
  if (g.tables.lexicon.posts.has(g.lower[head]) && g.classes[next] === CLASS.DET) return true;
  const end = Math.min(last, next + REACH);
  for (let j = next; j < end && !breaksClause(g, j) && g.lower[j] !== ','; j++) {
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX) return false;
    const figure = g.figureAt[j];
    if (figure >= 0 && isAmount(g, figure)) return true;
    if (FIRST.has(g.lower[j]) && g.phraseAt[j] === g.phraseAt[next]) return true;
  }
  return false;
}

/** Whether a figure counts or measures; "one" of several does not. */
function isAmount(g: BlockGrammar, figure: number): boolean {
  const { label, start, end } = g.figures[figure];
  if (label === 'MONEY' || label === 'PERCENT' || label === 'QUANTITY') return true;
  return label === 'CARDINAL' && !/^one$/i.test(g.block.text.slice(start, end));
}
