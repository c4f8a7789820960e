import { anchorOf, type Operation, operationKind, type Span, standing } from '../../core';
import type { NewOperation } from '../correctionStore';
import type { AnnotationIndex, Mark } from './annotationIndex';

/** How far the review of a text has come. */
export type ReviewState = 'new' | 'begun' | 'done';

/** What people said of the annotations of a text, and what nobody has looked at. */
export interface ReviewCounts {
  readonly toReview: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Put right in any other way, those that were added among them. */
  readonly corrected: number;
  readonly orphans: number;
}

/** A text of a corpus, as far as it is known. */
export interface ReviewedText {
  readonly state: ReviewState;
  readonly counts: ReviewCounts | undefined;
}

/** How sure the machine was of an annotation that nobody has looked at, 0 to 1; undefined where somebody has. */
export function doubtOf(mark: Mark): number | undefined {
  switch (mark.kind) {
    case 'entity':
      return mark.entity.origin === 'human' ? undefined : mark.entity.confidence;
    case 'figure':
      return mark.figure.origin === 'human' ? undefined : (mark.figure.confidence ?? 1);
    case 'event':
      return mark.event.origin === 'human' || mark.event.tier === 'minor' ? undefined : (mark.event.confidence ?? 1);
  }
}

/** What people did by hand and stands, the state of the review apart. */
function deeds(stand: readonly Operation[]): readonly Operation[] {
  return stand.filter(o => {
    const on = operationKind(o.op)?.on;
    return o['auto'] !== true && on !== 'log' && on !== 'text';
  });
}

/** What a person said last of the review of a text; else whether anything was done to it. */
export function reviewState(operations: readonly Operation[]): ReviewState {
  const stand = standing(operations);
  const said = stand.findLast(({ op }) => op === 'review')?.state;
  if (said !== undefined) return said;
  return deeds(stand).length > 0 ? 'begun' : 'new';
}

const ACCEPTS: ReadonlySet<string> = new Set(['confirm', 'event.confirm']);
const REJECTS: ReadonlySet<string> = new Set(['reject', 'event.remove']);

/**
 * Counts what stands in a text. Each annotation counts once, by all that was said of it: rejected, where that was said
 * last; corrected, where anything of it was put right; else accepted.
 */
export function reviewCounts(index: AnnotationIndex, operations: readonly Operation[]): ReviewCounts {
  const orphans = new Set(index.annotations.orphans.map(({ id }) => id));
  const verdicts = new Map<string, 'accepted' | 'rejected' | 'corrected'>();
  for (const { id, op, at, to } of deeds(standing(operations))) {
    if (orphans.has(id) || op === 'note') continue;
    const kind = op.startsWith('event.') ? 'event' : 'name';
    const key = `${kind} ${at.start}-${at.end}`;
    if (REJECTS.has(op)) verdicts.set(key, 'rejected');
    else if (!ACCEPTS.has(op)) verdicts.set(key, 'corrected');
    else if (verdicts.get(key) !== 'corrected') verdicts.set(key, 'accepted');
    // what was moved is spoken of by its new words from then on
    if ((op === 'bounds' || op === 'event.trigger') && to !== undefined) {
      verdicts.delete(key);
      verdicts.set(`${kind} ${to.start}-${to.end}`, 'corrected');
    }
  }
  const all = [...verdicts.values()];
  const count = (verdict: string): number => all.filter(each => each === verdict).length;
  return {
    toReview: index.marks.filter(mark => doubtOf(mark) !== undefined).length,
    accepted: count('accepted'),
    rejected: count('rejected'),
    corrected: count('corrected'),
    orphans: orphans.size,
  };
}

/** How far a folder has come. */
export interface Progress {
  readonly texts: number;
  readonly begun: number;
  readonly done: number;
  /** Annotations that nobody has looked at, in the texts that are counted and not done. */
  readonly toReview: number;
  /** Texts that are not counted yet. */
  readonly uncounted: number;
}

export function progressOf(texts: readonly ReviewedText[]): Progress {
  const of = (wanted: ReviewState): number => texts.filter(({ state }) => state === wanted).length;
  const open = texts.filter(({ state }) => state !== 'done');
  return {
    texts: texts.length,
    begun: of('begun'),
    done: of('done'),
    toReview: open.reduce((sum, { counts }) => sum + (counts?.toReview ?? 0), 0),
    uncounted: open.filter(({ counts }) => counts === undefined).length,
  };
}

/** The next text after `from` that is not done, in the order of the list and then from its beginning; or before it. */
export function nextOpen<T>(
  texts: readonly T[],
  from: T | undefined,
  stateOf: (text: T) => ReviewState,
  forward = true,
): T | undefined {
  const ordered = forward ? texts : [...texts].reverse();
  const at = from === undefined ? -1 : ordered.indexOf(from);
  const round = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(at, 0))];
  return round.find(text => stateOf(text) !== 'done');
}

/** Says how far the review of a text has come. It stands by the first words of the text. */
export function reviewSaid(text: string, state: 'begun' | 'done'): NewOperation | undefined {
  const first = firstWords(text);
  return first && { op: 'review', at: anchorOf(text, first), state };
}

function firstWords(text: string): Span | undefined {
  const found = /\S+(?:[^\S\n]+\S+){0,5}/.exec(text.slice(0, 10_000));
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}
