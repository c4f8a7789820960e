import { readWordLists } from '../../english/wordLists';
import cueTable from './numberCues.tsv';

/** Lists of words around numbers, which say how these are to be read. */
export const NUMBER_CUES = readWordLists(cueTable);
