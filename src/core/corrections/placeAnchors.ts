import type { Span } from '../text/span';
import { textStamp } from './anchor';
import {
  type Candidate,
  candidateAt,
  exactCandidates,
  type FoldedAnchor,
  foldAnchor,
  isWhole,
  likeCandidates,
  scoreOf,
} from './candidates';
import { type FoldedText, foldText, unfoldSpan } from './foldText';
import type { Anchor } from './operation';

/**
 * Why an anchor has no place: its words are `gone`, or stand where their context says that they are others
 * (`elsewhere`), or there are several places that could be its own (`several`).
 */
export type Lost = 'gone' | 'elsewhere' | 'several';

/** Where an anchor stands in a text, or why nowhere. */
export type Placement = { readonly span: Span } | { readonly span?: undefined; readonly lost: Lost };

/** How much likelier the best place must be than the next one. */
const MARGIN = 0.12;
/** From which likeness on a place could be that of an anchor, so that another one is not sure. */
const RIVAL = 0.6;
const RIVAL_SIDE = 0.7;
/**
 * The least likeness of the context of a place that comes in the order of the others; of another; and where the words
 * changed.
 */
const ENOUGH = 0.5;
const ENOUGH_ELSEWHERE = 0.9;
const ENOUGH_CHANGED = 0.7;
/** The least likeness of words that changed. */
const ENOUGH_WORDS = 0.6;
/** The least likeness of words in a context like that of an anchor that may be its own, changed. */
const TWIN = 0.35;
/** The same for words that stand where nobody expects them. */
const TWIN_ELSEWHERE = 0.2;
/** How far apart two anchors may have moved and still have moved alike, in code units. */
const NEAR = 16;
/**
 * How far from where it is expected an anchor is looked for by likeness, in code units; and where nothing tells where
 * that is.
 */
const REACH = 3000;
/** How many anchors of those that moved alike are tried at each end for one that is alone. */
const TRIES = 12;
/**
 * How many times at most the anchors of one text are looked for by likeness: it takes a pass over a part of the text
 * each.
 */
const MOST_SEARCHES = 200;
const FAR = 60_000;

/**
 * Places anchors in a text. A text that is as it was when they were made costs a comparison an anchor; in another one,
 * an anchor is placed where its words stand in their context, else where words like them stand in a context like
 * theirs, and nowhere where that may be a place of its own or one that only looks like it. Anchors between two that
 * moved alike are expected to have moved with them.
 */
export function placeAnchors(text: string, anchors: readonly Anchor[]): readonly Placement[] {
  if (anchors.length === 0) return [];
  const held = anchors.map(anchor => isHeld(text, anchor));
  const stamp = anchors.some(anchor => anchor.text !== undefined) ? stampOf(text) : undefined;
  const isSure = (anchor: Anchor, i: number): boolean => held[i] && anchor.text === stamp && stamp !== undefined;
  // Where a line does not say of which text it is, a text in which all of them stand in their places is that text.
  const isSame = anchors.every((anchor, i) => held[i] && (anchor.text === undefined || anchor.text === stamp));
  if (isSame) return anchors.map(({ start, end }) => ({ span: { start, end } }));
  const sure: Link[] = [];
  const open: number[] = [];
  anchors.forEach(({ start, end }, i) => {
    if (isSure(anchors[i], i)) sure.push({ was: start, span: { start, end }, by: 0, k: -1 });
    else open.push(i);
  });
  const found = new Placing(
    text,
    open.map(i => anchors[i]),
    sure,
  ).run();
  const placements = anchors.map(({ start, end }): Placement => ({ span: { start, end } }));
  open.forEach((i, k) => {
    placements[i] = found[k];
  });
  return placements;
}

let stamped: { readonly text: string; readonly stamp: string } | undefined;

/** The stamp of a text; that of the last one is kept, since it is asked for at each correction. */
function stampOf(text: string): string {
  if (stamped?.text !== text) stamped = { text, stamp: textStamp(text) };
  return stamped.stamp;
}

/** Whether an anchor stands where it stood, in its context. */
function isHeld(text: string, { exact, prefix, suffix, start, end }: Anchor): boolean {
  return (
    end - start === exact.length &&
    text.startsWith(exact, start) &&
    text.startsWith(prefix, start - prefix.length) &&
    start >= prefix.length &&
    text.startsWith(suffix, end)
  );
}

/** An anchor and a place that may be its own. */
interface Link {
  /** Where it stood, and where it stands now. */
  readonly was: number;
  readonly span: Span;
  /** How far it moved. */
  readonly by: number;
  /** The number among the open anchors; -1 where the place is sure. */
  readonly k: number;
}

/** Places the open ones of the anchors in a text that changed. */
class Placing {
  readonly #text: string;
  readonly #folded: FoldedText;
  readonly #anchors: readonly Anchor[];
  readonly #foldedAnchors: readonly FoldedAnchor[];
  readonly #candidates: readonly (readonly Candidate[] | undefined)[];
  /** Anchors with their places, in their order before and now: what the others are judged by. */
  #chain: readonly Link[] = [];
  #searches = 0;

  /** `sure` are places of other anchors that are known. */
  constructor(text: string, anchors: readonly Anchor[], sure: readonly Link[]) {
    this.#text = text;
    this.#folded = foldText(text);
    this.#anchors = anchors;
    this.#foldedAnchors = anchors.map(foldAnchor);
    this.#candidates = exactCandidates(this.#folded.text, this.#foldedAnchors);
    this.#chain = sure;
  }

  run(): readonly Placement[] {
    const placements = new Array<Placement>(this.#anchors.length);
    const likely = this.#anchors.flatMap((_, k) => this.#onlyWhole(k) ?? []);
    const links = [...this.#chain, ...likely].sort((a, b) => a.was - b.was);
    this.#chain = inOrder(links);
    const solid = this.#solid(links);
    this.#chain = inOrder(solid);
    for (const { k, span } of solid) if (k >= 0) placements[k] = { span };
    for (let k = 0; k < placements.length; k++) placements[k] ??= this.#place(k);
    return placements;
  }

  #link(k: number, { start, end }: Candidate): Link {
    const span = unfoldSpan(this.#folded, this.#text, start, end);
    const was = this.#anchors[k].start;
    return { was, span, by: span.start - was, k };
  }

  /** The one place where an anchor stands in its whole context. */
  #onlyWhole(k: number): Link | undefined {
    const whole = this.#candidates[k]?.filter(isWhole) ?? [];
    return whole.length === 1 ? this.#link(k, whole[0]) : undefined;
  }

  /**
   * The links that are sure. Of anchors that follow each other and moved alike, those between two that are alone are
   * sure too: nothing can have come between.
   */
  #solid(links: readonly Link[]): readonly Link[] {
    const solid: Link[] = [];
    for (let first = 0; first < links.length; ) {
      let end = first + 1;
      while (end < links.length && isNear(links[end].by, links[end - 1].by)) end++;
      let last = end - 1;
      // They vouch for nothing together: what came in as one piece may hold all of them.
      const others = { before: links[first - 1], after: links[end] };
      const isSure = (link: Link): boolean => link.k < 0 || this.#isAlone(link, others);
      const [from, to] = [Math.min(end, first + TRIES), Math.max(first - 1, last - TRIES)];
      while (first < from && !isSure(links[first])) first++;
      while (last > to && last >= first && !isSure(links[last])) last--;
      if (first < from && last > to) solid.push(...links.slice(first, last + 1));
      first = end;
    }
    return solid;
  }

  /** Whether no other place could be that of the anchor. */
  #isAlone({ span, k }: Link, neighbours: Neighbours): boolean {
    const isOther = (c: Candidate): boolean => {
      const { start, end } = unfoldSpan(this.#folded, this.#text, c.start, c.end);
      return end <= span.start || start >= span.end;
    };
    if (this.#candidates[k]?.some(c => isRival(c) && isOther(c))) return false;
    const own = this.#candidates[k]?.filter(c => !isOther(c)) ?? [];
    // Where one of two was mended, the other may be its copy, and stand where it stood.
    return !this.#like(k, neighbours, own).some(
      c => isTwin(c) || (isRival(c) && (isExpected(this.#link(k, c).by, neighbours) || isMended(c))),
    );
  }

  /** The anchor is not solid: its neighbours and its likeness tell. */
  #place(k: number): Placement {
    const { start } = this.#anchors[k];
    const neighbours = this.#neighbours(start, k);
    const { before, after } = neighbours;
    const exact = this.#candidates[k] ?? this.#wholeNear(k, neighbours);
    if (before !== undefined && after !== undefined && isNear(before.by, after.by)) {
      const own = exact.filter(c => isWhole(c) && isNear(this.#link(k, c).by, before.by));
      if (own.length === 1) return { span: this.#link(k, own[0]).span };
    }
    const like = this.#like(k, neighbours, exact);
    const all = [...exact, ...like].sort((a, b) => scoreOf(b) - scoreOf(a));
    const [first] = all;
    if (first === undefined) return { lost: 'gone' };
    // What is likest hides what is nearly as like: its own words may have changed more than those of a copy.
    if (first.quote < 1)
      all.push(
        ...this.#like(
          k,
          neighbours,
          [...exact, ...like].sort((a, b) => a.start - b.start),
        ),
      );
    // Nobody has looked for rivals any more.
    if (this.#searches > MOST_SEARCHES && !isWhole(first)) return { lost: 'elsewhere' };
    const { span, by } = this.#link(k, first);
    const isInPlace = isOrdered({ span }, neighbours) && isExpected(by, neighbours);
    if (first.within < leastContext(first, isInPlace)) return { lost: first.quote === 1 ? 'elsewhere' : 'gone' };
    const isHere = isExpected(by, neighbours);
    const rivals = (c: Candidate): boolean => {
      if (c === first) return false;
      if (c.quote < 1 && first.quote === 1 && !isMended(c)) {
        const link = this.#link(k, c);
        // the anchor's own words may have changed there, unless neighbours on both sides say that they did not
        if (isTwin(c, isHere ? TWIN : TWIN_ELSEWHERE)) return !isBetween(by, neighbours) && isOrdered(link, neighbours);
        return isRival(c) && !isHere && isExpected(link.by, neighbours);
      }
      return isRival(c) || scoreOf(first) - scoreOf(c) < MARGIN;
    };
    if (all.some(rivals)) return { lost: 'several' };
    return { span };
  }

  /**
   * Where words stand too often to look at all places: those in their whole context that moved as their neighbours did.
   */
  #wholeNear(k: number, neighbours: Neighbours): readonly Candidate[] {
    const { start } = this.#anchors[k];
    return this.#regions(start, neighbours, NEAR).flatMap(({ from, to }) => {
      const found: Candidate[] = [];
      for (let at = from; at < to; at++) {
        const candidate = candidateAt(this.#folded.text, at, this.#foldedAnchors[k]);
        if (candidate) found.push(candidate);
      }
      return found;
    });
  }

  #like(k: number, neighbours: Neighbours, apart: readonly Candidate[]): readonly Candidate[] {
    if (++this.#searches > MOST_SEARCHES) return [];
    const { start } = this.#anchors[k];
    return this.#regions(start, neighbours, REACH).flatMap(region =>
      likeCandidates(this.#folded.text, this.#foldedAnchors[k], region, apart),
    );
  }

  /** The parts of the folded text where an anchor that stood at `start` is expected, apart from each other. */
  #regions(start: number, { before, after }: Neighbours, reach: number): readonly Region[] {
    const isLost = before === undefined && after === undefined;
    const reached = isLost ? FAR : reach;
    const centres = [start, start + (before?.by ?? 0), start + (after?.by ?? 0)].sort((a, b) => a - b);
    const regions: { from: number; to: number }[] = [];
    for (const centre of centres) {
      const from = foldedOffset(this.#folded, Math.max(0, centre - reached));
      const to = foldedOffset(this.#folded, centre + reached);
      const last = regions.at(-1);
      if (last !== undefined && from <= last.to) last.to = Math.max(to, last.to);
      else regions.push({ from, to });
    }
    return regions;
  }

  /** The links of the chain around one that stood at `was`, without itself. */
  #neighbours(was: number, k: number): Neighbours {
    const chain = this.#chain;
    let low = 0;
    let high = chain.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (chain[middle].was < was) low = middle + 1;
      else high = middle;
    }
    let next = low;
    while (chain[next]?.was === was && chain[next].k === k) next++;
    return { before: chain[low - 1], after: chain[next] };
  }
}

interface Neighbours {
  readonly before: Link | undefined;
  readonly after: Link | undefined;
}

interface Region {
  readonly from: number;
  readonly to: number;
}

/** How alike the context of the best place must be for it to be taken. */
function leastContext({ quote }: Candidate, isExpected: boolean): number {
  if (quote === 1) return isExpected ? ENOUGH : ENOUGH_ELSEWHERE;
  return quote < ENOUGH_WORDS ? 2 : isExpected ? ENOUGH_CHANGED : ENOUGH_ELSEWHERE;
}

/** Whether an anchor moved as one of its neighbours did, or not at all where it has none. */
function isExpected(by: number, { before, after }: Neighbours): boolean {
  return isNear(by, before?.by ?? after?.by ?? 0) || isNear(by, after?.by ?? before?.by ?? 0);
}

/**
 * Whether a place could be that of an anchor although another one is likelier: both could be, after changes on one
 * side.
 */
function isRival(candidate: Candidate): boolean {
  return scoreOf(candidate) >= RIVAL && (candidate.quote < 1 || candidate.side >= RIVAL_SIDE);
}

/** Whether a place lies between those of the neighbours. */
function isOrdered({ span }: Pick<Link, 'span'>, { before, after }: Neighbours): boolean {
  return (
    (before === undefined || span.start >= before.span.start) && (after === undefined || span.start <= after.span.start)
  );
}

/** Whether an anchor moved as its neighbours on both sides did. */
function isBetween(by: number, { before, after }: Neighbours): boolean {
  return before !== undefined && after !== undefined && isNear(by, before.by) && isNear(by, after.by);
}

/** Whether a place has the context of the anchor, and words that may be its own after a change. */
function isTwin({ quote, within }: Candidate, least = TWIN): boolean {
  return quote < 1 && quote >= least && within >= 0.9;
}

/** Whether the words of a place look like those of the anchor with a slip mended. */
function isMended(candidate: Candidate): boolean {
  return candidate.quote >= 0.7 && candidate.within >= 0.9;
}

/** Whether two anchors moved alike, but for other line ends and the like. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR;
}

/** The most links that stand in the same order now as before; `links` are in the order in which they stood. */
function inOrder(links: readonly Link[]): readonly Link[] {
  // tails[n]: of all ordered runs of n + 1 links, the one that ends first
  const tails: number[] = [];
  const previous = new Int32Array(links.length);
  links.forEach(({ span }, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (links[tails[middle]].span.start <= span.start) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? tails[low - 1] : -1;
    tails[low] = i;
  });
  const chain: Link[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i]) chain.push(links[i]);
  return chain.reverse();
}

/** The first offset of a folded text that stands at `offset` of the text or behind it. */
function foldedOffset({ from }: FoldedText, offset: number): number {
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
