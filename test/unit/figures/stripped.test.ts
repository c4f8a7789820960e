import { describe, expect, test } from 'vitest';
import { figuresOf } from './helpers';

/** Text as in a corpus without capitals and punctuation. */
const strip = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const said = (text: string) =>
  figuresOf(text, '2019-04-25').map(({ label, value }) => ({
    label,
    number: value.number,
    lower: value.lower,
    upper: value.upper,
    unit: value.unit,
    modifier: value.modifier,
    timex: value.timex?.value,
  }));

describe('text without capitals and punctuation', () => {
  test.each([
    'More than 10,000 labourers are still employed in Russia.',
    'It shipped 2,000 tons of wheat, worth 1.5 billion dollars, in two-day trips.',
    'Output rose 4.8 percent to 5.7 million barrels after the 1950-53 war.',
    'They met at 10:35 a.m. on Tuesday, September 10, 2019, in the first quarter of the year.',
    'On July 27-28, the 42.7-meter rocket flew 160 km.',
    'The 36-year-old man was seen at 13:40 local time, 0.5 miles away.',
    'It has been nearly a year and a half since last month’s 22nd summit.',
    'Between 1994 and 1997, hundreds of millions of dollars were lost in the 1980s.',
  ])('%j says what it says with them', text => {
    expect(said(strip(text))).toEqual(said(text));
  });

  test.each([
    ['They agreed on a deal worth $2.5 billion.', 'MONEY', 2.5e9],
    ['He was fined $20,000 for it.', 'MONEY', 20_000],
    ['It costs Rs 136.50 now.', 'MONEY', 136.5],
    ['It sold for RM7.8 million.', 'MONEY', 7.8e6],
    ['It sold for US$4.3 billion.', 'MONEY', 4.3e9],
    ['It fell $2.10 to $52.82 a barrel.', 'MONEY', 52.82],
    ['Exports fell by 12% again.', 'PERCENT', 12],
    ['He won 50.9% of the vote.', 'PERCENT', 50.9],
    ['They set a 25% tariff on cars.', 'PERCENT', 25],
    ['More than 1.5 million people fled.', 'CARDINAL', 1.5e6],
    ['More than 2,75,000 people fled.', 'CARDINAL', 275_000],
    ['The quake had a magnitude of 5.3 there.', 'CARDINAL', 5.3],
  ])('reads %j as %s without its signs', (text, label, number) => {
    const figure = figuresOf(strip(text)).at(-1);
    expect([figure?.label, figure?.value.number]).toEqual([label, number]);
  });

  test('says which amounts it takes for dollars', () => {
    const [figure] = figuresOf('a deal worth 2 5 billion');
    expect(figure.value.unit).toBe('USD');
    expect(figure.evidence).toContain('taken for dollars');
  });

  test('reads ranges of time whose dash is lost', () => {
    expect(said(strip('It lasted 10-20 years'))).toEqual(said('It lasted 10-20 years'));
    expect(said(strip('It lasted three-four months'))).toMatchObject([{ lower: 3, upper: 4 }]);
    expect(said(strip('A week-long strike after 9/11'))).toEqual(said('A week-long strike after 9/11'));
  });
});
