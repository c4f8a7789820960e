import type { DocumentContext, FigureResult, ResolvedFigure } from '../annotations/annotator';
import type { FigureValue } from '../annotations/model';
import { parseIsoDay } from './calendar';
import { type DollarMemory, documentDollar } from './documentDollar';
import type { LocalFigure } from './localFigure';
import { resolveTime } from './resolveTime';
import type { TimeExpression, When } from './timeExpression';

/** What a time expression was resolved to the last time, and against what. */
interface Remembered {
  readonly date: number | null;
  readonly reference: string | null;
  readonly time: TimeExpression;
  readonly value: FigureValue;
  /** What dates after this one may refer to. */
  readonly next: string | null;
}

/** What is known of the figures of a block from earlier versions of the document. It spares work and changes no result. */
export interface FigureMemory {
  readonly times: WeakMap<LocalFigure, Remembered>;
  readonly dollars: DollarMemory;
  readonly resolved: WeakMap<readonly LocalFigure[], { readonly offset: number; readonly figures: ResolvedFigure[] }>;
}

/**
 * Resolves the figures of a document, in reading order: each date may refer to one mentioned before. `memory` spares the work
 * for figures that were resolved against the same dates before; what has not moved either is the same object again.
 */
export function resolveFigures(
  document: DocumentContext,
  locals: readonly (readonly LocalFigure[])[],
  memory: FigureMemory,
): FigureResult {
  const date = parseIsoDay(document.date);
  const dollar = documentDollar(document, locals, memory.dollars);
  let reference: string | null = null;
  const figures: ResolvedFigure[] = [];
  for (let b = 0; b < locals.length; b++) {
    const own = locals[b];
    if (own.length === 0) continue;
    const offset = document.blocks[b]?.start ?? 0;
    const before = memory.resolved.get(own);
    const known = before?.offset === offset ? before.figures : undefined;
    const resolved: ResolvedFigure[] = [];
    // the day that this block speaks of
    let day: NamedDay | null = null;
    for (let n = 0; n < own.length; n++) {
      const figure = own[n];
      let { value } = figure;
      if (figure.time !== undefined) {
        const recalled = recall(memory.times, figure, onDay(figure.time, own, n, day), date, reference);
        value = recalled.value;
        reference = recalled.next;
        const named = /^\d{4}-\d\d-\d\d/.exec(recalled.value.timex?.value ?? '');
        if (named !== null) day = { value: named[0], end: figure.end };
      }
      if (figure.assumedCurrency === true && dollar !== null) value = { ...value, unit: dollar.code };
      const same = known?.[n];
      if (same !== undefined && same.value === value) resolved.push(same);
      else {
        const { start, end, label } = figure;
        const evidence = value.unit === figure.value.unit ? figure.evidence : `${figure.evidence}; ${dollar?.evidence}`;
        resolved.push({ start: start + offset, end: end + offset, label, value, evidence });
      }
    }
    memory.resolved.set(own, { offset, figures: resolved });
    for (const figure of resolved) figures.push(figure);
  }
  return { figures };
}

/** How many characters may stand between a clock time and the day that it is on. */
const CLOCK_REACH = 25;
/** How far back in its block the day of a clock time or a part of the day may be named, in characters. */
const DAY_REACH = 300;

/** A day, YYYY-MM-DD, and where in its block it is named. */
interface NamedDay {
  readonly value: string;
  readonly end: number;
}

/**
 * A clock time that stands alone is on the day named next to it, past the same time in another zone ("10:35 a.m. (0735 GMT)
 * Friday"); else, as a part of the day, on the day that its block named last. Otherwise its day is not said.
 */
function onDay(time: TimeExpression, figures: readonly LocalFigure[], n: number, day: NamedDay | null): TimeExpression {
  const beside = besideDay(time, figures, n);
  if (beside !== time || day === null || time.type !== 'TIME' || time.when.kind !== 'fixed' || time.when.value !== '')
    return beside;
  return figures[n].start - day.end > DAY_REACH ? time : { ...time, when: { kind: 'fixed', value: day.value } };
}

function besideDay(time: TimeExpression, figures: readonly LocalFigure[], n: number): TimeExpression {
  if (!isBareClock(time)) return time;
  const next = figures[n + 1];
  if (next !== undefined && next.start - figures[n].end <= CLOCK_REACH) {
    const again = next.time?.clock !== undefined;
    const day = again && isBareClock(next.time) ? figures[n + 2] : next;
    if (day !== undefined && day.start - next.end <= CLOCK_REACH && namesDay(day.time, again && day === next))
      return { ...time, when: day.time.when, tense: day.time.tense };
  }
  const before = figures[n - 1];
  if (before !== undefined && figures[n].start - before.end <= CLOCK_REACH && namesDay(before.time))
    return { ...time, when: before.time.when, tense: before.time.tense };
  return time;
}

function isBareClock(time: TimeExpression | undefined): boolean {
  return time?.clock !== undefined && time.when.kind === 'fixed' && time.when.value === '';
}

/** Whether a day is named, alone or, where `timed`, with a time on it. */
function namesDay(time: TimeExpression | undefined, timed = false): time is TimeExpression {
  if (time === undefined || time.type === 'DURATION' || time.type === 'SET') return false;
  if (time.clock !== undefined && !timed) return false;
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
): Remembered {
  const known = memory.get(figure);
  const same = known !== undefined && known.date === date && known.reference === reference;
  if (same && isSameWhen(known.time.when, time.when) && known.time.tense === time.tense) return known;
  const timex = resolveTime(time, { date, reference });
  const refers = timex.type !== 'DURATION' && timex.type !== 'SET' && /^\d{4}/.test(timex.value);
  const next = refers ? timex.value.replace(/T.*$/, '') : reference;
  const found = { date, reference, time, value: { ...figure.value, timex }, next };
  memory.set(figure, found);
  return found;
}

function isSameWhen(a: When, b: When): boolean {
  return a === b || (a.kind === 'fixed' && b.kind === 'fixed' && a.value === b.value);
}
