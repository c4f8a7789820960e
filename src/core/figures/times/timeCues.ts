import { readWordLists } from '../../english/wordLists';
import cueTable from './timeCues.tsv';

/** Lists of words around times, which say how these are to be read. */
export const TIME_CUES = readWordLists(cueTable);
