import { pad } from '../../text/calendar';
import type { TokenView } from '../words/tokenView';
import type { TimeReading } from './timeReading';
import { point } from './yearParts';

type Era = 'BC' | 'AD';

/**
 * The era that begins at token `at`, as one word or cut at its points: "BC", "B.C.", "BCE", "A.D.", "CE", "b c" in
 * stripped text.
 */
function eraAt(view: TokenView, at: number): { readonly end: number; readonly era: Era } | null {
  const era = ERAS.get(view.word(at));
  // "ad" and "ce" in small letters are words
  if (era !== undefined && (view.register === 'caseless' || view.raw[at] !== view.word(at)))
    return { end: at + 1, era };
  const apart = view.stripped && view.word(at) === 'b' && view.word(at + 1) === 'c';
  return apart ? { end: at + (view.word(at + 2) === 'e' ? 3 : 2), era: 'BC' } : null;
}

const ERAS: ReadonlyMap<string, Era> = new Map(
  ['bc', 'b.c.', 'bce', 'b.c.e.']
    .map((word): [string, Era] => [word, 'BC'])
    .concat(['ad', 'a.d.', 'ce', 'c.e.'].map(word => [word, 'AD'])),
);

/** "1323 B.C.", "80 AD", "A.D. 79", "the year 105 CE", "2000 bce": a year with its era. */
export function parseEra(view: TokenView, i: number): TimeReading | null {
  const before = view.isDigits(i) ? null : eraAt(view, i);
  if (before?.era === 'AD' && isYear(view, before.end)) return eraYear(view, before.end, 'AD', before.end + 1);
  if (!isYear(view, i)) return null;
  const after = eraAt(view, i + 1);
  return after === null ? null : eraYear(view, i, after.era, after.end);
}

function isYear(view: TokenView, i: number): boolean {
  return view.isInteger(i) && view.raw[i].length <= 4 && !view.isTail(i + 1);
}

function eraYear(view: TokenView, i: number, era: Era, end: number): TimeReading {
  const year = Number(view.raw[i]);
  // TIMEX3 writes years before our era with BC
  if (era === 'BC') return point(end, { kind: 'fixed', value: `BC${pad(year, 4)}` }, 'a year before our era');
  return point(end, { kind: 'date', year }, 'a year', { grain: 'year' });
}
