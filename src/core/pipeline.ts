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
  Last,
  LocalFigureSpan,
  LocalMention,
  LocalZone,
  RuleFinder,
  Telling,
} from './annotations/annotator';
import { type Assembled, assemble } from './annotations/assemble';
import { type AssembledEvents, assembleEvents } from './annotations/assembleEvents';
import { NO_EVENTS } from './annotations/eventPlace';
import { LABEL_SET, type LabelSet } from './annotations/labelSet';
import type { EntityCluster, EntityMention, EventAnnotation, EventChoice, Figure, Zone } from './annotations/model';
import { quoteSpeaker } from './annotations/names';
import { type BlockWork, documentRegister, keptOf } from './blockCache';
import type { Block, PlacedBlock } from './blocks/block';
import { documentLanguage, type Language } from './blocks/language';
import { cutPieces, type Piece, splitParagraphs } from './blocks/paragraphs';
import { type Recut, recut } from './blocks/recut';
import { BlockWorks, type PlacedWorks } from './blockWorks';
import { type CorrectedEvents, correctEvents } from './corrections/correctEvents';
import { correctMarks } from './corrections/correctMarks';
import { type Decisions, decide, type PlacedStep, withRules } from './corrections/decisions';
import type { Operation } from './corrections/operation';
import {
  carryCorrections,
  type PlacedCorrections,
  placeCorrections,
  replaceOperations,
} from './corrections/placeCorrections';
import { type Redecided, redecide } from './corrections/redecide';
import { applyEdit, type SameParts, sameParts, type TextEdit } from './text/edit';
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
  /** What people did to the annotations: part of what the text is annotated by. */
  readonly corrections?: readonly Operation[];
}

/** A text with everything that was found in it, and what it takes to annotate its next version cheaply. */
export interface Annotated {
  readonly text: string;
  readonly options: AnnotateOptions;
  readonly register: 'standard' | 'caseless';
  /** A text that is not English has no events but those that people made. */
  readonly language: Language;
  readonly date: string | null;
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  /**
   * Resolved when first asked for: after an edit the other annotations, which mark the text, are there sooner. Ask
   * before the next `reannotate` only if they are wanted.
   */
  readonly events: readonly EventAnnotation[];
  /** How the clause of each of `events` tells it, where it does. */
  readonly tellings: readonly (Telling | undefined)[];
  readonly clusters: readonly EntityCluster[];
  readonly zones: readonly Zone[];
  /** Where the corrections stand, and those that stand nowhere. */
  readonly corrections: PlacedCorrections;
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
  /** What a user's own rules find, which goes before what the others find. */
  readonly rules?: RuleFinder;
  /** The labels there are; the engine's where it is left out. */
  readonly labels?: LabelSet;
  /** The PLOVER code of an event type, where it has one. */
  readonly ploverOf?: (type: string) => string | null;
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
  /**
   * `steps` are the edits that `edit` is the sum of, where there were several: corrections are carried through each.
   */
  reannotate(previous: Annotated, edit: TextEdit, steps?: readonly TextEdit[]): Annotated;
  /** The same text after people did something. */
  recorrect(previous: Annotated, corrections: readonly Operation[]): Annotated;
}

/** What a version of a text leaves to the next one. */
interface Left<F, E> extends PlacedWorks<F, E> {
  /** The same with what people decided in them. */
  readonly corrected: readonly BlockWork<F, E>[];
  readonly decisions: Decisions;
  /** What the document passes found, before what people decided of it. */
  readonly found: DocumentBeforeEvents;
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

/**
 * Joins annotators to one pipeline.
 *
 * `annotate` is linear in the text. `reannotate` gives exactly what `annotate` gives on the edited text, and annotates
 * only the blocks whose content is new; the rest is the `resolve` passes, which are told what stayed as it was. Neither
 * throws on any text.
 */
export function createPipeline<F extends LocalFigureSpan, E>(annotators: Annotators<F, E>): Pipeline {
  return new AnnotatorPipeline(annotators);
}

class AnnotatorPipeline<F extends LocalFigureSpan, E> implements Pipeline {
  readonly #annotators: Annotators<F, E>;
  readonly #blocks: BlockWorks<F, E>;

  constructor(annotators: Annotators<F, E>) {
    this.#annotators = annotators;
    this.#blocks = new BlockWorks(annotators);
  }

  annotate(text: string, options: AnnotateOptions = {}): Annotated {
    return this.#run(text, options, placeCorrections(text, options.corrections ?? []));
  }

  reannotate(previous: Annotated, edit: TextEdit, steps: readonly TextEdit[] = [edit]): Annotated {
    const text = applyEdit(previous.text, edit);
    const left = previous.cache as Left<F, E>;
    const corrections = carryCorrections(previous.corrections, previous.text, steps);
    const redecided = redecide(left.decisions, previous.corrections.placed, corrections.placed, edit);
    const same = sameParts(previous.text, text, edit);
    const cut = recut(text, left.placed, same);
    return this.#run(text, previous.options, corrections, { left, same, cut, redecided });
  }

  recorrect({ text, options, corrections, cache }: Annotated, operations: readonly Operation[]): Annotated {
    const left = cache as Left<F, E>;
    const replaced = replaceOperations(corrections, text, operations);
    const redecided = redecide(left.decisions, corrections.placed, replaced.placed);
    const last = { left, same: { head: text.length, tail: text.length, by: 0 }, cut: undefined, redecided };
    return this.#run(text, { ...options, corrections: operations }, replaced, last);
  }

  #run(text: string, options: AnnotateOptions, corrections: PlacedCorrections, last?: LastVersion<F, E>): Annotated {
    const before = last?.left;
    const cutAlike = last && cutAlikeOf(last);
    const { cache, placed, works, annotated } = this.#place(text, last);
    const decisions = last?.redecided?.decisions ?? decide(corrections.placed);
    const known = last?.redecided && cutAlike && { ...cutAlike, ...last.redecided, corrected: last.left.corrected };
    const corrected = this.#blocks.correct(placed, works, decisions.marks, known);
    const kept = cutAlike && before && keptOf(cutAlike, corrected, before.corrected);
    const foundZones = this.#findZones(placed, last, cutAlike);
    const zones = foundZones.zones.map(zone => quoteSpeaker(text, zone));
    const figures = corrected.map(w => w.figures);
    const date = options.date ?? this.#annotators.documentDate(text, zones, placed, figures);
    const context: DocumentContext = { text, blocks: placed, register: documentRegister(placed), date, zones };
    const found = this.#findMarks(context, corrected, kept && before && { kept, result: before.found });
    const labels = this.#annotators.labels ?? LABEL_SET;
    const ruled = withRules(
      decisions,
      placed,
      corrected.map(w => w.rules),
    );
    const marked = correctMarks(text, found, ruled, labels);
    const numbered = assemble(text, marked.entities, marked.figures, before?.numbered, last?.same);
    const earlier = before && kept && earlierEvents(before, kept);
    const parts = { cache, placed, works, corrected, decisions, found, foundZones, numbered };
    const left: Left<F, E> = { ...parts, events: undefined, earlier };
    const language = documentLanguage(placed);
    const events = this.#lazyEvents(left, language === 'en' ? context : { text }, marked, decisions.events);
    return {
      text,
      options,
      register: context.register,
      language,
      date,
      entities: numbered.entities,
      figures: numbered.figures,
      clusters: numbered.clusters,
      get events() {
        return events().events;
      },
      get tellings() {
        return events().tellings;
      },
      zones,
      corrections,
      work: { blocks: placed.length, annotated },
      cache: left,
    };
  }

  /** The blocks of a text at their places. */
  #place(text: string, last: LastVersion<F, E> | undefined): PlacedWorks<F, E> & { readonly annotated: number } {
    if (last === undefined) return this.#blocks.place(text, wholly(cutPieces(text, splitParagraphs(text))), undefined);
    return last.cut === undefined ? { ...last.left, annotated: 0 } : this.#blocks.place(text, last.cut, last.left);
  }

  /** The zones, which what people decide has no part in. */
  #findZones(placed: readonly PlacedBlock[], last: LastVersion<F, E> | undefined, kept: Kept | undefined): FoundZones {
    if (last === undefined || kept === undefined) return this.#annotators.zones.resolve(placed);
    const { placed: blocks, foundZones: result } = last.left;
    return last.cut === undefined ? result : this.#annotators.zones.resolve(placed, { kept, result, blocks });
  }

  /** The mentions and figures of a document. */
  #findMarks(
    context: DocumentContext,
    works: readonly BlockWork<F, E>[],
    last: Last<DocumentBeforeEvents> | undefined,
  ): DocumentBeforeEvents {
    const figures = works.map(w => w.figures);
    const mentions = works.map(w => w.mentions);
    const lastOf = <Result>(result: Result | undefined): Last<Result> | undefined =>
      last && result && { kept: last.kept, result };
    return {
      entities: this.#annotators.entities.resolve(context, mentions, { figures }, lastOf(last?.result.entities)),
      figures: this.#annotators.figures.resolve(context, figures, undefined, lastOf(last?.result.figures)),
    };
  }

  /** The events of a document, resolved when first asked for, with what people did to them. */
  #lazyEvents(
    left: Left<F, E>,
    context: DocumentContext | Foreign,
    marked: DocumentBeforeEvents,
    steps: readonly PlacedStep[],
  ): () => CorrectedEvents {
    const { text } = context;
    const { numbered } = left;
    const eventsOf = (): AssembledEvents => {
      if (!('blocks' in context)) return assembleEvents(text, numbered, NO_EVENTS);
      if (left.events === undefined) {
        const localEvents = left.corrected.map(work => this.#blocks.eventsOf(work));
        const last = left.earlier && { kept: left.earlier.kept, result: left.earlier.assembled.from };
        const resolved = this.#annotators.events.resolve(context, localEvents, marked, last);
        left.events = assembleEvents(text, numbered, resolved, left.earlier?.assembled);
        left.earlier = undefined;
      }
      return left.events;
    };
    let made: CorrectedEvents | undefined;
    return () => {
      if (made !== undefined) return made;
      const { events, from } = eventsOf();
      const tellings = from.events.map(e => e.telling);
      const { entities, figures } = numbered;
      made = correctEvents(
        { text, entities, figures, events, tellings, ploverOf: this.#annotators.ploverOf ?? (() => null) },
        steps,
      );
      return made;
    };
  }
}

/** A text that is not English: nothing of it is read for events. */
type Foreign = Pick<DocumentContext, 'text'>;

/** The version of a text before, and what of the text is as it was. */
interface LastVersion<F, E> {
  readonly left: Left<F, E>;
  readonly same: SameParts;
  /** How the text was cut anew; undefined where it is the same text. */
  readonly cut: Recut | undefined;
  /** What people decided, told by what they had. */
  readonly redecided: Redecided | undefined;
}

/** The blocks at both ends of a text that hold what they held. */
function cutAlikeOf<F, E>({ left, cut }: LastVersion<F, E>): Kept {
  const { length } = left.placed;
  return cut === undefined ? { head: length, tail: length, by: 0 } : { head: cut.head, tail: cut.tail, by: cut.by };
}

/**
 * The last events that were asked for, and what of that version is in the one after `before`, which kept `kept` of it.
 */
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
