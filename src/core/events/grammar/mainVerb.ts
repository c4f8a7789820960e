import { CLASS } from '../../english/classes/wordClasses';
import { type BlockGrammar, breaksClause, isFiniteVerb } from './blockGrammar';
import { RELATIVE } from './functionWords';
import { isGoverned } from './phraseChains';
import { isReducedParticiple } from './reducedPassives';

/**
 * Whether what stands before token `i`, in a sentence that begins at token `from`, still lacks a verb: there is one
 * finite verb for each word that opens a dependent clause, and none left over ("The man who lived in the house |
 * died").
 */
export function lacksVerb(g: BlockGrammar, i: number, from: number): boolean {
  const { verbs, openers } = countClauses(g, i, from);
  return verbs <= openers;
}

/** Whether a dependent clause stands before token `i` whose main clause has no verb yet. */
export function followsDependent(g: BlockGrammar, i: number, from: number): boolean {
  const { verbs, openers } = countClauses(g, i, from);
  return openers > 0 && verbs <= openers;
}

function countClauses(g: BlockGrammar, i: number, from: number): { readonly verbs: number; readonly openers: number } {
  let verbs = 0;
  let openers = 0;
  let inGroup = false;
  for (let j = i - 1; j >= from && !breaksClause(g, j); j--) {
    const verb = isFiniteVerb(g, j) && !isReduced(g, j, from) && !isReducedParticiple(g, j, g.classes.length);
    // "has been linked": an auxiliary and its verb are one
    if (verb && !inGroup) verbs++;
    inGroup = verb || (inGroup && g.classes[j] === CLASS.ADV);
    if (opensDependent(g, j)) openers++;
  }
  return { verbs, openers };
}

/**
 * "riding a motorcycle | loaded with", ", a clerk | wanted in": a participle behind a phrase that another word or a
 * comma opens.
 */
function isReduced(g: BlockGrammar, j: number, from: number): boolean {
  const k = g.phraseAt[j - 1] ?? -1;
  if (k < 0 || !/(?:ed|en|wn|ld)$/.test(g.lower[j])) return false;
  if (g.lower[from - 1] === ',' && g.phrases[k].first === from) return true;
  return g.classes[j + 1] === CLASS.ADP && isGoverned(g, k, from);
}

function opensDependent(g: BlockGrammar, j: number): boolean {
  const word = g.lower[j];
  if (RELATIVE.has(word)) return g.classes[j] !== CLASS.DET;
  return g.classes[j] === CLASS.CONJ && !/^(?:and|but|or|nor|yet|&)$/.test(word);
}
