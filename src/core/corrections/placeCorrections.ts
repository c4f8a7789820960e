import { applyEdit, type TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import { anchorOf, textStamp } from './anchor';
import { foldText } from './foldText';
import { type Anchor, type Operation, standing } from './operation';
import { anchorsOf, operationKind } from './operations';
import { type Lost, type Placement, placeAnchors } from './placeAnchors';

/** An operation at its place: the spans of its anchors, in the order of `anchorsOf`. */
export interface PlacedOperation {
  readonly operation: Operation;
  readonly spans: readonly Span[];
}

/** An operation whose words cannot be found: shown, explained, and never dropped. */
export interface Orphan {
  readonly operation: Operation;
  readonly lost: Lost;
  /** Its anchors in the last version of the text in which they had a place. */
  readonly anchors: readonly Anchor[];
}

/** What people did to a text, at its places. */
export interface PlacedCorrections {
  /** All that was handed in, what is undone and what undoes too. */
  readonly operations: readonly Operation[];
  /** Those that stand, in the order in which they were done. */
  readonly placed: readonly PlacedOperation[];
  readonly orphans: readonly Orphan[];
}

export const NO_CORRECTIONS: PlacedCorrections = { operations: [], placed: [], orphans: [] };

/** Places operations in a text as it is read. */
export function placeCorrections(text: string, operations: readonly Operation[]): PlacedCorrections {
  if (operations.length === 0) return NO_CORRECTIONS;
  const own = standing(operations);
  const attached = new Map(own.flatMap(({ op, of, at }) => (op === 'attach' && of !== undefined ? [[of, at]] : [])));
  const wanted = own.filter(isPlaced).map(operation => {
    const at = attached.get(operation.id);
    return { operation, anchors: anchorsOf(at === undefined ? operation : { ...operation, at }) };
  });
  return { operations, ...settle(text, wanted) };
}

/** Whether an operation belongs to words of the text, not to others or to the text as a whole. */
function isPlaced({ op }: Operation): boolean {
  return op !== 'attach' && operationKind(op)?.on !== 'text';
}

interface Wanted {
  readonly operation: Operation;
  readonly anchors: readonly Anchor[];
}

function settle(text: string, wanted: readonly Wanted[]): Pick<PlacedCorrections, 'placed' | 'orphans'> {
  const placements = placeAnchors(
    text,
    wanted.flatMap(({ anchors }) => anchors),
  );
  const placed: PlacedOperation[] = [];
  const orphans: Orphan[] = [];
  let next = 0;
  for (const { operation, anchors } of wanted) {
    const own: readonly Placement[] = placements.slice(next, next + anchors.length);
    next += anchors.length;
    const spans = own.flatMap(({ span }) => span ?? []);
    const lost = own.find(placement => placement.span === undefined);
    if (lost === undefined || lost.span !== undefined) placed.push({ operation, spans });
    else orphans.push({ operation, lost: lost.lost, anchors });
  }
  return { placed, orphans };
}

/**
 * The corrections after edits of the text, which apply one after the other: each stays on its words. What an edit takes
 * the words from becomes an orphan, which comes back when they do.
 */
export function carryCorrections(
  before: PlacedCorrections,
  text: string,
  edits: readonly TextEdit[],
): PlacedCorrections {
  if (before === NO_CORRECTIONS || edits.length === 0) return before;
  let now = before;
  let version = text;
  for (const edit of edits) {
    const after = applyEdit(version, edit);
    now = carry(now, version, after, edit);
    version = after;
  }
  return now;
}

function carry(
  { operations, placed, orphans }: PlacedCorrections,
  text: string,
  after: string,
  edit: TextEdit,
): PlacedCorrections {
  const carried: PlacedOperation[] = [];
  const open: Wanted[] = [];
  for (const own of placed) {
    const spans = mapAll(own.spans, edit);
    if (spans !== undefined) carried.push(spans === own.spans ? own : { operation: own.operation, spans });
    else open.push({ operation: own.operation, anchors: own.spans.map(span => anchorOf(text, span, STALE)) });
  }
  // What was taken away may have been put elsewhere by the same edit, and what is put in may be what was taken away
  // before.
  const isLooked = edit.text.length > 1 || (edit.text !== '' && after.length < LONG);
  if (isLooked) open.push(...orphans);
  if (open.length === 0) return { operations, placed: carried, orphans };
  const back: PlacedOperation[] = [];
  const away = open.filter(({ operation, anchors }) => {
    const spans = anchors.flatMap(anchor => putBack(after, edit, anchor) ?? []);
    if (spans.length < anchors.length) return true;
    back.push({ operation, spans });
    return false;
  });
  const found = onTheirWords(settle(after, away), after, away);
  const kept = isLooked ? [] : orphans;
  return { operations, placed: inOrder([...carried, ...back, ...found.placed]), orphans: [...kept, ...found.orphans] };
}

/** Where an edit put the words of an anchor back, in the whole of their context; undefined unless it is one place. */
function putBack(text: string, { start, text: put }: TextEdit, anchor: Anchor): Span | undefined {
  const { prefix, exact, suffix } = anchor;
  const whole = prefix + exact + suffix;
  const from = Math.max(0, start - whole.length);
  const near = text.slice(from, start + put.length + whole.length);
  const at = near.indexOf(whole);
  if (at < 0 || near.indexOf(whole, at + 1) >= 0) return undefined;
  return { start: from + at + prefix.length, end: from + at + prefix.length + exact.length };
}

/** Only what stands on its very words: whoever types tells where words went, so that nothing like them is theirs. */
function onTheirWords(
  { placed, orphans }: Pick<PlacedCorrections, 'placed' | 'orphans'>,
  text: string,
  open: readonly Wanted[],
): Pick<PlacedCorrections, 'placed' | 'orphans'> {
  const anchorsById = new Map(open.map(({ operation, anchors }) => [operation.id, anchors]));
  const own: PlacedOperation[] = [];
  const lost: Orphan[] = [...orphans];
  for (const each of placed) {
    const { operation, spans } = each;
    const anchors = anchorsById.get(operation.id) ?? [];
    const isOwn = spans.every(
      ({ start, end }, i) => foldText(text.slice(start, end)).text === foldText(anchors[i]?.exact ?? '').text,
    );
    if (isOwn) own.push(each);
    else lost.push({ operation, lost: 'gone', anchors });
  }
  return { placed: own, orphans: lost };
}

/** From this length on, in code units, single letters that are typed are not what an orphan waits for. */
const LONG = 100_000;

/** The stamp of anchors that were made in passing: they count in no text that is read again. */
const STALE = '00000000';

function inOrder(placed: readonly PlacedOperation[]): readonly PlacedOperation[] {
  const order = new Map(standing(placed.map(({ operation }) => operation)).map((operation, i) => [operation.id, i]));
  return [...placed].sort((a, b) => (order.get(a.operation.id) ?? 0) - (order.get(b.operation.id) ?? 0));
}

/** Spans after an edit; undefined when one of them lost its words. The same list where nothing moved. */
function mapAll(spans: readonly Span[], edit: TextEdit): readonly Span[] | undefined {
  const by = edit.text.length - (edit.end - edit.start);
  let moved: Span[] | undefined;
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i];
    const now = mapMark(span, edit, by);
    if (now === undefined) return undefined;
    if (now === span) moved?.push(span);
    else {
      moved ??= spans.slice(0, i);
      moved.push(now);
    }
  }
  return moved ?? spans;
}

/**
 * A span that a person chose, after an edit. What is written inside it belongs to it, what is written at its borders
 * does not. Of one that an edit cuts, what is left stays, where that is more than half; of one that is replaced as a
 * whole, nothing is left.
 */
export function mapMark(
  span: Span,
  { start, end, text }: TextEdit,
  by = text.length - (end - start),
): Span | undefined {
  if (span.end <= start) return span;
  if (span.start >= end) return by === 0 ? span : { start: span.start + by, end: span.end + by };
  const isInside = span.start <= start && end <= span.end && end - start < span.end - span.start;
  if (isInside) return { start: span.start, end: span.end + by };
  const left =
    span.start < start ? { start: span.start, end: start } : { start: start + text.length, end: span.end + by };
  const isWhole = start <= span.start && span.end <= end;
  return isWhole || 2 * (left.end - left.start) <= span.end - span.start ? undefined : left;
}

/** The corrections of the same text after the list of operations changed: what has its place keeps it. */
export function replaceOperations(
  before: PlacedCorrections,
  text: string,
  operations: readonly Operation[],
): PlacedCorrections {
  if (operations.length === 0) return NO_CORRECTIONS;
  const known = new Map(before.placed.map(own => [own.operation.id, own]));
  const fresh = standing(operations).filter(({ id }) => !known.has(id));
  const attached = new Set(fresh.flatMap(({ op, of }) => (op === 'attach' && of !== undefined ? [of] : [])));
  if (attached.size > 0) return placeCorrections(text, operations);
  const kept = standing(operations).flatMap(({ id }) => known.get(id) ?? []);
  const open = new Set(fresh.map(({ id }) => id));
  const orphans = before.orphans.filter(({ operation }) => open.has(operation.id));
  const lost = new Set(orphans.map(({ operation }) => operation.id));
  const wanted = fresh.filter(operation => isPlaced(operation) && !lost.has(operation.id));
  const found = settle(
    text,
    wanted.map(operation => ({ operation, anchors: anchorsOf(operation) })),
  );
  return {
    operations,
    placed: inOrder([...kept, ...found.placed]),
    orphans: [...orphans, ...found.orphans],
  };
}

/** An operation and the anchor of the words that it stands on now. */
export interface Displaced {
  readonly of: string;
  readonly at: Anchor;
}

/**
 * The corrections that would not be found where they stand if the text were read anew: edits changed too much around
 * them. With these anchors they are.
 */
export function displacedCorrections({ operations, placed }: PlacedCorrections, text: string): readonly Displaced[] {
  if (placed.length === 0) return [];
  const found = new Map(placeCorrections(text, operations).placed.map(own => [own.operation.id, own.spans[0]]));
  const stamp = textStamp(text);
  return placed.flatMap(({ operation: { id }, spans: [span] }) => {
    const own = found.get(id);
    return own?.start === span.start && own.end === span.end ? [] : [{ of: id, at: anchorOf(text, span, stamp) }];
  });
}
