import { CLASS } from '../../english/classes/wordClasses';
import { guessForm } from '../../english/guess';
import { verbLemma } from '../../english/verbs';
import { readWordLists } from '../../english/wordLists';
import type { Sentence } from '../../tokens/token';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { isReducedParticiple } from '../grammar/reducedPassives';
import { compoundStart, readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import type { EventType, RoleMap } from '../lexicon/ontology';
import type { Sense, TriggerEntry } from '../lexicon/triggerLexicon';
import { isHyphenated } from './clauseParts';
import { isCopulaOfNews, isHavingOfNews, isPlainCopula } from './copulas';
import particleTable from './particles.tsv';
import { pickSense } from './senses';

const PARTICLES = readWordLists(particleTable);

/** A word or phrase that tells of an event, with the sense that its surroundings select. Token indices of the block. */
export interface Trigger {
  /** The verb, or the head noun. */
  readonly at: number;
  readonly first: number;
  /** Half-open. */
  readonly last: number;
  readonly pos: 'v' | 'n' | 'a';
  readonly lemma: string;
  readonly type: EventType;
  /** Roles that differ from the type's. */
  readonly roles: RoleMap;
  /** Of verbs. */
  readonly group: VerbGroup | null;
  readonly sentence: Sentence;
  /** Whether it needs an anchor to be an event. */
  readonly weak: boolean;
  /** Whether the tables know the word; otherwise it is only told to be a verb. */
  readonly known: boolean;
  /** Whether it is a form of "be" that is an event only where it is a row. */
  readonly plain?: boolean;
}

/** The triggers of one sentence, in order. Linear in its tokens. */
export function findTriggers(g: BlockGrammar, own: Sentence): Trigger[] {
  const out: Trigger[] = [];
  // windows of text without punctuation end anywhere: arguments may lie beyond
  const sentence = g.block.register === 'caseless' ? widened(g, own) : own;
  for (let i = own.first; i < own.last; i++) {
    if (g.mentionAt[i] >= 0) {
      const named = namedTrigger(g, sentence, i);
      if (named !== undefined) {
        out.push(named);
        i = named.last - 1;
      }
      continue;
    }
    if (isDate(g, i)) continue;
    const trigger = triggerAt(g, sentence, i);
    if (trigger === undefined) continue;
    out.push(trigger);
    i = trigger.last - 1;
  }
  return out;
}

const BEYOND = 40;

function widened({ block }: BlockGrammar, { first, last }: Sentence): Sentence {
  const from = Math.max(0, first - BEYOND);
  const to = Math.min(block.tokens.length, last + BEYOND);
  return { start: block.tokens[from].start, end: block.tokens[to - 1].end, first: from, last: to };
}

function isDate(g: BlockGrammar, i: number): boolean {
  const figure = g.figureAt[i];
  return figure >= 0 && g.figures[figure].label !== 'QUANTITY';
}

function triggerAt(g: BlockGrammar, sentence: Sentence, i: number): Trigger | undefined {
  const tag = g.classes[i];
  if (tag === CLASS.VERB || compoundStart(g, i) < i) return verbTrigger(g, sentence, i);
  if (tag === CLASS.AUX) return copulaTrigger(g, sentence, i);
  if (tag === CLASS.NOUN || tag === CLASS.PROPN) {
    // "was shot", "is set": right after an auxiliary, what can be a participle is one
    const passive = hasBeBefore(g, i, sentence.first) && /[ng]/.test(g.tables.lexicon.anyVerb.get(g.lower[i]) ?? '');
    return passive ? verbTrigger(g, sentence, i) : nounTrigger(g, sentence, i);
  }
  if (tag === CLASS.ADJ) {
    // "launched an offensive": an adjective that ends a phrase is its noun
    const k = g.phraseAt[i];
    const ends = k >= 0 && g.phrases[k].last === i + 1 && i > g.phrases[k].first;
    return ends && g.tables.lexicon.nouns.has(g.lower[i])
      ? nounTrigger(g, sentence, i)
      : adjectiveTrigger(g, sentence, i);
  }
  return undefined;
}

function verbTrigger(g: BlockGrammar, sentence: Sentence, i: number): Trigger | undefined {
  const first = compoundStart(g, i);
  const word = first < i ? `${g.lower[first]}-${g.lower[i]}` : g.lower[i];
  if (!/^(?:\p{L}{2,}|\p{L}+-\p{L}+)$/u.test(word) && word !== 'go') return undefined;
  // "like-minded partners"
  if (first === i && isHyphenated(g, i)) return undefined;
  // inside a noun phrase it is an adjective: "the newly appointed envoy"
  if (g.phraseAt[i] >= 0 && g.phrases[g.phraseAt[i]].head !== i) return undefined;
  if (word === 'going' && isFutureMarker(g, i)) return undefined;
  const entries = g.tables.lexicon.verbs.get(word);
  const founds = entries === undefined ? [] : pickEntries(g, sentence, i, entries);
  let found = founds[0];
  let sense: Sense | undefined;
  for (const one of founds) {
    sense = fittingSense(g, sentence, i, one);
    if (sense === undefined) continue;
    found = one;
    break;
  }
  const use = found?.entry.use ?? g.tables.lexicon.anyVerb.get(word) ?? '';
  // a word that no table has as a verb is one only by its ending, after an auxiliary
  if (use === '' && !(/(?:ed|ing)$/.test(word) && hasBeBefore(g, i, sentence.first))) return undefined;
  const group = groupOf(g, sentence, i, use === '' ? guessForm(word) : use);
  const last = found === undefined ? i + 1 : found.last;
  if (found === undefined) {
    const type = g.tables.types.get('Action.Act');
    if (type === undefined) return undefined;
    return {
      at: i,
      first,
      last,
      pos: 'v',
      lemma: verbLemma(word),
      type,
      roles: OTHER_SENSE.roles,
      group,
      sentence,
      weak: false,
      known: false,
    };
  }
  const told = sense ?? OTHER_SENSE;
  const type = g.tables.types.get(told.type);
  if (type === undefined) return undefined;
  return {
    at: i,
    first,
    last: found.contiguous ? last : i + 1,
    pos: 'v',
    lemma: found.entry.lemma,
    type,
    roles: told.roles,
    group,
    sentence,
    weak: told.weak,
    known: true,
  };
}

/** A form of "be" or "have" that is the verb of its clause. */
function copulaTrigger(g: BlockGrammar, sentence: Sentence, i: number): Trigger | undefined {
  const has = isHavingOfNews(g, sentence, i);
  const plain = !has && !isCopulaOfNews(g, sentence, i);
  const type = plain && !isPlainCopula(g, sentence, i) ? undefined : g.tables.types.get('State.Hold');
  if (type === undefined) return undefined;
  const group = readVerbGroup(g, i, 's');
  const roles = OTHER_SENSE.roles;
  return {
    at: i,
    first: i,
    last: i + 1,
    pos: 'v',
    lemma: has ? 'have' : 'be',
    type,
    roles,
    group,
    sentence,
    weak: false,
    known: true,
    plain,
  };
}

/** The group of a verb; a participle that describes the phrase before it is passive. */
function groupOf(g: BlockGrammar, sentence: Sentence, i: number, use: string): VerbGroup {
  const group = readVerbGroup(g, i, use);
  const bare = group.first === compoundStart(g, i) && !group.infinitive;
  return bare && isReducedParticiple(g, i, sentence.last) ? { ...group, passive: true } : group;
}

/** Whether "going" only says of the verb after it that it lies ahead: "is going to resign", not "is going to Rome". */
function isFutureMarker(g: BlockGrammar, i: number): boolean {
  const pastAdverb = (j: number): number => (g.classes[j] === CLASS.ADV ? j + 1 : j);
  const to = pastAdverb(i + 1);
  if (g.lower[to] !== 'to') return false;
  const verb = g.classes[pastAdverb(to + 1)];
  return verb === CLASS.VERB || verb === CLASS.AUX;
}

/** Of a verb none of whose senses fits. */
const OTHER_SENSE: Sense = { type: 'Action.Act', conditions: [], roles: new Map(), weak: false, own: false };

/**
 * Where the words of `rest` end that follow from token `at` on, hyphens or none between them; -1 where they do not
 * follow.
 */
function restEnd(g: BlockGrammar, at: number, rest: readonly string[]): number {
  let i = at;
  for (const word of rest) {
    if (g.lower[i] === '-') i++;
    if (g.lower[i] !== word) return -1;
    i++;
  }
  return i;
}

interface Found {
  readonly entry: TriggerEntry;
  readonly last: number;
  readonly contiguous: boolean;
}

function fittingSense(g: BlockGrammar, sentence: Sentence, i: number, { entry, last }: Found): Sense | undefined {
  if (entry.senses[0]?.conditions.length === 0) return entry.senses[0];
  return pickSense(g, entry, { i, last, group: groupOf(g, sentence, i, entry.use), sentence });
}

/**
 * The entries of a verb whose particle or rest follows, at once or after a short object ("turned the offer down"), the
 * longest first: "found guilty" may be of "find" or of "found".
 */
function pickEntries(g: BlockGrammar, sentence: Sentence, i: number, entries: readonly TriggerEntry[]): Found[] {
  const object = g.phraseAt[i + 1] ?? -1;
  const apart = object >= 0 && g.phrases[object].first === i + 1 && g.phrases[object].last - i <= 6;
  const after = apart ? g.phrases[object].last : -1;
  const whole: Found[] = [];
  const split: Found[] = [];
  const bare: Found[] = [];
  for (const entry of entries) {
    if (entry.rest.length === 0) {
      bare.push({ entry, last: i + 1, contiguous: true });
      continue;
    }
    const end = restEnd(g, i + 1, entry.rest);
    // "was passed on Thursday", "fired on Monday": the last word leads a date
    if (end >= 0 && leadsDate(g, end - 1)) continue;
    if (end >= 0 && end <= sentence.last) whole.push({ entry, last: end, contiguous: true });
    // "turned the offer down", "took the label to court"
    else if (after >= 0 && SPLITS.has(entry.rest[0]) && endsAfterObject(g, after, entry.rest))
      split.push({ entry, last: i + 1, contiguous: false });
  }
  return [...whole, ...split, ...bare];
}

/**
 * Whether the rest of a verb stands after its object: "turned the offer down", but not "passed the bill on Thursday".
 */
function endsAfterObject(g: BlockGrammar, at: number, rest: readonly string[]): boolean {
  const end = restEnd(g, at, rest);
  if (end < 0) return false;
  return rest.length > 1 || !/^(?:on|over|in|under)$/.test(rest[0]) || (g.phraseAt[end] ?? -1) < 0;
}

/** Prepositions that lead a date, and are no particle then. */
const DATED = PARTICLES.forms('dated');
/** What begins a date that no preposition leads. */
const BARE_DATE = PARTICLES.forms('bareDate');
const WEEKDAY = /day$/;

/** Whether the particle at token `i` leads a date: "passed on Thursday", "voted in 2010", but not "flew in Monday". */
function leadsDate(g: BlockGrammar, i: number): boolean {
  const next = g.lower[i + 1];
  if (!DATED.has(g.lower[i]) || !isTimeToken(g, i + 1) || BARE_DATE.has(next)) return false;
  return g.lower[i] !== 'in' || !WEEKDAY.test(next);
}

/** First words of what may stand after the object of a verb. */
const SPLITS = PARTICLES.forms('afterObject');

function nounTrigger(g: BlockGrammar, sentence: Sentence, i: number): Trigger | undefined {
  const entries = g.tables.lexicon.nouns.get(g.lower[i]);
  if (entries === undefined) return undefined;
  for (const entry of entries) {
    const last = restEnd(g, i + 1, entry.rest);
    if (last < 0 || last > sentence.last) continue;
    const at = last - 1;
    // a noun before another noun only says of what kind that one is: "attack helicopter", "trade secrets"
    const next = g.classes[last];
    const inPhrase = g.phraseAt[last] >= 0 && g.phraseAt[last] === g.phraseAt[at];
    if (inPhrase && next === CLASS.NOUN && !isTimeToken(g, last) && !isEventNoun(g, last)) return undefined;
    if (inPhrase && g.lower[last] === '-') return undefined;
    // "the ruling Liberal Union"
    if (inPhrase && next === CLASS.PROPN && /ing$/.test(g.lower[at])) return undefined;
    if (
      g.lower[i - 1] === '-' &&
      g.phraseAt[i - 1] === g.phraseAt[i] &&
      g.mentionAt[i - 2] < 0 &&
      last < sentence.last &&
      next === CLASS.NOUN
    )
      return undefined;
    const sense = pickSense(g, entry, { i, last, group: null, sentence });
    const type = sense === undefined ? undefined : g.tables.types.get(sense.type);
    if (sense === undefined || type === undefined) return undefined;
    return {
      at,
      first: i,
      last,
      pos: 'n',
      lemma: entry.lemma,
      type,
      roles: sense.roles,
      group: null,
      sentence,
      weak: sense.weak,
      known: true,
    };
  }
  return undefined;
}

/**
 * "the Hanoi Summit", "the Rwanda genocide", where they are names: an event whose words are those of the name's last
 * noun.
 */
function namedTrigger(g: BlockGrammar, sentence: Sentence, i: number): Trigger | undefined {
  const mention = g.mentionAt[i];
  if (g.mentions[mention].label !== 'EVENT' || g.mentionAt[i - 1] === mention) return undefined;
  let last = i;
  while (last < g.lower.length && g.mentionAt[last] === mention) last++;
  for (let at = last - 1; at >= i; at--) {
    const entry = g.tables.lexicon.nouns.get(g.lower[at])?.find(e => e.rest.length === 0);
    const sense = entry && pickSense(g, entry, { i: at, last: at + 1, group: null, sentence });
    const type = sense && g.tables.types.get(sense.type);
    if (entry === undefined || sense === undefined || type === undefined) continue;
    const { lemma } = entry;
    const { roles, weak } = sense;
    return { at, first: i, last, pos: 'n', lemma, type, roles, group: null, sentence, weak, known: true };
  }
  return undefined;
}

/** Whether a token is a noun that tells of an event by itself: "murder trial" tells of two. */
export function isEventNoun(g: BlockGrammar, i: number): boolean {
  if (g.mentionAt[i] >= 0 || g.phrases[g.phraseAt[i]]?.head !== i) return false;
  return g.tables.lexicon.nouns.get(g.lower[i])?.some(e => e.rest.length === 0) === true;
}

function isTimeToken(g: BlockGrammar, i: number): boolean {
  const figure = g.figureAt[i];
  return figure >= 0 && (g.figures[figure].label === 'DATE' || g.figures[figure].label === 'TIME');
}

/**
 * Adjectives tell of a state when they are predicates: "three were injured", "he is dead"; not in "the injured man".
 */
function adjectiveTrigger(g: BlockGrammar, sentence: Sentence, i: number): Trigger | undefined {
  const phrase = g.phraseAt[i];
  // "two dead" and "was injured", but not "the injured man"
  if (phrase >= 0 && g.phrases[phrase].head !== i && g.phrases[phrase].last !== i + 1) return undefined;
  const word = g.lower[i];
  const entries = g.tables.lexicon.adjectives.get(word);
  const entry = entries?.find(e => e.rest.length === 0);
  if (entry === undefined) {
    // a passive that was read as an adjective
    const verbs =
      /(?:ed|en|wn|ng)$/.test(word) && hasBeBefore(g, i, sentence.first) ? g.tables.lexicon.verbs.get(word) : undefined;
    return verbs === undefined ? undefined : verbTrigger(g, sentence, i);
  }
  const sense = pickSense(g, entry, { i, last: i + 1, group: null, sentence });
  const type = sense === undefined ? undefined : g.tables.types.get(sense.type);
  if (sense === undefined || type === undefined) return undefined;
  const group = readVerbGroup(g, i, 'n');
  return {
    at: i,
    first: i,
    last: i + 1,
    pos: 'a',
    lemma: entry.lemma,
    type,
    roles: sense.roles,
    group,
    sentence,
    weak: sense.weak,
    known: true,
  };
}

function hasBeBefore(g: BlockGrammar, i: number, from: number): boolean {
  for (let j = i - 1; j >= from && j > i - 4; j--) {
    if (g.classes[j] === CLASS.AUX) return true;
    if (g.classes[j] !== CLASS.ADV) return false;
  }
  return false;
}

/** Where the arguments of a trigger can lie at the latest: the end of its clause. */
export function clauseEnd(g: BlockGrammar, trigger: Trigger): number {
  for (let i = trigger.last; i < trigger.sentence.last; i++) if (breaksClause(g, i)) return i;
  return trigger.sentence.last;
}
