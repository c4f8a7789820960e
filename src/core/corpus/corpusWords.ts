import { readWordLists } from '../english/wordLists';
import words from './corpus.tsv';

/** The lists of words that the corpus reads by. */
export const CORPUS_WORDS = readWordLists(words);
