import { CLASS } from '../../english/classes/wordClasses';
import { nounClasses } from '../../english/nounClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause, isFiniteVerb, isTimePhrase } from '../grammar/blockGrammar';
import clauseTable from '../grammar/clauseWords.tsv';
import { HAVE, RELATIVE } from '../grammar/functionWords';
import { beforeRelative } from '../grammar/insertions';
import { followsDependent, lacksVerb } from '../grammar/mainVerb';
import { takesClause } from '../grammar/phraseChains';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import allegationTable from './allegations.tsv';
import { needsCertainty } from './certainParties';
import { isDoneByNobody } from './doubts';
import type { Trigger } from './triggers';
import { useOf } from './verbUse';

const WORDS = readWordLists(clauseTable);
const SUBORDINATORS = WORDS.forms('subordinator');
const INFINITIVE_CONTROL = WORDS.forms('infinitive control');
const GERUND_CONTROL = WORDS.forms('gerund control');
const APPEALS = WORDS.forms('appeal');
/** Words anywhere before a verb that may turn what its clause says. */
const TURNS_CLAUSE = readWordLists(allegationTable).forms('turns clause');
const NOMINATIVE = WORDS.forms('subject pronoun');

/** Most tokens between an infinitive and a plain form that "and" joins to it. */
const JOINED = 8;

/** Deepest way from a verb to that whose subject it shares. */
const DEEPEST = 3;

/** A verb group and the noun phrases that are taken for its subject, in a sentence that begins at token `from`. */
interface Reading {
  readonly g: BlockGrammar;
  readonly group: VerbGroup;
  readonly subjects: readonly number[];
  readonly from: number;
  /** Whether the verb is a participle that describes the subject: "a man | jailed in May". */
  readonly reduced: boolean;
}

/**
 * Whether a trigger would accuse somebody, and it is not certain that the noun phrases found as the subject of its
 * verb, or of the verb that carries it, are that.
 */
export function isUnsure(
  g: BlockGrammar,
  { type, pos, sentence }: Trigger,
  subjects: readonly number[],
  group: VerbGroup,
  isReduced: boolean,
): boolean {
  if (!needsCertainty(type)) return false;
  const reduced = isReduced || (pos === 'a' && group.first === group.verb);
  return isFramed(g, group, sentence.first) || !isSureSubject({ g, group, subjects, from: sentence.first, reduced });
}

/**
 * Whether a word before a verb may turn what its clause says that no other rule reads: "rather than her brother, who |
 * stole", "neither the guard, who fled, nor".
 */
function isFramed(g: BlockGrammar, group: VerbGroup, from: number): boolean {
  for (let i = before(g, group.first - 1); i >= from && !breaksClause(g, i); i--) {
    if (TURNS_CLAUSE.has(g.lower[i])) return true;
    if (/^n(?:either|or)$/.test(g.lower[i])) return !group.negated && !isDoneByNobody(g, group);
  }
  return false;
}

/**
 * Whether it is certain that the noun phrases found as the subject of a verb are its subject, since the words between
 * and before them are all understood: they stand right before it, with nothing but what hangs on them, a relative
 * pronoun, one insertion between commas, or one verb with the same subject between; and nothing before governs them.
 * A clause of any other shape may be read wrongly. Linear in the clause.
 */
function isSureSubject(reading: Reading, depth = 0): boolean {
  const { g, group, subjects, reduced } = reading;
  const [outer] = subjects;
  if (outer === undefined) return true;
  const inner = subjects[subjects.length - 1];
  // "said Ada Brun"
  if (g.phrases[outer].first >= group.first) return true;
  const last = before(g, group.first - 1);
  if (last < g.phrases[inner].last) return reduced ? isSureDescription(reading) : isSureAdjacent(reading);
  if (RELATIVE.has(g.lower[last])) return isSureRelative(reading, last);
  if (group.infinitive) return isSureInfinitive(reading, last, depth);
  if (isGerund(reading)) return isSureGerund(reading, last, depth);
  if (reduced && isApposition(g, g.phrases[inner].last, last)) return opensClause(reading);
  const joined = joinedInfinitive(g, group, last);
  if (joined >= 0) return isSureBy(reading, joined, depth);
  if (!opensClause(reading)) return false;
  const end = pastChain(g, g.phrases[inner].last, last + 1);
  if (end > last) return true;
  if (isInsertion(g, end, last, g.classes[group.first] === CLASS.AUX) || isDescription(reading, end, last)) return true;
  return isSureShared(reading, last, depth);
}

/** Whether token `i` is a finite verb, or the auxiliary of one: not "to have | sold". */
function isFiniteAt(g: BlockGrammar, i: number): boolean {
  if (!isFiniteVerb(g, i) || g.phraseAt[i] >= 0) return false;
  const auxiliary = before(g, i - 1);
  const carries = g.classes[auxiliary] === CLASS.AUX || HAVE.has(g.lower[auxiliary] ?? '');
  return !carries || isFiniteVerb(g, auxiliary);
}

/** Whether the verb at token `i` is surely a participle that describes what stands before it: "led by", "thrown at". */
function isParticiple(g: BlockGrammar, i: number, isMain: boolean): boolean {
  if (g.classes[i] === CLASS.ADJ) return isMain;
  if (g.classes[i] !== CLASS.VERB) return false;
  const use = useOf(g, i);
  if (!use.includes('n')) return /ing$/.test(g.lower[i]);
  return isMain || !use.includes('d') || g.lower[i + 1] === 'by';
}

/** The last token at or before `i` that is no adverb and no mark of a quotation. */
function before(g: BlockGrammar, i: number): number {
  let at = i;
  while (at >= 0 && (g.classes[at] === CLASS.ADV || isQuote(g, at) || isSince(g, at))) at--;
  return at;
}

function isQuote(g: BlockGrammar, i: number): boolean {
  return /^(?:["“”]|``|'')$/.test(g.lower[i]);
}

/** "has since been freed": also the auxiliary before it belongs to the verb. */
function isSince(g: BlockGrammar, i: number): boolean {
  if (g.lower[i] === 'since') return g.classes[i - 1] === CLASS.AUX;
  return g.lower[i + 1] === 'since' && g.classes[i] === CLASS.AUX;
}

function isGerund({ g, group }: Reading): boolean {
  return group.first === group.verb
    ? /ing$/.test(g.lower[group.verb]) && !group.progressive
    : g.lower[group.first] === 'having' || g.lower[group.first] === 'being';
}

/** A subject right before its verb: of a clause of its own, or of an infinitive whose verb asks it to do that. */
function isSureAdjacent(reading: Reading): boolean {
  const { g, group, subjects } = reading;
  const at = g.phrases[subjects[0]].first - 1;
  const verb = /^(?:on|upon|to|for)$/.test(g.lower[at] ?? '') ? at - 1 : at;
  const asks = verb < at ? APPEALS.has(g.lower[verb] ?? '') : INFINITIVE_CONTROL.has(g.lower[verb] ?? '');
  if (group.infinitive && asks && g.classes[verb] === CLASS.VERB) return true;
  if (isGerund(reading)) return true;
  return opensClause(reading);
}

/** "a man | jailed in May", "Ada Brun, | jailed in May": a name only where nothing else before it may be meant. */
function isSureDescription(reading: Reading): boolean {
  const { g, subjects, from } = reading;
  const { head, first } = g.phrases[subjects[0]];
  // "Man who shot at the convoy | caught"
  if (first > from && followsDependent(g, first, from)) return false;
  if (g.mentionAt[head] >= 0) return opensClause(reading);
  // "killed in an attack | jailed"
  return g.classes[first - 1] !== CLASS.ADP || !g.tables.lexicon.nouns.has(g.lower[head]);
}

/** "Ada Brun, | a clerk | wanted in Spain": whether tokens `comma..last` are one phrase behind a comma, and no name. */
function isApposition(g: BlockGrammar, comma: number, last: number): boolean {
  const k = g.phraseAt[last] ?? -1;
  return g.lower[comma] === ',' && k >= 0 && g.phrases[k].first === comma + 1 && g.mentionAt[g.phrases[k].head] < 0;
}

/** "Ada Brun, | who fled": what stands right before the pronoun, unless that hangs on another person. */
function isSureRelative({ g, subjects, from }: Reading, relative: number): boolean {
  const k = subjects[subjects.length - 1];
  const { first, last } = g.phrases[k];
  const near = g.lower[relative - 1] === ',' ? relative - 1 : relative;
  if (last !== near) return pastChain(g, last, near) === near && !namesSomebody(g, last, near);
  const governor = g.classes[first - 1] === CLASS.ADP && first - 1 > from ? (g.phraseAt[first - 2] ?? -1) : -1;
  return governor < 0 || g.mentionAt[g.phrases[k].head] < 0 || !isSomebody(g, governor);
}

/** Whether a person stands among tokens `first..last`, by name or by a noun. */
function namesSomebody(g: BlockGrammar, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    const k = g.phraseAt[i];
    if (k < 0 || g.phrases[k].head !== i) continue;
    if (isSomebody(g, k)) return true;
  }
  return false;
}

/** Whether phrase `k` is a person, by name or by a noun. */
function isSomebody(g: BlockGrammar, k: number): boolean {
  const { head } = g.phrases[k];
  const mention = g.mentions[g.mentionAt[head]];
  return mention === undefined ? nounClasses(g.lower[head]).has('person') : mention.label === 'PERSON';
}

/** Whether a clause may begin with the subject: nothing right before it governs it, or lacks it. */
function opensClause({ g, subjects, from }: Reading): boolean {
  const { first, head } = g.phrases[subjects[0]];
  if (NOMINATIVE.has(g.lower[head]) || opens(g.lower[first - 1] ?? '')) return true;
  const at = before(g, first - 1);
  if (at < from || breaksClause(g, at)) return true;
  const word = g.lower[at];
  switch (g.classes[at]) {
    case CLASS.PUNCT:
      return word !== ',' || !isUnclosed(g, at, from) || isApposed(g, at, subjects);
    case CLASS.CONJ:
      return !/^(?:and|or|nor)$/.test(word) || !isInRelative(g, at, from);
    case CLASS.VERB:
      return takesClause(g, at);
    case CLASS.ADP:
      return SUBORDINATORS.has(word) || word === 'with';
    default:
      return opens(word) || endsTime(g, at) || g.classes[at] === CLASS.PRON;
  }
}

function opens(word: string): boolean {
  return RELATIVE.has(word) || SUBORDINATORS.has(word) || word === 'when' || word === 'where' || word === 'how';
}

/** "The mayor, | Ada Brun, resigned": whether the subject is a name between commas behind what she is. */
function isApposed(g: BlockGrammar, comma: number, subjects: readonly number[]): boolean {
  const k = subjects[subjects.length - 1];
  const outer = g.phraseAt[comma - 1] ?? -1;
  if (subjects.length > 1 || outer < 0 || g.phrases[k].first !== comma + 1 || g.lower[g.phrases[k].last] !== ',')
    return false;
  return g.mentionAt[g.phrases[k].head] >= 0 && g.mentionAt[g.phrases[outer].head] < 0;
}

function endsTime(g: BlockGrammar, at: number): boolean {
  const k = g.phraseAt[at] ?? -1;
  return k >= 0 && isTimePhrase(g, k);
}

/** "Ada Brun, | the wife of Omar Diallo was": whether a noun phrase that begins the sentence ends at a comma. */
function isUnclosed(g: BlockGrammar, comma: number, from: number): boolean {
  const k = g.phraseAt[comma - 1] ?? -1;
  const opening = g.phraseAt[from] >= 0 && isTimePhrase(g, g.phraseAt[from]) ? g.phrases[g.phraseAt[from]].last : from;
  if (k < 0 || isTimePhrase(g, k) || g.classes[opening] === CLASS.ADP) return false;
  return pastChain(g, opening, comma) === comma && g.phraseAt[opening] >= 0;
}

/** "The man who shot Ada Brun and | Omar Diallo": whether a relative clause goes on whose main clause has no verb. */
function isInRelative(g: BlockGrammar, at: number, from: number): boolean {
  for (let i = at - 1; i >= from && !breaksClause(g, i) && g.lower[i] !== ','; i--)
    if (RELATIVE.has(g.lower[i]) && g.classes[i] !== CLASS.DET) return lacksVerb(g, at, from);
  return false;
}

const JOINS_CHAIN: ReadonlySet<number> = new Set([CLASS.ADP, CLASS.ADV]);

/** Past noun phrases that prepositions or "and" join, from token `i` on, up to `end`. */
function pastChain(g: BlockGrammar, i: number, end: number): number {
  let at = i;
  while (
    at < end &&
    (g.phraseAt[at] >= 0 || JOINS_CHAIN.has(g.classes[at]) || isQuote(g, at) || /^(?:&|-|and|not)$/.test(g.lower[at]))
  )
    at++;
  return at;
}

/** ", a clerk from Oslo,", ", who fled in May,": whether one insertion stands between two commas, and no more. */
function isInsertion(g: BlockGrammar, opening: number, closing: number, isMain: boolean): boolean {
  if (g.lower[opening] === '(') return g.lower[closing] === ')';
  if (g.lower[opening] !== ',' || g.lower[closing] !== ',' || closing <= opening)
    return g.lower[closing] === ',' && closing === opening;
  let verbs = 0;
  let inGroup = false;
  for (let i = opening + 1; i < closing; i++) {
    if (breaksClause(g, i)) return false;
    const finite = isFiniteAt(g, i) && !isParticiple(g, i, isMain && g.phraseAt[i - 1] >= 0);
    if (finite && !inGroup) verbs++;
    inGroup = finite || (inGroup && g.classes[i] === CLASS.ADV);
  }
  const opener = g.lower[opening + 1];
  const isOpened = RELATIVE.has(opener) || opener === 'whose' || SUBORDINATORS.has(opener);
  const describes = g.classes[opening + 1] === CLASS.VERB || g.classes[opening + 1] === CLASS.ADV;
  return verbs === 0 || (verbs === 1 && (isOpened || describes));
}

/** Nouns are described right behind them: "The man | who shot Ada Brun | was", "A clerk | accused of theft | was". */
function isDescription({ g, group, subjects }: Reading, opening: number, last: number): boolean {
  if (g.mentionAt[g.phrases[subjects[subjects.length - 1]].head] >= 0) return false;
  const isRelative = RELATIVE.has(g.lower[opening]) && g.classes[opening] !== CLASS.DET;
  if (!isRelative && !isParticiple(g, opening, g.classes[group.first] === CLASS.AUX)) return false;
  let verbs = 0;
  let inGroup = false;
  for (let i = isRelative ? opening + 1 : opening; i <= last; i++) {
    if (g.lower[i] === ',' || breaksClause(g, i) || g.classes[i] === CLASS.CONJ) return false;
    if (i > opening && RELATIVE.has(g.lower[i]) && g.classes[i] !== CLASS.DET) return false;
    const finite = isFiniteAt(g, i);
    if (finite && !inGroup) verbs++;
    inGroup = finite || (inGroup && g.classes[i] === CLASS.ADV);
  }
  return verbs <= 1;
}

/** "Ada Brun sued her firm and | resigned": one verb of the same subject between, and no clause inside that. */
function isSureShared(reading: Reading, last: number, depth: number): boolean {
  const { g } = reading;
  if (!/^(?:and|but|or|,)$/.test(g.lower[last])) return false;
  // "pardoned a spy, who had fled, and | sacked"
  const opening = beforeRelative(g, last, reading.from);
  if (opening >= 0 && isInsertion(g, opening, last - 1, false)) return isSureShared(reading, opening, depth);
  const verb = onlyVerb(reading, last);
  return verb >= 0 && isSureBy(reading, verb, depth);
}

/** "asked police to find him and | arrest": the infinitive that "and", token `i`, joins a plain form to; or -1. */
function joinedInfinitive(g: BlockGrammar, { first, verb }: VerbGroup, i: number): number {
  if (g.lower[i] !== 'and' || first !== verb || !useOf(g, verb).includes('b')) return -1;
  for (let j = i - 1; j > 0 && j > i - JOINED; j--)
    if (g.classes[j] === CLASS.VERB) return g.lower[j - 1] === 'to' ? j : -1;
  return -1;
}

/** "plans to | resign", "was ordered to | leave", "is ready to | quit". */
function isSureInfinitive(reading: Reading, last: number, depth: number): boolean {
  const { g } = reading;
  const verb = g.classes[last] === CLASS.VERB || g.classes[last] === CLASS.AUX ? last : onlyVerb(reading, last);
  return verb >= 0 && isSureBy(reading, verb, depth);
}

/** "accused Ada Brun of | lying", "was convicted of | lying", "fled after | lying", ", | killing nine". */
function isSureGerund(reading: Reading, last: number, depth: number): boolean {
  const { g, subjects } = reading;
  const { first } = g.phrases[subjects[0]];
  if (GERUND_CONTROL.has(g.lower[first - 1] ?? '') && g.classes[first - 1] === CLASS.VERB) return true;
  const verb = onlyVerb(reading, last);
  return verb >= 0 && isSureBy(reading, verb, depth);
}

/** The only finite verb between the subject and token `last`, where no clause begins there; -1 elsewhere. */
function onlyVerb({ g, subjects }: Reading, last: number): number {
  let verb = -1;
  let inGroup = false;
  for (let i = g.phrases[subjects[subjects.length - 1]].last; i <= last; i++) {
    if (RELATIVE.has(g.lower[i]) && g.classes[i] !== CLASS.DET) return -1;
    if (breaksClause(g, i) || (g.classes[i] === CLASS.CONJ && !/^(?:and|or|but)$/.test(g.lower[i]))) return -1;
    const finite = isFiniteAt(g, i);
    if (finite && verb >= 0 && !inGroup) return -1;
    if (finite) verb = i;
    inGroup = finite || (inGroup && g.classes[i] === CLASS.ADV);
  }
  return verb;
}

/** Whether the subject is certain of the verb at token `verb` before it. */
function isSureBy(reading: Reading, verb: number, depth: number): boolean {
  const { g } = reading;
  if (depth >= DEEPEST) return false;
  const group = readVerbGroup(g, verb, useOf(g, verb));
  return group.first < reading.group.first && isSureSubject({ ...reading, group, reduced: false }, depth + 1);
}
