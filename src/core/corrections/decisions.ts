import type { RuleFind } from '../annotations/annotator';
import { readLabel } from '../annotations/labelSet';
import type { AnyLabel, Attributes, FigureValue } from '../annotations/model';
import { firstEndingAfter, type Span, shift } from '../text/span';
import type { Operation } from './operation';
import { operationKind } from './operations';
import type { PlacedOperation } from './placeCorrections';

/** What people decided of one span, all operations taken together. */
export interface MarkDecision extends Span {
  /** Undefined: as the machine has it there, or had it at `was`. */
  readonly label: AnyLabel | undefined;
  /** Nothing is to be marked there. */
  readonly rejected: boolean;
  readonly value: FigureValue | undefined;
  /** The canonical name that was given with it. */
  readonly name: string | undefined;
  /** The machine's score, where a person found it right. */
  readonly confidence: number | undefined;
  /** The id that the annotation has had. */
  readonly id: string | undefined;
  /** Where the annotation stood before its bounds were changed. */
  readonly was: Span | undefined;
  readonly attributes: Attributes | undefined;
  readonly evidence: string;
  /** What decided, where no person did. */
  readonly origin?: 'rule' | 'machine';
}

/** What people did to clusters and events, in order. */
export interface PlacedStep {
  readonly operation: Operation;
  readonly at: Span;
  /** The span of `to` or of `filler`. */
  readonly other: Span | undefined;
}

export interface Decisions {
  /** In the order of the text. Those that mark something do not overlap; a rejected span may overlap others. */
  readonly marks: readonly MarkDecision[];
  readonly clusters: readonly PlacedStep[];
  readonly events: readonly PlacedStep[];
}

export const NO_DECISIONS: Decisions = { marks: [], clusters: [], events: [] };

/** What is said of what a person found right. */
export const RIGHT = 'found right by hand';

/**
 * A decision while it is made: at first nobody has said anything. A class, since there are thousands after every edit,
 * and spreading an object costs ten times as much.
 */
class Draft implements MarkDecision {
  start: number;
  end: number;
  label: AnyLabel | undefined;
  rejected = false;
  value: FigureValue | undefined;
  name: string | undefined;
  confidence: number | undefined;
  id: string | undefined;
  was: Span | undefined;
  attributes: Attributes | undefined;
  evidence = '';
  origin?: 'rule' | 'machine';

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }
}

/** What an operation on a mark does; `all` are the decisions so far, by their spans. */
type MarkRule = (operation: Operation, spans: readonly Span[], all: Marks) => void;

/** One row a kind of operation on marks. */
const MARK_RULES: Readonly<Record<string, MarkRule>> = {
  add: ({ label, name, value }, [at], all) => {
    const draft = all.mark(at);
    Object.assign(draft, { label, name: name ?? draft.name, value: value ?? draft.value, confidence: undefined });
    draft.evidence = 'marked by hand';
  },
  confirm: ({ label, answers }, [at], all) => {
    const draft = all.mark(at);
    draft.label ??= label ?? readLabel(answers?.label);
    draft.confidence = answers?.confidence ?? draft.confidence;
    draft.evidence = RIGHT;
  },
  reject: (_, [at], all) => all.reject(at),
  relabel: ({ label }, [at], all) => {
    const draft = all.mark(at);
    draft.label = label;
    draft.confidence = undefined;
    draft.evidence = 'labelled by hand';
  },
  bounds: ({ label, answers }, [at, to], all) => {
    const before = all.find(at);
    all.reject(at);
    const draft = all.mark(to);
    draft.label = label ?? before?.label ?? draft.label ?? readLabel(answers?.label);
    draft.name ??= before?.name;
    draft.attributes ??= before?.attributes;
    draft.id ??= before?.id;
    draft.was = before?.was ?? at;
    draft.evidence = 'bounds set by hand';
  },
  value: ({ label, value, answers }, [at], all) => {
    const draft = all.mark(at);
    draft.label ??= label ?? readLabel(answers?.label);
    draft.value = value;
    draft.evidence = 'value set by hand';
  },
  attribute: ({ label, attribute, is, answers }, [at], all) => {
    const draft = all.mark(at);
    draft.label ??= label ?? readLabel(answers?.label);
    if (attribute !== undefined) draft.attributes = withAttribute(draft.attributes, attribute, is ?? null);
    draft.evidence ||= 'attribute set by hand';
  },
};

/** Attributes with one set, or with null taken away; undefined where none is left. */
function withAttribute(before: Attributes = {}, attribute: string, is: string | null): Attributes | undefined {
  const { [attribute]: _, ...others } = before;
  const after = is === null ? others : { ...others, [attribute]: is };
  return Object.keys(after).length === 0 ? undefined : after;
}

/** The decisions on marks while they are made. */
class Marks {
  /** Each span once, by where it begins. */
  readonly #byStart = new Map<number, Draft[]>();
  /** When each draft was made or spoken of last: of two that overlap the later one stands. */
  readonly #ranks = new Map<Draft, number>();
  #rank = 0;

  #at({ start, end }: Span): Draft | undefined {
    return this.#byStart.get(start)?.find(draft => draft.end === end);
  }

  find(span: Span): Draft | undefined {
    const found = this.#at(span);
    return found?.rejected === true ? undefined : found;
  }

  /** The decision that something is marked at a span. */
  mark(span: Span): Draft {
    const known = this.find(span);
    const draft = known ?? this.#draft(span);
    this.#ranks.set(draft, this.#rank++);
    return draft;
  }

  /** A fresh draft at a span, in place of a rejected one that is there. */
  #draft({ start, end }: Span): Draft {
    const draft = new Draft(start, end);
    const others = this.#byStart.get(start);
    if (others === undefined) this.#byStart.set(start, [draft]);
    else {
      const old = others.findIndex(other => other.end === end);
      if (old < 0) others.push(draft);
      else others[old] = draft;
    }
    return draft;
  }

  reject(span: Span): void {
    this.mark(span).rejected = true;
  }

  /** In the order of the text. Of two that overlap, what was said later stands. */
  settled(): readonly MarkDecision[] {
    const all = [...this.#byStart.values()].flat().sort(inOrder);
    const rankOf = (draft: Draft): number => this.#ranks.get(draft) ?? 0;
    const kept: Draft[] = [];
    let last: Draft | undefined;
    for (const draft of all) {
      if (draft.rejected) {
        kept.push(draft);
        continue;
      }
      if (last !== undefined && draft.start < last.end) {
        if (rankOf(draft) < rankOf(last)) continue;
        kept.splice(kept.lastIndexOf(last), 1);
      }
      kept.push(draft);
      last = draft;
    }
    return kept;
  }
}

/** Orders the spans of decisions. */
export function inOrder(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

/** Takes all operations together, in the order in which they were done. Linear, but for sorting. */
export function decide(placed: readonly PlacedOperation[]): Decisions {
  if (placed.length === 0) return NO_DECISIONS;
  return { marks: decideMarks(placed), ...stepsOf(placed) };
}

/** Takes the operations on marks among these together. */
export function decideMarks(placed: readonly PlacedOperation[]): readonly MarkDecision[] {
  const marks = new Marks();
  for (const { operation, spans } of placed) {
    if (operationKind(operation.op)?.on !== 'mark') continue;
    MARK_RULES[operation.op]?.(operation, spans, marks);
    const id = operation.op === 'reject' ? undefined : operation.answers?.id;
    const draft = marks.find(operation.op === 'bounds' ? spans[1] : spans[0]);
    if (draft !== undefined) draft.id ??= id;
  }
  return marks.settled();
}

/** The operations on clusters and events among these. */
export function stepsOf(placed: readonly PlacedOperation[]): Pick<Decisions, 'clusters' | 'events'> {
  const clusters: PlacedStep[] = [];
  const events: PlacedStep[] = [];
  for (const { operation, spans } of placed) {
    const on = operationKind(operation.op)?.on;
    if (on !== 'cluster' && on !== 'event') continue;
    (on === 'cluster' ? clusters : events).push({ operation, at: spans[0], other: spans[1] });
  }
  return { clusters, events };
}

/**
 * The decisions that lie within each of some blocks, counted from it, by the number of the block. `blocks` and
 * decisions are in the order of the text; `numbers` are those of the blocks that are asked for, ascending.
 */
export function decisionsByBlock(
  blocks: readonly Span[],
  numbers: readonly number[],
  marks: readonly MarkDecision[],
): ReadonlyMap<number, readonly MarkDecision[]> {
  const byBlock = new Map<number, MarkDecision[]>();
  let m = 0;
  for (const b of numbers) {
    const block = blocks[b];
    m = firstStartingAt(marks, block.start, m);
    const own: MarkDecision[] = [];
    for (; m < marks.length && marks[m].start < block.end; m++)
      if (marks[m].end <= block.end) own.push(movedDecision(marks[m], -block.start));
    if (own.length > 0) byBlock.set(b, own);
  }
  return byBlock;
}

/** The first of the spans from the `from`th on, sorted by their starts, that begins at `offset` or behind it. */
function firstStartingAt(spans: readonly Span[], offset: number, from: number): number {
  let [low, high] = [from, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A decision that moved by `by`, and the place where it was before by `wasBy`. */
export function movedDecision(mark: MarkDecision, by: number, wasBy = by): MarkDecision {
  const { was, origin } = mark;
  const moved = new Draft(mark.start + by, mark.end + by);
  moved.label = mark.label;
  moved.rejected = mark.rejected;
  moved.value = mark.value;
  moved.name = mark.name;
  moved.confidence = mark.confidence;
  moved.id = mark.id;
  if (was !== undefined) moved.was = { start: was.start + wasBy, end: was.end + wasBy };
  moved.attributes = mark.attributes;
  moved.evidence = mark.evidence;
  if (origin !== undefined) moved.origin = origin;
  return moved;
}

/** What a rule of a user's found, as a decision. */
export function ruleDecision({ start, end, label, confidence, evidence, origin }: RuleFind): MarkDecision {
  return { ...new Draft(start, end), label, rejected: label === undefined, confidence, evidence, origin };
}

/**
 * What people decided together with what rules found in each block, where no person decided on the same words: a person
 * goes before a rule. Blocks and decisions are in the order of the text, and so is the result.
 */
export function withRules(
  decisions: Decisions,
  blocks: readonly Span[],
  rules: readonly (readonly RuleFind[])[],
): Decisions {
  if (rules.every(found => found.length === 0)) return decisions;
  const found = rules.flatMap((own, b) => own.map(rule => ruleDecision(shift(rule, blocks[b].start))));
  const bySpan = new Map(found.map(rule => [keyOf(rule), rule]));
  const marks = decisions.marks.map(mark => {
    const label = mark.rejected || mark.label !== undefined ? undefined : bySpan.get(keyOf(mark))?.label;
    return label === undefined ? mark : { ...mark, label };
  });
  const taken = marks.filter(mark => !mark.rejected);
  const decided = new Set(marks.map(keyOf));
  const isFree = (rule: Span): boolean => {
    const next = taken[firstEndingAfter(taken, rule.start)];
    return !decided.has(keyOf(rule)) && (next === undefined || next.start >= rule.end);
  };
  const all = [...marks, ...found.filter(isFree)];
  return { ...decisions, marks: all.sort(inOrder) };
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}
