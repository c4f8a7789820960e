import type { LocalMention } from '../../annotations/annotator';
import type { Block } from '../../blocks/block';
import { CLASS } from '../../english/classes/wordClasses';

/** A person as a possible antecedent: tokens `first..last` of the block, half-open. */
export interface Person {
  readonly mention: number;
  readonly first: number;
  readonly last: number;
  /** Whether a verb follows it, and no preposition stands before it. */
  readonly subject: boolean;
  /** Whether a preposition stands before it. */
  readonly oblique: boolean;
  /** Its last word, in lower case. */
  readonly name: string;
}

/** How far back a pronoun may look, in tokens. */
const REACH = 60;

/** The persons of a block, in order, each with whether it is the subject of a clause. */
export function findPersons(
  block: Block,
  classes: Uint8Array,
  lower: readonly string[],
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
    out.push({ mention, first: i, last, subject: verb && !oblique, oblique, name: lower[last - 1] });
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

/**
 * The person that "he", "she", "his" or "her" at token `at` stands for, as an index into the mentions; undefined where it is not
 * safe. Safe is the last person that was a subject, when no other one was in reach, or when nobody was named since; or the
 * only person in reach, unless a preposition governs it.
 */
export function personBefore(persons: readonly Person[], at: number): number | undefined {
  let low = 0;
  let high = persons.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (persons[middle].last <= at) low = middle + 1;
    else high = middle;
  }
  const nearest = persons[low - 1];
  if (nearest === undefined || at - nearest.last > REACH) return undefined;
  let subject: Person | undefined;
  let alone = true;
  let soleSubject = true;
  for (let k = low - 1; k >= 0 && at - persons[k].last <= REACH; k--) {
    const person = persons[k];
    if (person.name !== nearest.name) alone = false;
    if (!person.subject) continue;
    if (subject === undefined) subject = person;
    else if (person.name !== subject.name) soleSubject = false;
  }
  if (subject !== undefined && (soleSubject || subject === nearest)) return subject.mention;
  return alone && !nearest.oblique ? nearest.mention : undefined;
}
