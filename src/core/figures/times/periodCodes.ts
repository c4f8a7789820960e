import type { TokenView } from '../words/tokenView';
import type { When } from './timeExpression';
import type { TimeReading } from './timeReading';
import { point } from './yearParts';

/**
 * The codes of companies and statistics for a part of a year, or a year of their own: "Q2FY24", "1Q24", "Q3'24",
 * "9M24", "2H 2023", "H1 FY 2023-24", "FY24/25", "2Q". The part and the year may stand either way round ("2017-Q2" is
 * read with the quarters).
 */
const CODE =
  /^(?:(?:([1-4])Q|Q([1-4])|([12])H|H([12])|([369])M)(?:[- ]?(?:of )?(FY|CY)? ?['’]?(\d{4}|\d{2})(?:[-/](\d{4}|\d{2}))?)?|(FY|CY) ?['’]?(\d{4}|\d{2})(?:[-/](\d{4}|\d{2}))?)(?![\p{L}\d])/u;

/** How many characters a code has at most. */
const LENGTH = 18;

/** Reads a period's code that begins at token `i`. */
export function parsePeriodCode(view: TokenView, i: number): TimeReading | null {
  const first = view.raw[i]?.charCodeAt(0) ?? 0;
  if (!mayBegin(view, i, first)) return null;
  const { start } = view.tokens[i];
  const said = view.text.slice(start, start + LENGTH);
  const code = CODE.exec(view.register === 'caseless' || isGluedCode(view, i) ? said.toUpperCase() : said);
  if (code === null) return null;
  const end = tokenAfter(view, i, start + code[0].length);
  // a year's digits may begin something else: "Q2 20 percent"
  if (end === null) return null;
  const [, q1, q2, h1, h2, months, , partYear, partLast, fiscal, year, last] = code;
  if (fiscal !== undefined) return yearOf(end, fiscal, fullYear(year), last);
  const of = partYear === undefined ? null : lastYear(fullYear(partYear), partLast);
  if (months !== undefined) return of === null ? null : monthsOf(end, Number(months), of);
  const quarter = q1 ?? q2;
  return share(end, quarter === undefined ? `H${h1 ?? h2}` : `Q${quarter}`, of);
}

/** "fy19", "cy2018": letters and digits in one word, which is nothing else in small letters either. */
function isGluedCode(view: TokenView, i: number): boolean {
  return /^[cf]y(?:\d\d|\d{4})$/.test(view.raw[i]);
}

/** Whether a code can begin with a token: a digit with letters glued to it, or Q, H, F, C. */
function mayBegin(view: TokenView, i: number, first: number): boolean {
  if (view.isDigits(i)) return view.raw[i].length === 1 && view.isTail(i + 1) && /^[qhm]/.test(view.word(i + 1));
  if (isGluedCode(view, i)) return true;
  return (
    (first === 81 || first === 72 || first === 70 || first === 67 || view.register === 'caseless') &&
    /^(?:[qh][1-4]|[fc]y)/.test(view.word(i))
  );
}

/** The token after the one that ends at an offset; null where a token lies across it. */
function tokenAfter(view: TokenView, i: number, offset: number): number | null {
  let at = i;
  while (at < view.length && view.tokens[at].end < offset) at++;
  return view.tokens[at]?.end === offset ? at + 1 : null;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year > 60 ? 1900 + year : 2000 + year;
}

/** A year that is told by two is named after the second: "2023-24" is 2024. */
function lastYear(year: number, second: string | undefined): number {
  return second !== undefined && Number(second) % 100 === (year + 1) % 100 ? year + 1 : year;
}

function yearOf(end: number, kind: string, first: number, second: string | undefined): TimeReading {
  const year = lastYear(first, second);
  return kind === 'FY'
    ? point(end, { kind: 'fixed', value: `FY${year}` }, 'a fiscal year')
    : point(end, { kind: 'date', year }, 'a year', { grain: 'year' });
}

function monthsOf(end: number, months: number, year: number): TimeReading {
  const when: When = {
    kind: 'span',
    from: { kind: 'date', year, month: 1 },
    to: { kind: 'date', year, month: months },
  };
  return point(end, when, 'the first months of a year');
}

function share(end: number, part: string, year: number | null): TimeReading {
  const of: When = year === null ? { kind: 'unit', unit: 'Y', offset: 0 } : { kind: 'date', year };
  const when: When = { kind: 'share', part, of, ...(year === null ? { bare: true } : {}) };
  return point(end, when, 'a part of a year');
}
