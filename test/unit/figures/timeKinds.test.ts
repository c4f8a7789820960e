import { describe, expect, test } from 'vitest';
import { said } from './helpers';

/** Kinds of times that readers meet and tools get wrong. The document is of Thursday, 25 April 2019. */
const check = (text: string, expected: readonly string[]) => expect(said(text)).toEqual(expected);

describe('the side of a weekday is that of the verb that governs it', () => {
  test.each([
    ['The vote is on Sunday.', ['Sunday | DATE 2019-04-28']],
    ['The deadline is Friday.', ['Friday | DATE 2019-04-26']],
    ['The council meets on Monday to decide.', ['Monday | DATE 2019-04-29']],
    [
      'The Foxes play Rovers on Tuesday and face City on 3 May.',
      ['Tuesday | DATE 2019-04-30', '3 May | DATE 2019-05-03'],
    ],
    ['The ministers are meeting on Monday.', ['Monday | DATE 2019-04-29']],
    ['She may quit in May.', ['May | DATE 2019-05']],
    ['It was postponed to Monday.', ['Monday | DATE 2019-04-29']],
    ['He booked a room for 23rd Dec today.', ['23rd Dec | DATE 2019-12-23', 'today | DATE 2019-04-25']],
    ['It was forecast to rain on Monday.', ['Monday | DATE 2019-04-29']],
    ['The upcoming June 5 vote cost $2.', ['June 5 | DATE 2019-06-05', '$2 | MONEY 2 USD']],
    // and the past stays past
    ['Two votes on Monday failed.', ['Two | CARDINAL 2', 'Monday | DATE 2019-04-22']],
    ['His visits on Monday drew crowds.', ['Monday | DATE 2019-04-22']],
    ['It unveiled on Monday the second batch.', ['Monday | DATE 2019-04-22', 'second | ORDINAL 2']],
  ])('%j', check);
});

describe('codes and names of periods', () => {
  test.each([
    ['In Q2FY24, 1Q24, 2H 2023 and 9M24.', ['Q2FY24', '1Q24', '2H 2023', '9M24']],
    ["In Q3'24 and 4QFY23.", ["Q3'24 | DATE 2024-Q3", '4QFY23 | DATE 2023-Q4']],
    ['FY24/25 and FY 2023-24', ['FY24/25 | DATE FY2025', 'FY 2023-24 | DATE FY2024']],
    ['This fiscal beats last fiscal.', ['This fiscal | DATE FY2019', 'last fiscal | DATE FY2018']],
    ['In the tax year 2022-23.', ['tax year 2022-23 | DATE FY2023']],
    ['Profit for the quarter ended September rose.', ['the quarter ended September | DATE 2018-Q3']],
    ['The first six months of this year.', ['The first six months of this year | DATE 2019-01/2019-06']],
    ['Profit from August to October rose.', ['August to October | DATE 2018-08/2018-10']],
  ])('%j', (text, expected) => {
    const found = said(text).map((each, i) => (expected[i]?.includes('|') ? each : each.split(' |')[0]));
    expect(found).toEqual(expected);
  });
});

describe('the quarter that a story reports', () => {
  test.each([
    [
      'Net rose in the third quarter from a year ago.',
      ['the third quarter | DATE 2018-Q3', 'a year ago | DATE 2017-Q3'],
    ],
    ['In the latest quarter it lost.', ['the latest quarter | DATE 2019-Q1']],
    ['In the year-ago third quarter it lost.', ['year-ago third quarter | DATE 2017-Q3']],
    ['It expects a loss for the first quarter.', ['the first quarter | DATE 2019-Q1']],
    ['It expects a loss for the second quarter.', ['the second quarter | DATE 2019-Q2']],
    ['Profit rose in the first half.', ['the first half | DATE 2019-H1']],
    ['City scored in the first half.', ['first | ORDINAL 1']],
    ['Sales in the March quarter rose.', ['March quarter | DATE 2019-Q1']],
    ['A year ago it lost.', ['A year ago | DATE 2018']],
  ])('%j', check);
});

describe('dates and hours put together', () => {
  test.each([
    ['He died on May 3,2015.', ['May 3,2015 | DATE 2015-05-03']],
    ['On Monday morning, 6 May 2019, it rained.', ['Monday morning, 6 May 2019 | TIME 2019-05-06TMO']],
    ['Dated 19-Nov-12 at noon.', ['19-Nov-12 at noon | TIME 2012-11-19T12:00']],
    ['Seen 2019-04-25T09:30:00Z.', ['2019-04-25T09:30:00Z | TIME 2019-04-25T09:30:00Z']],
    ['Jun. 2013 – 2020.', ['Jun. 2013 – 2020 | DATE 2013-06/2020']],
    ['It came at 0430 and 16.05 GMT.', ['0430 | TIME T04:30', '16.05 GMT | TIME T16:05Z']],
    ['It runs between 2200 and 0700.', ['between 2200 and 0700 | TIME T22:00/T07:00']],
    ['Halted from 14:00-15:30 GMT+1.', ['14:00-15:30 GMT+1 | TIME T14:00/T15:30']],
    ['Polls opened at 7.00 daily.', ['7.00 | TIME T07:00', 'daily | DATE P1D']],
    ['Shares closed at 7.30.', ['7.30 | CARDINAL 7.3']],
    ['He beat Lee, 2:05:46, in 2:04:30.', ['2:05:46 | TIME PT2H5M46S', '2:04:30 | TIME PT2H4M30S']],
    ['She ran 9.58s.', ['9.58s | TIME PT9.58S']],
  ])('%j', (text, expected) => {
    expect(said(text).map(each => each.replace(/ T(\d\d:\d\d(?::\d\d)?Z?)$/, ' T$1'))).toEqual(expected);
  });
});

describe('years and days of months', () => {
  test.each([
    ['In 2000 BCE, A.D. 79 and 80 AD.', ['2000 BCE | DATE BC2000', 'A.D. 79 | DATE 0079', '80 AD | DATE 0080']],
    ['The king (1327–1377) fell in July 1347.', ['1327–1377 | DATE 1327/1377', 'July 1347 | DATE 1347-07']],
    ['Some 2019 were sent home; 2020 remain.', ['Some 2019 | CARDINAL 2019 approx', '2020 | CARDINAL 2020']],
    ['It begins on the 4th and ends.', ['the 4th | DATE 2019-05-04']],
    ['The 4th step is last.', ['4th | ORDINAL 4']],
    ['Highs in the 80s on Friday.', ['Friday | DATE 2019-04-19']],
    [
      'Every second Tuesday and every third day.',
      ['Every second Tuesday | DATE XXXX-WXX-2', 'every third day | DATE P3D'],
    ],
    ['A 54-year-old man.', ['54-year-old | DATE P54Y']],
  ])('%j', check);
});

describe('periods that readers of news meet', () => {
  test.each([
    ['Prices were below 1988 levels.', ['1988 | DATE 1988']],
    ['She has lived there since at least 2004.', ['at least 2004 | DATE 2004 ON_OR_BEFORE']],
    ['It cut its forecast for 2013 to 1.1% of output.', ['2013 | DATE 2013', '1.1% | PERCENT 1.1 %']],
    ['He will retire at year end.', ['year end | DATE 2019 END']],
    ['Rates had doubled by quarter-end.', ['quarter-end | DATE 2019-Q2 END']],
    ['Over the last year and a half it lost money.', ['the last year and a half | DATE P1.5Y']],
    ['He has led it for the better part of a decade.', ['a decade | DATE P10Y']],
    ['By spring, it was over.', ['spring | DATE 2019-SP']],
    ['It spread in the mid to late eighties.', ['the mid to late eighties | DATE 198X MID']],
    ['In the past, it was calm.', ['the past | DATE PAST_REF']],
    ['They met last Thanksgiving in Boise.', ['last Thanksgiving | DATE 2018-11-22']],
    [
      'It fell between the end of 2007 and the end of 2008.',
      ['between the end of 2007 and the end of 2008 | DATE 2007/2008'],
    ],
    ['She was born on February 29.', ['February 29 | DATE 2016-02-29']],
    ['The next one is Sunday.', ['Sunday | DATE 2019-04-28']],
    ['The office was open on Monday.', ['Monday | DATE 2019-04-22']],
  ])('%j', check);

  test('the previous quarter is that before the one which is reported', () => {
    expect(said('Sales fell 3% in the fourth quarter; in the previous quarter they rose.')).toEqual([
      '3% | PERCENT 3 %',
      'the fourth quarter | DATE 2018-Q4',
      'the previous quarter | DATE 2018-Q3',
    ]);
  });

  test('a day without its month goes on with the story', () => {
    expect(said('On Jan. 12 he was moved; on the 14th he fled.')).toEqual([
      'Jan. 12 | DATE 2019-01-12',
      'the 14th | DATE 2019-01-14',
    ]);
  });
});
