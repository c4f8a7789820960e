import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import { type Decisions, decideMarks, inOrder, type MarkDecision, movedDecision, stepsOf } from './decisions';
import type { PlacedOperation } from './placeCorrections';

/** Decisions, and where in the text of now they may be others than those of the version before. */
export interface Redecided {
  readonly decisions: Decisions;
  readonly changed: readonly Span[];
}

/** With more spans than this that people did something new about, all is decided anew. */
const MOST = 64;
const NO_EDIT: TextEdit = { start: 0, end: 0, text: '' };

/** An operation at its places before and now. */
interface Pair {
  readonly was: PlacedOperation | undefined;
  readonly now: PlacedOperation | undefined;
}

/**
 * What `decide(now)` gives, told by the decisions of the version before (`before`, of the operations `was`) and by the
 * edit between the two texts, where there was one. Only what touches an operation that came, went or was edited is
 * taken together anew; the rest moves, or is the same object where nothing moved it. Undefined where so much changed
 * that it is not worth while.
 */
export function redecide(
  before: Decisions,
  was: readonly PlacedOperation[],
  now: readonly PlacedOperation[],
  edit: TextEdit = NO_EDIT,
): Redecided | undefined {
  const dirty = new Dirty(edit);
  const aligned: Pair[] = [];
  for (const pair of pairsOf(was, now)) {
    if (dirty.isOnlyMoved(pair)) aligned.push(pair);
    else if (!dirty.take(pair)) return undefined;
  }
  // what touches what is dirty is dirty too
  for (let clean = aligned, from = 0; from < dirty.before.length; ) {
    const next = dirty.before.length;
    const open = clean;
    clean = [];
    for (const pair of open) {
      if (!dirty.touches(pair, from)) clean.push(pair);
      else if (!dirty.take(pair)) return undefined;
    }
    from = next;
  }
  const kept = before.marks.filter(mark => !dirty.touchesBefore(mark, 0));
  const moved = kept.map(mark => dirty.move(mark));
  const again = decideMarks(now.filter(own => dirty.redone.has(own)));
  const marks = again.length === 0 ? moved : [...moved, ...again].sort(inOrder);
  return { decisions: { marks, ...stepsOf(now) }, changed: dirty.now };
}

/** The operations of two versions: the same ones at both ends of the lists in pairs, those between them alone. */
function pairsOf(was: readonly PlacedOperation[], now: readonly PlacedOperation[]): readonly Pair[] {
  const most = Math.min(was.length, now.length);
  const shift = now.length - was.length;
  let head = 0;
  while (head < most && was[head].operation === now[head].operation) head++;
  let tail = was.length;
  while (tail > head && tail + shift > head && was[tail - 1].operation === now[tail - 1 + shift].operation) tail--;
  const pairs: Pair[] = [];
  for (let i = 0; i < head; i++) pairs.push({ was: was[i], now: now[i] });
  for (let i = head; i < tail; i++) pairs.push({ was: was[i], now: undefined });
  for (let i = head; i < tail + shift; i++) pairs.push({ was: undefined, now: now[i] });
  for (let i = tail; i < was.length; i++) pairs.push({ was: was[i], now: now[i + shift] });
  return pairs;
}

/** The places about which people did something new. */
class Dirty {
  readonly #edit: TextEdit;
  readonly #by: number;
  /** The places in the text before, and in that of now. */
  readonly before: Span[] = [];
  readonly now: Span[] = [];
  /** The operations of now that are about them. */
  readonly redone = new Set<PlacedOperation>();

  constructor(edit: TextEdit) {
    this.#edit = edit;
    this.#by = edit.text.length - (edit.end - edit.start);
  }

  /** Takes the places of a pair for dirty; false when there are too many. */
  take({ was, now }: Pair): boolean {
    for (const span of was?.spans ?? []) this.#put(span, this.#nowOf(span));
    for (const span of now?.spans ?? []) this.#put(this.#beforeOf(span), span);
    if (now !== undefined) this.redone.add(now);
    return this.before.length <= MOST;
  }

  #put(before: Span, now: Span): void {
    if (this.before.some((span, i) => isSame(span, before) && isSame(this.now[i], now))) return;
    this.before.push(before);
    this.now.push(now);
  }

  /** Whether an operation stands where it stood, but for what came or went before it. */
  isOnlyMoved({ was, now }: Pair): boolean {
    if (was === undefined || now === undefined) return false;
    if (was.spans === now.spans && this.#by === 0) return !was.spans.some(span => this.#isEdited(span));
    return was.spans.every((span, k) => {
      const by = this.#byOf(span);
      return !this.#isEdited(span) && now.spans[k].start === span.start + by && now.spans[k].end === span.end + by;
    });
  }

  #isEdited({ start, end }: Span): boolean {
    return start < this.#edit.end && this.#edit.start < end;
  }

  /** Whether a pair touches one of the dirty places from the `from`th on. */
  touches({ was, now }: Pair, from: number): boolean {
    for (const span of was?.spans ?? []) if (this.touchesBefore(span, from)) return true;
    // what stands where it stood touches what it touched
    if (was?.spans === now?.spans && this.#by === 0) return false;
    for (const span of now?.spans ?? [])
      for (let i = from; i < this.now.length; i++) if (touch(span, this.now[i])) return true;
    return false;
  }

  /** The same for a span of the text before. */
  touchesBefore(span: Span, from: number): boolean {
    for (let i = from; i < this.before.length; i++) if (touch(span, this.before[i])) return true;
    return false;
  }

  /** A decision that is not dirty, where it stands now. */
  move(mark: MarkDecision): MarkDecision {
    const by = this.#byOf(mark);
    const wasBy = mark.was === undefined ? by : this.#byOf(mark.was);
    return by === 0 && wasBy === 0 ? mark : movedDecision(mark, by, wasBy);
  }

  #byOf({ start }: Span): number {
    return start < this.#edit.end ? 0 : this.#by;
  }

  /** Where a place of the text before lies now, what is gone left out; the same for a place of now. */
  #nowOf({ start, end }: Span): Span {
    return { start: this.#offsetNow(start), end: this.#offsetNow(end) };
  }

  #offsetNow(offset: number): number {
    const { start, end, text } = this.#edit;
    if (offset <= start) return offset;
    return offset >= end ? offset + this.#by : start + text.length;
  }

  #beforeOf({ start, end }: Span): Span {
    return { start: this.#offsetBefore(start), end: this.#offsetBefore(end) };
  }

  #offsetBefore(offset: number): number {
    const { start, end, text } = this.#edit;
    if (offset <= start) return offset;
    return offset >= start + text.length ? offset - this.#by : end;
  }
}

function touch(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
