import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  calendarDay,
  dayNumber,
  easter,
  holidayDay,
  isoDay,
  isoWeek,
  mondayOfWeek,
  nthWeekday,
  parseIsoDay,
  weekdayOf,
} from '../../../src/core/text/calendar';

const days = fc.integer({ min: -300_000, max: 300_000 });

describe('the calendar', () => {
  test('knows days that are known', () => {
    expect(isoDay(0)).toBe('1970-01-01');
    expect(weekdayOf(dayNumber(2019, 4, 25))).toBe(4);
    expect(isoWeek(dayNumber(2019, 4, 25))).toBe('2019-W17');
    expect(isoWeek(dayNumber(2021, 1, 1))).toBe('2020-W53');
    expect(isoDay(easter(2019))).toBe('2019-04-21');
    expect(isoDay(easter(2018))).toBe('2018-04-01');
    expect(isoDay(nthWeekday(1999, 11, 4, 4))).toBe('1999-11-25');
    expect(isoDay(addMonths(dayNumber(2020, 1, 31), 1))).toBe('2020-02-29');
  });

  test('finds the days of holiday rules', () => {
    expect(isoDay(holidayDay('last 5 1', 2019) ?? 0)).toBe('2019-05-27');
    expect(isoDay(holidayDay('election', 1998) ?? 0)).toBe('1998-11-03');
    expect(holidayDay('lunar', 2019)).toBeNull();
  });

  test('writes a day and its week so that they are read back', () => {
    fc.assert(
      fc.property(days, day => {
        expect(parseIsoDay(isoDay(day))).toBe(day);
        expect((mondayOfWeek(isoWeek(day)) ?? 0) + weekdayOf(day) - 1).toBe(day);
        const { year, month, day: d } = calendarDay(day);
        expect(dayNumber(year, month, d)).toBe(day);
      }),
    );
  });

  test.each(['2019-02-29', '2019-13-01', '2019-00-10', '2019-1-1', '', 'XXXX-04-25'])('takes %j for no day', text => {
    expect(parseIsoDay(text)).toBeNull();
  });
});
