import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import table from './allegations.tsv';

const WORDS = readWordLists(table);
/** Words by which a text leaves it to others that something is so. */
const HEARSAY = WORDS.forms('hearsay');
/** Verbs and nouns whose "of", "with" or clause tells what somebody is accused of. */
export const ALLEGES = WORDS.forms('alleges');
/** "is said to have left": verbs whose passive tells what others say. */
const SAID_TO = WORDS.forms('said to');

/** How a text says that it leaves to others whether something is so. */
export type Alleged = 'allegedly' | 'reportedly';

/** How far back, in tokens, the verb may stand that reports a clause. */
const REACH = 14;

/**
 * The word for what a text leaves to others: "allegedly stole", "accused of stealing", "on suspicion of stealing", "is
 * said to have stolen", "alleged that he stole"; undefined where it tells it itself. `governor` is the token that
 * governs a gerund, or -1.
 */
export function allegedBy(g: BlockGrammar, group: VerbGroup, from: number, governor: number): Alleged | undefined {
  for (let i = Math.max(from, group.first - 2); i < group.verb; i++)
    if (HEARSAY.has(g.lower[i])) return g.lower[i] === 'reportedly' ? 'reportedly' : 'allegedly';
  const isGerund = !group.infinitive && !group.progressive && g.lower[group.verb].endsWith('ing');
  if (!isGerund) return reportedBy(g, group, from);
  if (g.classes[group.first - 1] !== CLASS.ADP) return undefined;
  const accused = ALLEGES.has(g.lower[group.first - 2] ?? '') || ALLEGES.has(g.lower[governor] ?? '');
  return accused ? 'allegedly' : undefined;
}

/** What the verb before a clause or an infinitive makes of it. */
function reportedBy(g: BlockGrammar, group: VerbGroup, from: number): Alleged | undefined {
  for (let i = group.first - 1; i >= from && i >= group.first - REACH; i--) {
    const word = g.lower[i];
    if (breaksClause(g, i) && word !== 'that') return undefined;
    if (ALLEGES.has(word) && g.lower[i + 1] === 'that') return 'allegedly';
    if (g.classes[i] !== CLASS.VERB) continue;
    const { passive } = readVerbGroup(g, i, 'dn');
    if (group.infinitive) return passive ? saidTo(word) : undefined;
    return ALLEGES.has(word) && !passive && opensReport(g, i + 1, group.first) ? 'allegedly' : undefined;
  }
  return undefined;
}

function saidTo(verb: string): Alleged | undefined {
  if (!SAID_TO.has(verb)) return undefined;
  return ALLEGES.has(verb) ? 'allegedly' : 'reportedly';
}

/**
 * Whether a clause that the verb before token `i` reports begins there, of which the verb at token `end` is the first.
 */
function opensReport(g: BlockGrammar, i: number, end: number): boolean {
  for (let j = i; j < end; j++) if (g.classes[j] === CLASS.ADP && g.lower[j] !== 'of') return false;
  const k = g.phraseAt[end - 1] ?? -1;
  return k >= 0 && g.phrases[k].first === i;
}
