import { type AnyLabel, type Operation, type Span, standing } from '../../core';
import type { NewOperation } from '../correctionStore';
import { type AnnotationIndex, type Mark, markLabel } from './annotationIndex';
import { addMark, type OperationText, rejectMark, relabelMark, sameWords } from './markOperations';

/** What is said of some words: that they have a label, or that nothing is to be annotated there. */
export type Verdict = { readonly label: AnyLabel } | { readonly reject: true };

/** A place where the same words stand and something else is said of them. */
export interface SameHit {
  readonly span: Span;
  /** What is annotated there now: on these very words, or on others that overlap them. */
  readonly other: Mark | undefined;
  readonly isSame: boolean;
  /**
   * Whether it is likely meant as well: it is no part of another annotation, and no person has said anything of it.
   */
  readonly isLikely: boolean;
}

/** Every other place of these words where a verdict would change something, in the order of the text. */
export function sameHits(
  text: string,
  index: AnnotationIndex,
  operations: readonly Operation[],
  words: string,
  verdict: Verdict,
): readonly SameHit[] {
  const said = new Set(standing(operations).flatMap(({ op, at }) => (op === 'reject' ? [at.start] : [])));
  return sameWords(text, words).flatMap((span): readonly SameHit[] => {
    const [other] = index.names.filter(each => each.start < span.end && span.start < each.end);
    const isSame = other !== undefined && other.start === span.start && other.end === span.end;
    if ('reject' in verdict ? !isSame : isSame && markLabel(other) === verdict.label) return [];
    const isHuman = isSame ? originOf(other) === 'human' : said.has(span.start);
    return [{ span, other, isSame, isLikely: !isHuman && (other === undefined || isSame) }];
  });
}

function originOf(mark: Mark): string {
  switch (mark.kind) {
    case 'entity':
      return mark.entity.origin;
    case 'figure':
      return mark.figure.origin;
    case 'event':
      return mark.event.origin ?? 'machine';
  }
}

/** The verdict on one of the places. */
export function sayOfHit(text: OperationText, { span, other, isSame }: SameHit, verdict: Verdict): NewOperation {
  if ('label' in verdict)
    return isSame && other !== undefined ? relabelMark(text, other, verdict.label) : addMark(text, span, verdict.label);
  return other === undefined ? { op: 'reject', at: addMark(text, span, 'PERSON').at } : rejectMark(text, other);
}

/** What was said last of these very words at a place, where that is what a person may want to say elsewhere too. */
export function verdictAt(
  index: AnnotationIndex,
  operations: readonly Operation[],
  text: string,
  offset: number,
): { readonly words: string; readonly verdict: Verdict } | undefined {
  const mark = index.at(offset).find(({ kind }) => kind !== 'event');
  if (mark !== undefined) {
    const label = markLabel(mark);
    return label === 'TRIGGER' ? undefined : { words: text.slice(mark.start, mark.end), verdict: { label } };
  }
  const rejected = standing(operations).findLast(
    ({ op, at }) => op === 'reject' && at.start <= offset && offset <= at.end && text.startsWith(at.exact, at.start),
  );
  return rejected && { words: rejected.at.exact, verdict: { reject: true } };
}
