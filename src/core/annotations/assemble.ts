import type { Span } from '../text/span';
import type { EntityResult, EventResult, FigureResult, Target } from './annotator';
import type { EntityCluster, EntityMention, EventAnnotation, Figure, QuotedSpan } from './model';

/** Gives the resolved annotations of a text their ids (T by place, C and E by order) and their words. */
export function assemble(
  text: string,
  entities: EntityResult,
  figures: FigureResult,
  events: EventResult,
): {
  entities: readonly EntityMention[];
  figures: readonly Figure[];
  events: readonly EventAnnotation[];
  clusters: readonly EntityCluster[];
} {
  const quote = (span: Span): QuotedSpan => ({
    start: span.start,
    end: span.end,
    text: text.slice(span.start, span.end),
  });
  const { entityIds, figureIds } = numberByPlace(entities.mentions, figures.figures);
  const idOf = (target: Target): string => (target.kind === 'entity' ? entityIds : figureIds)[target.index];
  return {
    entities: entities.mentions.map((m, i) => ({
      id: entityIds[i],
      ...quote(m),
      label: m.label,
      cluster: `C${m.cluster + 1}`,
      confidence: m.confidence,
      origin: 'machine',
      ...(m.evidence === undefined ? {} : { evidence: m.evidence }),
    })),
    figures: figures.figures.map((f, i) => ({
      id: figureIds[i],
      ...quote(f),
      label: f.label,
      origin: 'machine',
      value: f.value,
      ...(f.confidence === undefined ? {} : { confidence: f.confidence }),
      ...(f.evidence === undefined ? {} : { evidence: f.evidence }),
    })),
    clusters: entities.clusters.map(({ mentions, ...rest }, i) => ({
      id: `C${i + 1}`,
      ...rest,
      mentions: mentions.map(m => entityIds[m]),
    })),
    events: events.events.map(({ trigger, arguments: args, time, place, source, sourceText, sameAs, ...rest }, i) => ({
      id: `E${i + 1}`,
      ...rest,
      trigger: quote(trigger),
      arguments: args.map(({ role, target, via }) => ({
        role,
        target: idOf(target),
        ...(via === undefined ? {} : { via: quote(via) }),
      })),
      time: time === null ? null : figureIds[time],
      place: place === null ? null : entityIds[place],
      source: source === null ? null : entityIds[source],
      ...(sourceText === undefined ? {} : { sourceText: quote(sourceText) }),
      ...(sameAs === undefined ? {} : { sameAs: `E${sameAs + 1}` }),
    })),
  };
}

/** T1, T2, … over mentions and figures together, in the order of the text; both lists are sorted by start. */
function numberByPlace(
  mentions: readonly Span[],
  figures: readonly Span[],
): { entityIds: readonly string[]; figureIds: readonly string[] } {
  const entityIds: string[] = [];
  const figureIds: string[] = [];
  for (let n = 1; entityIds.length < mentions.length || figureIds.length < figures.length; n++) {
    const mention = mentions[entityIds.length];
    const figure = figures[figureIds.length];
    if (figure === undefined || (mention !== undefined && mention.start <= figure.start)) entityIds.push(`T${n}`);
    else figureIds.push(`T${n}`);
  }
  return { entityIds, figureIds };
}
