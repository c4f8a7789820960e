import type { Span } from '../text/span';
import type { EntityResult, EventResult, FigureResult } from './annotator';
import type { EntityCluster, EntityMention, EventAnnotation, Figure, QuotedSpan } from './model';

/** Gives the resolved entities and figures of a text their ids (T by place, C by order) and their words. */
export function assemble(
  text: string,
  entities: EntityResult,
  figures: FigureResult,
): {
  entities: readonly EntityMention[];
  figures: readonly Figure[];
  clusters: readonly EntityCluster[];
} {
  const { entityIds, figureIds } = numberByPlace(entities.mentions, figures.figures);
  const clusterIds = names('C', entities.clusters.length);
  // Runs over everything after every edit: literals and plain assignments, since spreading an object costs ten times as much.
  return {
    entities: entities.mentions.map(({ start, end, label, cluster, confidence, evidence }, i) => {
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
    figures: figures.figures.map(({ start, end, label, value, confidence, evidence }, i) => {
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
    clusters: entities.clusters.map(({ mentions, ...rest }, i) => ({
      id: clusterIds[i],
      ...rest,
      mentions: mentions.map(m => entityIds[m]),
    })),
  };
}

/** Gives the resolved events of a text their ids and their words. `numbered` are its entities and figures, in the order of the results. */
export function assembleEvents(
  text: string,
  numbered: { readonly entities: readonly EntityMention[]; readonly figures: readonly Figure[] },
  { events }: EventResult,
): readonly EventAnnotation[] {
  const { entities, figures } = numbered;
  const quote = ({ start, end }: Span): QuotedSpan => ({ start, end, text: text.slice(start, end) });
  const ids = names('E', events.length);
  return events.map((e, i) => {
    const event: Writable<EventAnnotation> = {
      id: ids[i],
      type: e.type,
      plover: e.plover,
      trigger: quote(e.trigger),
      arguments: e.arguments.map(({ role, target: { kind, index }, via }) => {
        const target = (kind === 'entity' ? entities : figures)[index].id;
        return via === undefined ? { role, target } : { role, target, via: quote(via) };
      }),
      time: e.time === null ? null : figures[e.time].id,
      place: e.place === null ? null : entities[e.place].id,
      polarity: e.polarity,
      modality: e.modality,
      source: e.source === null ? null : entities[e.source].id,
    };
    if (e.sourceText !== undefined) event.sourceText = quote(e.sourceText);
    if (e.sameAs !== undefined) event.sameAs = ids[e.sameAs];
    if (e.lead !== undefined) event.lead = e.lead;
    if (e.confidence !== undefined) event.confidence = e.confidence;
    if (e.evidence !== undefined) event.evidence = e.evidence;
    return event;
  });
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
  const entityIds: string[] = [];
  const figureIds: string[] = [];
  const ids = names('T', mentions.length + figures.length);
  for (const id of ids) {
    const mention = mentions[entityIds.length];
    const figure = figures[figureIds.length];
    if (mention === undefined && figure === undefined) break;
    if (figure === undefined || (mention !== undefined && mention.start <= figure.start)) entityIds.push(id);
    else figureIds.push(id);
  }
  return { entityIds, figureIds };
}
