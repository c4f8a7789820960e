import search from 'approx-string-match';
import { CONTEXT } from './anchor';
import { findQuotes } from './findQuotes';
import { foldText, PARAGRAPH } from './foldText';
import type { Anchor } from './operation';
import { alignedPart, backwards, likeness } from './similarity';

/** A place where an anchor may stand, in a folded text. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** 0 to 1 each: how alike the words and the context on both sides are. */
  readonly quote: number;
  readonly before: number;
  readonly after: number;
  /** The same for what of the context belongs to the paragraph of the words. */
  readonly within: number;
  /** The better of `before` and `after`, where there is enough of it to say something. */
  readonly side: number;
}

/** An anchor as it is compared. */
export interface FoldedAnchor {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Most places of one quote that are looked at. */
const MOST = 500;
/** How much of the words may differ for a place to be one of them, as a share of their length. */
const MOST_CHANGED = 0.4;
/** So many code units of the context, on one side at least, are as they were where it is compared at all. */
const NEAR = 6;
/** Or those from `NEAR` to here, wherever they stand beside it now. */
const FURTHER = 16;
/** So much context, in code units, says something. */
const TELLING = 10;
/** How alike context counts that was not compared. */
const UNLIKE = 0.25;
/** How alike the context is where an anchor stood at a border of its text, and a place does not. */
const NO_BORDER = 0.5;

export function foldAnchor({ exact, prefix, suffix }: Anchor): FoldedAnchor {
  return { exact: foldText(exact).text, prefix: foldText(prefix).text, suffix: foldText(suffix).text };
}

/** How alike all in all, 0 to 1. The weights are those of the Hypothesis client: words 50, context 20 on each side. */
export function scoreOf({ quote, before, after }: Candidate): number {
  return (50 * quote + 20 * before + 20 * after) / 90;
}

export function isWhole({ quote, before, after }: Candidate): boolean {
  return quote === 1 && before === 1 && after === 1;
}

/**
 * The places where the words of each anchor stand as they are, in order; undefined where they stand too often to look
 * at them all.
 */
export function exactCandidates(
  text: string,
  anchors: readonly FoldedAnchor[],
): readonly (readonly Candidate[] | undefined)[] {
  const found = findQuotes(
    text,
    anchors.map(({ exact }) => exact),
    MOST,
  );
  return anchors.map(anchor => {
    const starts = found.get(anchor.exact) ?? [];
    return starts.length > MOST ? undefined : starts.flatMap(start => candidateAt(text, start, anchor) ?? []);
  });
}

/** The candidate at a place, if the words stand there. */
export function candidateAt(text: string, start: number, anchor: FoldedAnchor): Candidate | undefined {
  const { exact } = anchor;
  if (start < 0 || !text.startsWith(exact, start) || !isWord(text, start, exact)) return undefined;
  return { start, end: start + exact.length, quote: 1, ...contextAt(text, start, start + exact.length, anchor) };
}

/** Whether a quote that begins and ends with a letter is no part of a longer word there. */
function isWord(text: string, start: number, exact: string): boolean {
  const end = start + exact.length;
  const within = (at: number): boolean => /[\p{L}\p{N}]{2}/u.test(text.slice(at - 1, at + 1));
  return !(start > 0 && within(start)) && !(end < text.length && within(end));
}

/** A span with the rest of the words that it begins and ends in. */
function wholeWords(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  let [start, end] = [from, to];
  const within = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  while (start > 0 && within(start)) start--;
  while (end < text.length && within(end)) end++;
  return { start, end };
}

function contextAt(
  text: string,
  start: number,
  end: number,
  { prefix, suffix }: FoldedAnchor,
): Pick<Candidate, 'before' | 'after' | 'within' | 'side'> {
  const isBefore = text.endsWith(prefix, start) && (prefix.length > 0 || start === 0);
  const isAfter = text.startsWith(suffix, end) && (suffix.length > 0 || end === text.length);
  if (isBefore && isAfter) return { before: 1, after: 1, within: 1, side: 1 };
  const isNear = text.endsWith(prefix.slice(-NEAR), start) || text.startsWith(suffix.slice(0, NEAR), end);
  const behind = text.slice(Math.max(0, start - CONTEXT - 8), start);
  const tail = text.slice(end, end + CONTEXT + 8);
  // the words beside it may have changed on both sides
  const isAround = holds(behind, prefix.slice(-FURTHER, -NEAR)) || holds(tail, suffix.slice(NEAR, FURTHER));
  if (!isNear && !isAround) return { before: UNLIKE, after: UNLIKE, within: UNLIKE, side: UNLIKE };
  const head = backwards(behind);
  const [back, ahead] = [backwards(prefix), suffix];
  const [inBack, inAhead] = [withinParagraph(back), withinParagraph(ahead)];
  const inside = inBack.length + inAhead.length;
  const like = likeness(inBack, head) * inBack.length + likeness(inAhead, tail) * inAhead.length;
  const before = isBefore ? 1 : prefix === '' ? NO_BORDER : likeness(back, head);
  const after = isAfter ? 1 : suffix === '' ? NO_BORDER : likeness(ahead, tail);
  return {
    before,
    after,
    within: inside < NEAR ? UNLIKE : like / inside,
    side: Math.max(prefix.length < TELLING ? 0 : before, suffix.length < TELLING ? 0 : after),
  };
}

function holds(text: string, part: string): boolean {
  return part.length === FURTHER - NEAR && text.includes(part);
}

/** The part of a context, nearest to the words first, that belongs to their paragraph, and where that ends. */
function withinParagraph(context: string): string {
  const at = context.indexOf(PARAGRAPH);
  return at < 0 ? context : context.slice(0, at + 1);
}

/**
 * The places between `from` and `to` that are like an anchor with its context, whether or not the words themselves are
 * as they were: the likest one in each of the parts into which `apart`, places in order, cut the text. Offsets are of
 * the folded text.
 */
export function likeCandidates(
  text: string,
  anchor: FoldedAnchor,
  { from, to }: { readonly from: number; readonly to: number },
  apart: readonly Candidate[],
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let start = from;
  for (const { start: cut, end } of apart) {
    if (end <= from || cut >= to) continue;
    candidates.push(...likest(text, anchor, start, cut));
    start = Math.max(start, end);
  }
  candidates.push(...likest(text, anchor, start, to));
  return candidates;
}

function likest(text: string, anchor: FoldedAnchor, from: number, to: number): readonly Candidate[] {
  const { exact, prefix, suffix } = anchor;
  const pattern = prefix + exact + suffix;
  const most = Math.floor(pattern.length * MOST_CHANGED);
  if (to - from < pattern.length - most) return [];
  const part = text.slice(from, to);
  const candidates: Candidate[] = [];
  let last = -1;
  for (const match of search(part, pattern, most)) {
    // Ends that follow each other belong to one place.
    if (match.start <= last) continue;
    last = match.end;
    const found = part.slice(match.start, match.end);
    const own = alignedPart(pattern, found, prefix.length, prefix.length + exact.length);
    if (own.end <= own.start) continue;
    const [first, after] = [from + match.start + own.start, from + match.start + own.end];
    const whole = wholeWords(text, first, after);
    // A letter that took the place of what stood beside the words is none of theirs; one that was put in is.
    const isTheirs = text.slice(first, after) !== exact;
    const start = isTheirs || text[whole.start - 1] === prefix.at(-1) ? whole.start : first;
    const end = isTheirs || text[whole.end] === suffix[0] ? whole.end : after;
    const words = text.slice(start, end);
    const quote = words === exact ? 1 : Math.min(likeness(exact, words), likeness(words, exact));
    candidates.push({ start, end, quote, ...contextAt(text, start, end, anchor) });
  }
  return candidates;
}
