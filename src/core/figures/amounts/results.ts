import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';
import type { FigureReading } from './reading';

/** The counts of a result, up to token `end`. */
interface Counts {
  readonly end: number;
  readonly counts: readonly number[];
}

/** The most sets of a match. */
const MOST_SETS = 7;
/** A set of tennis, volleyball or badminton has no larger count than this, or hardly. */
const SET_POINTS = 35;
/** "6-4 and 7-5" are sets, "14-0 and 24-14" two results. */
const GAMES = 7;
/** How many tokens before and after a result are looked at for words of matches and votes. */
const BEFORE = 9;
const AFTER = 4;

/** What is won, lost or voted, and how: "won 3-1", "a 5-4 ruling". */
const RESULT_WORDS = AMOUNT_CUES.forms('resultWord');
const RATIO_WORDS = AMOUNT_CUES.forms('ratioWord');
/** "four-nil". */
const NOUGHTS = new Set(['nil', 'love', 'nought', 'zip']);

/**
 * Reads a score, a vote or the sets of a match that begins at token `i`: "2-1", "1–1", "51-49", "6-3-1", "381/5",
 * "2:1", "6-4, 3-6, 7-5", "three-nil". Two counts of which the first is the smaller are as often a range ("5-10
 * people"): a word of matches or votes has to be near.
 */
export function parseResult(view: TokenView, i: number): FigureReading | null {
  if (view.word(i + 1) !== 'to' && !view.isDash(i + 1) && (!view.isDigits(i) || view.isInteger(i))) return null;
  const first = pairInToken(view, i) ?? dashedCounts(view, i) ?? spokenCounts(view, i) ?? countsWithTo(view, i);
  if (first === null || (view.glued(first.end - 1) && !endsWell(view, first.end)) || !isResult(view, i, first))
    return null;
  const { end, counts } = withSets(view, first);
  const value = { result: counts, modifier: null, unit: null, counted: null };
  return { start: i, end, label: 'CARDINAL', value, evidence: 'a result' };
}

/** Whether what is glued to a result's end lets it be one: no unit, no further number. */
function endsWell(view: TokenView, end: number): boolean {
  if (view.tokens[end]?.kind !== 'punctuation') return view.word(end) === "'s";
  return !(view.isDash(end) && view.isDigits(end + 1)) && !(/^[/:.,]$/.test(view.word(end)) && view.glued(end));
}

/** "2:1", "381/5" in one token; not "24/7", a clock time or a fraction of one. */
function pairInToken(view: TokenView, i: number): Counts | null {
  if (!view.isDigits(i) || view.isInteger(i)) return null;
  const pair = /^(\d{1,3})([/:])(\d{1,3})$/.exec(view.raw[i]);
  if (pair === null || view.raw[i] === '24/7') return null;
  const counts = [Number(pair[1]), Number(pair[3])];
  // two digits after a colon are minutes
  if (pair[2] === ':' ? pair[3].length > 1 && counts[0] < 25 : counts[0] <= counts[1] && !isTaken(view, i)) return null;
  return { end: i + 1, counts };
}

/** "took 5/23": the wickets of a bowler, and the runs that they cost. */
function isTaken(view: TokenView, i: number): boolean {
  return TAKING.has(view.word(i - 1)) || TAKING.has(view.word(i - 2));
}

const TAKING = AMOUNT_CUES.forms('taking');

/** "2-1", "6-3-1": two or three short numbers with dashes between them and no spaces. */
function dashedCounts(view: TokenView, i: number): Counts | null {
  const counts: number[] = [];
  let at = i;
  for (;;) {
    if (!view.isInteger(at) || view.raw[at].length > 3) return null;
    if (view.raw[at].length > 1 && view.raw[at].startsWith('0')) return null;
    counts.push(Number(view.raw[at]));
    if (!view.isDash(at + 1) || !view.glued(at) || !view.glued(at + 1) || !view.isDigits(at + 2)) break;
    at += 2;
  }
  return counts.length === 2 || counts.length === 3 ? { end: at + 1, counts } : null;
}

/** "three-nil", "2-nil", "one-all". */
function spokenCounts(view: TokenView, i: number): Counts | null {
  if (!view.isDash(i + 1) || !view.glued(i) || !view.glued(i + 1)) return null;
  const first = countAt(view, i);
  const w = view.word(i + 2);
  const second = NOUGHTS.has(w) ? 0 : w === 'all' ? first : view.number(i + 2, 'unit');
  if (first === undefined || second === undefined || (second >= first && w !== 'all')) return null;
  return { end: i + 3, counts: [first, second] };
}

/** "7 to 2", "a 5-to-4 vote": a vote or a score from the larger side on. */
function countsWithTo(view: TokenView, i: number): Counts | null {
  const tied = view.isDash(i + 1) && view.glued(i) ? 1 : 0;
  if (view.word(i + 1 + tied) !== 'to' || view.word(i - 1) === 'from') return null;
  const at = i + 2 + tied + (tied === 1 && view.isDash(i + 3) ? 1 : 0);
  const [first, second] = [countAt(view, i), countAt(view, at)];
  return first === undefined || second === undefined || second >= first
    ? null
    : { end: at + 1, counts: [first, second] };
}

function countAt(view: TokenView, i: number): number | undefined {
  if (view.isInteger(i)) return view.raw[i].length <= 3 ? Number(view.raw[i]) : undefined;
  return view.number(i, 'unit') ?? view.number(i, 'teen');
}

/** Whether counts are those of a match or a vote rather than a range, a formation or a code. */
function isResult(view: TokenView, i: number, { end, counts }: Counts): boolean {
  const [first, second] = counts;
  const bracketed = view.word(i - 1) === '(' && view.word(end) === ')' && view.capital(i - 2);
  if (counts.length > 2) return bracketed || isTold(view, i, end);
  if (view.raw[i].includes(':')) return isTold(view, i, end) && !isRatio(view, i, end);
  // nothing ranges from more to less; "cut 7 to 2" tells of two numbers
  if (first >= second) return !isAttached(view, end) && (!isSpoken(view, i) || isTold(view, i, end));
  if (isAttached(view, end) || isCounting(view, end)) return false;
  return bracketed || first === 0 || isTold(view, i, end) || isRecord(view, i) || isBesideSide(view, i, end);
}

/** "the Cubs fell to 6-8": the games that a side has won and lost. */
function isRecord(view: TokenView, i: number): boolean {
  if (view.word(i - 1) !== 'to' || !RECORD_VERBS.has(view.word(i - 2))) return false;
  for (let j = i - 3; j >= i - 6 && j >= 0; j--)
    if (view.capital(j) && view.word(j).endsWith('s') && view.tokens[j].kind === 'word') return true;
  return false;
}

const RECORD_VERBS = AMOUNT_CUES.forms('recordVerb');

/** "Kerry 2-14 Mayo 1-12": a name with its counts before or after another with its own. */
function isBesideSide(view: TokenView, i: number, end: number): boolean {
  const isSide = (at: number): boolean => view.capital(at) && view.tokens[at]?.kind === 'word';
  if (!isSide(i - 1)) return false;
  const after = view.word(end) === ',' ? end + 1 : end;
  if (isSide(after) && view.isDigits(after + 1) && view.isDash(after + 2) && view.isDigits(after + 3)) return true;
  const before = view.word(i - 2) === ',' ? i - 3 : i - 2;
  return view.isDigits(before) && view.isDash(before - 1) && view.isDigits(before - 2) && isSide(before - 3);
}

/** Whether a word stands between the counts. */
function isSpoken(view: TokenView, i: number): boolean {
  return view.word(i + 1) === 'to' || (view.isDash(i + 1) && view.word(i + 2) === 'to');
}

/** Whether a sign, a unit or a scale follows, so that two numbers are a range of amounts. */
function isAttached(view: TokenView, end: number): boolean {
  const at = view.isDash(end) && view.glued(end - 1) ? end + 1 : end;
  return (
    /^(?:%|percent|per|pct|percentage|basis)$/.test(view.word(at)) ||
    view.number(at, 'scale') !== undefined ||
    view.number(at, 'abbreviatedScale') !== undefined ||
    view.time(at, 'timeUnit') !== undefined ||
    view.time(at, 'timeUnits') !== undefined ||
    view.tables.units.match(view.lower, at) !== null ||
    view.tables.currencies.match(view.lower, at) !== null ||
    (view.word(at) !== 'in' && view.tables.unitSymbols.match(view.raw, at) !== null)
  );
}

/** Whether a plural follows that is counted ("5-10 people"), and no vote or goal. */
function isCounting(view: TokenView, end: number): boolean {
  const w = view.word(end);
  return /[a-z]{3}s$|^(?:people|men|women|children)$/.test(w) && !RESULT_WORDS.has(w);
}

/** Whether a word of matches or votes stands near. */
function isTold(view: TokenView, i: number, end: number): boolean {
  for (let j = i - 1; j >= i - BEFORE && !/^[.;!?]$/.test(view.word(j)); j--)
    if (RESULT_WORDS.has(view.word(j)) || (j >= i - 2 && TAKING.has(view.word(j)))) return true;
  for (let j = end; j < end + AFTER && !view.endsClause(j); j++) if (RESULT_WORDS.has(view.word(j))) return true;
  return false;
}

/** Whether "1:4" is a ratio by the words beside it. */
function isRatio(view: TokenView, i: number, end: number): boolean {
  return [i - 1, i - 2, i - 3, end, end + 1].some(at => RATIO_WORDS.has(view.word(at)));
}

/** The ratio of "a 1:4 split", "odds of 1:4", "a scale of 1:500". */
export function parseColonRatio(view: TokenView, i: number): FigureReading | null {
  if (view.isInteger(i)) return null;
  const pair = /^(\d{1,4}):(\d{1,6})$/.exec(view.raw[i] ?? '');
  if (pair === null || Number(pair[2]) === 0 || !isRatio(view, i, i + 1)) return null;
  const value = { number: Number(pair[1]) / Number(pair[2]), modifier: null, unit: null, counted: null };
  return { start: i, end: i + 1, label: 'CARDINAL', value, evidence: 'a ratio' };
}

/** Further sets behind a first: "6-4, 3-6, 7-6 (7-5)"; the points of a tie-break belong to them. */
function withSets(view: TokenView, first: Counts): Counts {
  if (first.counts.length > 2 || first.counts.some(count => count > SET_POINTS)) return first;
  const counts = [...first.counts];
  let { end } = first;
  for (let k = 1; k < MOST_SETS; k++) {
    const tie = view.word(end) === '(' ? tieBreak(view, end + 1) : null;
    if (tie !== null) {
      counts.push(...tie.counts);
      end = tie.end;
    }
    const most = view.word(end) === 'and' ? GAMES : SET_POINTS;
    const at = view.word(end) === ',' || view.word(end) === ';' || view.word(end) === 'and' ? end + 1 : end;
    const next = dashedCounts(view, at);
    if (next === null || next.counts.length > 2 || [...counts, ...next.counts].some(count => count > most)) break;
    if (isAttached(view, next.end) || isCounting(view, next.end)) break;
    counts.push(...next.counts);
    end = next.end;
  }
  return { end, counts };
}

/** "5)" or "7-5)" after a bracket. */
function tieBreak(view: TokenView, at: number): Counts | null {
  const read = dashedCounts(view, at) ?? (view.isInteger(at) ? { end: at + 1, counts: [Number(view.raw[at])] } : null);
  return read !== null && view.word(read.end) === ')' ? { end: read.end + 1, counts: read.counts } : null;
}
