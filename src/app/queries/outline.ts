import type { EventAnnotation } from '../../core';
import type { AnnotationIndex } from './annotationIndex';
import {
  argumentWords,
  type EventStatus,
  eventPlace,
  eventSource,
  eventStatus,
  eventTime,
  eventWords,
  isNews,
} from './eventFacts';

/** An event of the outline, in words. */
export interface OutlineRow {
  readonly event: EventAnnotation;
  readonly headline: string;
  /** The words that tell it and its parts, in the order of the text. */
  readonly triggers: string;
  readonly lead: boolean;
  readonly status: readonly EventStatus[];
  readonly when: string | null;
  readonly where: string | null;
  /** Who says so. */
  readonly source: string | null;
  readonly arguments: readonly OutlineArgument[];
  /** Later tellings of the same event, in the order of the text. */
  readonly again: readonly EventAnnotation[];
  /** What belongs to it: its cause, its effect, what it leads to. In the order of the text. */
  readonly parts: readonly EventAnnotation[];
}

export interface OutlineArgument {
  /** The name of the role in the ontology. */
  readonly role: string;
  readonly text: string;
  /** The id of the mention or figure that fills it. */
  readonly target: string | null;
}

/** What a text tells: the news, and what else there is. Both in the order of the text, each event once. */
export interface Outline {
  readonly rows: readonly OutlineRow[];
  readonly background: readonly OutlineRow[];
}

/** The rows that are listed, in the order of the text: the news, and the background where it is asked for. */
export function listedRows(index: AnnotationIndex, background: boolean): readonly OutlineRow[] {
  const outline = outlineOf(index);
  if (!background) return outline.rows;
  return [...outline.rows, ...outline.background].sort((a, b) => a.event.trigger.start - b.event.trigger.start);
}

/** The outline of a text, as the sidebar shows it and `newsmark outline` prints it. */
export function outlineOf(index: AnnotationIndex): Outline {
  const { events } = index.annotations;
  const known = new Map(events.map(event => [event.id, event]));
  const first = (event: EventAnnotation): EventAnnotation => known.get(event.sameAs ?? '') ?? event;
  const again = new Map<string, EventAnnotation[]>();
  const parts = new Map<string, EventAnnotation[]>();
  for (const event of events) {
    const whole = known.get(first(event).partOf ?? '');
    if (whole !== undefined) put(parts, first(whole).id, event);
    else if (first(event) !== event) put(again, first(event).id, event);
  }
  const rows: OutlineRow[] = [];
  const background: OutlineRow[] = [];
  for (const event of events) {
    if (event.tier === 'minor' || first(event) !== event || known.has(event.partOf ?? '')) continue;
    const row = rowOf(event, index, again.get(event.id) ?? [], parts.get(event.id) ?? []);
    if (isNews(event)) rows.push(row);
    else if (tellsMore(row)) background.push(row);
  }
  return { rows, background };
}

/** Whether a row is more than a lone word: "Attacks" alone, of nobody and at no time, tells nothing. */
function tellsMore({ headline, when, where }: OutlineRow): boolean {
  return headline.includes(' ') || when !== null || where !== null;
}

function put<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/**
 * A row tells what its parts tell besides: when, where, who says so and who else takes part, as far as it leaves them
 * open.
 */
function rowOf(
  event: EventAnnotation,
  index: AnnotationIndex,
  again: readonly EventAnnotation[],
  parts: readonly EventAnnotation[],
): OutlineRow {
  const all = [event, ...parts];
  const firstOf = (tell: (of: EventAnnotation, index: AnnotationIndex) => string | undefined): string | null => {
    for (const each of all) {
      const told = tell(each, index);
      if (told !== undefined) return told;
    }
    return null;
  };
  const byPlace = [...all].sort((a, b) => a.trigger.start - b.trigger.start);
  return {
    event,
    headline: eventWords(event, index),
    triggers: [...new Set(byPlace.map(each => each.trigger.text))].join(', '),
    lead: event.lead === true,
    status: rowStatus(event, parts),
    when: firstOf(eventTime),
    where: firstOf(eventPlace),
    source: firstOf(eventSource),
    arguments: argumentsOf(all, index),
    again,
    parts,
  };
}

/** Farthest what a verb leads to stands behind it, in UTF-16 code units. */
const NEAR = 32;
/** The same of what it only may lead to: "voted to leave". */
const NEXT = 8;

/**
 * How sure the text is of a row: where its own verb plainly happened, of what that leads to right behind it, as "ruled
 * out a strike" denies the strike.
 */
function rowStatus(event: EventAnnotation, parts: readonly EventAnnotation[]): readonly EventStatus[] {
  const own = eventStatus(event);
  const { end } = event.trigger;
  const next = parts.find(({ trigger }) => trigger.start >= end);
  if (own.length > 0 || next === undefined) return own;
  const [status] = eventStatus(next);
  // "expands its power to search": that is not what may; "voted to leave": the vote was taken
  const reach = status === 'possible' ? NEXT : event.type === 'Government.Vote' ? -1 : NEAR;
  return status !== undefined && next.trigger.start - end <= reach ? [status] : own;
}

/** What fills the roles of some events, each thing once. */
function argumentsOf(events: readonly EventAnnotation[], index: AnnotationIndex): readonly OutlineArgument[] {
  const found = new Map<string, OutlineArgument>();
  for (const argument of events.flatMap(event => event.arguments)) {
    const text = argumentWords(argument, index);
    if (text === undefined || found.has(text)) continue;
    found.set(text, { role: argument.role, text, target: argument.target ?? null });
  }
  return [...found.values()];
}
