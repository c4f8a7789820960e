import { describe, expect, test } from 'vitest';
import { describeFigure } from '../../../src/core/figures/describe/describeFigure';
import { figuresOf } from './helpers';

const say = (text: string, date: string | null = '2019-04-25') => {
  const [figure] = figuresOf(text, date);
  return describeFigure(figure, date);
};

describe('describeFigure', () => {
  test.each([
    ['more than 10 000 North Korean labourers in camps', 'more than 10,000 North Korean labourers'],
    ['They paid $2.5 million.', '2.5 million US dollars'],
    ['It rose 40 percent.', '40 percent'],
    ['It is between 3 and 5 miles away.', '3 to 5 miles'],
    ['It was the 22nd meeting.', '22nd'],
    ['It was signed on Wednesday.', '24 April 2019'],
    ['It was signed in the first quarter of 2018.', 'the first quarter of 2018'],
    ['by the end of this year', 'the end of 2019'],
    ['It lasted nearly a year and a half.', 'nearly 1.5 years'],
    ['The talks took nearly two hours.', 'nearly 2 hours'],
    ['It took about two hours.', 'about 2 hours'],
    ['It cost almost $3 million.', 'nearly 3 million US dollars'],
    ['Just under 400 men came.', 'just under 400 men'],
    ['A little more than 20 percent agreed.', 'just over 20 percent'],
    ['It meets every two weeks.', 'every 2 weeks'],
    ['In the 1990s it closed.', 'the 1990s'],
    ['Nearly two-thirds agreed.', 'nearly two thirds'],
    ['Half of Americans agreed.', 'half of Americans'],
    ['Three out of four voters agreed.', 'three quarters of voters'],
    ['He stands 6 feet 2 inches tall.', '6 feet 2 inches'],
    ['A 42-year-old man won.', '42 years old'],
    ['They won by 51-49.', '51 to 49'],
    ['Trade grew tenfold.', '10 times'],
    ['It was the second meeting.', 'second'],
    ['They meet twice a year.', 'twice every year'],
    ['It took half an hour.', 'half an hour'],
    ['He died early on Jan. 3, 2013.', 'early on 3 January 2013'],
    ['It pays $15 an hour.', '15 US dollars per hour'],
    ['It weighs 3 ± 0.2 kg.', '3 ± 0.2 kilograms'],
    ['The man, aged 41, won.', '41 years old'],
    ['It has 1,457,226 votes.', '1,457,226 votes'],
    ['A 6.3 magnitude earthquake caused eleven deaths.', '6.3'],
    ['They are aged 18 to 24.', '18 to 24 years old'],
    ['It took two to three weeks.', '2 to 3 weeks'],
    ['It lasted 30-odd years.', 'about 30 years'],
    ['It was over two years ago.', 'before 2017'],
    ['It was at least two years ago.', 'not after 2017'],
    ['It was less than two years after May 5, 2010.', 'before 5 May 2012'],
    ['It took 5 1/2 hours.', '5 hours 30 minutes'],
    ['It burned in the early hours of Sunday.', 'the start of the morning of 21 April 2019'],
    ['It was a 3-for-1 split.', '3 to 1'],
    ['Talks run 9-12 June.', '9 June 2019 to 12 June 2019'],
    ['It has 4e20 atoms.', '4 × 10^20 atoms'],
  ])('says %j as %j', (text, words) => {
    expect(say(text).words).toBe(words);
  });

  test('converts to the other system', () => {
    expect(say('It is 100 miles away.').details).toContain('161 kilometers');
    expect(say('It is 30 degrees Celsius.').details).toContain('86 degrees Fahrenheit');
    expect(say('It is a 42.7-meter rocket.').details).toContain('140 feet');
  });

  test('tells the weekday and the distance from the date of the document', () => {
    expect(say('It was signed on April 22.').details).toEqual([
      'a Monday',
      "3 days before the document's date",
      'read as a date without a year',
    ]);
    expect(say('It was signed today.').details).toContain("the document's own date");
    expect(say('It was signed on May 5, 1999.').details).toContain("19 years before the document's date");
  });

  test('says that a year is not known, and how long a duration is', () => {
    expect(say('It was signed on April 22.', null).details).toContain(
      'the year is not known without the date of the document',
    );
    expect(say('It lasted two hours.').details).toContain('120 minutes');
    expect(say('It lasted a year and a half.').details).toContain('18 months');
    expect(say('It lasted 90 minutes.').details).toContain('1.5 hours');
    expect(say('It lasted 10 days.').details).toEqual(['read as a length of time']);
  });
});
