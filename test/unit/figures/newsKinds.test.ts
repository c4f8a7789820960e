import { describe, expect, test } from 'vitest';
import { said } from './helpers';

/** Kinds of figures that readers of news meet, in sentences of a story of Wednesday, 15 May 2024. */
const WEDNESDAY = '2024-05-15';

type Row = readonly [text: string, figures: readonly string[]];

const TIMES: readonly Row[] = [
  ['She won in 3:58.12, ahead of Ruiz in 4:00.01.', ['3:58.12 | TIME PT3M58.12S', '4:00.01 | TIME PT4M0.01S']],
  ['Stage five took him 4h 12m 33s.', ['five | CARDINAL 5', '4h 12m 33s | TIME PT4H12M33S']],
  ['The eclipse peaks at 18h45 GMT.', ['18h45 GMT | TIME T18:45Z']],
  ['The flight landed at 05:40 hours on Friday.', ['05:40 hours on Friday | TIME 2024-05-10T05:40']],
  ['The news starts at ten to ten tonight.', ['ten to ten tonight | TIME 2024-05-15T21:50']],
  ['Between Mar. 3 and Apr. 4, 2023, it rained.', ['Between Mar. 3 and Apr. 4, 2023 | DATE 2023-03-03/2023-04-04']],
  [
    'By mid-January 2025 and no later than Feb. 28 it must end.',
    ['mid-January 2025 | DATE 2025-01 MID', 'no later than Feb. 28 | DATE 2025-02-28 ON_OR_BEFORE'],
  ],
  [
    'Year-to-date sales rose in the assessment year 2023-24.',
    ['Year-to-date | DATE 2024', 'year 2023-24 | DATE 2023/2024'],
  ],
  ['Q1 sales fell, more or less.', ['Q1 | DATE 2024-Q1']],
  [
    'The vase dates from about 450 BC, the mosaic from the 3rd century AD.',
    ['about 450 BC | DATE BC0450 APPROX', 'the 3rd century AD | DATE 02XX'],
  ],
  [
    'The cave art of 15,000 BC came to a temple built c. 1250 and burned in the 1450s.',
    ['15,000 BC | DATE BC15000', '1250 | DATE 1250', 'the 1450s | DATE 145X'],
  ],
  ['In the year 79, Vesuvius erupted.', ['the year 79 | DATE 0079']],
  ['Of 1900 samples, 1750 were clean.', ['1900 | CARDINAL 1900', '1750 | CARDINAL 1750']],
  ['They arrested 1500 and freed 1800.', ['1500 | CARDINAL 1500', '1800 | CARDINAL 1800']],
  ['The vote was brought forward to Monday.', ['Monday | DATE 2024-05-20']],
  ['She has tickets for Friday.', ['Friday | DATE 2024-05-17']],
  ['School is back on Monday.', ['Monday | DATE 2024-05-20']],
  ['The president is in Paris on Friday for talks.', ['Friday | DATE 2024-05-17']],
  ['He is in hospital after a crash on Friday.', ['Friday | DATE 2024-05-10']],
  ['The rules change on Monday.', ['Monday | DATE 2024-05-20']],
];

const AMOUNTS: readonly Row[] = [
  ['Three quarters of a million pounds was found.', ['Three quarters of a million pounds | MONEY 750000 GBP']],
  ['The firm owes tens of thousands of pounds in rent.', ['tens of thousands of pounds | MONEY 10000 GBP approx']],
  [
    'They shipped 3 million pounds of beef and thousands of pounds of ham.',
    ['3 million pounds | QUANTITY 3000000 pound', 'thousands of pounds | QUANTITY 1000 pound approx'],
  ],
  ['Her 20 pound note bought 20 pounds of potatoes.', ['20 pound | MONEY 20 GBP', '20 pounds | QUANTITY 20 pound']],
  [
    'He is 12 stone 4 and 6ft 2in tall.',
    ['12 stone | QUANTITY 12 stone', '4 | CARDINAL 4', '6ft 2in | QUANTITY 6.167 foot'],
  ],
  ['Two foot bridges and ten yard sales were closed.', ['Two | CARDINAL 2', 'ten | CARDINAL 10']],
  ['The Boeing 737-800 had bug 4471, and flight 1549 followed.', []],
  ['Case No. 23-719 and docket 41 were closed.', []],
  ['A magnitude-6.1 quake struck.', ['6.1 | CARDINAL 6.1']],
  [
    'It was 10 below zero, with a wind chill of -25 C.',
    ['10 below zero | QUANTITY -10 degree', '-25 C | QUANTITY -25 degree Celsius'],
  ],
  ['Between two and three dozen sheep died.', ['Between two and three dozen | CARDINAL 24 to 36']],
  ['The club lifted capacity by 4,000 to 38,000.', ['4,000 | CARDINAL 4000', '38,000 | CARDINAL 38000']],
  ['Visibility was under a quarter mile.', ['under a quarter mile | QUANTITY 0.25 mile less_than']],
  ['The stock is at 45p; the video is in 1080p.', ['45p | MONEY 0.45 GBP']],
  ['The dam holds 4.2tmcft.', ['4.2tmcft | QUANTITY 4.2 thousand million cubic feet']],
  ['The fare rose by 22 U.S. cents.', ['22 U.S. cents | MONEY 0.22 USD']],
  ['The Tigers improved to 10-4; the Cubs fell to 6-8.', ['10-4 | CARDINAL result 10,4', '6-8 | CARDINAL result 6,8']],
  [
    'Kerry 2-14 Mayo 1-12: a five-point win.',
    ['2-14 | CARDINAL result 2,14', '1-12 | CARDINAL result 1,12', 'five | CARDINAL 5'],
  ],
  ['It ended 3:2 after extra time.', ['3:2 | CARDINAL result 3,2']],
];

describe('figures of news', () => {
  test.each(TIMES)('times: %j', (text, figures) => {
    expect(said(text, WEDNESDAY)).toEqual(figures);
  });

  test.each(AMOUNTS)('amounts: %j', (text, figures) => {
    expect(said(text, WEDNESDAY)).toEqual(figures);
  });

  test.each<Row>([
    [
      'The army moved on November 15, 2017; he resigned on November 21.',
      ['November 15, 2017 | DATE 2017-11-15', 'November 21 | DATE 2017-11-21'],
    ],
    [
      'She was born on May 3, 1950, and died on September 5.',
      ['May 3, 1950 | DATE 1950-05-03', 'September 5 | DATE 2019-09-05'],
    ],
    ['One out of every thousand children dies.', ['One out of every thousand | CARDINAL 0.001']],
    ['Two in every three live.', ['Two in every three | CARDINAL 0.667']],
    ['Duarte, 52, said no.', ['52 | DATE P52Y']],
  ])('a story of September 2019: %j', (text, figures) => {
    expect(said(text, '2019-09-09')).toEqual(figures);
  });
});
