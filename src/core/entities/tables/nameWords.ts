import { readWordLists } from '../../english/wordLists';
import table from './nameWords.tsv';

/** Words that tell where a name begins and ends and what it is. */
export const NAME_WORDS = readWordLists(table);
