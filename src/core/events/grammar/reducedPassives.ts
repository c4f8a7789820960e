import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause, isFiniteVerb, isTimePhrase } from './blockGrammar';
import table from './clauseWords.tsv';
import { RELATIVE } from './functionWords';
import { objectPhrases } from './objectPhrases';
import { takesClause } from './phraseChains';

const WORDS = readWordLists(table);
/** Pronouns that are subjects: no participle describes them. */
const SUBJECT_PRONOUN = WORDS.forms('subject pronoun');
/** Participles of verbs whose active takes no infinitive: "believed to have left". */
const HELD_TO_BE = WORDS.forms('held to be');
/** Verbs of which an object and a participle say what is wanted, or seen, to be done to it. */
const WANTS_DONE = WORDS.forms('wants done');

/** Forms of verbs that nothing is done by: "died", "arrived". */
const NO_PASSIVE = WORDS.forms('no passive');

/** How far behind a participle the verb of its clause may stand, in tokens. */
const REACH = 24;

const [UNKNOWN, NO, YES] = [0, 1, 2];
/** Answers by the tokens of a block: many ask of one verb. */
const answers = new WeakMap<Uint8Array, Uint8Array>();

/**
 * Whether the verb form at token `i`, without an auxiliary, is a participle that describes the phrase before it, since
 * the verb of the clause comes behind it: "The man shot in May | died", "The act, passed on Friday, | bans". In a
 * sentence that ends at token `limit`. Linear in the reach.
 */
export function isReducedParticiple(g: BlockGrammar, i: number, limit: number): boolean {
  let known = answers.get(g.classes);
  if (known === undefined) {
    known = new Uint8Array(g.classes.length);
    answers.set(g.classes, known);
  }
  if (known[i] === UNKNOWN)
    known[i] =
      isHeldToBe(g, i) || isWantedDone(g, i) || (isParticiple(g, i) && mainVerbFollows(g, i, limit)) ? YES : NO;
  return known[i] === YES;
}

/** "want Ada Brun | jailed", "to see the driver | sacked": what is to be done to the object of the verb before. */
export function isWantedDone(g: BlockGrammar, i: number): boolean {
  if (g.classes[i] !== CLASS.VERB || g.tables.lexicon.anyVerb.get(g.lower[i])?.includes('n') !== true) return false;
  const k = g.phraseAt[i - 1] ?? -1;
  if (k < 0) return false;
  const verb = g.phrases[k].first - 1;
  return WANTS_DONE.has(g.lower[verb] ?? '') && g.classes[verb] === CLASS.VERB;
}

/** "nine people | believed to have left": what only the passive of such a verb has behind it. */
function isHeldToBe(g: BlockGrammar, i: number): boolean {
  if (!HELD_TO_BE.has(g.lower[i]) || g.lower[i + 1] !== 'to') return false;
  const next = g.classes[i + 2];
  return (next === CLASS.VERB || next === CLASS.AUX) && (g.phraseAt[i - 1] ?? -1) >= 0;
}

/** Whether a form may be a participle behind a phrase, with nothing that it is done to behind it. */
function isParticiple(g: BlockGrammar, i: number): boolean {
  if (g.block.register === 'caseless' || g.classes[i] !== CLASS.VERB || takesClause(g, i)) return false;
  if (g.tables.lexicon.anyVerb.get(g.lower[i])?.includes('n') !== true) return false;
  const before = g.lower[i - 1] === ',' ? i - 2 : i - 1;
  const k = g.phraseAt[before] ?? -1;
  if (k < 0 || SUBJECT_PRONOUN.has(g.lower[before]) || RELATIVE.has(g.lower[before])) return false;
  if (NO_PASSIVE.has(g.lower[i]) || (before < i - 1 && closesRelative(g, before))) return false;
  return !isOfContactClause(g, k);
}

/** "Ada Brun, who led the union, | died at home, surrounded": whether a relative clause ends behind token `i`. */
function closesRelative(g: BlockGrammar, i: number): boolean {
  for (let j = i; j > 0 && j > i - REACH && !breaksClause(g, j); j--)
    if (g.lower[j] === ',') return RELATIVE.has(g.lower[j + 1] ?? '') || g.lower[j + 1] === 'whose';
  return false;
}

/** "The three stations | the ministry shut | reopened": whether phrase `k` begins a relative clause without "that". */
function isOfContactClause(g: BlockGrammar, k: number): boolean {
  const outer = g.phraseAt[g.phrases[k].first - 1] ?? -1;
  if (outer < 0 || isTimePhrase(g, outer)) return false;
  const { first, head } = g.phrases[outer];
  return g.classes[head] === CLASS.NOUN && (g.classes[first] === CLASS.DET || g.classes[first] === CLASS.NUM);
}

function mainVerbFollows(g: BlockGrammar, i: number, limit: number): boolean {
  const opened = g.lower[i - 1] === ',';
  // "tried to leave"
  if (g.lower[i + 1] === 'to' && g.classes[i + 2] === CLASS.VERB) return false;
  if (objectPhrases(g, i + 1, limit).length > 0) return false;
  const end = Math.min(limit, i + REACH);
  for (let j = i + 1; j < end && !opensOther(g, j); j++) {
    if (g.lower[j] === ',' && !opened) return false;
    if ((g.classes[j] !== CLASS.VERB && g.classes[j] !== CLASS.AUX) || g.phraseAt[j] >= 0) continue;
    // "killed | hopes", "set | bail": right behind it what looks like a verb may be its object
    const plain = g.classes[j] === CLASS.VERB && g.tables.lexicon.anyVerb.get(g.lower[j])?.includes('d') !== true;
    if (plain && j === i + 1) return false;
    // "killed, | mourned by thousands": a participle as well
    if (g.lower[j - 1] === ',' && g.lower[j + 1] === 'by') return false;
    if (isFiniteVerb(g, j)) return endsDescription(g, i, j, opened);
  }
  return false;
}

/** Whether token `j` begins a clause of its own, or joins one. */
function opensOther(g: BlockGrammar, j: number): boolean {
  const tag = g.classes[j];
  if (breaksClause(g, j) || tag === CLASS.CONJ || /^["“”]$/.test(g.lower[j])) return true;
  return RELATIVE.has(g.lower[j]) && (tag !== CLASS.DET || g.lower[j] === 'that');
}

/**
 * Whether what stands before the verb at token `j` belongs to the participle at `i`, and is not that verb's subject.
 */
function endsDescription(g: BlockGrammar, i: number, j: number, opened: boolean): boolean {
  let before = j - 1;
  while (before > i && g.classes[before] === CLASS.ADV) before--;
  if (g.lower[before] === ',') return opened;
  // between commas it ends with one
  if (opened) return false;
  const k = g.phraseAt[before] ?? -1;
  const governor = k < 0 ? -1 : g.phrases[k].first - 1;
  // "talks aimed at ending the war | began"
  const ofGerund = governor > i && g.classes[governor] === CLASS.VERB && /ing$/.test(g.lower[governor]);
  return k < 0 || isTimePhrase(g, k) || g.classes[governor] === CLASS.ADP || ofGerund;
}
