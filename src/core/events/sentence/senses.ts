import { CLASS } from '../../english/classes/wordClasses';
import type { Sentence } from '../../tokens/token';
import { POSSESSIVE_PRONOUNS } from '../grammar/functionWords';
import { objectPhrases } from '../grammar/objectPhrases';
import { prepositionalPhrases } from '../grammar/prepositionalPhrases';
import type { BlockGrammar } from '../grammar/sentenceGrammar';
import { subjectPhrases } from '../grammar/subjectPhrases';
import type { VerbGroup } from '../grammar/verbGroup';
import type { Condition, Sense, TriggerEntry } from '../lexicon/triggerLexicon';
import { recipientOf } from './recipients';

/** How far "near" reaches, in tokens to each side. */
const NEAR = 12;

/** Where a trigger stands: token indices of the block, half-open. */
interface Surroundings {
  readonly i: number;
  readonly last: number;
  readonly group: VerbGroup | null;
  readonly sentence: Sentence;
}

/** The first sense all of whose conditions hold. */
export function pickSense(g: BlockGrammar, entry: TriggerEntry, at: Surroundings): Sense | undefined {
  return entry.senses.find(sense => sense.conditions.every(c => holds(g, c, at)));
}

function holds(g: BlockGrammar, condition: Condition, { i, last, group, sentence }: Surroundings): boolean {
  const { values } = condition;
  if (condition.kind === 'voice') return values.has(group?.passive === true ? 'passive' : 'active');
  if (condition.kind === 'form') return values.has(g.lower[i]);
  if (condition.kind === 'next') return values.has(g.lower[last] ?? '');
  if (condition.kind === 'prev') return values.has(g.lower[i - 1] ?? '') || values.has(g.lower[i - 2] ?? '');
  if (condition.kind === 'prep')
    return (
      prepositionalPhrases(g, last, sentence.last).some(p => values.has(p.preposition)) ||
      values.has(g.lower[last] ?? '')
    );
  if (condition.kind === 'near') {
    for (let j = Math.max(sentence.first, i - NEAR); j < Math.min(sentence.last, last + NEAR); j++) {
      if ((j < i || j >= last) && values.has(g.lower[j])) return true;
    }
    return false;
  }
  if (condition.kind === 'inf') {
    // "asked Russia to employ": "to" and a verb, after the object
    for (let j = last; j < Math.min(sentence.last, last + 7); j++) {
      if (g.lower[j] === 'to' && (g.classes[j + 1] === CLASS.VERB || g.classes[j + 1] === CLASS.AUX)) return true;
      if (g.phraseAt[j] < 0) return false;
    }
    return false;
  }
  if (condition.kind === 'noobj')
    return objectPhrases(g, last, sentence.last).length === 0 && !values.has(g.lower[last] ?? '');
  const passive = group?.passive === true;
  const phrases =
    (condition.kind === 'subj') !== passive && group !== null
      ? subjectPhrases(g, group, sentence.first)
      : condition.kind === 'subj'
        ? (prepositionalPhrases(g, last, sentence.last).find(p => p.preposition === 'by')?.phrases ?? [])
        : objectsOf(g, last, sentence.last);
  return phrases.some(k => phraseMatches(g, k, values));
}

/** The objects of a verb, with the second one: "sent Chad a letter". */
function objectsOf(g: BlockGrammar, last: number, limit: number): number[] {
  const objects = objectPhrases(g, last, limit);
  if (objects.length !== 1) return objects;
  const after = g.phrases[objects[0]].last;
  const second = g.phraseAt[after] ?? -1;
  return second >= 0 && g.phrases[second].first === after && recipientOf(g, after) >= 0
    ? [objects[0], second]
    : objects;
}

/** Whether the head of a phrase is one of the words, or one of its mentions has one of the labels. */
function phraseMatches(g: BlockGrammar, k: number, values: ReadonlySet<string>): boolean {
  const phrase = g.phrases[k];
  if (values.has(g.lower[phrase.head])) return true;
  const mention = g.mentionAt[phrase.head];
  if (mention >= 0 && values.has(g.mentions[mention].label)) return true;
  for (let i = phrase.first; i < phrase.last; i++) {
    const figure = g.figureAt[i];
    if (figure >= 0 && values.has(g.figures[figure].label)) return true;
  }
  return values.has('PERSON') && POSSESSIVE_PRONOUNS.has(g.lower[phrase.first]) && phrase.last === phrase.first + 1;
}
