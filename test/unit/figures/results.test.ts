import { describe, expect, test } from 'vitest';
import { describeFigure } from '../../../src/core/figures/describe/describeFigure';
import { figuresOf, said } from './helpers';

describe('results', () => {
  test.each([
    ['Rovers won 3-1 away.', ['3-1 | CARDINAL result 3,1']],
    ['It was 1–1 at half-time and 2–2 at the end of the second half.', ['1–1', '2–2', 'second']],
    ['The Foxes (12-30) host the Owls (30-12).', ['12-30 | CARDINAL result 12,30', '30-12 | CARDINAL result 30,12']],
    ['Her side went down 0-2.', ['0-2 | CARDINAL result 0,2']],
    ['A record of 8-3-1 led the league.', ['8-3-1 | CARDINAL result 8,3,1']],
    ['She won 6-4, 3-6, 7-6 (7-5).', ['6-4, 3-6, 7-6 (7-5) | CARDINAL result 6,4,3,6,7,6,7,5']],
    ['They fought back from 14-0 and 24-14.', ['14-0 | CARDINAL result 14,0', '24-14 | CARDINAL result 24,14']],
    ['Surrey made 412/6 and he took 5-23.', ['412/6 | CARDINAL result 412,6', '5-23 | CARDINAL result 5,23']],
    ['United won 2:1.', ['2:1 | CARDINAL result 2,1']],
    ['They won three-nil.', ['three-nil | CARDINAL result 3,0']],
    ['Members voted 9 to 4 for it.', ['9 to 4 | CARDINAL result 9,4']],
  ])('%j', (text, expected) => {
    const found = said(text).map((each, i) => (expected[i]?.includes('|') ? each : each.split(' |')[0]));
    expect(found).toEqual(expected);
  });

  test.each([
    ['It takes 5-10 people and 3-5 days.', ['5-10 | CARDINAL 5 to 10', '3-5 days | DATE P5D EQUAL_OR_LESS']],
    ['A margin of 10-15 percent.', ['10-15 percent | PERCENT 10 to 15 %']],
    ['A 1:4 ratio.', ['1:4 | CARDINAL 0.25']],
    ['It is open 24/7.', []],
    ['Call 732-555-4697.', []],
    ['Rates were cut from 7 to 2.', ['7 | CARDINAL 7', '2 | CARDINAL 2']],
  ])('%j has none', (text, expected) => expect(said(text)).toEqual(expected));

  test('have counts and neither number nor ends', () => {
    const [{ value }] = figuresOf('They won 6-4, 3-6.');
    expect(value).toEqual({ result: [6, 4, 3, 6], modifier: null, unit: null, counted: null });
  });

  test.each([
    ['They lost 2-5.', '2 to 5'],
    ['She won 6-4, 3-6.', '6 to 4, 3 to 6'],
    ['Their record is 8-3-1.', '8, 3 and 1'],
  ])('%j is told in words', (text, words) => {
    const [figure] = figuresOf(text);
    expect(describeFigure(figure, null).words).toBe(words);
  });
});
