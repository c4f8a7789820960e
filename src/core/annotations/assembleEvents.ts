import type { Span } from '../text/span';
import type { EventPlace, EventResult, ResolvedEvent, Target } from './annotator';
import type { Assembled } from './assemble';
import { figureAt, mentionAt } from './eventPlace';
import type { EventAnnotation, EventArgument, QuotedSpan } from './model';
import { ownWords } from './names';
import { keyOf, type StableIds, stableIds } from './stableIds';

/** The events of a text with their ids, and what they were made of. */
export interface AssembledEvents {
  readonly events: readonly EventAnnotation[];
  readonly from: EventResult;
  readonly numbered: Assembled;
  readonly stable: StableIds;
}

/** A text whose events are assembled, with its entities and figures. */
interface Version {
  readonly text: string;
  readonly numbered: Assembled;
  readonly from: EventResult;
}

/**
 * Gives the resolved events of a text their ids and their words. `numbered` are its entities and figures, in the order
 * of the results. What is as it was in the version `before` is the same object again.
 */
export function assembleEvents(
  text: string,
  numbered: Assembled,
  from: EventResult,
  before?: AssembledEvents,
): AssembledEvents {
  const olds = matchOlds(from, before);
  const stable = identify(text, from, olds, before);
  const { ids } = stable;
  const now: Version = { text, numbered, from };
  const events = new Array<EventAnnotation>(from.events.length);
  for (let i = 0; i < events.length; i++) {
    events[i] =
      before !== undefined && olds[i] >= 0
        ? assembleAgain(now, i, ids, before, olds[i])
        : assembleEvent(now, i, ids, assembleArguments(now, from.events[i], from.places[i]));
  }
  return { events, from, numbered, stable };
}

/** The index that each event had in the version before; -1 where it is told anew. */
function matchOlds({ events }: EventResult, before: AssembledEvents | undefined): Int32Array {
  const olds = new Int32Array(events.length).fill(-1);
  if (before === undefined) return olds;
  // the events before the edit have the index that they had, those behind it one that is moved
  const old = before.from.events;
  const moved = old.length - events.length;
  let shift = 0;
  for (let i = 0; i < events.length; i++) {
    if (old[i + shift] !== events[i]) shift = shift === 0 && old[i + moved] === events[i] ? moved : 0;
    if (old[i + shift] === events[i]) olds[i] = i + shift;
  }
  return olds;
}

/** How many words before a trigger its id is made of. Those behind it may be another block's. */
const WORDS = 3;

/** The ids of events, made of their triggers and the words before them in their blocks. */
function identify(
  text: string,
  { events, places }: EventResult,
  olds: Int32Array,
  before: AssembledEvents | undefined,
): StableIds {
  const keys = new Int32Array(events.length);
  for (let i = 0; i < events.length; i++) {
    const floor = places[i].start;
    const { start, end } = events[i].trigger;
    keys[i] =
      before !== undefined && olds[i] >= 0
        ? before.stable.keys[olds[i]]
        : keyOf(text, { start: floor + start, end: floor + end }, WORDS, 0, floor);
  }
  return stableIds('E', keys, undefined, before?.stable);
}

/** An event that is told as it was in the version before, there at the index `old`. */
function assembleAgain(
  now: Version,
  i: number,
  ids: readonly string[],
  before: AssembledEvents,
  old: number,
): EventAnnotation {
  const event = now.from.events[i];
  const place = now.from.places[i];
  const annotation = before.events[old];
  const placeBefore = before.from.places[old];
  const by = place.start - placeBefore.start;
  const isFilled = fillAlike(event, placeBefore, before.numbered, place, now.numbered);
  if (
    isFilled &&
    by === 0 &&
    i === old &&
    isRankedAlike(now.from, i, annotation, ids) &&
    pointAlike(event, placeBefore, before.numbered, place, now.numbered)
  )
    return annotation;
  const isKept = isFilled && (by === 0 || event.arguments.every(a => a.via === undefined && a.span === undefined));
  const args = isKept ? annotation.arguments : assembleArguments(now, event, place);
  return assembleEvent(now, i, ids, args, annotation);
}

/**
 * Whether an event is to its document what its annotation in the version before says; its index is the same there. The
 * ids that it names are compared, not their numbers: another event may have got a new id in its place.
 */
function isRankedAlike(now: EventResult, i: number, before: EventAnnotation, ids: readonly string[]): boolean {
  return (
    now.tier[i] === before.tier &&
    now.salience[i] === before.salience &&
    ids[now.sameAs[i]] === before.sameAs &&
    ids[now.partOf[i]] === before.partOf &&
    (now.lead === i) === (before.lead === true)
  );
}

/** Whether time, place and source of an event have the ids in one version that they have in the other. */
function pointAlike(event: ResolvedEvent, a: EventPlace, from: Assembled, b: EventPlace, to: Assembled): boolean {
  const { time, place, source } = event;
  if (time !== null && from.figures[figureAt(a, time)].id !== to.figures[figureAt(b, time)].id) return false;
  if (place !== null && from.entities[mentionAt(a, place)].id !== to.entities[mentionAt(b, place)].id) return false;
  return source === null || from.entities[mentionAt(a, source)].id === to.entities[mentionAt(b, source)].id;
}

/** Whether all that fills a role of an event has the ids in one version that it has in the other. */
function fillAlike(event: ResolvedEvent, a: EventPlace, from: Assembled, b: EventPlace, to: Assembled): boolean {
  for (const { target } of event.arguments)
    if (target !== undefined && idOf(target, a, from) !== idOf(target, b, to)) return false;
  return true;
}

function idOf({ kind, index }: Target, place: EventPlace, { entities, figures }: Assembled): string {
  return kind === 'entity' ? entities[mentionAt(place, index)].id : figures[figureAt(place, index)].id;
}

/** `before` is the annotation of the same event in the version before. */
function assembleEvent(
  { text, numbered, from }: Version,
  i: number,
  ids: readonly string[],
  args: readonly EventArgument[],
  before?: EventAnnotation,
): EventAnnotation {
  const { entities, figures } = numbered;
  const e = from.events[i];
  const at = from.places[i];
  const event: Writable<EventAnnotation> = {
    id: ids[i],
    type: e.type,
    plover: e.plover,
    trigger: quote(text, e.trigger, at.start, before?.trigger),
    arguments: args,
    time: e.time === null ? null : figures[figureAt(at, e.time)].id,
    place: e.place === null ? null : entities[mentionAt(at, e.place)].id,
    polarity: e.polarity,
    modality: e.modality,
    source: e.source === null ? null : entities[mentionAt(at, e.source)].id,
    salience: from.salience[i],
    tier: from.tier[i],
  };
  if (e.attempted) event.attempted = true;
  if (e.sourceText !== undefined) event.sourceText = quote(text, e.sourceText, at.start, before?.sourceText);
  if (from.sameAs[i] >= 0) event.sameAs = ids[from.sameAs[i]];
  if (from.partOf[i] >= 0) event.partOf = ids[from.partOf[i]];
  if (from.lead === i) event.lead = true;
  if (e.confidence !== undefined) event.confidence = e.confidence;
  if (e.evidence !== undefined) event.evidence = e.evidence;
  return event;
}

function assembleArguments(
  { text, numbered }: Version,
  event: ResolvedEvent,
  place: EventPlace,
): readonly EventArgument[] {
  return event.arguments.map(argument => {
    const { role, via } = argument;
    if (argument.span !== undefined) return { role, span: quote(text, argument.span, place.start) };
    const target = idOf(argument.target, place, numbered);
    if (via === undefined) return { role, target };
    const { confidence } = argument;
    const words = quote(text, via, place.start);
    return confidence === undefined ? { role, target, via: words } : { role, target, via: words, confidence };
  });
}

/** The words of a span that counts from `from`; `before` are the same words in the version before. */
function quote(text: string, span: Span, from: number, before?: QuotedSpan): QuotedSpan {
  const start = from + span.start;
  if (before?.start === start) return before;
  const end = from + span.end;
  return { start, end, text: before?.text ?? ownWords(text, start, end) };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
