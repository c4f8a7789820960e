import type {
  Annotator,
  BeforeEntities,
  BeforeEvents,
  BeforeFigures,
  Kept,
  LocalFigureSpan,
  LocalMention,
  LocalZone,
  RuleFind,
  RuleFinder,
} from './annotations/annotator';
import { arbitrate } from './annotations/arbitrate';
import { LABEL_SET, type LabelSet } from './annotations/labelSet';
import { ownWords } from './annotations/names';
import { settleRules } from './annotations/settleRules';
import { type BlockWork, type Cache, cacheOf, isStale, placeOf } from './blockCache';
import type { Block, PlacedBlock } from './blocks/block';
import { createBlock } from './blocks/blocks';
import type { Piece } from './blocks/paragraphs';
import type { Recut } from './blocks/recut';
import { type BlockMarks, correctBlock } from './corrections/correctBlock';
import { decisionsByBlock, type MarkDecision, ruleDecision } from './corrections/decisions';
import { firstEndingAfter, type Span } from './text/span';

/** What looks at one block at a time, of everything that a pipeline runs. */
export interface BlockAnnotators<F, E> {
  readonly zones: { local(block: Block): readonly LocalZone[] };
  readonly entities: InBlock<readonly LocalMention[], BeforeEntities>;
  readonly figures: InBlock<readonly F[], BeforeFigures>;
  readonly events: InBlock<E, BeforeEvents>;
  /** A user's own, where there are any. */
  readonly rules?: RuleFinder;
  /** The labels there are; the engine's where it is left out. */
  readonly labels?: LabelSet;
}

type InBlock<Local, Before> = Pick<Annotator<Local, unknown, Before, unknown>, 'annotateBlock'>;

/** A block at its place, and how it was cut out of its paragraph. */
type PlacedPiece = PlacedBlock & Piece;

/** The blocks of a text at their places, with what is in them. */
export interface PlacedWorks<F, E> {
  readonly cache: Cache<F, E>;
  readonly placed: readonly PlacedPiece[];
  readonly works: readonly BlockWork<F, E>[];
}

const NO_RULES: readonly RuleFind[] = [];

/** How many states of decisions of one block are kept. */
const MOST_CORRECTED = 256;

/** The blocks of the version before after what people decided, and where that may be something else now. */
interface KnownBlocks<F, E> extends Kept {
  readonly corrected: readonly BlockWork<F, E>[];
  readonly changed: readonly Span[];
}

/**
 * The numbers of the blocks about which people may have decided something else than in the version before. Puts the
 * others of that version into `corrected`.
 */
function openBlocks<F, E>(
  placed: readonly Span[],
  corrected: BlockWork<F, E>[],
  known: KnownBlocks<F, E> | undefined,
): readonly number[] {
  if (known === undefined) return placed.map((_, b) => b);
  const count = placed.length;
  const shift = known.corrected.length - count;
  const open = new Set<number>();
  for (let b = known.head; b < count - known.tail; b++) open.add(b);
  for (const { start, end } of known.changed)
    for (let b = firstEndingAfter(placed, start); b < count && placed[b].start < end; b++) open.add(b);
  for (let b = 0; b < count; b++) {
    const old = known.corrected[b < known.head ? b : b + shift];
    if (!open.has(b) && old !== undefined) corrected[b] = old;
  }
  return [...open].sort((a, b) => a - b);
}

/** Annotates the blocks of texts, each content once, and again where people decided something in it. */
export class BlockWorks<F extends LocalFigureSpan, E> {
  readonly #annotators: BlockAnnotators<F, E>;

  constructor(annotators: BlockAnnotators<F, E>) {
    this.#annotators = annotators;
  }

  /**
   * The blocks of a text at their places, with what is in them: those of the version before as far as they are as they
   * were.
   */
  place(
    text: string,
    { head, tail, by, paragraphs, fresh }: Recut,
    before: PlacedWorks<F, E> | undefined,
  ): PlacedWorks<F, E> & { readonly annotated: number } {
    const cache: Cache<F, E> = before?.cache ?? [new Map(), new Map(), new Map(), new Map()];
    const placed = before?.placed.slice(0, head) ?? [];
    const works = before?.works.slice(0, head) ?? [];
    let annotated = 0;
    for (const { start, end, paragraph, opens, closes } of fresh) {
      const raw = ownWords(text, start, end);
      const known = cache[placeOf({ opens, closes })];
      let work = known.get(raw);
      if (work === undefined) {
        work = this.#annotateBlock(createBlock(raw, opens, closes));
        known.set(raw, work);
        annotated++;
      }
      placed.push({ start, end, paragraph, opens, closes, block: work.block });
      works.push(work);
    }
    const isMoved = by !== 0 || paragraphs !== 0;
    for (let i = (before?.placed.length ?? 0) - tail; before !== undefined && i < before.placed.length; i++) {
      const old = before.placed[i];
      const { start, end, paragraph, opens, closes, block } = old;
      const to = { start: start + by, end: end + by, paragraph: paragraph + paragraphs, opens, closes, block };
      placed.push(isMoved ? to : old);
      works.push(before.works[i]);
    }
    return { cache: isStale(cache, works.length) ? cacheOf(placed, works, text) : cache, placed, works, annotated };
  }

  /** The blocks with what people decided in them. */
  correct(
    placed: readonly PlacedPiece[],
    works: readonly BlockWork<F, E>[],
    marks: readonly MarkDecision[],
    known: KnownBlocks<F, E> | undefined,
  ): readonly BlockWork<F, E>[] {
    if (marks.length === 0) return works;
    const corrected = works.slice();
    for (const [b, own] of decisionsByBlock(placed, openBlocks(placed, corrected, known), marks)) {
      const work = works[b];
      const key = JSON.stringify(own);
      work.corrected ??= new Map();
      let now = work.corrected.get(key);
      if (now === undefined) {
        const { mentions, figures } = this.#decided(work.block, work, own);
        now = { ...work, mentions, figures, events: undefined, corrected: undefined };
        if (work.corrected.size >= MOST_CORRECTED) work.corrected.clear();
        work.corrected.set(key, now);
      }
      corrected[b] = now;
    }
    return corrected;
  }

  /** The events of a block, found when first asked for. */
  eventsOf(work: BlockWork<F, E>): E {
    work.events ??= this.#annotators.events.annotateBlock(work.block, work);
    return work.events;
  }

  #annotateBlock(block: Block): BlockWork<F, E> {
    const zones = this.#annotators.zones.local(block);
    const tagged = this.#annotators.entities.annotateBlock(block, { zones });
    const found = this.#annotators.figures.annotateBlock(block, { zones, mentions: tagged });
    const marks = arbitrate(tagged, found);
    const rules = this.#rulesOf(block, zones, marks);
    const settled = rules.length === 0 ? marks : this.#decided(block, marks, rules.map(ruleDecision));
    return { block, zones, ...settled, rules, events: undefined, corrected: undefined };
  }

  #rulesOf(block: Block, zones: readonly LocalZone[], { mentions, figures }: BlockMarks<F>): readonly RuleFind[] {
    const finds = this.#annotators.rules?.find(block, { zones, mentions, figures }) ?? [];
    return finds.length === 0 ? NO_RULES : settleRules(finds, [...mentions, ...figures]);
  }

  #decided(block: Block, marks: BlockMarks<F>, decisions: readonly MarkDecision[]): BlockMarks<F> {
    const labels = this.#annotators.labels ?? LABEL_SET;
    return correctBlock(block.text, marks, decisions, words => this.#readFigure(words), labels);
  }

  /** The figure that some words are, if they are one. */
  #readFigure(words: string): F | undefined {
    const found = this.#annotators.figures.annotateBlock(createBlock(words), { zones: [], mentions: [] });
    return found.find(({ start, end }) => start === 0 && end === words.length);
  }
}
