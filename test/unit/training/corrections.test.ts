import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NameLexicon } from '../../../src/core';
import { correctionBy } from '../../../src/training/corrections';

const correct = correctionBy(NameLexicon.unpack(readFileSync('src/core/entities/tables/lexicon.bin')));

describe('the label of a corpus', () => {
  test.each([
    ['Kansas', 'LOC'],
    ['Omaha', 'LOC'],
    ['Miami', 'LOC'],
    ['Shawnee', 'NORP'],
  ] as const)('of a place named like a people stays: %s', (words, type) => {
    expect(correct(words, type)).toBe(type);
  });

  test('is none for such a place where the corpus has none', () => {
    expect(correct('Kansas', null)).toBeNull();
  });

  test('is that of a people where a corpus leaves a word without one that is a town as well', () => {
    expect(correct('German', null)).toBe('NORP');
  });

  test.each(['Jewish', 'Kurdish', 'Nigerian'])('of a people is NORP whatever it was: %s', words => {
    expect(correct(words, null)).toBe('NORP');
    expect(correct(words, 'LOC')).toBe('NORP');
  });
});
