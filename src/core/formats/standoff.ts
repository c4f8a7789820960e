import { LABEL_SET } from '../annotations/labelSet';
import type { EventAnnotation, EventArgument, NewsmarkDocument, Origin } from '../annotations/model';
import type { Span } from '../text/span';
import { type Aspect, crowded } from './aspects';
import type { ReadArgument, ReadCluster, ReadDocument, ReadEvent, ReadMark } from './reading';

/** What a document of `newsmark/1` says, as a file of any format is read. Linear. */
export function standoffOf(document: NewsmarkDocument, text: string | undefined): ReadDocument {
  const { id, date, uri } = document.document;
  return {
    id,
    text,
    ...(uri === null ? {} : { source: uri }),
    ...(date === null ? {} : { date }),
    marks: [...document.entities, ...document.figures]
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map(mark => ({
        id: mark.id,
        start: mark.start,
        end: mark.end,
        label: mark.label,
        ...('value' in mark ? { value: mark.value } : {}),
        ...(mark.confidence === undefined ? {} : { confidence: mark.confidence }),
        origin: mark.origin,
        ...(mark.attributes === undefined ? {} : { attributes: mark.attributes }),
      })),
    events: document.events.map(eventOf),
    clusters: document.clusters.map(({ name, mentions }) => ({ name, mentions })),
  };
}

function eventOf(event: EventAnnotation): ReadEvent {
  const { id, type, trigger, time, place, source, polarity, modality, sameAs, origin } = event;
  return {
    id,
    type,
    trigger: spanOf(trigger),
    arguments: event.arguments.map(argumentOf),
    ...(time === null ? {} : { time }),
    ...(place === null ? {} : { place }),
    ...(source === null ? {} : { source }),
    polarity,
    modality,
    ...(sameAs === undefined ? {} : { sameAs }),
    ...(origin === undefined ? {} : { origin }),
  };
}

function argumentOf({ role, target, span }: EventArgument): ReadArgument {
  return target === undefined ? { role, span: spanOf(span) } : { role, target };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** What of a document a format holds that keeps these aspects: the rest is taken out, as writing it would. */
export function reduced(document: ReadDocument, keeps: ReadonlySet<Aspect>): ReadDocument {
  const isFigure = ({ value, label }: ReadMark): boolean =>
    value !== undefined || LABEL_SET.find(label)?.kind === 'figure';
  const wanted = document.marks.filter(mark => keeps.has(isFigure(mark) ? 'figures' : 'entities'));
  const { kept, nested, crossing } = crowded(wanted);
  const marks = [...kept, ...(keeps.has('nesting') ? nested : []), ...(keeps.has('overlaps') ? crossing : [])].map(
    mark => reducedMark(mark, keeps),
  );
  const ids = new Set(marks.map(({ id }) => id));
  const events = keeps.has('events') ? document.events.map(event => reducedEvent(event, keeps, ids)) : [];
  const clusters = keeps.has('clusters')
    ? document.clusters
        .map(({ name, mentions }) => ({
          ...(name !== undefined && keeps.has('names') ? { name } : {}),
          mentions: mentions.filter(id => ids.has(id)),
        }))
        .filter(({ mentions }) => mentions.length > 0)
    : [];
  return { ...document, marks, events, clusters };
}

function reducedMark(mark: ReadMark, keeps: ReadonlySet<Aspect>): ReadMark {
  const { value, confidence, origin, author, attributes, note, ...rest } = mark;
  return {
    ...rest,
    ...(value !== undefined && keeps.has('values') ? { value } : {}),
    ...(confidence !== undefined && keeps.has('scores') ? { confidence } : {}),
    ...(origin !== undefined && keeps.has('origin') ? { origin } : {}),
    ...(attributes !== undefined && keeps.has('attributes') ? { attributes } : {}),
    ...(author === undefined ? {} : { author }),
    ...(note === undefined ? {} : { note }),
  };
}

function reducedEvent(event: ReadEvent, keeps: ReadonlySet<Aspect>, marks: ReadonlySet<string>): ReadEvent {
  const { time, place, source, polarity, modality, sameAs, origin, ...rest } = event;
  const settings = keeps.has('settings') ? { time, place, source } : {};
  const there = Object.entries(settings).filter(([, id]) => id !== undefined && marks.has(id));
  const isThere = ({ target }: ReadArgument): boolean => target === undefined || marks.has(target);
  return {
    ...rest,
    arguments: keeps.has('arguments') ? event.arguments.filter(isThere) : [],
    ...Object.fromEntries(there),
    ...(keeps.has('status') && polarity !== undefined ? { polarity } : {}),
    ...(keeps.has('status') && modality !== undefined ? { modality } : {}),
    ...(keeps.has('same') && sameAs !== undefined ? { sameAs } : {}),
    ...(keeps.has('origin') && origin !== undefined ? { origin } : {}),
  };
}

/**
 * Everything that a document says, a line each, without the ids of a file: two documents that say the same have the
 * same lines. In no order that means anything.
 */
export function factsOf({ marks, events, clusters }: ReadDocument): readonly string[] {
  const facts: string[] = [];
  const places = new Map<string, string>();
  for (const mark of marks) {
    const { start, end, label, value, confidence, origin, attributes } = mark;
    const place = `${start}-${end}`;
    places.set(mark.id, place);
    facts.push(`${place} ${label}${more({ value, confidence, origin: told(origin), attributes })}`);
  }
  const triggers = new Map(events.map(({ id, type, trigger }) => [id, `${type} ${trigger.start}-${trigger.end}`]));
  for (const event of events) {
    const own = `event ${triggers.get(event.id)}`;
    const { polarity, modality, origin, sameAs } = event;
    const status = {
      polarity: polarity === 'positive' ? undefined : polarity,
      modality: modality === 'asserted' ? undefined : modality,
      origin: told(origin),
      sameAs: sameAs === undefined ? undefined : triggers.get(sameAs),
    };
    facts.push(`${own}${more(status)}`);
    for (const { role, target, span } of event.arguments) {
      const filler = span === undefined ? places.get(target ?? '') : `words ${span.start}-${span.end}`;
      facts.push(`${own} ${role} ${filler}`);
    }
    for (const [what, id] of [
      ['time', event.time],
      ['place', event.place],
      ['source', event.source],
    ] as const) {
      if (id !== undefined) facts.push(`${own} ${what} ${places.get(id)}`);
    }
  }
  for (const cluster of clusters) if (cluster.mentions.length > 1) facts.push(clusterFact(cluster, places));
  return facts;
}

/** A cluster of one mention says nothing that the mention does not. */
function clusterFact({ name, mentions }: ReadCluster, places: ReadonlyMap<string, string>): string {
  const own = mentions.map(id => places.get(id) ?? '?').sort();
  return `cluster ${own.join(' ')}${more({ name })}`;
}

/** A machine is what nobody needs to be told of. */
function told(origin: Origin | undefined): Origin | undefined {
  return origin === 'machine' ? undefined : origin;
}

/** Those of some fields that are there, in one order. */
function more(fields: Readonly<Record<string, unknown>>): string {
  const there = Object.entries(fields).filter(([, value]) => value !== undefined);
  return there.map(([key, value]) => ` ${key}=${canonical(value)}`).join('');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** What one of two documents says and the other does not. */
export interface Mismatch {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Compares what was to be written with what was read back. */
export function differenceOf(written: ReadDocument, read: ReadDocument): Mismatch {
  const left = new Map<string, number>();
  for (const fact of factsOf(read)) left.set(fact, (left.get(fact) ?? 0) + 1);
  const missing: string[] = [];
  for (const fact of factsOf(written)) {
    const count = left.get(fact) ?? 0;
    if (count === 0) missing.push(fact);
    else left.set(fact, count - 1);
  }
  const extra = [...left].flatMap(([fact, count]) => Array<string>(count).fill(fact));
  return { missing, extra };
}
