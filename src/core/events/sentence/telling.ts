import type { Telling, TellingPhrase } from '../../annotations/annotator';
import { CLASS } from '../../english/classes/wordClasses';
import { isPlural as isPluralNoun } from '../../english/inflect';
import { verbLemma } from '../../english/verbs';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import { type BlockGrammar, isTimePhrase } from '../grammar/blockGrammar';
import { exceptPhrase } from '../grammar/exceptPhrases';
import { BE, RELATIVE } from '../grammar/functionWords';
import { objectPhrases } from '../grammar/objectPhrases';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import type { Attribution } from './attribution';
import { isHyphenated } from './clauseParts';
import { clauseRest, clauseSaid } from './clauseRest';
import { isPossessive } from './fillers';
import { isSound } from './soundClauses';
import table from './telling.tsv';
import type { Trigger } from './triggers';
import { gapBefore } from './verbUse';

const WORDS = readWordLists(table);
const PLURALS = WORDS.forms('plural');
/** Pronouns that say nothing by themselves. */
const VAGUE = WORDS.forms('vague');
const CLOSES_QUOTE = /^(?:["”]|'')$/;
const OPENS_QUOTE = /^(?:["“]|``)$/;
const NEEDS_OBJECT = WORDS.forms('needs object');

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
  /** Figures that date the event, which are told beside the headline. */
  readonly times: readonly Span[];
  /** Whether it tells that somebody is accused, charged or convicted. */
  readonly accuses: boolean;
  /** What somebody is said to say by the verb. */
  readonly said: Attribution | undefined;
  /** How the form of the verb can be used: letters of `VerbForm`. */
  readonly use: string;
}

/** The words of a clause that a headline of its event is made of. Linear in the clause. */
export function tellingOf(g: BlockGrammar, trigger: Trigger, parts: ClauseParts): Telling {
  const by = g.block.tokens[trigger.first].start;
  const { carrier } = parts;
  const subjects = subjectsOf(g, trigger, parts, by);
  if (trigger.pos === 'v' && trigger.group !== null) {
    const gap = gapOfClause(g, trigger, parts, by);
    const describes = gap.length > 0 || isDescribing(g, trigger.group, parts);
    const told = restOf(g, trigger.last, parts, describes, by);
    // "The fire was in Oslo"
    const bare = trigger.lemma === 'be' && told.length === 0;
    const own = bare ? restOf(g, trigger.last, { ...parts, places: [] }, describes, by) : told;
    const said = saidOf(g, parts, own, by);
    const rest = said ?? [...gap, ...own];
    return {
      // "told the press" what a quotation before it has
      verb: said !== undefined && trigger.lemma === 'tell' ? 'say' : firstWord(trigger.lemma),
      particle: wordsOf(g, trigger.at + 1, trigger.last),
      passive: parts.passive,
      modal: trigger.group.modal,
      subjects,
      plural: isPlural(g, parts, trigger.group),
      rest,
      counts: hasCount(g, trigger, parts, rest, by),
      whole: isWhole(g, trigger, trigger.group, parts, rest),
      pronouns: pronounsOf(g, trigger.last, parts, by),
    };
  }
  const k = trigger.pos === 'a' ? -1 : g.phraseAt[trigger.at];
  const isHead = k >= 0 && g.phrases[k].head === trigger.at;
  const own =
    k < 0
      ? tokensAs(g, '', trigger.first, trigger.last, by)
      : nounPhrase(g, '', k, by, isHead ? undefined : trigger.last);
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
      rest: restOf(g, carrier + 1, parts, false, by),
      counts: false,
      whole: isSound(g, carrier, group, parts),
      pronouns: pronounsOf(g, carrier + 1, parts, by),
    };
  }
  const after = isHead ? withOf(g, g.phrases[k].last) : trigger.last;
  const rest = [own, ...(k < 0 || isHead ? restOf(g, after, parts, true, by) : [])];
  return {
    verb: null,
    particle: '',
    passive: false,
    modal: null,
    subjects: trigger.pos === 'a' ? subjects : [],
    plural: false,
    rest,
    counts: false,
    whole: trigger.pos === 'a' && subjects.length > 0,
    pronouns: pronounsOf(g, trigger.last, parts, by),
  };
}

/** "the three stations | the ministry shut down": what a relative clause is about, as the object of its verb. */
function gapOfClause(
  g: BlockGrammar,
  trigger: Trigger,
  { subjects, passive, end }: ClauseParts,
  by: number,
): TellingPhrase[] {
  // "told the press that the talks had failed"
  if (subjects.length === 0 || g.lower[g.phrases[subjects[0]].first - 1] === 'that') return [];
  if (passive || trigger.type.rank === 'said' || objectPhrases(g, trigger.last, end).length > 0) return [];
  return gapBefore(g, trigger).map(k => nounPhrase(g, '', k, by));
}

/** Whether the clause of a verb tells its deed: see `Telling.whole`. */
function isWhole(
  g: BlockGrammar,
  { last, at, lemma }: Trigger,
  group: VerbGroup,
  parts: ClauseParts,
  rest: readonly TellingPhrase[],
): boolean {
  if (!isSound(g, at, group, parts)) return false;
  if (parts.passive || (rest.length > 0 && !(NEEDS_OBJECT.has(lemma) && isObjectless(g, last)))) return true;
  // "proposed: “…”", "the court sets"
  return !NEEDS_OBJECT.has(lemma) && !/^(?:["“:–—]|``|--)$/.test(g.lower[last] ?? '');
}

/** Whether token `i` is of a date or a time: "received | last year | during a visit". */
function isTimeAt(g: BlockGrammar, i: number): boolean {
  return /^(?:DATE|TIME)$/.test(g.figures[g.figureAt[i] ?? -1]?.label ?? '');
}

/** "published | in May", "found | nothing": whether a preposition stands where a verb has its object. */
function isObjectless(g: BlockGrammar, last: number): boolean {
  let next = last;
  while ((g.classes[next] === CLASS.ADV && g.figureAt[next] < 0) || isTimeAt(g, next)) next++;
  return g.classes[next] === CLASS.ADP && g.phraseAt[next] < 0 && g.lower[next] !== 'that';
}

/** Whether a sum, a share, a measure or a count stands in what is told. */
function hasCount(
  g: BlockGrammar,
  { sentence }: Trigger,
  { subjects }: ClauseParts,
  rest: readonly TellingPhrase[],
  by: number,
): boolean {
  const last = rest[rest.length - 1];
  const from = subjects.length > 0 ? g.block.tokens[g.phrases[subjects[0]].first].start : by;
  const to = last === undefined ? by : by + last.end;
  for (let i = sentence.first; i < sentence.last; i++) {
    const figure = g.figureAt[i];
    if (figure < 0 || g.block.tokens[i].start < from || g.block.tokens[i].end > to) continue;
    if (/^(?:MONEY|PERCENT|QUANTITY|CARDINAL)$/.test(g.figures[figure].label)) return true;
  }
  return false;
}

/** The pronouns of the subject, and that which is all of the object. */
function pronounsOf(g: BlockGrammar, last: number, { subjects, end }: ClauseParts, by: number): readonly Span[] {
  const out = subjects.map(k => g.phrases[k].head).filter(i => isPronoun(g, i));
  const next = g.classes[last + 1];
  const alone = last + 1 >= end || next === CLASS.PUNCT || next === CLASS.CONJ || next === CLASS.ADP;
  if (last < end && isPronoun(g, last) && (alone || g.lower[last] === 'you')) out.push(last);
  // "could not put a date | on it"
  const it = end - 1;
  const ends = it > last && /^(?:it|them)$/.test(g.lower[it]) && g.classes[it - 1] === CLASS.ADP;
  if (ends && isPronoun(g, it)) out.push(it);
  return out.map(i => ({ start: g.block.tokens[i].start - by, end: g.block.tokens[i].end - by }));
}

function isPronoun(g: BlockGrammar, i: number): boolean {
  if (g.lower[i] === 'there' && BE.has(g.lower[i + 1])) return false;
  return VAGUE.has(g.lower[i]) && g.phraseAt[i] >= 0 && g.phrases[g.phraseAt[i]].head === i;
}

function isPlural(g: BlockGrammar, parts: ClauseParts, group: VerbGroup): boolean {
  const { subjects, use } = parts;
  if (/^(?:are|were)$/.test(g.lower[group.verb])) return true;
  if (subjects.length !== 1) return subjects.length > 1 && !isSingular(g, group, parts);
  const bare = group.first === group.verb && !group.infinitive && group.modal === null;
  // the text's own verb agrees with its subject
  if (bare && use === 's') return false;
  const { head, first } = g.phrases[subjects[0]];
  const word = g.lower[head];
  const figure = g.figures[g.figureAt[first]]?.label;
  if (figure === 'DATE' || figure === 'TIME') return isPluralNoun(word);
  if (figure !== undefined && !/^(?:a|an|one)$/.test(g.lower[first])) return true;
  // "the two"
  if (g.classes[head] === CLASS.NUM && word !== 'one' && head <= first + 2) return true;
  if (g.mentionAt[head] >= 0) return g.mentions[g.mentionAt[head]].label === 'NORP' && word.endsWith('s');
  return PLURALS.has(word) || isPluralNoun(word);
}

/** What follows a verb, or a noun that tells it. */
function restOf(
  g: BlockGrammar,
  from: number,
  parts: ClauseParts,
  describes: boolean,
  by: number,
): readonly TellingPhrase[] {
  const { end, places, times, passive, keepsObject, accuses } = parts;
  return clauseRest(g, from, { end, places, times, passive, keepsObject, accuses, describes }, by);
}

/** "Two men | jailed over the killing", "a man who | was held": whether a verb only describes somebody. */
function isDescribing(g: BlockGrammar, { first, verb }: VerbGroup, { passive }: ClauseParts): boolean {
  return (passive && first === verb) || RELATIVE.has(g.lower[first - 1] ?? '');
}

/** Whether a quotation ends before token `last`, with or without a comma behind it. */
function endsQuoted(g: BlockGrammar, last: number): boolean {
  return [last - 1, last - 2].some(i => CLOSES_QUOTE.test(g.lower[i] ?? ''));
}

/** What somebody says who is quoted before the verb, or behind a colon: "“We lost”, said Ada Brun". */
function saidOf(
  g: BlockGrammar,
  { said, end }: ClauseParts,
  own: readonly TellingPhrase[],
  by: number,
): readonly TellingPhrase[] | undefined {
  if (said === undefined || said.verb < 0) return undefined;
  // "In rugby, Tarn have maintained top spot"
  if (own.length > 0 && said.last <= said.verb && !endsQuoted(g, said.last)) return undefined;
  const isApart = said.last <= said.verb || said.first > end || OPENS_QUOTE.test(g.lower[said.first - 1] ?? '');
  if (!isApart) return undefined;
  let { first, last } = said;
  if (OPENS_QUOTE.test(g.lower[first - 1] ?? '')) first--;
  while (last - 1 > first && g.lower[last - 1] === ',') last--;
  return clauseSaid(g, first, last, by);
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

/** Longest subject that is told with all that hangs on it, in tokens. */
const LONG_SUBJECT = 16;

/**
 * The subject: where it stands right before its verb with prepositional phrases on it, all of that ("the number of
 * cases in Peru"), else its noun phrases.
 */
function subjectsOf(g: BlockGrammar, { group }: Trigger, parts: ClauseParts, by: number): readonly Span[] {
  const { carrier } = parts;
  const subjects = isSingular(g, group, parts) ? parts.subjects.slice(-1) : parts.subjects;
  const [k] = subjects;
  const whole = k === undefined || group === null || carrier >= 0 ? undefined : wholeSubject(g, k, group.first, parts);
  if (k === undefined || whole === undefined) return subjects.map(each => subjectPhrase(g, each, by));
  return [tokensAs(g, '', whole, group?.first ?? whole, by)];
}

/** "Heiress, designer and author Ada Brun | dies": whether the verb tells that a list that a person ends is one. */
function isSingular(g: BlockGrammar, group: VerbGroup | null, { subjects, use }: ClauseParts): boolean {
  if (group === null || group.first !== group.verb || use !== 's' || subjects.length < 2) return false;
  const label = (k: number) => g.mentions[g.mentionAt[g.phrases[k].head]]?.label;
  return label(subjects[subjects.length - 1]) === 'PERSON' && label(subjects[0]) !== 'PERSON';
}

/** The token from which the subject whose phrase is `k` goes on to its verb at `verb`; undefined where it does not. */
function wholeSubject(g: BlockGrammar, k: number, verb: number, { places, times }: ClauseParts): number | undefined {
  const { first, last } = g.phrases[k];
  const leads = g.classes[last] === CLASS.ADP || isInfinitive(g, last);
  if (last >= verb || verb - first > LONG_SUBJECT || !leads) return undefined;
  // "jailed Ada Brun for | stealing": what she did is told of her alone
  if (exceptPhrase(g, k) !== undefined || g.classes[verb - 1] === CLASS.ADP) return undefined;
  for (let i = last; i < verb; i++) {
    const inside = g.phraseAt[i] >= 0 || g.classes[i] === CLASS.ADP || g.lower[i] === 'and' || isInfinitive(g, i);
    if (!inside || g.classes[i] === CLASS.PRON || g.lower[i] === ',') return undefined;
  }
  const told = { start: g.block.tokens[last].start, end: g.block.tokens[verb - 1].end };
  const elsewhere = [...places, ...times].some(s => s.start < told.end && told.start < s.end);
  if (elsewhere) return undefined;
  return /^(?:the|a|an)$/.test(g.lower[first]) && g.mentionAt[first] < 0 && g.figureAt[first] < 0 ? first + 1 : first;
}

/** "to" or the verb of an infinitive: "an attempt | to | rescue the miners". */
function isInfinitive(g: BlockGrammar, i: number): boolean {
  const to = g.lower[i] === 'to' ? i : i - 1;
  return g.lower[to] === 'to' && g.classes[to] === CLASS.PART && g.classes[to + 1] === CLASS.VERB;
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
  // "out-of-control | vehicles"
  while (isCompounded(g, first)) first -= 2;
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
  // "out-of- | control vehicles"
  while (first >= 2 && g.mentionAt[first] < 0 && isHyphenated(g, first)) first -= 2;
  return tokensAs(g, lead, first, end ?? (last < phrase.last ? last : withOf(g, last)), by);
}

/** Whether a hyphen joins token `i`, which is no name, to the one before. */
function isCompounded(g: BlockGrammar, i: number): boolean {
  if (i < 2 || g.lower[i - 1] !== '-' || g.mentionAt[i] >= 0) return false;
  const { tokens } = g.block;
  return tokens[i - 2].end === tokens[i - 1].start && tokens[i - 1].end === tokens[i].start;
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
