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
  readonly lead: boolean;
  readonly status: readonly EventStatus[];
  readonly when: string | null;
  readonly where: string | null;
  /** Who says so. */
  readonly source: string | null;
  readonly arguments: readonly OutlineArgument[];
  /** Later tellings of the same event, in the order of the text. */
  readonly again: readonly EventAnnotation[];
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
  const news = new Set(events.filter(event => isNews(event, index)).map(event => event.id));
  const rows: OutlineRow[] = [];
  const background: OutlineRow[] = [];
  const again = new Map<string, EventAnnotation[]>();
  for (const event of events) {
    const list = news.has(event.id) ? rows : background;
    const told = event.sameAs === undefined ? undefined : again.get(event.sameAs);
    // a later telling belongs to the first, but the news is not hidden under background
    if (told !== undefined && (list === background || news.has(event.sameAs ?? ''))) told.push(event);
    else {
      const later: EventAnnotation[] = [];
      again.set(event.id, later);
      list.push(rowOf(event, index, later));
    }
  }
  return { rows, background };
}

function rowOf(event: EventAnnotation, index: AnnotationIndex, again: readonly EventAnnotation[]): OutlineRow {
  return {
    event,
    headline: eventWords(event, index),
    lead: event.lead === true,
    status: eventStatus(event),
    when: eventTime(event, index) ?? null,
    where: eventPlace(event, index) ?? null,
    source: eventSource(event, index) ?? null,
    arguments: event.arguments.flatMap((argument): OutlineArgument[] => {
      const name = argumentWords(argument, index);
      return name === undefined ? [] : [{ role: argument.role, text: name, target: argument.target ?? null }];
    }),
    again,
  };
}
