import { describe, expect, test } from 'vitest';
import { said } from './helpers';

describe('hours on a day', () => {
  test.each([
    [
      'The road was shut on Tuesday from 2:00 to 2:30 pm.',
      'Tuesday from 2:00 to 2:30 pm | TIME 2019-04-23T14:00/2019-04-23T14:30',
    ],
    ['It ran from 3:00 to 4:00 yesterday.', '3:00 to 4:00 yesterday | TIME 2019-04-24T03:00/2019-04-24T04:00'],
    ['It was open this evening from 7 to 9.', 'this evening from 7 to 9 | TIME 2019-04-25T19:00/2019-04-25T21:00'],
    [
      'They were seen between 7 and 9:30 last night.',
      'between 7 and 9:30 last night | TIME 2019-04-24T19:00/2019-04-24T21:30',
    ],
    [
      'The power was out on April 20 from 10:30 to 3.',
      'April 20 from 10:30 to 3 | TIME 2019-04-20T10:30/2019-04-20T15:00',
    ],
    [
      'It was open between 10:30 and 3 on Monday.',
      'between 10:30 and 3 on Monday | TIME 2019-04-22T10:30/2019-04-22T15:00',
    ],
    ['Talks resume on Friday at 10.', 'Friday at 10 | TIME 2019-04-26T10:00'],
    ['It airs tonight at eleven.', 'tonight at eleven | TIME 2019-04-25T23:00'],
    ['The bus leaves at seven thirty tomorrow morning.', 'seven thirty tomorrow morning | TIME 2019-04-26T07:30'],
    [
      'It was signed on Wednesday, April 24, at 2:30 p.m. local time.',
      'Wednesday, April 24, at 2:30 p.m. local time | TIME 2019-04-24T14:30',
    ],
    ['Shelling stopped by dawn on Saturday.', 'dawn on Saturday | TIME 2019-04-20TMO'],
    ['The market is held every Sunday at 9 a.m.', 'every Sunday at 9 a.m. | TIME XXXX-WXX-7T09:00'],
  ])('%j', (text, figure) => {
    expect(said(text)).toContain(figure);
  });

  test('a range that runs past midnight ends on the next day', () => {
    const figure = 'Monday from 10 p.m. to 5 a.m. | TIME 2019-04-22T22:00/2019-04-23T05:00';
    expect(said('The curfew held on Monday from 10 p.m. to 5 a.m.')).toEqual([figure]);
  });

  test('a price on a day is no hour', () => {
    expect(said('The index closed on Friday at 12.')).toContain('12 | CARDINAL 12');
  });

  test('the same time in another zone is on its day', () => {
    const figures = said('It struck at 2:30 p.m. on Tuesday (1330 GMT). Wednesday was calm.');
    expect(figures).toContain('1330 GMT | TIME 2019-04-23T13:30Z');
  });
});
