import type { DocumentContext, FigureResult, Last, ResolvedFigure } from '../../annotations/annotator';
import type { FigureValue, Timex } from '../../annotations/model';
import { type DayNumber, parseIsoDay } from '../../text/calendar';
import type { TimeExpression } from '../times/timeExpression';
import { type BlockDollars, documentDollar, dollarsOf, type OtherDollar } from './documentDollar';
import { type DocumentMoney, documentMoney, isSameMoney } from './documentMoney';
import type { LocalFigure } from './localFigure';
import { resolveTime } from './resolveTime';

/** The figures of a block as they were in the last version of its document, and all that they depend on. */
interface ResolvedBlock {
  readonly date: number | null;
  /** The date that the dates of the block may refer to, and the one that those after it may refer to. */
  readonly reference: string | null;
  readonly next: string | null;
  /** The same for the last date that is a day, which days and weeks are counted from. */
  readonly day: string | null;
  readonly nextDay: string | null;
  /** The quarter that the story reports, before the block and after it. */
  readonly quarter: string | null;
  readonly nextQuarter: string | null;
  readonly dollar: OtherDollar | null;
  readonly money: DocumentMoney;
  readonly offset: number;
  readonly figures: readonly ResolvedFigure[];
}

/** The result of a pass, and what it leaves to the next one, block by block. */
class ResolvedFigures implements FigureResult {
  readonly figures: readonly ResolvedFigure[];
  readonly blocks: readonly (ResolvedBlock | undefined)[];
  readonly dollars: readonly BlockDollars[];

  constructor(
    figures: readonly ResolvedFigure[],
    blocks: readonly (ResolvedBlock | undefined)[],
    dollars: readonly BlockDollars[],
  ) {
    this.figures = figures;
    this.blocks = blocks;
    this.dollars = dollars;
  }
}

/**
 * Resolves the figures of a document, in reading order: each date may refer to one mentioned before. A block that
 * stands after the same dates as before has the same figures, moved; what has not moved either is the same object
 * again.
 */
export function resolveFigures(
  document: DocumentContext,
  locals: readonly (readonly LocalFigure[])[],
  last?: Last<FigureResult>,
): FigureResult {
  const before = last?.result instanceof ResolvedFigures ? last.result : undefined;
  const { head, tail } = last?.kept ?? { head: 0, tail: 0 };
  const shift = before === undefined ? 0 : before.blocks.length - locals.length;
  /** The index in the last version of a block that it had; -1 for others. */
  const oldOf = (b: number): number =>
    before === undefined ? -1 : b < head ? b : b >= locals.length - tail ? b + shift : -1;
  const date = parseIsoDay(document.date);
  const dollars = locals.map((own, b) => before?.dollars[oldOf(b)] ?? dollarsOf(own, document.blocks[b]?.block));
  const dollar = documentDollar(dollars);
  const money = documentMoney(
    locals,
    document.blocks.map(({ block }) => block),
  );
  let reference: string | null = null;
  let day: string | null = null;
  let quarter: string | null = null;
  const blocks: (ResolvedBlock | undefined)[] = [];
  let count = 0;
  for (let b = 0; b < locals.length; b++) {
    const own = locals[b];
    blocks.push(undefined);
    if (own.length === 0) continue;
    const offset = document.blocks[b]?.start ?? 0;
    const known = before?.blocks[oldOf(b)];
    const block: ResolvedBlock =
      known?.date === date &&
      known.reference === reference &&
      known.day === day &&
      known.quarter === quarter &&
      isSameDollar(known.dollar, dollar) &&
      isSameMoney(known.money, money)
        ? movedBlock(known, offset)
        : resolveBlock(own, { date, reference, day, quarter, dollar, money, offset }, known);
    blocks[b] = block;
    count += block.figures.length;
    reference = block.next;
    day = block.nextDay;
    quarter = block.nextQuarter;
  }
  return new ResolvedFigures(flat(blocks, count), blocks, dollars);
}

function flat(blocks: readonly (ResolvedBlock | undefined)[], count: number): readonly ResolvedFigure[] {
  const figures = new Array<ResolvedFigure>(count);
  let at = 0;
  for (const block of blocks) {
    if (block === undefined) continue;
    for (let i = 0; i < block.figures.length; i++) figures[at++] = block.figures[i];
  }
  return figures;
}

/** What the dates of a block are resolved against, as it goes from figure to figure. */
interface Told {
  next: string | null;
  nextDay: string | null;
  /**
   * The last day that has happened: in the blocks after this one, days are counted from it ("He is to be tried on April
   * 5." says nothing of their "same day").
   */
  past: string | null;
  /** The day that this block speaks of. */
  day: NamedDay | null;
  quarter: string | null;
  /** The part of a year that was mentioned last in this block. */
  part: string | null;
  /** Whether a time was told in this block. */
  timed: boolean;
  /** The day that was told last in this block with its year. */
  dated: string | null;
}

function resolveBlock(
  own: readonly LocalFigure[],
  at: Omit<ResolvedBlock, 'figures' | 'next' | 'nextDay' | 'nextQuarter'>,
  known: ResolvedBlock | undefined,
): ResolvedBlock {
  const { dollar, money, offset } = at;
  const { reference: next, day: past, quarter } = at;
  const told: Told = { next, nextDay: past, past, day: null, quarter, part: null, timed: false, dated: null };
  const figures: ResolvedFigure[] = [];
  for (let n = 0; n < own.length; n++) {
    const { start, end, label, value: local, evidence: read, time, assumedCurrency, sharedMoney } = own[n];
    let value = local;
    let evidence = read;
    if (time !== undefined) value = { ...local, timex: resolveTimeOf(own, n, time, at.date, told) };
    else if (assumedCurrency === true && dollar !== null) {
      if (dollar.code !== local.unit) evidence = `${read}; ${dollar.evidence}`;
      value = { ...local, unit: dollar.code };
    } else if (sharedMoney !== undefined) {
      value = { ...local, unit: money.get(sharedMoney) ?? null };
      if (value.unit !== local.unit) evidence = `${read}; ${value.unit === null ? OPEN_MONEY : MONEY_SETTING}`;
    }
    const old = known?.figures[n];
    // what looks at a value may know it by its identity
    if (old !== undefined && isSameValue(old.value, value)) value = old.value;
    figures.push({ start: start + offset, end: end + offset, label, value, evidence });
  }
  const { date, reference, day } = at;
  const nextDay = told.past ?? told.nextDay;
  return {
    date,
    reference,
    next: told.next,
    day,
    nextDay,
    quarter: at.quarter,
    nextQuarter: told.quarter,
    dollar,
    money,
    offset,
    figures,
  };
}

/**
 * Keeps the part of a year that a time tells of, and the quarter where the story reports it: neither to come nor a year
 * before.
 */
function noteParts(time: TimeExpression, timex: Timex, told: Told): void {
  if (timex.type === 'DURATION' || timex.type === 'SET') return;
  const bareMonth = time.when.kind === 'date' && time.when.year === undefined && time.tense !== 'future';
  const isPart =
    /^\d{4}-(?:Q\d|H\d|\d\d\/\d{4}-\d\d)$/.test(timex.value) || (bareMonth && /^\d{4}-\d\d$/.test(timex.value));
  const isBack = time.when.kind === 'shift' || (time.when.kind === 'unit' && time.when.offset < 0);
  // "a year ago" leaves it as it is: another may follow
  if (isBack) return;
  told.timed = true;
  told.part = isPart ? timex.value : null;
  if (!isPart || !timex.value.includes('Q') || time.tense === 'future') return;
  if (told.quarter === null || !isOfLastYear(time.when)) told.quarter = timex.value;
}

/** "the second quarter of last year": what the quarter that the story reports is compared with. */
function isOfLastYear(when: TimeExpression['when']): boolean {
  return (when.kind === 'share' || when.kind === 'nth') && when.of.kind === 'unit' && when.of.offset < 0;
}

const OPEN_MONEY = 'money that several countries have';
const MONEY_SETTING = 'the money of the country that the story is set in';

/** The TIMEX3 of the `n`th figure, a time, which those after it may refer to. */
function resolveTimeOf(
  own: readonly LocalFigure[],
  n: number,
  time: TimeExpression,
  date: DayNumber | null,
  told: Told,
): Timex {
  const figure = own[n];
  const { end } = figure;
  const reference = countsDays(time) ? (told.nextDay ?? told.next) : told.next;
  const near = told.day ?? dayOfStory(date, told.nextDay, figure, own[n + 1]);
  const { quarter, dated } = told;
  const part = told.part ?? (!told.timed && isBesideAmount(own, n) ? quarter : null);
  const timex = resolveTime(onDay(time, own, n, near), { date, reference, quarter, part, dated });
  if (time.when.kind === 'date' && time.when.year !== undefined && time.when.day !== undefined)
    told.dated = /^\d{4}-\d\d-\d\d/.exec(timex.value)?.[0] ?? null;
  noteParts(time, timex, told);
  const named = /^\d{4}(-\d\d-\d\d)?/.exec(timex.value);
  if (named === null) return timex;
  if (timex.type !== 'DURATION' && timex.type !== 'SET') {
    told.next = timex.value.replace(/T.*$/, '');
    if (named[0] === told.next && named[1] !== undefined) {
      told.nextDay = told.next;
      if (date === null || (parseIsoDay(told.next) ?? 0) <= date) told.past = told.next;
    }
  }
  if (named[1] !== undefined) told.day = { value: named[0], end };
  return timex;
}

/** How many characters may stand between an amount and the time that it is of: "$1.1 billion a year earlier". */
const AMOUNT_GAP = 3;

/** Whether an amount stands right before the `n`th figure, which then is of what the block compares it with. */
function isBesideAmount(own: readonly LocalFigure[], n: number): boolean {
  const before = own[n - 1];
  return before !== undefined && before.time === undefined && own[n].start - before.end <= AMOUNT_GAP;
}

/** Whether days or weeks are counted from a date mentioned before: "two days later", "the next day". */
function countsDays({ when }: TimeExpression): boolean {
  const isFine = (unit: string): boolean => unit === 'D' || unit === 'W' || unit === 'NI';
  if (when.kind === 'shift') return when.from === 'reference' && when.steps.every(step => isFine(step.unit));
  return when.kind === 'unit' && when.anaphoric === true && isFine(when.unit);
}

/** Whether two values of one figure are the same: nothing else of them depends on the document. */
function isSameValue(a: FigureValue, b: FigureValue): boolean {
  return a.unit === b.unit && JSON.stringify(a.timex) === JSON.stringify(b.timex);
}

function isSameDollar(a: OtherDollar | null, b: OtherDollar | null): boolean {
  return a?.code === b?.code && a?.evidence === b?.evidence;
}

function movedBlock(block: ResolvedBlock, offset: number): ResolvedBlock {
  if (block.offset === offset) return block;
  const by = offset - block.offset;
  const figures = block.figures.map(({ start, end, label, value, evidence }): ResolvedFigure => {
    return { start: start + by, end: end + by, label, value, evidence };
  });
  return { ...block, offset, figures };
}

/** How many characters may stand between a clock time and the day that it is on. */
const CLOCK_REACH = 25;
/** How many characters stand between a clock time and the same one in another zone: " (". */
const AGAIN_REACH = 2;
/** How far back in its block the day of a clock time or a part of the day may be named, in characters. */
const DAY_REACH = 300;

/** A day, YYYY-MM-DD, and where in its block it is named. */
interface NamedDay {
  readonly value: string;
  readonly end: number;
}

/** How many days the day that a story speaks of may be from its date. */
const STORY_DAYS = 3;

/**
 * The day of a clock time whose paragraph names none: the day that the document named last, where it is near the
 * document's date, so that the story is still about it. Null for a night, in the present tense, and beside "daily" and
 * the like, which are of no one day.
 */
function dayOfStory(
  date: DayNumber | null,
  named: string | null,
  figure: LocalFigure,
  next: LocalFigure | undefined,
): NamedDay | null {
  if (date === null || named === null || figure.time?.tense === 'none' || figure.time?.part === 'NI') return null;
  const day = parseIsoDay(named);
  if (day === null || Math.abs(day - date) > STORY_DAYS) return null;
  return next?.time?.type === 'SET' && next.start - figure.end <= CLOCK_REACH
    ? null
    : { value: named, end: figure.start };
}

/**
 * A clock time that stands alone is on the day named next to it, past the same time in another zone ("10:35 a.m. (0735
 * GMT) Friday"); else, as a part of the day, on the day that its block named last. Otherwise its day is not said.
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
  const before = figures[n - 1];
  // "at 2:30 p.m. on Thursday (1330 GMT)"
  if (before !== undefined && figures[n].start - before.end <= AGAIN_REACH && namesDay(before.time, true))
    return { ...time, when: before.time.when, tense: before.time.tense };
  const reach = Math.min(CLOCK_REACH, before === undefined ? CLOCK_REACH : gapAfter(before, figures[n]));
  if (next !== undefined && next.start - figures[n].end <= reach) {
    const again = next.time?.clock !== undefined;
    const day = again && isBareClock(next.time) ? figures[n + 2] : next;
    if (day !== undefined && day.start - next.end <= CLOCK_REACH && namesDay(day.time, again && day === next))
      return { ...time, when: day.time.when, tense: day.time.tense };
  }
  if (before !== undefined && figures[n].start - before.end <= CLOCK_REACH && namesDay(before.time))
    return { ...time, when: before.time.when, tense: before.time.tense };
  return time;
}

/** How far another figure may stand after a clock time to be nearer than the day before it. */
function gapAfter(before: LocalFigure, clock: LocalFigure): number {
  return namesDay(before.time) ? clock.start - before.end : CLOCK_REACH;
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
