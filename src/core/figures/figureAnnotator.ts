import type { Annotator, BeforeFigures, FigureResult, LocalMention } from '../annotations/annotator';
import type { FigureValue } from '../annotations/model';
import { lazily } from '../text/lazily';
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
  labelEnd,
} from './amounts/notFigures';
import type { FigureReading } from './amounts/reading';
import { sharedMoneyAt } from './document/documentMoney';
import type { LocalFigure } from './document/localFigure';
import { resolveFigures } from './document/resolveFigures';
import { parseDigits } from './numbers/digits';
import { ageFigure, chooseTime, isThroughout, timeFigure } from './timeFigures';
import { parseTime } from './times/timeGrammar';
import { figureTables } from './words/figureTables';
import { ANY_SIGHT, Sight } from './words/firstSight';
import { KnownWords } from './words/knownWords';
import { TokenView } from './words/tokenView';

/** Its blocks' figures are sorted by start and do not overlap. */
export type FigureAnnotator = Annotator<readonly LocalFigure[], FigureResult, FiguresBefore, unknown>;

/** What the figures of a block need to know before: the entity mentions, since a number inside a name is no figure. */
export type FiguresBefore = Pick<BeforeFigures, 'mentions'>;

/** The annotator of numbers, amounts, dates and times. Its grammar is one scan over the tokens of a block. */
export function createFigureAnnotator(rows: UserTables = {}): FigureAnnotator {
  const known = lazily(() => new KnownWords(figureTables(rows)));
  return {
    name: 'figures',
    annotateBlock: (block, before) => readFigures(new TokenView(block, known()), before.mentions),
    resolve: (document, locals, _before, last) => resolveFigures(document, locals, last),
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
    const code = Math.max(codeEnd(view, i), labelEnd(view, i));
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
    // a name of the same words wins where the words beside it tell that it is one: "and May will fly"
    const isLonger = name !== undefined && (name.told === true || name.end - name.start > end - start);
    if (name !== undefined && isLonger && name.start <= start && end <= name.end) {
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
  const shared = label === 'MONEY' && value.unit !== null ? sharedMoneyAt(view, reading.start, reading.end) : undefined;
  if (shared !== undefined) {
    if (shared.code === null) return { start, end, label, value, evidence, sharedMoney: shared.name };
    const told = shared.code === value.unit ? evidence : `${evidence}; the money of the country named beside it`;
    return { start, end, label, value: { ...value, unit: shared.code }, evidence: told };
  }
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
  if (modified !== null && after !== null && plain === null && isThroughout(view, i, modified.end, after)) return null;
  const chosen = chooseTime(view, i, plain, after, modified);
  const time = chosen?.time ?? null;
  // a weekday, a month or "today" begins no amount
  const named = time !== null && time === plain && view.isNamed(i);
  const settled = named || (time !== null && view.isBare(i));
  const amount = settled ? null : parseAmount(view, i, modified);
  if (amount !== null && isAgeBetweenCommas(view, i, amount)) return ageFigure(i, amount);
  // "1130 to 1215 GMT": two times rather than a range of numbers
  const timed = chosen?.time.clock !== undefined && amount?.label === 'CARDINAL';
  if (chosen !== null && (amount === null || timed || chosen.time.end >= amount.end))
    return timeFigure(view, i, chosen.time, chosen.modifier, first, last);
  if (amount === null || isJoinedToWord(view, amount) || isUnitSecond(view, amount)) return null;
  return amount;
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
