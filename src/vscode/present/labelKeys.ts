import type { Label, LabelInfo } from '../../core';

/** The letter that gives a label where one is picked; shown in the picker. */
const LABEL_KEYS: Readonly<Record<Label, string>> = {
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

const SPARE = [...'1234567890bhjsvxyzabcdefgiklmnopqrtuw'];

/**
 * A key for each label: that which its schema gives it, else its usual one, else a letter of its own name, else the
 * first that is free. With more labels than keys the last have none.
 */
export function giveKeys(labels: readonly LabelInfo[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  const give = (label: string, wanted: Iterable<string | undefined>): void => {
    if (keys.has(label)) return;
    for (const key of wanted) {
      if (key === undefined || taken.has(key)) continue;
      keys.set(label, key);
      taken.add(key);
      return;
    }
  };
  const usual: Readonly<Record<string, string>> = LABEL_KEYS;
  for (const { label, key } of labels) give(label, [key]);
  for (const { label } of labels) give(label, [Object.hasOwn(usual, label) ? usual[label] : undefined]);
  for (const { label } of labels) give(label, [...label.toLowerCase().replace(/[^a-z0-9]/g, ''), ...SPARE]);
  return keys;
}
