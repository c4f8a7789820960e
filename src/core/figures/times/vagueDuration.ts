import type { TokenView } from '../words/tokenView';
import { durationOf, isShort, unitAt } from './durations';
import { TIME_CUES } from './timeCues';
import type { TimeReading } from './timeReading';

/** "weeks", "for years", "days later", "years ago", "decades-long". */
export function parseVagueDuration(view: TokenView, i: number): TimeReading | null {
  const unit = unitAt(view, i);
  if (unit === null || !unit.plural) return null;
  const steps = [{ amount: null, unit: unit.unit }];
  const reading = { end: i + 1, steps, hyphen: false, indefinite: false };
  const w = view.word(i + 1);
  const next = view.isDash(i + 1) ? view.word(i + 2) : w;
  if (w === 'ago')
    return {
      end: i + 2,
      type: 'DATE',
      when: { kind: 'fixed', value: 'PAST_REF' },
      short: isShort(steps),
      evidence: 'a time before now',
    };
  if (w === 'later' || w === 'earlier') {
    return {
      end: i + 2,
      type: 'DATE',
      when: { kind: 'fixed', value: w === 'later' ? 'FUTURE_REF' : 'PAST_REF' },
      short: isShort(steps),
      evidence: 'a time after or before another',
    };
  }
  if (view.isDash(i + 1) && (next === 'long' || next === 'old')) return durationOf(reading, { end: i + 3 });
  if (view.register === 'caseless' && (w === 'long' || w === 'old')) return durationOf(reading, { end: i + 2 });
  if (/^(?:TS|Q|WE|NI|SE|TM)$/.test(unit.unit)) return null;
  const before = view.word(i - 1);
  const cued =
    VAGUE_AFTER.has(w) || VAGUE_BEFORE.has(before) || (before === 'last' && LAST_VERB_BEFORE.has(view.word(i - 2)));
  if (
    !cued ||
    (before === 'of' &&
      view.number(i - 2, 'vague') === undefined &&
      !/^(?:hundreds|thousands|couple|matter|period|number)$/.test(view.word(i - 2)))
  )
    return null;
  return durationOf(reading);
}

const VAGUE_AFTER = TIME_CUES.forms('vagueAfter');
const VAGUE_BEFORE = TIME_CUES.forms('vagueBefore');
const LAST_VERB_BEFORE = TIME_CUES.forms('lastVerbBefore');
