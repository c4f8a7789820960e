import type { Span } from '../text/span';
import type { EntityResult, EventResult, FigureResult, ResolvedEvent } from './annotator';
import type { EntityCluster, EntityMention, EventAnnotation, EventArgument, Figure, QuotedSpan } from './model';

/** The entities and figures of a text with their ids, and what they were made of. */
export interface Assembled {
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  readonly clusters: readonly EntityCluster[];
  readonly from: { readonly entities: EntityResult; readonly figures: FigureResult };
}

/**
 * Gives the resolved entities and figures of a text their ids (T by place, C by order) and their words. What is as it was in the
 * version `before` (the same resolved object, the same number) is the same object again.
 */
export function assemble(text: string, entities: EntityResult, figures: FigureResult, before?: Assembled): Assembled {
  const { entityIds, figureIds } = numberByPlace(entities.mentions, figures.figures);
  const clusterIds = names('C', entities.clusters.length);
  // Runs over everything after every edit: literals and plain assignments, since spreading an object costs ten times as much.
  return {
    from: { entities, figures },
    entities: entities.mentions.map((resolved, i) => {
      if (before?.from.entities.mentions[i] === resolved && before.entities[i].id === entityIds[i])
        return before.entities[i];
      const { start, end, label, cluster, confidence, evidence } = resolved;
      const mention: Writable<EntityMention> = {
        id: entityIds[i],
        start,
        end,
        text: text.slice(start, end),
        label,
        cluster: clusterIds[cluster],
        confidence,
        origin: MACHINE,
      };
      if (evidence !== undefined) mention.evidence = evidence;
      return mention;
    }),
    figures: figures.figures.map((resolved, i) => {
      if (before?.from.figures.figures[i] === resolved && before.figures[i].id === figureIds[i])
        return before.figures[i];
      const { start, end, label, value, confidence, evidence } = resolved;
      const figure: Writable<Figure> = {
        id: figureIds[i],
        start,
        end,
        text: text.slice(start, end),
        label,
        origin: MACHINE,
        value,
      };
      if (confidence !== undefined) figure.confidence = confidence;
      if (evidence !== undefined) figure.evidence = evidence;
      return figure;
    }),
    clusters: entities.clusters.map(({ mentions, label, name, reason, place, note }, i) => {
      const cluster: Writable<Omit<EntityCluster, 'mentions'>> = { id: clusterIds[i], label, name };
      if (reason !== undefined) cluster.reason = reason;
      if (place !== undefined) cluster.place = place;
      if (note !== undefined) cluster.note = note;
      return Object.assign(cluster, { mentions: mentions.map(m => entityIds[m]) });
    }),
  };
}

/** The events of a text with their ids, and what they were made of. */
export interface AssembledEvents {
  readonly events: readonly EventAnnotation[];
  readonly from: EventResult;
  readonly numbered: Assembled;
}

/**
 * Gives the resolved events of a text their ids and their words. `numbered` are its entities and figures, in the order of the
 * results. What is as it was in the version `before` is the same object again.
 */
export function assembleEvents(
  text: string,
  numbered: Assembled,
  result: EventResult,
  before?: AssembledEvents,
): AssembledEvents {
  const ids = names('E', result.events.length);
  const more = before === undefined ? 0 : result.events.length - before.events.length;
  const events = result.events.map((event, i) => {
    if (before === undefined) return assembleEvent(text, numbered, event, ids, i);
    const same = before.from.events[i];
    if (same === event && pointsAlike(event, before.numbered, numbered)) return before.events[i];
    // an event that moved has the arguments that it had, where no number changed
    const old = same?.arguments === event.arguments ? i : i - more;
    const keeps = before.from.events[old]?.arguments === event.arguments;
    const args = keeps && fillAlike(event, before.numbered, numbered) ? before.events[old].arguments : undefined;
    return assembleEvent(text, numbered, event, ids, i, args);
  });
  return { events, from: result, numbered };
}

/** Whether all that an event points at has the ids in one version that it has in the other. */
function pointsAlike(event: ResolvedEvent, a: Assembled, b: Assembled): boolean {
  const { time, place, source } = event;
  if (time !== null && a.figures[time].id !== b.figures[time].id) return false;
  if (place !== null && a.entities[place].id !== b.entities[place].id) return false;
  if (source !== null && a.entities[source].id !== b.entities[source].id) return false;
  return fillAlike(event, a, b);
}

/** Whether all that fills a role of an event has the ids in one version that it has in the other. */
function fillAlike({ arguments: args }: ResolvedEvent, a: Assembled, b: Assembled): boolean {
  for (const { target } of args) {
    const { kind, index } = target;
    if (kind === 'entity' ? a.entities[index].id !== b.entities[index].id : a.figures[index].id !== b.figures[index].id)
      return false;
  }
  return true;
}

function assembleEvent(
  text: string,
  numbered: Assembled,
  e: ResolvedEvent,
  ids: readonly string[],
  i: number,
  args = assembleArguments(text, numbered, e),
): EventAnnotation {
  const { entities, figures } = numbered;
  const event: Writable<EventAnnotation> = {
    id: ids[i],
    type: e.type,
    plover: e.plover,
    trigger: quote(text, e.trigger),
    arguments: args,
    time: e.time === null ? null : figures[e.time].id,
    place: e.place === null ? null : entities[e.place].id,
    polarity: e.polarity,
    modality: e.modality,
    source: e.source === null ? null : entities[e.source].id,
  };
  if (e.sourceText !== undefined) event.sourceText = quote(text, e.sourceText);
  if (e.sameAs !== undefined) event.sameAs = ids[e.sameAs];
  if (e.lead !== undefined) event.lead = e.lead;
  if (e.confidence !== undefined) event.confidence = e.confidence;
  if (e.evidence !== undefined) event.evidence = e.evidence;
  return event;
}

function assembleArguments(text: string, { entities, figures }: Assembled, e: ResolvedEvent): readonly EventArgument[] {
  return e.arguments.map(({ role, target: { kind, index }, via }) => {
    const target = (kind === 'entity' ? entities : figures)[index].id;
    return via === undefined ? { role, target } : { role, target, via: quote(text, via) };
  });
}

function quote(text: string, { start, end }: Span): QuotedSpan {
  return { start, end, text: text.slice(start, end) };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const MACHINE = 'machine';
const made: { [prefix: string]: string[] } = { T: [], C: [], E: [] };

/** "T1", "T2" and so on, `count` of them or more: made once, since every document has them. */
function names(prefix: 'T' | 'C' | 'E', count: number): readonly string[] {
  const list = made[prefix];
  while (list.length < count) list.push(`${prefix}${list.length + 1}`);
  return list;
}

/** T1, T2, … over mentions and figures together, in the order of the text; both lists are sorted by start. */
function numberByPlace(
  mentions: readonly Span[],
  figures: readonly Span[],
): { entityIds: readonly string[]; figureIds: readonly string[] } {
  const entityIds = new Array<string>(mentions.length);
  const figureIds = new Array<string>(figures.length);
  const ids = names('T', mentions.length + figures.length);
  let m = 0;
  let f = 0;
  while (m < mentions.length || f < figures.length) {
    const id = ids[m + f];
    if (f === figures.length || (m < mentions.length && mentions[m].start <= figures[f].start)) entityIds[m++] = id;
    else figureIds[f++] = id;
  }
  return { entityIds, figureIds };
}
