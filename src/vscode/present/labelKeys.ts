import type { Label } from '../../core';

/** The letter that gives a label where one is picked; shown in the picker. */
export const LABEL_KEYS: Readonly<Record<Label, string>> = {
  PERSON: 'p',
  ORG: 'o',
  GPE: 'g',
  LOC: 'l',
  NORP: 'n',
  FAC: 'f',
  PRODUCT: 'r',
  EVENT: 'e',
  WORK_OF_ART: 'w',
  LAW: 'a',
  LANGUAGE: 'u',
  DATE: 'd',
  TIME: 't',
  MONEY: 'm',
  PERCENT: 'c',
  QUANTITY: 'q',
  CARDINAL: 'k',
  ORDINAL: 'i',
};
