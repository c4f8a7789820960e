import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { BE } from '../grammar/functionWords';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import table from './allegations.tsv';

const WORDS = readWordLists(table);
/** Words by which a text leaves it to others that something is so. */
const HEARSAY = WORDS.forms('hearsay');
/** Verbs and nouns whose "of", "with" or clause tells what somebody is accused of. */
export const ALLEGES = WORDS.forms('alleges');
/** "arrested for stealing", "wanted for stealing": verbs of what is done on no more than a suspicion. */
const ON_SUSPICION = WORDS.forms('on suspicion');
/** Nouns for what may not be so, of which their clause tells: "rumours that he had fled". */
const RUMOUR = WORDS.forms('rumour');
/** "is said to have left": verbs whose passive tells what others say. */
const SAID_TO = WORDS.forms('said to');

/** How a text says that it leaves to others whether something is so. */
export type Alleged = 'allegedly' | 'reportedly';

/** Verbs by which somebody holds what may not be so. */
const BELIEVES = WORDS.forms('believes');
/** Verbs by which somebody tells of a crime, say, what others may deny. */
const CLAIMS = WORDS.forms('claims');

/** Whether a word from token `first` to the verb, or right before, leaves it to others that something is so. */
export function isHearsay(g: BlockGrammar, first: number, verb: number): boolean {
  for (let i = Math.max(0, first - 1); i < verb; i++) if (HEARSAY.has(g.lower[i])) return true;
  return false;
}

/** Forms that, before an infinitive, are participles only: "believed to have left". */
const HELD = /(?:ed|ght|said)$/;
/** How far back, in tokens, the verb may stand that reports a clause. */
const REACH = 14;

/**
 * The word for what a text leaves to others: "allegedly stole", "accused of stealing", "on suspicion of stealing", "is
 * said to have stolen", "alleged that he stole"; undefined where it tells it itself. `governor` is the token that
 * governs a gerund, or -1; `strict` whether it would accuse somebody.
 */
export function allegedBy(
  g: BlockGrammar,
  group: VerbGroup,
  from: number,
  governor: number,
  strict: boolean,
): Alleged | undefined {
  for (let i = Math.max(from, group.first - 2); i < group.verb; i++)
    if (HEARSAY.has(g.lower[i])) return g.lower[i] === 'reportedly' ? 'reportedly' : 'allegedly';
  const isGerund = !group.infinitive && !group.progressive && g.lower[group.verb].endsWith('ing');
  if (!isGerund) return reportedBy(g, group, from, strict);
  if (g.classes[group.first - 1] !== CLASS.ADP) return undefined;
  const accused = ALLEGES.has(g.lower[group.first - 2] ?? '') || ALLEGES.has(g.lower[governor] ?? '');
  const suspected = g.lower[group.first - 1] === 'for' && ON_SUSPICION.has(g.lower[governor] ?? '');
  return accused || suspected ? 'allegedly' : undefined;
}

/** What the verb or the noun before a clause or an infinitive makes of it. */
function reportedBy(g: BlockGrammar, group: VerbGroup, from: number, strict: boolean): Alleged | undefined {
  for (let i = group.first - 1; i >= from && i >= group.first - REACH; i--) {
    if (breaksClause(g, i) && g.lower[i] !== 'that') return undefined;
    const noun = ofNoun(g, i, group);
    if (noun !== undefined) return noun;
    if (group.infinitive && SAID_TO.has(g.lower[i]) && BE.has(g.lower[i - 1] ?? '')) return saidTo(g.lower[i]);
    if (g.classes[i] === CLASS.VERB) return ofVerb(g, i, group, strict);
  }
  return undefined;
}

/** "an allegation that he stole", "an allegation he stole", "rumours that he stole": the noun stands at token `i`. */
function ofNoun(g: BlockGrammar, i: number, group: VerbGroup): Alleged | undefined {
  const word = g.lower[i];
  const rumour = RUMOUR.has(word);
  if (!rumour && !ALLEGES.has(word)) return undefined;
  const tells = g.lower[i + 1] === 'that' || (g.classes[i] === CLASS.NOUN && opensReport(g, i + 1, group.first));
  return tells ? (rumour ? 'reportedly' : 'allegedly') : undefined;
}

/** "alleged that he stole", "is said to have stolen", "believes that he stole": the verb stands at token `i`. */
function ofVerb(g: BlockGrammar, i: number, group: VerbGroup, strict: boolean): Alleged | undefined {
  const word = g.lower[i];
  const { passive } = readVerbGroup(g, i, 'dn');
  // "is said to have left", "long believed to have left"
  if (group.infinitive) return passive || HELD.test(word) ? saidTo(word) : undefined;
  // "a woman who says he hit her"
  const claims = CLAIMS.has(word) || (SAID_TO.has(word) && g.lower[i - 1] === 'who');
  const told = ALLEGES.has(word) || (strict && claims);
  // "it is feared that"
  if ((passive && g.lower[i + 1] !== 'that') || !(told || BELIEVES.has(word))) return undefined;
  if (g.lower[i + 1] !== 'that' && !opensReport(g, i + 1, group.first)) return undefined;
  return told ? 'allegedly' : 'reportedly';
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
