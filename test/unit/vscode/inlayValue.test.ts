import { describe, expect, test } from 'vitest';
import type { FigureValue } from '../../../src/core/annotations/model';
import { inlayValue } from '../../../src/vscode/present/inlayValue';

const hint = (text: string, value: Partial<FigureValue>, words = text): string | undefined =>
  inlayValue(
    {
      id: 'T1',
      start: 0,
      end: text.length,
      text,
      label: 'CARDINAL',
      origin: 'machine',
      value: { modifier: null, unit: null, counted: null, ...value },
    },
    words,
  );

describe('a value behind a figure', () => {
  test('says bound, number and unit', () => {
    expect(hint('more than 10 000', { number: 10_000, modifier: 'more_than' })).toBe('> 10,000');
    expect(hint('$96 million', { number: 96_000_000, unit: 'USD' })).toBe('96,000,000 USD');
    expect(hint('three to five kilometres', { lower: 3, upper: 5, unit: 'kilometer' })).toBe('3–5 kilometer');
    expect(hint('sixty percent', { number: 60, unit: '%' })).toBe('60%');
  });

  test('is the TIMEX3 value of a date', () => {
    expect(hint('last Thursday', { timex: { type: 'DATE', value: '2019-04-25' } })).toBe('2019-04-25');
  });

  test('is said in words where a length of time has a value that only programs read', () => {
    expect(hint('a couple of hours', { timex: { type: 'DURATION', value: 'PT2H' } }, '2 hours')).toBe('2 hours');
    expect(hint('2 hours', { timex: { type: 'DURATION', value: 'PT2H' } }, '2 hours')).toBeUndefined();
    expect(hint('every Friday', { timex: { type: 'SET', value: 'XXXX-WXX-5' } }, 'each Friday')).toBe('each Friday');
  });

  test('is left out where it would repeat the text, or where there is none', () => {
    expect(hint('2011', { timex: { type: 'DATE', value: '2011' } })).toBeUndefined();
    expect(hint('10,000', { number: 10_000 })).toBeUndefined();
    expect(hint('hundreds', {})).toBeUndefined();
  });
});
