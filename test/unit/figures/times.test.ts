import { describe, expect, test } from 'vitest';
import { dateOf, labelled, timexOf } from './helpers';

const THURSDAY = '2019-04-25';

describe('dates and times', () => {
  test.each([
    ['It was signed on April 25, 2019.', '2019-04-25'],
    ['It was signed on 25 April 2019.', '2019-04-25'],
    ['It was signed on Wednesday.', '2019-04-24'],
    ['It will be signed on Wednesday.', '2019-05-01'],
    ['It was signed last month.', '2019-03'],
    ['It was signed last October.', '2018-10'],
    ['It was signed in December.', '2018-12'],
    ['It was signed two days ago.', '2019-04-23'],
    ['It was signed 41 years ago.', '1978'],
    ['It will be signed by the end of this year.', '2019'],
    ['It was signed this week.', '2019-W17'],
    ['It was signed in the first quarter of 2018.', '2018-Q1'],
    ['It was signed last fall.', '2018-FA'],
    ['It was signed in the 1990s.', '199X'],
    ['It lasted a year and a half.', 'P1.5Y'],
    ['It lasted two hours.', 'PT2H'],
    ['It lasted for years.', 'PXY'],
    ['It meets every two weeks.', 'P2W'],
    ['It was signed at 10:35 a.m. on Friday.', '2019-04-19T10:35'],
    ['It was signed on Thanksgiving Day.', '2018-11-22'],
    ['It was not signed until now.', 'PRESENT_REF'],
  ])('%j says %s', (text, value) => {
    expect(timexOf(text, THURSDAY)).toEqual([value]);
  });

  test('leaves underspecified what needs a document date, and asks no clock', () => {
    expect(timexOf('On Thursday, as in April 1999, he left last month on May 5')).toEqual([
      'XXXX-WXX-4',
      '1999-04',
      'XXXX-XX',
      'XXXX-05-05',
    ]);
  });

  test('takes words that every object has for words', () => {
    expect(timexOf('the constructor week, valueOf May 5, toString of 1999 and constructor day', THURSDAY)).toEqual([
      '2019-05-05',
      '1999',
    ]);
  });

  test('refers back to a date mentioned before', () => {
    expect(timexOf('It opened on May 3, 2001. Two days later it closed, and later that year it burned.')).toEqual([
      '2001-05-03',
      '2001-05-05',
      '2001',
    ]);
  });

  test('labels less than a day TIME', () => {
    expect(labelled('nearly two hours on Thursday morning after nearly two days')).toEqual([
      'nearly two hours TIME',
      'Thursday morning TIME',
      'nearly two days DATE',
    ]);
  });
});

describe('findDocumentDate', () => {
  test('reads a byline', () => {
    expect(dateOf('Jane Doe | John Roe | April 25, 2019, 06:59 PM', 'byline')).toBe('2019-04-25');
  });
  test('does not guess a year, nor read the running text', () => {
    expect(dateOf('MOSCOW, April 25 (Reuters) -', 'dateline')).toBeNull();
    expect(dateOf('On April 25, 2019 they met.', null)).toBeNull();
  });
});
