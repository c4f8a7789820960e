import type {
  Annotator,
  BeforeEntities,
  BeforeEvents,
  BeforeFigures,
  DocumentBeforeEntities,
  DocumentBeforeEvents,
  DocumentContext,
  EntityResult,
  EventResult,
  FigureResult,
  LocalFigureSpan,
  LocalMention,
  LocalZone,
  Telling,
} from './annotations/annotator';
import { arbitrate } from './annotations/arbitrate';
import { type Assembled, type AssembledEvents, assemble, assembleEvents } from './annotations/assemble';
import type { EntityCluster, EntityMention, EventAnnotation, Figure, Zone } from './annotations/model';
import type { Block, PlacedBlock } from './text/block';
import { createBlock } from './text/blocks';
import { applyEdit, type TextEdit } from './text/edit';
import { cutPieces, type Piece, splitParagraphs } from './text/paragraphs';
import type { UserTables } from './userTables';

/** What a person or a corpus knows of a document besides its text. */
export interface AnnotateOptions {
  /** Names the document; "document" when nothing does. */
  readonly id?: string;
  readonly uri?: string | null;
  /** The day of publication, YYYY-MM-DD. Without it, the document's date line may tell. */
  readonly date?: string | null;
  /** Tables of a user's own. */
  readonly tables?: UserTables;
}

/** A text with everything that was found in it, and what it takes to annotate its next version cheaply. */
export interface Annotated {
  readonly text: string;
  readonly options: AnnotateOptions;
  readonly register: 'standard' | 'caseless';
  readonly date: string | null;
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  /**
   * Resolved when first asked for: after an edit the other annotations, which mark the text, are there sooner. Ask before the
   * next `reannotate` only if they are wanted.
   */
  readonly events: readonly EventAnnotation[];
  /** How the clause of each of `events` tells it, where it does. */
  readonly tellings: readonly (Telling | undefined)[];
  readonly clusters: readonly EntityCluster[];
  readonly zones: readonly Zone[];
  /** How many blocks the text has, and how many of them had to be annotated anew for it. */
  readonly work: { readonly blocks: number; readonly annotated: number };
  /** Opaque: the annotations of each block, by its content. */
  readonly cache: unknown;
}

/** What finds the zones of a document: furniture, quotations. */
export interface ZoneFinder {
  local(block: Block): readonly LocalZone[];
  resolve(blocks: readonly PlacedBlock[]): readonly Zone[];
}

/** Everything that a pipeline runs, in the order zones, entities, figures, events. */
export interface Annotators<F extends LocalFigureSpan, E> {
  readonly zones: ZoneFinder;
  readonly entities: Annotator<readonly LocalMention[], EntityResult, BeforeEntities, DocumentBeforeEntities>;
  readonly figures: Annotator<readonly F[], FigureResult, BeforeFigures, undefined>;
  readonly events: Annotator<E, EventResult, BeforeEvents, DocumentBeforeEvents>;
  /** The day of publication that the document itself tells, YYYY-MM-DD. */
  documentDate(
    text: string,
    zones: readonly Zone[],
    blocks: readonly PlacedBlock[],
    figures: readonly (readonly F[])[],
  ): string | null;
}

export interface Pipeline {
  annotate(text: string, options?: AnnotateOptions): Annotated;
  reannotate(previous: Annotated, edit: TextEdit): Annotated;
}

interface BlockWork<F, E> {
  readonly block: Block;
  readonly zones: readonly LocalZone[];
  readonly mentions: readonly LocalMention[];
  readonly figures: readonly F[];
  readonly events: E;
}

/** What a version of a text leaves to the next one. */
interface Left<F, E> {
  readonly cache: Cache<F, E>;
  readonly placed: readonly PlacedBlock[];
  readonly works: readonly BlockWork<F, E>[];
  readonly numbered: Assembled;
  /** The events, once they have been asked for. */
  events: AssembledEvents | undefined;
}

/** Block annotations by content, apart for each place in a paragraph (whole, beginning, middle, end). */
type Cache<F, E> = readonly [W<F, E>, W<F, E>, W<F, E>, W<F, E>];
type W<F, E> = Map<string, BlockWork<F, E>>;

/**
 * Joins annotators to one pipeline.
 *
 * `annotate` is linear in the text. `reannotate` gives exactly what `annotate` gives on the edited text, and annotates only the
 * blocks whose content is new; the rest is one scan for line breaks and the `resolve` passes. Neither throws on any text.
 */
export function createPipeline<F extends LocalFigureSpan, E>(annotators: Annotators<F, E>): Pipeline {
  function run(text: string, options: AnnotateOptions, before?: Left<F, E>, same = NO_SAME): Annotated {
    const cache: Cache<F, E> = before?.cache ?? [new Map(), new Map(), new Map(), new Map()];
    let annotated = 0;
    const placed: PlacedBlock[] = [];
    const works: BlockWork<F, E>[] = [];
    const pieces = cutPieces(text, splitParagraphs(text));
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i];
      const at = before === undefined ? -1 : placeBefore(before, same, piece, i, pieces.length);
      const old = before?.placed[at];
      let work = before?.works[at];
      if (!work) {
        const raw = text.slice(piece.start, piece.end);
        const place = placeOf(piece);
        work = cache[place].get(raw);
        if (!work) {
          work = annotateBlock(annotators, createBlock(raw, piece.opens, piece.closes));
          cache[place].set(raw, work);
          annotated++;
        }
      }
      const { start, end, paragraph } = piece;
      const isSame = old !== undefined && old.start === start && old.paragraph === paragraph;
      placed.push(isSame ? old : { start, end, paragraph, block: work.block });
      works.push(work);
    }
    const zones = annotators.zones.resolve(placed).map(zone => quoteSpeaker(text, zone));
    const localFigures = works.map(w => w.figures);
    const register = documentRegister(placed);
    const date = options.date ?? annotators.documentDate(text, zones, placed, localFigures);
    const context: DocumentContext = { text, blocks: placed, register, date, zones };
    const entities = annotators.entities.resolve(
      context,
      works.map(w => w.mentions),
      { figures: localFigures },
    );
    const figures = annotators.figures.resolve(context, localFigures, undefined);
    const numbered = assemble(text, entities, figures, before?.numbered);
    const localEvents = works.map(w => w.events);
    const left: Left<F, E> = {
      cache: isStale(cache, works.length) ? cacheOf(placed, works, text) : cache,
      placed,
      works,
      numbered,
      events: undefined,
    };
    let eventsBefore = before?.events;
    const eventsOf = (): AssembledEvents => {
      if (left.events === undefined) {
        const resolved = annotators.events.resolve(context, localEvents, { entities, figures });
        left.events = assembleEvents(text, numbered, resolved, eventsBefore);
        eventsBefore = undefined;
      }
      return left.events;
    };
    return {
      text,
      options,
      register,
      date,
      entities: numbered.entities,
      figures: numbered.figures,
      clusters: numbered.clusters,
      get events() {
        return eventsOf().events;
      },
      get tellings() {
        return eventsOf().from.events.map(e => e.telling);
      },
      zones,
      work: { blocks: placed.length, annotated },
      cache: left,
    };
  }

  return {
    annotate: (text, options = {}) => run(text, options, undefined),
    reannotate: (previous, edit) => {
      const text = applyEdit(previous.text, edit);
      const before = previous.cache as Left<F, E>;
      return run(text, previous.options, before, sameParts(previous.text, text, edit));
    },
  };
}

/** Which parts of two versions of a text are the same: the code units before `head`, and from `tail` on in the later version. */
interface SameParts {
  readonly head: number;
  readonly tail: number;
  /** How far the second part has moved. */
  readonly by: number;
}

const NO_SAME: SameParts = { head: 0, tail: Number.POSITIVE_INFINITY, by: 0 };

function sameParts(before: string, after: string, edit: TextEdit): SameParts {
  const by = after.length - before.length;
  const from = Math.max(0, Math.min(edit.start, before.length));
  const to = Math.max(from, Math.min(edit.end, before.length));
  return { head: from, tail: to + by, by };
}

/** The index of the piece in the version before, where the same code units stand in the same place there; -1 where none do. */
function placeBefore<F, E>(
  { placed }: Left<F, E>,
  { head, tail, by }: SameParts,
  { start, end, opens, closes }: Piece,
  index: number,
  count: number,
): number {
  const isHead = end <= head;
  if (!isHead && start < tail) return -1;
  const at = isHead ? index : index + placed.length - count;
  const moved = isHead ? 0 : by;
  const old = placed[at];
  if (old === undefined || old.start + moved !== start || old.end + moved !== end) return -1;
  return old.block.opens === opens && old.block.closes === closes ? at : -1;
}

/** A speaker in the document's own characters: in a block, line breaks are spaces. */
function quoteSpeaker(text: string, zone: Zone): Zone {
  if (zone.speaker === undefined) return zone;
  const { start, end } = zone.speaker;
  return { ...zone, speaker: { start, end, text: text.slice(start, end) } };
}

/** Whether most of a cache is of earlier versions of the text. Versions share their cache, so that an edit costs no new one. */
function isStale<F, E>(cache: Cache<F, E>, blocks: number): boolean {
  return cache.reduce((sum, map) => sum + map.size, 0) > 2 * blocks + 100;
}

function cacheOf<F, E>(placed: readonly PlacedBlock[], works: readonly BlockWork<F, E>[], text: string): Cache<F, E> {
  const cache: Cache<F, E> = [new Map(), new Map(), new Map(), new Map()];
  placed.forEach(({ start, end, block }, i) => {
    cache[placeOf(block)].set(text.slice(start, end), works[i]);
  });
  return cache;
}

/** Which of the four maps of a cache a block belongs to. */
function placeOf({ opens, closes }: { readonly opens: boolean; readonly closes: boolean }): 0 | 1 | 2 | 3 {
  if (opens) return closes ? 3 : 1;
  return closes ? 2 : 0;
}

function annotateBlock<F extends LocalFigureSpan, E>(annotators: Annotators<F, E>, block: Block): BlockWork<F, E> {
  const zones = annotators.zones.local(block);
  const tagged = annotators.entities.annotateBlock(block, { zones });
  const found = annotators.figures.annotateBlock(block, { zones, mentions: tagged });
  const { mentions, figures } = arbitrate(tagged, found);
  const events = annotators.events.annotateBlock(block, { zones, mentions, figures });
  return { block, zones, mentions, figures, events };
}

/** A document is caseless when at least nine tenths of its letters' blocks are. */
function documentRegister(blocks: readonly PlacedBlock[]): 'standard' | 'caseless' {
  let caseless = 0;
  let all = 0;
  for (const { block } of blocks) {
    all += block.text.length;
    if (block.register === 'caseless') caseless += block.text.length;
  }
  return all > 0 && caseless >= 0.9 * all ? 'caseless' : 'standard';
}
