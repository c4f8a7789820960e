import type { TokenView } from '../words/tokenView';
import { monthAt, weekdayAt } from './dateParts';
import { parseSteps, unitAt } from './durations';
import { durationValue } from './durationValue';
import type { TimeReading } from './timeReading';
import { point } from './yearParts';

/** "every day", "each week", "daily", "every other Friday", "every two weeks". */
export function parseSet(view: TokenView, i: number): TimeReading | null {
  // "semi-annually", "bi-monthly" as one word
  const cut = /^(?:bi|semi|tri)$/.test(view.word(i)) && view.isDash(i + 1) && view.glued(i) && view.glued(i + 1);
  const adverb = cut ? view.lexicon.words.get(view.word(i) + view.word(i + 2))?.time['set'] : view.time(i, 'set');
  if (adverb !== undefined) {
    if (view.capital(i) && view.capital(i + 1)) return null;
    return point(cut ? i + 3 : i + 1, { kind: 'fixed', value: adverb }, 'a repeated time', {
      type: 'SET',
      ...(adverb.startsWith('PT') ? { short: true } : {}),
    });
  }
  const w = view.word(i);
  const days = view.time(i, 'weekdays');
  if (days !== undefined) {
    const parts = view.time(i + 1, 'parts') ?? view.time(i + 1, 'part');
    const part = parts === undefined || parts.includes(':') ? {} : { part: parts, short: true };
    return point(parts === undefined ? i + 1 : i + 2, { kind: 'fixed', value: `XXXX-WXX-${days}` }, 'a repeated time', {
      type: 'SET',
      ...part,
    });
  }
  if (w !== 'every' && w !== 'each' && w !== 'any') return null;
  const quant = w.toUpperCase();
  const other = view.word(i + 1) === 'other' ? 1 : 0;
  const at = i + 1 + other;
  const set = (end: number, value: string, extra: Partial<TimeReading> = {}): TimeReading =>
    point(end, { kind: 'fixed', value }, 'a repeated time', { type: 'SET', quant, ...extra });
  const unit = unitAt(view, at);
  if (unit !== null && !unit.plural) {
    if (unit.unit === 'TS' || unit.unit === 'TM' || (w === 'any' && unit.unit !== 'Y' && unit.unit !== 'WE'))
      return null;
    if (unit.unit === 'NI') return set(at + 1, 'TNI', { short: true });
    return set(
      at + 1,
      durationValue([{ amount: 1 + other, unit: unit.unit }]),
      unit.unit === 'TH' ? { short: true } : {},
    );
  }
  const weekday = weekdayAt(view, at);
  if (weekday !== null) {
    const part = view.time(weekday.end, 'part');
    return set(
      part === undefined ? weekday.end : weekday.end + 1,
      `XXXX-WXX-${weekday.weekday}`,
      part === undefined ? {} : { part, short: true },
    );
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
