import { describe, expect, test } from 'vitest';
import { said } from './helpers';

/** Sentences of our own of the kinds that readers meet. The document is of Thursday, 25 April 2019. */
const check = (text: string, expected: readonly string[]) => expect(said(text)).toEqual(expected);

describe('clocks and races', () => {
  test.each([
    ['Curfew runs from 9pm to 5am.', ['9pm to 5am | TIME T21:00/T05:00']],
    ['It fell from 9:20 to 9:05.', ['9:20 | TIME T09:20', '9:05 | TIME T09:05']],
    ['The last tram goes at 23.50 from the pier.', ['23.50 | TIME T23:50']],
    ['She won in 54:12, with Cheb home in 54:31.', ['54:12 | TIME PT54M12S', '54:31 | TIME PT54M31S']],
    ['They won 54:12.', ['54:12 | CARDINAL result 54,12']],
    ['He lost in the night match.', []],
    ['It happened in the night.', ['the night | TIME TNI']],
  ])('%j', check);
});

describe('days that come again, and years', () => {
  test.each([
    ['It sits on the first Tuesday of every month.', ['the first Tuesday of every month | DATE P1M']],
    ['It is due on the 15th of each month.', ['the 15th of each month | DATE P1M']],
    ['The church is from the year 987.', ['the year 987 | DATE 0987']],
    ['Of 2000 voters asked, 1850 said yes.', ['2000 | CARDINAL 2000', '1850 | CARDINAL 1850']],
  ])('%j', check);
});

describe('what is booked and told in the present', () => {
  test.each([
    ['They are booked to sail on Saturday.', ['Saturday | DATE 2019-04-27']],
    ['She resigned on Monday and retires in August.', ['Monday | DATE 2019-04-22', 'August | DATE 2019-08']],
    ['Sales and starts in August fell.', ['August | DATE 2018-08']],
  ])('%j', check);
});

describe('numbers that name things', () => {
  test.each([
    ['Call 020 7946 0958 for help.', []],
    ['The jet parked at Stand 41.', []],
    ['It can stand 41 degrees.', ['41 degrees | QUANTITY 41 degree']],
  ])('%j', check);
});

describe('dates as they are jotted down', () => {
  test.each([
    ['It may open between august and october.', ['between august and october | DATE 2019-08/2019-10']],
    ['An august body met.', []],
    ['It is shut on Sunday 28, she said.', ['Sunday 28 | DATE 2019-04-28']],
    ['On Sunday 28 people died.', ['Sunday | DATE 2019-04-21', '28 | CARDINAL 28']],
    ['It is shut between 0730-0930.', ['between 0730-0930 | TIME T07:30/T09:30']],
    ['Sales in cy18 fell.', ['cy18 | DATE 2018']],
    ['He is not here at present.', ['present | DATE PRESENT_REF']],
    ['The prices at present levels and to date palms.', []],
    ['It is the worst year to date.', ['year to date | DATE 2019']],
  ])('%j', check);
});
