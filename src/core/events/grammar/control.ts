import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause } from './blockGrammar';
import table from './clauseWords.tsv';
import { objectPhrases } from './objectPhrases';
import { readVerbGroup } from './verbGroup';

const WORDS = readWordLists(table);
/** "accused Egypt of supporting": verbs whose object does what the gerund says. */
const GERUND_CONTROL = WORDS.forms('gerund control');
/** Nouns of what somebody means to do: "a plot to kill". */
const PLOT = WORDS.forms('plot');
/** Verbs of those who find or stop what others mean to do. */
const FINDS_PLOT = WORDS.forms('finds plot');

/** Most tokens between a verb and the gerund that tells what its object does. */
const REACH = 24;
/** The same between a participle and such a gerund. */
const JOINED = 8;

/**
 * "accused Egypt of | supporting", "arrested Ada Brun, a clerk, for | stealing", "arrested her on suspicion of |
 * stealing": who does what the gerund behind the preposition at token `i` says, where the verb before is one of whose
 * object such a gerund tells; undefined where it is none, or is passive. The sentence begins at token `from`.
 */
export function controllingObject(g: BlockGrammar, i: number, from: number): number[] | undefined {
  for (let j = i - 1; j >= from && j > i - REACH && !breaksClause(g, j); j--) {
    if (g.classes[j] !== CLASS.VERB || g.phraseAt[j] >= 0) continue;
    if (!GERUND_CONTROL.has(g.lower[j]) || readVerbGroup(g, j, 'dn').passive) return undefined;
    const objects = objectPhrases(g, j + 1, i);
    return objects.length > 0 ? objects : undefined;
  }
  return undefined;
}

/**
 * "Ada Brun, convicted in May of | killing": the participle whose party does what the gerund behind token `i` says; -1
 * where none stands there.
 */
export function controllingParticiple(g: BlockGrammar, i: number, from: number): number {
  for (let j = i - 1; j > from && j > i - JOINED && !breaksClause(g, j); j--) {
    if (g.classes[j] !== CLASS.VERB) continue;
    const bare = readVerbGroup(g, j, 'n').first === j && (g.phraseAt[j + 1] ?? -1) < 0;
    return bare && GERUND_CONTROL.has(g.lower[j]) ? j : -1;
  }
  return -1;
}

/** Whether phrase `k` is a noun of what somebody means to do, and so does nothing itself: "an attempt | to rescue". */
export function isPlot(g: BlockGrammar, k: number): boolean {
  return PLOT.has(g.lower[g.phrases[k].head]);
}

/** "foiled a plot | to kill": whether phrase `k` tells what others mean to do than whoever stands before the verb. */
export function isPlotOfOthers(g: BlockGrammar, k: number, from: number): boolean {
  const { first } = g.phrases[k];
  if (!isPlot(g, k)) return false;
  const verb = g.classes[first - 1] === CLASS.ADP ? first - 2 : first - 1;
  return verb >= from && FINDS_PLOT.has(g.lower[verb]);
}
