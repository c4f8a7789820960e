import { CLASS } from '../../english/classes/wordClasses';
import { type BlockGrammar, breaksClause, opensSentence } from './blockGrammar';
import { coordinatedRight } from './coordination';
import { RELATIVE } from './functionWords';

export interface PrepositionalPhrase {
  readonly preposition: string;
  /** Token of the preposition. */
  readonly at: number;
  readonly phrases: readonly number[];
}

/** Most tokens after a trigger in which its prepositional phrases are looked for. */
const REACH = 28;

/**
 * The prepositional phrases that follow token `last` (half-open end of a trigger), up to the next verb of a clause of
 * its own or `limit`.
 */
export function prepositionalPhrases(g: BlockGrammar, last: number, limit: number): PrepositionalPhrase[] {
  const out: PrepositionalPhrase[] = [];
  const end = Math.min(limit, last + REACH);
  for (let i = last; i < end && !endsClause(g, i, last); i++) {
    const word = g.lower[i];
    if (g.classes[i] !== CLASS.ADP && !(g.classes[i] === CLASS.PART && word === 'to') && word !== 'as') continue;
    const phrase = g.phraseAt[i + 1] ?? -1;
    if (phrase < 0 || g.phrases[phrase].first !== i + 1) continue;
    // "The killing of men, women and children | was": all of the list, where a verb must follow it
    const whole = word === 'of' && i === last && opensSentence(g, phrase, 0);
    const phrases = coordinatedRight(g, phrase, end, whole || word === 'between' || word === 'among');
    if (isAbsolute(g, i, phrases)) break;
    // "out of Kherson", "away from the border"
    const preposition = word === 'of' && g.lower[i - 1] === 'out' ? 'from' : word;
    out.push({ preposition, at: i, phrases });
  }
  return out;
}

/** Whether token `i` begins a clause of its own, or another event's phrases, behind a trigger that ends at `last`. */
function endsClause(g: BlockGrammar, i: number, last: number): boolean {
  const tag = g.classes[i];
  const word = g.lower[i];
  if (breaksClause(g, i) || tag === CLASS.AUX) return true;
  if (tag === CLASS.VERB && g.phraseAt[i] < 0) return i > last + 1 || g.lower[i - 1] !== 'to';
  if (RELATIVE.has(word) && tag === CLASS.PRON) return true;
  if (tag === CLASS.CONJ) return word !== 'and' && word !== 'or' && word !== 'as';
  // "four with Xi, three with Moon": the number stands for another event
  return i > last + 1 && g.classes[i - 1] === CLASS.NUM && tag === CLASS.ADP && word === g.lower[last];
}

/** "talks, with the Kremlin saying little": whether the preposition at token `i` opens a clause. */
function isAbsolute(g: BlockGrammar, i: number, phrases: readonly number[]): boolean {
  if (g.lower[i] !== 'with' || g.lower[i - 1] !== ',') return false;
  const after = g.phrases[phrases[phrases.length - 1]].last;
  return g.classes[after] === CLASS.VERB && /ing$/.test(g.lower[after]);
}
