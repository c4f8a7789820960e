import { pad } from '../../text/calendar';
import type { TokenView } from '../words/tokenView';
import { type Era, eraAt } from './eraNames';
import type { TimeReading } from './timeReading';
import { point } from './yearParts';

/** "1323 B.C.", "80 AD", "A.D. 79", "the year 105 CE", "2000 bce": a year with its era. */
export function parseEra(view: TokenView, i: number): TimeReading | null {
  const before = view.isDigits(i) ? null : eraAt(view, i);
  if (before?.era === 'AD' && isYear(view, before.end)) return eraYear(view, before.end, 'AD', before.end + 1);
  if (!isYear(view, i)) return null;
  const after = eraAt(view, i + 1);
  return after === null ? null : eraYear(view, i, after.era, after.end);
}

function isYear(view: TokenView, i: number): boolean {
  return /^(?:\d{1,4}|\d{1,3},\d{3})$/.test(view.raw[i] ?? '') && !view.isTail(i + 1);
}

function eraYear(view: TokenView, i: number, era: Era, end: number): TimeReading {
  const year = Number(view.raw[i].replace(',', ''));
  // TIMEX3 writes years before our era with BC
  if (era === 'BC') return point(end, { kind: 'fixed', value: `BC${pad(year, 4)}` }, 'a year before our era');
  return point(end, { kind: 'date', year }, 'a year', { grain: 'year' });
}
