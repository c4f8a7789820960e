import { describe, expect, test } from 'vitest';
import { said } from './helpers';

/** Times as stories of companies' results and of agencies tell them. The document is of Thursday, 25 April 2019. */
const check = (text: string, expected: readonly string[]) =>
  expect(said(text).filter(each => /DATE|TIME/.test(each))).toEqual(expected);

describe('the quarter that a story reports, and those it is compared with', () => {
  test.each([
    ['Costs in the quarter ended March 31 rose.', ['the quarter ended March 31 | DATE 2019-Q1']],
    ['Costs in the quarter ended Dec. 30 rose.', ['the quarter ended Dec. 30 | DATE 2018-Q4']],
    ['Costs in the quarter ended April 2 rose.', ['the quarter ended April 2 | DATE 2019-Q1']],
    ['Costs in the quarter ended Jan. 31 rose.', ['the quarter ended Jan. 31 | DATE P3M']],
    ['Fiscal first-quarter profit fell 3%.', ['Fiscal first-quarter | DATE 2019-Q1']],
    ['Net for the fiscal third quarter fell 3%.', ['the fiscal third quarter | DATE 2019-Q3']],
    [
      'Sales fell in the first quarter.\n\nIn the year-earlier period they rose.',
      ['the first quarter | DATE 2019-Q1', 'year-earlier period | DATE 2018-Q1'],
    ],
    [
      'Sales fell in the first quarter.\n\nIt lost $9 million, against $2 million a year ago.',
      ['the first quarter | DATE 2019-Q1', 'a year ago | DATE 2018-Q1'],
    ],
    [
      'Sales fell in the first quarter.\n\nFor the year, it lost $9 million, against $2 million a year ago.',
      ['the first quarter | DATE 2019-Q1', 'the year | DATE 2019', 'a year ago | DATE 2018'],
    ],
    [
      'Sales fell in the first quarter. In the 2016 quarter they rose.',
      ['the first quarter | DATE 2019-Q1', 'the 2016 quarter | DATE 2016-Q1'],
    ],
    [
      'Sales fell in the first quarter, as in the third quarter of last year. The year-earlier quarter was better.',
      [
        'the first quarter | DATE 2019-Q1',
        'the third quarter of last year | DATE 2018-Q3',
        'year-earlier quarter | DATE 2018-Q1',
      ],
    ],
    ['Exports rose in March from a year earlier.', ['March | DATE 2019-03', 'a year earlier | DATE 2018-03']],
  ])('%j', check);
});

describe('times beside ranks, plans and what is sold ahead', () => {
  test.each([
    ['They will vote in the first free poll in four decades.', ['four decades | DATE P40Y']],
    ['It will be the biggest sale in two years.', ['two years | DATE P2Y']],
    ['It will be sold in two years.', ['two years | DATE 2021-04-25']],
    ['It raised its forecast in February.', ['February | DATE 2019-02']],
    ['Its plan to merge in February is ready.', ['February | DATE 2020-02']],
    [
      'It set a dividend payable Aug. 3 and bonds maturing on Dec. 1.',
      ['Aug. 3 | DATE 2019-08-03', 'Dec. 1 | DATE 2019-12-01'],
    ],
    ['She has led it since 1983 and turns 65 in November.', ['1983 | DATE 1983', 'November | DATE 2019-11']],
    ['In the first half, it earned $27 million.', ['the first half | DATE 2019-H1']],
    ['The first payment is in August.', ['August | DATE 2019-08']],
    ['Tin for May delivery rose.', ['May | DATE 2019-05']],
    ['It was the third strike in as many weeks.', ['many weeks | DATE P3W']],
    ['She has as many weeks as he has.', []],
    ['Snow had blocked the overnight train.', ['overnight | TIME 2019-04-25TNI']],
    ['The overnight rate rose.', []],
  ])('%j', check);
});
