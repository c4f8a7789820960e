import type { Telling, TellingPhrase } from '../../annotations/annotator';
import { CLASS } from '../../english/classes/wordClasses';
import { isPlural as isPluralNoun } from '../../english/inflect';
import { verbLemma } from '../../english/verbs';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import { type BlockGrammar, isTimePhrase } from '../grammar/blockGrammar';
import { coordinatedRight } from '../grammar/coordination';
import { exceptPhrase } from '../grammar/exceptPhrases';
import { RELATIVE } from '../grammar/functionWords';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import { isPossessive } from './fillers';
import table from './telling.tsv';
import type { Trigger } from './triggers';

const WORDS = readWordLists(table);
const PLURALS = WORDS.forms('plural');
/** Prepositions that begin another story: what happened before, why, who is among them. */
const ASIDE = WORDS.forms('another story');

/** What the arguments of a trigger already found out about its clause. */
export interface ClauseParts {
  /** Noun phrases of the subject of the verb, or of the verb that carries a noun. */
  readonly subjects: readonly number[];
  /** Mentions that place the event: told beside the headline, not in it. */
  readonly places: readonly Span[];
  /** The verb that only carries an event noun, a token, or -1. */
  readonly carrier: number;
  readonly passive: boolean;
  /** Whether what follows the verb is its object, also where another verb stands behind it. */
  readonly keepsObject: boolean;
  /** Token at which the clause ends, half-open. */
  readonly end: number;
  /** How the form of the verb can be used: letters of `VerbForm`. */
  readonly use: string;
}

/** Most tokens of a clause behind "that", and what ends it. */
const MOST_OF_CLAUSE = 14;
const ENDS_CLAUSE = /^[.,;:"“”()]$/;

/** Most phrases that are kept behind a trigger. */
const MOST_PHRASES = 4;

/** The words of a clause that a headline of its event is made of. Linear in the clause. */
export function tellingOf(g: BlockGrammar, trigger: Trigger, parts: ClauseParts): Telling {
  const by = g.block.tokens[trigger.first].start;
  const { carrier } = parts;
  const subjects = parts.subjects.map(k => subjectPhrase(g, k, by));
  if (trigger.pos === 'v' && trigger.group !== null) {
    return {
      verb: firstWord(trigger.lemma),
      particle: wordsOf(g, trigger.at + 1, trigger.last),
      passive: parts.passive,
      modal: trigger.group.modal,
      subjects,
      plural: isPlural(g, parts, trigger.group),
      rest: restOf(g, trigger, parts, by),
    };
  }
  const k = trigger.pos === 'a' ? -1 : g.phraseAt[trigger.at];
  const isHead = k >= 0 && g.phrases[k].head === trigger.at;
  const own =
    k < 0
      ? tokensAs(g, '', trigger.first, trigger.last, by)
      : nounPhrase(g, '', k, by, isHead ? undefined : trigger.last);
  const after = isHead ? withOf(g, g.phrases[k].last) : trigger.last;
  const rest = [own, ...(k < 0 || isHead ? phrasesAfter(g, after, parts, by) : [])];
  // "held talks": the verb that carries the noun; in "talks were held" the noun says it all
  if (carrier >= 0 && carrier < trigger.at && parts.subjects.length > 0) {
    const group = readVerbGroup(g, carrier, parts.use);
    return {
      verb: lemmaOf(g, g.lower[carrier]),
      particle: '',
      passive: false,
      modal: group.modal,
      subjects,
      plural: isPlural(g, parts, group),
      rest,
    };
  }
  return {
    verb: null,
    particle: '',
    passive: false,
    modal: null,
    subjects: trigger.pos === 'a' ? subjects : [],
    plural: false,
    rest,
  };
}

function isPlural(g: BlockGrammar, { subjects, use }: ClauseParts, group: VerbGroup): boolean {
  if (subjects.length !== 1) return subjects.length > 1;
  const bare = group.first === group.verb && !group.infinitive && group.modal === null;
  // the text's own verb agrees with its subject
  if (bare && use === 's') return false;
  const { head, first } = g.phrases[subjects[0]];
  const word = g.lower[head];
  if (g.figureAt[first] >= 0 && !/^(?:a|an|one)$/.test(g.lower[first])) return true;
  if (g.mentionAt[head] >= 0) return g.mentions[g.mentionAt[head]].label === 'NORP' && word.endsWith('s');
  return PLURALS.has(word) || isPluralNoun(word);
}

/**
 * A step over the words behind a trigger: the phrase to keep, if any, the token to go on from, and whether to go on at
 * all.
 */
interface Step {
  readonly phrase?: TellingPhrase;
  readonly next: number;
  readonly ends?: boolean;
}

/**
 * What follows a verb: its phrases; where it has none, the clause that "that" begins: "argued | that the law was
 * unfair".
 */
function restOf(g: BlockGrammar, trigger: Trigger, parts: ClauseParts, by: number): readonly TellingPhrase[] {
  const { last, sentence } = trigger;
  const rest = phrasesAfter(g, last, parts, by);
  const apart = apartFrom(g, trigger, rest, by);
  if (apart !== undefined) return [...rest.slice(0, 1), apart, ...rest.slice(1).filter(p => p.start >= apart.end)];
  if (rest.length > 0 || parts.passive || g.lower[last] !== 'that' || g.phraseAt[last] >= 0) return rest;
  let end = last + 1;
  while (end < sentence.last && end < last + MOST_OF_CLAUSE && !ENDS_CLAUSE.test(g.lower[end])) end++;
  return end < last + 3 ? rest : [tokensAs(g, '', last, end, by)];
}

/** "found her | not guilty", "turned the offer | down": the rest of a verb behind its object. */
function apartFrom(
  g: BlockGrammar,
  { lemma, at, last }: Trigger,
  [object]: readonly TellingPhrase[],
  by: number,
): TellingPhrase | undefined {
  const words = lemma.split(' ').slice(1);
  if (words.length === 0 || last > at + 1 || object === undefined) return undefined;
  let first = last;
  while (first < g.block.tokens.length && g.block.tokens[first].start - by < object.end) first++;
  const stands = words.every((word, n) => g.lower[first + n] === word);
  return stands ? tokensAs(g, '', first, first + words.length, by) : undefined;
}

/**
 * The words that tell what follows a trigger: objects, prepositional phrases, an infinitive; no times, no place of the
 * event.
 */
function phrasesAfter(g: BlockGrammar, from: number, parts: ClauseParts, by: number): TellingPhrase[] {
  const out: TellingPhrase[] = [];
  for (let i = from; i < parts.end && out.length < MOST_PHRASES; ) {
    const step = objectAt(g, i, parts, out, by) ?? prepositionalAt(g, i, parts, by) ?? verbalAt(g, i, from, out, by);
    if (step === undefined) break;
    if (step.phrase !== undefined) out.push(step.phrase);
    if (step.ends === true) break;
    i = step.next;
  }
  return out;
}

/** An object that begins at token `i`. */
function objectAt(
  g: BlockGrammar,
  i: number,
  { end, keepsObject }: ClauseParts,
  before: readonly TellingPhrase[],
  by: number,
): Step | undefined {
  const k = g.phraseAt[i];
  if (k < 0) return undefined;
  // "took over | 300 shops": a figure that seems to begin with the particle
  const cut = g.phrases[k].first < i && before.length === 0 && g.figureAt[i] >= 0;
  if (g.phrases[k].first !== i && !cut) return undefined;
  if (cut) return { phrase: tokensAs(g, '', i, withOf(g, g.phrases[k].last), by), next: withOf(g, g.phrases[k].last) };
  const chain = withoutPronoun(g, coordinatedRight(g, k, end));
  const last = g.phrases[chain[chain.length - 1]].last;
  const next = Math.max(withOf(g, last), i + 1);
  if (isTimePhrase(g, k)) return { next };
  const isSubject = opensClause(g, last, end) && !(keepsObject && before.length === 0);
  if (isSubject || !takesObject(g, before, i, by)) return undefined;
  return { phrase: chain.length > 1 ? tokensAs(g, '', i, next, by) : nounPhrase(g, '', k, by), next };
}

/** A prepositional phrase that begins at token `i`; the time and the place of the event are passed over. */
function prepositionalAt(g: BlockGrammar, i: number, { end, places }: ClauseParts, by: number): Step | undefined {
  const word = g.lower[i];
  if (g.classes[i] !== CLASS.ADP && word !== 'to' && word !== 'as') return undefined;
  const k = i + 1 < end ? g.phraseAt[i + 1] : -1;
  if (k < 0 || g.phrases[k].first !== i + 1 || ASIDE.has(word)) return undefined;
  const chain = withoutPronoun(g, coordinatedRight(g, k, end, word === 'between' || word === 'among'));
  const next = withOf(g, g.phrases[chain[chain.length - 1]].last);
  // "in Oslo, with police clearing the square"
  if (word === 'with' && g.classes[next] === CLASS.VERB && g.lower[next].endsWith('ing')) return undefined;
  const ends = opensClause(g, next, end);
  if (isTimePhrase(g, k) || g.lower[g.phrases[k].head] === 'time' || isPlace(g, k, places)) return { next, ends };
  return { phrase: chain.length > 1 ? tokensAs(g, word, i + 1, next, by) : nounPhrase(g, word, k, by), next, ends };
}

/** An infinitive, an adjective that completes the verb, or an adverb to pass over, at token `i`. */
function verbalAt(
  g: BlockGrammar,
  i: number,
  from: number,
  before: readonly TellingPhrase[],
  by: number,
): Step | undefined {
  const tag = g.classes[i];
  if (g.lower[i] === 'to' && g.classes[i + 1] === CLASS.VERB) return infinitiveAt(g, i, by);
  // "set | bail of 900 euros": a plain form behind a verb, and "of", is a noun
  if (tag === CLASS.VERB && i === from && g.lower[i + 1] === 'of' && withOf(g, i + 1) > i + 1)
    return { phrase: tokensAs(g, '', i, withOf(g, i + 1), by), next: withOf(g, i + 1) };
  // "helped rebuild the country", "remained closed"
  const completes =
    (tag === CLASS.VERB && i === from && i > 0 && g.lower[i - 1].startsWith('help')) ||
    (tag === CLASS.ADJ && before.length === 0);
  if (completes) return { phrase: tokensAs(g, '', i, i + 1, by), next: i + 1 };
  return tag === CLASS.ADV ? { next: i + 1 } : undefined;
}

function isParticiple(g: BlockGrammar, i: number): boolean {
  return g.tables.lexicon.anyVerb.get(g.lower[i] ?? '')?.includes('n') === true;
}

/** "to leave", "to have left", "to be held". */
function infinitiveAt(g: BlockGrammar, i: number, by: number): Step {
  let next = i + 2;
  while (next < i + 4 && /^(?:have|be|been)$/.test(g.lower[next - 1]) && isParticiple(g, next)) next++;
  return { phrase: tokensAs(g, '', i, next, by), next };
}

/** A chain of phrases without the pronoun that begins a clause of its own: "Ada and Ben | and it rained". */
function withoutPronoun(g: BlockGrammar, chain: readonly number[]): readonly number[] {
  const last = chain[chain.length - 1];
  return chain.length > 1 && g.classes[g.phrases[last].head] === CLASS.PRON ? chain.slice(0, -1) : chain;
}

/**
 * Whether a noun phrase at token `i` can be an object: the first thing, or after an infinitive, or the second of two
 * objects.
 */
function takesObject(g: BlockGrammar, before: readonly TellingPhrase[], i: number, by: number): boolean {
  const previous = before[before.length - 1];
  if (previous === undefined) return true;
  if (previous.end + by + 1 < g.block.tokens[i].start) return false;
  if (g.classes[i - 1] === CLASS.VERB) return true;
  return before.length === 1 && previous.lead === '' && (g.figureAt[i] >= 0 || g.classes[i] === CLASS.DET);
}

/** Past an "of" and its phrase right behind token `last`: "a decree | of the president". */
function withOf(g: BlockGrammar, last: number): number {
  for (let guard = 0; guard < 2 && g.lower[last] === 'of'; guard++) {
    const inner = g.phraseAt[last + 1] ?? -1;
    if (inner < 0 || g.phrases[inner].first !== last + 1 || isTimePhrase(g, inner)) break;
    last = g.phrases[inner].last;
  }
  return last;
}

/** Whether a verb or a relative pronoun follows, of which the words before are the subject. */
function opensClause(g: BlockGrammar, at: number, end: number): boolean {
  let i = at;
  while (i < end && g.classes[i] === CLASS.ADV) i++;
  if (i >= end || RELATIVE.has(g.lower[i])) return false;
  return g.classes[i] === CLASS.AUX || (g.classes[i] === CLASS.VERB && !/(?:ing|ed|en)$/.test(g.lower[i]));
}

function isPlace(g: BlockGrammar, k: number, places: readonly Span[]): boolean {
  const { first, last } = g.phrases[k];
  return places.some(p => p.start < g.block.tokens[last - 1].end && p.end > g.block.tokens[first].start);
}

/** A subject, with the words that turn it round: "all but one of the crew", "all except three", "not one of them". */
function subjectPhrase(g: BlockGrammar, k: number, by: number): TellingPhrase {
  const whole = exceptPhrase(g, k);
  return whole === undefined ? nounPhrase(g, '', k, by) : tokensAs(g, '', whole.first, withOf(g, whole.last), by);
}

/**
 * A noun phrase with what "of" adds to it, without its article; without title or trade where a person's name ends it:
 * "the Russian president, | Vladimir Putin".
 */
function nounPhrase(g: BlockGrammar, lead: string, k: number, by: number, end?: number): TellingPhrase {
  const phrase = g.phrases[k];
  let { first, last } = phrase;
  // "with Xi, three" without its comma
  while (last - 1 > first && g.figureAt[last - 1] >= 0 && g.mentionAt[last - 2] >= 0) last--;
  const named = g.mentionAt[last - 1];
  if (named >= 0 && g.mentions[named].label === 'PERSON') {
    let from = last - 1;
    while (from > first && g.mentionAt[from - 1] === named) from--;
    let owned = g.lower[from - 1] === '-';
    for (let i = first; i < from; i++) owned ||= isPossessive(g, i);
    if (!owned) first = from;
  }
  if (/^(?:the|a|an|that)$/.test(g.lower[first]) && g.mentionAt[first] < 0 && g.figureAt[first] < 0) {
    if (first + 1 < last) first++;
  }
  return tokensAs(g, lead, first, end ?? (last < phrase.last ? last : withOf(g, last)), by);
}

function tokensAs(g: BlockGrammar, lead: string, first: number, last: number, by: number): TellingPhrase {
  const { tokens } = g.block;
  return { lead, start: tokens[first].start - by, end: tokens[last - 1].end - by };
}

function wordsOf(g: BlockGrammar, first: number, last: number): string {
  return first >= last ? '' : g.lower.slice(first, last).join(' ');
}

function firstWord(lemma: string): string {
  const space = lemma.indexOf(' ');
  return space < 0 ? lemma : lemma.slice(0, space);
}

function lemmaOf(g: BlockGrammar, form: string): string {
  return g.tables.lexicon.verbs.get(form)?.find(e => e.rest.length === 0)?.lemma ?? verbLemma(form);
}
