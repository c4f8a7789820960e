import type { AnyLabel, FigureValue, Modality, Polarity } from '../annotations/model';

/**
 * Where an operation belongs: the exact words, up to 32 UTF-16 code units before and after them, and where they stood
 * when it was written down (UTF-16, half-open).
 */
export interface Anchor {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  /** Which text the offsets count in: see `textStamp`. Absent from lines that other programs wrote. */
  readonly text?: string;
}

/** What the machine had said where a person said something else, or the same. */
export interface Answers {
  readonly id?: string;
  readonly label?: string;
  readonly type?: string;
  readonly confidence?: number;
  readonly version?: string;
}

/**
 * Something that a person did to an annotation. Never changed once it is written: what undoes it is an operation too.
 * Which fields an `op` has is said by its row in `OPERATIONS`; fields that nobody here knows are kept.
 */
export interface Operation {
  /** Unlike that of any other operation, whoever writes it. */
  readonly id: string;
  readonly op: string;
  readonly at: Anchor;
  readonly author?: string;
  /** ISO 8601, in UTC. */
  readonly time?: string;
  readonly answers?: Answers;

  readonly label?: AnyLabel;
  readonly name?: string;
  readonly to?: Anchor;
  readonly value?: FigureValue;
  readonly note?: string;
  /** An attribute of a user's schema, and what it is; null takes it away. */
  readonly attribute?: string;
  readonly is?: string | null;
  /** The id of the operation that this one is about. */
  readonly of?: string;
  readonly type?: string;
  readonly role?: string;
  /** What fills a role, or is the time, the place or the source of an event; null where nothing does. */
  readonly filler?: Anchor | null;
  readonly remove?: boolean;
  readonly polarity?: Polarity;
  readonly modality?: Modality;
  readonly attempted?: boolean;
  /** How far the review of the text has come, as a person said. */
  readonly state?: 'done' | 'begun';
  /** The same for all operations that were done in one step, and are undone in one. */
  readonly batch?: string;
  /** In how many files that step was done, where it is more than one. */
  readonly files?: number;
  readonly [unknown: string]: unknown;
}

/**
 * Orders operations as they were done: by time, those without one first; then by id, so that every machine has one
 * order.
 */
export function byTime(a: Operation, b: Operation): number {
  return compare(a.time ?? '', b.time ?? '') || compare(a.id, b.id);
}

/** Orders operations as a sidecar lists them: by where they stood, then as they were done. */
export function byPlace(a: Operation, b: Operation): number {
  return a.at.start - b.at.start || a.at.end - b.at.end || byTime(a, b);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * The operations that stand, in the order in which they were done: those that nobody undid, and that are no undoing
 * themselves.
 */
export function standing(operations: Iterable<Operation>): readonly Operation[] {
  const ordered = [...operations].sort(byTime);
  const undoings = new Map<string, string[]>();
  for (const { id, op, of } of ordered) {
    if (op !== 'undo' || of === undefined) continue;
    const list = undoings.get(of);
    if (list) list.push(id);
    else undoings.set(of, [id]);
  }
  if (undoings.size === 0) return ordered;
  const known = new Map<string, boolean>();
  // An undoing may be undone itself. In a circle, which nobody writes who reads before, each counts as standing.
  const isUndone = (id: string): boolean => {
    let undone = known.get(id);
    if (undone === undefined) {
      known.set(id, false);
      undone = undoings.get(id)?.some(by => !isUndone(by)) ?? false;
      known.set(id, undone);
    }
    return undone;
  };
  return ordered.filter(({ id, op }) => op !== 'undo' && !isUndone(id));
}
