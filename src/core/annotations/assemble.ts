import type { SameParts } from '../text/edit';
import type { EntityResult, FigureResult, ResolvedCluster } from './annotator';
import type { EntityCluster, EntityMention, Figure, QuotedSpan } from './model';
import { ownWords } from './names';
import { KEY_REACH, keyOf, keyOfName, type StableIds, stableIds } from './stableIds';

/** The entities and figures of a text with their ids, and what they were made of. */
export interface Assembled {
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  readonly clusters: readonly EntityCluster[];
  readonly from: { readonly entities: EntityResult; readonly figures: FigureResult };
  readonly marks: Marks;
  readonly clusterIds: StableIds;
}

/** The mentions and figures of a text together, in its order, with what their ids are made of. */
interface Marks {
  readonly stable: StableIds;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Gives the resolved entities and figures of a text their ids (see `StableIds`) and their words. What is as it was in
 * the version `before` (the same resolved object, the same id) is the same object again; `same` are the parts of the
 * text that are as they were.
 */
export function assemble(
  text: string,
  entities: EntityResult,
  figures: FigureResult,
  before?: Assembled,
  same?: SameParts,
): Assembled {
  const { entityIds, figureIds, marks } = identifyMarks(text, entities, figures, before?.marks, same);
  const clusters = identifyClusters(entities, before?.clusterIds);
  const clusterIds = clusters.ids;
  const wordsOfMention = wordsFinder(text, before?.entities, entities.mentions.length);
  const wordsOfFigure = wordsFinder(text, before?.figures, figures.figures.length);
  // Runs over everything after every edit: literals and plain assignments, since spreading an object costs ten times as
  // much.
  return {
    from: { entities, figures },
    marks,
    clusterIds: clusters,
    entities: entities.mentions.map((resolved, i) => {
      const old = before?.entities[i];
      const isSame = old !== undefined && before?.from.entities.mentions[i] === resolved && old.id === entityIds[i];
      if (isSame && old.cluster === clusterIds[resolved.cluster]) return old;
      const { start, end, label, own, cluster, confidence, evidence, origin = MACHINE } = resolved;
      const mention: Writable<EntityMention> = {
        id: entityIds[i],
        start,
        end,
        text: wordsOfMention(i, start, end),
        label: own ?? label,
        cluster: clusterIds[cluster],
        confidence,
        origin,
      };
      if (own !== undefined) mention.like = label;
      if (evidence !== undefined) mention.evidence = evidence;
      if (resolved.attributes !== undefined) mention.attributes = resolved.attributes;
      return mention;
    }),
    figures: figures.figures.map((resolved, i) => {
      const old = before?.figures[i];
      if (old !== undefined && before?.from.figures.figures[i] === resolved && old.id === figureIds[i]) return old;
      const { start, end, label, own, value, confidence, evidence, origin = MACHINE } = resolved;
      const figure: Writable<Figure> = {
        id: figureIds[i],
        start,
        end,
        text: wordsOfFigure(i, start, end),
        label: own ?? label,
        origin,
        value,
      };
      if (own !== undefined) figure.like = label;
      if (confidence !== undefined) figure.confidence = confidence;
      if (evidence !== undefined) figure.evidence = evidence;
      if (resolved.attributes !== undefined) figure.attributes = resolved.attributes;
      return figure;
    }),
    clusters: entities.clusters.map((resolved, i) => {
      const old = before?.clusters[i];
      if (old !== undefined && old.id === clusterIds[i] && isSameCluster(old, resolved, entityIds)) return old;
      const { mentions, label, own, name, reason, place, note, origin } = resolved;
      const cluster: Writable<Omit<EntityCluster, 'mentions'>> = { id: clusterIds[i], label: own ?? label, name };
      if (own !== undefined) cluster.like = label;
      if (reason !== undefined) cluster.reason = reason;
      if (place !== undefined) cluster.place = place;
      if (note !== undefined) cluster.note = note;
      if (origin !== undefined) cluster.origin = origin;
      return Object.assign(cluster, { mentions: mentions.map(m => entityIds[m]) });
    }),
  };
}

/**
 * Gives the words of the `i`th of `count` marks, which is `start..end`: those of the mark in the version before that
 * has the same number from the beginning or from the end, where it has the same words.
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
  const { label, own, name, reason, place, note, origin, mentions } = now;
  if (old.origin !== origin) return false;
  if (
    old.label !== (own ?? label) ||
    old.name !== name ||
    old.reason !== reason ||
    old.place !== place ||
    old.note !== note
  )
    return false;
  if (old.mentions.length !== mentions.length) return false;
  for (let k = 0; k < mentions.length; k++) if (old.mentions[k] !== ids[mentions[k]]) return false;
  return true;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const MACHINE = 'machine';

/** How many words beside a mention or a figure its id is made of, on each side. */
const WORDS = 2;

/** The ids of mentions and figures, which share one numbering. */
function identifyMarks(
  text: string,
  { mentions }: EntityResult,
  { figures }: FigureResult,
  before: Marks | undefined,
  same: SameParts | undefined,
): { entityIds: readonly string[]; figureIds: readonly string[]; marks: Marks } {
  const count = mentions.length + figures.length;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const keys = new Int32Array(count);
  let given: Map<number, string> | undefined;
  let m = 0;
  let f = 0;
  const keyBefore = keysBefore(before, same);
  for (let i = 0; i < count; i++) {
    const isMention = f === figures.length || (m < mentions.length && mentions[m].start <= figures[f].start);
    const mark = isMention ? mentions[m++] : figures[f++];
    const { start, end } = mark;
    starts[i] = start;
    ends[i] = end;
    if (mark.id !== undefined) {
      given ??= new Map();
      given.set(i, mark.id);
    }
    keys[i] = keyBefore(start, end) ?? keyOf(text, mark, WORDS, WORDS);
  }
  const stable = stableIds('T', keys, given, before?.stable);
  const entityIds = new Array<string>(mentions.length);
  const figureIds = new Array<string>(figures.length);
  for (let i = 0, a = 0, b = 0; i < count; i++) {
    if (a < mentions.length && mentions[a].start === starts[i] && mentions[a].end === ends[i])
      entityIds[a++] = stable.ids[i];
    else figureIds[b++] = stable.ids[i];
  }
  return { entityIds, figureIds, marks: { stable, starts, ends } };
}

/**
 * Gives the keys that marks had in the version before, where they and all that their keys look at are as they were;
 * asked in order.
 */
function keysBefore(
  before: Marks | undefined,
  same: SameParts | undefined,
): (start: number, end: number) => number | undefined {
  if (before === undefined || same === undefined) return () => undefined;
  const { starts, ends, stable } = before;
  let j = 0;
  return (start, end) => {
    const by = movedBy(start, end, same);
    if (by === undefined) return undefined;
    while (j < starts.length && starts[j] < start - by) j++;
    return starts[j] === start - by && ends[j] === end - by ? stable.keys[j] : undefined;
  };
}

/** How far a span has moved that lies, with all that its key looks at, in a part that is as it was. */
function movedBy(start: number, end: number, { head, tail, by }: SameParts): number | undefined {
  if (end + KEY_REACH < head) return 0;
  return start - KEY_REACH > tail ? by : undefined;
}

function identifyClusters({ clusters }: EntityResult, before: StableIds | undefined): StableIds {
  const keys = Int32Array.from(clusters, ({ name, machineName = name }) => keyOfName(machineName));
  return stableIds('C', keys, undefined, before);
}
