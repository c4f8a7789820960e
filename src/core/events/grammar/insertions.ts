import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause, isTimePhrase } from './blockGrammar';
import table from './clauseWords.tsv';
import { coordinatedLeft } from './coordination';
import { RELATIVE } from './functionWords';
import { lacksVerb } from './mainVerb';
import { isGoverned, subjectChain, takesClause } from './phraseChains';

const WORDS = readWordLists(table);
const OPENS_INSERTION = WORDS.forms('opens insertion');
/** What a list of names is led by: "including", "among them". */
const LISTS = WORDS.forms('leads list');

/** Most tokens between the commas of an insertion. */
const LONGEST = 40;

/**
 * The subject before what stands between commas, of which the comma at token `i` is the last: an apposition, a relative
 * clause, a participle, a phrase of place or time ("Putin, after talks in Oslo, | met"). Undefined where the comma
 * closes no insertion.
 */
export function beforeInsertion(g: BlockGrammar, i: number, from: number): readonly number[] | undefined {
  const opening = openingComma(g, i, from);
  const k = opening < 0 ? -1 : (g.phraseAt[opening - 1] ?? -1);
  if (k < 0) return undefined;
  const described = beforeApposition(g, k, from);
  // "the prime minister, Ada Brun, met": the name stands behind what she is
  const inner = g.phraseAt[i - 1] ?? -1;
  const whole = subjectChain(g, described, from);
  const named = inner >= 0 && g.phrases[inner].first === opening + 1 && isPerson(g, inner);
  if (named && g.mentionAt[g.phrases[whole[whole.length - 1]].head] < 0) return [inner];
  // "In Oslo, a town of fjords, it rained", "hurt in a blast, which hit a bank, | shattered windows"
  return isGoverned(g, whole[0], from) ? undefined : whole;
}

/** The comma that opens what the comma at token `i` closes; -1 where none does. */
export function openingComma(g: BlockGrammar, i: number, from: number): number {
  for (let j = i - 1; j > from && j > i - LONGEST && !breaksClause(g, j); j--) {
    // ", including Ada Brun, | Omar Diallo and Eva Paz,": a comma of a list
    if (g.lower[j] !== ',' || joinsList(g, j, i)) continue;
    if (opensClause(g, j + 1)) return j;
    if (!lacksVerb(g, i, j + 1)) return -1;
    if (opensPhrase(g, j + 1)) return j;
  }
  return -1;
}

/** Whether the comma at token `j` stands in a list that ends before the comma at token `i`. */
function joinsList(g: BlockGrammar, j: number, i: number): boolean {
  const k = g.phraseAt[i - 1] ?? -1;
  if (k < 0 || !LISTS.has(g.lower[listStart(g, k) - 1] ?? '')) return false;
  return j > listStart(g, k);
}

function listStart(g: BlockGrammar, k: number): number {
  return g.phrases[coordinatedLeft(g, k)[0]].first;
}

/** A relative clause or a participle at token `i`: ", who fled", ", accused of theft". */
function opensClause(g: BlockGrammar, i: number): boolean {
  const word = g.lower[i];
  if (RELATIVE.has(word) || word === 'whose' || OPENS_INSERTION.has(word)) return true;
  return g.classes[i] === CLASS.VERB && /(?:ed|en|wn|ing)$/.test(word);
}

function opensPhrase(g: BlockGrammar, i: number): boolean {
  return g.phraseAt[i] >= 0 || g.classes[i] === CLASS.ADP || g.classes[i] === CLASS.ADJ || g.classes[i] === CLASS.ADV;
}

/**
 * Phrase `k`, or where that itself stands in apposition ("John Poe, | 34, of Leeds", "Bangor, | Wales"), the one that
 * it describes.
 */
export function beforeApposition(g: BlockGrammar, k: number, from: number): number {
  let current = k;
  for (let guard = 0; guard < 3; guard++) {
    const whole = subjectChain(g, current, from);
    const before = g.phrases[whole[0]].first - 1;
    const opens = g.classes[before] === CLASS.ADP ? before - 1 : before;
    const outer = whole.length === 1 && opens > from && g.lower[opens] === ',' ? (g.phraseAt[opens - 1] ?? -1) : -1;
    if (outer < 0 || isTimePhrase(g, outer) || !(opens < before || describes(g, whole[0], outer))) return current;
    current = outer;
  }
  return current;
}

/**
 * Whether a phrase behind a comma tells more of the one before it: an age, what somebody named is, the land of a town.
 */
function describes(g: BlockGrammar, k: number, outer: number): boolean {
  const { head } = g.phrases[k];
  if (g.classes[head] === CLASS.NUM || g.figureAt[head] >= 0) return true;
  const named = g.mentionAt[g.phrases[outer].head];
  if (named < 0) return false;
  const own = g.mentionAt[head];
  return own < 0 || (g.mentions[own].label === 'GPE' && g.mentions[named].label === 'GPE');
}

function isPerson(g: BlockGrammar, k: number): boolean {
  const mention = g.mentionAt[g.phrases[k].head];
  return mention >= 0 && g.mentions[mention].label === 'PERSON';
}

/**
 * "His killers, Ada Brun said, | fled", "His killers, said Ada Brun, | fled": the comma before whoever says so; -1
 * where the comma at token `i` closes no such thing.
 */
export function openingSpeech(g: BlockGrammar, i: number, from: number): number {
  const k = g.phraseAt[i - 1] ?? -1;
  const verb = k < 0 ? i - 1 : g.phrases[k].first - 1;
  if (g.classes[verb] !== CLASS.VERB || !takesClause(g, verb)) return -1;
  const speaker = k < 0 ? (g.phraseAt[verb - 1] ?? -1) : -1;
  const opening = speaker < 0 ? verb - 1 : g.phrases[speaker].first - 1;
  return opening > from && g.lower[opening] === ',' && (k >= 0 || speaker >= 0) ? opening : -1;
}

/**
 * "pardoned a spy, who had fled, and | sacked": the comma before a relative clause that ", and" at token `i` ends; -1
 * where it ends none.
 */
export function beforeRelative(g: BlockGrammar, i: number, from: number): number {
  if (g.lower[i] !== 'and' || g.lower[i - 1] !== ',') return -1;
  for (let j = i - 2; j > from && !breaksClause(g, j); j--)
    if (g.lower[j] === ',') return RELATIVE.has(g.lower[j + 1]) || g.lower[j + 1] === 'whose' ? j : -1;
  return -1;
}
