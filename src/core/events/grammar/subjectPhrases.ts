import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause, isFiniteVerb, isTimePhrase, opensSentence } from './blockGrammar';
import table from './clauseWords.tsv';
import { controllingObject, controllingParticiple, isPlot, isPlotOfOthers } from './control';
import { coordinatedLeft } from './coordination';
import { BE, RELATIVE } from './functionWords';
import { beforeApposition, beforeInsertion, beforeRelative, openingComma, openingSpeech } from './insertions';
import {
  beforeComparison,
  beforeList,
  finiteBefore,
  infinitiveBefore,
  isBare,
  isSetFor,
  verbOfParticle,
} from './looseVerbs';
import { followsDependent } from './mainVerb';
import { beforeLand, headOfChain, isPlaceName, subjectChain } from './phraseChains';
import { beforeBracket, beforeContrast, isOfLast, personBefore } from './phrasesBefore';
import { isReducedParticiple } from './reducedPassives';
import { readVerbGroup, type VerbGroup } from './verbGroup';

const WORDS = readWordLists(table);
/** "asked Egypt to leave": verbs whose object does what the infinitive says. */
const INFINITIVE_CONTROL = WORDS.forms('infinitive control');
/** "helped Mali win": verbs whose object does what a plain form behind it says. */
const BARE_CONTROL = WORDS.forms('bare control');
const TAKES_CLAUSE = WORDS.forms('takes clause');
const APPEALS = WORDS.forms('appeal');
/** Verbs of who names somebody or something for what he says. */
const CITES = WORDS.forms('cites');
const SUBORDINATORS = WORDS.forms('subordinator');
const ELLIPTIC = WORDS.forms('elliptic');

/**
 * A verb group whose subject is looked for, in a sentence that begins at token `from`; `depth` counts the verbs looked
 * past.
 */
interface Search {
  readonly g: BlockGrammar;
  readonly group: VerbGroup;
  readonly from: number;
  readonly depth: number;
}

/**
 * The noun phrases of the subject of a verb group, or an empty list where none is found. Looks through relative
 * pronouns, appositions between commas, prepositional phrases after the head, and shared subjects ("met and embraced").
 */
export function subjectPhrases(g: BlockGrammar, group: VerbGroup, from: number, depth = 0): number[] {
  const search = { g, group, from, depth };
  let i = lastBefore(search);
  if (i < from) return [];
  if (RELATIVE.has(g.lower[i])) return antecedents(g, i, from);
  if (ELLIPTIC.has(g.lower[i]) && g.phraseAt[i] < 0 && !isGerund(search)) return [];
  if (g.phraseAt[i] < 0 && g.lower[i] === ',') {
    const outer = subjectBeforeComma(search, i);
    if (outer !== undefined) return outer;
    i = wordBeforeComma(g, i, from);
    if (i < from || g.phraseAt[i] < 0) return [];
  }
  return subjectOfGerund(search, i) ?? subjectEndingAt(search, i);
}

/**
 * The noun phrases that a participle without an auxiliary describes: "a man | accused of theft", "Ada Brun, | accused
 * of theft". A name or a place right before it takes no such participle without a comma: "the wife of Omar Diallo |
 * killed in Oslo".
 */
export function describedPhrases(g: BlockGrammar, group: VerbGroup, from: number): number[] {
  const i = lastBefore({ g, group, from, depth: 0 });
  const comma = g.lower[i] === ',';
  const k = i < from ? -1 : (g.phraseAt[comma ? i - 1 : i] ?? -1);
  if (k < 0 || RELATIVE.has(g.lower[i])) return subjectPhrases(g, group, from);
  if (comma) return g.mentionAt[g.phrases[k].head] >= 0 && !isPlaceName(g, k) ? [k] : subjectChain(g, k, from);
  const apposed = beforeApposition(g, k, from);
  // "protests in Hong Kong, police | fired": a place is no police
  const isNamed = apposed !== k && g.mentionAt[g.phrases[apposed].head] >= 0 && !isPlaceName(g, apposed);
  if (isNamed) return [apposed];
  // "Man who stalked Ada Brun | freed"
  const before = g.phrases[k].first - 1;
  if (g.mentionAt[g.phrases[k].head] >= 0 && before > from && isOfRelative(g, group, before, from))
    return sharedSubject(g, before, from, 0);
  const named = g.mentionAt[g.phrases[k].head] >= 0 || isTimePhrase(g, k);
  return named ? subjectChain(g, k, from) : coordinatedLeft(g, k);
}

/** The last token before a verb group that is no adverb, quotation mark or bracket. */
function lastBefore({ g, group, from }: Search): number {
  let i = group.first - 1;
  while (i >= from && (g.classes[i] === CLASS.ADV || /^["“”]$/.test(g.lower[i]))) i--;
  return g.lower[i] === ')' ? beforeBracket(g, i, from) : i;
}

/** What the relative pronoun at token `i` stands for. */
function antecedents(g: BlockGrammar, i: number, from: number): number[] {
  const last = g.phraseAt[g.lower[i - 1] === ',' ? i - 2 : i - 1] ?? -1;
  const contrasted = last < 0 ? -1 : beforeContrast(g, last);
  const nearest = contrasted >= from ? g.phraseAt[contrasted] : last;
  const antecedent = nearest >= 0 && g.lower[i] === 'who' ? personBefore(g, nearest, from) : nearest;
  if (antecedent < 0 || i <= from) return [];
  return equated(g, antecedent, from) ?? (isOfLast(g, antecedent, i) ? [antecedent] : coordinatedLeft(g, antecedent));
}

/** "Ada and Omar were among three leaders who": the names that phrase `k` is said to be; undefined where it is not. */
function equated(g: BlockGrammar, k: number, from: number): number[] | undefined {
  if (g.mentionAt[g.phrases[k].head] >= 0) return undefined;
  let before = g.phrases[headOfChain(g, k, from)].first - 1;
  if (g.lower[before] === 'among') before--;
  if (before <= from || g.classes[before] !== CLASS.AUX || !BE.has(g.lower[before])) return undefined;
  const subjects = subjectPhrases(g, readVerbGroup(g, before, ''), from, 1);
  return subjects.length > 0 && subjects.every(s => g.mentionAt[g.phrases[s].head] >= 0) ? subjects : undefined;
}

function isGerund({ g, group }: Search): boolean {
  // "denied having killed her"
  if (g.lower[group.first] === 'having') return true;
  return /ing$/.test(g.lower[group.verb]) && !group.progressive;
}

/** The subject before what the comma at token `i` closes; undefined where the comma closes nothing. */
function subjectBeforeComma(search: Search, i: number): number[] | undefined {
  const { g, group, from, depth } = search;
  if (isGerund(search)) return sharedSubject(g, verbOfGerund(search, i), from, depth);
  const speech = openingSpeech(g, i, from);
  if (speech > from && g.phraseAt[speech - 1] >= 0) return subjectEndingAt(search, speech - 1);
  if (group.infinitive) {
    // "called on the minister, a friend of his, to resign"
    const opening = openingComma(g, i, from);
    return opening < 0 ? undefined : subjectEndingAt(search, opening - 1);
  }
  // "The man who shot the guard, Ada Brun, | was": the apposition is the object's
  const apposed = openingComma(g, i, from);
  const object = apposed < 0 ? -1 : (g.phraseAt[apposed - 1] ?? -1);
  const verb = object < 0 ? -1 : g.phrases[object].first - 1;
  if (verb > from && isOfRelative(g, group, verb, from)) return sharedSubject(g, verb, from, depth);
  const outside = beforeInsertion(g, i, from);
  if (outside !== undefined) return [...outside];
  // "met the president, signed a treaty": the subject of the verb before
  for (let j = i - 1; j >= from && !breaksClause(g, j); j--)
    if (isFiniteVerb(g, j) && !isOpened(g, j, from)) return sharedSubject(g, i - 1, from, depth);
  return undefined;
}

/** Where the verb stands on which the gerund behind the comma at token `i` hangs; "citing" is of who said before. */
function verbOfGerund({ g, group, from }: Search, i: number): number {
  if (!TAKES_CLAUSE.has(g.lower[group.verb]) && !CITES.has(g.lower[group.verb]))
    return beforeComparison(g, i - 1, from);
  for (let j = from; j < i; j++)
    if (TAKES_CLAUSE.has(g.lower[j]) && isFiniteVerb(g, j) && !isOpened(g, j, from)) return j;
  return i - 1;
}

/**
 * "When the vote began, Norway left", "a man who fled was held": whether a word before the verb at token `i` makes it
 * depend.
 */
function isOpened(g: BlockGrammar, i: number, from: number): boolean {
  for (let j = i - 1; j >= from && !breaksClause(g, j) && g.lower[j] !== ','; j--) {
    if (g.classes[j] === CLASS.CONJ && g.lower[j] !== 'and' && g.lower[j] !== 'but' && g.lower[j] !== 'or') return true;
    if (SUBORDINATORS.has(g.lower[j]) || RELATIVE.has(g.lower[j])) return true;
  }
  return false;
}

/** The last word of a noun phrase, or verb, before the comma at token `i`. */
function wordBeforeComma(g: BlockGrammar, i: number, from: number): number {
  let at = i - 1;
  while (at >= from && g.phraseAt[at] < 0 && g.classes[at] !== CLASS.VERB && g.classes[at] !== CLASS.AUX) at--;
  return at;
}

/**
 * Who does what a gerund says, where the clause before it tells: a phrase that ends at token `i`, or stands before it.
 */
function subjectOfGerund(search: Search, i: number): number[] | undefined {
  const { g } = search;
  // "in Oslo, with police clearing the square": police clear it
  const absolute = isGerund(search) ? (g.phraseAt[i] ?? -1) : -1;
  if (absolute >= 0) {
    const chain = coordinatedLeft(g, absolute);
    if (g.lower[g.phrases[chain[0]].first - 1] === 'with') return chain;
  }
  if (g.classes[i] !== CLASS.ADP || !isGerund(search)) return undefined;
  return controllingObject(g, i, search.from);
}

/** The subject that ends at token `i`, or where no noun phrase does, that of the verb before it. */
function subjectEndingAt(search: Search, i: number): number[] {
  const { g, group, from, depth } = search;
  const phrase = g.phraseAt[i];
  const finite = !group.infinitive && !isGerund(search);
  // "accused Omar Diallo of lying and | was fired": who accused, and not who lied
  if (phrase < 0) return subjectBehindVerb(search, i);
  const contrasted = Math.max(beforeContrast(g, phrase), finite ? beforeLand(g, phrase, from) : -1);
  if (contrasted >= from) return subjectEndingAt(search, contrasted);
  const joinsClause = (preposition: number): boolean => opensSubordinate(g, group, preposition, from);
  const head = headOfChain(g, phrase, from, joinsClause);
  const before = g.phrases[head].first - 1;
  // "on Monday met": a preposition without a noun before it; the subject is elsewhere
  if (before >= from && g.classes[before] === CLASS.ADP && depth < 3 && !joinsClause(before)) {
    if (!group.infinitive) return subjectPhrases(g, { ...group, first: before }, from, depth + 1);
    return isAskedOf(g, before, from) ? coordinatedLeft(g, head) : sharedSubject(g, before - 1, from, depth);
  }
  const outer = finite && depth < 3 ? nonfiniteAt(g, before, from) : -1;
  if (outer >= 0) return subjectPhrases(g, { ...group, first: outer }, from, depth + 1);
  if (before >= from && finite && isOfRelative(g, group, before, from)) return sharedSubject(g, before, from, depth);
  if (isTimePhrase(g, head) && depth < 3)
    return subjectPhrases(g, { ...group, first: g.phrases[head].first }, from, depth + 1);
  if (group.infinitive) return isPlotOfOthers(g, head, from) ? [] : controlledSubject(g, head, from, depth);
  const carrying = beforeParticiple(g, head === phrase ? beforeList(g, phrase, from) : before, from);
  return subjectChain(g, carrying >= 0 ? carrying : phrase, from, joinsClause);
}

/**
 * Where the gerund behind a preposition, or the infinitive, of the verb at token `i` begins: "The man accused | of
 * killing her was jailed", "A man suspected | to have sold it was held". -1 where it is neither.
 */
function nonfiniteAt(g: BlockGrammar, i: number, from: number): number {
  if (i - 1 <= from || g.classes[i] !== CLASS.VERB) return -1;
  // "quoted a guard as saying the blast | was aimed at her"
  if (/ing$/.test(g.lower[i])) return g.classes[i - 1] === CLASS.ADP && !TAKES_CLAUSE.has(g.lower[i]) ? i - 1 : -1;
  const { infinitive, first } = readVerbGroup(g, i, 'bn');
  return infinitive && first > from ? first : -1;
}

/** The subject of a verb right behind another word that is no noun phrase, at token `i`. */
function subjectBehindVerb({ g, group, from, depth }: Search, i: number): number[] {
  const finite = !group.infinitive && !isGerund({ g, group, from, depth });
  // "the strike set | to begin"
  if (group.infinitive && isSetFor(g, i, from)) return describedPhrases(g, readVerbGroup(g, i, 'n'), from);
  // "nine people believed | to have left"
  if (group.infinitive && g.classes[i] === CLASS.VERB && isReducedParticiple(g, i, g.classes.length))
    return describedPhrases(g, readVerbGroup(g, i, 'n'), from);
  const convicted = isGerund({ g, group, from, depth }) ? controllingParticiple(g, i, from) : -1;
  if (convicted >= 0) return describedPhrases(g, readVerbGroup(g, convicted, 'n'), from);
  // ", her doctor said, but | has been treated"
  const speech = finite && g.lower[i - 1] === ',' ? openingSpeech(g, i - 1, from) : -1;
  const outer = finite && speech < 0 ? beforeRelative(g, i, from) : speech;
  if (outer > from) return sharedSubject(g, outer - 1, from, depth);
  const verb = finite ? (infinitiveBefore(g, group, i) ?? finiteBefore(g, i, from)) : i;
  const shared = sharedSubject(g, verb, from, depth);
  // "The gun that Ada Brun used | belonged to": what the relative clause is about
  const own = verbOfParticle(g, i);
  const isOfBoth =
    finite && verb === i && shared.length > 0 && (followsDependent(g, group.first, from) || own < i || isBare(g, i));
  const stands = isOfBoth && readVerbGroup(g, own, 'd').first === g.phrases[shared[shared.length - 1]].last;
  const gap = stands ? gapOf(g, shared, from) : [];
  if (gap.length > 0) return gap;
  // "the man who police say | fled"
  const opener = finite && TAKES_CLAUSE.has(g.lower[i]) && shared.length > 0 ? g.phrases[shared[0]].first - 1 : -1;
  return opener > from && RELATIVE.has(g.lower[opener]) ? antecedents(g, opener, from) : shared;
}

/** "The man who shot Ada Brun | died": whether what stands before a verb is the object of the verb at token `i`. */
function isOfRelative(g: BlockGrammar, group: VerbGroup, i: number, from: number): boolean {
  return isObjectOf(g, group, i) && (followsDependent(g, group.first, from) || isRelative(g, i));
}

/**
 * Whether the verb at token `i` has what stands behind it for its object, and no clause: "The man who shot Ada Brun".
 */
function isObjectOf(g: BlockGrammar, group: VerbGroup, i: number): boolean {
  // "claimed to be her son | was jailed"
  if (g.classes[i] === CLASS.AUX) return BE.has(g.lower[i]);
  if (g.classes[i] !== CLASS.VERB || TAKES_CLAUSE.has(g.lower[i]) || /ing$/.test(g.lower[i])) return false;
  // "helped Mali win", "saw a man fall"
  const plain = group.first === group.verb && g.tables.lexicon.anyVerb.get(g.lower[group.verb])?.includes('b') === true;
  return !(plain && BARE_CONTROL.has(g.lower[i]));
}

/**
 * "who shot", "the man police say | shot": whether a relative pronoun, or one left out, is the subject of the verb at
 * token `i`.
 */
function isRelative(g: BlockGrammar, i: number): boolean {
  const before = readVerbGroup(g, i, 'd').first - 1;
  if (g.classes[before] === CLASS.VERB && TAKES_CLAUSE.has(g.lower[before]) && isFiniteVerb(g, before)) return true;
  return RELATIVE.has(g.lower[before]) && g.classes[before] !== CLASS.DET;
}

/**
 * What a relative clause is about whose subject is `subjects` and whose verb has no object of its own: "the man (that)
 * | Ada Brun | accused". Empty where nothing stands before the subject that it could be.
 */
export function gapOf(g: BlockGrammar, subjects: readonly number[], from: number): number[] {
  if (subjects.length === 0) return [];
  const before = g.phrases[subjects[0]].first - 1;
  if (before <= from) return [];
  if (RELATIVE.has(g.lower[before]) && g.classes[before] !== CLASS.DET) {
    // "said that police arrested" is no relative clause
    const about = g.phraseAt[g.lower[before - 1] === ',' ? before - 2 : before - 1] ?? -1;
    if (about < 0 || isTimePhrase(g, about)) return [];
    // "told Ada Brun that her father died"
    if (g.lower[before] === 'that' && g.mentionAt[g.phrases[about].head] >= 0) return [];
    // "who they suspected of", but not "who police said fled"
    const { last } = g.phrases[subjects[subjects.length - 1]];
    const whom = g.lower[before] !== 'who' || !TAKES_CLAUSE.has(g.lower[last]) || g.classes[last + 1] === CLASS.ADP;
    return whom ? antecedents(g, before, from) : [];
  }
  const k = g.phraseAt[before] ?? -1;
  if (k < 0 || isTimePhrase(g, k) || g.classes[g.phrases[k].head] !== CLASS.NOUN) return [];
  const opener = g.classes[g.phrases[k].first];
  return opener === CLASS.DET || (opener === CLASS.NUM && g.block.register !== 'caseless') ? [k] : [];
}

/** "a ferry carrying 80 people sank": the phrase before a participle at token `i`, or -1. */
function beforeParticiple(g: BlockGrammar, i: number, from: number): number {
  if (i - 1 < from || g.classes[i] !== CLASS.VERB || !/ing$/.test(g.lower[i])) return -1;
  const k = g.phraseAt[i - 1] ?? -1;
  return k >= 0 && g.classes[g.phrases[k].head] !== CLASS.PRON ? k : -1;
}

/**
 * Whether the preposition at token `i` joins a clause to the verb before it: "resigned after Ada Brun left", "Before
 * the vote began".
 */
function opensSubordinate(g: BlockGrammar, group: VerbGroup, i: number, from: number): boolean {
  if (group.infinitive || !SUBORDINATORS.has(g.lower[i])) return false;
  if (/ing$/.test(g.lower[group.verb]) && !group.progressive) return false;
  for (let j = i - 1; j >= from; j--) {
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX || g.classes[j] === CLASS.PUNCT) return true;
  }
  return i === from;
}

/** "asked Russia to employ": Russia employs; "plans a trip to discuss": who plans, discusses. */
function controlledSubject(g: BlockGrammar, phrase: number, from: number, depth: number): number[] {
  const before = g.phrases[phrase].first - 1;
  const amount =
    g.figureAt[g.phrases[phrase].head] >= 0 && g.figures[g.figureAt[g.phrases[phrase].head]].label === 'MONEY';
  if (before >= from && INFINITIVE_CONTROL.has(g.lower[before]) && g.classes[before] === CLASS.VERB && !amount)
    return coordinatedLeft(g, phrase);
  const shared = sharedSubject(g, before, from, depth);
  // a headline: "Steelmaker to cut 3,000 jobs"
  return shared.length === 0 && opensSentence(g, phrase, from) && !isPlot(g, phrase)
    ? coordinatedLeft(g, phrase)
    : shared;
}

/** "called on Beijing to withdraw", "appealed to Oslo to act": whether the preposition at `at` names who is asked. */
function isAskedOf(g: BlockGrammar, at: number, from: number): boolean {
  return at > from && /^(?:on|upon|to|for)$/.test(g.lower[at]) && APPEALS.has(g.lower[at - 1]);
}

/** The subject of the nearest verb at or before token `i`, in the same clause. */
function sharedSubject(g: BlockGrammar, i: number, from: number, depth: number): number[] {
  if (depth > 4) return [];
  for (let j = i; j >= from && j > i - 25; j--) {
    if (breaksClause(g, j)) return [];
    if (g.lower[j] !== 'according' && (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX)) {
      const group = readVerbGroup(
        g,
        j,
        /(?:ed|en|n|t)$/.test(g.lower[j]) ? 'dn' : /ing$/.test(g.lower[j]) ? 'g' : 'bs',
      );
      return subjectPhrases(g, group, from, depth + 1);
    }
  }
  return [];
}
