import { expect, test } from 'vitest';
import { readWordLists } from '../../../src/core/english/wordLists';

const lists = readWordLists(
  [
    'list\tword\tclass\tnote',
    'plans\tplan\tv',
    'plans\tcall off\tv:dn',
    'plans\tdue',
    'people\tgunman\tn:b',
    'people\taid worker\tn',
  ].join('\n'),
);

test('a word has the forms that its class asks for', () => {
  expect([...lists.forms('plans')]).toEqual(['plan', 'plans', 'planning', 'planned', 'called off', 'due']);
  expect([...lists.forms('people')]).toEqual(['gunman', 'aid worker', 'aid workers']);
});

test('a list is a part of an expression, its longer forms first', () => {
  expect(lists.pattern('people')).toBe('aid workers|aid worker|gunman');
});

test('a list that the table does not have is a mistake', () => {
  expect(() => lists.forms('plants')).toThrow('no list of words is named "plants"');
});
