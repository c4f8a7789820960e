import type { DocumentContext, FigureResult, ResolvedFigure } from '../annotations/annotator';
import type { Timex } from '../annotations/model';
import { parseIsoDay } from './calendar';
import type { LocalFigure } from './localFigure';
import { resolveTime } from './resolveTime';
import type { TimeExpression } from './timeExpression';

/** What a time expression was resolved to the last time, and against what. */
interface Remembered {
  readonly date: number | null;
  readonly reference: string | null;
  readonly time: TimeExpression;
  readonly timex: Timex;
}

/**
 * Resolves the figures of a document, in reading order: each date may refer to one mentioned before. `memory` spares the work
 * for figures that were resolved against the same dates before; it changes no result.
 */
export function resolveFigures(
  document: DocumentContext,
  locals: readonly (readonly LocalFigure[])[],
  memory: WeakMap<LocalFigure, Remembered>,
): FigureResult {
  const date = parseIsoDay(document.date);
  const dollar = otherDollar(locals);
  let reference: string | null = null;
  const figures: ResolvedFigure[] = [];
  for (let b = 0; b < locals.length; b++) {
    const offset = document.blocks[b]?.start ?? 0;
    for (let n = 0; n < locals[b].length; n++) {
      const figure = locals[b][n];
      const { label, evidence, time } = figure;
      let { value } = figure;
      if (time !== undefined) {
        const timex = recall(memory, figure, onDay(time, locals[b], n), date, reference);
        value = { ...value, timex };
        if (timex.type !== 'DURATION' && timex.type !== 'SET' && /^\d{4}/.test(timex.value))
          reference = timex.value.replace(/T.*$/, '');
      }
      if (figure.assumedCurrency === true && dollar !== null) value = { ...value, unit: dollar };
      figures.push({ start: figure.start + offset, end: figure.end + offset, label, value, evidence });
    }
  }
  return { figures };
}

/** How many characters may stand between a clock time and the day that it is on. */
const CLOCK_REACH = 25;

/** A clock time that stands alone is on the day named next to it; otherwise its day is not said. */
function onDay(time: TimeExpression, figures: readonly LocalFigure[], n: number): TimeExpression {
  if (time.clock === undefined || time.when.kind !== 'fixed' || time.when.value !== '') return time;
  const next = figures[n + 1];
  const before = figures[n - 1];
  if (next !== undefined && next.start - figures[n].end <= CLOCK_REACH && namesDay(next.time))
    return { ...time, when: next.time.when, tense: next.time.tense };
  if (before !== undefined && figures[n].start - before.end <= CLOCK_REACH && namesDay(before.time))
    return { ...time, when: before.time.when, tense: before.time.tense };
  return time;
}

function namesDay(time: TimeExpression | undefined): time is TimeExpression {
  if (time === undefined || time.type === 'DURATION' || time.type === 'SET' || time.clock !== undefined) return false;
  const { when } = time;
  return (
    when.kind === 'weekday' ||
    when.kind === 'holiday' ||
    (when.kind === 'date' && when.day !== undefined) ||
    (when.kind === 'unit' && when.unit === 'D')
  );
}

function recall(
  memory: WeakMap<LocalFigure, Remembered>,
  figure: LocalFigure,
  time: TimeExpression,
  date: number | null,
  reference: string | null,
): Timex {
  const known = memory.get(figure);
  const same = known !== undefined && known.date === date && known.reference === reference;
  if (same && known.time.when === time.when && known.time.tense === time.tense) return known.timex;
  const timex = resolveTime(time, { date, reference });
  memory.set(figure, { date, reference, time, timex });
  return timex;
}

const DOLLARS = new Set([
  'AUD',
  'CAD',
  'NZD',
  'HKD',
  'SGD',
  'TWD',
  'JMD',
  'TTD',
  'FJD',
  'NAD',
  'BBD',
  'BND',
  'BSD',
  'BZD',
  'GYD',
  'LRD',
  'SBD',
  'SRD',
  'XCD',
  'ZWL',
]);

/** The dollar that a document means by "$": the one that it names, if it names one and not the American one. */
function otherDollar(locals: readonly (readonly LocalFigure[])[]): string | null {
  let named: string | null = null;
  for (const figures of locals) {
    for (const { label, value, assumedCurrency } of figures) {
      if (label !== 'MONEY' || value.unit === null || assumedCurrency === true) continue;
      if (value.unit === 'USD' || (named !== null && named !== value.unit && DOLLARS.has(value.unit))) return null;
      if (DOLLARS.has(value.unit)) named = value.unit;
    }
  }
  return named;
}
