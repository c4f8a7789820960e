import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, isTimePhrase } from './blockGrammar';
import table from './clauseWords.tsv';
import { coordinatedRight } from './coordination';

const PARTICLES = readWordLists(table).forms('particle');

/**
 * The noun phrases of the direct object of a verb which ends at token `last` (half-open). `hasParticle`: whether its
 * last word is another than the verb, which the phrase may have taken for its own: "shot dead Ada Brun".
 */
export function objectPhrases(g: BlockGrammar, last: number, limit: number, hasParticle = false): number[] {
  let i = last;
  // what approximates a number is part of its phrase: "sold nearly 500 tonnes"
  while (i < limit && !opensFigure(g, i) && (g.classes[i] === CLASS.ADV || isParticle(g, i))) i++;
  if (i >= limit) return [];
  const phrase = g.phraseAt[i];
  if (phrase < 0 || isTimePhrase(g, phrase)) return [];
  const { first } = g.phrases[phrase];
  if (first !== i && !(hasParticle && first === i - 1 && i === last && g.mentionAt[first] < 0)) return [];
  // "said Putin met": the phrase is the subject of a clause of its own
  return coordinatedRight(g, phrase, limit);
}

function opensFigure(g: BlockGrammar, i: number): boolean {
  return g.figureAt[i] >= 0 && g.phraseAt[i] >= 0 && g.phrases[g.phraseAt[i]].first === i;
}

function isParticle(g: BlockGrammar, i: number): boolean {
  return PARTICLES.has(g.lower[i]) && g.classes[i] !== CLASS.ADP;
}
