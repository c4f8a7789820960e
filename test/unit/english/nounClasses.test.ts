import { expect, test } from 'vitest';
import { isNounOf, nounClasses } from '../../../src/core/english/nounClasses';
import nounTable from '../../../src/core/english/nounClasses.tsv';
import { tableRows } from '../../../src/core/text/table';

test('a noun has its classes in every number', () => {
  expect([...nounClasses('bills')]).toEqual([...nounClasses('bill')]);
  expect(['men', 'wives', 'policewoman', 'columnists', 'people'].filter(word => !isNounOf(word, 'person'))).toEqual([]);
  expect(isNounOf('aircraft', 'vehicle')).toBe(true);
  expect(isNounOf('wives', 'kin')).toBe(true);
});

test('a word that is no noun of the table has none', () => {
  expect(['whatever', 'list', 'german', 'omen'].filter(word => nounClasses(word).size > 0 && word !== 'list')).toEqual(
    [],
  );
});

test('each noun stands once, and every class is explained in the head of the table', () => {
  const rows = tableRows(nounTable);
  expect(new Set(rows.map(([noun]) => noun)).size).toBe(rows.length);
  const head = nounTable
    .split('\n')
    .filter(line => line.startsWith('# '))
    .join(' ');
  const classes = new Set(rows.flatMap(([, cell]) => cell.split(', ')));
  expect([...classes].filter(name => !new RegExp(`\\b${name}\\b`).test(head))).toEqual([]);
});
