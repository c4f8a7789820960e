import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause, isTimePhrase } from '../grammar/blockGrammar';
import clauseTable from '../grammar/clauseWords.tsv';
import { isNobody } from '../grammar/exceptPhrases';
import { BE } from '../grammar/functionWords';
import { isNegation, readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import table from './factuality.tsv';

const WORDS = readWordLists(table);
/** "doubted that", "false that", "unlikely that". */
const DOUBTS_CLAUSE = WORDS.forms('doubts clause');
const UNLIKELY = WORDS.forms('unlikely');
/** What "no" before it turns into a doubt: "no evidence that", "not true that". */
const BEARS_OUT = WORDS.forms('bears out');
const DENIES_CLAUSE = WORDS.forms('denies clause');
const CLAIMS = WORDS.forms('claim');
const INNOCENT = WORDS.forms('innocent');
const GUILTY = WORDS.forms('guilty');
/** "saw her steal it", "let her steal it". */
const SEES_DONE = readWordLists(clauseTable).forms('bare control');
/** Adverbs by which what a verb says is not so: "wrongly told her that". */
const FALSELY = WORDS.forms('falsely');
/** Verbs that end what their object only means to do. */
const GIVES_UP = WORDS.forms('gives up');
/** What makes a claim untrue whose clause stands before: "rumours that she had left were | false". */
const UNTRUE = WORDS.forms('untrue');
/** Verbs of which "from" and a gerund say what does not happen. */
const KEEPS_FROM = WORDS.forms('keeps from');
/** Verbs that, denied, leave it open or untrue what their clause says: "did not find that she lied". */
const FINDS = WORDS.forms('finds clause');
/** Adverbs and subjects between a verb and the verb of the clause that it governs, at most, in tokens. */
const REACH = 12;

/**
 * "far from | flying", "banned Mali Air from | flying", "to prevent themselves from | being infected": "from" stands at
 * token `i`.
 */
export function isKeptFrom(g: BlockGrammar, i: number): boolean {
  if (g.lower[i] !== 'from') return false;
  if (g.lower[i - 1] === 'far') return true;
  for (let j = i - 1; j >= 0 && j > i - REACH && !breaksClause(g, j); j--)
    if (g.classes[j] === CLASS.VERB) return KEEPS_FROM.has(g.lower[j]);
  return false;
}

/**
 * "pleaded not guilty to killing", "innocent of murder", "was not responsible for the fire": the preposition stands at
 * token `i`.
 */
export function isNotGuilty(g: BlockGrammar, i: number): boolean {
  if (!/^(?:of|to|for)$/.test(g.lower[i] ?? '')) return false;
  if (INNOCENT.has(g.lower[i - 1])) return true;
  return GUILTY.has(g.lower[i - 1]) && (isNegation(g.lower[i - 2] ?? '') || g.lower[i - 2] === 'not');
}

/** "foiled a plot | to kill", "dropped plans | to leave": whether the noun at token `i` names what is not to be. */
export function isGivenUp(g: BlockGrammar, i: number): boolean {
  const k = g.phraseAt[i] ?? -1;
  if (k < 0) return false;
  const { first } = g.phrases[k];
  return GIVES_UP.has(g.lower[g.classes[first - 1] === CLASS.ADP ? first - 2 : first - 1] ?? '');
}

/**
 * "doubt that she | lied", "no evidence that she | lied", "not true that she | lied": whether what a clause says is not
 * likely.
 */
export function isDoubted(g: BlockGrammar, group: VerbGroup, from: number, depends: boolean): boolean {
  if (depends || isUnseen(g, group)) return isUnseen(g, group);
  const { first } = group;
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
  // "Had he been arrested, | we would know"
  const inverted = g.lower[from] === 'had' && (g.phraseAt[from + 1] ?? -1) >= 0 && own !== undefined;
  if (inverted && g.lower.slice(from, own.last).includes(',')) return true;
  return isInCase(g, verb, from);
}

/** "If he lied, | he will resign": whether a condition stands before the clause of a verb. */
export function isInCase(g: BlockGrammar, verb: number, from: number): boolean {
  const opening = /^(?:["“]|``)$/.test(g.lower[from] ?? '') ? from + 1 : from;
  return /^(?:if|unless)$/.test(g.lower[opening] ?? '') && g.lower.slice(opening, verb).includes(',');
}

/**
 * "Reports that she | had died were false": whether the predicate behind the clause of a claim says that it is untrue.
 * `verb` is the verb of the clause, `that` the token of its conjunction.
 */
function isCalledUntrue(g: BlockGrammar, verb: number, that: number): boolean {
  if (g.lower[that] !== 'that') return false;
  for (let i = verb + 1; i < g.lower.length && i < verb + REACH && !breaksClause(g, i); i++)
    if (UNTRUE.has(g.lower[i])) {
      const by = g.lower.slice(verb + 1, i);
      return by.some(word => BE.has(word)) && !by.includes('not');
    }
  return false;
}

/**
 * "No guard saw Ada Brun | steal it": the token of the verb whose object does what a plain form says; -1 where none.
 */
function seenBy(g: BlockGrammar, { first, verb }: VerbGroup): number {
  const k = first === verb ? (g.phraseAt[first - 1] ?? -1) : -1;
  const at = k < 0 ? -1 : g.phrases[k].first - 1;
  return at >= 0 && g.classes[at] === CLASS.VERB && SEES_DONE.has(g.lower[at]) ? at : -1;
}

/** Whether nobody saw, or somebody did not see, what the plain form of a verb says. */
function isUnseen(g: BlockGrammar, group: VerbGroup): boolean {
  const at = seenBy(g, group);
  if (at < 0) return false;
  const seen = readVerbGroup(g, at, 'b');
  return seen.negated || isDoneByNobody(g, seen);
}

/** "no troops crossed", "nobody came", "without crossing". */
export function isDoneByNobody(g: BlockGrammar, group: VerbGroup): boolean {
  // "without even thanking"
  let before = group.first - 1;
  while (before > 0 && g.classes[before] === CLASS.ADV) before--;
  if (g.lower[before] === 'without') return true;
  const k = g.phraseAt[group.first - 1] ?? -1;
  return (k >= 0 && isNobody(g, k)) || followsNor(g, before);
}

/** "neither Ada Brun nor her son, Emil, | was hurt": whether no verb stands between "nor" and token `i`, at a comma. */
function followsNor(g: BlockGrammar, i: number): boolean {
  if (g.lower[i] !== ',') return false;
  for (let j = i - 1; j >= 0 && j > i - REACH && !breaksClause(g, j); j--) {
    if (g.lower[j] === 'nor') return true;
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX) return false;
  }
  return false;
}

/** "that her son, Emil, | had fled": the token before an apposition that a comma at token `i` closes; else `i`. */
function pastApposition(g: BlockGrammar, i: number, from: number): number {
  if (g.lower[i] !== ',') return i;
  for (let j = i - 1; j > from && j > i - REACH && !breaksClause(g, j); j--) {
    if (g.lower[j] === ',') return j - 1;
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX) return i;
  }
  return i;
}

/** "denied | on Monday that": the token before a phrase of when or where that ends at token `i`; else `i`. */
function pastCircumstance(g: BlockGrammar, i: number, from: number): number {
  const k = g.phraseAt[i] ?? -1;
  const before = k < 0 ? -1 : g.phrases[k].first - 1;
  if (before <= from) return i;
  if (g.classes[before] === CLASS.ADP && g.classes[before - 1] === CLASS.VERB) return before - 1;
  return isTimePhrase(g, k) && g.classes[before] === CLASS.VERB ? before : i;
}

/**
 * "denying reports of | five deaths": whether the noun whose phrase begins at token `first` is what a denied claim
 * tells.
 */
export function isDeniedNoun(g: BlockGrammar, first: number): boolean {
  if (!/^(?:of|about)$/.test(g.lower[first - 1] ?? '') || !CLAIMS.has(g.lower[first - 2] ?? '')) return false;
  const k = g.phraseAt[first - 2] ?? -1;
  return k >= 0 && DENIES_CLAUSE.has(g.lower[g.phrases[k].first - 1] ?? '');
}

/** "wrongly told her", "falsely claimed": whether the verb at token `i` says what is not so. */
function isWronglyTold(g: BlockGrammar, i: number): boolean {
  if (g.classes[i] !== CLASS.VERB) return false;
  const { first } = readVerbGroup(g, i, 'dn');
  for (let j = Math.max(0, first - 1); j < i; j++) if (FALSELY.has(g.lower[j])) return true;
  return false;
}

function deniesClause(g: BlockGrammar, i: number): boolean {
  return DENIES_CLAUSE.has(g.lower[i] ?? '') || isWronglyTold(g, i);
}

/**
 * "denied that she | had lied", "denied claims that she | had lied", "denied she | had lied": what a clause says is
 * denied.
 */
export function isDeniedClause(g: BlockGrammar, { first, verb }: VerbGroup, from: number): boolean {
  let i = pastApposition(g, first - 1, from);
  while (i >= from && i >= first - REACH && g.lower[i] !== 'that') {
    if (breaksClause(g, i) || g.lower[i] === ',' || g.classes[i] === CLASS.AUX) return false;
    // "denied | she had lied": no phrase of its own between the verb and the clause's subject
    if (g.classes[i] === CLASS.VERB)
      return deniesClause(g, i) && g.phraseAt[i + 1] >= 0 && g.phraseAt[i + 1] === g.phraseAt[first - 1];
    i--;
  }
  if (i <= from || g.lower[i] !== 'that') return false;
  const told = g.phraseAt[i - 1] >= 0 ? g.phrases[g.phraseAt[i - 1]].first - 1 : i - 1;
  // "wrongly told her that she | had lied", "denied on Monday that she | had lied"
  if (deniesClause(g, pastCircumstance(g, i - 1, from)) || isWronglyTold(g, told)) return true;
  // "dismissed claims by Omar Diallo that she | had lied"
  const by = g.phraseAt[i - 1] >= 0 ? g.phrases[g.phraseAt[i - 1]].first - 1 : -1;
  const claim = !CLAIMS.has(g.lower[i - 1]) && /^(?:by|from|in|of)$/.test(g.lower[by] ?? '') ? by - 1 : i - 1;
  if (!CLAIMS.has(g.lower[claim])) return false;
  if (isCalledUntrue(g, verb, i)) return true;
  for (let j = claim - 1; j >= from && j > claim - 4; j--)
    if (g.classes[j] === CLASS.VERB) return DENIES_CLAUSE.has(g.lower[j]);
  return false;
}
