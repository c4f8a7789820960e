import type { EntityLabel } from '../../annotations/model';
import { CLASS } from '../../english/classes/wordClasses';
import { type NounClass, nounClasses } from '../../english/nounClasses';
import type { Sentence } from '../../tokens/token';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { POSSESSIVE_PRONOUNS } from '../grammar/functionWords';
import { objectPhrases } from '../grammar/objectPhrases';
import { prepositionalPhrases } from '../grammar/prepositionalPhrases';
import { describedPhrases, subjectPhrases } from '../grammar/subjectPhrases';
import type { VerbGroup } from '../grammar/verbGroup';
import { isTopic } from '../lexicon/topics';
import type { Condition, Sense, TriggerEntry } from '../lexicon/triggerLexicon';
import { recipientOf } from './recipients';

/** How far "near" reaches, in tokens to each side. */
const NEAR = 12;
/** How far an infinitive may stand behind its verb, in tokens. */
const INFINITIVE = 7;

/** Where a trigger stands: token indices of the block, half-open. */
interface Surroundings {
  readonly i: number;
  readonly last: number;
  readonly group: VerbGroup | null;
  readonly sentence: Sentence;
}

/**
 * Surroundings with the phrases of who does it and of what it is done to, which many conditions ask for, once they are
 * known.
 */
interface Known extends Surroundings {
  subjects: readonly number[] | undefined;
  undergoers: readonly number[] | undefined;
}

type Test = (g: BlockGrammar, condition: Condition, at: Known) => boolean;

/** The first sense all of whose conditions hold. */
export function pickSense(g: BlockGrammar, entry: TriggerEntry, at: Surroundings): Sense | undefined {
  const { i, last, group, sentence } = at;
  const known: Known = { i, last, group, sentence, subjects: undefined, undergoers: undefined };
  return entry.senses.find(sense => sense.conditions.every(c => TESTS[c.kind](g, c, known) !== c.negated));
}

/** What each kind of condition asks; see the head of triggers.tsv. */
const TESTS: Readonly<Record<Condition['kind'], Test>> = {
  voice: (_, { values }, { group }) => values.has(group?.passive === true ? 'passive' : 'active'),
  form: (g, { values }, { i }) => values.has(g.lower[i]),
  next: (g, condition, { last }) => isAmong(g, condition, last),
  prev: (g, condition, { i }) => isAmong(g, condition, i - 1) || isAmong(g, condition, i - 2),
  near: isNear,
  prep: (g, { values }, { last, sentence }) =>
    values.has(g.lower[last] ?? '') ||
    prepositionalPhrases(g, last, sentence.last).some(p => values.has(p.preposition)),
  of: (g, condition, { last }) =>
    OF.has(g.lower[last] ?? '') && g.phraseAt[last + 1] >= 0 && phraseMatches(g, g.phraseAt[last + 1], condition),
  inf: (g, _, { last, sentence }) => hasInfinitive(g, last, sentence.last),
  noobj: (g, { values }, { last, sentence }) =>
    objectPhrases(g, last, sentence.last).length === 0 && !values.has(g.lower[last] ?? ''),
  subj: isSubject,
  obj: isObject,
  topic: isAbout,
};

/** Prepositions behind a noun that say what it is done to: "the death of the bill", "an attack on the plan". */
const OF: ReadonlySet<string> = new Set(['of', 'on', 'against', 'over', 'for', 'to']);

/**
 * Whether a token is one of the words, of one of the classes, or part of a figure or a mention with one of the labels.
 */
function isAmong(g: BlockGrammar, { values, classes }: Condition, i: number): boolean {
  const word = g.lower[i];
  if (word === undefined) return false;
  if (values.has(word)) return true;
  if (classes.length > 0 && isOfClass(nounClasses(word), classes)) return true;
  const figure = g.figureAt[i];
  if (figure >= 0) return figureMatches(g, figure, values);
  const mention = g.mentionAt[i];
  return mention >= 0 && values.has(g.mentions[mention].label);
}

function isNear(g: BlockGrammar, condition: Condition, { i, last, sentence }: Surroundings): boolean {
  const to = Math.min(sentence.last, last + NEAR);
  for (let j = Math.max(sentence.first, i - NEAR); j < to; j++)
    if ((j < i || j >= last) && isAmong(g, condition, j)) return true;
  return false;
}

/** "asked Russia to employ": "to" and a verb, after the object. */
function hasInfinitive(g: BlockGrammar, last: number, limit: number): boolean {
  for (let j = last; j < Math.min(limit, last + INFINITIVE); j++) {
    if (g.lower[j] === 'to' && (g.classes[j + 1] === CLASS.VERB || g.classes[j + 1] === CLASS.AUX)) return true;
    if (g.phraseAt[j] < 0) return false;
  }
  return false;
}

function isSubject(g: BlockGrammar, condition: Condition, at: Known): boolean {
  at.subjects ??= subjectsOf(g, at);
  return at.subjects.some(k => phraseMatches(g, k, condition));
}

function isObject(g: BlockGrammar, condition: Condition, at: Known): boolean {
  at.undergoers ??= undergoersOf(g, at);
  const phrases = at.undergoers;
  if (phrases.length > 0 || at.group === null || at.group.passive)
    return phrases.some(k => phraseMatches(g, k, condition));
  // "killed hopes": a noun that was read as something else
  return g.phraseAt[at.last] < 0 && isAmong(g, condition, at.last);
}

/** Whether the document is about one of the topics; notes that somebody asked. */
function isAbout({ topic }: BlockGrammar, { values }: Condition): boolean {
  if (topic === undefined) return false;
  for (const name of values) if (isTopic(name)) topic.asked.add(name);
  return topic.given !== undefined && values.has(topic.given);
}

/** The phrases of who does it: the subject, or of a passive what "by" leads. */
function subjectsOf(g: BlockGrammar, { last, group, sentence }: Surroundings): readonly number[] {
  if (group?.passive === false) return subjectPhrases(g, group, sentence.first);
  return prepositionalPhrases(g, last, sentence.last).find(p => p.preposition === 'by')?.phrases ?? [];
}

/** The phrases of what it is done to: the objects, or the subject of a passive. */
function undergoersOf(g: BlockGrammar, { last, group, sentence }: Surroundings): readonly number[] {
  if (group?.passive === true && group.first === group.verb) return describedPhrases(g, group, sentence.first);
  return group?.passive === true ? subjectPhrases(g, group, sentence.first) : objectsOf(g, last, sentence.last);
}

/** The objects of a verb, with the second one: "sent Chad a letter". */
function objectsOf(g: BlockGrammar, last: number, limit: number): readonly number[] {
  const objects = objectPhrases(g, last, limit);
  if (objects.length !== 1) return objects;
  const after = g.phrases[objects[0]].last;
  const second = g.phraseAt[after] ?? -1;
  return second >= 0 && g.phrases[second].first === after && recipientOf(g, after) >= 0
    ? [objects[0], second]
    : objects;
}

/**
 * Whether the head of a phrase is one of the words or classes, or one of its mentions and figures has one of the
 * labels.
 */
function phraseMatches(g: BlockGrammar, k: number, { values, classes }: Condition): boolean {
  const phrase = g.phrases[k];
  const head = g.lower[phrase.head];
  if (values.has(head)) return true;
  const mention = g.mentionAt[phrase.head];
  if (mention >= 0 && values.has(g.mentions[mention].label)) return true;
  if (classes.length > 0 && isOfClass(classesOf(g, k), classes)) return true;
  for (let i = phrase.first; i < phrase.last; i++) {
    const figure = g.figureAt[i];
    if (figure >= 0 && figureMatches(g, figure, values)) return true;
  }
  return values.has('PERSON') && POSSESSIVE_PRONOUNS.has(g.lower[phrase.first]) && phrase.last === phrase.first + 1;
}

function isOfClass(own: ReadonlySet<NounClass>, wanted: readonly NounClass[]): boolean {
  return own.size > 0 && wanted.some(name => own.has(name));
}

/** "7-6 6-3", "214 to 198": a score, or the outcome of a vote. */
const RESULT = /^\d{1,3} ?(?:[-–:]|to) ?\d{1,3}(?![\d%])/;

/** Whether a figure has one of the labels; `RESULT` goes by what it looks like. */
function figureMatches(g: BlockGrammar, figure: number, values: ReadonlySet<string>): boolean {
  const { label, start, end } = g.figures[figure];
  if (values.has(label)) return true;
  return label === 'CARDINAL' && values.has('RESULT') && RESULT.test(g.block.text.slice(start, end));
}

const LABEL_CLASSES: Readonly<Partial<Record<EntityLabel, ReadonlySet<NounClass>>>> = {
  PERSON: new Set(['person']),
  NORP: new Set(['person', 'group']),
  GPE: new Set(['place']),
  LOC: new Set(['place']),
  FAC: new Set(['place', 'building']),
  PRODUCT: new Set(['goods']),
  LAW: new Set(['law', 'deal']),
  WORK_OF_ART: new Set(['work']),
};
const NO_CLASSES: ReadonlySet<NounClass> = new Set();
const PEOPLE: ReadonlySet<NounClass> = new Set(['person']);
const PERSONAL: ReadonlySet<string> = new Set(['he', 'him', 'she', 'her', 'who', 'whom']);

/** What the head of a phrase names: a name by its label, a personal pronoun somebody, a noun as the table says. */
function classesOf(g: BlockGrammar, k: number): ReadonlySet<NounClass> {
  const { head } = g.phrases[k];
  const mention = g.mentionAt[head];
  if (mention >= 0) return LABEL_CLASSES[g.mentions[mention].label] ?? NO_CLASSES;
  return PERSONAL.has(g.lower[head]) ? PEOPLE : nounClasses(g.lower[head]);
}
