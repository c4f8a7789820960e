import { describe, expect, test } from 'vitest';
import { figuresOfDocument, said, THURSDAY } from './helpers';

describe('the conventions of OntoNotes, class by class', () => {
  test.each([
    // bounds and approximators belong to the span
    ['About 300 came, at least 40 stayed.', ['About 300 | CARDINAL 300 approx', 'at least 40 | CARDINAL 40 at_least']],
    [
      'It hired 20-some men for 600-plus billion pesos.',
      ['20-some | CARDINAL 20 approx', '600-plus billion pesos | MONEY 600000000000 at_least'],
    ],
    ['It lasted 30-odd years.', ['30-odd years | DATE P30Y APPROX']],
    // shares
    [
      'One-third of voters and two-thirds of aides agreed.',
      ['One-third | CARDINAL 0.333', 'two-thirds | CARDINAL 0.667'],
    ],
    [
      'Output fell by about a third, then nearly a quarter.',
      ['about a third | CARDINAL 0.333 approx', 'nearly a quarter | CARDINAL 0.25 approx'],
    ],
    ['About a third man nothing was said.', ['third | ORDINAL 3']],
    [
      'It rose point five percent, then half a percentage point.',
      ['point five percent | PERCENT 0.5 %', 'half a percentage point | PERCENT 0.5 percentage point'],
    ],
    // vague numbers
    [
      'Dozens left, as did hundreds of thousands of others.',
      ['Dozens | CARDINAL 12 approx', 'hundreds of thousands | CARDINAL 100000 approx'],
    ],
    ['It killed scores of people, whatever the scores of the games.', ['scores | CARDINAL 20 approx']],
    // "one" as a pronoun
    ['One cannot know what one wants.', []],
    ['One of them died—one man in three.', ['One | CARDINAL 1', 'one | CARDINAL 1', 'three | CARDINAL 3']],
    // money
    [
      'US$1.5 billion, C$2 million, 50 cents a copy and $3 a share.',
      [
        'US$1.5 billion | MONEY 1500000000 USD',
        'C$2 million | MONEY 2000000 CAD',
        '50 cents | MONEY 0.5 USD',
        '$3 | MONEY 3 USD',
      ],
    ],
    [
      'He paid 20,000 pounds, though it weighs 20,000 pounds.',
      ['20,000 pounds | MONEY 20000 GBP', '20,000 pounds | QUANTITY 20000 pound'],
    ],
    ['The bond was put at 3,000 pounds ($4,500).', ['3,000 pounds | MONEY 3000 GBP', '$4,500 | MONEY 4500 USD']],
    ['It cost 2.5m rubles and is 10m long.', ['2.5m rubles | MONEY 2500000 RUB', '10m | QUANTITY 10 meter']],
    ['They left not a penny in the house of the old man they had robbed.', ['a penny | MONEY 0.01 GBP']],
    // measures of one
    ['His brothers live a mile away from the house in which they were born.', ['a mile | QUANTITY 1 mile']],
    [
      'They set off more than a ton of explosives under the post of the army.',
      ['more than a ton | QUANTITY 1 ton more_than'],
    ],
    // names and codes
    ['Apollo 11, an F-16, Flight 103 and a 7-Eleven.', []],
    ['He vetoed H.R. 504 and S. 556 under Executive Order 14017.', []],
    ['Write to Washington, D.C. 20201.', []],
    ['The 21st Century Cures Act is of the 21st century.', ['the 21st century | DATE 20XX']],
    // ratios
    ['A 3-for-1 split is a one-in-10 chance.', ['3-for-1 | CARDINAL 3', 'one-in-10 | CARDINAL 0.1']],
    ['They held one-to-one talks.', []],
    ['It passed by 230-to-198.', ['230-to-198 | CARDINAL result 230,198']],
    [
      'It passed the 10 million mark and cost 10 million marks.',
      ['10 million | CARDINAL 10000000', '10 million marks | MONEY 10000000 DEM'],
    ],
    // results
    ['A 5-4 vote and a 3-0 win.', ['5-4 | CARDINAL result 5,4', '3-0 | CARDINAL result 3,0']],
  ])('%j', (text, figures) => {
    expect(said(text)).toEqual(figures);
  });

  test.each([
    // distances and periods
    [
      'It fell in the year-ago quarter, from a year earlier.',
      ['year-ago quarter | DATE 2018-Q1', 'a year earlier | DATE 2018'],
    ],
    [
      'He left a week ago Monday, or the week before last.',
      ['a week ago Monday | DATE 2019-04-15', 'the week before last | DATE 2019-W15'],
    ],
    ['She won last season.', ['last season | DATE 2018']],
    ['He is in his mid-30s.', []],
    [
      'It is open 10 p.m.-2 a.m. five days a week, 45 minutes each.',
      [
        '10 p.m. | TIME T22:00',
        '2 a.m. | TIME T02:00',
        'five days | DATE P5D',
        'a week | DATE P1W',
        '45 minutes | TIME PT45M',
      ],
    ],
    ['More than four centuries later they came.', ['More than four centuries later | DATE XXXX AFTER']],
    // ages
    ['He left at the age of 17 or 18.', ['the age of 17 or 18 | DATE P18Y EQUAL_OR_LESS']],
    ['It is given to those under the age of five.', ['under the age of five | DATE P5Y LESS_THAN']],
    ['They are women aged 18 to 24.', ['aged 18 to 24 | DATE P24Y EQUAL_OR_LESS']],
    ['It is for women between the ages of 15 and 49.', ['the ages of 15 and 49 | DATE P49Y EQUAL_OR_LESS']],
    ['They killed two boys, aged 16 and 18.', ['two | CARDINAL 2', 'aged 16 | DATE P16Y', '18 | CARDINAL 18']],
    ['In the age of 24-hour news.', ['24-hour | TIME PT24H']],
    ['He was aged 84 years.', ['aged 84 years | DATE P84Y']],
    // ranges of days and times
    [
      'Talks run 9-12 June and between 3 and 12 September.',
      ['9-12 June | DATE 2019-06-09/2019-06-12', 'between 3 and 12 September | DATE 2019-09-03/2019-09-12'],
    ],
    ['It closed on 28 and 29 April 2018.', ['28 and 29 April 2018 | DATE 2018-04-28/2018-04-29']],
    ['It rained from the 9th to the 12th of June.', ['the 9th to the 12th of June | DATE 2019-06-09/2019-06-12']],
    ['It won 2-1 in March.', ['2-1 | CARDINAL result 2,1', 'March | DATE 2019-03']],
    ['Sales grew in Korea Jan-Feb 2017.', ['Jan-Feb 2017 | DATE 2017-01/2017-02']],
    ['It is open 2:00 to 2:30 pm.', ['2:00 to 2:30 pm | TIME T14:00/T14:30']],
    ['They met on Friday 13th.', ['Friday 13th | DATE 2018-07-13']],
    [
      'It fell in the past three quarters, for three quarters of buyers.',
      ['the past three quarters | DATE P9M', 'three quarters | CARDINAL 0.75'],
    ],
    // lengths
    [
      'It used 100 kilowatt hours in the 13 previous hours.',
      ['100 kilowatt hours | QUANTITY 100 kilowatt hour', '13 previous hours | TIME PT13H'],
    ],
    [
      'It was signed over 500 years before it, 180 days after the order.',
      ['over 500 years | DATE P500Y MORE_THAN', '180 days | DATE P180D'],
    ],
    ['It took 5 1/2 hours, or an hour and a half.', ['5 1/2 hours | TIME PT5H30M', 'an hour and a half | TIME PT1.5H']],
    ['She won in 2:14:04 at 10:15:00.', ['2:14:04 | TIME PT2H14M4S', '10:15:00 | TIME T10:15:00']],
    [
      'He left a year-and-a-half ago, after a quarter-century.',
      ['a year-and-a-half ago | DATE 2017', 'a quarter-century | DATE P25Y'],
    ],
    [
      'They fought for five punishing weeks, 50 light years away.',
      ['five punishing weeks | DATE P5W', '50 light years | QUANTITY 50 light year'],
    ],
    ['It killed 5 people days before.', ['5 | CARDINAL 5', 'days | DATE PXD']],
    [
      'They will pay it over five years, having waited for over two years.',
      ['five years | DATE P5Y', 'over two years | DATE P2Y MORE_THAN'],
    ],
    ['It was over a year ago.', ['over a year ago | DATE 2018 BEFORE']],
    ['It comes days ahead of the vote, through centuries of war.', ['days | DATE PXD', 'centuries | DATE PXY']],
    // parts of days and periods
    ['It burned in the early hours of Sunday.', ['the early hours of Sunday | TIME 2019-04-21TMO START']],
    ['He fled in the early hours of Friday morning.', ['the early hours of Friday morning | TIME 2019-04-19TMO START']],
    ['He fled in the early morning hours of Tuesday.', ['the early morning hours of Tuesday | TIME 2019-04-23TMO']],
    ['Earlier in the day, he had left.', ['Earlier in the day | DATE 2019-04-25']],
    ['Later in the month the talks begin.', ['Later in the month | DATE 2019-04']],
    ['Sales rose in the quarter.', ['the quarter | DATE 2019-Q1']],
    [
      'First-half profit rose after two first-half goals.',
      ['First-half | DATE 2019-H1', 'two | CARDINAL 2', 'first | ORDINAL 1'],
    ],
    [
      'It grew in the years 1990-1992 and in the summer of ’69.',
      ['the years 1990-1992 | DATE 1990/1992', 'the summer of ’69 | DATE 1969-SU'],
    ],
  ])('%j', (text, figures) => {
    expect(said(text)).toEqual(figures);
  });
});

describe('the same without capitals and signs', () => {
  const filler = 'the company said so and its owners agreed with what it had said of the trade of the port ';
  test.each([
    ['it fell in the year ago quarter', ['year ago quarter | DATE 2018-Q1']],
    ['the dividend is 3 a share', ['3 | MONEY 3 USD']],
    [
      'he works seven days a week 45 minutes each',
      ['seven days | DATE P7D', 'a week | DATE P1W', '45 minutes | TIME PT45M'],
    ],
    ['it will rise in next year s second half', ['next year s second half | DATE 2020-H2']],
    ['one half of it was sold', ['one half | CARDINAL 0.5']],
    ['talks run from 9 12 june', ['9 12 june | DATE 2019-06-09/2019-06-12']],
    ['he left at the age of 17', ['the age of 17 | DATE P17Y']],
    ['it burned in the early hours of sunday', ['the early hours of sunday | TIME 2019-04-21TMO START']],
  ])('%j', (text, figures) => {
    expect(said(filler + text)).toEqual(figures);
  });
});

describe('a clock time whose paragraph names no day', () => {
  const daysOf = (text: string) => figuresOfDocument(text, THURSDAY).map(f => f.value.timex?.value);

  test('is on the day that the story spoke of last, where that is near its date', () => {
    expect(daysOf('The quake struck on Wednesday.\n\nIt came at 10:35 a.m., officials said.')[1]).toBe(
      '2019-04-24T10:35',
    );
    expect(daysOf('The quake struck on May 5, 1998.\n\nIt came at 10:35 a.m., officials said.')[1]).toBe('T10:35');
  });

  test('stays open beside what is repeated', () => {
    expect(daysOf('The quake struck on Wednesday.\n\nIt closed at 10:35 a.m. daily.')[1]).toBe('T10:35');
  });
});

test('Days are counted from what has happened, in the paragraphs after a day to come.', () => {
  const story =
    'He shot at a crowd on Friday. He is to be tried on April 5.\n\nThe second attack came on the same day.';
  const values = figuresOfDocument(story, '2019-03-17').map(figure => figure.value.timex?.value);
  expect(values).toContain('2019-04-05');
  expect(values.at(-1)).toBe('2019-03-15');
});
