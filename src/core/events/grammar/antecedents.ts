import type { LocalMention } from '../../annotations/annotator';
import type { Block } from '../../blocks/block';
import { CLASS } from '../../english/classes/wordClasses';
import { isPlural } from '../../english/inflect';
import { nounClasses } from '../../english/nounClasses';
import { readWordLists } from '../../english/wordLists';
import table from './antecedents.tsv';
import { type BlockGrammar, breaksClause, type Person } from './blockGrammar';

const WORDS = readWordLists(table);
/** Nouns for one person, besides those that the table of nouns knows. */
const SOMEBODY = WORDS.forms('somebody');
/** Nouns for a man and for a woman, and the pronouns that stand for neither. */
const MAN = WORDS.forms('man');
const WOMAN = WORDS.forms('woman');
const FOR_MAN = WORDS.forms('for a man');
const FOR_WOMAN = WORDS.forms('for a woman');
const OBJECTS = WORDS.forms('object');

/** How far back a pronoun may look, in tokens. */
const REACH = 60;

/** The persons of a block, in order, each with whether it is the subject of a clause. */
export function findPersons(
  block: Block,
  classes: Uint8Array,
  mentions: readonly LocalMention[],
  mentionAt: Int32Array,
): Person[] {
  const out: Person[] = [];
  for (let i = 0; i < block.tokens.length; i++) {
    const mention = mentionAt[i];
    if (mention < 0 || mentions[mention].label !== 'PERSON') continue;
    let last = i + 1;
    while (last < block.tokens.length && mentionAt[last] === mention) last++;
    let next = last;
    while (next < block.tokens.length && classes[next] === CLASS.ADV) next++;
    const verb = classes[next] === CLASS.VERB || classes[next] === CLASS.AUX;
    const oblique = afterPreposition(classes, i);
    out.push({ mention, first: i, last, subject: verb && !oblique });
    i = last - 1;
  }
  return out;
}

/** "with Russian President | Putin": a preposition before the titles that stand before the name. */
function afterPreposition(classes: Uint8Array, first: number): boolean {
  for (let i = first - 1; i >= 0 && i > first - 6; i--) {
    if (classes[i] === CLASS.ADP) return true;
    if (classes[i] !== CLASS.NOUN && classes[i] !== CLASS.PROPN && classes[i] !== CLASS.ADJ && classes[i] !== CLASS.DET)
      return false;
  }
  return false;
}

/** A person that a pronoun may stand for, as the block alone tells. */
export interface Candidate {
  readonly mention: number;
  readonly subject: boolean;
}

/** Most persons that are looked at. */
const MOST = 8;

/**
 * The persons before the pronoun at token `at`, the nearest first. Not among them is who does to "him" or "her" what
 * their verb says: "Omar Diallo sued him".
 */
export function candidatesBefore(g: BlockGrammar, at: number): readonly Candidate[] {
  const out: Candidate[] = [];
  for (let k = firstAfter(g.persons, at) - 1; k >= 0 && out.length < MOST; k--) {
    const { mention, subject, last } = g.persons[k];
    if (at - last > REACH) break;
    if (subject && isObjectOf(g, last, at)) continue;
    // "the son of Ada Brun", "Ada Brun's son": he may be meant, and whoever stands before is less likely yet
    if (out.length === 0 && hangsOnRival(g, g.persons[k], at)) break;
    out.push({ mention, subject });
  }
  return out;
}

/**
 * Whether somebody without a name whom the pronoun at token `at` may mean stands before it, after the last person who
 * has one, or as the head on whom that one hangs: "the suspect", "the lawyer for Ada Brun".
 */
export function hasRival(g: BlockGrammar, at: number): boolean {
  const nearest = g.persons[firstAfter(g.persons, at) - 1];
  const from = Math.max(0, at - REACH, nearest === undefined ? 0 : headBefore(g, nearest.first));
  for (let i = from; i < at; i++) {
    const k = g.phraseAt[i];
    if (k < 0 || g.phrases[k].head !== i || g.mentionAt[i] >= 0) continue;
    // a name that nobody knows may be somebody's
    if (mayBe(g.lower[at], g.lower[i]) || isUnknownName(g, k)) return true;
  }
  return false;
}

/** Whether phrase `k` ends in a name that no mention has, and may be a person's; not in text without capitals. */
function isUnknownName(g: BlockGrammar, k: number): boolean {
  const { first, head } = g.phrases[k];
  if (g.block.register === 'caseless' || g.classes[head] !== CLASS.PROPN || g.figureAt[head] >= 0) return false;
  return g.classes[first - 1] !== CLASS.ADP;
}

/** The head of the phrase on which the phrase of a person hangs, or the token itself: "the lawyer for | Ada Brun". */
function headBefore(g: BlockGrammar, first: number): number {
  const own = g.phraseAt[first];
  const before = own < 0 ? -1 : g.phrases[own].first - 1;
  const outer = g.classes[before] === CLASS.ADP ? (g.phraseAt[before - 1] ?? -1) : -1;
  return outer < 0 ? first : g.phrases[outer].head;
}

/**
 * "the son of | Ada Brun", "| Ada Brun's son": whether a person hangs on a noun that the pronoun at token `at` may
 * mean.
 */
function hangsOnRival(g: BlockGrammar, { first, last }: Person, at: number): boolean {
  const own = g.phraseAt[last];
  const owned = /^(?:'s|s|')$/.test(g.lower[last] ?? '') && own >= 0 ? g.phrases[own].head : -1;
  const head = owned > last ? owned : headBefore(g, first);
  return head !== first && g.mentionAt[head] < 0 && mayBe(g.lower[at], g.lower[head]);
}

/** Whether a pronoun may stand for somebody whom a noun names. */
function mayBe(pronoun: string, noun: string): boolean {
  if (WOMAN.has(noun) ? FOR_MAN.has(pronoun) : MAN.has(noun) && FOR_WOMAN.has(pronoun)) return false;
  return SOMEBODY.has(noun) || (nounClasses(noun).has('person') && !isPlural(noun));
}

/** The index of the first person that ends after token `at`. */
function firstAfter(persons: readonly Person[], at: number): number {
  let low = 0;
  let high = persons.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (persons[middle].last <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the pronoun at token `at` is the object of the verb whose subject ends at token `last`. */
function isObjectOf(g: BlockGrammar, last: number, at: number): boolean {
  if (!OBJECTS.has(g.lower[at]) || g.classes[at] === CLASS.DET) return false;
  let verbs = 0;
  for (let i = last; i < at; i++) {
    if (g.classes[i] === CLASS.VERB) verbs++;
    if (breaksClause(g, i) || g.lower[i] === ',' || g.classes[i] === CLASS.CONJ || g.lower[i] === 'that') return false;
  }
  return verbs === 1;
}
