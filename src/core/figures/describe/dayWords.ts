/** The first three letters of each month. */
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'.match(/.../g) ?? [];

/**
 * A calendar TIMEX3 value in a few words: "25 Apr 2019", "Apr 2019", "2019", "week 17 of 2019". Undefined for
 * durations, sets, times of day and values that name no point of the calendar.
 */
export function dayWords(value: string): string | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2})(?:-\d)?)?(?:T.{0,20})?$/.exec(value);
  if (!match) return undefined;
  const [, year, month, day, week] = match;
  if (week !== undefined) return `week ${Number(week)} of ${year}`;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return month === undefined ? year : undefined;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
