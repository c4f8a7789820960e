import type { Annotator, BeforeFigures, FigureResult, LocalMention } from '../annotations/annotator';
import type { FigureValue, Modifier } from '../annotations/model';
import { parseAmount, parseModifiers } from './amounts';
import { parseDigits } from './digits';
import { figureLexicon, type UserTables } from './lexicon';
import type { LocalFigure } from './localFigure';
import type { FigureReading } from './reading';
import { resolveFigures } from './resolveFigures';
import { tenseAround } from './tense';
import type { TimeExpression } from './timeExpression';
import { parseTime } from './timeGrammar';
import type { TimeReading } from './timeReading';
import { TokenView } from './tokenView';

/** Its blocks' figures are sorted by start and do not overlap. */
export type FigureAnnotator = Annotator<readonly LocalFigure[], FigureResult, FiguresBefore, unknown>;

/** What the figures of a block need to know before: the entity mentions, since a number inside a name is no figure. */
export type FiguresBefore = Pick<BeforeFigures, 'mentions'>;

/** The annotator of numbers, amounts, dates and times. Its grammar is one scan over the tokens of a block. */
export function createFigureAnnotator(tables: UserTables = {}): FigureAnnotator {
  const memory: Parameters<typeof resolveFigures>[2] = new WeakMap();
  const lexicon = lazily(() => figureLexicon(tables));
  return {
    name: 'figures',
    annotateBlock: (block, before) => annotateBlock(new TokenView(block, lexicon()), before.mentions),
    resolve: (document, locals) => resolveFigures(document, locals, memory),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function annotateBlock(view: TokenView, mentions: readonly LocalMention[]): readonly LocalFigure[] {
  const { block } = view;
  const figures: LocalFigure[] = [];
  let sentence = 0;
  let mention = 0;
  for (let i = 0; i < view.length; ) {
    if (!view.starts(i)) {
      i++;
      continue;
    }
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
    const { label, value, time, evidence } = reading;
    const assumed = label === 'MONEY' && isAssumed(view, reading, value);
    figures.push({
      start,
      end,
      label,
      value,
      evidence,
      ...(time === undefined ? {} : { time }),
      ...(assumed ? { assumedCurrency: true } : {}),
    });
    i = reading.end;
  }
  return figures;
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

/** Reads the figure that begins at token `i`: the longer of a time and an amount. */
function readFigure(view: TokenView, i: number, first: number, last: number): FigureReading | null {
  if (isPartOfWord(view, i) || isNamePart(view, i, first, last) || isStreetNumber(view, i)) return null;
  const modified = parseModifiers(view, i);
  const plain = parseTime(view, i);
  const after = modified === null ? null : parseTime(view, modified.end);
  const bounded =
    modified === null ||
    !/^(?:the|last|past|next|this|that|these|those)$/.test(view.word(modified.end)) ||
    view.word(i) !== 'over';
  const time =
    after !== null && (plain === null || after.end >= plain.end) && bounded && fitsModifier(after) ? after : plain;
  const modifier = time === after && after !== null ? (modified?.modifier ?? null) : null;
  const amount = parseAmount(view, i);
  if (amount !== null && isAgeBetweenCommas(view, i, amount))
    return {
      ...amount,
      label: 'QUANTITY',
      value: { ...amount.value, unit: 'year', counted: null },
      evidence: 'an age',
    };
  if (time !== null && (amount === null || time.end >= amount.end))
    return timeFigure(view, i, time, modifier, first, last);
  if (amount === null || isJoinedToWord(view, amount) || isUnitSecond(view, amount)) return null;
  return amount;
}

function fitsModifier(time: TimeReading): boolean {
  return (
    time.type === 'DURATION' ||
    time.clock !== undefined ||
    time.when.kind === 'date' ||
    time.when.kind === 'shift' ||
    time.type === 'SET'
  );
}

function timeFigure(
  view: TokenView,
  i: number,
  time: TimeReading,
  modifier: Modifier | null,
  first: number,
  last: number,
): FigureReading {
  if (time.age === true) {
    const value = {
      ...countOf(time),
      modifier,
      unit: nameOfUnit(time),
      counted: null,
    };
    return { start: i, end: time.end, label: 'QUANTITY', value, evidence: time.evidence };
  }
  const mod = modifier === null ? time.mod : MODS[modifier];
  const tense = time.tense ?? tenseAround(view, i, time.end, first, last);
  const ahead = tense === 'future' ? time.ahead : undefined;
  const expression: TimeExpression = {
    type: ahead === undefined ? time.type : 'DATE',
    when: ahead ?? time.when,
    tense,
    ...(time.part === undefined ? {} : { part: time.part }),
    ...(time.clock === undefined ? {} : { clock: time.clock }),
    ...(time.zone === undefined ? {} : { zone: time.zone }),
    ...(mod === undefined ? {} : { mod }),
    ...(time.quant === undefined ? {} : { quant: time.quant }),
    ...(time.freq === undefined ? {} : { freq: time.freq }),
  };
  const value: FigureValue = {
    ...countOf(time),
    modifier,
    unit: time.type === 'DURATION' ? nameOfUnit(time) : null,
    counted: null,
  };
  return {
    start: i,
    end: time.end,
    label: time.short === true ? 'TIME' : 'DATE',
    value,
    time: expression,
    evidence: time.evidence,
  };
}

const UNIT_NAMES: Readonly<Record<string, string>> = {
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
};

function countOf(time: TimeReading): Pick<FigureValue, 'number' | 'lower' | 'upper'> {
  if (time.amount === undefined) return {};
  return time.lower === undefined ? { number: time.amount } : { lower: time.lower, upper: time.amount };
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

/**
 * The token after a telephone number or another code of digit groups that begins at token `i`; `i` when there is none:
 * "732-390-4697", "(707) 259-1600", "555-1212".
 */
function codeEnd(view: TokenView, i: number): number {
  if (!view.isDigits(i) || !view.glued(i)) return i;
  // an area code in brackets
  if (view.word(i - 1) === '(' && view.word(i + 1) === ')' && view.raw[i].length === 3 && view.isDigits(i + 2)) {
    const end = codeEnd(view, i + 2);
    return end > i + 2 ? end : i;
  }
  if (!view.isDash(i + 1)) return i;
  let end = i + 1;
  let groups = 1;
  while (view.isDash(end) && view.glued(end - 1) && view.glued(end) && view.isDigits(end + 1)) {
    groups++;
    end += 2;
  }
  const sizes = [view.raw[i].length, view.raw[i + 2]?.length ?? 0];
  const round = Number(view.raw[i]) % 50 === 0 && Number(view.raw[i + 2]) % 50 === 0;
  const phone =
    groups === 2 &&
    sizes[0] === 3 &&
    sizes[1] === 4 &&
    view.word(i - 1) !== '$' &&
    (!round || view.word(i - 1) === ')');
  if (groups === 3 && (sizes[0] === 4 || view.raw[end - 1].length === 4) && sizes[1] <= 2) return i;
  return phone || (groups > 2 && !(groups === 3 && view.raw[end - 1].length <= 2 && sizes[0] === 4)) ? end : i;
}

/** Whether a number is a part of a name or a code: "COVID-19", "F-16", "scp-173m". */
function isPartOfWord(view: TokenView, i: number): boolean {
  if (i === 0 || !view.glued(i - 1)) return false;
  const before = view.tokens[i - 1];
  if (before.kind === 'word' || before.kind === 'number' || before.kind === 'link') {
    return (
      view.isDigits(i) &&
      before.kind === 'word' &&
      !/^(?:mid|us|a|c|hk|nt|s|dec|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov)$/.test(view.word(i - 1))
    );
  }
  if (!view.isDash(i - 1) || i < 2 || !view.glued(i - 2)) return false;
  const word = view.tokens[i - 2];
  if (word.kind !== 'word' && word.kind !== 'abbreviation') return false;
  return (
    !/^(?:mid|early|late|post|pre|from|of|to|than|in)$/.test(view.word(i - 2)) &&
    (view.isDigits(i) || view.word(i) !== view.raw[i] || view.time(i, 'weekday') === undefined)
  );
}

/** "John Smith, 44, said": a bare number between commas after a name. */
function isAgeBetweenCommas(view: TokenView, i: number, amount: FigureReading): boolean {
  const { number } = amount.value;
  if (amount.label !== 'CARDINAL' || number === undefined || amount.end !== i + 1 || !/^[1-9]\d$/.test(view.raw[i]))
    return false;
  return (
    view.word(i - 1) === ',' &&
    view.word(i + 1) === ',' &&
    view.capital(i - 2) &&
    view.tokens[i - 2].kind === 'word' &&
    view.capital(i - 3)
  );
}

/**
 * Whether a number word is a part of a name: "Air Force One", "Group of Seven", "First Lady", "9th Circuit". In a sentence, a
 * capital says so; in a headline in title case it says nothing.
 */
function isNamePart(view: TokenView, i: number, first: number, last: number): boolean {
  if (view.register !== 'standard') return false;
  const ranked = view.number(i, 'ordinal') !== undefined;
  if (view.isDigits(i)) {
    return (
      /^(?:st|nd|rd|th)$/.test(view.word(i + 1)) &&
      view.capital(i + 2) &&
      view.time(i + 2, 'month') === undefined &&
      !isTitleCase(view, first, last)
    );
  }
  if (!view.capital(i)) return false;
  const counted = view.number(i, 'unit') ?? view.number(i, 'teen') ?? view.number(i, 'ten');
  if (!ranked && counted === undefined) return false;
  const opens = i === first || view.tokens[i - 1].kind === 'punctuation';
  if (opens) return ranked && view.capital(i + 1) && !isTitleCase(view, first, last);
  return !isTitleCase(view, first, last);
}

const STREETS = new Set(
  'street st avenue ave road rd boulevard blvd lane drive square terrace crescent broadway plaza'.split(' '),
);

/** The number of a house: "10 Downing Street", "1600 Pennsylvania Avenue". */
function isStreetNumber(view: TokenView, i: number): boolean {
  if (!view.isDigits(i) || !/^\d{1,5}$/.test(view.raw[i])) return false;
  for (let j = i + 1; j <= i + 3; j++) {
    if (STREETS.has(view.word(j)) && j > i + 1) return view.register === 'caseless' || view.capital(j);
    if (view.tokens[j]?.kind !== 'word' || (view.register === 'standard' && !view.capital(j))) return false;
  }
  return false;
}

/** How many words of a sentence are looked at to tell a headline in title case. */
const TITLE_REACH = 24;
const SMALL_WORDS = new Set('the and for with from over after into amid than but its who not nor via per'.split(' '));

/** Whether all words of a sentence but the smallest have capitals. */
function isTitleCase(view: TokenView, first: number, last: number): boolean {
  let capitals = 0;
  for (let i = first; i < Math.min(last, first + TITLE_REACH); i++) {
    if (view.tokens[i].kind !== 'word' || view.word(i).length < 3 || SMALL_WORDS.has(view.word(i))) continue;
    if (!view.capital(i)) return false;
    capitals++;
  }
  return capitals > 2;
}

/** "a split second", "for a second,": the unit rather than the rank. */
function isUnitSecond(view: TokenView, amount: FigureReading): boolean {
  if (amount.label !== 'ORDINAL' || amount.end !== amount.start + 1 || view.word(amount.start) !== 'second')
    return false;
  const before = view.word(amount.start - 1);
  if (/^(?:per|split|every|nano)$/.test(before)) return true;
  const next = view.tokens[amount.end];
  return (
    before === 'a' && (next === undefined || next.kind === 'punctuation' || /^(?:later|that|to|or)$/.test(next.text))
  );
}

/** Whether a bare number runs on into a code or a name: "737s", "24703 L", "123-45-6789", "one-sided". */
function isJoinedToWord(view: TokenView, amount: FigureReading): boolean {
  if (amount.label !== 'CARDINAL') return false;
  const { end } = amount;
  const next = view.tokens[end];
  if (next === undefined || !view.glued(end - 1)) return false;
  if (next.kind === 'word' && view.isDigits(end - 1)) return true;
  if (view.isDash(end) && view.glued(end)) {
    const digits = view.isDigits(end + 1) && view.isDigits(end - 1) && amount.value.lower === undefined;
    if (digits) return false;
    return view.number(amount.start, 'unit') !== undefined && amount.value.number === 1;
  }
  return false;
}
