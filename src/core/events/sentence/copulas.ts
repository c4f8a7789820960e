import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import type { Sentence } from '../../tokens/token';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { BE } from '../grammar/functionWords';
import { isNegation } from '../grammar/verbGroup';
import table from './copulas.tsv';
import type { LocalFiller } from './localEvent';

const FIRST = readWordLists(table).forms('first of its kind');

/** Farthest what makes a state news stands behind its verb, in tokens. */
const REACH = 12;

/**
 * Whether a form of "have" at token `i` is the verb of its clause and has a sum, a share, a measure or a count for its
 * object: "The firm had four million euros of charges".
 */
export function isHavingOfNews(g: BlockGrammar, { last }: Sentence, i: number): boolean {
  if (!/^(?:ha[sd]|have)$/.test(g.lower[i]) || g.block.register === 'caseless' || g.lower[i - 1] === 'to') return false;
  const k = g.phraseAt[i + 1] ?? -1;
  if (k < 0 || g.phrases[k].first !== i + 1 || i + 1 >= last) return false;
  const next = g.classes[g.phrases[k].last];
  if (next === CLASS.VERB || next === CLASS.AUX) return false;
  for (let j = i + 1; j < Math.min(g.phrases[k].last, last); j++)
    if (g.figureAt[j] >= 0 && isAmount(g, g.figureAt[j])) return true;
  return false;
}

/** Where what a form of "be" at token `i` says of its subject begins; -1 where it is no verb of its own. */
function predicateOf(g: BlockGrammar, last: number, i: number): number {
  if (!BE.has(g.lower[i]) || g.lower[i] === 'being' || g.lower[i] === 'been' || !/^[abiw]/.test(g.lower[i])) return -1;
  let next = i + 1;
  while (next < last && (g.classes[next] === CLASS.ADV || isNegation(g.lower[next]))) next++;
  return next;
}

/**
 * Whether the auxiliary at token `i` is the verb of its clause and says anything of a subject that is no pronoun: "The
 * victims were members of the club", "There is no claim", "Sales were below forecasts". It may be a row, and is no
 * event where it is none.
 */
export function isPlainCopula(g: BlockGrammar, { first, last }: Sentence, i: number): boolean {
  const next = predicateOf(g, last, i);
  if (next < 0 || next >= last || g.block.register === 'caseless') return false;
  const is = g.classes[next];
  if (is === CLASS.VERB || is === CLASS.AUX || g.lower[next] === 'to' || breaksClause(g, next)) return false;
  let before = i - 1;
  while (before > first && (g.classes[before] === CLASS.ADV || g.classes[before] === CLASS.AUX)) before--;
  if (before < first || g.lower[i - 1] === 'to') return false;
  if (g.lower[before] === 'there') return (g.phraseAt[next] ?? -1) >= 0;
  // "the man Ray Dunn | shot was unarmed"
  if ((g.tables.lexicon.anyVerb.get(g.lower[before]) ?? '').includes('d')) return false;
  if (g.classes[before] === CLASS.PRON) return /^(?:s?he)$/.test(g.lower[before]);
  return g.phraseAt[before] >= 0 || g.lower[before] === ',' || g.lower[before] === ')';
}

/**
 * Whether the auxiliary at token `i` is the verb of its clause, and what it says of its subject is news: a sum, a
 * count, an office, a first ("The price was 900 euros", "There are 142 cases", "Ada Brun will be the new minister").
 */
export function isCopulaOfNews(g: BlockGrammar, { last }: Sentence, i: number): boolean {
  const next = predicateOf(g, last, i);
  if (next < 0) return false;
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

/** Whether a word alone behind a state at `verb` says what somebody is, and stands for nobody of the text. */
export function isSaidOf({ kind, words, span, pronoun }: LocalFiller, verb: Span): boolean {
  return kind === 'words' && pronoun === undefined && span.start > verb.end && /^\p{L}+$/u.test(words ?? '');
}

/** Whether a figure counts or measures; "one" of several does not. */
function isAmount(g: BlockGrammar, figure: number): boolean {
  const { label, start, end } = g.figures[figure];
  if (label === 'MONEY' || label === 'PERCENT' || label === 'QUANTITY') return true;
  return label === 'CARDINAL' && !/^one$/i.test(g.block.text.slice(start, end));
}
