import { describe, expect, test } from 'vitest';
import { daysBetween, intervalOf } from '../../../src/core/text/interval';

describe('the days of a calendar value', () => {
  test.each([
    ['2019', undefined, '2019-01-01', '2019-12-31'],
    ['2019', 'END', '2019-09-01', '2019-12-31'],
    ['2019-02', undefined, '2019-02-01', '2019-02-28'],
    ['2019-04', 'START', '2019-04-01', '2019-04-10'],
    ['2019-04-25T10:00', undefined, '2019-04-25', '2019-04-25'],
    ['2019-W01', undefined, '2018-12-31', '2019-01-06'],
    ['2020-W53', undefined, '2020-12-28', '2021-01-03'],
    ['2019-W17-4', undefined, '2019-04-22', '2019-04-28'],
    ['2019-Q4', undefined, '2019-10-01', '2019-12-31'],
    ['2019-SU', undefined, '2019-06-01', '2019-08-31'],
    ['201', undefined, '2010-01-01', '2019-12-31'],
    ['2019-04-01/2019-06', undefined, '2019-04-01', '2019-06-30'],
  ])('%s %s', (value, mod, first, last) => {
    expect(intervalOf(value, mod)).toEqual([first, last]);
  });

  test.each(['P1Y', 'PAST_REF', 'XXXX-WXX-1', 'T18:59'])('%s has none', value => {
    expect(intervalOf(value)).toBeUndefined();
  });
});

test.each([
  ['2019-12-31', '2020-01-01', 1],
  ['2020-02-28', '2020-03-01', 2],
  ['2019-04-25', '2019-04-25', 0],
  ['2020-01-01', '2019-01-01', -365],
])('from %s to %s are %i days', (first, last, days) => {
  expect(daysBetween(first, last)).toBe(days);
});
