import type { Span } from '../text/span';
import type { EntityResult, FigureResult, ResolvedCluster } from './annotator';
import type { EntityCluster, EntityMention, Figure, QuotedSpan } from './model';
import { names, ownWords } from './names';

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
  const wordsOfMention = wordsFinder(text, before?.entities, entities.mentions.length);
  const wordsOfFigure = wordsFinder(text, before?.figures, figures.figures.length);
  // Runs over everything after every edit: literals and plain assignments, since spreading an object costs ten times as much.
  return {
    from: { entities, figures },
    entities: entities.mentions.map((resolved, i) => {
      const old = before?.entities[i];
      if (old !== undefined && before?.from.entities.mentions[i] === resolved && old.id === entityIds[i]) return old;
      const { start, end, label, cluster, confidence, evidence } = resolved;
      const mention: Writable<EntityMention> = {
        id: entityIds[i],
        start,
        end,
        text: wordsOfMention(i, start, end),
        label,
        cluster: clusterIds[cluster],
        confidence,
        origin: MACHINE,
      };
      if (evidence !== undefined) mention.evidence = evidence;
      return mention;
    }),
    figures: figures.figures.map((resolved, i) => {
      const old = before?.figures[i];
      if (old !== undefined && before?.from.figures.figures[i] === resolved && old.id === figureIds[i]) return old;
      const { start, end, label, value, confidence, evidence } = resolved;
      const figure: Writable<Figure> = {
        id: figureIds[i],
        start,
        end,
        text: wordsOfFigure(i, start, end),
        label,
        origin: MACHINE,
        value,
      };
      if (confidence !== undefined) figure.confidence = confidence;
      if (evidence !== undefined) figure.evidence = evidence;
      return figure;
    }),
    clusters: entities.clusters.map((resolved, i) => {
      const old = before?.clusters[i];
      if (old !== undefined && isSameCluster(old, resolved, entityIds)) return old;
      const { mentions, label, name, reason, place, note } = resolved;
      const cluster: Writable<Omit<EntityCluster, 'mentions'>> = { id: clusterIds[i], label, name };
      if (reason !== undefined) cluster.reason = reason;
      if (place !== undefined) cluster.place = place;
      if (note !== undefined) cluster.note = note;
      return Object.assign(cluster, { mentions: mentions.map(m => entityIds[m]) });
    }),
  };
}

/**
 * Gives the words of the `i`th of `count` marks, which is `start..end`: those of the mark in the version before that has the same
 * number from the beginning or from the end, where it has the same words.
 */
function wordsFinder(
  text: string,
  before: readonly QuotedSpan[] | undefined,
  count: number,
): (i: number, start: number, end: number) => string {
  const shift = (before?.length ?? 0) - count;
  return (i, start, end) => {
    const size = end - start;
    const same = before?.[i + shift]?.text;
    if (same !== undefined && same.length === size && text.startsWith(same, start)) return same;
    const other = before?.[i]?.text;
    if (other !== undefined && other.length === size && text.startsWith(other, start)) return other;
    return ownWords(text, start, end);
  };
}

/** Whether a cluster, which has the same number, has all that it had. */
function isSameCluster(old: EntityCluster, now: ResolvedCluster, ids: readonly string[]): boolean {
  const { label, name, reason, place, note, mentions } = now;
  if (old.label !== label || old.name !== name || old.reason !== reason || old.place !== place || old.note !== note)
    return false;
  if (old.mentions.length !== mentions.length) return false;
  for (let k = 0; k < mentions.length; k++) if (old.mentions[k] !== ids[mentions[k]]) return false;
  return true;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const MACHINE = 'machine';
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
