import type { RuleFind } from '../annotations/annotator';
import { readLabel } from '../annotations/labelSet';
import type { AnyLabel, Attributes, FigureValue } from '../annotations/model';
import type { TextEdit } from '../text/edit';
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

type Draft = { -readonly [Key in keyof MarkDecision]: MarkDecision[Key] };

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
    draft.evidence = 'found right by hand';
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

/** What nobody has said yet of a mark. */
const UNDECIDED = {
  ...{ label: undefined, value: undefined, name: undefined },
  ...{ confidence: undefined, id: undefined, was: undefined, attributes: undefined },
};

/** The decisions on marks while they are made. */
class Marks {
  readonly #bySpan = new Map<string, Draft>();

  find(span: Span): Draft | undefined {
    const found = this.#bySpan.get(keyOf(span));
    return found?.rejected === true ? undefined : found;
  }

  /** The decision that something is marked at a span. */
  mark({ start, end }: Span): Draft {
    const key = keyOf({ start, end });
    const known = this.find({ start, end });
    if (known !== undefined) {
      // made anew, so that of two that overlap the later is the later one
      this.#bySpan.delete(key);
      this.#bySpan.set(key, known);
      return known;
    }
    const draft: Draft = {
      ...UNDECIDED,
      start,
      end,
      rejected: false,
      evidence: '',
    };
    this.#bySpan.delete(key);
    this.#bySpan.set(key, draft);
    return draft;
  }

  reject(span: Span): void {
    const draft = this.mark(span);
    draft.rejected = true;
  }

  /** In the order of the text. Of two that overlap, what was said later stands. */
  settled(): readonly MarkDecision[] {
    const all = [...this.#bySpan.values()];
    const rank = new Map(all.map((draft, i) => [draft, i]));
    all.sort((a, b) => a.start - b.start || a.end - b.end);
    const kept: Draft[] = [];
    let last: Draft | undefined;
    for (const draft of all) {
      if (draft.rejected) {
        kept.push(draft);
        continue;
      }
      if (last !== undefined && draft.start < last.end) {
        if ((rank.get(draft) ?? 0) < (rank.get(last) ?? 0)) continue;
        kept.splice(kept.lastIndexOf(last), 1);
      }
      kept.push(draft);
      last = draft;
    }
    return kept;
  }
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** Takes all operations together, in the order in which they were done. Linear, but for sorting. */
export function decide(placed: readonly PlacedOperation[]): Decisions {
  if (placed.length === 0) return NO_DECISIONS;
  const marks = new Marks();
  const clusters: PlacedStep[] = [];
  const events: PlacedStep[] = [];
  for (const { operation, spans } of placed) {
    const step = { operation, at: spans[0], other: spans[1] };
    switch (operationKind(operation.op)?.on) {
      case 'mark': {
        MARK_RULES[operation.op]?.(operation, spans, marks);
        const id = operation.op === 'reject' ? undefined : operation.answers?.id;
        const draft = marks.find(operation.op === 'bounds' ? spans[1] : spans[0]);
        if (draft !== undefined) draft.id ??= id;
        break;
      }
      case 'cluster':
        clusters.push(step);
        break;
      case 'event':
        events.push(step);
        break;
    }
  }
  return { marks: marks.settled(), clusters, events };
}

/**
 * The decisions after an edit that touches no words that they are about; undefined where it touches some, so that they
 * have to be taken together anew. `before` and `after` are the operations at their places in the two versions.
 */
export function shiftDecisions(
  decisions: Decisions,
  edit: TextEdit,
  before: readonly PlacedOperation[],
  after: readonly PlacedOperation[],
): Decisions | undefined {
  if (before.length !== after.length) return undefined;
  const by = edit.text.length - (edit.end - edit.start);
  const isTouched = ({ start, end }: Span): boolean => start < edit.end && edit.start < end;
  const isKept = before.every(({ operation, spans }, i) => operation === after[i].operation && !spans.some(isTouched));
  if (!isKept) return undefined;
  const move = <S extends Span>(span: S): S =>
    span.start < edit.end || by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };
  const moveStep = (step: PlacedStep): PlacedStep => ({
    ...step,
    at: move(step.at),
    other: step.other && move(step.other),
  });
  return {
    marks: decisions.marks.map(mark => {
      const moved = move(mark);
      return moved.was === undefined || moved === mark ? moved : { ...moved, was: move(moved.was) };
    }),
    clusters: decisions.clusters.map(moveStep),
    events: decisions.events.map(moveStep),
  };
}

/**
 * The decisions that lie within each block, counted from it, by the number of the block. Blocks and decisions are in
 * the order of the text.
 */
export function decisionsByBlock(
  blocks: readonly Span[],
  marks: readonly MarkDecision[],
): ReadonlyMap<number, readonly MarkDecision[]> {
  const byBlock = new Map<number, MarkDecision[]>();
  let b = 0;
  for (const mark of marks) {
    while (b < blocks.length && blocks[b].end <= mark.start) b++;
    const block = blocks[b];
    if (block === undefined || mark.start < block.start || mark.end > block.end) continue;
    const { was } = mark;
    const own = {
      ...mark,
      start: mark.start - block.start,
      end: mark.end - block.start,
      was: was && { start: was.start - block.start, end: was.end - block.start },
    };
    const list = byBlock.get(b);
    if (list) list.push(own);
    else byBlock.set(b, [own]);
  }
  return byBlock;
}

/** Those of the decisions that begin in one of the blocks, which follow each other. */
export function marksWithin(marks: readonly MarkDecision[], blocks: readonly Span[]): readonly MarkDecision[] {
  if (blocks.length === 0) return [];
  const [start, end] = [blocks[0].start, blocks[blocks.length - 1].end];
  return marks.filter(mark => mark.start >= start && mark.start < end);
}

/** What a rule of a user's found, as a decision. */
export function ruleDecision({ start, end, label, confidence, evidence, origin }: RuleFind): MarkDecision {
  return { ...UNDECIDED, start, end, label, rejected: label === undefined, confidence, evidence, origin };
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
  return { ...decisions, marks: all.sort((a, b) => a.start - b.start || a.end - b.end) };
}
