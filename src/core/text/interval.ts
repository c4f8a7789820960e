/** Days of the calendar from the first to the last, each YYYY-MM-DD, which sort as text. */
export type Interval = readonly [first: string, last: string];

const DAY = 86_400_000;

/**
 * The days that a calendar TIMEX3 value means: "2019", "2019-04", "2019-04-25", "2019-W17", "2019-Q2", "2019-H1",
 * "2019-SU", a decade "201", or a period "2019-04-01/2019-06-30"; with START, MID or END in `mod` a third of them.
 * Undefined for what has no place in the calendar.
 */
export function intervalOf(value: string, mod?: string): Interval | undefined {
  const [from, to] = value.split('/');
  const first = daysOf(from);
  const last = to === undefined ? first : daysOf(to);
  if (first === undefined || last === undefined) return undefined;
  return part([first[0], last[1]], mod);
}

/** How many days the second day is behind the first, both YYYY-MM-DD; below 0 where it is before it. */
export function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / DAY;
}

/** First months of the parts of a year, and how many months they have; winter is that of the beginning of its year. */
const PARTS: Readonly<Record<string, readonly [month: number, months: number]>> = {
  Q1: [1, 3],
  Q2: [4, 3],
  Q3: [7, 3],
  Q4: [10, 3],
  H1: [1, 6],
  H2: [7, 6],
  WI: [1, 2],
  SP: [3, 3],
  SU: [6, 3],
  FA: [9, 3],
};

function daysOf(value: string): Interval | undefined {
  const match = /^(\d{4})(?:-(?:W(\d{2})|([QH]\d|WI|SP|SU|FA)|(\d{2})(?:-(\d{2}))?))?(?:T.{0,20}|-\d|-WE)?$/.exec(
    value,
  );
  if (match === null) return /^\d{3}$/.test(value) ? [`${value}0-01-01`, `${value}9-12-31`] : undefined;
  const [, year, week, piece, month, day] = match;
  if (week !== undefined) return weekOf(Number(year), Number(week));
  if (piece !== undefined) return PARTS[piece] && months(Number(year), ...PARTS[piece]);
  if (month === undefined) return [`${year}-01-01`, `${year}-12-31`];
  return day === undefined
    ? months(Number(year), Number(month), 1)
    : [`${year}-${month}-${day}`, `${year}-${month}-${day}`];
}

function months(year: number, month: number, count: number): Interval {
  return [iso(Date.UTC(year, month - 1, 1)), iso(Date.UTC(year, month - 1 + count, 0))];
}

/** The days of an ISO 8601 week, which begins on a Monday; the first holds the 4th of January. */
function weekOf(year: number, week: number): Interval {
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (week - 1) * 7 * DAY;
  return [iso(monday), iso(monday + 6 * DAY)];
}

function part([first, last]: Interval, mod: string | undefined): Interval {
  const third = { START: 0, MID: 1, END: 2 }[mod ?? ''];
  if (third === undefined) return [first, last];
  const begin = Date.parse(first);
  const days = (Date.parse(last) - begin) / DAY + 1;
  return [
    iso(begin + Math.floor((third * days) / 3) * DAY),
    iso(begin + (Math.max(1, Math.ceil(((third + 1) * days) / 3)) - 1) * DAY),
  ];
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
