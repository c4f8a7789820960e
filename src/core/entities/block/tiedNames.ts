import { NAME_WORDS } from '../tables/nameWords';
import type { TagType } from '../tables/tagset';

const PLACE_NOUN = NAME_WORDS.forms('placeNoun');
const OF_FIRM = NAME_WORDS.forms('ofFirm');
const OF_WORK = NAME_WORDS.forms('ofWork');
const STAKE_IN = NAME_WORDS.forms('stakeIn');
const BY_FIRM = NAME_WORDS.forms('byFirm');
const RACING = NAME_WORDS.forms('racing');
const IN_WORK = NAME_WORDS.forms('inWork');
const DEAL = NAME_WORDS.forms('deal');

/** The words that tell something of a name together with a preposition behind them. */
export const TYING_WORDS: readonly string[] = [OF_FIRM, OF_WORK, STAKE_IN, BY_FIRM, RACING, IN_WORK, DEAL].flatMap(
  words => [...words],
);

/** What kind of name stands behind a word and a preposition; null where they tell nothing. */
export function tiedKind(word: string, preposition: string): TagType | null {
  switch (preposition) {
    case 'of':
      if (PLACE_NOUN.has(word)) return 'LOC';
      return OF_FIRM.has(word) ? 'ORG' : OF_WORK.has(word) ? 'MISC' : null;
    case 'in':
      return STAKE_IN.has(word) ? 'ORG' : IN_WORK.has(word) ? 'MISC' : null;
    case 'by':
      return BY_FIRM.has(word) ? 'ORG' : null;
    case 'for':
      return RACING.has(word) ? 'ORG' : null;
    case 'with':
      return DEAL.has(word) ? 'ORG' : null;
    default:
      return null;
  }
}
