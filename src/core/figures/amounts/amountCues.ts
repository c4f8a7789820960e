import { readWordLists } from '../../english/wordLists';
import cueTable from './amountCues.tsv';

/** Lists of words around amounts, which say how these are to be read. */
export const AMOUNT_CUES = readWordLists(cueTable);
