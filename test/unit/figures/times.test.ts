import { describe, expect, test } from 'vitest';
import { dateOf, figuresOf, labelled, timexOf } from './helpers';

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
    ['They have been at it for long and are tired of it now.', 'PRESENT_REF'],
    ['They were planning to sign it on Saturday.', '2019-04-27'],
    ['It will be signed later in the year.', '2019'],
    ['It was signed on the Fourth of July of 1995.', '1995-07-04'],
    ['It is closed on labor day 2021 weekend.', '2021-W35-WE'],
    ['It opens on Wednesday evening next week.', '2019-05-01TEV'],
    ["They will meet at 9 o'clock Saturday evening.", '2019-04-27T21:00'],
    ['They meet at five-thirty tomorrow evening.', '2019-04-26T17:30'],
    ['It is checked semi-annually.', 'P6M'],
    ['It grew last fiscal year.', 'FY2018'],
    ['It grew in FY19.', 'FY2019'],
    ['It was sold on Dec31, 1994.', '1994-12-31'],
    ['The file is report-2018-09-23.', '2018-09-23'],
    ['Profit rose in the fourth quarter.', '2018-Q4'],
    ['Profit will rise in the first quarter.', '2019-Q1'],
    ["It grew in 1988's first half.", '1988-H1'],
    ['It fell at 5:04 p.m. PDT last Tuesday.', '2019-04-23T17:04'],
    ['It was built in the 1800s.', '18XX'],
    ["People fled following Wednesday's quake.", '2019-04-24'],
    ['It closed in the sixties.', '196X'],
    ['The shop opens on Saturdays.', 'XXXX-WXX-6'],
    ['The shop opens on Sunday nights.', 'XXXX-WXX-7TNI'],
    ['The winter of 1998-99 was mild.', '1998-WI'],
    ['It was a yearlong probe.', 'P1Y'],
    ['It lasted several hundred years.', 'PXY'],
    ['May through July will be dry.', '2019-05/2019-07'],
    ['The Sept. 11 attacks changed it.', '2001-09-11'],
    ['He came home one evening.', 'TEV'],
    ['It was closed by midyear.', '2019'],
  ])('%j says %s', (text, value) => {
    expect(timexOf(text, THURSDAY)).toEqual([value]);
  });

  test('tells a distance from a date of the text as exactly as its unit', () => {
    expect(timexOf('It was signed in 1996 and broken two years later.', THURSDAY)).toEqual(['1996', '1998']);
    expect(timexOf('It was signed on May 5, 1996, and broken three days later.', THURSDAY)[1]).toBe('1996-05-08');
  });

  test('counts days from the last day that the text names', () => {
    expect(timexOf('On May 5, 2018, he won the race of 2016. Two days later he rested.', THURSDAY)[2]).toBe(
      '2018-05-07',
    );
  });

  test.each([
    ['The vote, which had been expected on Tuesday, failed.', '2019-04-23'],
    ['Sunday’s election will be close.', '2019-04-28'],
    ['Nobody could be reached on Wednesday.', '2019-04-24'],
    ['They demand that the law be changed by Friday.', '2019-04-26'],
    ['Results are expected in March.', '2020-03'],
    ['He was charged in June with murder.', '2018-06'],
    ['The bill passed the House on June 3.', '2018-06-03'],
    ['He said talks on June 3 were near.', '2019-06-03'],
    ['A deal is likely before Christmas.', '2019-12-25'],
  ])('%j says %s by its verb', (text, value) => {
    expect(timexOf(text, THURSDAY)).toEqual([value]);
  });

  test('takes a kind of radio for no time', () => {
    expect(labelled('It has five AM radio stations.')).toEqual(['five CARDINAL']);
  });

  test('puts a clock time on the day that its paragraph speaks of', () => {
    expect(timexOf('The trial began on Oct. 23, 2018. A witness saw the car at 10 p.m.', THURSDAY)[1]).toBe(
      '2018-10-23T22:00',
    );
    expect(timexOf('A witness saw the car at 10 p.m.', THURSDAY)).toEqual(['T22:00']);
  });

  test('reads a rate of time as a set', () => {
    const sets = (text: string) =>
      figuresOf(text).map(f => [f.value.timex?.type, f.value.timex?.value, f.value.timex?.freq]);
    expect(sets('They meet twice a year.')).toEqual([['SET', 'P1Y', '2X']]);
    expect(sets('They met a year ago.')).toEqual([['DATE', 'XXXX', undefined]]);
    expect(sets('It makes 500 cars a day.')[1]).toEqual(['SET', 'P1D', undefined]);
  });

  test('takes the Sun for a weekday only where a date goes on', () => {
    expect(labelled('The Sun rose, said the Baltimore Sun after the SAT.')).toEqual([]);
    expect(timexOf('Open Sun., April 28.', THURSDAY)).toEqual(['2019-04-28']);
  });

  test('keeps the article of a decade', () => {
    expect(labelled('It peaked in the mid-1990s and the late 1980s.')).toEqual([
      'the mid-1990s DATE',
      'the late 1980s DATE',
    ]);
  });

  test('puts a clock time told in two zones on the day named after them', () => {
    expect(timexOf('It fell at 10:35 a.m. (0735 GMT) Friday.', THURSDAY)[0]).toBe('2019-04-19T10:35');
    expect(timexOf('He leaves at 4 in the morning (4 a.m. EDT May 3).', THURSDAY)).toEqual([
      '2019-05-03T04:00',
      '2019-05-03T04:00',
    ]);
  });

  test('does not read a word that opens a clause as a date', () => {
    expect(timexOf('Now, she said, it is now a school. Mary18 is here.', THURSDAY)).toEqual([]);
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
