import type { NameTable } from '../tables/nameTable';
import { TAG_TYPES } from '../tables/tagset';
import { runEnd } from './nameRuns';
import type { SentenceNames } from './sentenceNames';

/** How sure such a name is: on news that nobody trained on, six of ten were bodies, and nearly all of them names. */
const CONFIDENCE = 0.55;

/**
 * Words with a capital inside a sentence that no table and no vocabulary knows, and that the tagger left alone though
 * by their surroundings a body is likelier than none: "Nexperia has hit back". Such a word is a name, of some kind.
 */
export function addLeftNames(sentence: SentenceNames, names: NameTable): void {
  const { tokens, first, last } = sentence;
  for (let i = first; i < last; i++) {
    const end = runEnd(tokens, i, last);
    if (end < 0) continue;
    const isLone = end === i + 1 && i > first && !/^[.!?:"“”‘(]$/.test(tokens[i - 1].text);
    if (isLone && isUnknown(sentence, names, i)) {
      const { type, margin } = sentence.bestSpan(i, end);
      if (TAG_TYPES[type] === 'ORG' && margin >= 0) sentence.add({ first: i, last: end, type: 'ORG' }, CONFIDENCE);
    }
    i = end - 1;
  }
}

function isUnknown(sentence: SentenceNames, names: NameTable, i: number): boolean {
  const { text } = sentence.tokens[i];
  return sentence.capitalOf(i) === 0 && text.length > 2 && !sentence.isTaken(i) && !names.isNoName(text);
}
