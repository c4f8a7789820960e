import type { TokenView } from '../words/tokenView';
import { monthAt, weekdayAt } from './dateParts';
import { parseSteps, unitAt } from './durations';
import { durationValue } from './durationValue';
import type { TimeReading } from './timeReading';
import { point } from './yearParts';

/** "every day", "each week", "daily", "Sundays", "every other Friday", "every two weeks". */
export function parseSet(view: TokenView, i: number): TimeReading | null {
  const adverb = parseAdverb(view, i);
  if (adverb !== undefined) return adverb;
  const days = view.time(i, 'weekdays');
  if (days !== undefined) return weekdaysSet(view, i, days);
  const w = view.word(i);
  if (w !== 'every' && w !== 'each' && w !== 'any') return null;
  const rank = view.word(i + 1) === 'other' ? 2 : view.number(i + 1, 'ordinal');
  if (rank === undefined) return parseEvery(view, i + 1, w.toUpperCase(), 1);
  // "every tenth house" is none
  return rank > 1 && rank < 60 ? parseEvery(view, i + 2, w.toUpperCase(), rank) : null;
}

/**
 * "daily", "annual", and "semi-annually", "bi-monthly" as one word; undefined for any other word, null where it is in a
 * name.
 */
function parseAdverb(view: TokenView, i: number): TimeReading | null | undefined {
  const cut = /^(?:bi|semi|tri)$/.test(view.word(i)) && view.isDash(i + 1) && view.glued(i) && view.glued(i + 1);
  const value = cut ? view.tables.words.get(view.word(i) + view.word(i + 2))?.time['set'] : view.time(i, 'set');
  if (value === undefined) return undefined;
  if (view.capital(i) && view.capital(i + 1)) return null;
  const short = value.startsWith('PT') ? { short: true } : {};
  return point(cut ? i + 3 : i + 1, { kind: 'fixed', value }, 'a repeated time', { type: 'SET', ...short });
}

/** "Sundays", "Friday evenings" as "fridays evening". */
function weekdaysSet(view: TokenView, i: number, days: string): TimeReading {
  const said = view.time(i + 1, 'parts') ?? view.time(i + 1, 'part');
  const value = `XXXX-WXX-${days}`;
  const part = said === undefined || said.includes(':') ? {} : { part: said, short: true };
  const end = said === undefined ? i + 1 : i + 2;
  return point(end, { kind: 'fixed', value }, 'a repeated time', { type: 'SET', ...part });
}

/**
 * What comes again, at token `at` after "every", "each", "any" (`quant`); `nth` is 2 of "every other" and "every
 * second".
 */
function parseEvery(view: TokenView, at: number, quant: string, nth: number): TimeReading | null {
  const set = (end: number, value: string, extra: Partial<TimeReading> = {}): TimeReading =>
    point(end, { kind: 'fixed', value }, 'a repeated time', { type: 'SET', quant, ...extra });
  const unit = unitAt(view, at);
  if (unit !== null && !unit.plural) {
    if (unit.unit === 'TS' || unit.unit === 'TM' || (quant === 'ANY' && unit.unit !== 'Y' && unit.unit !== 'WE'))
      return null;
    if (unit.unit === 'NI') return set(at + 1, 'TNI', { short: true });
    const value = durationValue([{ amount: nth, unit: unit.unit }]);
    return set(at + 1, value, unit.unit === 'TH' ? { short: true } : {});
  }
  const weekday = weekdayAt(view, at);
  if (weekday !== null) {
    const part = view.time(weekday.end, 'part');
    const end = part === undefined ? weekday.end : weekday.end + 1;
    return set(end, `XXXX-WXX-${weekday.weekday}`, part === undefined ? {} : { part, short: true });
  }
  const part = view.time(at, 'part');
  if (part !== undefined && !part.includes(':')) return set(at + 1, '', { part, short: true });
  const month = monthAt(view, at);
  if (month !== null) return set(at + 1, `XXXX-${String(month).padStart(2, '0')}`);
  const season = view.time(at, 'season');
  if (season !== undefined) return set(at + 1, `XXXX-${season}`);
  const steps = parseSteps(view, at);
  return steps !== null && !steps.hyphen ? set(steps.end, durationValue(steps.steps)) : null;
}
