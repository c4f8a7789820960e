import { startsWithCapital, startsWithLetter } from '../../text/letters';
import type { Register } from '../../text/register';
import { CASELESS, type CasePattern, MIXED_CASE, TITLE_CASE } from './wordForms';

/**
 * How a sentence is written: without capitals or in nothing but capitals, so that case says nothing; as a title, where
 * nearly every longer word has a capital; or as usual. At least five longer words make a title.
 */
export function casePatternOf(words: readonly string[], register: Register): CasePattern {
  if (register !== 'standard') return CASELESS;
  let capitals = 0;
  let capitalised = 0;
  let longer = 0;
  for (const word of words) {
    if (word.length < 4 || !startsWithLetter(word)) continue;
    longer++;
    if (!startsWithCapital(word)) continue;
    capitalised++;
    if (!/\p{Ll}/u.test(word)) capitals++;
  }
  if (longer >= 3 && capitals >= 0.8 * longer) return CASELESS;
  if (longer >= 5 && capitalised >= 0.85 * longer) return TITLE_CASE;
  return MIXED_CASE;
}
