import { classMask, type NameLexicon, NameTable, nameKey, type TagType } from '../core';
import type { Correction } from './corpus';

const NORP = classMask('norp');
const COUNTRY = classMask('country');
const SETTLED = classMask('city') | classMask('region');
const PLACE = SETTLED | classMask('town');
const OTHERWISE =
  classMask('given') | classMask('surname') | classMask('organisation') | classMask('knownOrganisation');

/**
 * Brings the labels of a corpus to the product's conventions where the tables leave no doubt: peoples and nationalities
 * are NORP (most corpora leave them out, some call them MISC, GMB calls many LOC), countries are places unless they are
 * persons here, and so are settlements that are nothing else. A place that is named like a people ("Cheyenne", "Kota")
 * stays what the corpus calls it where it calls it something, unless the table of names says which it is.
 */
export function correctionBy(lexicon: NameLexicon): Correction {
  const names = new NameTable();
  const isPeople = (words: string, mask: number, labelled: boolean): boolean => {
    if ((mask & NORP) === 0 || (mask & COUNTRY) !== 0) return false;
    const known = names.labelOf(nameKey(words));
    return known === undefined ? !labelled || (mask & PLACE) === 0 : known === 'NORP';
  };
  const correct = (words: string, type: TagType | null): TagType | null => {
    const mask = lexicon.maskOf(words);
    if (type !== 'PER' && isPeople(words, mask, type !== null)) return 'NORP';
    if (type === null || type === 'PER') return type;
    if ((mask & COUNTRY) !== 0 && (mask & NORP) === 0) return 'LOC';
    if ((mask & SETTLED) !== 0 && (mask & (OTHERWISE | NORP)) === 0) return 'LOC';
    return type;
  };
  return correct as Correction;
}
