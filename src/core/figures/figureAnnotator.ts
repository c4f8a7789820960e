import type { Annotator, BeforeFigures, FigureResult, LocalMention } from '../annotations/annotator';
import type { FigureValue, Modifier } from '../annotations/model';
import type { UserTables } from '../text/userTables';
import { parseAmount, parseModifiers } from './amounts/amounts';
import {
  codeEnd,
  isAgeBetweenCommas,
  isJoinedToWord,
  isNameNumber,
  isNamePart,
  isPartOfWord,
  isStreetNumber,
  isUnitSecond,
} from './amounts/notFigures';
import type { FigureReading } from './amounts/reading';
import type { LocalFigure } from './document/localFigure';
import { resolveFigures } from './document/resolveFigures';
import { parseDigits } from './numbers/digits';
import { tenseAround } from './times/tense';
import type { TimeExpression, When } from './times/timeExpression';
import { parseTime } from './times/timeGrammar';
import type { TimeReading } from './times/timeReading';
import { ANY_SIGHT, Sight } from './words/firstSight';
import { figureLexicon } from './words/lexicon';
import { TokenView } from './words/tokenView';
import { Vocabulary } from './words/vocabulary';
import { wordTable } from './words/wordTable';

/** Its blocks' figures are sorted by start and do not overlap. */
export type FigureAnnotator = Annotator<readonly LocalFigure[], FigureResult, FiguresBefore, unknown>;

/** What the figures of a block need to know before: the entity mentions, since a number inside a name is no figure. */
export type FiguresBefore = Pick<BeforeFigures, 'mentions'>;

/** The annotator of numbers, amounts, dates and times. Its grammar is one scan over the tokens of a block. */
export function createFigureAnnotator(tables: UserTables = {}): FigureAnnotator {
  const vocabulary = lazily(() => new Vocabulary(figureLexicon(tables)));
  return {
    name: 'figures',
    annotateBlock: (block, before) => readFigures(new TokenView(block, vocabulary()), before.mentions),
    resolve: (document, locals, _before, last) => resolveFigures(document, locals, last),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The figures of a block, its mentions being sorted by start. */
export function readFigures(view: TokenView, mentions: readonly LocalMention[]): readonly LocalFigure[] {
  const { block } = view;
  const figures: LocalFigure[] = [];
  let sentence = 0;
  let mention = 0;
  for (let i = view.nextStart(0); i < view.length; i = view.nextStart(i)) {
    while (block.sentences[sentence] !== undefined && block.sentences[sentence].last <= i) sentence++;
    const code = codeEnd(view, i);
    if (code > i) {
      i = code;
      continue;
    }
    pushList(view, i, figures);
    const reading = readFigure(
      view,
      i,
      block.sentences[sentence]?.first ?? 0,
      block.sentences[sentence]?.last ?? view.length,
    );
    if (reading === null) {
      i++;
      continue;
    }
    const start = view.tokens[reading.start].start;
    const end = view.tokens[reading.end - 1].end;
    while (mentions[mention] !== undefined && mentions[mention].end <= start) mention++;
    const name = mentions[mention];
    if (name !== undefined && name.start <= start && end <= name.end && name.end - name.start > end - start) {
      while (i < view.length && view.tokens[i].start < name.end) i++;
      continue;
    }
    figures.push(localFigure(view, reading, start, end));
    i = reading.end;
  }
  return figures;
}

function localFigure(view: TokenView, reading: FigureReading, start: number, end: number): LocalFigure {
  const { label, value, time, evidence } = reading;
  const assumed = label === 'MONEY' && (reading.assumed === true || isAssumed(view, reading, value));
  return { start, end, label, value, evidence, time, assumedCurrency: assumed || undefined };
}

/** Whether the currency of money is the default for its sign: "$5", "five dollars", but not "US$5". */
function isAssumed(view: TokenView, reading: FigureReading, value: FigureValue): boolean {
  if (value.unit !== 'USD') return false;
  let dollar = false;
  for (let i = reading.start; i < reading.end; i++) {
    const w = view.word(i);
    if (/^(?:us|u\.s\.|u|american|usd)$/.test(w)) return false;
    dollar ||= w === '$' || w === 'dollar' || w === 'dollars';
  }
  return dollar;
}

const MODS: Readonly<Record<Modifier, string>> = {
  approx: 'APPROX',
  more_than: 'MORE_THAN',
  less_than: 'LESS_THAN',
  at_least: 'EQUAL_OR_MORE',
  at_most: 'EQUAL_OR_LESS',
};

/** The TIMEX3 `mod` of a modifier: "more than two years ago" is before a point rather than more than it. */
function modOf(modifier: Modifier, when: When): string {
  if (when.kind !== 'shift' || modifier === 'approx') return MODS[modifier];
  const farther = modifier === 'more_than' || modifier === 'at_least';
  const side = farther === when.sign < 0 ? 'BEFORE' : 'AFTER';
  return modifier === 'at_least' || modifier === 'at_most' ? `ON_OR_${side}` : side;
}

/** Reads the figure that begins at token `i`: the longer of a time and an amount. */
function readFigure(view: TokenView, i: number, first: number, last: number): FigureReading | null {
  const sight = view.sight(i) & ANY_SIGHT;
  if (sight === 0) return null;
  const modified = parseModifiers(view, i);
  if (modified === null && sight === Sight.modifier) return null;
  if (isPartOfWord(view, i) || isNamePart(view, i, first, last) || isStreetNumber(view, i) || isNameNumber(view, i))
    return null;
  const plain = parseTime(view, i);
  const after = modified === null ? null : parseTime(view, modified.end);
  const bounded =
    modified === null || after === null || view.word(i) !== 'over' || isBound(view, i, modified.end, after);
  // "over two days" is two days
  if (!bounded && plain === null) return null;
  const time =
    after !== null && (plain === null || after.end >= plain.end) && bounded && fitsModifier(after) ? after : plain;
  const modifier = time === after && after !== null ? (modified?.modifier ?? null) : null;
  // a weekday, a month or "today" begins no amount
  const named = time !== null && time === plain && view.isNamed(i);
  const settled = named || (time !== null && view.isBare(i));
  const amount = settled ? null : parseAmount(view, i, modified);
  if (amount !== null && isAgeBetweenCommas(view, i, amount)) return ageFigure(i, amount);
  if (time !== null && (amount === null || time.end >= amount.end))
    return timeFigure(view, i, time, modifier, first, last);
  if (amount === null || isJoinedToWord(view, amount) || isUnitSecond(view, amount)) return null;
  return amount;
}

/** Whether "over" before a time says that it is more rather than in the course of it: "for over two years", not "met over two days". */
function isBound(view: TokenView, i: number, at: number, time: TimeReading): boolean {
  const w = view.word(at);
  if (/^(?:before|after|since)$/.test(view.word(time.end)) && time.type === 'DURATION') return true;
  if (time.when.kind === 'shift' || time.clock !== undefined || time.evidence === 'an age') return true;
  if (/^(?:the|last|past|next|this|that|these|those|several|many|a|few|some)$/.test(w))
    return w === 'a' && AFTER_BOUND.test(view.word(i - 1));
  return AFTER_BOUND.test(view.word(i - 1)) || (view.isDash(at + 1) && view.glued(at));
}

const AFTER_BOUND =
  /^(?:for|in|of|after|within|just|well|somewhat|slightly|took|takes?|taken|taking|lasted|lasts?|lasting|spent|spending|waited|is|was|were|are|been|be|aged|by|with|to|from|since|a|an|than|every|and|or|got|has|have|had|served|serving|back)$/;

function fitsModifier(time: TimeReading): boolean {
  return (
    time.type === 'DURATION' ||
    time.clock !== undefined ||
    time.when.kind === 'date' ||
    time.when.kind === 'shift' ||
    time.type === 'SET'
  );
}

/** Whether a date says when something is done ("in October") rather than which thing is meant ("October elections"). */
function isAdverbial(view: TokenView, i: number, day: number | undefined): boolean {
  return day !== undefined || /^(?:in|since|from|by|until|during|of)$/.test(view.word(i - 1));
}

function timeFigure(
  view: TokenView,
  i: number,
  time: TimeReading,
  said: Modifier | null,
  first: number,
  last: number,
): FigureReading {
  const modifier = said ?? time.about ?? null;
  if (time.age === true) {
    const value = lengthOf(time, modifier, nameOfUnit(time));
    return { start: i, end: time.end, label: 'QUANTITY', value, evidence: time.evidence };
  }
  const mod = modifier === null ? time.mod : modOf(modifier, time.when);
  const verb =
    time.tense === undefined ? tenseAround(view, i, time.end, first, last) : { tense: time.tense, firm: false };
  const { tense } = verb;
  const ahead = tense === 'future' ? time.ahead : undefined;
  const expression: { -readonly [Field in keyof TimeExpression]: TimeExpression[Field] } = {
    type: ahead === undefined ? time.type : 'DATE',
    when:
      ahead ??
      (verb.firm && time.when.kind === 'date' && isAdverbial(view, i, time.when.day)
        ? { ...time.when, firm: true }
        : time.when),
    tense,
  };
  if (time.part !== undefined) expression.part = time.part;
  if (time.clock !== undefined) expression.clock = time.clock;
  if (time.zone !== undefined) expression.zone = time.zone;
  if (mod !== undefined) expression.mod = mod;
  if (time.quant !== undefined) expression.quant = time.quant;
  if (time.freq !== undefined) expression.freq = time.freq;
  const value = lengthOf(time, modifier, time.type === 'DURATION' ? nameOfUnit(time) : null);
  return {
    start: i,
    end: time.end,
    label: time.short === true ? 'TIME' : 'DATE',
    value,
    time: expression,
    evidence: time.evidence,
  };
}

/** An age that stands alone after a name: a length of time, as "44 years old" is. */
function ageFigure(i: number, amount: FigureReading): FigureReading {
  const value = { number: amount.value.number ?? 0, modifier: null, unit: 'year', counted: null };
  const time: TimeExpression = { type: 'DURATION', when: { kind: 'fixed', value: `P${value.number}Y` }, tense: 'none' };
  return { start: i, end: amount.end, label: 'DATE', value, time, evidence: 'an age' };
}

const UNIT_NAMES = wordTable<string>({
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  DE: 'decade',
  CE: 'century',
  ML: 'millennium',
  Q: 'quarter',
  WE: 'weekend',
  FN: 'fortnight',
  SE: 'semester',
  NI: 'night',
  TH: 'hour',
  TM: 'minute',
  TS: 'second',
});

/** The value of a time: how long it lasts, where it says that in one number. */
function lengthOf(time: TimeReading, modifier: Modifier | null, unit: string | null): FigureValue {
  const { amount, lower } = time;
  if (amount === undefined) return { modifier, unit, counted: null };
  return lower === undefined
    ? { number: amount, modifier, unit, counted: null }
    : { lower, upper: amount, modifier, unit, counted: null };
}

function nameOfUnit(time: TimeReading): string | null {
  return time.unit === undefined ? null : (UNIT_NAMES[time.unit] ?? null);
}

/** Adds the numbers of a list without spaces ("22,24,26,31"), which is one token. */
function pushList(view: TokenView, i: number, figures: LocalFigure[]): void {
  const { text, start, kind } = view.tokens[i];
  if (kind !== 'number' || !text.includes(',') || text.length > 60 || parseDigits(text) !== null) return;
  let at = start;
  for (const part of text.split(',')) {
    const number = parseDigits(part);
    if (number?.kind === 'integer') {
      const value = { number: number.value, modifier: null, unit: null, counted: null };
      figures.push({ start: at, end: at + part.length, label: 'CARDINAL', value, evidence: 'a number of a list' });
    }
    at += part.length + 1;
  }
}
