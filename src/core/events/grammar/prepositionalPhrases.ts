import { CLASS } from '../../english/classes/wordClasses';
import { coordinatedRight } from './clause';
import { type BlockGrammar, breaksClause, RELATIVE } from './sentenceGrammar';

export interface PrepositionalPhrase {
  readonly preposition: string;
  /** Token of the preposition. */
  readonly at: number;
  readonly phrases: readonly number[];
}

/** Most tokens after a trigger in which its prepositional phrases are looked for. */
const REACH = 28;

/**
 * The prepositional phrases that follow token `last` (half-open end of a trigger), up to the next verb of a clause of its
 * own or `limit`.
 */
export function prepositionalPhrases(g: BlockGrammar, last: number, limit: number): PrepositionalPhrase[] {
  const out: PrepositionalPhrase[] = [];
  const end = Math.min(limit, last + REACH);
  for (let i = last; i < end; i++) {
    const tag = g.classes[i];
    const word = g.lower[i];
    if (breaksClause(word)) break;
    if (tag === CLASS.VERB && g.phraseAt[i] < 0) {
      const infinitive = g.lower[i - 1] === 'to';
      if (i > last + 1 || !infinitive) break;
    }
    if (tag === CLASS.AUX) break;
    if (RELATIVE.has(word) && g.classes[i] === CLASS.PRON) break;
    if (tag === CLASS.CONJ && word !== 'and' && word !== 'or' && word !== 'as') break;
    // "four with Xi, three with Moon": the number stands for another event
    if (i > last + 1 && g.classes[i - 1] === CLASS.NUM && tag === CLASS.ADP && word === g.lower[last]) break;
    if (tag === CLASS.ADP || (tag === CLASS.PART && word === 'to') || word === 'as') {
      const phrase = g.phraseAt[i + 1] ?? -1;
      if (phrase >= 0 && g.phrases[phrase].first === i + 1) {
        const pairs = word === 'between' || word === 'among';
        const phrases = coordinatedRight(g, phrase, end, pairs);
        const after = g.phrases[phrases[phrases.length - 1]].last;
        // "talks, with the Kremlin saying little": a clause of its own
        if (word === 'with' && g.lower[i - 1] === ',' && g.classes[after] === CLASS.VERB && /ing$/.test(g.lower[after]))
          break;
        // "out of Kherson", "away from the border"
        const preposition = word === 'of' && g.lower[i - 1] === 'out' ? 'from' : word;
        out.push({ preposition, at: i, phrases });
      }
    }
  }
  return out;
}
