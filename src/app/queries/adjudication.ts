import {
  type Anchor,
  type AnyLabel,
  type Difference,
  differencesBetween,
  type Operation,
  type Span,
  standing,
} from '../../core';
import type { NewOperation } from '../correctionStore';
import { type AnnotationIndex, type Mark, markLabel } from './annotationIndex';
import { addMark, confirmMark, type OperationText, rejectMark, relabelMark } from './markOperations';

/** A name or a figure as one of two people has it. */
export interface SideMark extends Span {
  readonly label: string;
  readonly mark: Exclude<Mark, { readonly kind: 'event' }>;
  /** The name that a person gave the thing, where one did. */
  readonly name: string | undefined;
  readonly isHuman: boolean;
}

/** One of two people, with what they did. */
export interface Side {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** Those who did something to a text, each with what they did. Nobody named is the empty name. */
export function sidesOf(operations: readonly Operation[]): readonly Side[] {
  const byAuthor = new Map<string, Operation[]>();
  for (const operation of operations) {
    if (operation['between'] !== undefined) continue;
    const author = operation.author ?? '';
    const own = byAuthor.get(author);
    if (own) own.push(operation);
    else byAuthor.set(author, [operation]);
  }
  // where somebody's words went is true for whoever saved the text
  const moved = operations.filter(({ op }) => op === 'attach');
  return [...byAuthor]
    .map(([name, own]) => {
      const ids = new Set(own.map(({ id }) => id));
      return { name, operations: [...own, ...moved.filter(({ id, of }) => !ids.has(id) && ids.has(of ?? ''))] };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What two people made of the names and figures of a text, where at least one of them said something. What neither of
 * them touched is the machine's, or follows from what they said elsewhere, and is no question.
 */
export function adjudicable(
  text: string,
  [a, b]: readonly [AnnotationIndex, AnnotationIndex],
  operations: readonly Operation[],
): readonly Difference<SideMark>[] {
  // where something was taken away, no mark of that person is left to tell
  const touched = standing(operations).flatMap(({ op, at }) =>
    op === 'reject' || op === 'bounds' ? [here(text, at)] : [],
  );
  const isTouched = (side: SideMark): boolean =>
    side.isHuman || touched.some(at => at.start < side.end && side.start < at.end);
  return differencesBetween(sideMarks(a), sideMarks(b)).filter(({ a: one, b: other }) =>
    [one, other].some(side => side !== undefined && isTouched(side)),
  );
}

/** Where the words of an anchor stand now: where they stood, else the nearest such words. */
function here(text: string, { exact, start, end }: Anchor): Span {
  if (text.startsWith(exact, start)) return { start, end };
  const before = text.lastIndexOf(exact, start);
  const after = text.indexOf(exact, start);
  const at = before < 0 || (after >= 0 && after - start < start - before) ? after : before;
  return at < 0 ? { start, end: start } : { start: at, end: at + exact.length };
}

function sideMarks(index: AnnotationIndex): readonly SideMark[] {
  return index.names.flatMap((mark): readonly SideMark[] => {
    if (mark.kind === 'event') return [];
    const { start, end } = mark;
    const of = mark.kind === 'entity' ? mark.entity : mark.figure;
    const cluster = mark.kind === 'entity' ? index.cluster(mark.entity.cluster) : undefined;
    const name = cluster?.origin === 'human' ? cluster.name : undefined;
    return [{ start, end, label: of.label, mark, name, isHuman: of.origin === 'human' }];
  });
}

/** Those that nobody has decided between these two people yet. */
export function undecided(
  differences: readonly Difference<SideMark>[],
  operations: readonly Operation[],
  between: string,
): readonly Difference<SideMark>[] {
  const decided = standing(operations).flatMap(({ at, to, ...rest }) =>
    rest['between'] === between && !rest.op.startsWith('event.') ? [at, ...(to === undefined ? [] : [to])] : [],
  );
  const isDecided = (span: Span): boolean => decided.some(at => at.start < span.end && span.start < at.end);
  return differences.filter(({ a, b }) => ![a, b].some(side => side !== undefined && isDecided(side)));
}

/** What is to stand at a place: one side, with another label perhaps; or nothing. */
export type Choice = { readonly take: SideMark; readonly label?: AnyLabel } | { readonly take: undefined };

/**
 * The operations that make of a place what was chosen. `index` is of the text with all that was done so far. They say
 * `between` whom they decide, so that the place is not asked about again.
 */
export function adjudicate(
  text: OperationText,
  index: AnnotationIndex,
  { a, b }: Difference<SideMark>,
  choice: Choice,
  between: string,
): readonly NewOperation[] {
  const sides = [a, b].filter(side => side !== undefined);
  const there = index.names.filter(mark => sides.some(side => mark.start < side.end && side.start < mark.end));
  const { take } = choice;
  // What either of them marked is taken away too where it is not what stands: it would come back.
  const gone = new Map<string, Mark>();
  for (const mark of [...sides.map(side => side.mark), ...there]) gone.set(`${mark.start}-${mark.end}`, mark);
  if (take !== undefined) gone.delete(`${take.start}-${take.end}`);
  const others = [...gone.values()].map(mark => rejectMark(text, mark));
  if (take === undefined) return others.map(operation => ({ ...operation, between }));
  const label = choice.label ?? (take.label as AnyLabel);
  const same = there.find(({ start, end }) => start === take.start && end === take.end);
  const made = same === undefined ? addMark(text, take, label) : sayLabel(text, same, label);
  const name = take.name === undefined ? {} : { name: take.name };
  const value = take.mark.kind === 'figure' && take.isHuman ? { value: take.mark.figure.value } : {};
  const own = made.op === 'add' ? { ...made, ...name, ...value } : made;
  return [...others, own].map(operation => ({ ...operation, between }));
}

function sayLabel(text: OperationText, mark: Mark, label: AnyLabel): NewOperation {
  return markLabel(mark) === label ? confirmMark(text, mark) : relabelMark(text, mark, label);
}
