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
  Kept,
  LocalFigureSpan,
  LocalMention,
  LocalZone,
  Telling,
} from './annotations/annotator';
import { arbitrate } from './annotations/arbitrate';
import { type Assembled, assemble } from './annotations/assemble';
import { type AssembledEvents, assembleEvents } from './annotations/assembleEvents';
import type { EntityCluster, EntityMention, EventAnnotation, EventChoice, Figure, Zone } from './annotations/model';
import { ownWords } from './annotations/names';
import type { Block, PlacedBlock } from './blocks/block';
import { createBlock } from './blocks/blocks';
import { cutPieces, type Piece, splitParagraphs } from './blocks/paragraphs';
import { type Recut, recut, type SameParts, sameParts } from './blocks/recut';
import { applyEdit, type TextEdit } from './text/edit';
import type { UserTables } from './text/userTables';
import type { FoundZones, LastZones } from './zones/zones';

/** What a person or a corpus knows of a document besides its text. */
export interface AnnotateOptions {
  /** Names the document; "document" when nothing does. */
  readonly id?: string;
  readonly uri?: string | null;
  /** The day of publication, YYYY-MM-DD. Without it, the document's date line may tell. */
  readonly date?: string | null;
  /** Tables of a user's own. */
  readonly tables?: UserTables;
  /** Which events its document has; `background` where it is left out. */
  readonly events?: EventChoice;
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
  /** `last`: the zones of the version before, and its blocks. */
  resolve(blocks: readonly PlacedBlock[], last?: LastZones): FoundZones;
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

/** What was found in a block. */
interface BlockWork<F, E> {
  readonly block: Block;
  readonly zones: readonly LocalZone[];
  readonly mentions: readonly LocalMention[];
  readonly figures: readonly F[];
  /** Undefined until the events of a text with this block are asked for. */
  events: E | undefined;
}

/** A block at its place, and how it was cut out of its paragraph. */
type PlacedPiece = PlacedBlock & Piece;

/** What a version of a text leaves to the next one. */
interface Left<F, E> {
  readonly cache: Cache<F, E>;
  readonly placed: readonly PlacedPiece[];
  readonly works: readonly BlockWork<F, E>[];
  /** The zones as the finder of zones gave them. */
  readonly foundZones: FoundZones;
  readonly numbered: Assembled;
  /** The events, once they have been asked for. */
  events: AssembledEvents | undefined;
  /** Those of an earlier version, until then. */
  earlier: EarlierEvents | undefined;
}

/** The events of an earlier version of a text, and what of that is in this one. */
interface EarlierEvents {
  readonly assembled: AssembledEvents;
  readonly kept: Kept;
}

/** Block annotations by content, apart for each place in a paragraph (whole, beginning, middle, end). */
type Cache<F, E> = readonly [W<F, E>, W<F, E>, W<F, E>, W<F, E>];
type W<F, E> = Map<string, BlockWork<F, E>>;

/**
 * Joins annotators to one pipeline.
 *
 * `annotate` is linear in the text. `reannotate` gives exactly what `annotate` gives on the edited text, and annotates only the
 * blocks whose content is new; the rest is the `resolve` passes, which are told what stayed as it was. Neither throws on any text.
 */
export function createPipeline<F extends LocalFigureSpan, E>(annotators: Annotators<F, E>): Pipeline {
  function run(text: string, options: AnnotateOptions, before?: Left<F, E>, same?: SameParts): Annotated {
    const cut = before && same ? recut(text, before.placed, same) : wholly(cutPieces(text, splitParagraphs(text)));
    const kept: Kept | undefined = before && { head: cut.head, tail: cut.tail, by: cut.by };
    const { cache, placed, works, annotated } = placeBlocks(text, cut, before);
    const foundZones = annotators.zones.resolve(
      placed,
      kept && before && { kept, result: before.foundZones, blocks: before.placed },
    );
    const zones = foundZones.zones.map(zone => quoteSpeaker(text, zone));
    const localFigures = works.map(w => w.figures);
    const register = documentRegister(placed);
    const date = options.date ?? annotators.documentDate(text, zones, placed, localFigures);
    const context: DocumentContext = { text, blocks: placed, register, date, zones };
    const entities = annotators.entities.resolve(
      context,
      works.map(w => w.mentions),
      { figures: localFigures },
      kept && before && { kept, result: before.numbered.from.entities },
    );
    const figures = annotators.figures.resolve(
      context,
      localFigures,
      undefined,
      kept && before && { kept, result: before.numbered.from.figures },
    );
    const numbered = assemble(text, entities, figures, before?.numbered);
    const earlier = before && kept && earlierEvents(before, kept);
    const left: Left<F, E> = { cache, placed, works, foundZones, numbered, events: undefined, earlier };
    const eventsOf = (): AssembledEvents => {
      if (left.events === undefined) {
        const localEvents = works.map(eventsOfBlock);
        const last = left.earlier && { kept: left.earlier.kept, result: left.earlier.assembled.from };
        const resolved = annotators.events.resolve(context, localEvents, { entities, figures }, last);
        left.events = assembleEvents(text, numbered, resolved, left.earlier?.assembled);
        left.earlier = undefined;
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

  /** The blocks of a text at their places, with what is in them: those of the version before as far as they are as they were. */
  function placeBlocks(
    text: string,
    { head, tail, by, paragraphs, fresh }: Recut,
    before: Left<F, E> | undefined,
  ): Pick<Left<F, E>, 'cache' | 'placed' | 'works'> & { readonly annotated: number } {
    const cache: Cache<F, E> = before?.cache ?? [new Map(), new Map(), new Map(), new Map()];
    const placed = before?.placed.slice(0, head) ?? [];
    const works = before?.works.slice(0, head) ?? [];
    let annotated = 0;
    for (const { start, end, paragraph, opens, closes } of fresh) {
      const raw = ownWords(text, start, end);
      const known = cache[placeOf({ opens, closes })];
      let work = known.get(raw);
      if (work === undefined) {
        work = annotateBlock(createBlock(raw, opens, closes));
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

  function annotateBlock(block: Block): BlockWork<F, E> {
    const zones = annotators.zones.local(block);
    const tagged = annotators.entities.annotateBlock(block, { zones });
    const found = annotators.figures.annotateBlock(block, { zones, mentions: tagged });
    return { block, zones, ...arbitrate(tagged, found), events: undefined };
  }

  function eventsOfBlock(work: BlockWork<F, E>): E {
    work.events ??= annotators.events.annotateBlock(work.block, work);
    return work.events;
  }

  return {
    annotate: (text, options = {}) => run(text, options),
    reannotate: (previous, edit) => {
      const text = applyEdit(previous.text, edit);
      const before = previous.cache as Left<F, E>;
      return run(text, previous.options, before, sameParts(previous.text, text, edit));
    },
  };
}

/** The last events that were asked for, and what of that version is in the one after `before`, which kept `kept` of it. */
function earlierEvents<F, E>({ events, earlier }: Left<F, E>, kept: Kept): EarlierEvents | undefined {
  if (events !== undefined) return { assembled: events, kept };
  if (earlier === undefined) return undefined;
  const { head, tail, by } = earlier.kept;
  return {
    assembled: earlier.assembled,
    kept: { head: Math.min(head, kept.head), tail: Math.min(tail, kept.tail), by: by + kept.by },
  };
}

function wholly(fresh: readonly Piece[]): Recut {
  return { head: 0, tail: 0, by: 0, paragraphs: 0, fresh };
}

/** A speaker in the document's own characters: in a block, line breaks are spaces. */
function quoteSpeaker(text: string, zone: Zone): Zone {
  if (zone.speaker === undefined || text.startsWith(zone.speaker.text, zone.speaker.start)) return zone;
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
    cache[placeOf(block)].set(ownWords(text, start, end), works[i]);
  });
  return cache;
}

/** Which of the four maps of a cache a block belongs to. */
function placeOf({ opens, closes }: { readonly opens: boolean; readonly closes: boolean }): 0 | 1 | 2 | 3 {
  if (opens) return closes ? 3 : 1;
  return closes ? 2 : 0;
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
